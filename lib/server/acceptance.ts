import type { EventEngine } from '../native/engine';
import type { SocketAddress } from '../socket/addresses';
import { checkInteger } from '../socket/arguments';
import { SocketError } from '../socket/errors';
import { type OptionSettings, SocketOptions } from '../socket/options';
import { AcceptLoop } from './accept_loop';
import {
	type ConnectionLimits,
	checkLimits,
	checkOverloadAction,
	type LimitMet,
	NetworkCounts,
	type NetworkLimits,
	type OverloadAction,
} from './admission';
import { attempt } from './attempt';
import type { ClientRegistry } from './client_registry';
import { Gate } from './gate';
import type { Listener } from './listener';
import { Reserve } from './reserve';

/** What a manager accepts, and what it does when it can take no more. */
export interface AcceptanceOptions extends ConnectionLimits {
	/** Connections that a listener accepts in one turn of the event loop, 1 to 65536. Default 8. */
	readonly acceptBudget?: number | undefined;
	/**
	 * At a limit, and when the system is out of descriptors or memory: 'pause' (default) leaves new connections in the
	 * kernel's backlog, 'shed' accepts and resets them.
	 */
	readonly onOverload?: OverloadAction | undefined;
	/** Limits on each network that clients come from; at these a connection is always shed. */
	readonly perNetwork?: NetworkLimits | undefined;
}

/** A limit of ours, or the errno of an exhausted system ('EMFILE', 'ENFILE', 'ENOBUFS', 'ENOMEM'). */
export type OverloadCause = LimitMet['cause'] | string;

/** Less is accepted than clients ask for. */
export interface Overload {
	/** The limit, or the errno. */
	readonly cause: OverloadCause;
	/** What is done about it. */
	readonly action: OverloadAction;
	/** The listener whose limit it is; undefined for the manager's. */
	readonly listener: Listener | undefined;
	/** Connections, or new ones a second, when the limit was met; undefined for an errno. */
	readonly current: number | undefined;
	/** The limit that was met; undefined for an errno. */
	readonly limit: number | undefined;
	/** What the kernel told; undefined for a limit. */
	readonly error: SocketError | undefined;
	/** Until the kernel is asked again, after an errno: 5 ms, doubled each time it refuses, up to 1 s. */
	readonly retryMs: number | undefined;
	/** What helps. */
	readonly suggestion: string | undefined;
}

/** An overload is over. */
export interface Resumed {
	/** The overload's. */
	readonly cause: OverloadCause;
	/** The overload's. */
	readonly listener: Listener | undefined;
	/** How long it lasted. */
	readonly lastedMs: number;
	/** Connections that were dropped meanwhile. */
	readonly dropped: number;
}

/** A connection that was accepted and reset. */
export interface Drop {
	/** As an overload's, or 'connection-options': the listener's could not be set. */
	readonly cause: OverloadCause;
	/** What had accepted it. */
	readonly listener: Listener;
	/** Undefined when the peer was gone before it could be asked. */
	readonly remoteAddress: SocketAddress | undefined;
	/** Why it was not set up, where the cause is 'connection-options'. */
	readonly error?: SocketError | undefined;
}

/** Who is told, and where the engine is. */
export interface AcceptanceHost {
	engine(): EventEngine;
	onAccepted(id: number, listener: Listener): void;
	onOverload(overload: Overload): void;
	onResumed(resumed: Resumed): void;
	onDrop(drop: Drop): void;
	onFailure(error: SocketError, listener: Listener): void;
}

/** How the engine watches a listener, beside its limits. */
export interface ListenerTuning {
	/** Whether it keeps the process alive. */
	readonly referenced?: boolean;
	/** Whether each accepted connection is told of in a callback scope of its own. */
	readonly scoped?: boolean;
}

interface Entry {
	readonly gate: Gate;
	loop: AcceptLoop | undefined;
	tuning: ListenerTuning;
}

interface Episode {
	readonly cause: OverloadCause;
	readonly listener: Listener | undefined;
	readonly since: number;
	dropped: number;
}

const advice: Readonly<Record<LimitMet['cause'], string>> = {
	'max-connections': 'raise maxConnections, close idle connections (timeouts.idleTimeoutMs), or add a process',
	'connection-rate': 'raise maxConnectionsPerSecond, or let clients keep their connections',
	'network-connections': 'raise perNetwork.maxConnections, or its prefix lengths when many clients share an address',
	'network-rate': 'raise perNetwork.maxConnectionsPerSecond, or let clients keep their connections',
};

/** What a manager accepts, and when it does not: its listeners, their limits, and what an exhausted system does. */
export class Acceptance {
	readonly #host: AcceptanceHost;
	readonly #clients: ClientRegistry;
	readonly #budget: number;
	readonly #gate: Gate;
	readonly #networks: NetworkCounts | undefined;
	readonly #networkOf = new Map<number, string>();
	readonly #entries = new Map<Listener, Entry>();
	readonly #episodes = new Set<Episode>();
	readonly #dropped: Record<string, number> = {};
	readonly #acceptErrors: Record<string, number> = {};
	readonly #reserve = new Reserve();
	#limited: boolean;
	#running = false;
	#timer: NodeJS.Timeout | undefined;
	/** When the timer fires; Infinity while it does not run. */
	#balanceAt = Infinity;

	constructor(options: AcceptanceOptions, clients: ClientRegistry, host: AcceptanceHost) {
		const { acceptBudget = 8 } = options;
		checkLimits(options);
		this.#host = host;
		this.#clients = clients;
		this.#budget = checkInteger('acceptBudget', acceptBudget, 1, 65536);
		this.#gate = new Gate(options, checkOverloadAction(options.onOverload), Date.now());
		this.#networks = options.perNetwork === undefined ? undefined : new NetworkCounts(options.perNetwork);
		this.#limited = isLimited(options);
	}

	get listeners(): readonly Listener[] {
		return [...this.#entries.keys()];
	}

	has(listener: Listener): boolean {
		return this.#entries.has(listener);
	}

	stats() {
		let waiting: number | undefined;
		for (const [listener, { loop }] of this.#entries) {
			const queued = listener.acceptQueue?.waiting;
			if (queued !== undefined) waiting = (waiting ?? 0) + queued + (loop?.waiting ?? 0);
		}
		return { dropped: { ...this.#dropped }, acceptErrors: { ...this.#acceptErrors }, waiting };
	}

	add(listener: Listener): void {
		const { limits } = listener;
		const gate = new Gate(limits, checkOverloadAction(limits.onOverload ?? this.#gate.action), Date.now());
		this.#limited ||= isLimited(limits);
		const entry: Entry = { gate, loop: undefined, tuning: {} };
		this.#entries.set(listener, entry);
		if (!this.#running) return;
		try {
			this.#open(listener, entry);
		} catch (error) {
			this.#entries.delete(listener);
			throw error;
		}
		this.#balance();
	}

	/** @internal */
	tune(listener: Listener, tuning: ListenerTuning): void {
		const entry = this.#entries.get(listener);
		if (entry === undefined) return;
		entry.tuning = { ...entry.tuning, ...tuning };
		entry.loop?.tune(tuning);
	}

	/** Takes the listener out and closes it; what kept it from accepting is over by that. */
	closeListener(listener: Listener): void {
		try {
			this.remove(listener);
		} finally {
			this.#endEpisodes(listener, () => true);
		}
	}

	/** Takes the listener out and closes it. */
	remove(listener: Listener): void {
		this.#entries.get(listener)?.loop?.stop();
		this.#entries.delete(listener);
		listener.close();
	}

	start(): void {
		this.#running = true;
		for (const [listener, entry] of this.#entries) if (entry.loop === undefined) this.#open(listener, entry);
		this.#balance();
	}

	pause(): void {
		this.#running = false;
		for (const { loop } of this.#entries.values()) if (loop !== undefined) loop.budget = 0;
	}

	/** Answers the calls that failed; none of them stops the rest. */
	close(): Error[] {
		const failures: Error[] = [];
		this.#running = false;
		clearTimeout(this.#timer);
		for (const listener of this.listeners) attempt(() => this.remove(listener), failures);
		this.#episodes.clear(); // not over, and not going on
		attempt(() => this.#reserve.close(), failures);
		return failures;
	}

	/** A connection comes that was not accepted here: it counts, and is not refused. */
	onComing(id: number, listener: Listener | undefined): void {
		const now = Date.now();
		const network = this.#networks?.networkOf(addressOrNone(this.#host.engine().remoteAddress(id)));
		if (network !== undefined) {
			this.#networks?.enter(network, now);
			this.#networkOf.set(id, network);
		}
		if (!this.#limited) return;
		this.#gate.room(this.#clients.size, now); // its rate up to now, before one is counted
		this.#gate.passed();
		const gate = listener === undefined ? undefined : this.#entries.get(listener)?.gate;
		gate?.room(this.#clients.countOf(listener), now);
		gate?.passed();
	}

	/** It has come. */
	onCame(): void {
		if (this.#limited) this.#balance();
	}

	/** A connection has left: there may be room again. */
	onLeft(id: number): void {
		this.#leaveNetwork(id);
		if (this.#limited) this.#balance();
	}

	#leaveNetwork(id: number): void {
		const network = this.#networkOf.get(id);
		if (network === undefined) return;
		this.#networkOf.delete(id);
		this.#networks?.leave(network);
	}

	#open(listener: Listener, entry: Entry): void {
		if (entry.gate.action === 'shed') this.#reserve.keep();
		entry.loop = new AcceptLoop(this.#host.engine(), listener, this.#budget, {
			onAccepted: (id) => this.#onAccepted(id, listener, entry),
			onExhausted: (error, retryMs) => this.#onExhausted(error, retryMs, listener, entry.gate.action),
			onRecovered: () => this.#endEpisodes(listener, (cause) => isErrno(cause)),
			onAborted: (error) => this.#count(this.#acceptErrors, error.code),
			onFailure: (error) => {
				this.#count(this.#acceptErrors, error.code);
				this.#host.onFailure(error, listener);
			},
		});
		entry.loop.tune(entry.tuning);
	}

	#onAccepted(id: number, listener: Listener, entry: Entry): void {
		const met = this.#limited || this.#networks !== undefined ? this.#check(id, listener, entry) : undefined;
		try {
			if (met !== undefined) this.#shed(id, listener, met);
			else if (listener.connectionOptions === undefined || this.#setUp(id, listener, listener.connectionOptions))
				this.#host.onAccepted(id, listener);
		} finally {
			if (this.#limited) this.#balance(); // whatever a handler threw
		}
	}

	/** False when its options could not be set: then it is reset. */
	#setUp(id: number, listener: Listener, settings: OptionSettings): boolean {
		const engine = this.#host.engine();
		try {
			new SocketOptions(() => engine.descriptor(id)).setAll(settings);
			return true;
		} catch (error) {
			if (!(error instanceof SocketError)) throw error;
			const remoteAddress = addressOrNone(engine.remoteAddress(id));
			engine.closeConnection(id, true);
			this.#leaveNetwork(id);
			this.#drop({ cause: 'connection-options', listener, remoteAddress, error }, listener);
			return false;
		}
	}

	/** The limit that a connection just accepted is over, if any; counts it otherwise. */
	#check(id: number, listener: Listener, entry: Entry): LimitMet | undefined {
		const now = Date.now();
		if (this.#gate.room(this.#clients.size, now) < 1) return this.#gate.met;
		if (entry.gate.room(this.#clients.countOf(listener), now) < 1) return entry.gate.met;
		const network = this.#networks?.networkOf(addressOrNone(this.#host.engine().remoteAddress(id)));
		const met = network === undefined ? undefined : this.#networks?.admit(network, now);
		if (met !== undefined) return met;
		if (network !== undefined) this.#networkOf.set(id, network);
		this.#gate.passed();
		entry.gate.passed();
		return undefined;
	}

	#shed(id: number, listener: Listener, met: LimitMet): void {
		const engine = this.#host.engine();
		const remoteAddress = addressOrNone(engine.remoteAddress(id));
		engine.closeConnection(id, true);
		const owner = met === this.#gate.met ? undefined : listener;
		try {
			if (!met.cause.startsWith('network')) this.#beginEpisode(met, owner, 'shed');
		} finally {
			this.#drop({ cause: met.cause, listener, remoteAddress }, owner);
		}
	}

	/** `owner` is whose limit it is: undefined for the manager. */
	#drop(drop: Drop, owner: Listener | undefined): void {
		this.#count(this.#dropped, drop.cause);
		const episode = this.#episodeOf(drop.cause, owner);
		if (episode !== undefined) episode.dropped++;
		this.#host.onDrop(drop);
	}

	#episodeOf(cause: OverloadCause, listener: Listener | undefined): Episode | undefined {
		for (const episode of this.#episodes) {
			if (episode.cause === cause && episode.listener === listener) return episode;
		}
		return undefined;
	}

	/** Lets in as many as the limits leave room for. Told of is last, when whoever is told can spoil nothing. */
	#balance(): void {
		if (!this.#running) return;
		const now = Date.now();
		const room = roomOf(this.#gate, this.#clients.size, now);
		let waitMs = this.#gate.waitMs(this.#clients.size, now);
		if (this.#limited) this.#host.engine().setRoom(room);
		for (const [listener, { gate, loop }] of this.#entries) {
			const current = this.#clients.countOf(listener);
			const own = roomOf(gate, current, now);
			if (loop !== undefined) loop.budget = Math.min(this.#budget, room, own);
			waitMs = sooner(waitMs, gate.waitMs(current, now));
		}
		if (waitMs > 0) this.#balanceIn(waitMs, now);
		this.#tellMet();
	}

	/** Begins and ends what the gates say. */
	#tellMet(): void {
		const failures: Error[] = [];
		attempt(() => this.#tellMetOf(this.#gate, undefined), failures);
		for (const [listener, { gate }] of this.#entries) attempt(() => this.#tellMetOf(gate, listener), failures);
		if (failures.length > 0) throw failures[0];
	}

	#tellMetOf(gate: Gate, listener: Listener | undefined): void {
		if (gate.met === undefined) this.#endEpisodes(listener, (cause) => !isErrno(cause));
		else if (gate.action === 'pause') this.#beginEpisode(gate.met, listener, 'pause');
	}

	/** Once more, when time may have changed something. */
	#balanceIn(waitMs: number, now: number): void {
		if (now + waitMs >= this.#balanceAt) return;
		clearTimeout(this.#timer);
		this.#balanceAt = now + waitMs;
		this.#timer = setTimeout(() => {
			this.#balanceAt = Infinity;
			this.#balance();
		}, waitMs);
	}

	/** Whether somebody who waited was told off: then it is as well to ask the kernel again soon. */
	#onExhausted(error: SocketError, retryMs: number, listener: Listener, action: OverloadAction): boolean {
		this.#count(this.#acceptErrors, error.code);
		this.#begin(error.code, listener, {
			action,
			error,
			retryMs,
			current: undefined,
			limit: undefined,
			suggestion: error.suggestion,
		});
		return action === 'shed' && this.#shedWaiting(error.code, listener);
	}

	/** Accepts with the reserve descriptor, one at a time, who would else wait in vain; false when that did not work. */
	#shedWaiting(cause: string, listener: Listener): boolean {
		for (let shed = 0; shed < this.#budget && this.#running; shed++) {
			const gone = this.#reserve.shed(listener);
			if (gone === null) return shed > 0;
			this.#drop({ cause, listener, remoteAddress: gone }, listener);
		}
		return true;
	}

	#beginEpisode(met: LimitMet, listener: Listener | undefined, action: OverloadAction): void {
		const { cause, current, limit } = met;
		const suggestion = advice[cause];
		this.#begin(cause, listener, { action, current, limit, error: undefined, retryMs: undefined, suggestion });
	}

	#begin(cause: OverloadCause, listener: Listener | undefined, told: Omit<Overload, 'cause' | 'listener'>): void {
		if (this.#episodeOf(cause, listener) !== undefined) return;
		this.#episodes.add({ cause, listener, since: Date.now(), dropped: 0 });
		this.#host.onOverload({ cause, listener, ...told });
	}

	#endEpisodes(listener: Listener | undefined, ends: (cause: OverloadCause) => boolean): void {
		for (const episode of this.#episodes) {
			if (episode.listener !== listener || !ends(episode.cause)) continue;
			this.#episodes.delete(episode);
			const { cause, since, dropped } = episode;
			this.#host.onResumed({ cause, listener, lastedMs: Date.now() - since, dropped });
		}
	}

	#count(counts: Record<string, number>, name: string): void {
		counts[name] = (counts[name] ?? 0) + 1;
	}
}

function isLimited({ maxConnections, maxConnectionsPerSecond }: ConnectionLimits): boolean {
	return maxConnections !== undefined || maxConnectionsPerSecond !== undefined;
}

/** Infinity where the gate sheds: then what is over its limit is accepted, to be reset. */
function roomOf(gate: Gate, current: number, now: number): number {
	const room = gate.room(current, now);
	return gate.action === 'shed' ? Infinity : room;
}

/** Of two times to wait; 0 is none. */
function sooner(a: number, b: number): number {
	return a === 0 || b === 0 ? a + b : Math.min(a, b);
}

function isErrno(cause: OverloadCause): boolean {
	return /^E[A-Z]+$/.test(cause);
}

function addressOrNone(address: SocketAddress | number | undefined): SocketAddress | undefined {
	return typeof address === 'object' ? address : undefined;
}
