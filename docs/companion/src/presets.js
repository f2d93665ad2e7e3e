import { AMBER, GREEN, RED } from './feedbacks.js'
import { LAYERS } from './model.js'

const WHITE = 0xffffff
const BLACK = 0x000000
const lit = (feedbackId, options, bgcolor) => ({ feedbackId, options, style: { bgcolor, color: WHITE } })
const away = lit('away', {}, AMBER)
const button = (name, text, actionId, options, feedbacks, bgcolor = BLACK) => ({
	type: 'simple', name, style: { text, size: 'auto', color: WHITE, bgcolor },
	steps: [{ down: [{ actionId, options }], up: [] }], feedbacks: [...feedbacks, away],
})

/** Companion's ready-made buttons: the fixed ones, and one for each item of the rundowns. */
export function presets(state) {
	const all = {
		take: button('TAKE', 'TAKE', 'take', { layer: 'all' }, [lit('anything_cued', {}, GREEN)]),
		clear: button('CLEAR', 'CLEAR', 'clear', { layer: 'all' }, []),
		panic: button('PANIC', 'PANIC', 'panic', {}, [lit('panic', {}, RED)], 0x5c0a0a),
		resume: button('RESUME', 'RESUME', 'resume', {}, [lit('panic', {}, AMBER)]),
		next: button('Next step', 'STEP\n$(hoithi:step)/$(hoithi:steps)\n▶', 'step', { to: 'next' }, []),
		prev: button('Previous step', '◀\nSTEP', 'step', { to: 'prev' }, []),
		freeze: button('FREEZE', 'FREEZE', 'freeze', { on: 'on' }, [lit('frozen', {}, 0x1565c0)]),
		unfreeze: button('UNFREEZE', 'UN-\nFREEZE', 'freeze', { on: 'off' }, []),
	}
	for (const l of LAYERS) all[`out_${l}`] = button(`OUT ${l}`, `OUT\n${l}\n$(hoithi:pgm_${l}_name)`, 'out', { layer: l }, [lit('layer_on_air', { layer: l }, RED)])
	const items = []
	for (const i of state?.items ?? []) {
		const id = `item_${i.id}`
		items.push(id)
		all[id] = button(i.label, i.label, 'cue', { item: i.id }, [lit('item_not_ready', { item: i.id }, 0x444444), lit('item_cued', { item: i.id }, GREEN), lit('item_on_air', { item: i.id }, RED)])
	}
	const structure = [
		{ id: 'show', name: 'Show', definitions: ['take', 'clear', 'panic', 'resume', 'prev', 'next', 'freeze', 'unfreeze'] },
		{ id: 'out', name: 'Out', definitions: LAYERS.map((l) => `out_${l}`) },
		...(items.length > 0 ? [{ id: 'items', name: 'Rundown', definitions: items }] : []),
	]
	return { structure, presets: all }
}
