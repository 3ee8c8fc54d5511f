/** Which engine is made, and that its making fails with a SocketError: it needs descriptors, and there may be none left. */
import type { EngineKind } from '../native/binding';
import { EventEngine, sharedEngine } from '../native/engine';
import { errnoOf, type SocketError, socketError } from './errors';

/** What tells that there is no io_uring here, by the system or by whoever set it up. */
const notHere = ['ENOSYS', 'EPERM', 'EACCES', 'EINVAL', 'ENOMEM'].map(errnoOf);

/**
 * On io_uring where the kernel has and allows it, else on readiness; `SYSSOCK_ENGINE=poll` or `uring` forces one.
 * A forced one that cannot be had is a SocketError.
 */
export function newEngine(): EventEngine {
	const forced = forcedKind();
	if (forced !== undefined) return withSocketError(() => new EventEngine(forced));
	try {
		return withSocketError(() => new EventEngine('uring'));
	} catch (error) {
		const { errno, code, syscall } = error as SocketError;
		if (!notHere.includes(errno)) throw error;
		const engine = withSocketError(() => new EventEngine('poll'));
		engine.reason = `${syscall} ${code}`;
		return engine;
	}
}

function forcedKind(): EngineKind | undefined {
	const value = process.env.SYSSOCK_ENGINE;
	if (value === undefined || value === '') return undefined;
	if (value === 'poll' || value === 'uring') return value;
	throw Object.assign(new TypeError(`SYSSOCK_ENGINE must be 'poll' or 'uring', not '${value}'`), {
		code: 'ERR_INVALID_ARG_VALUE',
	});
}

/** This environment's, for single waits, which io_uring would not make better. */
export const engineForWaits = (): EventEngine => withSocketError(sharedEngine);

function withSocketError(make: () => EventEngine): EventEngine {
	try {
		return make();
	} catch (error) {
		const { errno, syscall } = error as NodeJS.ErrnoException;
		if (errno === undefined || syscall === undefined) throw error;
		throw socketError(errno, syscall, { detail: 'to wait for socket events' });
	}
}
