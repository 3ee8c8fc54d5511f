import { AsyncResource } from 'node:async_hooks';
import * as net from 'node:net';
import { Duplex } from 'node:stream';
import { binding } from '../native/load';
import type { Connection } from '../server/connection';
import { errnoOf, SocketError } from '../socket/errors';
import { SocketOptions } from '../socket/options';
import { Socket as SystemSocket } from '../socket/socket';
import { type ConnectOptions, Connector, kConnected, kPublished } from './connect';
import { clientManager } from './environment';
import { earlyFace, type Face, faceOf } from './face';
import { alsoInstances } from './instances';
import { type AddressOut, kInit, kLink, Link, ScopedLink, type WriteChunk, type WriteDone } from './link';
import { codedError, errnoError } from './node_errors';
import { OnRead, type OnReadOptions } from './on_read';
import { letReplace } from './own_names';
import { callerOf, handleToSend } from './sending';

/** What is handed to a Socket with its connection; the rest are net.Socket's options. */
export const kConnection: unique symbol = Symbol('syssock connection');
const kConnector: unique symbol = Symbol('syssock connector');
/** A handle of Node's own. */
const kHandle: unique symbol = Symbol('syssock handle');
const kSent: unique symbol = Symbol('syssock sent');
/** Set for a connection of node:http's: it looks at the handle, but is better served by 'data' events. */
export const kServed: unique symbol = Symbol('syssock served');
/** What setKeepAlive() was given beside the delay before there was a connection. */
const kKeepAliveMore: unique symbol = Symbol('syssock keep-alive');

export interface SocketInit extends net.SocketConstructorOpts {
	readonly onread?: OnReadOptions | null | undefined;
	/** Checked before each connection attempt (and by Node itself where it has the option). */
	readonly blockList?: net.BlockList | undefined;
	readonly noDelay?: boolean | undefined;
	readonly keepAlive?: boolean | undefined;
	readonly keepAliveInitialDelay?: number | undefined;
	/** Node 24 and newer. */
	readonly typeOfService?: number | undefined;
	/** @internal */
	readonly [kKeepAliveMore]?: readonly [interval: number | undefined, count: number | undefined];
	readonly readableHighWaterMark?: number | undefined;
	readonly writableHighWaterMark?: number | undefined;
	/** An open socket of this package, which is the stream's from then on; or a handle of Node's own. */
	readonly handle?: unknown;
	/** @internal */
	readonly pauseOnCreate?: boolean | undefined;
	/** @internal */
	readonly manualStart?: boolean | undefined;
	/** @internal */
	readonly [kConnection]?: { readonly connection: Connection; readonly scoped: boolean };
}

/** net.Socket's own methods that are no part of its types. */
interface NetInternals {
	_unrefTimer(): void;
	_reset(): net.Socket;
	_undestroy(): void;
	_getpeername(): AddressOut;
	_getsockname(): AddressOut;
	_onTimeout(): void;
	_writeGeneric(writev: boolean, data: unknown, encoding: BufferEncoding, done: WriteDone): void;
	_host: string | null;
	_peername: AddressOut | undefined;
	_sockname: AddressOut | null | undefined;
	_pendingData: unknown;
	_handle: unknown;
	readableFlowing: boolean | null;
	connecting: boolean;
}

const NetSocket = net.Socket as unknown as new (options?: SocketInit) => net.Socket & NetInternals;
const baseHandle = Object.getOwnPropertyDescriptor(net.Socket.prototype, '_handle');

/**
 * The methods of Socket. It is a net.Socket whose bytes go through syssock's engine: what node:net asks a handle for it
 * asks the link, and all that is not about bytes (timers, events, their order) is node:net's own code. On a socket
 * without a link (not connected yet, or with a handle of Node's own) every method is net.Socket's.
 */
export class SocketMethods extends NetSocket {
	declare [kLink]: Link | undefined;
	declare [kConnector]: Connector | undefined;
	declare [kHandle]: unknown;
	declare [kServed]?: boolean;
	/** node:http's, as long as the connection is its own. */
	declare parser?: object | null;
	declare [kSent]: unknown;
	declare [kPublished]?: boolean;
	declare [kInit]: SocketInit;

	/** The connection behind it, with its statistics; undefined before 'connect' and once destroyed. */
	get connection(): Connection | undefined {
		return this[kLink]?.connection;
	}

	/** Typed options of the kernel's socket. */
	get options(): SocketOptions {
		return new SocketOptions(() => {
			const fd = this[kLink]?.fd ?? -1;
			return fd < 0 ? closedDescriptor() : fd;
		});
	}

	override _read(size: number): void {
		const link = this[kLink];
		if (link === undefined) super._read(size);
		else link.readStart();
	}

	override _writeGeneric(writev: boolean, data: unknown, encoding: BufferEncoding, done: WriteDone): void {
		const link = this[kLink];
		if (link === undefined) return super._writeGeneric(writev, data, encoding, done);
		// It waited for the connection, and was counted as written since.
		if (this._pendingData !== null) this._pendingData = null;
		this._unrefTimer();
		if (writev) link.writev(data as WriteChunk[], done);
		else link.write(data as Uint8Array | string, encoding, done);
	}

	override _final(done: WriteDone): void {
		const link = this[kLink];
		if (link === undefined) super._final(done);
		else link.finish(done);
	}

	override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
		const handle = this[kLink] ?? this[kConnector]?.asHandle();
		this[kConnector] = undefined;
		if (handle !== undefined) this._handle = handle;
		super._destroy(error, done);
	}

	override _onTimeout(): void {
		if (this[kLink] === undefined) super._onTimeout();
		else if (this[kLink].progressed()) this._unrefTimer();
		else this.emit('timeout');
	}

	override resetAndDestroy(): this {
		const link = this[kLink];
		if (this.connecting) this.once('connect', () => this._reset());
		else if (link === undefined) return super.resetAndDestroy();
		else if (link.connection.localAddress?.family !== 'unix') this._reset();
		else throw codedError(TypeError, 'ERR_INVALID_HANDLE_TYPE', 'This handle type cannot be sent');
		return this;
	}

	override setNoDelay(on?: boolean): this {
		if (this[kLink] === undefined && !this[kHandle]) this[kInit] = { ...this[kInit], noDelay: on ?? true };
		return withHandle(this, () => super.setNoDelay(on));
	}

	override setKeepAlive(...args: Parameters<net.Socket['setKeepAlive']>): this {
		if (this[kLink] === undefined && !this[kHandle]) this[kInit] = { ...this[kInit], ...keepAliveOf(args) };
		return withHandle(this, () => super.setKeepAlive(...args));
	}

	override ref(): this {
		const holder = this[kLink] ?? this[kConnector];
		if (holder === undefined) return super.ref();
		holder.ref();
		return this;
	}

	override unref(): this {
		const holder = this[kLink] ?? this[kConnector];
		if (holder === undefined) return super.unref();
		holder.unref();
		return this;
	}

	override pause(): this {
		if (this[kLink]?.onRead !== undefined) this[kLink].readStop();
		return super.pause();
	}

	override resume(): this {
		if (this[kLink]?.onRead !== undefined) resumeOnRead(this, this[kLink]);
		return super.resume();
	}

	override read(size?: number): unknown {
		if (this[kLink]?.onRead !== undefined) resumeOnRead(this, this[kLink]);
		return super.read(size);
	}

	override _getpeername(): AddressOut {
		const link = this[kLink];
		if (link === undefined) return super._getpeername();
		if (this._peername !== undefined) return this._peername;
		const out: AddressOut = {};
		if (link.getpeername(out) === 0) this._peername = out;
		return out;
	}

	override _getsockname(): AddressOut {
		const link = this[kLink];
		if (link === undefined) return super._getsockname();
		if (!this._sockname) {
			this._sockname = {};
			link.getsockname(this._sockname);
		}
		return this._sockname;
	}

	/** `options` of connect() that node:net has not: kernel options that are set before the connection is made. */
	override connect(...args: unknown[]): this {
		const [options, listener] = normalized(args);
		const local = options.path !== undefined && options.path !== null && options.path !== '';
		// A path on Windows is a named pipe, which is no socket; a foreign handle is Node's to connect.
		if ((local && binding.system === 'windows') || this[kHandle]) return super.connect(...(args as [never]));
		if (listener !== null) this.once('connect', listener);
		if (options.port === undefined && (options.path === undefined || options.path === null)) {
			const names = 'The "options" or "port" or "path" argument must be specified';
			throw codedError(TypeError, 'ERR_MISSING_ARGS', names);
		}
		if (this[kLink] !== undefined) return failConnected(this, options);
		reopen(this);
		this._unrefTimer();
		this.connecting = true;
		this[kConnector] ??= new Connector(this, options.options, this[kInit].blockList);
		this[kConnector].begin(options);
		this._host = this[kConnector].host;
		return this;
	}

	[kConnected](socket: SystemSocket, scope: AsyncResource): void {
		const referenced = this[kConnector]?.referenced;
		this[kConnector] = undefined;
		this.connecting = false;
		this._sockname = null;
		linkTo(this, clientManager().adopt(socket), scope);
		if (referenced === false) this.unref();
		const { noDelay, keepAlive, typeOfService } = this[kInit];
		const handle = ownHandle(this);
		if (noDelay) handle?.setNoDelay(true);
		if (keepAlive) handle?.setKeepAlive(true, ...keepAliveSeconds(this[kInit]));
		if (typeOfService !== undefined) handle?.setTypeOfService(typeOfService);
		this._unrefTimer();
		const link = this[kLink] as Link;
		link.reading = false;
		this.emit('connect');
		this.emit('ready');
		if (this[kLink] !== link) return;
		if (!this.isPaused()) this.read(0);
		link.confirmReading();
	}
}

/**
 * What others see of the handle: nothing before connect(), then the face that Node's native code can take, and for
 * child_process a handle that it can send.
 */
function shownHandle(this: SocketMethods): unknown {
	if (this[kHandle]) return this[kHandle];
	const link = this[kLink];
	if (this[kServed] && this.parser) return link;
	if (link === undefined) return this[kConnector] === undefined ? null : faceOf(this);
	const caller = callerOf(shownHandle);
	if (caller.includes('node:internal/child_process')) this[kHandle] = this[kSent] = handleToSend(link.fd);
	if (this[kHandle]) return this[kHandle];
	const face = faceOf(this);
	if (caller.includes('node:internal/http2')) face.finishesAtOnce = true;
	return face;
}

/** Once it is sent, node takes the handle away: the connection is the other process's then. */
function setHandle(this: SocketMethods, handle: unknown): void {
	const sent = this[kSent] !== undefined && this[kHandle] === this[kSent];
	this[kHandle] = handle;
	baseHandle?.set?.call(this, handle);
	if (!sent || handle) return;
	this[kLink]?.connection.release(false);
	this[kLink] = undefined;
}

/** Getters of net.Socket's prototype, which a class cannot override where they are declared as properties. */
Object.defineProperties(SocketMethods.prototype, {
	_handle: { configurable: true, get: shownHandle, set: setHandle },
	pending: {
		configurable: true,
		get(this: SocketMethods): boolean {
			return (this[kLink] === undefined && !this[kHandle]) || this.connecting;
		},
	},
	bufferSize: {
		configurable: true,
		get(this: SocketMethods): number | undefined {
			const none = this[kLink] === undefined && this[kConnector] === undefined && !this[kHandle];
			return none ? undefined : this.writableLength;
		},
	},
	bytesRead: counter('bytesRead', 'bytesRead'),
	_bytesDispatched: counter('_bytesDispatched', 'bytesWritten'),
});

function counter(name: string, of: 'bytesRead' | 'bytesWritten'): PropertyDescriptor {
	const base = Object.getOwnPropertyDescriptor(net.Socket.prototype, name)?.get;
	return {
		configurable: true,
		enumerable: true,
		get(this: SocketMethods): unknown {
			return this[kLink]?.[of] ?? base?.call(this);
		},
	};
}

interface KeepAlive {
	readonly enable?: boolean;
	readonly initialDelay?: number;
	readonly interval?: number;
	readonly count?: number;
}

/** Up to Node 22 setKeepAlive() knows neither interval nor count; newest ones take an object as well. */
const takesInterval = net.Socket.prototype.setKeepAlive.length > 2;

function keepAliveOf(args: readonly unknown[]): Partial<SocketInit> {
	const [first] = args;
	const whole = takesInterval && typeof first === 'object' && first !== null;
	const [enable, delay, interval, count] = args as [boolean?, number?, number?, number?];
	const given: KeepAlive = whole ? first : { enable, initialDelay: delay, interval, count };
	const more = takesInterval ? { [kKeepAliveMore]: [given.interval, given.count] as const } : {};
	return { keepAlive: Boolean(given.enable), keepAliveInitialDelay: given.initialDelay ?? 0, ...more };
}

/** As a handle takes it. */
function keepAliveSeconds(init: SocketInit): [idle: number, interval?: number | undefined, count?: number | undefined] {
	const { keepAliveInitialDelay = 0, [kKeepAliveMore]: [interval, count] = [] } = init;
	const idle = Math.max(Math.trunc(keepAliveInitialDelay / 1000), 0);
	if (interval === undefined && count === undefined) return [idle];
	return [idle, interval && Math.trunc(interval / 1000), count];
}

/** Where node:net has it, it checks the value, and keeps it. */
const { setTypeOfService } = net.Socket.prototype as { setTypeOfService?(value: number): unknown };
if (setTypeOfService !== undefined) {
	Object.defineProperty(SocketMethods.prototype, 'setTypeOfService', {
		configurable: true,
		writable: true,
		value(this: SocketMethods, typeOfService: number): SocketMethods {
			const connected = this[kLink] !== undefined || this[kHandle];
			withHandle(this, () => setTypeOfService.call(this, typeOfService));
			if (!connected) this[kInit] = { ...this[kInit], typeOfService };
			return this;
		},
	});
}

export interface Socket extends SocketMethods {}
export interface SocketConstructor {
	new (options?: SocketInit): Socket;
	(options?: SocketInit): Socket;
	readonly prototype: Socket;
}

/** A function, as net.Socket is: it may be called without `new`, and inherited from in the old way. */
function SocketFunction(this: Socket, init?: SocketInit | number): Socket | undefined {
	if (!(this instanceof SocketMethods)) return new Socket(init as SocketInit);
	const options: SocketInit = typeof init === 'number' ? { fd: init } : { ...init };
	const given = ownSocketOf(options);
	const foreign = given === undefined && (options.handle || options.fd !== undefined);
	const base = foreign ? options : { ...options, fd: undefined, handle: undefined, onread: undefined };
	this[kInit] = options;
	(net.Socket as unknown as (this: net.Socket, options: SocketInit) => void).call(this, base);
	if (given === undefined) return undefined;
	if ('connection' in given) linkTo(this, given.connection, given.scoped);
	else linkTo(this, clientManager().adopt(given), new AsyncResource('SYSSOCK_SOCKET'));
	startReading(this, options);
	return undefined;
}

export const Socket = SocketFunction as unknown as SocketConstructor;
Object.defineProperty(Socket, 'name', { value: 'Socket', configurable: true });
Object.defineProperty(Socket, 'prototype', { value: SocketMethods.prototype });
letReplace(SocketMethods.prototype, ['connection', 'options']);
Object.defineProperty(SocketMethods.prototype, 'constructor', { value: Socket, writable: true, configurable: true });
Object.setPrototypeOf(Socket, net.Socket);
alsoInstances(Socket, net.Socket);

function failConnected<S extends SocketMethods>(socket: S, { host, port, path }: ConnectOptions): S {
	const address = path ?? host;
	const error = errnoError(errnoOf('EISCONN'), 'connect');
	process.nextTick(() => socket.destroy(Object.assign(error, address === undefined ? { port } : { address, port })));
	return socket;
}

/** A socket that was destroyed can connect anew. */
function reopen(socket: SocketMethods): void {
	if (socket.destroyed) socket._peername = undefined;
	if (Object.hasOwn(socket, 'write')) socket.write = SocketMethods.prototype.write;
	socket._undestroy();
	socket._sockname = null;
}

/** Somebody who looked at the handle may have put methods of his own there. */
function ownHandle(socket: SocketMethods): Link | Face | undefined {
	return earlyFace(socket) ?? socket[kLink];
}

/** node:net's own method, which keeps what was set and asks the handle only for what changes. */
function withHandle<S extends SocketMethods>(socket: S, call: () => unknown): S {
	if (socket[kLink] !== undefined) socket._handle = ownHandle(socket);
	try {
		call();
	} finally {
		if (socket[kLink] !== undefined) socket._handle = null;
	}
	return socket;
}

function resumeOnRead(socket: SocketMethods, link: Link): void {
	if (link.reading && !link.onRead?.holds) return;
	link.readStart();
	const state = link.onRead?.resume();
	if (state === 'paused') link.readStop();
	if (state !== 'ended') return;
	socket.push(null);
	Duplex.prototype.read.call(socket, 0);
}

function linkTo(socket: SocketMethods, connection: Connection, scope: AsyncResource | boolean): void {
	socket[kLink] =
		typeof scope === 'boolean' ? new Link(socket, connection, scope) : new ScopedLink(socket, connection, scope);
	socket[kLink].onRead = OnRead.from(socket[kInit].onread, socket[kLink]);
	socket[kLink].face = earlyFace(socket);
}

/** As net.Socket does with a handle. */
function startReading(socket: SocketMethods, options: SocketInit): void {
	if (options.pauseOnCreate) {
		socket[kLink]?.readStop();
		socket.readableFlowing = false;
	} else if (options.readable !== false && !options.manualStart) socket.read(0);
	else socket[kLink]?.readStop();
}

/** The connection or socket of ours that the options name, if any. */
function ownSocketOf(options: SocketInit) {
	if (options[kConnection] !== undefined) return options[kConnection];
	if (options.handle instanceof SystemSocket) return options.handle;
	return typeof options.fd === 'number' ? connectedSocket(options.fd) : undefined;
}

/** Undefined for a descriptor that is no connected stream socket: node:net makes something of those, or an error. */
function connectedSocket(fd: number): SystemSocket | undefined {
	let socket: SystemSocket;
	try {
		socket = SystemSocket.fromFd(fd);
	} catch {
		return undefined;
	}
	if (socket.type === 'stream' && isConnected(socket)) return socket;
	socket.detachFd();
	return undefined;
}

function isConnected(socket: SystemSocket): boolean {
	try {
		return socket.remoteAddress !== undefined;
	} catch (error) {
		if (!(error instanceof SocketError)) throw error;
		return false;
	}
}

function closedDescriptor(): never {
	throw codedError(Error, 'ERR_SOCKET_CLOSED', 'Socket is closed');
}

type Normalized = [options: ConnectOptions, listener: (() => void) | null];

/** What node:net's functions take in several forms, in one; as node:net itself reads it. */
export function normalized(args: readonly unknown[]): Normalized {
	const { _normalizeArgs } = net as unknown as { _normalizeArgs(args: readonly unknown[]): Normalized };
	// Already normalized arguments are marked with a symbol of node:net's.
	const [first] = args;
	if (Array.isArray(first) && Object.getOwnPropertySymbols(first).length > 0) return first as unknown as Normalized;
	return _normalizeArgs(args);
}
