/** What lib/net adds to connections and managers from above: calls go down only, so it says so here when it is loaded. */
import type { Socket as NetSocket, Server } from 'node:net';
import type { EngineTarget, EventEngine } from '../native/engine';
import type { SocketError } from '../socket/errors';
import type { Connection } from './connection';
import type { SocketManager } from './socket_manager';

/** A stream that has taken a connection over: it hears every event, and decides when the connection ends. */
export interface ConnectionOwner extends EngineTarget {
	readonly stream: NetSocket;
	/** Bytes that it holds: written and not passed on, or received and not read. */
	readonly unsentBytes: number;
	readonly unreadBytes: number;
	/** A server of Node's ends it in its own order, request by request. */
	readonly servedElsewhere: boolean;
	/** The connection was closed by somebody else: a timeout, `abort()`, the end of its manager. */
	onClosed(error: SocketError | undefined): void;
	/** Its socket was given away. */
	onDetached(): void;
}

export interface StreamSupport {
	/** Calls `connection.handOver()`. */
	streamOf(connection: Connection): NetSocket;
	attach(manager: SocketManager, server: Server): void;
}

let support: StreamSupport | undefined;

/** Called once, by lib/net. */
export function provideStreams(provided: StreamSupport): void {
	support = provided;
}

export function streams(): StreamSupport {
	if (support === undefined) {
		const message = 'Streams are part of lib/net, which was not loaded: import the package itself';
		throw Object.assign(new Error(message), { code: 'ERR_SYSSOCK_NOT_LOADED' });
	}
	return support;
}

/** For the drop-in's managers, which have one engine together. @internal */
export const engineFrom: unique symbol = Symbol('engineFrom');

/** Beside the public options of a manager. @internal */
export interface SharedEngineOptions {
	readonly [engineFrom]?: () => EventEngine;
}
