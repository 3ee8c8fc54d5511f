/**
 * The recipes of the option table: each row of native/options.json says on what kind of socket it can be tried, what
 * to set it to, and what it reads as then. options.test.ts makes a test of each.
 */
import { closeSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SocketError } from '../../lib/socket/errors';
import { Socket, type SocketInit } from '../../lib/socket/socket';
import { accepted } from './sockets';

/** A value as JSON can say it: bigints, bytes, and 32-bit numbers in this machine's byte order have forms of their own. */
export type RecipeValue =
	| boolean
	| number
	| string
	| { readonly bigint: string }
	| { readonly bytes: string }
	| { readonly words: readonly number[] }
	| { readonly [field: string]: unknown }
	| readonly unknown[];

/** What a value has to be: a RecipeValue, or conditions of which all have to hold. */
export interface Conditions {
	readonly atLeast?: RecipeValue;
	readonly atMost?: RecipeValue;
	readonly minLength?: number;
	/** Elements of a list: a number, or what another option reads as. */
	readonly at?: Readonly<Record<string, number | { readonly option: string }>>;
	readonly matches?: string;
	/** Fields with this value, and fields that are there. */
	readonly has?: Readonly<Record<string, number>>;
	readonly keys?: readonly string[];
	/** What is true of this process, which is its own peer. */
	readonly own?: 'credentials' | 'groups' | 'pid' | 'pidfd';
	readonly address?: 'local' | 'remote';
}

/** Something else that is done with the socket, and how it ends. */
export interface Step {
	readonly set?: string;
	readonly value?: RecipeValue;
	readonly get?: string;
	readonly reads?: RecipeValue | Conditions;
	readonly bind?: string;
	/** What the port is afterwards. */
	readonly port?: number | Conditions;
	/** The error that the step ends with; without it, it succeeds. */
	readonly errno?: string;
}

export interface Recipe {
	readonly socket: SocketKind;
	/** Done with the listener before the connection is made. */
	readonly listener?: readonly Step[];
	readonly first?: readonly Step[];
	readonly set?: RecipeValue;
	/** Set instead, where `set` is what the option is already. */
	readonly otherwise?: RecipeValue;
	/** What it reads as, when that is not what was set. */
	readonly reads?: RecipeValue | Conditions;
	/** The same, on one system only. */
	readonly readsOn?: Readonly<Record<string, RecipeValue>>;
	/** The other option that shows the effect of one that cannot be read. */
	readonly seenIn?: string;
	readonly then?: readonly Step[];
	/** Setting it always ends so. */
	readonly answers?: string;
	/** As `answers`, where this kernel, its modules or its configuration do not have it. */
	readonly mayAnswer?: readonly string[];
	/** A value beyond the table's range, or of the wrong length, that the kernel refuses: it is this option that is meant. */
	readonly rawRefused?: { readonly value?: number; readonly bytes?: string; readonly errno: string };
	readonly refusedOn?: { readonly socket: SocketKind; readonly errno: string };
	/** One of these is needed, when it is not the row's `requires` alone. */
	readonly capabilities?: readonly string[];
	/** How it ends without the capability; EPERM unless told. */
	readonly withoutCapability?: string;
}

export interface TableRow {
	readonly name: string;
	readonly symbol: string;
	readonly layout: string;
	readonly access: 'r' | 'w' | 'rw';
	readonly requires?: string;
	readonly min?: number;
	readonly max?: number;
	readonly systems: { readonly [system: string]: { readonly level: string; readonly since?: string } | undefined };
	readonly test: Recipe;
}

export interface StructField {
	readonly name: string;
	readonly offset: number;
	readonly width: number;
}

interface Table {
	readonly options: readonly TableRow[];
	readonly structs: Readonly<Record<'tcpInfo' | 'mptcpInfo', readonly StructField[]>>;
}

const { options, structs }: Table = JSON.parse(
	readFileSync(join(__dirname, '..', '..', 'native', 'options.json'), 'utf8'),
);

export const table = options;
export { structs };

// ---- sockets

type Keep = (socket: Socket) => Socket;

const rawProtocol = 255;
/** For experiments (RFC 3692). */
const unusedProtocol = 253;
const udpLite = 136;
const vsock = 40;
/** With their protocols' numbers: raw frames, and SAE J1939. */
const can = { family: 29, raw: 1, j1939: 7 };
const tipc = 30;
const alg = 38;

const tcp4 = { family: 'ipv4', type: 'stream' } as const;
const tcp6 = { family: 'ipv6', type: 'stream' } as const;
const mptcp4 = { ...tcp4, protocol: 'mptcp' } as const;

/** How each kind is opened. Those that are connected have the peer open as well. */
const kinds = {
	tcp4: open(tcp4),
	tcp6: open(tcp6),
	udp4: open({ family: 'ipv4', type: 'datagram' }),
	udp6: open({ family: 'ipv6', type: 'datagram' }),
	udplite4: open({ family: 'ipv4', type: 'datagram', protocol: udpLite }),
	raw4: open({ family: 'ipv4', type: 'raw', protocol: 'icmp' }),
	raw6: open({ family: 'ipv6', type: 'raw', protocol: 'icmpv6' }),
	raw6Other: open({ family: 'ipv6', type: 'raw', protocol: unusedProtocol }),
	raw6Raw: open({ family: 'ipv6', type: 'raw', protocol: rawProtocol }),
	mptcp4: open(mptcp4),
	vsock: open({ family: vsock, type: 'stream' }),
	canRaw: open({ family: can.family, type: 'raw', protocol: can.raw }),
	canJ1939: open({ family: can.family, type: 'datagram', protocol: can.j1939 }),
	tipc: open({ family: tipc, type: 'seqpacket' }),
	alg: open({ family: alg, type: 'seqpacket' }),
	unixStream: open({ family: 'unix', type: 'stream' }),
	unixDatagram: open({ family: 'unix', type: 'datagram' }),
	unixPair: (keep: Keep) => {
		const [left, right] = Socket.pair();
		keep(right);
		return keep(left);
	},
	udp4Connected: (keep: Keep) => connectedToItself(keep, { family: 'ipv4', type: 'datagram' }, '127.0.0.1'),
	udp6Connected: (keep: Keep) => connectedToItself(keep, { family: 'ipv6', type: 'datagram' }, '::1'),
	tcp4Listener: (keep: Keep) => listener(keep, tcp4, '127.0.0.1', []),
	tcp4Connected: (keep: Keep, steps: readonly Step[]) => pairOf(keep, tcp4, '127.0.0.1', steps, 'client'),
	tcp4Accepted: (keep: Keep, steps: readonly Step[]) => pairOf(keep, tcp4, '127.0.0.1', steps, 'server'),
	tcp6Accepted: (keep: Keep, steps: readonly Step[]) => pairOf(keep, tcp6, '::1', steps, 'server'),
	mptcp4Connected: (keep: Keep, steps: readonly Step[]) => pairOf(keep, mptcp4, '127.0.0.1', steps, 'client'),
	tcp6Mapped: async (keep: Keep) => {
		const server = listener(keep, tcp4, '127.0.0.1', []);
		const socket = keep(new Socket(tcp6));
		await connect(socket, '::ffff:127.0.0.1', portOf(server));
		return socket;
	},
} satisfies Record<string, (keep: Keep, steps: readonly Step[]) => Socket | Promise<Socket>>;

export type SocketKind = keyof typeof kinds;

/** A socket of this kind; what `keep` is given has to be closed. */
export async function openKind(kind: SocketKind, keep: Keep, listenerSteps: readonly Step[] = []): Promise<Socket> {
	return await kinds[kind](keep, listenerSteps);
}

function open(init: SocketInit): (keep: Keep) => Socket {
	return (keep) => keep(new Socket(init));
}

function portOf(socket: Socket): number {
	const address = socket.localAddress;
	if (address === undefined || !('port' in address)) throw new Error('the socket has no port');
	return address.port;
}

function connectedToItself(keep: Keep, init: SocketInit, host: string): Socket {
	const socket = keep(new Socket(init)).bind({ host, port: 0 });
	socket.connect({ host, port: portOf(socket) });
	return socket;
}

function listener(keep: Keep, init: SocketInit, host: string, steps: readonly Step[]): Socket {
	const socket = keep(new Socket(init)).bind({ host, port: 0 }).listen(8);
	for (const step of steps) runStep(socket, step);
	return socket;
}

async function connect(socket: Socket, host: string, port: number): Promise<void> {
	if (!socket.connect({ host, port })) await socket.writable();
	const failure = socket.takeError();
	if (failure !== null) throw failure;
}

async function pairOf(
	keep: Keep,
	init: SocketInit,
	host: string,
	steps: readonly Step[],
	side: 'client' | 'server',
): Promise<Socket> {
	const server = listener(keep, init, host, steps);
	const client = keep(new Socket(init));
	await connect(client, host, portOf(server));
	const taken = keep(await accepted(server));
	return side === 'client' ? client : taken;
}

// ---- values

/** Options by any name, and with any value. */
export interface AnyOptions {
	get(name: string): unknown;
	set(name: string, value: unknown): unknown;
	setRaw(level: number, name: number, value: Uint8Array): unknown;
}

export function anyOptions(socket: Socket): AnyOptions {
	return socket.options as unknown as AnyOptions;
}

/** Of an object as JSON has it, not of bytes or lists. */
function hasKey(value: unknown, key: string): boolean {
	if (typeof value !== 'object' || value === null || Array.isArray(value) || ArrayBuffer.isView(value)) return false;
	return Object.hasOwn(value, key);
}

/** The value that a recipe says. */
export function recipeValue(value: unknown): unknown {
	if (hasKey(value, 'bigint')) return BigInt((value as { bigint: string }).bigint);
	if (hasKey(value, 'bytes')) return new Uint8Array(Buffer.from((value as { bytes: string }).bytes, 'hex'));
	if (hasKey(value, 'words')) return new Uint8Array(new Uint32Array((value as { words: number[] }).words).buffer);
	return value;
}

const conditions: readonly string[] = [
	...['atLeast', 'atMost', 'minLength', 'at', 'matches', 'has', 'keys', 'own', 'address'],
];

export function isConditions(expected: unknown): expected is Conditions {
	return conditions.some((key) => hasKey(expected, key));
}

/** Fails the test unless the value is as the recipe says. */
export function expectValue(actual: unknown, expected: unknown, socket: Socket): void {
	if (isConditions(expected)) expectConditions(actual, expected, socket);
	else expect(plain(actual)).toEqual(plain(recipeValue(expected)));
}

/** Of Jest's realm, so that what native code made can be compared. */
export function plain(value: unknown): unknown {
	if (ArrayBuffer.isView(value)) {
		return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex');
	}
	if (Array.isArray(value)) return [...value];
	return typeof value === 'object' && value !== null ? { ...value } : value;
}

function expectConditions(actual: unknown, wanted: Conditions, socket: Socket): void {
	const list = actual as ArrayLike<number>;
	const fields = actual as Readonly<Record<string, unknown>>;
	if (wanted.atLeast !== undefined)
		expect(actual as number).toBeGreaterThanOrEqual(recipeValue(wanted.atLeast) as number);
	if (wanted.atMost !== undefined) expect(actual as number).toBeLessThanOrEqual(recipeValue(wanted.atMost) as number);
	if (wanted.minLength !== undefined) expect(list.length).toBeGreaterThanOrEqual(wanted.minLength);
	for (const [index, element] of Object.entries(wanted.at ?? {})) {
		const other = typeof element === 'number' ? element : anyOptions(socket).get(element.option);
		expect(list[Number(index)]).toBe(other);
	}
	if (wanted.matches !== undefined) expect(actual).toMatch(new RegExp(wanted.matches));
	for (const [key, value] of Object.entries(wanted.has ?? {})) expect(fields[key]).toBe(value);
	for (const key of wanted.keys ?? []) expect(fields).toHaveProperty(key);
	if (wanted.address !== undefined) {
		expect(actual).toMatchObject({ ...(wanted.address === 'local' ? socket.localAddress : socket.remoteAddress) });
	}
	if (wanted.own !== undefined) expectOwn(actual, wanted.own);
}

function expectOwn(actual: unknown, what: NonNullable<Conditions['own']>): void {
	switch (what) {
		case 'credentials':
			expect(plain(actual)).toEqual({ pid: process.pid, uid: process.geteuid?.(), gid: process.getegid?.() });
			break;
		case 'pid':
			expect(actual).toBe(process.pid);
			break;
		case 'groups': {
			const groups = /^Groups:(.*)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '';
			expect(plain(actual)).toEqual([...groups.matchAll(/\d+/g)].map(Number));
			break;
		}
		case 'pidfd':
			expect(readFileSync(`/proc/self/fdinfo/${actual}`, 'utf8')).toMatch(new RegExp(`^Pid:\\s+${process.pid}$`, 'm'));
			closeSync(actual as number);
			break;
	}
}

// ---- steps

/** The code of the error that `action` ends with; undefined when it succeeds. Other errors than SocketErrors fail the test. */
export function codeOf(action: () => unknown): string | undefined {
	try {
		action();
	} catch (error) {
		if (error instanceof SocketError) return error.code;
		throw error;
	}
	return undefined;
}

export function runStep(socket: Socket, step: Step): void {
	const options = anyOptions(socket);
	const code = codeOf(() => {
		if (step.set !== undefined) options.set(step.set, recipeValue(step.value));
		if (step.get !== undefined) expectValue(options.get(step.get), step.reads, socket);
		if (step.bind !== undefined) socket.bind({ host: step.bind, port: 0 });
		if (step.port !== undefined) expectValue(portOf(socket), step.port, socket);
	});
	expect({ step, code }).toEqual({ step, code: step.errno });
}
