/**
 * What has to hold of a manager whatever happens to it: told as a list of what does not. It watches from outside, by
 * events and by what the kernel has, and does not ask the manager for what it wants to check.
 */
import type {
	Connection,
	Drop,
	Listener,
	ListenerConfig,
	Overload,
	Resumed,
	SocketManager,
	SocketManagerOptions,
} from '../../lib';
import type { ScriptedWorld } from './simulation';

/** Connections that may come, of a manager (`of` undefined) or a listener. */
interface Rate {
	readonly perSecond: number;
	readonly of: Listener | undefined;
	left: number;
	at: number;
}

/** From an overload to its end. */
interface Episode {
	readonly cause: string;
	readonly of: Listener | undefined;
	readonly at: number;
	/** The listener is not polled for so long, from `at` on. */
	readonly pauseMs: number;
	dropped: number;
}

/** How late a timeout may be noticed, beyond the period of its timer. */
const slackMs = 2;
const firstBackoffMs = 5;

export class ManagerModel {
	readonly wrong: string[] = [];
	/** What happened, to compare two runs by. */
	readonly journal: string[] = [];
	readonly open = new Set<Connection>();
	readonly brokenListeners = new Set<Listener>();
	total = 0;
	readonly #world: ScriptedWorld;
	readonly #manager: SocketManager;
	readonly #options: SocketManagerOptions;
	readonly #listeners: readonly Listener[];
	readonly #episodes = new Map<string, Episode>();
	readonly #dropped: Record<string, number> = {};
	readonly #rates: Rate[];
	#peak = 0;

	constructor(
		world: ScriptedWorld,
		manager: SocketManager,
		options: SocketManagerOptions,
		listeners: readonly Listener[],
	) {
		this.#world = world;
		this.#manager = manager;
		this.#options = options;
		this.#listeners = listeners;
		const rates = [{ limits: options, of: undefined }, ...listeners.map((of) => ({ limits: of.limits, of }))];
		this.#rates = rates.flatMap(({ limits: { maxConnectionsPerSecond: perSecond }, of }) =>
			perSecond === undefined ? [] : [{ perSecond, of, left: perSecond, at: Date.now() }],
		);
		manager.clients.on('added', (connection) => this.#onAdded(connection));
		manager.on('overload', (overload) => this.#onOverload(overload));
		manager.on('resumed', (resumed) => this.#onResumed(resumed));
		manager.on('drop', (drop) => this.#onDrop(drop));
		manager.on('error', (error, listener) => {
			this.#note(`error ${error.code} ${listener.name}`);
			if (this.brokenListeners.has(listener)) this.#complain(`${listener.name} broke twice`);
			this.brokenListeners.add(listener);
		});
	}

	/** A handler's `close`. */
	onClose(connection: Connection, code: string | undefined, setting: string | undefined): void {
		this.#note(`close ${this.#name(connection)} ${code} ${setting}`);
		if (!this.open.delete(connection)) this.#complain(`${this.#name(connection)} was closed, and was not open`);
		if (setting?.endsWith('Ms')) this.#checkOverdue(connection, setting);
	}

	/** Who was accepted so far, also when it was to be dropped. */
	get taken(): number {
		return Object.values(this.#dropped).reduce((sum, count) => sum + count, this.total);
	}

	/** For connections, by the manager's limit. */
	get room(): number {
		const { maxConnections: most = Infinity } = this.#options;
		return most - [...this.open].filter(({ closed }) => !closed).length;
	}

	/** Whether a client that waits has to be accepted in the next turn. */
	mayAccept(listener: Listener): boolean {
		const rated = [this.#options, listener.limits].some(({ maxConnectionsPerSecond: rate }) => rate !== undefined);
		const backsOff = [...this.#episodes.values()].some(({ cause, of }) => of === listener && isErrno(cause));
		const open = [...this.open].filter(({ closed }) => !closed);
		const ofListener = open.filter((other) => other.listener === listener).length;
		const { maxConnections: mostOfListener = Infinity } = listener.limits;
		const hasRoom = this.room > 0 && ofListener < mostOfListener;
		return hasRoom && !rated && !backsOff && !this.brokenListeners.has(listener);
	}

	/** Called after each step. */
	look(): void {
		const open = [...this.open].filter(({ closed }) => !closed);
		const { clients } = this.#manager;
		this.#expect('clients.size', clients.size, open.length);
		if (open.some((connection) => clients.get(connection.id) !== connection))
			this.#complain('a client is not registered');
		this.#lookAtDescriptors(open);
		this.#lookAtStats(open);
		this.#lookAtTimeouts(open);
		this.#lookAtBackoffs();
	}

	#onAdded(connection: Connection): void {
		this.total++;
		this.open.add(connection);
		this.#peak = Math.max(this.#peak, this.#manager.clients.size);
		this.#note(`open ${this.#name(connection)} ${connection.listener?.name}`);
		this.#checkLimit('maxConnections', this.#manager.clients.size, this.#options.maxConnections);
		const { listener } = connection;
		const open = [...this.open].filter(({ closed }) => !closed);
		const ofListener = open.filter((other) => other.listener === listener).length;
		this.#checkLimit(`maxConnections of ${listener?.name}`, ofListener, listener?.limits.maxConnections);
		const host = hostOf(connection.remoteAddress);
		const ofHost = open.filter((other) => hostOf(other.remoteAddress) === host).length;
		this.#checkLimit(`perNetwork.maxConnections of ${host}`, ofHost, this.#options.perNetwork?.maxConnections);
		for (const rate of this.#rates) if (rate.of === undefined || rate.of === listener) this.#checkRate(rate);
		if (listener !== undefined && this.brokenListeners.has(listener)) this.#complain(`${listener.name} is broken`);
	}

	#onOverload({ cause, listener, action, retryMs = 0 }: Overload): void {
		this.#note(`overload ${cause} ${listener?.name} ${action}`);
		const key = `${cause} ${listener?.name}`;
		if (this.#episodes.has(key)) this.#complain(`overload ${key} twice, and not resumed between`);
		// Where somebody was shed the kernel is asked again sooner, but not at once.
		const pauseMs = action === 'shed' ? Math.min(retryMs, firstBackoffMs) : retryMs;
		this.#episodes.set(key, { cause, of: listener, at: Date.now(), pauseMs, dropped: 0 });
	}

	#onResumed({ cause, listener, lastedMs, dropped }: Resumed): void {
		this.#note(`resumed ${cause} ${listener?.name} ${lastedMs} ${dropped}`);
		const key = `${cause} ${listener?.name}`;
		const episode = this.#episodes.get(key);
		if (episode === undefined) return this.#complain(`resumed ${key}, and there was no overload`);
		this.#episodes.delete(key);
		this.#expect(`lastedMs of ${key}`, lastedMs, Date.now() - episode.at);
		if (dropped > episode.dropped) this.#complain(`resumed ${key} tells ${dropped} drops of ${episode.dropped}`);
	}

	#onDrop({ cause, listener, remoteAddress }: Drop): void {
		this.#note(`drop ${cause} ${listener.name} ${this.#world.peerAt(remoteAddress)?.number}`);
		this.#dropped[cause] = (this.#dropped[cause] ?? 0) + 1;
		for (const owner of [listener.name, undefined]) {
			const episode = this.#episodes.get(`${cause} ${owner}`);
			if (episode !== undefined) episode.dropped++;
		}
		this.#checkDrop(cause, listener, remoteAddress);
	}

	/** Somebody who sheds is at that limit. */
	#checkDrop(cause: string, listener: Listener, remoteAddress: Drop['remoteAddress']): void {
		const options = this.#options;
		const open = [...this.open].filter(({ closed }) => !closed);
		const sheds = (limits: ListenerConfig | SocketManagerOptions) =>
			(limits.onOverload ?? options.onOverload ?? 'pause') === 'shed';
		const ofListener = open.filter((other) => other.listener === listener).length;
		const ofHost = open.filter(({ remoteAddress: other }) => hostOf(other) === hostOf(remoteAddress)).length;
		const { maxConnections: most = Infinity } = options;
		const { maxConnections: mostOfListener = Infinity } = listener.limits;
		const holds: Record<string, boolean> = {
			'max-connections':
				(sheds(options) && open.length >= most) || (sheds(listener.limits) && ofListener >= mostOfListener),
			'connection-rate': sheds(options) || sheds(listener.limits),
			'network-connections': ofHost >= (options.perNetwork?.maxConnections ?? Infinity),
			'connection-options': listener.connectionOptions !== undefined,
		};
		if (!(isErrno(cause) ? sheds(listener.limits) : holds[cause])) this.#complain(`a drop by ${cause} without need`);
	}

	/** At rest for a while: nobody is open, and nobody comes. */
	lookAtRest(): void {
		for (const { cause, of } of this.#episodes.values()) {
			if (of === undefined || !this.brokenListeners.has(of))
				this.#complain(`${cause} of ${of?.name} is not over, and nobody is there`);
		}
		if (jest.getTimerCount() > 0) this.#complain(`${jest.getTimerCount()} timers are set, and nobody is there`);
	}

	#lookAtBackoffs(): void {
		for (const { cause, of, at, pauseMs } of this.#episodes.values()) {
			if (!isErrno(cause) || of === undefined || of.closed || Date.now() - at >= pauseMs) continue;
			if (this.#world.kernel.polled(of.socket.fd) !== 0) this.#complain(`${of.name} is polled, and backs off`);
		}
	}

	/** Each open connection has one, nobody else's; beside them are the listeners' and at most one reserve. */
	#lookAtDescriptors(open: readonly Connection[]): void {
		const { kernel } = this.#world;
		this.wrong.push(...kernel.violations());
		const left = new Set(kernel.leaks());
		for (const connection of open) {
			const peer = this.#world.peerAt(connection.remoteAddress);
			const fd = peer === undefined ? undefined : this.#world.descriptorOf(peer);
			if (fd === undefined || !left.delete(fd))
				this.#complain(`${this.#name(connection)} has no descriptor of its own`);
		}
		for (const { closed, socket } of this.#listeners) {
			if (!closed && !left.delete(socket.fd)) this.#complain(`fd ${socket.fd} of a listener is not open`);
		}
		if (left.size > 1) this.#complain(`nobody's descriptors are open: ${[...left]}`);
	}

	#lookAtStats(open: readonly Connection[]): void {
		const stats = this.#manager.stats();
		this.#expect('stats.current', stats.current, open.length);
		this.#expect('stats.total', stats.total, this.total);
		this.#expect('stats.peak', stats.peak, this.#peak);
		this.#expect('stats.dropped', JSON.stringify(stats.dropped), JSON.stringify(this.#dropped));
		const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
		this.#expect('stats.queuedBytes', stats.queuedBytes, sum(open.map(({ queuedBytes }) => queuedBytes)));
		this.#expect('stats.bytesRead', stats.bytesRead, sum(open.map(({ bytesRead }) => bytesRead)));
		for (const connection of open) {
			const sent = this.#world.peerAt(connection.remoteAddress)?.sent ?? 0;
			if (connection.bytesRead > sent) this.#complain(`${this.#name(connection)} read more than was sent`);
		}
	}

	#lookAtTimeouts(open: readonly Connection[]): void {
		const timeouts = this.#options.timeouts ?? {};
		const limits = Object.values(timeouts).filter((ms): ms is number => ms !== undefined);
		const lateMs = Math.min(Math.max(Math.floor(Math.min(...limits) / 10), 10), 1000) + slackMs;
		for (const connection of open) {
			for (const [setting, overdueMs] of overdue(connection, timeouts)) {
				if (overdueMs > lateMs) this.#complain(`${this.#name(connection)} is ${overdueMs} ms over its ${setting}`);
			}
		}
	}

	#checkOverdue(connection: Connection, setting: string): void {
		if (setting === 'writeStallTimeoutMs') {
			// When the kernel last took bytes is not told apart from when some came.
			if (connection.queuedBytes === 0) this.#complain(`${this.#name(connection)} was cut with nothing to write`);
			return;
		}
		const found = overdue(connection, this.#options.timeouts ?? {}).find(([name]) => name === setting);
		if (found === undefined || found[1] <= 0)
			this.#complain(`${this.#name(connection)} was cut too early by ${setting}`);
	}

	/** As many as a second's may come at once, then as time passes. */
	#checkRate(rate: Rate): void {
		const now = Date.now();
		const rounding = 1e-6;
		rate.left = Math.min(rate.perSecond, rate.left + ((now - rate.at) / 1000) * rate.perSecond) - 1;
		rate.at = now;
		if (rate.left < -rounding) this.#complain(`maxConnectionsPerSecond of ${rate.of?.name} is passed by ${-rate.left}`);
	}

	#checkLimit(name: string, count: number, limit: number | undefined): void {
		if (limit !== undefined && count > limit) this.#complain(`${name} is ${limit}, and there are ${count}`);
	}

	#expect(name: string, actual: number | string, expected: number | string): void {
		if (actual !== expected) this.#complain(`${name} is ${actual}, and should be ${expected}`);
	}

	#name(connection: Connection): string {
		return `connection ${this.#world.peerAt(connection.remoteAddress)?.number}`;
	}

	#note(text: string): void {
		this.journal.push(`${Date.now() % 1e6} ${text}`);
	}

	#complain(text: string): void {
		this.wrong.push(`at ${Date.now() % 1e6} ms: ${text}`);
	}
}

function isErrno(cause: string): boolean {
	return cause.startsWith('E');
}

function hostOf(address: Connection['remoteAddress']): string {
	return address === undefined || address.family === 'unix' ? '' : address.host;
}

/** By how many milliseconds it is over each of its timeouts: negative while there is time. */
function overdue(connection: Connection, timeouts: NonNullable<SocketManagerOptions['timeouts']>): [string, number][] {
	const { connectedAt, lastActiveAt, bytesRead } = connection.stats;
	const found: [string, number][] = [];
	const since = (setting: keyof typeof timeouts, at: number) => {
		const ms = timeouts[setting];
		if (ms !== undefined) found.push([setting, Date.now() - at - ms]);
	};
	since('lifetimeMs', connectedAt);
	since('idleTimeoutMs', lastActiveAt);
	if (bytesRead === 0) since('firstByteTimeoutMs', connectedAt);
	return found;
}
