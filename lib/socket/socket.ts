import { inspect } from 'node:util';
import type { NativeAddress, SocketHandle } from '../native/binding';
import { binding } from '../native/load';
import { type EndpointInput, formatAddress, type SocketAddress, toSocketAddress } from './addresses';
import { checkBoolean, checkBytes, checkInteger, checkObject, checkOneOf } from './arguments';
import { errnoOf, type SocketError, type SocketErrorContext, socketError } from './errors';
import { notOpen, nowOpen } from './open_sockets';
import { SocketOptions } from './options';
import { Readiness, type WaitOptions } from './readiness';
import {
	familyName,
	familyNumber,
	protocolNumber,
	type SocketFamily,
	type SocketProtocol,
	type SocketType,
	typeName,
	typeNumber,
} from './socket_kinds';

/** What socket(2) is called with; a number goes to the kernel as it is. */
export interface SocketInit {
	/** 'ipv4', 'ipv6', 'unix', or an AF_* number. */
	readonly family: SocketFamily | number;
	/** 'stream', 'datagram', 'seqpacket', 'raw', or a SOCK_* number. */
	readonly type: SocketType | number;
	/** Default: the kernel's choice for family and type (TCP, UDP). */
	readonly protocol?: SocketProtocol | number | undefined;
}

/** How `send()` sends. */
export interface SendOptions {
	/** Where a datagram goes, on a socket that is not connected. */
	readonly to?: EndpointInput | undefined;
	/** MSG_* bits of `constants`. MSG_NOSIGNAL is always among them where the system has it. */
	readonly flags?: number | undefined;
}

/** A datagram that was received, or a part of a stream. */
export interface ReceivedMessage {
	/** Bytes written into the buffer. */
	readonly bytes: number;
	/** Who sent it; undefined where the kernel does not tell (a connected stream). */
	readonly address: SocketAddress | undefined;
	/** True when the datagram was longer than the buffer: the rest is lost (MSG_TRUNC, recvmsg(2)). */
	readonly truncated: boolean;
	/** MSG_* bits as the kernel gave them. */
	readonly flags: number;
}

const again = errnoOf('EAGAIN');
const invalid = errnoOf('EINVAL');
const notConnected = errnoOf('ENOTCONN');
const inProgress = -(binding.constants.EINPROGRESS as number);
const directions = { read: 0, write: 1, both: 2 } as const;
const largestInt = 2 ** 31 - 1;
export const defaultBacklog = binding.constants.SOMAXCONN ?? 128;

/** Makes the native half of a Socket that exists already: for fromFd, pair and accept. */
const fromHandle = Symbol('fromHandle');

/**
 * A collected Socket cannot say that it was open, so what is registered with it does: the descriptor is closed and
 * the process warned (SYSSOCK_UNCLOSED), as Python does with ResourceWarning.
 */
const unclosed = new FinalizationRegistry<SocketHandle>((handle) => {
	const madeAt = notOpen(handle);
	const { fd } = handle;
	if (fd < 0) return;
	handle.close();
	const place = madeAt === undefined ? ' (SYSSOCK_TRACK=1 tells where it was made)' : `; it was made at\n${madeAt}`;
	const message = `A socket was garbage collected while open (fd ${fd}, closed now): call close(), or declare it with "using"`;
	process.emitWarning(`${message}${place}`, { code: 'SYSSOCK_UNCLOSED', type: 'ResourceWarning' });
});

/**
 * One socket of the operating system, and the only owner of its descriptor. Non-blocking and close-on-exec from
 * its first moment. Calls answer at once: `null` means that the kernel has nothing yet (EAGAIN), which `readable()`
 * and `writable()` wait for. What the kernel refuses is a SocketError; a closed socket answers EBADF and touches
 * nothing.
 */
export class Socket {
	/** Typed options of this socket: `socket.options.set('tcpNoDelay', true)`. */
	readonly options: SocketOptions;
	/** As it was opened; of a descriptor from elsewhere as the kernel tells. A number where syssock has no name for it. */
	readonly family: SocketFamily | number;
	/** As `family`. */
	readonly type: SocketType | number;
	readonly #handle: SocketHandle;
	#readiness: Readiness | undefined;
	/** Where a connect that goes on leads to, for the error that it may end with. */
	#connectingTo: SocketAddress | undefined;

	/** Throws SocketError: EAFNOSUPPORT, EPROTONOSUPPORT, EMFILE, EPERM (raw sockets need CAP_NET_RAW) … */
	constructor(init: SocketInit) {
		if (isWrapped(init)) {
			this.#handle = init[fromHandle];
			this.family = init.family;
			this.type = init.type;
		} else {
			checkObject('init', init);
			const family = familyNumber(init.family);
			const type = typeNumber(init.type);
			const protocol = init.protocol === undefined ? 0 : protocolNumber(init.protocol);
			this.#handle = opened(binding.openSocket(family, type, protocol), 'socket');
			this.family = familyName(family);
			this.type = typeName(type);
		}
		this.options = new SocketOptions(this.#handle, this);
		unclosed.register(this, this.#handle, this.#handle);
		nowOpen(this.#handle);
	}

	/**
	 * Takes over a descriptor that somebody else opened: from now on it is this socket's to close. (For a second Socket
	 * on one that a Socket owns there is `duplicate()`: with two owners, one would close the other's.) Close-on-exec is
	 * set on it. `nonBlocking` (default true) changes the open file description, which other processes and duplicates
	 * of the descriptor share: they become non-blocking too. Throws SocketError ENOTSOCK or EBADF, owning nothing.
	 */
	static fromFd(fd: number, options: { readonly nonBlocking?: boolean | undefined } = {}): Socket {
		checkInteger('fd', fd, -largestInt, Number.MAX_SAFE_INTEGER);
		checkObject('options', options);
		const nonBlocking = options.nonBlocking === undefined ? true : checkBoolean('nonBlocking', options.nonBlocking);
		const handle = opened(binding.adoptFd(fd), 'getsockopt', { fd });
		try {
			const kind = kindOf(handle);
			const result = nonBlocking ? handle.setNonBlocking(true) : 0;
			if (result < 0) throw socketError(result, 'ioctl', { fd });
			return Socket.fromHandle(handle, kind);
		} catch (error) {
			handle.detachFd(); // it stays the caller's
			throw error;
		}
	}

	/** Two connected sockets (socketpair(2)). Default: unix streams. */
	static pair(init: Partial<SocketInit> = {}): [Socket, Socket] {
		checkObject('init', init);
		const family = familyNumber(init.family ?? 'unix');
		const type = typeNumber(init.type ?? 'stream');
		const protocol = init.protocol === undefined ? 0 : protocolNumber(init.protocol);
		const pair = binding.openPair(family, type, protocol);
		if (typeof pair === 'number') throw socketError(pair, 'socketpair');
		const kind: SocketKind = { family: familyName(family), type: typeName(type) };
		return [Socket.fromHandle(pair[0], kind), Socket.fromHandle(pair[1], kind)];
	}

	/** The descriptor, to look at; -1 once closed or detached. */
	get fd(): number {
		return this.#handle.fd;
	}

	/** True once closed, detached, or taken over by a manager: calls then throw SocketError EBADF. */
	get closed(): boolean {
		return this.#handle.fd < 0;
	}

	/**
	 * Whether calls answer at once instead of waiting. It belongs to the open file description, which duplicates of
	 * the descriptor and other processes share. Reading it throws ENOTSUP on Windows, which cannot tell.
	 */
	get nonBlocking(): boolean {
		return this.#check(this.#handle.getNonBlocking(), 'fcntl') === 1;
	}

	set nonBlocking(on: boolean) {
		this.#check(this.#handle.setNonBlocking(checkBoolean('nonBlocking', on)), 'ioctl');
	}

	/**
	 * Gives the socket a local address: `{ host, port }` (port 0: the kernel chooses) or `{ path }`. Throws SocketError
	 * EADDRINUSE, EADDRNOTAVAIL, EACCES, EINVAL (bound already) …, each with a suggestion.
	 */
	bind(address: EndpointInput): this {
		const wanted = toSocketAddress(address, this.#addressFamily());
		const result = this.#handle.bind(wanted);
		if (result < 0) throw socketError(result, 'bind', { ...this.#context(wanted), detail: this.#whyNotBound(result) });
		return this;
	}

	/**
	 * Listens for connections. Default backlog: the system's SOMAXCONN. The kernel clamps it silently to what
	 * net.core.somaxconn allows (listen(2)); `ServerSocket.backlog` tells what is in force.
	 */
	listen(backlog?: number): this {
		const wanted = backlog === undefined ? defaultBacklog : checkInteger('backlog', backlog, 0, largestInt);
		const result = this.#handle.listen(wanted);
		if (result < 0) throw socketError(result, 'listen', this.#context(this.#localAddressOrNone()));
		return this;
	}

	/** The next connection that waits, or null when none does. Throws SocketError EMFILE, ENFILE, ECONNABORTED … */
	accept(): Socket | null {
		const handle = this.#handle.accept();
		if (typeof handle !== 'number') return Socket.fromHandle(handle, this);
		if (handle === again) return null;
		throw this.#error(handle, 'accept');
	}

	/**
	 * Connects: true when connected, false when that goes on in the background, which `await socket.writable()` and
	 * then `takeError()` tell the end of. Throws SocketError ECONNREFUSED, ENETUNREACH, EISCONN …
	 */
	connect(address: EndpointInput): boolean {
		const peer = toSocketAddress(address, this.#addressFamily());
		const result = this.#handle.connect(peer);
		if (result === inProgress) {
			this.#connectingTo = peer;
			return false;
		}
		this.#check(result, 'connect', peer);
		return true;
	}

	/** The error that waits on the socket (SO_ERROR), which is taken from it by asking; null when there is none. */
	takeError(): SocketError | null {
		const number = this.options.get('soError');
		const peer = this.#connectingTo;
		this.#connectingTo = undefined;
		if (number === 0) return null;
		return peer === undefined ? this.#error(-number, 'getsockopt') : this.#error(-number, 'connect', peer);
	}

	/** Bytes that the kernel took, which may be fewer than given; null when it takes none now. */
	send(data: Uint8Array | string, options: SendOptions = {}): number | null {
		const bytes = typeof data === 'string' ? Buffer.from(data) : checkBytes('data', data);
		const { flags, to } = checkObject('options', options) as SendOptions;
		const bits = flags === undefined ? 0 : checkInteger('flags', flags, 0, largestInt);
		if (to === undefined) return this.#transferred(this.#handle.send(bytes, 0, bytes.length, bits), 'send');
		const peer = toSocketAddress(to, this.#addressFamily());
		return this.#transferred(this.#handle.sendTo(bytes, 0, bytes.length, bits, peer), 'sendto', peer);
	}

	/**
	 * Receives into `target` and answers the number of bytes, or receives up to `target` bytes and answers them. A
	 * stream that ended gives 0, or an empty Buffer; null when nothing is there yet. `flags` are MSG_* bits.
	 */
	recv(target: Uint8Array, flags?: number): number | null;
	recv(target: number, flags?: number): Buffer | null;
	recv(target: Uint8Array | number, flags = 0): number | Buffer | null {
		checkInteger('flags', flags, 0, largestInt);
		if (typeof target !== 'number') {
			checkBytes('target', target);
			return this.#transferred(this.#handle.recv(target, 0, target.length, flags), 'recv');
		}
		const buffer = Buffer.alloc(checkInteger('target', target, 0, largestInt));
		const bytes = this.#transferred(this.#handle.recv(buffer, 0, buffer.length, flags), 'recv');
		return bytes === null ? null : buffer.subarray(0, bytes);
	}

	/** Receives a datagram with its sender's address; null when nothing is there yet. */
	recvFrom(target: Uint8Array, flags = 0): ReceivedMessage | null {
		checkBytes('target', target);
		checkInteger('flags', flags, 0, largestInt);
		const out: { address?: NativeAddress | undefined; flags?: number } = {};
		const bytes = this.#transferred(this.#handle.recvFrom(target, 0, target.length, flags, out), 'recvmsg');
		if (bytes === null) return null;
		const messageFlags = out.flags ?? 0;
		const truncated = (messageFlags & (binding.constants.MSG_TRUNC ?? 0)) !== 0;
		return { bytes, address: out.address, truncated, flags: messageFlags };
	}

	/** Ends reading, writing or both while the descriptor stays open. Throws SocketError ENOTCONN. */
	shutdown(how: keyof typeof directions = 'both'): this {
		checkOneOf('how', how, Object.keys(directions) as (keyof typeof directions)[]);
		this.#check(this.#handle.shutdown(directions[how]), 'shutdown');
		return this;
	}

	/** This end's address; undefined for a family that syssock has no name for. */
	get localAddress(): SocketAddress | undefined {
		return this.#addressOf(this.#handle.localAddress(), 'getsockname');
	}

	/** The peer's address; undefined while there is no peer. */
	get remoteAddress(): SocketAddress | undefined {
		const address = this.#handle.remoteAddress();
		return address === notConnected ? undefined : this.#addressOf(address, 'getpeername');
	}

	/** Bytes that wait in the kernel to be read (FIONREAD). */
	get readableBytes(): number {
		return this.#check(this.#handle.queuedBytes(directions.read), 'ioctl');
	}

	/** Bytes sent that the peer has not acknowledged yet (SIOCOUTQ). Throws ENOTSUP where the system cannot tell. */
	get unackedBytes(): number {
		return this.#check(this.#handle.queuedBytes(directions.write), 'ioctl');
	}

	/**
	 * Resolves when something can be read: data, the end of the stream, a connection to accept, or an error. Rejects
	 * with SocketError ETIMEDOUT after `timeoutMs`, ECANCELED when the socket is closed meanwhile, and with the
	 * signal's reason. Keeps the process alive as long as it waits.
	 */
	readable(options?: WaitOptions): Promise<void> {
		return this.#ready().readable(options);
	}

	/** Resolves when the kernel takes bytes again, or a connect has ended; otherwise as `readable()`. */
	writable(options?: WaitOptions): Promise<void> {
		return this.#ready().writable(options);
	}

	/** A second Socket on the same kernel socket (dup(2)), with a descriptor of its own. */
	duplicate(): Socket {
		return Socket.fromHandle(opened(this.#handle.duplicate(), 'fcntl'), this);
	}

	/** Gives the descriptor away: whoever takes the number closes it. This socket is closed from then on. */
	detachFd(): number {
		this.#readiness?.cancel();
		const fd = this.#check(this.#handle.detachFd(), 'detach');
		this.#forget();
		return fd;
	}

	/**
	 * Closes the descriptor, once; throws SocketError EBADF when it is closed already. Ends every wait. With `soLinger` set
	 * to some seconds, Linux waits that long for unsent bytes to go, non-blocking or not, and the event loop with it.
	 */
	close(): void {
		this.#readiness?.cancel();
		this.#forget();
		this.#check(this.#handle.close(), 'close');
	}

	/** For `using`: closes unless closed already. */
	[Symbol.dispose](): void {
		if (!this.closed) this.close();
	}

	/** What a REPL shows. */
	[inspect.custom](): string {
		const kind = `${this.family} ${this.type}`;
		if (this.closed) return `Socket { ${kind}, closed }`;
		const shown = [`fd ${this.fd}`];
		const local = this.#localAddressOrNone();
		if (local !== undefined) shown.push(formatAddress(local));
		const peer = this.#handle.remoteAddress();
		if (typeof peer === 'object') shown.push(`to ${formatAddress(peer)}`);
		return `Socket { ${kind}, ${shown.join(', ')} }`;
	}

	/** The native half, for an engine of this library to watch. It stays this socket's. @internal */
	get handle(): SocketHandle {
		return this.#handle;
	}

	/** The native half, for an engine to take the descriptor of. Ends every wait. @internal */
	leave(): SocketHandle {
		this.#readiness?.cancel();
		return this.#handle;
	}

	/** A Socket for a handle that is open already; `kind`, where it is known, need not be asked for. @internal */
	static fromHandle(handle: SocketHandle, kind: SocketKind = kindOf(handle)): Socket {
		return new Socket({ family: kind.family, type: kind.type, [fromHandle]: handle } as SocketInit);
	}

	/** Nothing is open any more that somebody could forget to close. */
	#forget(): void {
		unclosed.unregister(this.#handle);
		notOpen(this.#handle);
	}

	#ready(): Readiness {
		this.#readiness ??= new Readiness(this.#handle, this);
		return this.#readiness;
	}

	#addressFamily(): SocketFamily | undefined {
		return typeof this.family === 'number' ? undefined : this.family;
	}

	#transferred(result: number, syscall: string, peer?: SocketAddress): number | null {
		return result === again ? null : this.#check(result, syscall, peer);
	}

	#check(result: number, syscall: string, address?: SocketAddress): number {
		if (result < 0) throw this.#error(result, syscall, address);
		return result;
	}

	#error(result: number, syscall: string, address?: SocketAddress): SocketError {
		return socketError(result, syscall, this.#context(address));
	}

	#context(address: SocketAddress | undefined): SocketErrorContext {
		const context: SocketErrorContext = { fd: this.fd };
		if (this.family !== 'unix') {
			if (this.type === 'stream') context.transport = 'tcp';
			if (this.type === 'datagram') context.transport = 'udp';
		}
		return { ...context, ...(address && addressContext(address)) };
	}

	/** A second bind is an EINVAL like any other: what the socket is bound to already tells it apart. */
	#whyNotBound(result: number): string | undefined {
		const local = result === invalid ? this.#localAddressOrNone() : undefined;
		const bound = local !== undefined && (local.family === 'unix' ? local.path !== '' : local.port !== 0);
		return bound ? `bound to ${formatAddress(local)} already` : undefined;
	}

	#localAddressOrNone(): SocketAddress | undefined {
		const address = this.#handle.localAddress();
		return typeof address === 'object' ? address : undefined;
	}

	#addressOf(address: NativeAddress | number | undefined, syscall: string): SocketAddress | undefined {
		if (typeof address === 'number') throw this.#error(address, syscall);
		return address;
	}
}

/** What is known of a socket without asking the kernel again. */
export type SocketKind = Pick<Socket, 'family' | 'type'>;

function isWrapped(init: SocketInit): init is SocketInit & { readonly [fromHandle]: SocketHandle } {
	return typeof init === 'object' && init !== null && fromHandle in init;
}

/** The address tells the family on every system; SO_DOMAIN does on Linux only. */
function kindOf(handle: SocketHandle): SocketKind {
	const options = new SocketOptions(handle);
	const address = handle.localAddress();
	const family = typeof address === 'object' ? address.family : domainOf(options);
	return { family, type: typeName(options.get('soType')) };
}

function domainOf(options: SocketOptions): SocketFamily | number {
	try {
		return familyName(options.get('soDomain'));
	} catch (error) {
		if ((error as SocketError).code !== 'ENOPROTOOPT') throw error;
		return -1; // a family without a name here, on a system that does not tell its number
	}
}

function opened(handle: SocketHandle | number, syscall: string, context?: SocketErrorContext): SocketHandle {
	if (typeof handle === 'number') throw socketError(handle, syscall, context);
	return handle;
}

function addressContext(address: SocketAddress): SocketErrorContext {
	if (address.family === 'unix') return { path: address.path };
	const zone = address.family === 'ipv6' && address.scopeId ? `%${address.scopeId}` : '';
	return { address: `${address.host}${zone}`, port: address.port };
}
