import { LAYERS } from './model.js'

const layerChoice = (id, extra = []) => ({
	type: 'dropdown', id, label: 'Layer', default: extra[0]?.id ?? 'main', choices: [...extra, ...LAYERS.map((l) => ({ id: l, label: l }))],
})
const itemChoice = (state) => ({
	type: 'dropdown', id: 'item', label: 'Item', default: state?.items[0]?.id ?? '', allowCustom: true,
	choices: (state?.items ?? []).map((i) => ({ id: i.id, label: i.label })),
})
const part = (s) => encodeURIComponent(String(s ?? ''))

/** Every action says what it will do; none is a toggle, because a toggle straight to air is a mistake. send takes a path. */
export function actions(state, send) {
	return {
		cue: { name: 'Cue an item on preview', options: [itemChoice(state)], callback: ({ options }) => send(`/cue/${part(options.item)}`) },
		cue_take: {
			name: 'Cue an item and take it', options: [itemChoice(state)],
			callback: async ({ options }) => {
				await send(`/cue/${part(options.item)}`)
				await send('/take')
			},
		},
		uncue: { name: 'Remove from preview', options: [layerChoice('layer')], callback: ({ options }) => send(`/uncue/${part(options.layer)}`) },
		take: {
			name: 'TAKE', options: [layerChoice('layer', [{ id: 'all', label: 'all that is cued' }])],
			callback: ({ options }) => send(options.layer && options.layer !== 'all' ? `/take/${part(options.layer)}` : '/take'),
		},
		out: { name: 'OUT', options: [layerChoice('layer')], callback: ({ options }) => send(`/out/${part(options.layer)}`) },
		step: {
			name: 'Step', callback: ({ options }) => send(`/step/${part(options.to)}`),
			options: [{ type: 'dropdown', id: 'to', label: 'To', default: 'next', allowCustom: true, choices: [{ id: 'next', label: 'next' }, { id: 'prev', label: 'previous' }, { id: '0', label: 'the first' }] }],
		},
		clear: {
			name: 'CLEAR (cut)', options: [layerChoice('layer', [{ id: 'all', label: 'everything' }])],
			callback: ({ options }) => send(options.layer && options.layer !== 'all' ? `/clear/${part(options.layer)}` : '/clear'),
		},
		panic: { name: 'PANIC: hide all and hold', options: [], callback: () => send('/panic') },
		resume: { name: 'Resume after panic', options: [], callback: () => send('/resume') },
		freeze: {
			name: 'Freeze the board', callback: ({ options }) => send(`/freeze/${part(options.on)}`),
			options: [{ type: 'dropdown', id: 'on', label: 'Freeze', default: 'on', choices: [{ id: 'on', label: 'on' }, { id: 'off', label: 'off' }] }],
		},
	}
}
