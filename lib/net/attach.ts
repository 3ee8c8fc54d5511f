/** `manager.attach(server)`: a server of Node's that is fed by a manager's listeners instead of by its own. */
import { AsyncResource } from 'node:async_hooks';
import type { Server } from 'node:net';
import type { Connection } from '../server/connection';
import type { SocketManager } from '../server/socket_manager';
import { invalidArgType } from '../socket/arguments';
import { type FedServer, feed } from './feed';
import { type AddressOut, fill } from './link';
import { codedError } from './node_errors';

const idleCheckMs = 50;

/**
 * Connections of all the manager's listeners go to the server as 'connection' events. The server counts as listening
 * until it is closed, which closes the manager's listeners; the end of the manager closes the server.
 */
export function attach(manager: SocketManager, server: Server): void {
	const fed = checkServer(server);
	const handle = new AttachedHandle(manager, fed);
	fed._handle = handle;
	manager.on('connection', handle.onConnection);
	manager.once('closing', () => {
		if (fed._handle === handle) server.close();
		closeIdleUntilClosed(manager, server as ServerWithIdle);
	});
	process.nextTick(() => {
		if (fed._handle === handle) server.emit('listening');
	});
}

interface ServerWithIdle extends Server {
	closeIdleConnections?(): void;
}

/** A kept-alive connection that was busy at first is closed once it is idle, instead of waiting for its timeout. */
function closeIdleUntilClosed(manager: SocketManager, server: ServerWithIdle): void {
	if (server.closeIdleConnections === undefined) return;
	const timer = setInterval(() => server.closeIdleConnections?.(), idleCheckMs);
	timer.unref();
	manager.once('close', () => clearInterval(timer));
}

function checkServer(server: Server): FedServer {
	const fed = server as FedServer;
	if (typeof fed?._emitCloseIfDrained !== 'function')
		throw invalidArgType('server', 'a net, http, https, tls or http2 server', server);
	if (fed._handle)
		throw codedError(Error, 'ERR_SERVER_ALREADY_LISTEN', 'The server listens already: attach it instead of that');
	return fed;
}

/** What such a server has as its handle. */
class AttachedHandle {
	readonly #manager: SocketManager;
	readonly onConnection: (connection: Connection) => void;

	constructor(manager: SocketManager, server: FedServer) {
		this.#manager = manager;
		const scope = new AsyncResource('SYSSOCK_SERVER');
		this.onConnection = (connection) => scope.runInAsyncScope(feed, undefined, server, connection, false);
	}

	/** Called by the server's close(): nobody is let in any more, who is there goes on. */
	close(done?: () => void): void {
		this.#manager.off('connection', this.onConnection);
		for (const listener of this.#manager.openListeners) this.#manager.closeListener(listener);
		if (done !== undefined) setImmediate(done);
	}

	/** Of the first listener. */
	getsockname(out: AddressOut): number {
		const [listener] = this.#manager.openListeners;
		return listener === undefined ? 0 : fill(out, listener.address);
	}

	ref(): void {
		this.#reference(true);
	}

	unref(): void {
		this.#reference(false);
	}

	#reference(referenced: boolean): void {
		for (const listener of this.#manager.openListeners) this.#manager.tune(listener, { referenced });
	}
}
