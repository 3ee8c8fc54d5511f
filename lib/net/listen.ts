/** Opening what a net.Server listens on, as node:net does it: which addresses are tried, and which errors are told. */
import { chmodSync, statSync } from 'node:fs';
import { binding } from '../native/load';
import type { Listener } from '../server/listener';
import type { SocketManager } from '../server/socket_manager';
import { type SocketAddress, toSocketAddress } from '../socket/addresses';
import { errnoOf, SocketError } from '../socket/errors';
import type { OptionSettings } from '../socket/options';
import { asServerSocket, type ServerSocket } from '../socket/server_socket';
import { Socket as SystemSocket } from '../socket/socket';
import { nodeMajor } from './environment';
import { type AddressOut, fill } from './link';
import { listenError, type NodeError } from './node_errors';
import { nodeHandle } from './sending';

/** As node:net's `_listen2` is called: no address is every address, port and type -1 mean a path. */
export interface ListenRequest {
	readonly address: string | null;
	readonly port: number | null;
	readonly addressType: number | null;
	readonly backlog: number;
	readonly fd: number | undefined;
	readonly ipv6Only: boolean;
	readonly reusePort: boolean;
	/** Kernel options that are set before bind. */
	readonly settings: OptionSettings | undefined;
}

export interface Opened {
	readonly socket: ServerSocket;
	readonly address: string | null;
	readonly addressType: number | null;
}

const invalid = errnoOf('EINVAL');
/** Libuv up to Node 20 adds these bits to what the path has; after that they are all it has. */
const replacesMode = nodeMajor > 20;
const accessDenied = errnoOf('EACCES');
const missing = errnoOf('ENOENT');

/** Throws an error as node:net emits it, with the SocketError as its cause. */
export function openListening(request: ListenRequest): Opened {
	const { address, fd } = request;
	if (fd !== undefined) return attempt(request, () => fromDescriptor(fd), request);
	if (address !== null) return attempt(request, () => bound(request, address), request);
	try {
		const everywhere = { address: '::', addressType: 6 };
		return attempt({ ...request, ...everywhere }, () => bound(request, '::'), everywhere);
	} catch (error) {
		// IPv6 is not there; whatever else it was is told of the IPv4 address as well.
		const { syscall, code } = error as NodeError;
		if (syscall !== 'listen' || code === 'EADDRINUSE') throw error;
		const ipv4 = { address: '0.0.0.0', addressType: 4 };
		return attempt({ ...request, ...ipv4 }, () => bound(request, '0.0.0.0'), ipv4);
	}
}

function attempt(
	request: ListenRequest,
	open: () => SystemSocket,
	{ address, addressType }: Pick<Opened, 'address' | 'addressType'>,
): Opened {
	let socket: SystemSocket | undefined;
	try {
		socket = open();
		socket.listen(request.backlog);
		const stack = stackOf(socket, request);
		return { socket: asServerSocket(socket, stack, 'listen() asked for it', request.backlog), address, addressType };
	} catch (error) {
		socket?.[Symbol.dispose]();
		if (error instanceof SocketError && error.option !== undefined) throw error;
		throw told(error, request);
	}
}

function told(error: unknown, { address, port, addressType, settings }: ListenRequest): unknown {
	if (!(error instanceof SocketError)) {
		// An address that could never be bound (a path that is too long); what is wrong with `options` is the caller's.
		return settings === undefined || addressType === -1 ? listenError(invalid, address, port) : error;
	}
	const result = addressType === -1 && error.errno === missing ? accessDenied : error.errno;
	return listenError(result, address, port, error);
}

function bound(request: ListenRequest, host: string): SystemSocket {
	const { port, addressType } = request;
	const address: SocketAddress = toSocketAddress(addressType === -1 ? { path: host } : { host, port: port ?? 0 });
	const socket = new SystemSocket({ family: address.family, type: 'stream' });
	try {
		setUp(socket, address, request);
		return socket.bind(address);
	} catch (error) {
		socket.close();
		throw error;
	}
}

function setUp({ options }: SystemSocket, address: SocketAddress, request: ListenRequest): void {
	if (address.family !== 'unix') {
		options.set(binding.system === 'windows' ? 'soExclusiveAddrUse' : 'soReuseAddr', true);
		if (request.reusePort) options.set('soReusePort', true);
	}
	if (address.family === 'ipv6') options.set('ipv6V6Only', request.ipv6Only);
	if (request.settings !== undefined) options.setAll(request.settings);
}

/** The descriptor is ours from here on, or an error. */
function fromDescriptor(fd: number): SystemSocket {
	try {
		return SystemSocket.fromFd(fd);
	} catch (error) {
		const { code } = error as SocketError;
		if (code !== 'ENOTSOCK' && code !== 'EBADF') throw error;
		throw new SocketError(invalid, 'listen', { fd, detail: `descriptor ${fd} is no socket` });
	}
}

function stackOf(socket: SystemSocket, { ipv6Only }: ListenRequest) {
	const family = socket.localAddress?.family ?? 'unix';
	return family === 'ipv6' && !ipv6Only ? 'dual' : family;
}

/** What a net.Server has as its handle. Methods that node:net does not call on it are not there. */
export class ListenHandle {
	readonly listener: Listener;
	readonly #manager: SocketManager;
	#referenced = true;

	constructor(manager: SocketManager, listener: Listener) {
		this.#manager = manager;
		this.listener = listener;
	}

	close(done?: () => void): void {
		if (!this.listener.closed) this.#manager.closeListener(this.listener);
		if (done !== undefined) setImmediate(done);
	}

	getsockname(out: AddressOut): number {
		return fill(out, this.listener.address);
	}

	ref(): void {
		this.#reference(true);
	}

	unref(): void {
		this.#reference(false);
	}

	hasRef(): boolean {
		return this.#referenced;
	}

	#reference(referenced: boolean): void {
		this.#referenced = referenced;
		this.#manager.tune(this.listener, { referenced });
	}

	get fd(): number {
		return this.listener.socket.fd;
	}

	/** As libuv's uv_pipe_chmod: 1 readable, 2 writable for everybody. */
	fchmod(mode: number): number {
		const { address } = this.listener;
		if (address.family !== 'unix') return invalid;
		try {
			const bits = ((mode & 1) === 0 ? 0 : 0o444) | ((mode & 2) === 0 ? 0 : 0o222);
			chmodSync(address.path, replacesMode ? bits : statSync(address.path).mode | bits);
			return 0;
		} catch (error) {
			return (error as NodeError).errno ?? invalid;
		}
	}

	/**
	 * This, in the shape of a handle of Node's own on a duplicate of the descriptor: so `child.send('…', server)` finds
	 * what it can send. Libuv never listens on it.
	 */
	native(): object {
		if (binding.system === 'windows') return this;
		const handle = nodeHandle(this.listener.socket.duplicate().detachFd());
		if (handle === undefined) return this;
		const close = handle.close.bind(handle);
		return Object.assign(handle, {
			close: (done?: () => void) => {
				this.close();
				close(done);
			},
			ref: () => this.ref(),
			unref: () => this.unref(),
			hasRef: () => this.hasRef(),
			...(this.listener.address.family === 'unix'
				? { fchmod: (mode: number) => this.fchmod(mode) }
				: { getsockname: (out: AddressOut) => this.getsockname(out) }),
		});
	}
}
