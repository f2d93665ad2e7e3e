import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { test } from 'node:test'
import { validateManifest } from '@companion-module/base/manifest'
import HoiThi, { UpgradeScripts } from '../src/main.js'
import { Api } from '../src/api.js'
import { mmss, stepping, variables } from '../src/model.js'

const read = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'))
const fixture = read('./state.json')

// where the base library writes in Companion
const log = []
globalThis.COMPANION_LOGGER = (_source, level, message) => log.push([level, message])

/** A server that answers with a state and writes down what it is told. */
async function server(t, state = fixture) {
	const heard = []
	const s = { state, heard, status: 200, drop: 0, etag: '"1"' }
	const http = createServer((req, res) => {
		heard.push({ line: `${req.method} ${req.url}`, auth: req.headers.authorization, key: req.headers['idempotency-key'] })
		if (s.drop > 0 && req.method === 'POST') {
			s.drop--
			return req.socket.destroy()
		}
		if (s.status !== 200) return res.writeHead(s.status, { 'Content-Type': 'application/problem+json' }).end('{"title":"Nothing is cued"}')
		if (req.method === 'GET' && req.headers['if-none-match'] === s.etag) return res.writeHead(304).end()
		res.writeHead(200, { ETag: s.etag, 'Content-Type': 'application/json' }).end(JSON.stringify(req.method === 'GET' ? s.state : { ok: true, rev: 43 }))
	})
	await new Promise((ready) => http.listen(0, '127.0.0.1', ready))
	t.after(() => http.close())
	s.config = { address: `http://127.0.0.1:${http.address().port}`, output: 'chinh' }
	s.commands = () => heard.filter((h) => h.line.startsWith('POST')).map((h) => h.line)
	return s
}

/** What Companion gives a module, writing down what it is told. */
function host() {
	const told = { status: [], variables: {}, actions: {}, feedbacks: {}, presets: {}, structure: [], checked: 0 }
	const nothing = () => {}
	const context = {
		_isInstanceContext: true, id: 'x', label: 'hoithi', upgradeScripts: UpgradeScripts, sharedUdpSocketHandlers: new Map(),
		saveConfig: nothing, oscSend: nothing, recordAction: nothing, subscribeActions: nothing, unsubscribeActions: nothing, unsubscribeFeedbacks: nothing, checkFeedbacksById: nothing, checkFeedbacks: nothing,
		updateStatus: (status, message) => told.status.push([status, message]), setActionDefinitions: (d) => (told.actions = d), setFeedbackDefinitions: (d) => (told.feedbacks = d),
		checkAllFeedbacks: () => told.checked++, setPresetDefinitions: (s, d) => Object.assign(told, { structure: s, presets: d }),
		setVariableDefinitions: (d) => (told.definitions = d), setVariableValues: (v) => Object.assign(told.variables, v), getVariableValue: (id) => told.variables[id],
	}
	return { context, told }
}

async function connect(t, s, token = 'bi-mat') {
	const { context, told } = host()
	const module = new HoiThi(context)
	t.after(() => module.destroy())
	await module.init(s.config, true, { token })
	return { module, told }
}

test('the manifest is what Companion asks for', () => {
	validateManifest(read('../companion/manifest.json'), false)
})

test('green only after a state that it understands', async (t) => {
	const s = await server(t)
	const { told } = await connect(t, s)
	assert.deepEqual(told.status.map(([x]) => x), ['connecting', 'ok'])
	assert.equal(s.heard[0].line, 'GET /tv/api/v1/chinh/state')
	assert.equal(s.heard[0].auth, 'Bearer bi-mat')
})

for (const [name, change, status] of [
	['a wrong token', (s) => (s.status = 403), 'authentication_failure'],
	['a server of another version', (s) => (s.state = { api: 2 }), 'unknown_error'],
	['a server that fails', (s) => (s.status = 502), 'connection_failure'],
	['something that is no such server', (s) => (s.state = 'hello'), 'unknown_error'],
	['an address that is none', (s) => (s.config = { address: 'thi', output: 'chinh' }), 'bad_config'],
]) {
	test(`not green: ${name}`, async (t) => {
		const s = await server(t)
		change(s)
		const { told } = await connect(t, s)
		assert.equal(told.status.at(-1)[0], status)
		assert.ok(told.status.at(-1)[1])
		assert.equal(told.feedbacks.away.callback({ options: {} }), true)
		assert.equal(told.feedbacks.item_on_air.callback({ options: { item: 'bang' } }), false)
	})
}

test('each button shows its own item', async (t) => {
	const { told } = await connect(t, await server(t))
	const lit = (id, item) => told.feedbacks[id].callback({ options: { item } })
	const seen = fixture.items.map((i) => [i.id, lit('item_on_air', i.id), lit('item_cued', i.id), lit('item_not_ready', i.id)])
	assert.deepEqual(seen, [['bang', true, false, false], ['cau-7', false, true, false], ['trao-giai', false, false, true]])
	assert.equal(lit('item_on_air', 'dong-ho'), false, 'what is on its way out is not on air')
	const layer = (l) => told.feedbacks.layer_on_air.callback({ options: { layer: l } })
	assert.deepEqual(['main', 'corner', 'full'].map(layer), [true, false, false])
	assert.equal(told.feedbacks.outputs_trouble.callback({ options: {} }), true)
})

test('every action is one request with an id, and none is a toggle', async (t) => {
	const s = await server(t)
	const { told } = await connect(t, s)
	const run = (id, options = {}) => told.actions[id].callback({ options })
	await run('cue', { item: 'câu/7' })
	await run('take', { layer: 'all' })
	await run('take', { layer: 'lower' })
	await run('out', { layer: 'main' })
	await run('step', { to: 'prev' })
	await run('clear', { layer: 'all' })
	await run('panic')
	await run('resume')
	await run('freeze', { on: 'off' })
	const at = '/tv/api/v1/chinh'
	assert.deepEqual(s.commands(), [`POST ${at}/cue/c%C3%A2u%2F7`, `POST ${at}/take`, `POST ${at}/take/lower`, `POST ${at}/out/main`, `POST ${at}/step/prev`, `POST ${at}/clear`, `POST ${at}/panic`, `POST ${at}/resume`, `POST ${at}/freeze/off`])
	const keys = s.heard.filter((h) => h.key).map((h) => h.key)
	assert.equal(new Set(keys).size, keys.length)
	assert.ok(Object.keys(told.actions).every((id) => !/toggle/.test(id)))
})

test('a lost answer is asked for again under the same id', async (t) => {
	const s = await server(t)
	const { told } = await connect(t, s)
	s.drop = 1
	await told.actions.take.callback({ options: {} })
	const keys = s.heard.filter((h) => h.key).map((h) => h.key)
	assert.equal(keys.length, 2)
	assert.equal(keys[0], keys[1])
})

test('a refusal is said and changes nothing', async (t) => {
	const s = await server(t)
	const { module, told } = await connect(t, s)
	s.status = 409
	await told.actions.take.callback({ options: {} })
	assert.deepEqual(log.at(-1), ['warn', '/take: Nothing is cued'])
	assert.equal(module.state.rev, 42)
})

test('presets lead to actions and feedbacks that exist', async (t) => {
	const { told } = await connect(t, await server(t))
	const listed = told.structure.flatMap((s) => s.definitions)
	assert.deepEqual([...listed].sort(), Object.keys(told.presets).sort())
	assert.ok(listed.includes('item_cau-7'))
	for (const p of Object.values(told.presets)) {
		for (const a of p.steps.flatMap((s) => s.down)) assert.ok(told.actions[a.actionId], a.actionId)
		for (const f of p.feedbacks) assert.ok(told.feedbacks[f.feedbackId], f.feedbackId)
	}
})

test('every variable that has a value is defined', async (t) => {
	const { told } = await connect(t, await server(t))
	assert.deepEqual(Object.keys(told.variables).sort(), Object.keys(told.definitions).sort())
	const v = variables(fixture, fixture.now_ms)
	assert.deepEqual([v.pgm_main_name, v.pgm_corner_name, v.pvw_name, v.step, v.steps, v.timer_mmss, v.timer_color, v.outputs_ok, v.answers_in], ['Bảng xếp hạng', '', 'Câu 7', 2, 5, '00:10', 'red', '1/2', 4100])
	assert.equal(mmss(-5000), '00:00')
	assert.equal(mmss(60_001), '01:01')
	assert.equal(stepping(undefined), undefined)
})

test('a state that did not change is not read again', async (t) => {
	const s = await server(t)
	const api = new Api({ ...s.config, token: 'x' })
	const first = await api.state()
	assert.equal(await api.state(), first)
	assert.equal(s.heard.length, 2)
})
