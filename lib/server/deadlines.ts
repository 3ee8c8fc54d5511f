/** Who waits for a deadline. */
export interface Waiting {
	onDeadline(): void;
}

/** How late a deadline may be noticed. */
const tickMs = 50;

/** Deadlines of any number of connections on one coarse timer, which runs only while there are some. */
export class Deadlines {
	readonly #at = new Map<Waiting, number>();
	#timer: NodeJS.Timeout | undefined;

	/** `afterMs` from now; a deadline that was set before is forgotten. */
	set(waiting: Waiting, afterMs: number): void {
		this.#at.set(waiting, performance.now() + afterMs);
		this.#timer ??= setInterval(() => this.#tick(), tickMs);
	}

	clear(waiting: Waiting): void {
		if (this.#at.delete(waiting) && this.#at.size === 0) this.#stop();
	}

	#tick(): void {
		const now = performance.now();
		for (const [waiting, at] of this.#at) {
			if (at > now) continue;
			this.#at.delete(waiting);
			waiting.onDeadline();
		}
		if (this.#at.size === 0) this.#stop();
	}

	#stop(): void {
		clearInterval(this.#timer);
		this.#timer = undefined;
	}
}
