import type { EventEmitter } from 'node:events';
import type { Socket as NetSocket } from 'node:net';
import { READ, STAT } from '../native/binding';
import type { EngineTarget, EventEngine, FailedCall } from '../native/engine';
import type { SocketAddress } from '../socket/addresses';
import { checkBytes, checkInteger, checkObject } from '../socket/arguments';
import { errnoOf, type SocketError, socketError } from '../socket/errors';
import { SocketOptions } from '../socket/options';
import type { TcpInfo } from '../socket/options.generated';
import { Socket } from '../socket/socket';
import { type ConnectionEvents, newEvents, withEvents } from './connection_events';
import type { Deadlines, Waiting } from './deadlines';
import type { Listener } from './listener';
import { type ConnectionOwner, streams } from './streams';

/**
 * What happens to a connection, as functions of one object that all connections of a listener share. What a handler
 * does to a connection takes effect at once; what that causes is told later, never from inside the call. A handler
 * that throws loses its own event only: the error is reported as uncaught, and the next event follows.
 *
 * All events of a loop turn come in one callback scope: promise callbacks and `process.nextTick` of one connection's
 * handler run after the handlers of the others. Streams have a scope an event, as on node:net.
 */
export interface ConnectionHandlers {
	/** It was accepted, or adopted: the first event. */
	open?(connection: Connection): void;
	/**
	 * `chunk` is the handler's to keep: all that one receive call brought, up to 513 KiB. However small it is, it keeps the
	 * memory around it, as much: copy what you keep for long.
	 */
	data?(connection: Connection, chunk: Buffer): void;
	/** The kernel took all that `write` had to keep, after it had said false. */
	drain?(connection: Connection): void;
	/**
	 * The peer sends no more (half-close). Without this handler the connection is closed gracefully, once what waits for
	 * `drain` is written.
	 */
	end?(connection: Connection): void;
	/** The connection is gone: nothing follows. `error` is why, unless it ended in order. */
	close?(connection: Connection, error: SocketError | undefined): void;
	/** The kernel told an error; `close` follows. */
	error?(connection: Connection, error: SocketError): void;
}

/** How `closeGracefully()` closes. */
export interface CloseOptions {
	/** Milliseconds that the peer has to end its side, once our bytes are sent. Default 1000. */
	readonly lingerMs?: number | undefined;
}

/** Plain numbers about one connection; times are milliseconds since the epoch. */
export interface ConnectionStats {
	/** When it was accepted or adopted. */
	readonly connectedAt: number;
	/** When bytes last went either way; `connectedAt` before the first. */
	readonly lastActiveAt: number;
	/** That came from the peer. */
	readonly bytesRead: number;
	/** That the kernel took. */
	readonly bytesWritten: number;
	/** Receive calls that brought bytes. */
	readonly reads: number;
	/** Send calls that took some. */
	readonly writes: number;
	/** Bytes that `write` took and the kernel has not. */
	readonly queuedBytes: number;
}

/** What a connection needs from the manager it belongs to. */
export interface ConnectionHost {
	readonly engine: EventEngine;
	readonly deadlines: Deadlines;
	/** Bytes that may be queued on one connection. */
	readonly maxQueuedBytes: number;
	/** Of a manager that closes: bytes of an answer that `write` refused, 0 when it had not begun. */
	lost(connection: Connection, unsentBytes: number): void;
	/** Called once, when the connection has left the engine: closed, or detached. */
	left(connection: Connection, error: SocketError | undefined): void;
}

/** What all connections of a listener have in common, so that each has one reference for it. */
export interface ConnectionKind {
	readonly host: ConnectionHost;
	readonly listener: Listener | undefined;
	readonly handlers: ConnectionHandlers;
}

/** What few connections have, or for a short time only: an idle one that nobody asked anything has none of it. */
interface Extras {
	remoteAddress: SocketAddress | undefined;
	events: EventEmitter<ConnectionEvents> | undefined;
	lingerMs: number;
	/** What came in the turn in which it was paused: chunks, and null for the end. */
	held: (Buffer | null)[] | undefined;
	/** The last numbers, once it is gone. */
	final: ConnectionStats | undefined;
	/** The stream that has taken it over. */
	owner: ConnectionOwner | undefined;
	/** How often `hold()` was called and not released. */
	holds: number;
}

/** `write` says false from here on: 64 KiB. */
const highWaterBytes = 65536;
const defaultLingerMs = 1000;
const longestTimerMs = 2 ** 31 - 1;
const noBuffers = errnoOf('ENOBUFS');
const closed = errnoOf('EBADF');
const busy = errnoOf('EBUSY');
/** Filled anew at each look: an idle connection holds no numbers in JavaScript. */
const scratch = new Float64Array(STAT.count);

/** Bits of a connection's state: a field each would cost each of many thousands. */
const PAUSED = 1;
const PEER_ENDED = 2;
/** Our side ends once everything is sent; and has ended. */
const FINISHING = 4;
const FINISHED = 8;
/** Nobody reads any more: what still comes is dropped until the peer ends. */
const CLOSING = 16;
/** Out of the engine: closed, or detached. */
const CLOSED = 32;
/** The last write said false, and `drain` was not told since. */
const BLOCKED = 64;
/** Closes gracefully as soon as it is neither blocked nor held; unless held, what still comes is dropped already. */
const LEAVING = 128;
/** Its manager closes: what `write` refuses from now on is counted as lost. */
const DISMISSED = 256;

/** One accepted connection of a manager; its descriptor is owned by the manager's engine until `detach()`. */
export class Connection implements EngineTarget, Waiting {
	/** Unique for the manager's life: its slot, and the generation of the slot's tenants. */
	readonly id: number;
	/** Yours: nothing here reads it. */
	metadata: unknown;
	#kind: ConnectionKind;
	#state = 0;
	#extras: Extras | undefined;

	/** Made by a manager, for an id of its engine. */
	constructor(id: number, kind: ConnectionKind) {
		this.id = id;
		this.#kind = kind;
		kind.host.engine.admit(this);
	}

	/** What accepted it; undefined for one that was adopted. */
	get listener(): Listener | undefined {
		return this.#kind.listener;
	}

	/** Looked up once, when first asked for; undefined when the peer was gone by then. */
	get remoteAddress(): SocketAddress | undefined {
		if (this.closed) return this.#extras?.remoteAddress;
		const extras = this.#extrasOf();
		extras.remoteAddress ??= addressOrNone(this.#host().engine.remoteAddress(this.id));
		return extras.remoteAddress;
	}

	/** This end's address, asked for now; undefined once closed. */
	get localAddress(): SocketAddress | undefined {
		return this.closed ? undefined : addressOrNone(this.#host().engine.localAddress(this.id));
	}

	/** Typed options of this connection's socket. */
	get options(): SocketOptions {
		return new SocketOptions(() => {
			const fd = this.closed ? closed : this.#host().engine.descriptor(this.id);
			if (fd < 0) throw socketError(fd, 'getsockopt', { detail: 'the connection is closed' });
			return fd;
		});
	}

	/** The kernel's view, asked for now: round trip time, retransmissions, what is unacknowledged … (tcp(7)). */
	get tcpInfo(): TcpInfo {
		return this.options.get('tcpInfo');
	}

	/** All the numbers at once; once it is closed, the last ones. */
	get stats(): ConnectionStats {
		if (this.#extras?.final !== undefined) return this.#extras.final;
		this.#host().engine.stats(this.id, scratch);
		return this.#scratchAsStats();
	}

	#scratchAsStats(): ConnectionStats {
		return {
			connectedAt: stat(STAT.connectedAt),
			lastActiveAt: Math.max(stat(STAT.lastReadAt), stat(STAT.lastWriteAt)),
			bytesRead: stat(STAT.bytesRead),
			bytesWritten: stat(STAT.bytesWritten),
			reads: stat(STAT.reads),
			writes: stat(STAT.writes),
			queuedBytes: stat(STAT.queuedBytes) + (this.#extras?.owner?.unsentBytes ?? 0),
		};
	}

	/** When it was accepted or adopted, in milliseconds since the epoch. */
	get connectedAt(): number {
		return this.stats.connectedAt;
	}

	/** When bytes last went either way, in milliseconds since the epoch; `connectedAt` before the first. */
	get lastActiveAt(): number {
		return this.stats.lastActiveAt;
	}

	/** Bytes that came from the peer. */
	get bytesRead(): number {
		return this.stats.bytesRead;
	}

	/** Bytes that the kernel took. */
	get bytesWritten(): number {
		return this.stats.bytesWritten;
	}

	/** Bytes that `write` took and the kernel has not. */
	get queuedBytes(): number {
		return this.stats.queuedBytes;
	}

	/** Bytes that the kernel has sent and the peer has not acknowledged (SIOCOUTQ); undefined where it cannot tell. */
	get unackedBytes(): number | undefined {
		const bytes = this.closed ? closed : this.#host().engine.kernelQueuedBytes(this.id, 1);
		return bytes < 0 ? undefined : bytes;
	}

	/** True once it is closed or detached: no event follows but `close`. */
	get closed(): boolean {
		return this.#is(CLOSED);
	}

	/**
	 * Takes the bytes: sent or copied when it returns, and on their way by the end of the loop turn. False from 64 KiB
	 * queued on: `drain` follows. False, and nothing taken, once the connection is closed or closing. A queue that
	 * would pass the manager's `maxQueuedBytes` ends the connection with ENOBUFS: heed the false. Throws after `end()`.
	 */
	write(data: Uint8Array | string): boolean {
		const bytes = typeof data === 'string' ? Buffer.from(data) : checkBytes('data', data);
		if (this.#is(CLOSING | CLOSED)) return this.#tooLate(bytes.length);
		const owner = this.#owner();
		if (owner !== undefined) return owner.stream.write(bytes);
		if (this.#is(FINISHING)) {
			throw Object.assign(new Error('write() after end()'), { code: 'ERR_STREAM_WRITE_AFTER_END' });
		}
		const { engine, maxQueuedBytes } = this.#host();
		const queued = engine.write(this.id, bytes, maxQueuedBytes);
		if (queued < highWaterBytes) return queued >= 0 || this.#refused(queued, bytes.length);
		engine.wantDrained(this.id);
		this.#state |= BLOCKED;
		return false;
	}

	#tooLate(bytes: number): false {
		if (this.#is(DISMISSED)) this.#host().lost(this, bytes);
		return false;
	}

	#refused(result: number, bytes: number): false {
		if (result !== noBuffers) return false; // broken: its error is on the way
		const { maxQueuedBytes } = this.#host();
		const detail = `${bytes} bytes would pass maxQueuedBytes (${maxQueuedBytes})`;
		const setting = { setting: 'maxQueuedBytes', settingValue: maxQueuedBytes };
		this.#close(true, socketError(result, 'write', { detail, ...setting }));
		return this.#tooLate(bytes);
	}

	/**
	 * Says that an answer is due, which begins or goes on later: until the function that this answers was called, a
	 * manager that closes (for as long as its `drainMs`) and a peer that has ended do not close the connection, and it
	 * hears and writes as before. Held more than once, it waits for each.
	 */
	hold(): () => void {
		const extras = this.#extrasOf();
		extras.holds++;
		let held = true;
		return () => {
			if (!held) return;
			held = false;
			extras.holds--;
			if (extras.holds === 0 && this.#is(LEAVING)) this.leave();
		};
	}

	/** Ends our side once everything written is out (half-close): the peer may go on sending. */
	end(): void {
		if (this.closed || this.#is(FINISHING)) return;
		const owner = this.#owner();
		if (owner !== undefined) return void owner.stream.end();
		this.#state |= FINISHING;
		if (this.#host().engine.finish(this.id) === 1) this.onFinished();
	}

	/** Stops reading at the kernel: once its buffers are full, the peer's window closes. */
	pause(): void {
		if (this.#is(PAUSED) || this.closed) return;
		const owner = this.#owner();
		if (owner !== undefined) return void owner.stream.pause();
		this.#state |= PAUSED;
		this.#host().engine.setInterest(this.id, 0);
	}

	/** Reads again: what came in the turn of `pause()` is told first. */
	resume(): void {
		const owner = this.#owner();
		if (owner !== undefined) return void owner.stream.resume();
		if (!this.#is(PAUSED) || this.closed) return;
		this.#state &= ~PAUSED;
		this.#host().engine.setInterest(this.id, READ);
		if (this.#extras?.held !== undefined) process.nextTick(() => this.#release());
	}

	/** Sends what is queued, ends our side, waits for the peer to end its own (`lingerMs`), and closes. */
	closeGracefully(options: CloseOptions = {}): void {
		const { lingerMs = defaultLingerMs } = checkObject('options', options) as CloseOptions;
		checkInteger('lingerMs', lingerMs, 0, longestTimerMs);
		if (this.closed) return;
		const owner = this.#owner();
		if (owner !== undefined) return owner.stream.destroySoon();
		if (lingerMs !== defaultLingerMs) this.#extrasOf().lingerMs = lingerMs;
		this.#state |= CLOSING;
		this.#dropHeld();
		this.end();
		this.resume();
		if (this.#is(FINISHED)) this.#awaitPeer();
	}

	/** Closes at once by RST: what is queued here or in the kernel is lost. */
	abort(): void {
		if (!this.closed) this.#close(true, undefined);
	}

	/**
	 * Gives the socket away, and with it the descriptor: no event follows, this connection is closed. Throws SocketError
	 * EBADF once closed, and EBUSY while bytes would be lost: those that are queued here (wait for `drain`), and those
	 * that were received and not told yet (they are by the end of the turn, or once it is resumed).
	 */
	detach(): Socket {
		const { stats } = this;
		void this.remoteAddress; // known from here on
		const handle = this.closed ? closed : this.#holdsBytes() ? busy : this.#host().engine.take(this.id);
		if (typeof handle === 'number') throw socketError(handle, 'detach');
		this.#extrasOf().final = stats;
		this.#state = (this.#state | CLOSED) & ~DISMISSED;
		this.#host().deadlines.clear(this);
		this.#host().left(this, undefined);
		this.#owner()?.onDetached();
		return Socket.fromHandle(handle);
	}

	/**
	 * The same connection as a net.Socket (a Duplex), made when first asked for. From then on events go to the stream:
	 * `data`, `drain` and `end` handlers hear no more, `error` and `close` do.
	 */
	stream(): NetSocket {
		return this.#owner()?.stream ?? streams().streamOf(this);
	}

	/**
	 * The same as events, for those who like them better than handlers: an EventEmitter that is made when first asked
	 * for. The listener's handlers go on and come first.
	 */
	get events(): EventEmitter<ConnectionEvents> {
		const extras = this.#extrasOf();
		if (extras.events === undefined) {
			extras.events = newEvents();
			this.#kind = { ...this.#kind, handlers: withEvents(this.#handlers(), extras.events) };
		}
		return extras.events;
	}

	/** For the engine. @internal */
	get engineId(): number {
		return this.id;
	}

	/** Called by the engine, as are those below. @internal */
	onData(chunk: Buffer): void {
		if (this.#is(CLOSING | LEAVING) && !this.#goesOn()) return;
		if (this.#keepsBack()) this.#keepBack(chunk);
		else this.#handlers().data?.(this, chunk);
	}

	/** @internal */
	onEnd(): void {
		if (!this.#is(CLOSING) && this.#keepsBack()) this.#keepBack(null);
		else this.#onPeerEnd();
	}

	/** @internal */
	onDrained(): void {
		if (this.#is(CLOSING)) return;
		this.#state &= ~BLOCKED;
		try {
			this.#handlers().drain?.(this);
		} finally {
			// Later: who waits for `drain` by a promise writes then.
			if (this.#is(LEAVING)) setImmediate(() => this.leave());
		}
	}

	/** @internal */
	onFinished(): void {
		this.#state |= FINISHED;
		if (this.#is(CLOSING | PEER_ENDED)) this.#awaitPeer();
	}

	/** @internal */
	onError(result: number, call: FailedCall): void {
		this.#close(false, socketError(result, call, addressContext(this.remoteAddress)));
	}

	/** Called by the host's deadlines. @internal */
	onDeadline(): void {
		if (!this.closed) this.#close(false, undefined);
	}

	/**
	 * Events go to `owner` from now on; answers the engine to write to. What was held back while paused is told next.
	 * `scoped`: its listener is, and so it is already. @internal
	 */
	handOver(owner: ConnectionOwner, scoped = false): EventEngine {
		const { engine } = this.#host();
		if (this.closed) throw socketError(closed, 'stream', { detail: 'the connection is closed' });
		this.#extrasOf().owner = owner;
		if (!scoped) engine.setScoped(this.id, true);
		if (this.#keepsBack()) process.nextTick(() => this.#handOverHeld(owner));
		else engine.admit(owner);
		return engine;
	}

	/** Later: what is left of the turn in which it was paused still comes here. */
	#handOverHeld(owner: ConnectionOwner): void {
		if (this.closed) return;
		this.#host().engine.admit(owner);
		this.#host().engine.setInterest(this.id, READ);
		for (const event of this.#extras?.held?.splice(0) ?? []) {
			if (event === null) owner.onEnd?.();
			else owner.onData?.(event);
		}
		this.#extrasOf().held = undefined;
	}

	/** The owner is done: closes, after what was gathered is sent, or by RST. @internal */
	release(reset: boolean, error?: SocketError): void {
		if (this.closed) return;
		const { stats } = this;
		this.#extrasOf().owner = undefined;
		this.#close(reset, error, stats);
	}

	/** @internal */
	get servedElsewhere(): boolean {
		return this.#owner()?.servedElsewhere ?? false;
	}

	/** Its manager closes. @internal */
	dismiss(): void {
		this.#state |= DISMISSED;
		this.leave();
	}

	/**
	 * As closeGracefully, but who stopped because `write` said false goes on first, told `drain`, until done; and who is
	 * held, until released. @internal
	 */
	leave(): void {
		const blocked = this.#is(BLOCKED) && this.#owner() === undefined;
		if ((blocked || this.#isHeld()) && !this.#is(FINISHING)) this.#state |= LEAVING;
		else this.closeGracefully();
	}

	/**
	 * Its manager's time is over: what the kernel has goes on its way, unless bytes are queued here or an answer is due,
	 * which ends it by RST. @internal
	 */
	closeNow(): void {
		if (this.closed) return;
		this.#state |= DISMISSED;
		const due = this.#isHeld() && !this.#is(FINISHING);
		if (due) this.#tooLate(0);
		this.#close(due || this.queuedBytes > 0, undefined);
	}

	/** Ends it for a reason of the manager's own (a timeout): by RST, `error` is what the handlers are told. @internal */
	cut(error: SocketError): void {
		if (!this.closed) this.#close(true, error);
	}

	// Methods, not getters: V8 looks up a private getter by a call of its runtime each time.

	#owner(): ConnectionOwner | undefined {
		return this.#extras?.owner;
	}

	#host(): ConnectionHost {
		return this.#kind.host;
	}

	#handlers(): ConnectionHandlers {
		return this.#kind.handlers;
	}

	/** Whether one of these bits is set. */
	#is(bits: number): boolean {
		return (this.#state & bits) !== 0;
	}

	#extrasOf(): Extras {
		this.#extras ??= {
			remoteAddress: undefined,
			events: undefined,
			lingerMs: defaultLingerMs,
			held: undefined,
			final: undefined,
			owner: undefined,
			holds: 0,
		};
		return this.#extras;
	}

	#isHeld(): boolean {
		return (this.#extras?.holds ?? 0) > 0;
	}

	/** Held, it is left as it was. */
	#goesOn(): boolean {
		return this.#isHeld() && !this.#is(CLOSING);
	}

	#keepsBack(): boolean {
		return this.#is(PAUSED) || this.#extras?.held !== undefined;
	}

	#keepBack(event: Buffer | null): void {
		const extras = this.#extrasOf();
		extras.held ??= [];
		extras.held.push(event);
	}

	#holdsBytes(): boolean {
		const owner = this.#owner();
		if (owner !== undefined) return owner.unsentBytes + owner.unreadBytes > 0;
		return this.#extras?.held?.some((event) => event !== null) ?? false;
	}

	/** Nobody is told of it any more. */
	#dropHeld(): void {
		if (this.#extras?.held === undefined) return;
		if (this.#extras.held.includes(null)) this.#state |= PEER_ENDED;
		this.#extras.held = undefined;
	}

	/** One event a call, so that a handler that throws loses its own only. */
	#release(): void {
		const held = this.#extras?.held;
		if (held === undefined || this.#is(PAUSED) || this.closed) return;
		const event = held.shift();
		if (held.length === 0) this.#extrasOf().held = undefined;
		else process.nextTick(() => this.#release());
		if (event === null) this.#onPeerEnd();
		else if (event !== undefined) this.#handlers().data?.(this, event);
	}

	#onPeerEnd(): void {
		this.#state |= PEER_ENDED;
		try {
			if (!this.#is(CLOSING)) this.#handlers().end?.(this);
		} finally {
			if (this.#is(FINISHED)) this.#awaitPeer();
			else if (!this.#is(CLOSING) && this.#handlers().end === undefined) this.leave();
		}
	}

	/** Our side is ended: closes when the peer's is too, or after the time that it has for that. */
	#awaitPeer(): void {
		if (this.closed) return;
		if (this.#is(PEER_ENDED)) this.#close(false, undefined);
		else this.#host().deadlines.set(this, this.#extras?.lingerMs ?? defaultLingerMs);
	}

	#close(reset: boolean, error: SocketError | undefined, stats?: ConnectionStats): void {
		this.#state |= CLOSED;
		this.#host().engine.closeConnection(this.id, reset, scratch);
		this.#extrasOf().final = stats ?? this.#scratchAsStats();
		this.#dropHeld();
		this.#host().deadlines.clear(this);
		// Later: a handler may be what brought this about, and must not be called again from inside its own call.
		if (error !== undefined || this.#handlers().close !== undefined) process.nextTick(() => this.#tellClosed(error));
		try {
			this.#host().left(this, error);
		} finally {
			this.#owner()?.onClosed(error); // whatever a listener of 'removed' threw
		}
	}

	#tellClosed(error: SocketError | undefined): void {
		try {
			if (error !== undefined) this.#handlers().error?.(this, error);
		} finally {
			this.#handlers().close?.(this, error);
		}
	}
}

function stat(index: number): number {
	return scratch[index] as number;
}

function addressOrNone(address: SocketAddress | number | undefined): SocketAddress | undefined {
	return typeof address === 'object' ? address : undefined;
}

function addressContext(address: SocketAddress | undefined): { address?: string; port?: number; path?: string } {
	if (address === undefined) return {};
	return address.family === 'unix' ? { path: address.path } : { address: address.host, port: address.port };
}
