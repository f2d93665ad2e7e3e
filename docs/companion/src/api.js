/** The control API of one output. Every command carries an id, so that a repetition is harmless. */

/** The version of the state that this module reads. A server with another one is refused, not guessed at. */
export const API_VERSION = 1

/** A failure in the user's words, with what Companion should show. */
export class ApiError extends Error {
	/** @param {'config'|'auth'|'away'|'version'|'refused'} kind */
	constructor(kind, message) {
		super(message)
		this.kind = kind
	}
}

export class Api {
	#etag = ''
	#last

	/** @param {{address: string, output: string, token: string}} config @param {typeof fetch} fetcher @param {() => string} newId */
	constructor(config, fetcher = fetch, newId = () => crypto.randomUUID()) {
		let base
		try {
			base = new URL(config.address)
		} catch {
			throw new ApiError('config', 'The address is not complete: https://thi.example.vn')
		}
		if (!config.output || !config.token) throw new ApiError('config', 'Output and token are needed')
		this.base = `${base.origin}/tv/api/v1/${encodeURIComponent(config.output)}`
		this.token = config.token
		this.fetch = fetcher
		this.newId = newId
	}

	/** The output's state; the same object while nothing has changed. */
	async state() {
		const res = await this.#ask('GET', '/state', this.#etag ? { 'If-None-Match': this.#etag } : {})
		if (res.status === 304) return this.#last
		const state = await res.json().catch(() => undefined)
		if (state?.api !== API_VERSION) {
			throw new ApiError('version', `This module reads version ${API_VERSION}, the server speaks ${state?.api ?? 'something else'}: update the module`)
		}
		this.#etag = res.headers.get('ETag') ?? ''
		this.#last = state
		return state
	}

	/** Sends a command: path like "/cue/<item>". A lost answer is asked for again under the same id. */
	async command(path) {
		const id = this.newId()
		const send = () => this.#ask('POST', path, { 'Idempotency-Key': id })
		try {
			return await (await send()).json()
		} catch (err) {
			if (err.kind !== 'away') throw err
			return (await send()).json()
		}
	}

	async #ask(method, path, headers) {
		let res
		try {
			res = await this.fetch(this.base + path, { method, headers: { Authorization: `Bearer ${this.token}`, ...headers }, signal: AbortSignal.timeout(3000) })
		} catch (err) {
			throw new ApiError('away', `The server does not answer: ${err.cause?.code ?? err.message}`)
		}
		if (res.ok || res.status === 304) return res
		const problem = await res.json().catch(() => ({}))
		if (res.status === 401 || res.status === 403) throw new ApiError('auth', 'The token is refused: make a new one of class ctl for this output')
		if (res.status >= 500) throw new ApiError('away', `The server fails: ${res.status}`)
		throw new ApiError('refused', problem.title ?? `Refused: ${res.status}`)
	}
}
