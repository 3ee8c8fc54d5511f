/**
 * Checks of what callers pass in, made before any system call, and how values look in messages. A caller's
 * mistake is a TypeError or a RangeError with the code that Node itself gives such a mistake; what the kernel
 * refuses is a SocketError (errors.ts).
 */
import { inspect, types } from 'node:util';

/** At hand: of the module's many exports it would be looked up by its name, for each write. */
const { isUint8Array } = types;

type WithCode<E extends Error> = E & { code: string };

const maxShownString = 64;
const maxShownName = 64;
// Rendering a bigint takes longer than linear time, and a caller may pass one of a billion bits.
const maxShownBigint = 10n ** 40n;

/** A TypeError with code ERR_INVALID_ARG_TYPE. `expected`: 'string', 'Uint8Array' or a phrase ('one of …'). */
export function invalidArgType(name: string, expected: string, actual: unknown): WithCode<TypeError> {
	const kind = name.includes('.') ? 'property' : 'argument';
	const message = `The "${name}" ${kind} must be ${typePhrase(expected)}. Received ${describe(actual)}`;
	return withCode(new TypeError(message), 'ERR_INVALID_ARG_TYPE');
}

/** A RangeError with code ERR_OUT_OF_RANGE. `expected` is a phrase: '>= 0 && <= 65535', 'an integer'. */
export function outOfRange(name: string, expected: string, actual: unknown): WithCode<RangeError> {
	const message = `The value of "${name}" is out of range. It must be ${expected}. Received ${render(actual)}`;
	return withCode(new RangeError(message), 'ERR_OUT_OF_RANGE');
}

/** A TypeError with code ERR_INVALID_ARG_VALUE. `expected` is a phrase: 'an IP address', "one of 'a', 'b'". */
export function invalidArgValue(name: string, actual: unknown, expected: string): WithCode<TypeError> {
	const kind = name.includes('.') ? 'property' : 'argument';
	const message = `The ${kind} '${name}' must be ${expected}. Received ${render(actual)}`;
	return withCode(new TypeError(message), 'ERR_INVALID_ARG_VALUE');
}

/**
 * A whole number from `min` to `max`, both included; by default any that a number holds exactly. Answers the
 * value, and 0 for -0. TypeError for what is no number, RangeError for NaN, fractions and numbers beyond.
 */
export function checkInteger(
	name: string,
	value: unknown,
	min = Number.MIN_SAFE_INTEGER,
	max = Number.MAX_SAFE_INTEGER,
): number {
	if (typeof value !== 'number') throw invalidArgType(name, 'number', value);
	if (!Number.isInteger(value)) throw outOfRange(name, 'an integer', value);
	if (value < min || value > max) throw outOfRange(name, `>= ${min} && <= ${max}`, value);
	return value + 0;
}

/** A port: a whole number from 0 to 65535. Text is refused: '80' is a mistake more often than a port. */
export function checkPort(name: string, value: unknown): number {
	return checkInteger(name, value, 0, 65535);
}

export function checkString(name: string, value: unknown): string {
	if (typeof value !== 'string') throw invalidArgType(name, 'string', value);
	return value;
}

export function checkBoolean(name: string, value: unknown): boolean {
	if (typeof value !== 'boolean') throw invalidArgType(name, 'boolean', value);
	return value;
}

/** An object to read properties from: neither null nor an array nor a function. */
export function checkObject(name: string, value: unknown): Readonly<Record<string, unknown>> {
	if (typeof value !== 'object' || value === null || isArray(value)) throw invalidArgType(name, 'Object', value);
	return value as Readonly<Record<string, unknown>>;
}

export function checkFunction(name: string, value: unknown): (...args: never[]) => unknown {
	if (typeof value !== 'function') throw invalidArgType(name, 'function', value);
	return value as (...args: never[]) => unknown;
}

/** A Uint8Array (a Buffer is one) of whichever realm: `instanceof` refuses those of another vm context. */
export function checkBytes(name: string, value: unknown): Uint8Array {
	if (!isUint8Array(value)) throw invalidArgType(name, 'Uint8Array', value);
	return value;
}

/** One of a few words: a TypeError that lists them for any other. */
export function checkOneOf<T extends string>(name: string, value: unknown, allowed: readonly T[]): T {
	const found = allowed.find((one) => one === value);
	if (found === undefined) {
		throw invalidArgValue(name, value, `one of ${allowed.map((one) => `'${one}'`).join(', ')}`);
	}
	return found;
}

/**
 * Any value as text for a message, never longer than about a hundred characters. Runs no code of the value's
 * own: what a getter or a Proxy's trap would throw must not replace the error that is being made.
 */
export function render(value: unknown): string {
	switch (typeof value) {
		case 'string':
			return inspect(value.length > maxShownString ? `${value.slice(0, maxShownString)}...` : value);
		case 'bigint':
			return value > maxShownBigint || value < -maxShownBigint ? 'a bigint beyond 10^40' : `${value}n`;
		case 'symbol':
			return `Symbol(${escapeControls((value.description ?? '').slice(0, maxShownName))})`;
		case 'number':
			return Object.is(value, -0) ? '-0' : String(value);
		case 'function':
			return `function ${shownName(value)}`.trimEnd();
		case 'object':
			return value === null ? 'null' : `an instance of ${className(value)}`;
		default:
			return String(value);
	}
}

/** 'HOST:PORT', an IPv6 address in brackets; the host alone when there is no port. */
export function renderHostPort(host: string, port?: number): string {
	const shown = escapeControls(host);
	if (port === undefined) return shown;
	return shown.includes(':') ? `[${shown}]:${port}` : `${shown}:${port}`;
}

/** A unix path, or '@name' for an abstract one; control characters as \xNN, so that a log line stays one line. */
export function renderPath(path: string): string {
	return escapeControls(path.startsWith('\0') ? `@${path.slice(1)}` : path);
}

/** Text of others (a path, a process' name) with control characters as \xNN: no message moves a terminal's cursor. */
export function escapeControls(text: string): string {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
	return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

function withCode<E extends Error>(error: E, code: string): WithCode<E> {
	return Object.assign(error, { code });
}

function typePhrase(expected: string): string {
	if (!/^\w+$/.test(expected)) return expected;
	return /^[A-Z]/.test(expected) ? `an instance of ${expected}` : `of type ${expected}`;
}

/** What Node says after "Received" of a value of the wrong type. */
function describe(value: unknown): string {
	const plain = value === null || value === undefined || typeof value === 'object' || typeof value === 'function';
	return plain ? render(value) : `type ${typeof value} (${render(value)})`;
}

function shownName(owner: object): string {
	return escapeControls((ownText(owner, 'name') ?? '').slice(0, maxShownName));
}

function className(value: object): string {
	if (types.isProxy(value)) return 'Proxy';
	for (let at: object | null = value, depth = 0; at !== null && depth < 8; depth++) {
		if (types.isProxy(at)) return 'Proxy';
		const maker: unknown = Object.getOwnPropertyDescriptor(at, 'constructor')?.value;
		if (typeof maker === 'function') return shownName(maker) || 'Object';
		at = Object.getPrototypeOf(at);
	}
	return 'Object (without a prototype)';
}

/** A property that holds text; undefined if it is anything else, or would have to be computed. */
function ownText(value: object, key: string): string | undefined {
	if (types.isProxy(value)) return undefined;
	const text: unknown = Object.getOwnPropertyDescriptor(value, key)?.value;
	return typeof text === 'string' ? text : undefined;
}

/** Array.isArray throws for a revoked Proxy. */
function isArray(value: object): boolean {
	return !types.isProxy(value) && Array.isArray(value);
}
