/** Engines whose making fails with a SocketError: they need descriptors of their own, and there may be none left. */
import { EventEngine, sharedEngine } from '../native/engine';
import { socketError } from './errors';

export const newEngine = (): EventEngine => withSocketError(() => new EventEngine());

/** This environment's, for single waits. */
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
