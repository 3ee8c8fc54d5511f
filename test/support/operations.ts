/**
 * Random operations on a manager, its connections and their peers, and what has to hold whatever they are: each
 * connection is told of its own peer's bytes, in order, and of nothing after its end; each peer gets what was written
 * for it alone. Streams (streams.ts) tell whose bytes are whose.
 */
import type { Connection, ConnectionHandlers, Listener, Socket, SocketError, SocketManager } from '../../lib';
import type { Peer, World } from './simulation';
import { type Action, type occasions, ordered, type Step } from './steps';
import { patternOf, StreamReader } from './streams';

/** A stream between a peer and the connections that it had, one after the other. */
interface Stream {
	/** Of the bytes that are written to it. */
	readonly tag: number;
	readonly reader: StreamReader;
	readonly told: string[];
	connection: Connection;
	detached: Socket | undefined;
	written: number;
	paused: boolean;
	ended: boolean;
	endTold: boolean;
	awaitsDrain: boolean;
	/** Nothing is told of any more but its close: it was asked to. */
	closing: boolean;
	/** Bytes may be lost: it was reset by either side. */
	broken: boolean;
}

interface End {
	readonly peer: Peer;
	readonly reader: StreamReader;
}

const firstTag = 2 ** 31;
/** Caught where an action throws it on purpose. */
export const onPurpose = 'thrown on purpose';

export class Operations {
	/** What did not hold, in words. */
	readonly wrong: string[] = [];
	readonly handlers: ConnectionHandlers;
	readonly #world: World;
	readonly #manager: SocketManager;
	readonly #listeners: readonly Listener[];
	readonly #streams: Stream[] = [];
	readonly #of = new Map<Connection, Stream>();
	readonly #ends: End[] = [];
	readonly #armed: Record<(typeof occasions)[number], Action[]>;
	#adopting: Stream | undefined;
	#timers = 0;
	/** How often close was told, and of whom it never is. */
	readonly #closes = new Map<Connection, number>();
	readonly #left = new Set<Connection>();

	constructor(world: World, manager: SocketManager, listen: (handlers: ConnectionHandlers) => readonly Listener[]) {
		this.#world = world;
		this.#manager = manager;
		this.#armed = { open: [], data: [], end: [], drain: [], close: [], error: [] };
		this.handlers = this.#checkingHandlers();
		this.#listeners = listen(this.handlers);
	}

	/** Which handlers were called. */
	get told(): Set<string> {
		return new Set(this.#streams.flatMap(({ told }) => told));
	}

	/** Fails with all that did not hold. */
	assertRight(): void {
		if (this.wrong.length > 0) throw new Error(this.wrong.join('\n'));
	}

	/** One step, and a look at everything. */
	async take(step: Step): Promise<void> {
		switch (step.step) {
			case 'connect': {
				const listener = this.#listeners[this.#ends.length % this.#listeners.length] as Listener;
				this.#ends.push({ peer: this.#world.connect(listener), reader: new StreamReader() });
				break;
			}
			case 'send':
				this.#withPeer(step.peer, (peer) => this.#world.send(peer, step.bytes));
				break;
			case 'room':
				this.#withPeer(step.peer, (peer) => this.#world.setRoom(peer, step.bytes));
				break;
			case 'endPeer':
				this.#withPeer(step.peer, (peer) => this.#world.end(peer));
				break;
			case 'resetPeer':
				this.#withPeer(step.peer, (peer) => this.#world.reset(peer));
				break;
			case 'act':
				this.#tryTo(step.action);
				break;
			case 'arm':
				this.#armed[step.occasion].push(step.action);
				break;
			case 'timer':
				this.#timers++;
				setTimeout(() => {
					this.#timers--;
					this.#tryTo(step.action);
				}, step.ms);
				break;
			case 'tick':
				process.nextTick(() => this.#tryTo(step.action));
				break;
			case 'turn':
				await this.#world.turn((ready) => ordered(ready, step.key));
				break;
			case 'advance':
				await this.#world.advance(step.ms);
		}
		this.#look();
	}

	/** Lets everything come that can come; then nothing may be missing. */
	async finish(settled: (holds: () => boolean) => Promise<void>): Promise<void> {
		for (const armed of Object.values(this.#armed)) armed.length = 0;
		await settled(() => this.#timers === 0);
		await this.#world.turn(); // and what was deferred
		for (const stream of this.#streams) {
			if (stream.detached !== undefined) this.#adopt(stream);
			stream.paused = false;
			stream.connection.resume();
		}
		for (const { peer } of this.#ends) this.#world.setRoom(peer, 2 ** 40);
		await settled(() => this.#missing() === undefined);
		const missing = this.#missing();
		if (missing !== undefined) this.wrong.push(missing);
		await this.#manager.close({ drainMs: 0 });
		if (this.#manager.clients.size > 0) this.wrong.push(`${this.#manager.clients.size} clients are left`);
		for (const connection of this.#of.keys()) {
			const told = this.#closes.get(connection) ?? 0;
			if (told !== (this.#left.has(connection) ? 0 : 1))
				this.wrong.push(`connection ${connection.id}: close was told ${told} times`);
		}
		this.#look();
	}

	/** What has not come yet though nothing is in its way; undefined: all is there. */
	#missing(): string | undefined {
		// Who ended before its first bytes were told: nobody knows whose it was.
		let unread = this.#streams.filter(({ reader, closing, connection }) => {
			return reader.tag === undefined && (closing || connection.closed);
		}).length;
		for (const { peer } of this.#ends) {
			const stream = this.#streams.find(({ reader }) => reader.tag === peer.number);
			if (stream === undefined) {
				if (!peer.reset && --unread < 0) return `nothing of peer ${peer.number} was told`;
				continue;
			}
			if (peer.reset || stream.broken || stream.closing || stream.connection.closed) continue;
			const { bytes } = stream.reader;
			if (bytes < peer.sent) return `${bytes} of ${peer.sent} bytes of peer ${peer.number} were told`;
			if (peer.ended && !stream.endTold) return `the end of peer ${peer.number} was not told`;
		}
		this.#look();
		for (const { peer, reader } of this.#ends) {
			const stream = this.#streams.find((each) => each.reader.tag === peer.number);
			if (stream === undefined || peer.reset || stream.broken || stream.connection.closed) continue;
			if (reader.bytes < stream.written) return `peer ${peer.number} got ${reader.bytes} of ${stream.written} bytes`;
		}
		return undefined;
	}

	/** What has to hold at any time. */
	#look(): void {
		const open = this.#streams.filter(({ connection }) => !connection.closed).length;
		const { size } = this.#manager.clients;
		if (size !== open) this.wrong.push(`${size} clients are registered, and ${open} are open`);
		for (const { peer, reader } of this.#ends) {
			const problem = reader.take(this.#world.received(peer));
			if (problem !== undefined) this.wrong.push(`peer ${peer.number} got ${problem}`);
			const stream = this.#streams.find(({ tag }) => tag === reader.tag);
			if (stream === undefined) continue;
			if (reader.bytes > stream.written) this.wrong.push(`peer ${peer.number} got more than was written`);
			const { tag } = stream.reader;
			if (tag !== undefined && tag !== peer.number)
				this.wrong.push(`peer ${peer.number} got the bytes for peer ${tag}`);
		}
	}

	#checkingHandlers(): ConnectionHandlers {
		const told = (connection: Connection, what: (typeof occasions)[number]): Stream => {
			const stream = this.#of.get(connection);
			if (stream === undefined) throw new Error(`${what} of a connection that was never opened`);
			stream.told.push(what);
			const over = what === 'close' || what === 'error';
			if (!over && connection.closed) this.#complain(stream, `${what} after its end`);
			if (!over && stream.closing) this.#complain(stream, `${what} while it closes`);
			return stream;
		};
		return {
			open: (connection) => {
				const stream = this.#opened(connection);
				stream.told.push('open');
				this.#next('open', stream);
			},
			data: (connection, chunk) => {
				const stream = told(connection, 'data');
				const problem = stream.reader.take(chunk);
				if (problem !== undefined) this.#complain(stream, problem);
				if (stream.paused) this.#complain(stream, 'data while it is paused');
				if (stream.endTold) this.#complain(stream, 'data after end');
				if (
					this.#streams.some((other) => other !== stream && other.reader.tag === stream.reader.tag && other.reader.tag)
				) {
					this.#complain(stream, 'data that another connection has been told of');
				}
				this.#next('data', stream);
			},
			end: (connection) => {
				const stream = told(connection, 'end');
				const peer = this.#ends.find(({ peer: { number } }) => number === stream.reader.tag)?.peer;
				if (peer === undefined || !(peer.ended || peer.reset))
					this.#complain(stream, 'end, and its peer has not ended');
				else if (!peer.reset && stream.reader.bytes !== peer.sent) this.#complain(stream, 'end before all bytes');
				if (stream.endTold) this.#complain(stream, 'end twice');
				if (stream.paused) this.#complain(stream, 'end while it is paused');
				stream.endTold = true;
				this.#next('end', stream);
			},
			drain: (connection) => {
				const stream = told(connection, 'drain');
				if (!stream.awaitsDrain) this.#complain(stream, 'drain, and nobody waits for it');
				stream.awaitsDrain = false;
				this.#next('drain', stream);
			},
			error: (connection, error: SocketError) => {
				const stream = told(connection, 'error');
				if (!stream.broken && this.#ends.every(({ peer }) => !peer.reset))
					this.#complain(stream, `error ${error.code}, and nobody reset`);
				stream.broken = true;
				this.#next('error', stream);
			},
			close: (connection) => {
				const stream = told(connection, 'close');
				if (!connection.closed) this.#complain(stream, 'close, and it is open');
				this.#closes.set(connection, (this.#closes.get(connection) ?? 0) + 1);
				this.#next('close', stream);
			},
		};
	}

	#complain(stream: Stream, what: string): void {
		this.wrong.push(`connection ${stream.connection.id} was told ${what} (${stream.told.join(' ')})`);
	}

	#opened(connection: Connection): Stream {
		const again = this.#adopting;
		this.#adopting = undefined;
		if (again !== undefined) {
			again.connection = connection;
			this.#of.set(connection, again);
			return again;
		}
		const stream: Stream = {
			tag: firstTag + this.#streams.length,
			reader: new StreamReader(),
			told: [],
			connection,
			detached: undefined,
			written: 0,
			paused: false,
			ended: false,
			endTold: false,
			awaitsDrain: false,
			closing: false,
			broken: false,
		};
		this.#streams.push(stream);
		if (this.#of.has(connection)) this.wrong.push('a connection was opened twice');
		this.#of.set(connection, stream);
		return stream;
	}

	#next(occasion: (typeof occasions)[number], stream: Stream): void {
		const armed = this.#armed[occasion].shift();
		if (armed !== undefined) this.#perform(armed, stream);
	}

	/** Where nobody is that could catch what is thrown on purpose. */
	#tryTo(doing: Action): void {
		try {
			this.#perform(doing, undefined);
		} catch (error) {
			if ((error as Error).message !== onPurpose) throw error;
		}
	}

	#perform(doing: Action, own: Stream | undefined): void {
		const stream = doing.target < 0 ? own : this.#streams[doing.target % this.#streams.length];
		if (stream !== undefined) this.#does(doing, stream);
		if (doing.doing === 'throw') throw new Error(onPurpose);
	}

	#does({ doing, bytes }: Action, stream: Stream): void {
		const { connection } = stream;
		switch (doing) {
			case 'write':
				this.#write(stream, bytes);
				break;
			case 'pause':
				if (!stream.closing) stream.paused ||= !connection.closed;
				connection.pause();
				break;
			case 'resume':
				stream.paused = false;
				connection.resume();
				break;
			case 'end':
				stream.ended = true;
				connection.end();
				break;
			case 'abort':
				stream.broken ||= !connection.closed;
				connection.abort();
				break;
			case 'closeGracefully':
				stream.closing ||= !connection.closed;
				connection.closeGracefully();
				break;
			case 'detach':
				this.#detach(stream);
				break;
			case 'adopt':
				this.#adopt(stream);
				break;
			case 'replace':
				stream.broken ||= !connection.closed;
				connection.abort();
				this.#adoptNew();
		}
	}

	#write(stream: Stream, bytes: number): void {
		const { connection } = stream;
		const refused = connection.closed || stream.closing;
		const before = stream.written;
		try {
			// Noted before: a peer may have it when write() returns.
			if (!refused) stream.written += bytes;
			const room = connection.write(patternOf(stream.tag, before, before + bytes));
			if (refused && room) this.#complain(stream, 'that a write was taken after its end');
			if (!refused && !room && !connection.closed) stream.awaitsDrain = true;
		} catch (error) {
			stream.written = before;
			if ((error as { code?: string }).code !== 'ERR_STREAM_WRITE_AFTER_END') throw error;
		}
	}

	#detach(stream: Stream): void {
		const { connection } = stream;
		// One that closes drops what comes: who took it over would miss that.
		if (connection.closed || stream.closing) return;
		try {
			stream.detached = connection.detach();
			this.#left.add(connection);
			// A new connection begins anew, but our side may be ended already: who writes then is told EPIPE.
			stream.broken ||= stream.ended;
			stream.awaitsDrain = stream.paused = stream.ended = stream.endTold = false;
		} catch (error) {
			if ((error as { code?: string }).code !== 'EBUSY') throw error;
		}
	}

	#adopt(stream: Stream): void {
		const { detached } = stream;
		if (detached === undefined) return;
		stream.detached = undefined;
		this.#adopting = stream;
		try {
			this.#manager.adopt(detached, this.handlers);
		} finally {
			this.#adopting = undefined;
		}
	}

	/** Most likely in the slot of who has just left. */
	#adoptNew(): void {
		const { peer, socket } = this.#world.dial();
		this.#ends.push({ peer, reader: new StreamReader() });
		this.#manager.adopt(socket, this.handlers);
	}

	#withPeer(number: number, act: (peer: Peer) => void): void {
		const end = this.#ends[number % this.#ends.length];
		if (end !== undefined) act(end.peer);
	}
}
