import { EventEmitter } from 'node:events';
import type { Server } from 'node:net';
import { constants } from 'node:os';
import type { EngineKind } from '../native/binding';
import type { EventEngine } from '../native/engine';
import type { FlightRecordEntry } from '../native/flight_record';
import { checkInteger, checkObject, checkOneOf, invalidArgType, invalidArgValue } from '../socket/arguments';
import { newEngine } from '../socket/engines';
import { errnoOf, type SocketError, socketError } from '../socket/errors';
import type { ServerSocket } from '../socket/server_socket';
import { Socket } from '../socket/socket';
import {
	Acceptance,
	type AcceptanceOptions,
	type Drop,
	type ListenerTuning,
	type Overload,
	type Resumed,
} from './acceptance';
import { attempt } from './attempt';
import { ClientRegistry, type ClientStats } from './client_registry';
import { closeOnSignals } from './close_on_signals';
import { Connection, type ConnectionHandlers, type ConnectionHost, type ConnectionKind } from './connection';
import { Deadlines } from './deadlines';
import {
	checkListenerConfig,
	checkListenerSettings,
	Listener,
	type ListenerConfig,
	type ListenerSettings,
	openListeners,
} from './listener';
import { type Logger, Observation } from './observation';
import { engineFrom, type SharedEngineOptions, streams } from './streams';
import { type ConnectionTimeouts, Timeouts } from './timeouts';

/** What a manager is made with: docs/accept-loop.md has a table. */
export interface SocketManagerOptions extends AcceptanceOptions {
	/** Bytes that may be queued on one connection before it is ended with ENOBUFS. Default 16 MiB. */
	readonly maxQueuedBytes?: number | undefined;
	/** When connections are ended for doing nothing, in milliseconds. Default: never. */
	readonly timeouts?: ConnectionTimeouts | undefined;
	/** pino, console or the like. Default: none; NODE_DEBUG=syssock logs to stderr. */
	readonly logger?: Logger | undefined;
}

/** How a manager closes. */
export interface ManagerCloseOptions {
	/** Milliseconds that connections have to send what is queued and to end, before they are reset. Default 5000. */
	readonly drainMs?: number | undefined;
}

/** What became of everything when a manager closed. */
export interface CloseReport {
	/** Connections that ended with all their bytes handed to the kernel, which delivers them by itself. */
	readonly ended: number;
	/**
	 * Connections that closed with bytes unsent, or held: the time was over, the peer was gone, or `abort()` was called;
	 * and those whose handler wrote after they were told to end.
	 */
	readonly cut: number;
	/** Bytes of those that the kernel never took, and that `write` refused because of the close. */
	readonly unsentBytes: number;
	/** Bytes that the kernel had and the peer had not acknowledged when its connection was cut. */
	readonly unackedBytes: number;
	/** Calls that failed (close, unlink, and listeners of events that threw): none of them stopped the rest. */
	readonly failures: readonly Error[];
}

/** Plain numbers; times are milliseconds since the epoch. */
export interface ManagerStats extends ClientStats {
	/** Connections that were reset at a limit, by its cause. */
	readonly dropped: Readonly<Record<string, number>>;
	/** Accepts that failed, by errno name; ECONNABORTED and kin are connections that were gone already. */
	readonly acceptErrors: Readonly<Record<string, number>>;
	/** Connections that wait to be told of, in the kernel or (io_uring) just out of it; undefined where the system does not tell. */
	readonly waiting: number | undefined;
}

/** What a manager tells of, beside the handlers. */
export interface SocketManagerEvents {
	/** A listener was opened, once for each. */
	listening: [listener: Listener];
	/** After the `open` handler. */
	connection: [connection: Connection];
	/** Accepting less than clients ask for, and why: once when that begins. */
	overload: [overload: Overload];
	/** Accepting as usual again. */
	resumed: [resumed: Resumed];
	/** A connection was reset at a limit. */
	drop: [drop: Drop];
	/** A listener is broken: it accepts no more. */
	error: [error: SocketError, listener: Listener];
	/** `close()` was called: nobody is accepted any more, and connections have their time to end. */
	closing: [];
	/** Everything is closed. */
	close: [report: CloseReport];
}

/** How `closeConnection` ends a connection: after all that is queued was sent, or at once by RST. */
export type CloseManner = 'graceful' | 'abort';

const defaultQueuedBytes = 16 * 1024 * 1024;
const defaultDrainMs = 5000;
const longestTimerMs = 2 ** 31 - 1;
const noHandlers: ConnectionHandlers = {};
/** What has connections, and an end of them. */
const adoptable: ReadonlySet<unknown> = new Set(['stream', 'seqpacket']);
const catchable = (Object.keys(constants.signals) as NodeJS.Signals[]).filter(
	(signal) => signal !== 'SIGKILL' && signal !== 'SIGSTOP',
);

function drainMsOf(options: ManagerCloseOptions): number {
	const { drainMs = defaultDrainMs } = checkObject('options', options) as ManagerCloseOptions;
	return checkInteger('drainMs', drainMs, 0, longestTimerMs);
}

/**
 * Several listeners and their connections as one unit.
 *
 *     const manager = new SocketManager();
 *     manager.setupServerSockets([{ port: 7000, handlers: { data: (connection, chunk) => connection.write(chunk) } }]);
 *     manager.start();
 */
export class SocketManager extends EventEmitter<SocketManagerEvents> {
	/** The open connections. */
	readonly clients: ClientRegistry;
	readonly #acceptance: Acceptance;
	readonly #timeouts: Timeouts;
	readonly #maxQueuedBytes: number;
	readonly #observation: Observation;
	readonly #kinds = new WeakMap<Listener, ConnectionKind>();
	readonly #engineFrom: (() => EventEngine) | undefined;
	#host: ConnectionHost | undefined;
	#closing: Promise<CloseReport> | undefined;
	#whenEmpty: (() => void) | undefined;
	/** Ends the drain before its time, by the second signal. */
	#cutNow: (() => void) | undefined;
	/** Bytes that `write` refused because of the close, by connection. */
	readonly #lost = new Map<Connection, number>();
	#whenLostLater: (() => void) | undefined;

	constructor(options: SocketManagerOptions = {}) {
		super();
		checkObject('options', options);
		const { maxQueuedBytes = defaultQueuedBytes, timeouts = {} } = options;
		this.#engineFrom = (options as SharedEngineOptions)[engineFrom];
		this.#observation = new Observation(options.logger);
		this.#maxQueuedBytes = checkInteger('maxQueuedBytes', maxQueuedBytes, 1);
		this.clients = new ClientRegistry(() => this.#host?.engine);
		this.#timeouts = new Timeouts(timeouts, this.clients);
		this.#acceptance = new Acceptance(options, this.clients, {
			engine: () => this.#hostOf().engine,
			onAccepted: (id, listener) => this.#welcome(id, this.#kindOf(listener)),
			onOverload: (overload) => {
				this.#observation.overload(overload);
				this.emit('overload', overload);
			},
			onResumed: (resumed) => {
				this.#observation.resumed(resumed);
				this.emit('resumed', resumed);
			},
			onDrop: (drop) => {
				this.#observation.dropped(drop);
				this.emit('drop', drop);
			},
			onFailure: (error, listener) => {
				this.#observation.failed(error, listener);
				this.emit('error', error, listener);
			},
		});
	}

	/** The open connections, in no order. */
	get connections(): readonly Connection[] {
		return [...this.clients];
	}

	/**
	 * Which engine serves the connections: 'uring' (io_uring) where the kernel allows it, else 'poll' (readiness), unless
	 * `SYSSOCK_ENGINE` chooses: 'poll', 'uring' (an error where it cannot be had) or 'auto', the default.
	 */
	get engine(): EngineKind {
		return this.#hostOf().engine.kind;
	}

	/** Why it is that one, for people to read: 'no io_uring here: io_uring_setup EPERM (forbidden, …)'. */
	get engineReason(): string {
		return this.#hostOf().engine.reason;
	}

	/** Looks at every open connection. */
	stats(): ManagerStats {
		return { ...this.clients.stats(), ...this.#acceptance.stats() };
	}

	/**
	 * The last 64 events that the engine told of, the oldest first: accepts, bytes, ends, errors, with the id of their
	 * connection. For a report of something that should not have happened. NODE_DEBUG=syssock prints it when a handler throws.
	 */
	flightRecord(): FlightRecordEntry[] {
		return this.#host?.engine.flightRecord() ?? [];
	}

	/**
	 * Opens all the listeners, or none: when one fails, those that were opened are closed again and its SocketError is
	 * thrown. They accept once `start()` was called, or one by one through `acceptConnection`.
	 */
	setupServerSockets(configs: readonly ListenerConfig[]): Listener[] {
		if (!Array.isArray(configs)) throw invalidArgType('configs', 'Array', configs);
		this.#checkOpen();
		const opened: Listener[] = [];
		try {
			for (const config of configs) checkListenerConfig(config); // all, before the first is opened
			for (const config of configs) opened.push(...openListeners(config));
			for (const listener of opened) this.#acceptance.add(listener);
		} catch (error) {
			for (const listener of opened) attempt(() => this.#acceptance.remove(listener));
			throw error;
		}
		for (const listener of opened) this.emit('listening', listener);
		return opened;
	}

	/**
	 * Listens on a socket that listens already: one that was inherited, or that `createServerSocket()` made. It is the
	 * manager's to close from then on.
	 */
	addServerSocket(socket: ServerSocket, config: ListenerSettings = {}): Listener {
		if (!(socket instanceof Socket)) throw invalidArgType('socket', 'Socket', socket);
		checkListenerSettings(config);
		this.#checkOpen();
		const listener = new Listener(socket, config);
		this.#acceptance.add(listener);
		this.emit('listening', listener);
		return listener;
	}

	/** Stops listening there; its connections go on. Throws SocketError when that fails. */
	closeListener(listener: Listener): void {
		if (!this.#acceptance.has(listener)) throw invalidArgValue('listener', listener, 'a listener of this manager');
		this.#acceptance.closeListener(listener);
	}

	/** Feeds the connections of all listeners to a server of Node's: http, https, http2, tls or net. See docs/net.md. */
	attach(server: Server): this {
		this.#checkOpen();
		streams().attach(this, server);
		return this;
	}

	/** The open listeners. @internal */
	get openListeners(): readonly Listener[] {
		return this.#acceptance.listeners;
	}

	/** @internal */
	tune(listener: Listener, tuning: ListenerTuning): void {
		this.#acceptance.tune(listener, tuning);
	}

	/**
	 * One non-blocking accept on a listener that is not started; null when nobody waits. Throws SocketError, also when
	 * the listener's `connectionOptions` cannot be set; that connection is closed.
	 */
	acceptConnection(listener: Listener): Connection | null {
		if (!this.#acceptance.has(listener)) throw invalidArgValue('listener', listener, 'a listener of this manager');
		const socket = listener.socket.accept();
		if (socket === null) return null;
		try {
			if (listener.connectionOptions !== undefined) socket.options.setAll(listener.connectionOptions);
		} catch (error) {
			attempt(() => socket.close());
			throw error;
		}
		return this.#adopt(socket, this.#kindOf(listener));
	}

	/**
	 * Makes a connection of a connected stream socket, which is closed from then on: its descriptor is the connection's. Of a
	 * seqpacket socket (whose bytes are a stream's here: writes may be put together) a message that comes is received whole up
	 * to 64 KiB; one that does not fit ends the connection with EMSGSIZE.
	 */
	adopt(socket: Socket, handlers: ConnectionHandlers = noHandlers): Connection {
		if (!(socket instanceof Socket)) throw invalidArgType('socket', 'Socket', socket);
		if (!adoptable.has(socket.type)) throw invalidArgValue('socket.type', socket.type, "'stream' or 'seqpacket'");
		checkObject('handlers', handlers);
		this.#checkOpen();
		return this.#adopt(socket, { host: this.#hostOf(), listener: undefined, handlers });
	}

	/** 'graceful' (default) is `connection.closeGracefully()`, 'abort' `connection.abort()`. A closed one is left as it is. */
	closeConnection(connection: Connection, how: CloseManner = 'graceful'): void {
		if (!(connection instanceof Connection)) throw invalidArgType('connection', 'Connection', connection);
		if (checkOneOf('how', how, ['graceful', 'abort']) === 'abort') connection.abort();
		else connection.closeGracefully();
	}

	/** Accepts from now on, up to the accept budget a turn from each listener. */
	start(): this {
		this.#checkOpen();
		this.#acceptance.start();
		return this;
	}

	/** Accepts no more until `resume()`: new connections wait in the kernel's backlog. Open ones go on. */
	pause(): this {
		this.#acceptance.pause();
		return this;
	}

	/** Accepts again, as `start()`. Throws SocketError EBADF once the manager closes. */
	resume(): this {
		return this.start();
	}

	/**
	 * Stops accepting, lets each connection send what is queued and end, closes what is left after `drainMs` (by RST where
	 * bytes are still queued, so that the peer knows), and reports. A connection whose last `write` said false goes on
	 * until its handlers, told `drain`, have written the rest, and one that is held until it is released. Called again it answers the same promise; with `drainMs` 0
	 * it ends the drain that is under way.
	 */
	close(options: ManagerCloseOptions = {}): Promise<CloseReport> {
		const drainMs = drainMsOf(options);
		if (drainMs === 0) this.#cutNow?.();
		this.#closing ??= this.#close(drainMs);
		return this.#closing;
	}

	/**
	 * Closes in order on the first of these signals, and at once on the second; then sets the process' exit code: 0
	 * when everything drained, 128 + the signal's number when something was cut, or a handler writes its answer later still.
	 */
	closeOnSignals(signals: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM'], options?: ManagerCloseOptions): this {
		if (!Array.isArray(signals)) throw invalidArgType('signals', 'Array', signals);
		for (const signal of signals) checkOneOf('signals', signal, catchable);
		if (options !== undefined) drainMsOf(options); // now, and not in the signal's handler
		this.once('close', closeOnSignals(this, signals, options));
		return this;
	}

	/** Of a write that is refused after the report was made. @internal */
	onLostLater(tell: () => void): void {
		this.#whenLostLater = tell;
	}

	async #close(drainMs: number): Promise<CloseReport> {
		const failures = this.#acceptance.close();
		const { connections } = this;
		attempt(() => this.emit('closing'), failures);
		// One by one: what a listener of 'removed' throws for one of them is not the end of the others' close.
		for (const connection of connections) {
			if (!connection.servedElsewhere) attempt(() => connection.dismiss(), failures);
		}
		await this.#emptied(drainMs);
		this.#host?.engine.flush(); // what was written in this very turn
		let unackedBytes = 0;
		for (const connection of this.connections) {
			if (connection.queuedBytes > 0) unackedBytes += connection.unackedBytes ?? 0;
			attempt(() => connection.closeNow(), failures);
		}
		await new Promise((resolve) => process.nextTick(resolve)); // the close handlers come first
		this.#timeouts.stop();
		if (this.#engineFrom === undefined) this.#host?.engine.close();
		const cut = connections.filter((connection) => connection.queuedBytes > 0 || this.#lost.has(connection));
		let unsentBytes = 0;
		for (const connection of cut) unsentBytes += connection.queuedBytes + (this.#lost.get(connection) ?? 0);
		const report = { ended: connections.length - cut.length, cut: cut.length, unsentBytes, unackedBytes, failures };
		try {
			this.emit('close', report);
		} catch (error) {
			// The report is made, and whoever waits for it has it: a listener's error is uncaught, as any other.
			process.nextTick(() => {
				throw error;
			});
		}
		return report;
	}

	#onLost(connection: Connection, unsentBytes: number): void {
		this.#lost.set(connection, (this.#lost.get(connection) ?? 0) + unsentBytes);
		this.#whenLostLater?.();
	}

	#emptied(drainMs: number): Promise<void> {
		if (this.clients.size === 0 || drainMs === 0) return Promise.resolve();
		return new Promise((resolve) => {
			const timer = setTimeout(resolve, drainMs);
			this.#whenEmpty = this.#cutNow = () => {
				clearTimeout(timer);
				resolve();
			};
		});
	}

	#checkOpen(): void {
		if (this.#closing) throw socketError(errnoOf('EBADF'), 'listen', { detail: 'the manager is closed' });
	}

	/** Made when first needed: a manager that never opened anything leaves nothing to close. */
	#hostOf(): ConnectionHost {
		this.#host ??= {
			engine: this.#engineFrom?.() ?? newEngine(),
			deadlines: new Deadlines(),
			maxQueuedBytes: this.#maxQueuedBytes,
			lost: (connection, unsentBytes) => this.#onLost(connection, unsentBytes),
			left: (connection, error) => this.#onLeft(connection, error),
		};
		return this.#host;
	}

	#onLeft(connection: Connection, error: SocketError | undefined): void {
		try {
			this.clients.remove(connection);
			this.#observation.closed(connection, error);
		} finally {
			// Whatever their listeners threw: there is room for another, or nobody left to wait for.
			this.#acceptance.onLeft(connection.id);
			if (this.clients.size === 0) this.#whenEmpty?.();
		}
	}

	#kindOf(listener: Listener): ConnectionKind {
		let kind = this.#kinds.get(listener);
		if (kind === undefined) {
			kind = { host: this.#hostOf(), listener, handlers: listener.handlers };
			this.#kinds.set(listener, kind);
		}
		return kind;
	}

	#adopt(socket: Socket, kind: ConnectionKind): Connection {
		const id = kind.host.engine.adopt(socket.leave(), socket.type === 'seqpacket');
		if (id < 0) {
			if (kind.listener !== undefined) socket.close();
			throw socketError(id, 'poll', { fd: socket.fd });
		}
		this.#acceptance.onComing(id, kind.listener);
		try {
			return this.#welcome(id, kind);
		} finally {
			this.#acceptance.onCame();
		}
	}

	/** Whoever of those who are told throws: it is a client, the others are told, and its timeouts run. */
	#welcome(id: number, kind: ConnectionKind): Connection {
		const connection = new Connection(id, kind);
		this.#timeouts.start();
		try {
			this.clients.add(connection);
		} finally {
			this.#tellAccepted(connection, kind);
		}
		return connection;
	}

	#tellAccepted(connection: Connection, kind: ConnectionKind): void {
		try {
			this.#observation.accepted(connection);
		} finally {
			this.#tellOpen(connection, kind);
		}
	}

	#tellOpen(connection: Connection, kind: ConnectionKind): void {
		try {
			kind.handlers.open?.(connection);
		} finally {
			if (this.listenerCount('connection') > 0) this.emit('connection', connection);
		}
	}
}
