import { READ } from '../native/binding';
import type { EngineTarget, EventEngine } from '../native/engine';
import { errnoOf, type SocketError, socketError } from '../socket/errors';
import type { Listener } from './listener';

/** Who is told what a listener's accepts brought. */
export interface AcceptObserver {
	/** A new connection of the engine's: it has to be admitted or closed. */
	onAccepted(id: number): void;
	/**
	 * The kernel has no room for more (EMFILE, ENFILE, ENOBUFS, ENOMEM): accepting goes on after `retryMs`. True: who
	 * waited is gone all the same, and nothing speaks against asking again soon.
	 */
	onExhausted(error: SocketError, retryMs: number): boolean;
	/** The kernel was asked for half a second after `onExhausted`, and refused nobody. */
	onRecovered(): void;
	/** One connection was gone before it was accepted (ECONNABORTED and kin): nothing is to be done. */
	onAborted(error: SocketError): void;
	/** The listener is broken and accepts no more. */
	onFailure(error: SocketError): void;
}

const firstBackoffMs = 5;
const longestBackoffMs = 1000;
/** Without a refusal, until it is over: so that it is told twice a second at most, however clients come and leave. */
const calmMs = 500;
/** Out of descriptors or memory: time may mend it. */
const exhausted = new Set(['EMFILE', 'ENFILE', 'ENOBUFS', 'ENOMEM'].map(errnoOf));
/** The listener itself is broken; any other error is that of one connection, which is gone (accept(2)). */
const fatal = new Set(['EBADF', 'EINVAL', 'ENOTSOCK', 'EFAULT', 'EOPNOTSUPP', 'ENOTSUP'].map(errnoOf));

/**
 * Accepts from one listener. It accepts while it is neither paused by its manager nor backing off; `budget` is how
 * many a turn, 0 for none.
 */
export class AcceptLoop implements EngineTarget {
	readonly engineId: number;
	readonly listener: Listener;
	readonly #engine: EventEngine;
	readonly #observer: AcceptObserver;
	#budget: number;
	#backoffMs = 0;
	#retry: NodeJS.Timeout | undefined;
	/** Runs from a retry to the next refusal. */
	#calm: NodeJS.Timeout | undefined;
	#stopped = false;

	/** Accepts from now on. Throws SocketError. */
	constructor(engine: EventEngine, listener: Listener, budget: number, observer: AcceptObserver) {
		this.#engine = engine;
		this.listener = listener;
		this.#observer = observer;
		this.#budget = budget;
		this.engineId = engine.listen(listener.socket.handle, Math.max(budget, 1));
		if (this.engineId < 0) throw socketError(this.engineId, 'poll', { fd: listener.socket.fd });
		engine.admit(this);
		this.#update();
	}

	get budget(): number {
		return this.#budget;
	}

	/** Connections a turn from now on; 0: none, they wait in the backlog. */
	set budget(budget: number) {
		if (budget === this.#budget || this.#stopped) return;
		this.#budget = budget;
		if (budget > 0) this.#engine.setBudget(this.engineId, budget);
		this.#update();
	}

	/** Connections that have left the kernel's queue and wait in the engine's. */
	get waiting(): number {
		return this.#engine.waiting(this.engineId);
	}

	tune({ referenced, scoped }: { readonly referenced?: boolean; readonly scoped?: boolean }): void {
		if (this.#stopped) return;
		if (referenced !== undefined) this.#engine.setReferenced(this.engineId, referenced);
		if (scoped !== undefined) this.#engine.setScoped(this.engineId, scoped);
	}

	/** Lets go of the listener, which is not closed by that. */
	stop(): void {
		if (this.#stopped) return;
		this.#stopped = true;
		clearTimeout(this.#retry);
		clearTimeout(this.#calm);
		this.#engine.unwatch(this.engineId);
	}

	/** Called by the engine. */
	onAccepted(id: number): void {
		this.#backoffMs = 0;
		this.#observer.onAccepted(id);
	}

	/** Called by the engine. */
	onAcceptError(result: number): void {
		const error = socketError(result, 'accept');
		if (exhausted.has(result)) return this.#backOff(error);
		if (!fatal.has(result)) return this.#observer.onAborted(error);
		this.stop();
		this.#observer.onFailure(error);
	}

	/** An exhausted kernel reports the same connection each turn: without a pause the loop would spin. */
	#backOff(error: SocketError): void {
		clearTimeout(this.#calm);
		this.#backoffMs = Math.min(Math.max(this.#backoffMs * 2, firstBackoffMs), longestBackoffMs);
		try {
			if (this.#observer.onExhausted(error, this.#backoffMs)) this.#backoffMs = firstBackoffMs;
		} finally {
			this.#retryLater(); // whatever an observer threw
		}
	}

	#retryLater(): void {
		if (this.#stopped) return;
		this.#retry = setTimeout(() => {
			this.#retry = undefined;
			this.#update();
			this.#awaitCalm();
		}, this.#backoffMs);
		this.#update();
	}

	/** While nothing is accepted on purpose, nothing can be refused: that proves nothing. */
	#awaitCalm(): void {
		this.#calm = setTimeout(() => {
			if (this.#budget === 0) return this.#awaitCalm();
			this.#backoffMs = 0;
			this.#observer.onRecovered();
		}, calmMs);
		this.#calm.unref();
	}

	#update(): void {
		if (this.#stopped) return;
		const accepting = this.#budget > 0 && this.#retry === undefined;
		this.#engine.setInterest(this.engineId, accepting ? READ : 0);
	}
}
