import { InstanceBase, InstanceStatus } from '@companion-module/base'
import { actions } from './actions.js'
import { Api, ApiError } from './api.js'
import { feedbacks } from './feedbacks.js'
import { variables } from './model.js'
import { presets } from './presets.js'

const POLL_MS = 250
const RETRY_MS = 2000
const STATUS = {
	config: InstanceStatus.BadConfig, auth: InstanceStatus.AuthenticationFailure, away: InstanceStatus.ConnectionFailure, version: InstanceStatus.UnknownError, refused: InstanceStatus.UnknownWarning,
}

/** Once a script stands here it stays: it mends the buttons of people who had an older module. */
export const UpgradeScripts = []

const names = {
	rev: 'Revision of the output', output_name: 'Name of the output', panic: 'Panic is on (1/0)', frozen: 'The board is frozen (1/0)', outputs_ok: 'Outputs that are well / all',
	answers_in: 'Answers received', started: 'Attempts started', question_no: 'Number of the question on air', timer_mmss: 'Countdown', timer_color: 'red in the last ten seconds',
	pvw_name: 'What is cued', step: 'Step of the graphic on air', steps: 'Its steps', pgm_bg_name: 'On air: background', pgm_main_name: 'On air: main', pgm_lower_name: 'On air: lower', pgm_corner_name: 'On air: corner', pgm_full_name: 'On air: full',
}

/** A connection to one output. It is green only after a state that it understands, and every button shows the server's state, never its own wish. */
export default class HoiThi extends InstanceBase {
	state = undefined
	#api
	#timer
	#stopped = false
	#run = 0
	#skew = 0

	async init(config, _first, secrets) {
		this.setVariableDefinitions(Object.fromEntries(Object.entries(names).map(([id, name]) => [id, { name }])))
		this.#define()
		await this.configUpdated(config, secrets)
	}

	async configUpdated(config, secrets) {
		clearTimeout(this.#timer)
		const run = ++this.#run
		this.#show(undefined)
		try {
			this.#api = new Api({ address: config?.address, output: config?.output, token: secrets?.token })
		} catch (err) {
			this.#api = undefined
			this.updateStatus(STATUS[err.kind] ?? InstanceStatus.UnknownError, err.message)
			return
		}
		this.updateStatus(InstanceStatus.Connecting)
		await this.#poll(run)
	}

	async destroy() {
		this.#stopped = true
		clearTimeout(this.#timer)
	}

	getConfigFields() {
		return [
			{ type: 'textinput', id: 'address', label: 'Address', width: 8, default: 'http://127.0.0.1:8080' },
			{ type: 'textinput', id: 'output', label: 'Output', width: 4, default: 'chinh' },
			{ type: 'secret-text', id: 'token', label: 'Token (class ctl)', width: 12 },
		]
	}

	async #poll(run) {
		let wait = POLL_MS
		try {
			const state = await this.#api.state()
			if (run !== this.#run || this.#stopped) return
			this.updateStatus(InstanceStatus.Ok)
			this.#show(state)
		} catch (err) {
			if (run !== this.#run || this.#stopped) return
			this.updateStatus(STATUS[err.kind] ?? InstanceStatus.UnknownError, err.message)
			this.#show(undefined)
			wait = RETRY_MS
		}
		this.#timer = setTimeout(() => this.#poll(run), wait)
	}

	#show(state) {
		const before = this.state
		this.state = state
		if (state && state !== before) this.#skew = state.now_ms - Date.now()
		this.setVariableValues(variables(state, Date.now() + this.#skew))
		if (state === before) return
		if (JSON.stringify(state?.items) !== JSON.stringify(before?.items)) this.#define()
		this.checkAllFeedbacks()
	}

	#define() {
		this.setActionDefinitions(actions(this.state, (path) => this.#send(path)))
		this.setFeedbackDefinitions(feedbacks(() => this.state))
		const made = presets(this.state)
		this.setPresetDefinitions(made.structure, made.presets)
	}

	/** A refusal is said in the log and changes no button: the state does that. */
	async #send(path) {
		try {
			if (!this.#api) throw new ApiError('config', 'Not connected')
			await this.#api.command(path)
		} catch (err) {
			this.log('warn', `${path}: ${err.message}`)
		}
	}
}
