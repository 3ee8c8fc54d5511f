/**
 * Sockets that stay somebody else's: node's own, or a bare descriptor. Options are read and set on them, nothing is
 * owned. The descriptor is asked for anew at every call: once its owner has closed it, the number may be another's.
 */
import { Socket as DatagramSocket } from 'node:dgram';
import { Server, type Socket } from 'node:net';
import type { NativeAddress, OptionOut, Result, SocketHandle } from '../native/binding';
import { binding } from '../native/load';
import { checkInteger } from './arguments';
import { errnoOf, socketError } from './errors';
import { type OptionRowInfo, optionRows } from './options.generated';

/** What options are read from and set on: a SocketHandle is one. */
export interface OptionTarget
	extends Pick<SocketHandle, 'fd' | 'getOption' | 'setOption' | 'getRawOption' | 'setRawOption'> {
	localAddress?(): NativeAddress | Result;
	remoteAddress?(): NativeAddress | Result;
	/** True when it has a local address, for certain; where neither this nor `localAddress` is there, nobody knows. */
	readonly bound?: boolean;
}

/** The sockets of Node that have options here; http.Server and https.Server are net.Servers, tls.Socket a net.Socket. */
export type NodeSocket = Socket | Server | DatagramSocket;

/** How the fields of struct-like values are called. */
const structFields: { readonly [Layout in OptionRowInfo['layout']]?: readonly string[] } = {
	linger: ['enabled', 'seconds'],
	ipv4Membership: ['group', 'interface'],
	ipv6Membership: ['group', 'interface'],
	group: ['group', 'interface'],
	groupSource: ['group', 'source', 'interface'],
	ipv4Source: ['group', 'source', 'interface'],
	portRange: ['low', 'high'],
};
const instructionFields = ['code', 'jt', 'jf', 'k'];

export class BorrowedSocket implements OptionTarget {
	readonly #descriptor: () => number;
	readonly #of: NodeSocket | undefined;
	#fd = -1;

	constructor(of: NodeSocket | number | (() => number)) {
		this.#of = typeof of === 'object' ? of : undefined;
		if (typeof of === 'object') this.#descriptor = () => descriptorOf(of);
		else this.#descriptor = typeof of === 'function' ? of : () => of;
	}

	/** The descriptor as it was at the last call. */
	get fd(): number {
		return this.#fd;
	}

	/** Node binds a datagram socket before it shows a descriptor of it. */
	get bound(): boolean {
		return this.#of instanceof DatagramSocket;
	}

	getOption(row: number, out: OptionOut): Result {
		return binding.getOption(this.#now(), row, out);
	}

	setOption(row: number, value: unknown): Result {
		// Reading the value may run the caller's code, which may close the socket: first that, then the descriptor.
		const own = copied(row, value);
		return binding.setOption(this.#now(), row, own);
	}

	getRawOption(level: number, name: number, length: number): Uint8Array | Result {
		return binding.getRawOption(this.#now(), level, name, length);
	}

	setRawOption(level: number, name: number, value: Uint8Array): Result {
		return binding.setRawOption(this.#now(), level, name, value);
	}

	#now(): number {
		this.#fd = -1;
		this.#fd = checkInteger('fd', this.#descriptor(), 0);
		return this.#fd;
	}
}

/** A value that runs nobody's code when it is read. What is no struct or program is left for native code to refuse. */
function copied(row: number, value: unknown): unknown {
	const layout = optionRows[row]?.layout;
	const fields = layout === undefined ? undefined : structFields[layout];
	if (fields !== undefined) return picked(value, fields);
	if (layout !== 'bpfProgram' || !Array.isArray(value)) return value;
	return Array.from(value, (instruction) => picked(instruction, instructionFields));
}

function picked(value: unknown, fields: readonly string[]): unknown {
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(fields.map((field) => [field, (value as Record<string, unknown>)[field]]));
}

interface NodeHandle {
	readonly fd?: number;
}

/** Throws a SocketError that says why there is no descriptor. */
function descriptorOf(socket: NodeSocket): number {
	const handle = handleOf(socket);
	const fd = handle?.fd;
	if (fd !== undefined && fd >= 0) return fd;
	// TLS on a socket whose bytes do not go through a handle of Node's: the descriptor is that socket's.
	const { _parent: below } = socket as { readonly _parent?: NodeSocket | null };
	if (handle && below && below !== socket) return descriptorOf(below);
	const reason = reasonForNone(socket, handle !== null && handle !== undefined);
	throw socketError(errnoOf(reason.code), 'getsockopt', { detail: reason.text });
}

function handleOf(socket: NodeSocket): NodeHandle | null | undefined {
	if (!(socket instanceof DatagramSocket)) return (socket as { _handle?: NodeHandle | null })._handle;
	// A datagram socket's own `_handle` warns that it is deprecated; what it reads is behind this symbol.
	const symbol = Object.getOwnPropertySymbols(socket).find((one) => one.description === 'state symbol');
	if (symbol === undefined) return (socket as { _handle?: NodeHandle | null })._handle;
	return (socket as unknown as Record<symbol, { handle?: NodeHandle | null }>)[symbol]?.handle;
}

function reasonForNone(socket: NodeSocket, hasHandle: boolean): { code: string; text: string } {
	const none = (text: string) => ({ code: 'EBADF', text });
	if (socket instanceof DatagramSocket) {
		if (!hasHandle) return none('this dgram.Socket is closed');
		if (!isBound(socket)) return none("this dgram.Socket is not bound yet: it has no descriptor before 'listening'");
	} else if (socket instanceof Server) {
		if (!hasHandle) return none("this server does not listen: it has a descriptor from 'listening' until close()");
	} else {
		if (socket.destroyed) return none('this net.Socket is destroyed');
		if (socket.connecting) return none("this net.Socket is still connecting: it has no descriptor before 'connect'");
		if (!hasHandle) return none('this net.Socket is not connected: it has no descriptor before connect()');
	}
	return { code: 'ENOTSUP', text: 'Node shows no descriptor of it, on this system or in this cluster worker' };
}

function isBound(socket: DatagramSocket): boolean {
	try {
		socket.address();
		return true;
	} catch {
		return false;
	}
}
