import * as model from './model.js'

export const RED = 0xc62828
export const GREEN = 0x2e7d32
export const AMBER = 0xb26a00
const WHITE = 0xffffff
const style = (bgcolor) => ({ bgcolor, color: WHITE })
const layers = { type: 'dropdown', id: 'layer', label: 'Layer', default: 'main', choices: model.LAYERS.map((l) => ({ id: l, label: l })) }

/** One truth for each button: an item's button asks for its own item and nothing else. read gives the newest state, or undefined while the server is away. */
export function feedbacks(read) {
	const state = read()
	const item = { type: 'dropdown', id: 'item', label: 'Item', default: state?.items[0]?.id ?? '', allowCustom: true, choices: (state?.items ?? []).map((i) => ({ id: i.id, label: i.label })) }
	const truth = (name, bgcolor, options, ask) => ({ type: 'boolean', name, defaultStyle: style(bgcolor), options, callback: ({ options: o }) => Boolean(ask(read(), o)) })
	return {
		item_on_air: truth('This item is on air', RED, [item], (s, o) => model.onAir(s, o.item)),
		item_cued: truth('This item is cued', GREEN, [item], (s, o) => model.cued(s, o.item)),
		item_not_ready: truth('This item has no data to show', 0x444444, [item], (s, o) => s?.items.some((i) => i.id === o.item && !i.ready)),
		layer_on_air: truth('Something is on air on this layer', RED, [layers], (s, o) => model.layerOnAir(s, o.layer)),
		anything_cued: truth('Something is cued', GREEN, [], (s) => model.anythingCued(s)),
		panic: truth('Panic is on', RED, [], (s) => s?.panic),
		frozen: truth('The board is frozen', 0x1565c0, [], (s) => s?.frozen),
		outputs_trouble: truth('An output is in trouble', AMBER, [], (s) => s && s.health.ok < s.health.of),
		away: truth('The server is away', AMBER, [], (s) => !s),
	}
}
