/**
 * The options of the option table (native/options.json), typed: of a Socket, of one of node's sockets, or of a
 * descriptor.
 */
import { Socket as DatagramSocket } from 'node:dgram';
import { isIP, Server, Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { types } from 'node:util';
import type { OptionOut, Result } from '../native/binding';
import { binding } from '../native/load';
import { checkInteger, checkObject, checkString, invalidArgType, invalidArgValue } from './arguments';
import { BorrowedSocket, type NodeSocket, type OptionTarget } from './borrowed_socket';
import { errnoOf, type SocketError, type SocketErrorContext, socketError } from './errors';
import { tooLate } from './option_stages';
import { type OptionRowInfo, type OptionValues, optionRows, type SettableOptionValues } from './options.generated';
import { nearest } from './spelling';

/** What an option is called here: docs/options.md lists them. */
export type OptionName = OptionRowInfo['name'];

/** Options to set, by name; undefined ones are left alone. */
export type OptionSettings = { readonly [Name in keyof SettableOptionValues]?: SettableOptionValues[Name] | undefined };

/** What `all({ errors: true })` answers. */
export interface OptionReport {
	/** Every option that can be read on this socket. */
	readonly values: Partial<OptionValues>;
	/** Why the others cannot be read on this socket. */
	readonly errors: { readonly [Name in keyof OptionValues]?: SocketError };
}

const rowOf: ReadonlyMap<string, number> = indexRows();
/** With these, the others of a socket fail as well: it is closed, or is none. */
const fatal: ReadonlySet<Result> = new Set([errnoOf('EBADF'), errnoOf('ENOTSOCK')]);

/**
 * The options of one socket. `OptionValues` says what each is, and docs/options.md where it is there. What the kernel
 * refuses is a SocketError (ENOPROTOOPT: not on this kind of socket or system), a value of the wrong type or range
 * a TypeError or RangeError before any system call.
 *
 *     socket.options.set('tcpUserTimeoutMs', 5000);
 *     socket.options.get('tcpInfo').rttUs;
 */
export class SocketOptions {
	/** @internal */
	declare readonly owner: object | undefined;
	readonly #target: OptionTarget;

	/**
	 * Of a SocketHandle, or of the descriptor that the function gives: it is asked at every call. `owner` lives as long
	 * as these options: collected, it would close the handle. Use `optionsOf()`. @internal
	 */
	constructor(target: OptionTarget | (() => number), owner?: object) {
		this.#target = typeof target === 'function' ? new BorrowedSocket(target) : target;
		// Not listed when the socket is shown, which would show itself again.
		Object.defineProperty(this, 'owner', { value: owner });
	}

	/** Reads an option. Throws SocketError ENOPROTOOPT, ENOTSUP … where it is not there, EBADF once closed. */
	get<Name extends keyof OptionValues>(name: Name): OptionValues[Name] {
		const row = rowNamed(name);
		const out: OptionOut = {};
		const result = this.#target.getOption(row, out);
		if (result < 0) throw this.#error(result, 'getsockopt', { option: name });
		return out.value as OptionValues[Name];
	}

	/** Throws SocketError EINVAL or EISCONN too when the option had to be set earlier, before bind for example. */
	set<Name extends keyof SettableOptionValues>(name: Name, value: SettableOptionValues[Name]): this {
		const row = rowNamed(name);
		const info = optionRows[row] as OptionRowInfo;
		if (info.stage !== 'any') this.#checkStage(info, row, value);
		const result = this.#target.setOption(row, info.layout === 'ipv4Source' ? byAddress(value) : value);
		if (result < 0)
			throw this.#error(result, 'setsockopt', { option: name, interface: missingInterface(result, value) });
		return this;
	}

	/** Sets them one by one, in their order; undefined ones are left alone. Throws at the first that cannot be set. */
	setAll(settings: OptionSettings): this {
		for (const [name, value] of Object.entries(checkObject('settings', settings))) {
			if (value !== undefined) this.set(name as keyof SettableOptionValues, value as never);
		}
		return this;
	}

	/**
	 * Every option that can be read on this socket. Left out are those whose reading changes something (`readEffect` in
	 * the table): soError and tcpSavedSyn are taken away by it, soPeerPidFd opens a descriptor. With `{ errors: true }`
	 * also why the others cannot be read.
	 */
	all(): Partial<OptionValues>;
	all(options: { readonly errors: true }): OptionReport;
	all(options?: { readonly errors?: boolean }): Partial<OptionValues> | OptionReport;
	all(options: { readonly errors?: boolean } = {}): Partial<OptionValues> | OptionReport {
		const { errors: wanted } = checkObject('options', options);
		const values: Record<string, unknown> = {};
		const errors: Record<string, SocketError> = {};
		for (const [row, { name, access, readEffect }] of optionRows.entries()) {
			if (access === 'w' || readEffect !== undefined) continue;
			const out: OptionOut = {};
			const result = this.#target.getOption(row, out);
			if (fatal.has(result)) throw this.#error(result, 'getsockopt', {});
			if (result >= 0) values[name] = out.value;
			else if (wanted === true) errors[name] = this.#error(result, 'getsockopt', { option: name });
		}
		return wanted === true ? ({ values, errors } as OptionReport) : (values as Partial<OptionValues>);
	}

	/** Any option by the system's numbers: at most `length` bytes, as many as the kernel wrote. */
	getRaw(level: number, name: number, length: number): Uint8Array {
		const result = this.#target.getRawOption(level, name, length);
		if (typeof result === 'number') throw this.#error(result, 'getsockopt', rawContext(level, name));
		return result;
	}

	/** Any option by the system's numbers and bytes. Asks nobody whether it is too late. */
	setRaw(level: number, name: number, value: Uint8Array): this {
		const result = this.#target.setRawOption(level, name, value);
		if (result < 0) throw this.#error(result, 'setsockopt', rawContext(level, name));
		return this;
	}

	#error(result: Result, syscall: string, context: SocketErrorContext): SocketError {
		return socketError(result, syscall, { ...context, fd: this.#target.fd });
	}

	/** The value first: a mistake in it is told before the kernel is asked where the socket stands. */
	#checkStage({ name, stage, access }: OptionRowInfo, row: number, value: unknown): void {
		binding.checkOption(row, value);
		const late = access === 'r' ? undefined : tooLate(stage, this.#target);
		if (late !== undefined) {
			throw this.#error(errnoOf(late.code), 'setsockopt', { option: name, detail: late.detail });
		}
	}
}

/** Names and values, without a system call: throws what `set` would throw of them. */
export function checkOptions(settings: OptionSettings): void {
	for (const [name, value] of Object.entries(checkObject('options', settings))) {
		if (value === undefined) continue;
		const result = binding.checkOption(rowNamed(name), value);
		if (result < 0)
			throw socketError(result, 'setsockopt', { option: name, interface: missingInterface(result, value) });
	}
}

/**
 * As `checkOptions`, for options of connections that are there already. What would have to be set before is a mistake:
 * connections have it from their listener.
 */
export function checkConnectionOptions(settings: OptionSettings): void {
	checkOptions(settings);
	for (const [name, value] of Object.entries(settings)) {
		const { stage } = optionRows[rowNamed(name)] as OptionRowInfo;
		if (value === undefined || stage === 'any') continue;
		throw invalidArgValue(
			`connectionOptions.${name}`,
			value,
			"absent: connections have it from the listener's options",
		);
	}
}

/**
 * The options of a socket of `node:net`, `node:dgram`, `node:http` or the like, of a Socket, or of a descriptor, which
 * stays the caller's. A closed one answers EBADF, and says so.
 *
 *     optionsOf(netSocket).set('tcpUserTimeoutMs', 5000);
 */
export function optionsOf(socket: NodeSocket | { readonly options: SocketOptions } | number): SocketOptions {
	if (typeof socket === 'number') {
		return new SocketOptions(new BorrowedSocket(checkInteger('socket', socket, 0)));
	}
	if (socket instanceof Socket || socket instanceof Server || socket instanceof DatagramSocket) {
		return new SocketOptions(new BorrowedSocket(socket));
	}
	const options: unknown = typeof socket === 'object' && socket !== null ? socket.options : undefined;
	if (options instanceof SocketOptions) return options;
	throw invalidArgType('socket', 'a Socket, net.Socket, net.Server, dgram.Socket or descriptor', socket);
}

// ---- names

/** The generated rows are compiled into the addon, and into this package: an index has to mean the same in both. */
function indexRows(): Map<string, number> {
	const { optionRows: native } = binding;
	const length = Math.max(native.length, optionRows.length);
	for (let row = 0; row < length; row++) {
		const [here, there] = [optionRows[row]?.name, native[row]?.name];
		if (here === there) continue;
		const message = `syssock's native addon is of another build than its option table (row ${row} is ${there} there, ${here} here): build it anew with "npm run build"`;
		throw Object.assign(new Error(message), { code: 'ERR_SYSSOCK_ADDON_STALE' });
	}
	return new Map(optionRows.map((info, row) => [info.name, row]));
}

function rowNamed(name: string): number {
	const row = rowOf.get(name);
	if (row === undefined) throw unknownOption(checkString('name', name));
	return row;
}

function unknownOption(name: string): TypeError {
	const candidates = optionRows.map((info) => ({ answer: info.name, spellings: [info.name, info.symbol] }));
	const guesses = nearest(name, candidates).map((guess) => `'${guess}'`);
	const hint = guesses.length > 0 ? `: did you mean ${guesses.join(' or ')}?` : ' (all() lists them)';
	return invalidArgValue('name', name, `an option's name${hint}`);
}

function rawContext(level: number, number: number): SocketErrorContext {
	const row = binding.optionRows.findIndex((one) => one.supported && one.level === level && one.number === number);
	const detail = `level ${level}, option ${number}`;
	return row < 0 ? { detail } : { option: optionRows[row]?.name, detail };
}

// ---- interfaces

/** The interface that there is none of, for the error; no code of the value's own is run to find it. */
function missingInterface(result: Result, value: unknown): string | undefined {
	if (result !== errnoOf('ENODEV')) return undefined;
	if (typeof value === 'string') return value;
	if (typeof value !== 'object' || value === null || types.isProxy(value)) return undefined;
	const given: unknown = Object.getOwnPropertyDescriptor(value, 'interface')?.value;
	return typeof given === 'string' || typeof given === 'number' ? String(given) : undefined;
}

/** struct ip_mreq_source knows an interface by its IPv4 address only: found here for a name or an index. */
function byAddress(value: unknown): unknown {
	if (typeof value !== 'object' || value === null) return value;
	const { group, source, interface: given } = value as Record<string, unknown>;
	const name = typeof given === 'number' && given !== 0 ? binding.interfaceName(given) : given;
	if (typeof name === 'number' && name < 0) throw socketError(name, 'if_indextoname', { interface: String(given) });
	if (typeof name !== 'string' || isIP(name) !== 0) return { group, source, interface: name === 0 ? undefined : name };
	const addresses = new Map(Object.entries(networkInterfaces())).get(name);
	const address = addresses?.find((one) => one.family === 'IPv4')?.address;
	if (address !== undefined) return { group, source, interface: address };
	const detail = 'is no interface that has an IPv4 address';
	throw socketError(errnoOf('ENODEV'), 'setsockopt', { interface: name, detail });
}
