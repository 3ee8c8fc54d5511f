/** Servers of Node's (http, https, http2, tls) on node:net, fed by a manager, and on syssock's engine by themselves. */
import { once } from 'node:events';
import type * as nodeNet from 'node:net';
import { SocketManager } from '../../lib';
import { listenOn } from '../../lib/net/server';
import { afterThisTest } from './clients';

/** Listens on 127.0.0.1; answers the port. What is open is closed after the test. */
export type Serve = (server: nodeNet.Server) => Promise<number>;

type Closable = nodeNet.Server & { closeAllConnections?(): void };

async function whenListening(server: Closable): Promise<number> {
	const sockets = new Set<nodeNet.Socket>();
	server.on('connection', (socket: nodeNet.Socket) => sockets.add(socket));
	afterThisTest(async () => {
		const closed = server.listening ? once(server, 'close') : undefined;
		if (server.listening) server.close();
		server.closeAllConnections?.();
		for (const socket of sockets) socket.destroy();
		await closed;
	});
	await once(server, 'listening');
	return (server.address() as nodeNet.AddressInfo).port;
}

const onNodeNet: Serve = (server) => whenListening(server.listen(0, '127.0.0.1'));

const onSyssock: Serve = (server) => {
	const patched = server as nodeNet.Server & { _listen2: unknown };
	const base = patched._listen2 as Parameters<typeof listenOn>[1];
	patched._listen2 = (...args: Parameters<typeof base>) =>
		listenOn(patched as Parameters<typeof listenOn>[0], base, {}, args);
	return onNodeNet(server);
};

/** The manager is closed after the test, in which the server's close() does not take part. */
export function attached(server: nodeNet.Server, manager = new SocketManager()): Promise<number> {
	afterThisTest(() => manager.close({ drainMs: 0 }));
	manager.setupServerSockets([{ host: '127.0.0.1' }]);
	manager.attach(server).start();
	return whenListening(server);
}

/** For `describe.each`. */
export const ways: readonly (readonly [string, Serve])[] = [
	['node:net', onNodeNet],
	['syssock', onSyssock],
	['manager.attach()', (server) => attached(server)],
];
