/** Which engine is made, and that its making fails with a SocketError: it needs descriptors, and there may be none left. */
import type { EngineKind } from '../native/binding';
import { EventEngine, sharedEngine } from '../native/engine';
import { socketError } from './errors';

/**
 * On readiness, or what `SYSSOCK_ENGINE` says: 'uring' serves by io_uring (Linux 6.1 and newer). Where that cannot be had
 * it is a SocketError.
 */
export const newEngine = (): EventEngine => withSocketError(() => new EventEngine(forcedKind() ?? 'poll'));

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
