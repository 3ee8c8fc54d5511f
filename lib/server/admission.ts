import * as ipaddr from 'ipaddr.js';
import type { SocketAddress } from '../socket/addresses';
import { checkInteger, checkObject, checkOneOf } from '../socket/arguments';

/** What is done at a limit: accept and reset at once, or leave new connections in the kernel's backlog. */
export type OverloadAction = 'shed' | 'pause';

/** Bounds on what is accepted; absent ones are none. */
export interface ConnectionLimits {
	/** Connections at once. */
	readonly maxConnections?: number | undefined;
	/** New connections in one second. */
	readonly maxConnectionsPerSecond?: number | undefined;
}

/** Bounds on each network that clients come from. At these a connection is always shed: a backlog has no order. */
export interface NetworkLimits extends ConnectionLimits {
	/** Addresses that are alike in so many leading bits are one network. Default 32, a single address. */
	readonly ipv4PrefixLength?: number | undefined;
	/** Default 64, what one customer has as a rule. */
	readonly ipv6PrefixLength?: number | undefined;
}

/** A limit that was met. */
export interface LimitMet {
	readonly cause: 'max-connections' | 'connection-rate' | 'network-connections' | 'network-rate';
	readonly current: number;
	readonly limit: number;
}

const largest = 2 ** 31 - 1;

export function checkLimits(limits: ConnectionLimits): void {
	for (const name of ['maxConnections', 'maxConnectionsPerSecond'] as const) {
		if (limits[name] !== undefined) checkInteger(name, limits[name], 1, largest);
	}
}

export function checkOverloadAction(action: OverloadAction | undefined): OverloadAction {
	return action === undefined ? 'pause' : checkOneOf('onOverload', action, ['shed', 'pause']);
}

/** New connections of the running second: at most `limit` of them, as a bucket that is filled anew all the time. */
export class RateBucket {
	readonly #limit: number;
	#tokens: number;
	#filledAt: number;

	constructor(limit: number, nowMs: number) {
		this.#limit = limit;
		this.#tokens = limit;
		this.#filledAt = nowMs;
	}

	/** How many may come now. */
	available(nowMs: number): number {
		const filled = this.#tokens + (Math.max(0, nowMs - this.#filledAt) / 1000) * this.#limit;
		this.#tokens = Math.min(this.#limit, filled);
		this.#filledAt = nowMs;
		return Math.floor(this.#tokens);
	}

	take(): void {
		this.#tokens -= 1;
	}

	/** Milliseconds until so many may come. */
	waitMs(nowMs: number, tokens: number): number {
		return this.available(nowMs) >= tokens ? 0 : Math.ceil(((tokens - this.#tokens) / this.#limit) * 1000);
	}

	get idle(): boolean {
		return this.#tokens >= this.#limit;
	}
}

interface NetworkCount {
	connections: number;
	readonly bucket: RateBucket | undefined;
}

/** Counts connections by the network of their clients. A network without any is forgotten. */
export class NetworkCounts {
	readonly #limits: NetworkLimits;
	readonly #counts = new Map<string, NetworkCount>();
	#tidiedAt = 0;

	constructor(limits: NetworkLimits) {
		checkObject('perNetwork', limits);
		checkLimits(limits);
		const { ipv4PrefixLength, ipv6PrefixLength } = limits;
		if (ipv4PrefixLength !== undefined) checkInteger('ipv4PrefixLength', ipv4PrefixLength, 0, 32);
		if (ipv6PrefixLength !== undefined) checkInteger('ipv6PrefixLength', ipv6PrefixLength, 0, 128);
		this.#limits = limits;
	}

	/** The key to count an address under; undefined for a unix socket's client, which has no network. */
	networkOf(address: SocketAddress | undefined): string | undefined {
		if (address === undefined || address.family === 'unix') return undefined;
		const { ipv4PrefixLength = 32, ipv6PrefixLength = 64 } = this.#limits;
		return prefixOf(address.host, ipv4PrefixLength, ipv6PrefixLength);
	}

	/** Counts one more, unless that is over a limit: then says which. */
	admit(network: string, nowMs: number): LimitMet | undefined {
		const { maxConnections = Infinity, maxConnectionsPerSecond: rate } = this.#limits;
		const count = this.#counts.get(network) ?? this.#newCount(network, rate, nowMs);
		if (count.connections >= maxConnections) {
			return { cause: 'network-connections', current: count.connections, limit: maxConnections };
		}
		if (rate !== undefined && count.bucket !== undefined && count.bucket.available(nowMs) < 1) {
			return { cause: 'network-rate', current: rate, limit: rate };
		}
		this.enter(network, nowMs);
		return undefined;
	}

	/** Counts one more, whatever the limits. */
	enter(network: string, nowMs: number): void {
		const count = this.#counts.get(network) ?? this.#newCount(network, this.#limits.maxConnectionsPerSecond, nowMs);
		count.bucket?.available(nowMs); // filled up to now, before one is taken
		count.bucket?.take();
		count.connections++;
	}

	leave(network: string): void {
		const count = this.#counts.get(network);
		if (count === undefined) return;
		count.connections--;
		this.#forgetIfIdle(network, count);
	}

	get size(): number {
		return this.#counts.size;
	}

	/** Forgets networks that were kept for their rate only, once a second: a bucket that nobody took from is full then. */
	#tidy(nowMs: number): void {
		if (nowMs - this.#tidiedAt < 1000) return;
		this.#tidiedAt = nowMs;
		for (const [network, count] of this.#counts) {
			count.bucket?.available(nowMs);
			this.#forgetIfIdle(network, count);
		}
	}

	#newCount(network: string, rate: number | undefined, nowMs: number): NetworkCount {
		this.#tidy(nowMs);
		const count = { connections: 0, bucket: rate === undefined ? undefined : new RateBucket(rate, nowMs) };
		this.#counts.set(network, count);
		return count;
	}

	#forgetIfIdle(network: string, count: NetworkCount): void {
		if (count.connections === 0 && (count.bucket?.idle ?? true)) this.#counts.delete(network);
	}
}

/** The leading bits as text; an IPv4 client of a dual-stack listener has an IPv4 network. */
function prefixOf(host: string, ipv4PrefixLength: number, ipv6PrefixLength: number): string {
	const address = ipaddr.process(host);
	const bytes = address.toByteArray();
	const length = bytes.length === 4 ? ipv4PrefixLength : ipv6PrefixLength;
	const bits = bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('');
	return `${bytes.length}/${bits.slice(0, length)}`;
}
