import { debuglog, getSystemErrorMap } from 'node:util';
import type { Engine, EngineKind, NativeAddress, OnBatch, OverdueKind, Result, SocketHandle } from './binding';
import { SLOTS } from './binding';
import { type FlightRecordEntry, flightRecord, formatFlightRecord, impossible } from './flight_record';
import { binding } from './load';
import { Slabs } from './slabs';

/** What a connection failed at; in the order of native/engine/engine.h. */
const failedCalls = ['recv', 'send', 'shutdown'] as const;
export type FailedCall = (typeof failedCalls)[number];

/** Who is told of a descriptor's events. An event for a descriptor that was let go of is dropped before. */
export interface EngineTarget {
	/** What the engine answered when it took the descriptor. */
	readonly engineId: number;
	/** `readiness`: READ, WRITE and ERROR bits of binding.ts. */
	onReady?(readiness: number): void;
	/** A new connection, read from at once: `admit` says who is told of its events. */
	onAccepted?(id: number): void;
	/** `result` is the negative errno that ended this turn's accepts. */
	onAcceptError?(result: Result): void;
	/** `chunk` is the target's to keep. */
	onData?(chunk: Buffer): void;
	onEnd?(): void;
	/** `result` is the negative errno; only closing is left. */
	onError?(result: Result, call: FailedCall): void;
	onDrained?(): void;
	onFinished?(): void;
}

const debug = debuglog('syssock');
const { words, kind, slot, generation, value, detail, extra } = binding.recordLayout;
const kinds = binding.recordKinds;

/** Records that one call delivers: more than a turn brings under load, so that it stays one call a turn. */
const recordCapacity = 1024;
/** Shared memory cannot be detached: the engine need not ask each turn where it lies. Not every host lets scripts have it. */
const RecordMemory = globalThis.SharedArrayBuffer ?? ArrayBuffer;
/** Told of a connection whose received bytes were taken away before it was told of them. */
const bytesLost = resultOf('EFAULT');
const busy = resultOf('EBUSY');
const notImplemented = resultOf('ENOSYS');

function noEngine(result: Result, kind: EngineKind): Error {
	if (kind === 'uring') {
		return Object.assign(new Error('an io_uring cannot be had'), { errno: result, syscall: 'io_uring_setup' });
	}
	if (result !== notImplemented) {
		return Object.assign(new Error('an engine cannot be had'), { errno: result, syscall: 'epoll_create1' });
	}
	const message = `Waiting for socket events needs Node.js: this host's event loop cannot be joined (${result})`;
	return Object.assign(new Error(message), { code: 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM' });
}

function resultOf(errno: string): Result {
	for (const [result, [name]] of getSystemErrorMap()) if (name === errno) return result;
	throw new Error(`no ${errno}`);
}

/** The JavaScript half of an engine: walks a turn's records and tells each one's target. */
export class EventEngine {
	readonly kind: EngineKind;
	/** Why it is of this kind, for people to read. */
	readonly reason: string;
	readonly #records = new Int32Array(new RecordMemory(recordCapacity * words * Int32Array.BYTES_PER_ELEMENT));
	readonly #targets: (EngineTarget | undefined)[] = [];
	readonly #slabs = new Slabs((slab) => this.#engine.giveSlab(slab));
	readonly #engine: Engine;
	/** The records that are still to be walked: from here, up to there. */
	#next = 0;
	#to = 0;

	/**
	 * Throws where the host has no libuv to poll with: Bun and Deno have the synchronous Socket only. Where the kernel
	 * refuses what an engine needs (EMFILE …) the Error has `errno` and `syscall`: lib/socket makes a SocketError of it.
	 */
	constructor(kind: EngineKind = 'poll', reason = '') {
		const walk: OnBatch = debug.enabled
			? (from, to, again) => this.#walkTelling(from, to, again)
			: (from, to, again) => this.#walk(from, to, again);
		const engine = binding.createEngine(walk, this.#records, kind);
		if (typeof engine === 'number') throw noEngine(engine, kind);
		this.kind = kind;
		this.reason = reason;
		this.#engine = engine;
		flushAtExit(engine);
	}

	/** Tells the target each turn that the descriptor is ready; an id, or a negative errno. */
	watch(handle: SocketHandle, interest: number): number | Result {
		return this.#engine.watch(handle, interest);
	}

	/** Accepts up to `budget` connections a turn; an id, or a negative errno. */
	listen(handle: SocketHandle, budget: number): number | Result {
		this.#slabs.topUp();
		return this.#engine.listen(handle, budget);
	}

	setBudget(id: number, budget: number): Result {
		return this.#engine.setBudget(id, budget);
	}

	/** Connections of a listener that were accepted, and are not told of while it pauses. */
	waiting(id: number): number {
		return Math.max(this.#engine.waiting(id), 0);
	}

	/** Connections that all listeners together accept until this is called again. */
	setRoom(connections: number): Result {
		return this.#engine.setRoom(Math.min(connections, Number.MAX_SAFE_INTEGER));
	}

	/**
	 * Makes a connection of the handle's descriptor, which leaves the handle; an id, or a negative errno. `packets`: messages
	 * are received whole, as binding.ts says.
	 */
	adopt(handle: SocketHandle, packets = false): number | Result {
		this.#slabs.topUp();
		return this.#engine.adopt(handle, packets);
	}

	/** Says who is told of an id's events: `target.engineId`. */
	admit(target: EngineTarget): void {
		this.#targets[target.engineId % SLOTS] = target;
	}

	setInterest(id: number, interest: number): Result {
		return this.#engine.setInterest(id, interest);
	}

	setReferenced(id: number, referenced: boolean): Result {
		return this.#engine.setReferenced(id, referenced);
	}

	/** Whether nextTick callbacks and microtasks run between its events, as on node:net, or after all of the turn's. */
	setScoped(id: number, scoped: boolean): Result {
		return this.#engine.setScoped(id, scoped);
	}

	/** After the record that is being told, outside of its callback scope; false when none is. */
	callLater(receiver: object, method: (argument: never) => void, argument?: object): boolean {
		return this.#engine.callLater(receiver, method, argument);
	}

	unwatch(id: number): Result {
		this.#forget(id);
		return this.#engine.unwatch(id);
	}

	write(id: number, bytes: Uint8Array, limit: number): Result {
		return this.#engine.write(id, bytes, limit);
	}

	wantDrained(id: number): Result {
		return this.#engine.wantDrained(id);
	}

	finish(id: number): Result {
		return this.#engine.finish(id);
	}

	/** `out` gets its last numbers, as of `stats`. */
	closeConnection(id: number, reset: boolean, out?: Float64Array): Result {
		this.#forget(id);
		return this.#engine.closeConnection(id, reset, out);
	}

	/** The handle of a connection; -EBUSY while bytes are queued, or received and not told yet. */
	take(id: number): SocketHandle | Result {
		if (this.#hasUntold(id)) return busy;
		const handle = this.#engine.take(id);
		if (typeof handle !== 'number') this.#forget(id);
		return handle;
	}

	stats(id: number, out: Float64Array): Result {
		return this.#engine.stats(id, out);
	}

	descriptor(id: number): Result {
		return this.#engine.descriptor(id);
	}

	localAddress(id: number): NativeAddress | Result {
		return this.#engine.localAddress(id);
	}

	remoteAddress(id: number): NativeAddress | Result {
		return this.#engine.remoteAddress(id);
	}

	kernelQueuedBytes(id: number, direction: 0 | 1): Result {
		return this.#engine.kernelQueuedBytes(id, direction);
	}

	/** Sends what was gathered now, not by the end of the turn. */
	flush(): Result {
		return this.#engine.flush();
	}

	sweep(kind: OverdueKind, ageMs: number, from: number, out: Float64Array): Result {
		return this.#engine.sweep(kind, ageMs, from, out);
	}

	/** The last events that it told of, the oldest first: for whoever has to find out what happened. */
	flightRecord(): FlightRecordEntry[] {
		return flightRecord(this.#engine.recent());
	}

	close(): Result {
		this.#targets.length = 0;
		doNotFlushAtExit(this.#engine);
		return this.#engine.close();
	}

	#forget(id: number): void {
		if (this.#targets[id % SLOTS]?.engineId === id) this.#targets[id % SLOTS] = undefined;
	}

	/**
	 * When something throws, the engine reports it and calls again: `#next` is past the record whose handler threw, or
	 * past all of them when it was a nextTick callback.
	 */
	#walk(from: number, to: number, again: boolean): void {
		if (!again) this.#next = from;
		this.#to = to;
		while (this.#next < to) this.#dispatch(this.#next++ * words);
		this.#slabs.topUp();
	}

	/** The same with NODE_DEBUG=syssock: says what led to what a handler throws, before that ends the process. */
	#walkTelling(from: number, to: number, again: boolean): void {
		try {
			this.#walk(from, to, again);
		} catch (error) {
			debug('a handler threw: %o. The last events were:\n%s', error, formatFlightRecord(this.flightRecord()));
			throw error;
		}
	}

	/** Whether bytes of it are among the records that are still to be walked. */
	#hasUntold(id: number): boolean {
		const records = this.#records;
		for (let at = this.#next * words; at < this.#to * words; at += words) {
			if (records[at + kind] === kinds.data && this.#idAt(at) === id) return true;
		}
		return false;
	}

	#idAt(at: number): number {
		return (this.#records[at + generation] as number) * SLOTS + (this.#records[at + slot] as number);
	}

	#dispatch(at: number): void {
		const records = this.#records;
		const target = this.#targets[records[at + slot] as number];
		if (target === undefined || target.engineId !== this.#idAt(at)) return this.#drop(at);
		const first = records[at + value] as number;
		switch (records[at + kind]) {
			case kinds.data:
				return this.#tellData(target, records[at + extra] as number, records[at + detail] as number, first);
			case kinds.accepted:
				return target.onAccepted?.((records[at + detail] as number) * SLOTS + first);
			case kinds.ready:
				// A handle that was closed by an earlier record's handler tells the engine, not us.
				if (this.#engine.has(target.engineId)) target.onReady?.(first);
				return;
			case kinds.end:
				return target.onEnd?.();
			case kinds.drained:
				return target.onDrained?.();
			case kinds.finished:
				return target.onFinished?.();
			case kinds.error:
				return target.onError?.(first, failedCalls[records[at + detail] as number] ?? 'recv');
			case kinds.acceptError:
				return target.onAcceptError?.(first);
			default:
				throw impossible(`a record of kind ${records[at + kind]}`, this.flightRecord());
		}
	}

	/** What is told of somebody who was let go of: bytes used a slab all the same, and a new connection has nobody. */
	#drop(at: number): void {
		const records = this.#records;
		if (records[at + kind] === kinds.data) this.#slabs.use(records[at + extra] as number);
		if (records[at + kind] !== kinds.accepted) return;
		this.#engine.closeConnection((records[at + detail] as number) * SLOTS + (records[at + value] as number), true);
	}

	#tellData(target: EngineTarget, slab: number, offset: number, length: number): void {
		const chunk = this.#slabs.chunkOf(slab, offset, length);
		if (chunk === undefined) throw impossible(`bytes in slab ${slab}, which was never given`, this.flightRecord());
		if (chunk.length > 0) target.onData?.(chunk);
		else target.onError?.(bytesLost, 'recv'); // somebody detached it, and with it the bytes of others
	}
}

/** Open engines of this environment. */
const engines = new Set<Engine>();

/** `process.exit()` sends what was written before it, as far as the kernel takes it, as node:net does. */
const flushAll = () => {
	for (const engine of engines) engine.flush();
};

function flushAtExit(engine: Engine): void {
	if (engines.size === 0) process.on('exit', flushAll);
	engines.add(engine);
}

function doNotFlushAtExit(engine: Engine): void {
	engines.delete(engine);
	if (engines.size === 0) process.off('exit', flushAll);
}

let shared: EventEngine | undefined;

/** This environment's engine for single waits (`Socket.readable()`); a manager has one of its own. */
export function sharedEngine(): EventEngine {
	shared ??= new EventEngine();
	return shared;
}
