/** Reads a state: what is where. All of it pure, so that buttons show nothing but the server's truth. */

export const LAYERS = ['bg', 'main', 'lower', 'corner', 'full']

const shownOn = (bus, layer) => bus?.[layer]

/** The item is on program and not on its way out. */
export const onAir = (state, item) => LAYERS.some((l) => shownOn(state?.program, l)?.item === item && state.program[l].phase === 'in')

/** The item is cued on preview. */
export const cued = (state, item) => LAYERS.some((l) => shownOn(state?.preview, l)?.item === item)

/** Something is on air on a layer. */
export const layerOnAir = (state, layer) => shownOn(state?.program, layer)?.phase === 'in'

/** Anything is cued. */
export const anythingCued = (state) => LAYERS.some((l) => shownOn(state?.preview, l))

/** The graphic that steps concern: the topmost on air that has steps, else the topmost cued. */
export function stepping(state) {
	const top = [...LAYERS].reverse()
	for (const bus of [state?.program, state?.preview]) {
		const layer = top.find((l) => (shownOn(bus, l)?.steps ?? 0) > 1 && bus[l].phase !== 'out')
		if (layer) return { layer, ...bus[layer] }
	}
	return undefined
}

const two = (n) => String(n).padStart(2, '0')

/** Milliseconds as a television clock shows them: up to the next second, never negative. */
export function mmss(ms) {
	const s = Math.max(0, Math.ceil(ms / 1000))
	return `${two(Math.floor(s / 60))}:${two(s % 60)}`
}

/** Companion's variables from a state. now is the server's clock. */
export function variables(state, now) {
	const out = {
		rev: state?.rev ?? '', output_name: state?.name ?? '', panic: state?.panic ? 1 : 0, frozen: state?.frozen ? 1 : 0,
		outputs_ok: state ? `${state.health.ok}/${state.health.of}` : '', answers_in: state?.figures?.answers ?? '', started: state?.figures?.started ?? '',
		question_no: state?.question_no ?? '', timer_mmss: state?.timer_ends_ms ? mmss(state.timer_ends_ms - now) : '',
		timer_color: !state?.timer_ends_ms ? '' : state.timer_ends_ms - now <= 10_000 ? 'red' : 'normal',
		pvw_name: LAYERS.map((l) => shownOn(state?.preview, l)?.label).filter(Boolean).join(', '),
	}
	for (const l of LAYERS) out[`pgm_${l}_name`] = layerOnAir(state, l) ? state.program[l].label : ''
	const at = stepping(state)
	out.step = at ? at.step + 1 : ''
	out.steps = at ? at.steps : ''
	return out
}
