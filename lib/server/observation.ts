/**
 * Who watches a manager from outside: a logger, NODE_DEBUG=syssock, and the channels of node:diagnostics_channel. What
 * nobody watches costs a comparison.
 */
import { channel } from 'node:diagnostics_channel';
import { debuglog } from 'node:util';
import { formatAddress } from '../socket/addresses';
import { checkFunction, checkObject } from '../socket/arguments';
import type { SocketError } from '../socket/errors';
import type { Drop, Overload, Resumed } from './acceptance';
import type { Connection } from './connection';
import type { Listener } from './listener';

type Log = (first: unknown, second?: unknown) => void;

/** What pino's loggers and console have in common. One that has `child` is called as pino is: the object first. */
export interface Logger {
	/** Connections that come, go, or are dropped at a limit. */
	debug: Log;
	/** An overload is over. */
	info: Log;
	/** An overload begins; a connection's options cannot be set. */
	warn: Log;
	/** A listener is broken. */
	error: Log;
	/** Asked once, with `{ module: 'syssock' }`. */
	child?(bindings: Record<string, unknown>): Logger;
}

/**
 * Channels that are published to while somebody subscribes: 'syssock:accept' { connection }, 'syssock:close'
 * { connection, error }, 'syssock:overload' (an Overload), 'syssock:error' { error, listener }.
 */
const channels = {
	accept: channel('syssock:accept'),
	close: channel('syssock:close'),
	overload: channel('syssock:overload'),
	error: channel('syssock:error'),
};
const levels = ['debug', 'info', 'warn', 'error'] as const;
type Level = (typeof levels)[number];

export class Observation {
	readonly #log: ((level: Level, message: string, fields: Record<string, unknown>) => void) | undefined;

	constructor(logger: Logger | undefined) {
		this.#log = logger === undefined ? debugLog() : logTo(checkLogger(logger));
	}

	accepted(connection: Connection): void {
		this.#log?.('debug', 'accept', who(connection));
		if (channels.accept.hasSubscribers) channels.accept.publish({ connection });
	}

	closed(connection: Connection, error: SocketError | undefined): void {
		if (this.#log !== undefined) {
			const { bytesRead, bytesWritten, connectedAt } = connection.stats;
			const fields = { ...who(connection), bytesRead, bytesWritten, durationMs: Math.round(Date.now() - connectedAt) };
			this.#log('debug', 'close', error === undefined ? fields : { ...fields, code: error.code });
		}
		if (channels.close.hasSubscribers) channels.close.publish({ connection, error });
	}

	overload(overload: Overload): void {
		const { cause, action, listener, current, limit, retryMs, suggestion } = overload;
		this.#log?.('warn', 'overload', { cause, action, listener: listener?.name, current, limit, retryMs, suggestion });
		if (channels.overload.hasSubscribers) channels.overload.publish(overload);
	}

	resumed({ cause, listener, lastedMs, dropped }: Resumed): void {
		this.#log?.('info', 'resumed', { cause, listener: listener?.name, lastedMs, dropped });
	}

	/** A limit does what it is for; options that cannot be set are a mistake of somebody's. */
	dropped({ cause, listener, remoteAddress, error }: Drop): void {
		const peer = remoteAddress === undefined ? undefined : formatAddress(remoteAddress);
		const fields = { cause, listener: listener.name, remoteAddress: peer };
		if (error === undefined) this.#log?.('debug', 'drop', fields);
		else this.#log?.('warn', error.message, { ...fields, code: error.code, suggestion: error.suggestion });
	}

	failed(error: SocketError, listener: Listener): void {
		this.#log?.('error', error.message, { code: error.code, listener: listener.name, suggestion: error.suggestion });
		if (channels.error.hasSubscribers) channels.error.publish({ error, listener });
	}
}

function who(connection: Connection): Record<string, unknown> {
	const { id, listener, remoteAddress } = connection;
	const peer = remoteAddress === undefined ? undefined : formatAddress(remoteAddress);
	return { id, listener: listener?.name, remoteAddress: peer };
}

function checkLogger(logger: Logger): Logger {
	checkObject('logger', logger);
	for (const level of levels) checkFunction(`logger.${level}`, logger[level]);
	return logger;
}

function logTo(logger: Logger) {
	if (typeof logger.child !== 'function') {
		return (level: Level, message: string, fields: Record<string, unknown>) => logger[level](message, fields);
	}
	const child = logger.child({ module: 'syssock' });
	return (level: Level, message: string, fields: Record<string, unknown>) => child[level](fields, message);
}

function debugLog() {
	const log = debuglog('syssock');
	if (!log.enabled) return undefined;
	return (level: Level, message: string, fields: Record<string, unknown>) => log('%s %s %o', level, message, fields);
}
