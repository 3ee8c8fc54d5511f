import { EventEmitter } from 'node:events';
import type { SocketError } from '../socket/errors';
import type { Connection, ConnectionHandlers } from './connection';

/** The events of one connection, for those who like them better than handlers; the same in meaning and order. */
export interface ConnectionEvents {
	/** Bytes that came; the chunk is the listener's to keep. */
	data: [chunk: Buffer];
	/** The kernel took all that `write` had to keep, after it had said false. */
	drain: [];
	/** Without a listener for it the connection is closed gracefully when the peer ends. */
	end: [];
	/** The kernel told an error, or a bound was met; `close` follows. */
	error: [error: SocketError];
	/** The connection is gone: nothing follows. */
	close: [error: SocketError | undefined];
}

/** Handlers that tell an emitter, and before it whoever was told so far. */
export function withEvents(before: ConnectionHandlers, events: EventEmitter<ConnectionEvents>): ConnectionHandlers {
	return {
		data(connection, chunk) {
			before.data?.(connection, chunk);
			events.emit('data', chunk);
		},
		drain(connection) {
			before.drain?.(connection);
			events.emit('drain');
		},
		end(connection) {
			before.end?.(connection);
			const heard = events.emit('end');
			if (!heard && before.end === undefined) connection.leave();
		},
		error(connection: Connection, error: SocketError) {
			before.error?.(connection, error);
			// Unlike other emitters this one may go without a listener: `close` tells the error too.
			if (events.listenerCount('error') > 0) events.emit('error', error);
		},
		close(connection, error) {
			before.close?.(connection, error);
			events.emit('close', error);
		},
	};
}

export function newEvents(): EventEmitter<ConnectionEvents> {
	return new EventEmitter<ConnectionEvents>();
}
