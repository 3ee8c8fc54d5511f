/** Arguments that no caller should pass, and what a call may do with them: refuse them, and keep nothing open. */
import fc from 'fast-check';
import type { SocketHandle } from '../../lib/native/binding';
import { SocketError } from '../../lib/socket/errors';
import { binding, openHandle } from './kernels';
import { openSockets } from './sockets';

export const runs = { numRuns: 150 };
const { AF_INET, SOCK_STREAM } = binding.constants as Required<typeof binding.constants>;

/** Thrown by what is passed, so it may come back out. */
class Trap extends Error {}
export const trap = () => {
	throw new Trap();
};

export function detached(): Uint8Array {
	const bytes = new Uint8Array(16);
	structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
	return bytes;
}

type Resizable = ArrayBuffer & { resize(length: number): void };
type ResizableConstructor = new (length: number, options: { maxByteLength: number }) => Resizable;

export function shrunk(): Uint8Array {
	const buffer = new (ArrayBuffer as unknown as ResizableConstructor)(16, { maxByteLength: 16 });
	const bytes = new Uint8Array(buffer, 8, 8);
	buffer.resize(4);
	return bytes;
}

function revoked(): object {
	const { proxy, revoke } = Proxy.revocable({}, {});
	revoke();
	return proxy;
}

const names = [
	'family',
	'type',
	'host',
	'port',
	'path',
	'to',
	'flags',
	'fd',
	'code',
	'interface',
	'errors',
	'length',
	'signal',
];

/** An object of which every property that anybody reads throws, or does something first. */
export const watched = (act: () => unknown) =>
	Object.defineProperties({}, Object.fromEntries(names.map((name) => [name, { get: act, enumerable: true }])));

const makers: (() => unknown)[] = [
	detached,
	shrunk,
	revoked,
	() => new Uint8Array(new SharedArrayBuffer(16)),
	() => new Uint8Array(16),
	() => Buffer.alloc(0),
	() => new Float64Array(4),
	() => new DataView(new ArrayBuffer(8)),
	() => new ArrayBuffer(8),
	() => watched(trap),
	() => new Proxy({}, { get: trap, has: trap, ownKeys: trap, getPrototypeOf: trap }),
	() => new Proxy(new Uint8Array(4), {}),
	() => new Proxy(() => undefined, { apply: trap }),
	() => Object.create(null),
	() => Object.create(Object.getPrototypeOf(openedOnce())),
	() => class {},
	() => Symbol('text'),
	() => 2n ** 100n,
	() => ({ host: '127.0.0.1', port: 0 }),
	() => ({ family: 'ipv4', host: '127.0.0.1', port: 0 }),
	() => ({ family: 'ipv6', host: '::1', port: 1, scopeId: -1 }),
	() => ({ family: 'ipv4', type: 'stream' }),
	() => ({ signal: {}, timeoutMs: 0 }),
	() => ({ toString: trap, valueOf: trap, [Symbol.toPrimitive]: trap }),
	() => [],
	() => [{}],
	() => new Date(Number.NaN),
];

export const numbers = [
	0,
	-0,
	1,
	-1,
	0.5,
	65535,
	65536,
	2 ** 31 - 1,
	2 ** 31,
	-(2 ** 31),
	2 ** 32,
	2 ** 53,
	Number.NaN,
	Infinity,
	-Infinity,
];
const strings = [
	'',
	'\0',
	'lo',
	'\ud800',
	'127.0.0.1',
	'::1%lo',
	'x'.repeat(10_000),
	'__proto__',
	'constructor',
	'soType',
	'ipv4',
];

/** A value that is made when it is passed: fast-check itself looks into what it generates. */
export type Made = () => unknown;
const simple: unknown[] = [...numbers, ...strings, undefined, null, true, false];
const anything = fc.anything({
	withBigInt: true,
	withDate: true,
	withMap: true,
	withTypedArray: true,
	withSparseArray: true,
});
// A path that could be bound would become a file.
const keys = fc.constantFrom(...names.filter((name) => name !== 'path'));

export const garbage: fc.Arbitrary<Made> = fc.oneof(
	{ weight: 3, arbitrary: fc.constantFrom(...makers) },
	{ weight: 2, arbitrary: fc.constantFrom(...simple).map((value) => () => value) },
	{ weight: 2, arbitrary: anything.map((value) => () => value) },
	{ weight: 1, arbitrary: fc.dictionary(keys, anything).map((value) => () => value) },
);
export const manyArguments = fc.array(garbage, { maxLength: 6 });
export const made = (values: readonly Made[]) => values.map((make) => make());

let one: SocketHandle | undefined;
export function openedOnce(): SocketHandle {
	one ??= openHandle(binding.openSocket(AF_INET as number, SOCK_STREAM as number, 0));
	return one;
}
afterAll(() => one?.close());

/** Realms apart, so by name. What the argument's own code threw is not ours; nor is what V8 says of a revoked Proxy. */
function isProper(error: unknown): boolean {
	if (error instanceof SocketError || error instanceof Trap) return true;
	const { name, code, message } = error as { name: string; code?: unknown; message: string };
	if (name !== 'TypeError' && name !== 'RangeError') return false;
	return (
		(typeof code === 'string' && code.startsWith('ERR_')) || /proxy that has been revoked|'\w+' on proxy/.test(message)
	);
}

/** Calls it, takes what it answers apart, and fails on an error that should not be. */
export function attempt(call: () => unknown): void {
	let answer: unknown;
	try {
		answer = call();
	} catch (error) {
		if (!isProper(error)) throw error;
		return;
	}
	for (const each of [answer].flat()) release(each);
}

function release(answer: unknown): void {
	if (answer instanceof Promise) {
		answer.catch((error: unknown) => {
			if (!isProper(error)) throw error;
		});
	} else if (typeof answer === 'object' && answer !== null && 'close' in answer && answer !== one) {
		if (!('closed' in answer && answer.closed === true)) (answer as { close(): unknown }).close();
	}
}

/** Runs a property, and counts descriptors around all its runs. */
export function keepsDescriptors(property: fc.IProperty<unknown>): void {
	openedOnce();
	const before = openSockets();
	fc.assert(property, runs);
	expect(openSockets()).toEqual(before);
}

export const isOpenNumber = (value: unknown) => typeof value === 'number' && value >= 0 && value % 2 ** 32 < 4096;

export type Methods = Record<string, (...args: unknown[]) => unknown>;
