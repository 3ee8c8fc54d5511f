import { OVERDUE, type OverdueKind } from '../native/binding';
import { checkInteger, checkObject } from '../socket/arguments';
import { errnoOf, type SocketErrorContext, socketError } from '../socket/errors';
import type { ClientRegistry } from './client_registry';

/**
 * Milliseconds, 0 or absent for none. A connection that is over one of them is reset; its SocketError is ETIMEDOUT with
 * `setting` saying which ('idleTimeoutMs'), which the kernel's own ETIMEDOUT has not.
 */
export interface ConnectionTimeouts {
	/** Without a byte either way. */
	readonly idleTimeoutMs?: number | undefined;
	/** Until the first byte comes. */
	readonly firstByteTimeoutMs?: number | undefined;
	/** From connect to close, whatever happens. */
	readonly lifetimeMs?: number | undefined;
	/** With bytes queued of which the kernel takes none. */
	readonly writeStallTimeoutMs?: number | undefined;
}

const kinds: readonly (readonly [keyof ConnectionTimeouts, OverdueKind, string])[] = [
	['firstByteTimeoutMs', OVERDUE.firstByte, 'no byte came'],
	['idleTimeoutMs', OVERDUE.idle, 'no byte went either way'],
	['writeStallTimeoutMs', OVERDUE.writeStall, 'the peer took none of what is queued'],
	['lifetimeMs', OVERDUE.lifetime, 'it did not end'],
];
const longestTickMs = 1000;
const shortestTickMs = 10;
const longestTimerMs = 2 ** 31 - 1;
const timedOut = errnoOf('ETIMEDOUT');

/**
 * Looks for overdue connections: one timer for all of them, whose period is a tenth of the shortest timeout (10 ms
 * to 1 s), and so how late a timeout may be noticed.
 */
export class Timeouts {
	readonly #limits: readonly { kind: OverdueKind; ms: number; context: SocketErrorContext }[];
	readonly #clients: ClientRegistry;
	#timer: NodeJS.Timeout | undefined;

	constructor(timeouts: ConnectionTimeouts, clients: ClientRegistry) {
		checkObject('timeouts', timeouts);
		this.#clients = clients;
		this.#limits = kinds.flatMap(([name, kind, reason]) => {
			const ms = checkInteger(name, timeouts[name] ?? 0, 0, longestTimerMs);
			const detail = `${reason} in ${ms} ms (${name})`;
			return ms === 0 ? [] : [{ kind, ms, context: { detail, setting: name, settingValue: ms } }];
		});
	}

	/** Runs while there are connections. Does not keep the process alive by itself. */
	start(): void {
		if (this.#timer !== undefined || this.#limits.length === 0) return;
		const shortest = Math.min(...this.#limits.map(({ ms }) => ms));
		const tickMs = Math.min(Math.max(Math.floor(shortest / 10), shortestTickMs), longestTickMs);
		this.#timer = setInterval(() => this.#tick(), tickMs);
		this.#timer.unref();
	}

	stop(): void {
		clearInterval(this.#timer);
		this.#timer = undefined;
	}

	#tick(): void {
		if (this.#clients.size === 0) return this.stop();
		for (const { kind, ms, context } of this.#limits) {
			for (const connection of this.#clients.overdue(kind, ms)) {
				connection.cut(socketError(timedOut, 'recv', context));
			}
		}
	}
}
