import type { SocketHandle } from '../native/binding';
import { ERROR, READ, WRITE } from '../native/binding';
import { sharedEngine } from '../native/engine';
import { checkInteger, checkObject, invalidArgType } from './arguments';
import { engineForWaits } from './engines';
import { errnoOf, socketError } from './errors';

/** How long `readable()` and `writable()` wait. */
export interface WaitOptions {
	/** Milliseconds until the wait ends with a SocketError ETIMEDOUT, 0 to 2^31-1. Default: no limit. */
	readonly timeoutMs?: number | undefined;
	/** Ends the wait with the signal's reason. */
	readonly signal?: AbortSignal | undefined;
}

interface Waiter {
	readonly interest: number;
	settle(error?: unknown): void;
}

const longestTimerMs = 2 ** 31 - 1;

/** The waits on one descriptor: it is watched as long as somebody waits, and keeps the process alive so long. */
export class Readiness {
	readonly owner: object;
	readonly #handle: SocketHandle;
	readonly #waiters = new Set<Waiter>();
	#watchId = -1;

	/** `owner` lives as long as somebody waits: collected, it would close the descriptor under the wait. */
	constructor(handle: SocketHandle, owner: object) {
		this.#handle = handle;
		this.owner = owner;
	}

	/** For the engine. */
	get engineId(): number {
		return this.#watchId;
	}

	readable(options?: WaitOptions): Promise<void> {
		return this.#wait(READ, options);
	}

	writable(options?: WaitOptions): Promise<void> {
		return this.#wait(WRITE, options);
	}

	/** Ends every wait: the descriptor goes. */
	cancel(): void {
		const waiters = [...this.#waiters];
		this.#waiters.clear();
		this.#unwatch();
		for (const waiter of waiters) {
			waiter.settle(socketError(errnoOf('ECANCELED'), 'poll', { detail: 'the socket was closed' }));
		}
	}

	#wait(interest: number, options: WaitOptions = {}): Promise<void> {
		checkObject('options', options);
		const { signal } = options;
		const timeoutMs =
			options.timeoutMs === undefined ? undefined : checkInteger('timeoutMs', options.timeoutMs, 0, longestTimerMs);
		if (signal !== undefined && !(signal instanceof AbortSignal)) {
			throw invalidArgType('options.signal', 'AbortSignal', signal);
		}
		return new Promise((resolve, reject) => {
			if (signal?.aborted) return reject(signal.reason);
			const onAbort = () => waiter.settle(signal?.reason);
			const onTimeout = () => waiter.settle(socketError(errnoOf('ETIMEDOUT'), 'poll'));
			const timer = timeoutMs === undefined ? undefined : setTimeout(onTimeout, timeoutMs);
			const waiter: Waiter = {
				interest,
				settle: (error) => {
					clearTimeout(timer);
					signal?.removeEventListener('abort', onAbort);
					if (this.#waiters.delete(waiter)) this.#update();
					if (error === undefined) resolve();
					else reject(error);
				},
			};
			signal?.addEventListener('abort', onAbort, { once: true });
			this.#waiters.add(waiter);
			try {
				this.#update();
			} catch (error) {
				waiter.settle(error);
			}
		});
	}

	/** Watches for what the waiters want, and for nothing when nobody waits. */
	#update(): void {
		let interest = 0;
		for (const waiter of this.#waiters) interest |= waiter.interest;
		if (interest === 0) return this.#unwatch();
		if (this.#watchId >= 0) {
			sharedEngine().setInterest(this.#watchId, interest);
			return;
		}
		const engine = engineForWaits();
		const id = engine.watch(this.#handle, interest);
		if (id < 0) throw socketError(id, 'poll', { fd: this.#handle.fd });
		this.#watchId = id;
		engine.admit(this);
	}

	#unwatch(): void {
		if (this.#watchId < 0) return;
		sharedEngine().unwatch(this.#watchId);
		this.#watchId = -1;
	}

	/** Called by the engine. An error is for whoever reads or writes next to find out: every wait ends well. */
	onReady(readiness: number): void {
		for (const waiter of [...this.#waiters]) {
			if ((readiness & (waiter.interest | ERROR)) !== 0) waiter.settle();
		}
	}
}
