/**
 * SocketError: what the kernel refused, and what can be done about it. This file alone makes them (house rule 4);
 * a caller's mistake is a TypeError or RangeError instead (arguments.ts).
 */
import { constants } from 'node:os';
import { getSystemErrorMap, inspect, types } from 'node:util';
import { binding } from '../native/load';
import { render, renderHostPort, renderPath } from './arguments';
import { suggest, type Transport } from './suggestions';

/** What the call was about; each part that is given is in the message or helps the suggestion. */
export interface SocketErrorContext {
	/** The address that was asked for: the local one of bind and listen, the peer's of connect and send. */
	address?: string | undefined;
	port?: number | undefined;
	/** Unix path; an abstract name begins with NUL. */
	path?: string | undefined;
	/** Which protocol's ports `port` is one of. Not told: both are looked at. */
	transport?: Transport | undefined;
	interface?: string | undefined;
	/** An option's name in the option table, or its symbol. */
	option?: string | undefined;
	/** A setting of ours that ended it, 'idleTimeoutMs', and its value: it was not the kernel. */
	setting?: string | undefined;
	settingValue?: number | undefined;
	/** The socket's descriptor. Read for suggestions, so it may be another socket's by then. */
	fd?: number | undefined;
	cause?: unknown;
	/** A few words that the message ends with. */
	detail?: string | undefined;
}

/** libuv's errors that os.constants knows too; these texts are for those that libuv has no name for. */
const textsBeyondLibuv: Readonly<Record<string, string>> = {
	EDEADLK: 'resource deadlock avoided',
	EDOM: 'argument out of domain',
	EINPROGRESS: 'operation in progress',
	ENOMSG: 'no message of the desired type',
	ENOSR: 'out of streams resources',
	ESTALE: 'stale file handle',
	ETIME: 'timer expired',
};

// Once: Node makes the map anew for every caller.
const libuvErrors = getSystemErrorMap();
const unknownErrno = -4094; // UV_UNKNOWN, the same on every system

/**
 * The kernel refused a call. `code` is the errno's name ('EADDRINUSE'), `errno` libuv's negative number for it
 * (that of `util.getSystemErrorName`), `syscall` the call. `suggestion` says what to do, in a sentence or two, where
 * something is known; it is made when first read, from the system's state at that time. console.error,
 * util.inspect and JSON.stringify show it.
 */
export class SocketError extends Error {
	static {
		// On the prototype, where Error has it: an own `name` would be listed with the error's other properties.
		const value = 'SocketError';
		Object.defineProperty(SocketError.prototype, 'name', { value, writable: true, configurable: true });
	}

	/** libuv's negative number, on every system that of `util.getSystemErrorName()`. */
	readonly errno: number;
	/** The errno's name: 'EADDRINUSE'. */
	readonly code: string;
	/** The call that failed: 'bind', 'setsockopt' … */
	readonly syscall: string;
	/** Windows' own number for it (10048 for EADDRINUSE), where it has another than libuv has. */
	declare readonly systemErrno?: number;
	/** The address that was asked for: the local one of bind and listen, the peer's of connect and send. */
	declare readonly address?: string;
	/** Its port. */
	declare readonly port?: number;
	/** A unix path; an abstract name begins with NUL. */
	declare readonly path?: string;
	/** The interface that was asked for, by name or number. */
	declare readonly interface?: string;
	/** The option's name in the option table. */
	declare readonly option?: string;
	/**
	 * The setting of ours whose bound was met ('idleTimeoutMs', 'maxQueuedBytes'). Absent where the kernel told the
	 * error: so an ETIMEDOUT of `timeouts` differs from one of TCP's.
	 */
	declare readonly setting?: string;
	readonly #context: SocketErrorContext;
	#suggestion: { readonly text: string | undefined } | undefined;

	/** Use `socketError()`. */
	constructor(result: number, syscall: string, context: SocketErrorContext = {}) {
		const { errno, code, text } = describeErrno(result);
		super(messageOf(code, text, syscall, context), context.cause === undefined ? undefined : { cause: context.cause });
		this.errno = errno;
		this.code = code;
		this.syscall = syscall;
		const systemErrno = errno === result ? binding.systemErrorOf(result) : 0;
		if (systemErrno !== 0) Object.assign(this, { systemErrno });
		for (const key of ['address', 'port', 'path', 'interface', 'option', 'setting'] as const) {
			if (context[key] !== undefined) Object.assign(this, { [key]: context[key] });
		}
		this.#context = context;
	}

	/** What to do about it; undefined where nothing is known. Never throws. */
	get suggestion(): string | undefined {
		this.#suggestion ??= { text: suggest({ ...this.#context, code: this.code, syscall: this.syscall }) };
		return this.#suggestion.text;
	}

	/** What JSON.stringify shows: name, message, the properties above, the suggestion, and the cause's message. */
	toJSON(): Record<string, unknown> {
		const { name, message, suggestion, cause } = this;
		const json: Record<string, unknown> = { name, message };
		Object.assign(json, this);
		if (suggestion !== undefined) json.suggestion = suggestion;
		if (types.isNativeError(cause)) json.cause = { name: cause.name, message: cause.message };
		else if (cause !== undefined) json.cause = render(cause);
		return json;
	}

	/**
	 * Answers the error itself, so that Node shows stack, cause and properties as it does for any error, with the
	 * suggestion now among the properties.
	 */
	[inspect.custom](): this {
		try {
			const value = this.suggestion;
			if (value !== undefined) {
				Object.defineProperty(this, 'suggestion', { value, enumerable: true, configurable: true, writable: true });
			}
		} catch {
			// A frozen error, or a Proxy around one: shown without.
		}
		return this;
	}
}

/**
 * The SocketError for a call that answered `result`, a negative errno.
 *
 *     const result = handle.bind(address);
 *     if (result < 0) throw socketError(result, 'bind', { address: '127.0.0.1', port: 80 });
 */
export function socketError(result: number, syscall: string, context?: SocketErrorContext): SocketError {
	return new SocketError(result, syscall, context);
}

/** libuv's negative number for a code on this system ('EINVAL': -22 on Linux); UV_UNKNOWN's for one it has not. */
export function errnoOf(code: string): number {
	for (const [errno, [name]] of libuvErrors) {
		if (name === code) return errno;
	}
	const number: number | undefined = (constants.errno as Readonly<Record<string, number>>)[code];
	return number === undefined ? unknownErrno : -number;
}

interface ErrnoDescription {
	readonly errno: number;
	readonly code: string;
	readonly text: string | undefined;
}

function describeErrno(result: number): ErrnoDescription {
	if (!Number.isInteger(result) || result >= 0) {
		return { errno: unknownErrno, code: 'UNKNOWN', text: `unknown error (the call answered ${result})` };
	}
	const known = libuvErrors.get(result);
	if (known !== undefined) return { errno: result, code: known[0], text: known[1] };
	const code = Object.entries(constants.errno).find(([, number]) => number === -result)?.[0];
	if (code !== undefined) return { errno: result, code, text: textsBeyondLibuv[code] };
	return { errno: result, code: `Unknown system error ${result}`, text: undefined };
}

function messageOf(code: string, text: string | undefined, syscall: string, context: SocketErrorContext): string {
	const { address, port, path, option, detail } = context;
	let message = text === undefined ? `${syscall} ${code}` : `${syscall} ${code}: ${text}`;
	if (path !== undefined) message += ` ${renderPath(path)}`;
	else if (address !== undefined) message += ` ${renderHostPort(address, port)}`;
	else if (port !== undefined) message += ` port ${port}`;
	if (context.interface !== undefined) message += ` ${context.interface}`;
	if (option !== undefined) message += ` (${option})`;
	if (detail !== undefined) message += ` - ${detail}`;
	return message;
}
