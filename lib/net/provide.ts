/** Gives connections their `stream()`, and managers their `attach()`. */
import type { Connection } from '../server/connection';
import { provideStreams } from '../server/streams';
import { attach } from './attach';
import { kConnection, Socket } from './socket';

/** Half-open: who takes a connection apart from any server says himself when it ends. */
function streamOf(connection: Connection): Socket {
	return new Socket({ [kConnection]: { connection, scoped: false }, allowHalfOpen: true });
}

provideStreams({ streamOf, attach });
