import { AsyncResource } from 'node:async_hooks';
import type { OptionOut, SocketHandle } from '../native/binding';
import { READ } from '../native/binding';
import type { EventEngine } from '../native/engine';
import { binding } from '../native/load';
import type { Connection } from '../server/connection';
import type { ConnectionOwner } from '../server/streams';
import type { SocketAddress } from '../socket/addresses';
import { errnoOf, type SocketError, socketError } from '../socket/errors';
import { optionRows } from '../socket/options.generated';
import { root } from './environment';
import type { Face } from './face';
import { errnoError } from './node_errors';
import type { OnRead } from './on_read';
import type { SocketMethods } from './socket';

/** As node:net's handles fill it. */
export interface AddressOut {
	address?: string;
	family?: string;
	port?: number;
	flowlabel?: number;
}

export type WriteDone = (error?: Error | null) => void;

export interface WriteChunk {
	readonly chunk: Uint8Array | string;
	readonly encoding: BufferEncoding;
}

/** Where a socket keeps its link; undefined before it is connected and once it is destroyed. */
export const kLink: unique symbol = Symbol('syssock link');

/** What a stream was made with, and told since, before it has a link. */
export const kInit: unique symbol = Symbol('syssock init');

/** With more queued a write waits until the kernel took it. The engine itself gathers no more before it sends. */
const queueBytes = 65536;
/** So much of a write is given to the engine at once, which keeps a copy of what the kernel does not take. */
const sliceBytes = 1 << 20;
/** What one system call would not take anyway need not be put together for it. */
const joinedBytes = 1 << 22;
const scratch = Buffer.allocUnsafeSlow(65536);
const unbounded = Number.MAX_SAFE_INTEGER;
const notConnected = errnoOf('ENOTCONN');
const brokenPipe = errnoOf('EPIPE');
const connectionReset = errnoOf('ECONNRESET');

const rowOf = (name: string) => optionRows.findIndex((row) => row.name === name);
const rows = {
	noDelay: rowOf('tcpNoDelay'),
	keepAlive: rowOf('soKeepAlive'),
	keepIdle: rowOf('tcpKeepIdleSeconds'),
	keepInterval: rowOf('tcpKeepIntvlSeconds'),
	keepCount: rowOf('tcpKeepCnt'),
	typeOfService: rowOf('ipTos'),
	trafficClass: rowOf('ipv6TClass'),
};

/**
 * Between a stream and its connection in the engine: what a handle is to node:net, and called by the same names where
 * node:net's own methods call it. A destroyed stream has none.
 */
export class Link implements ConnectionOwner {
	readonly engineId: number;
	readonly connection: Connection;
	readonly stream: SocketMethods;
	/** Set by node:net's own code when it lets go of a handle. */
	onread: unknown;
	/** Set while something native (TLS, HTTP/2) reads and writes in the stream's place. */
	face: Face | undefined;
	onRead: OnRead | undefined;
	/** Whether the stream asks for bytes, as node:net's handles say it; and whether the engine brings any. */
	reading = true;
	#receiving = true;
	bytesRead = 0;
	bytesWritten = 0;
	readonly #engine: EventEngine;
	#peerEnded = false;
	#writeDone: WriteDone | undefined;
	/** What the engine was not given yet of a write that is under way. */
	#rest: Iterator<Uint8Array> | undefined;
	#finishDone: WriteDone | undefined;
	#lastQueued = 0;
	#failure: SocketError | undefined;
	#referenced = true;

	/** `scoped`: the listener's events have a callback scope each already. */
	constructor(stream: SocketMethods, connection: Connection, scoped: boolean) {
		this.stream = stream;
		this.connection = connection;
		this.engineId = connection.id;
		this.#engine = connection.handOver(this, scoped);
	}

	/** Where events of this connection belong: as on node:net, those of an accepted one to nobody's request. */
	scope(): AsyncResource {
		return root;
	}

	// ---- reading

	/** Who calls these may have set `reading` already, as node:net's own code does. */
	readStart(): number {
		this.reading = true;
		return this.#setReceiving(true);
	}

	readStop(): number {
		this.reading = false;
		return this.#setReceiving(false);
	}

	/** A new connection is read from by the engine, unless nobody has asked for it by now. */
	confirmReading(): void {
		this.#setReceiving(this.reading);
	}

	#setReceiving(receiving: boolean): number {
		if (receiving === this.#receiving) return 0;
		this.#receiving = receiving;
		return this.#engine.setInterest(this.engineId, receiving ? READ : 0);
	}

	onData(chunk: Buffer): void {
		const { stream } = this;
		stream._unrefTimer();
		this.bytesRead += chunk.length;
		if (stream.destroyed) return;
		if (this.face?.receive(chunk)) return;
		const more = this.onRead === undefined ? stream.push(chunk) : this.onRead.receive(chunk);
		if (!more) this.readStop();
	}

	onEnd(): void {
		this.#peerEnded = true;
		const { stream } = this;
		stream._unrefTimer();
		if (stream.destroyed) return;
		if (this.face?.receiveEnd()) return;
		if (this.onRead !== undefined && !this.onRead.end()) return;
		stream.push(null);
		stream.read(0);
	}

	// ---- writing

	write(data: Uint8Array | string, encoding: BufferEncoding, done: WriteDone): void {
		if (typeof data !== 'string') this.#writeBytes(data, done);
		else if (data.length * 3 > scratch.length) this.#writeBytes(Buffer.from(data, encoding), done);
		else this.#writeBytes(scratch.subarray(0, scratch.write(data, 0, encoding)), done);
	}

	/** All chunks in one system call, as far as one takes them. */
	writev(chunks: readonly WriteChunk[], done: WriteDone): void {
		let most = 0;
		for (const { chunk } of chunks) most += typeof chunk === 'string' ? chunk.length * 3 : chunk.length;
		if (most > joinedBytes) return this.#writeApart(chunks.map(bytesOf), done);
		if (most > scratch.length) return this.#writeBytes(Buffer.concat(chunks.map(bytesOf)), done);
		let at = 0;
		for (const { chunk, encoding } of chunks) {
			if (typeof chunk === 'string') at += scratch.write(chunk, at, encoding);
			else {
				scratch.set(chunk, at);
				at += chunk.length;
			}
		}
		this.#writeBytes(scratch.subarray(0, at), done);
	}

	#writeApart(chunks: readonly Uint8Array[], done: WriteDone): void {
		for (const { length } of chunks) this.bytesWritten += length;
		this.#writeSlices(slicesOf(chunks), done);
	}

	#writeBytes(bytes: Uint8Array, done: WriteDone): void {
		if (bytes.length > sliceBytes) return this.#writeApart([bytes], done);
		this.bytesWritten += bytes.length;
		const queued = this.#engine.write(this.engineId, bytes, unbounded);
		if (!this.#referenced) this.#holdProcess();
		if (queued >= 0 && queued < queueBytes) done();
		else this.#await(queued, done);
	}

	#writeSlices(slices: Iterator<Uint8Array>, done: WriteDone): void {
		for (let { value, done: ended } = slices.next(); !ended; { value, done: ended } = slices.next()) {
			const queued = this.#engine.write(this.engineId, value, unbounded);
			if (queued >= 0 && queued < queueBytes) continue;
			this.#rest = slices;
			return this.#await(queued, done);
		}
		if (!this.#referenced) this.#holdProcess();
		done();
	}

	/** A negative `queued`: the connection is broken, and its error on the way, or told already. */
	#await(queued: number, done: WriteDone): void {
		if (queued < 0 && this.#failure !== undefined) {
			return process.nextTick(done, errnoError(brokenPipe, 'write', this.#failure));
		}
		this.#writeDone = AsyncResource.bind(done, 'SYSSOCK_WRITE');
		this.#lastQueued = queued;
		if (queued >= 0) this.#engine.wantDrained(this.engineId);
		if (!this.#referenced) this.#holdProcess();
	}

	onDrained(): void {
		this.stream._unrefTimer();
		const done = this.#writeDone;
		const rest = this.#rest;
		this.#writeDone = this.#rest = undefined;
		if (rest !== undefined && done !== undefined) this.#writeSlices(rest, done);
		else done?.();
		if (!this.#referenced) this.#holdProcess();
	}

	/** Whether a write is under way that made progress since this was last asked: then nothing has timed out. */
	progressed(): boolean {
		if (this.#writeDone === undefined) return false;
		const queued = this.connection.queuedBytes;
		const progressed = queued !== this.#lastQueued;
		this.#lastQueued = queued;
		return progressed;
	}

	/** Ends our side after all that was written. */
	finish(done: WriteDone): void {
		const result = this.#engine.finish(this.engineId);
		if (result === 0) {
			this.#finishDone = AsyncResource.bind(done, 'SYSSOCK_SHUTDOWN');
			return;
		}
		// Where the peer has ended, the engine leaves the FIN to the closing, which waits for somebody to read the rest.
		if (result === 1 && this.#peerEnded && !this.stream.readableEnded) this.#onHandle((handle) => handle.shutdown(1));
		// Told in a later part of the turn, as by libuv: whoever ended it may yet do what fails it.
		if (result === 1) setImmediate(done);
		else done();
	}

	onFinished(): void {
		const done = this.#finishDone;
		this.#finishDone = undefined;
		done?.();
	}

	// ---- ending

	onError(result: number): void {
		const { stream } = this;
		if (result === notConnected && this.connection.localAddress?.family === 'unix') {
			this.onFinished();
			return this.onEnd();
		}
		// shutdown(2) of a connection that the peer has reset; node:net would read the reset itself next.
		const errno = result === notConnected ? connectionReset : result;
		const cause = socketError(errno, errno === brokenPipe ? 'send' : 'recv');
		this.#failure = cause;
		const error = errnoError(errno, errno === brokenPipe ? 'write' : 'read', cause);
		// Native code is told by its write, and goes on to read the peer's end, which came before.
		if (errno === brokenPipe && this.face?.receiveEnd()) this.#failWrites(error);
		else stream.destroy(error);
	}

	#failWrites(error: Error): void {
		const wrote = this.#writeDone;
		this.#writeDone = this.#rest = undefined;
		wrote?.(error);
		this.onFinished();
	}

	onClosed(error: SocketError | undefined): void {
		this.stream.destroy(error);
	}

	onDetached(): void {
		this.stream.destroy();
	}

	/** Called by node:net's `_destroy`. */
	close(done?: () => void): void {
		this.#close(false, done);
	}

	/** What was gathered has been written as far as the user knows: it goes before the RST. */
	reset(done?: () => void): number {
		this.#engine.flush();
		this.#close(true, done);
		return 0;
	}

	/** The callback comes after that of a write under way, and in the turn's last part, where libuv has its own. */
	#close(reset: boolean, done: (() => void) | undefined): void {
		this.reading = false;
		this.connection.release(reset, this.#failure);
		this.stream[kLink] = undefined;
		this.face?.closed();
		this.scope().runInAsyncScope(setImmediate, undefined, () => {
			const wrote = this.#writeDone;
			this.#writeDone = this.#rest = undefined;
			wrote?.(null);
			done?.();
		});
	}

	get servedElsewhere(): boolean {
		const { _server: server } = this.stream as { _server?: { closeIdleConnections?: unknown } | null };
		return typeof server?.closeIdleConnections === 'function';
	}

	get unsentBytes(): number {
		return this.stream.writableLength;
	}

	get unreadBytes(): number {
		return this.stream.readableLength;
	}

	// ---- what node:net's methods ask a handle for

	get fd(): number {
		return this.#engine.descriptor(this.engineId);
	}

	ref(): void {
		this.#referenced = true;
		this.#engine.setReferenced(this.engineId, true);
	}

	unref(): void {
		this.#referenced = false;
		this.#holdProcess();
	}

	/** As on node:net the process waits for what was written, whatever the socket is to it. */
	#holdProcess(): void {
		const unsent = this.connection.queuedBytes > this.unsentBytes;
		if (unsent) this.#engine.wantDrained(this.engineId);
		this.#engine.setReferenced(this.engineId, unsent);
	}

	getpeername(out: AddressOut): number {
		return fill(out, this.#engine.remoteAddress(this.engineId));
	}

	getsockname(out: AddressOut): number {
		return fill(out, this.#engine.localAddress(this.engineId));
	}

	setNoDelay(on: boolean): number {
		return this.#set(rows.noDelay, on);
	}

	/** Where the idle time is set, libuv sets the others too: ten probes, one a second. */
	setKeepAlive(
		on: boolean,
		idleSeconds: number,
		intervalSeconds?: number | undefined,
		count?: number | undefined,
	): number {
		const result = this.#set(rows.keepAlive, on);
		if (result < 0 || !on || !(idleSeconds > 0)) return result;
		this.#set(rows.keepInterval, intervalSeconds || 1);
		this.#set(rows.keepCount, count || 10);
		return this.#set(rows.keepIdle, idleSeconds);
	}

	/** Of an IPv6 socket for IPv4 peers as well: it may have one. */
	setTypeOfService(value: number): number {
		if (this.connection.localAddress?.family !== 'ipv6') return this.#set(rows.typeOfService, value);
		this.#set(rows.typeOfService, value);
		return this.#set(rows.trafficClass, value);
	}

	getTypeOfService(): number {
		const { fd } = this;
		if (fd < 0) return fd;
		const ipv6 = this.connection.localAddress?.family === 'ipv6';
		const out: OptionOut = {};
		const result = binding.getOption(fd, ipv6 ? rows.trafficClass : rows.typeOfService, out);
		return result < 0 ? result : (out.value as number);
	}

	#set(row: number, value: unknown): number {
		const { fd } = this;
		return fd < 0 ? fd : binding.setOption(fd, row, value);
	}

	/** See the engine's. */
	callLater(receiver: object, method: (argument: never) => void, argument?: object): boolean {
		return this.#engine.callLater(receiver, method, argument);
	}

	hasRef(): boolean {
		return this.#referenced;
	}

	/** A handle for one call: the descriptor stays the engine's. */
	#onHandle(call: (handle: SocketHandle) => void): void {
		const { fd } = this;
		const handle = fd < 0 ? fd : binding.adoptFd(fd);
		if (typeof handle === 'number') return;
		call(handle);
		handle.detachFd();
	}
}

/** Of a connection that was asked for: its events run in the async context in which that was done. */
export class ScopedLink extends Link {
	readonly #scope: AsyncResource;

	constructor(stream: SocketMethods, connection: Connection, scope: AsyncResource) {
		super(stream, connection, false);
		this.#scope = scope;
	}

	override scope(): AsyncResource {
		return this.#scope;
	}

	override onData(chunk: Buffer): void {
		this.#scope.runInAsyncScope(super.onData, this, chunk);
	}

	override onEnd(): void {
		this.#scope.runInAsyncScope(super.onEnd, this);
	}

	override onDrained(): void {
		this.#scope.runInAsyncScope(super.onDrained, this);
	}

	override onFinished(): void {
		this.#scope.runInAsyncScope(super.onFinished, this);
	}

	override onError(result: number): void {
		this.#scope.runInAsyncScope(super.onError, this, result);
	}

	override onClosed(error: SocketError | undefined): void {
		this.#scope.runInAsyncScope(super.onClosed, this, error);
	}
}

function bytesOf({ chunk, encoding }: WriteChunk): Uint8Array {
	return typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk;
}

function* slicesOf(chunks: readonly Uint8Array[]): Generator<Uint8Array, undefined> {
	for (const chunk of chunks) {
		for (let at = 0; at < chunk.length; at += sliceBytes) yield chunk.subarray(at, at + sliceBytes);
	}
}

/** A unix socket has no address to tell, as on node:net. */
export function fill(out: AddressOut, address: SocketAddress | number): number {
	if (typeof address === 'number') return address;
	if (address.family === 'unix') return 0;
	out.address = zoned(address);
	out.family = address.family === 'ipv4' ? 'IPv4' : 'IPv6';
	out.port = address.port;
	return 0;
}

function zoned(address: Exclude<SocketAddress, { family: 'unix' }>): string {
	if (address.family === 'ipv4' || !address.scopeId) return address.host;
	const name = binding.interfaceName(address.scopeId);
	return `${address.host}%${typeof name === 'string' ? name : address.scopeId}`;
}
