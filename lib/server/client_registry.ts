import { EventEmitter } from 'node:events';
import { OVERDUE, SLOTS } from '../native/binding';
import type { EventEngine } from '../native/engine';
import { checkInteger, checkObject } from '../socket/arguments';
import type { Connection } from './connection';
import type { Listener } from './listener';

/** What the registry has counted since the manager was made. */
export interface ClientStats {
	/** Open now. */
	readonly current: number;
	/** The most that ever were at once. */
	readonly peak: number;
	/** Ever added. */
	readonly total: number;
	/** Added a second, averaged over the last whole seconds (at most 10). */
	readonly addedPerSecond: number;
	/** That came from the connections that are open now. */
	readonly bytesRead: number;
	/** That the kernel took of theirs. */
	readonly bytesWritten: number;
	/** That `write` took of theirs and the kernel has not. */
	readonly queuedBytes: number;
}

/** What the registry tells of. */
export interface RegistryEvents {
	/** It was accepted or adopted; its `open` handler comes next. */
	added: [connection: Connection];
	/** It is closed, or detached. */
	removed: [connection: Connection];
}

/** Whom `sweep()` closes. */
export interface SweepOptions {
	/** Milliseconds without a byte either way. */
	readonly idleMs: number;
}

const rateSeconds = 10;
const sweepRoom = 256;

/** The connections of a manager. Being listed costs a connection one place in an array, that of its slot. */
export class ClientRegistry extends EventEmitter<RegistryEvents> implements Iterable<Connection> {
	/** By slot: the engine uses free ones again before it takes new ones. */
	readonly #connections: (Connection | undefined)[] = [];
	#size = 0;
	readonly #perListener = new Map<Listener | undefined, number>();
	readonly #engine: () => EventEngine | undefined;
	/** Additions of each of the last seconds, in a ring that `#second` goes round in. */
	readonly #added = new Uint32Array(rateSeconds);
	readonly #firstSecond = nowSeconds();
	#second = this.#firstSecond;
	#total = 0;
	#peak = 0;

	/** Made by a manager. */
	constructor(engine: () => EventEngine | undefined) {
		super();
		this.#engine = engine;
	}

	/** How many are open. */
	get size(): number {
		return this.#size;
	}

	/** The open connection of an id; undefined when it is gone, whoever has its slot by now. */
	get(id: number): Connection | undefined {
		const connection = this.#connections[id % SLOTS];
		return connection?.id === id ? connection : undefined;
	}

	/**
	 * The open connections, in no order. They may change meanwhile: one that leaves before its turn is left out, one that
	 * comes may be told or not.
	 */
	[Symbol.iterator](): IterableIterator<Connection> {
		return this.iterate();
	}

	/** The same by name. */
	*iterate(): IterableIterator<Connection> {
		for (let slot = 0; slot < this.#connections.length; slot++) {
			const connection = this.#connections[slot];
			if (connection !== undefined) yield connection;
		}
	}

	/** Those whose peer has this IP address (or unix path). Looks at every connection. */
	byRemoteAddress(host: string): Connection[] {
		return this.#filter(({ remoteAddress: address }) => {
			if (address === undefined) return false;
			return (address.family === 'unix' ? address.path : plain(address.host)) === plain(host);
		});
	}

	/** Those that a listener accepted. Looks at every connection. */
	byListener(listener: Listener): Connection[] {
		return this.#filter((connection) => connection.listener === listener);
	}

	/** How many of a listener's connections are open. */
	countOf(listener: Listener | undefined): number {
		return this.#perListener.get(listener) ?? 0;
	}

	/** In total, or of some connections: `stats(registry.byRemoteAddress('::1'))`. */
	stats(connections: Iterable<Connection> = this): ClientStats {
		const sums = { current: 0, bytesRead: 0, bytesWritten: 0, queuedBytes: 0 };
		for (const { stats } of connections) {
			sums.current++;
			sums.bytesRead += stats.bytesRead;
			sums.bytesWritten += stats.bytesWritten;
			sums.queuedBytes += stats.queuedBytes;
		}
		return { ...sums, peak: this.#peak, total: this.#total, addedPerSecond: this.#rate() };
	}

	/** Closes connections that have been idle so long, in order; answers how many. */
	sweep(options: SweepOptions): number {
		const { idleMs } = checkObject('options', options) as unknown as SweepOptions;
		checkInteger('idleMs', idleMs, 0);
		const idle = this.overdue(OVERDUE.idle, idleMs);
		for (const connection of idle) connection.closeGracefully();
		return idle.length;
	}

	/** Connections whose time is more than `ageMs` ago; the engine looks through them natively. @internal */
	overdue(kind: (typeof OVERDUE)[keyof typeof OVERDUE], ageMs: number): Connection[] {
		const engine = this.#engine();
		const found: Connection[] = [];
		const ids = new Float64Array(sweepRoom);
		let from = 0;
		do {
			from = engine?.sweep(kind, ageMs, from, ids) ?? 0;
			for (const id of ids) {
				if (id < 0) break;
				const connection = this.get(id);
				if (connection !== undefined) found.push(connection);
			}
		} while (from > 0);
		return found;
	}

	/** Called by the manager. @internal */
	add(connection: Connection): void {
		this.#connections[connection.id % SLOTS] = connection;
		this.#size++;
		this.#perListener.set(connection.listener, this.countOf(connection.listener) + 1);
		this.#total++;
		this.#peak = Math.max(this.#peak, this.#size);
		this.#advance();
		this.#added[this.#second % rateSeconds] = (this.#added[this.#second % rateSeconds] as number) + 1;
		if (this.listenerCount('added') > 0) this.emit('added', connection);
	}

	/** Called by the manager. @internal */
	remove(connection: Connection): void {
		if (this.get(connection.id) === undefined) return;
		this.#connections[connection.id % SLOTS] = undefined;
		this.#size--;
		const left = this.countOf(connection.listener) - 1;
		if (left > 0) this.#perListener.set(connection.listener, left);
		else this.#perListener.delete(connection.listener); // it may be closed, and nobody else's
		if (this.listenerCount('removed') > 0) this.emit('removed', connection);
	}

	#filter(wanted: (connection: Connection) => boolean): Connection[] {
		const found: Connection[] = [];
		for (const connection of this) if (wanted(connection)) found.push(connection);
		return found;
	}

	/** Empties the ring's places for the seconds that have passed. */
	#advance(): void {
		const now = nowSeconds();
		const passed = Math.min(now - this.#second, rateSeconds);
		for (let i = 0; i < passed; i++) this.#added[(now - i) % rateSeconds] = 0;
		this.#second = now;
	}

	/** Of the whole seconds that are past: the running one is not over. */
	#rate(): number {
		this.#advance();
		const seconds = Math.min(this.#second - this.#firstSecond, rateSeconds - 1);
		if (seconds === 0) return this.#added[this.#second % rateSeconds] as number;
		let sum = 0;
		for (let i = 1; i <= seconds; i++) sum += this.#added[(this.#second - i) % rateSeconds] as number;
		return sum / seconds;
	}
}

function nowSeconds(): number {
	return Math.floor(performance.now() / 1000);
}

/** An IPv4 client of a dual-stack listener is the same client by both its addresses. */
function plain(host: string): string {
	return /^::ffff:\d+\.\d+\.\d+\.\d+$/i.test(host) ? host.slice('::ffff:'.length) : host;
}
