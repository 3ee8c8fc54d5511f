import { type ConnectionLimits, type LimitMet, type OverloadAction, RateBucket } from './admission';

/** Things are calm again once there was room for so long: so `overload` and `resumed` come twice a second at most. */
const calmMs = 500;
/** And where there is a rate, once this share of a second's connections could come at once. */
const calmRate = 0.5;

/**
 * The limits of a manager, or of one of its listeners. At a limit the gate closes, and lets in as many as leave. It
 * counts as closed (`met`) until things are calm, however often somebody leaves and another takes the place.
 */
export class Gate {
	readonly action: OverloadAction;
	readonly #limit: number;
	readonly #bucket: RateBucket | undefined;
	readonly #rate: number;
	#met: LimitMet | undefined;
	/** Whether it had room for connections when it was last asked, and since when it has. */
	#full = false;
	#roomSince = 0;

	constructor(
		{ maxConnections = Infinity, maxConnectionsPerSecond: rate = Infinity }: ConnectionLimits,
		action: OverloadAction,
		nowMs: number,
	) {
		this.action = action;
		this.#limit = maxConnections;
		this.#rate = rate;
		this.#bucket = rate === Infinity ? undefined : new RateBucket(rate, nowMs);
	}

	/** The limit that closed it; undefined while it is open. */
	get met(): LimitMet | undefined {
		return this.#met;
	}

	/** Connections that may be accepted now, where `current` are open. Closes the gate at 0, opens it when all is calm. */
	room(current: number, nowMs: number): number {
		const tokens = this.#bucket?.available(nowMs) ?? Infinity;
		const room = Math.max(0, Math.min(this.#limit - current, tokens));
		if (this.#full) this.#roomSince = nowMs;
		this.#full = current >= this.#limit;
		if (room === 0) this.#met = this.#limitMet(current);
		else if (this.#calmInMs(nowMs) === 0) this.#met = undefined;
		return room;
	}

	/** Counts one that was let in. */
	passed(): void {
		this.#bucket?.take();
	}

	/** Milliseconds until time alone changes what the gate says, where `current` are open; 0 when it does not. */
	waitMs(current: number, nowMs: number): number {
		if (this.#met === undefined || current >= this.#limit) return 0;
		return this.#bucket?.waitMs(nowMs, 1) || this.#calmInMs(nowMs);
	}

	/** 0: it is calm, unless somebody else comes. */
	#calmInMs(nowMs: number): number {
		const roomForMs = Math.max(0, nowMs - this.#roomSince); // the clock may have been set back
		return Math.max(0, calmMs - roomForMs, this.#bucket?.waitMs(nowMs, this.#calmTokens()) ?? 0);
	}

	#calmTokens(): number {
		return Math.max(1, Math.floor(this.#rate * calmRate));
	}

	#limitMet(current: number): LimitMet {
		return current >= this.#limit
			? { cause: 'max-connections', current, limit: this.#limit }
			: { cause: 'connection-rate', current: this.#rate, limit: this.#rate };
	}
}
