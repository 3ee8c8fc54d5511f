// What the compiler has to refuse of syssock/net, and what it has to let pass. Checked, never run.
import type * as nodeNet from 'node:net';
import { type Connection, SocketManager } from '../../lib';
import * as net from '../../lib/net';
import { managerOf } from '../../lib/net/register';

export function servers(): void {
	const server = net.createServer({ allowHalfOpen: true, options: { soReuseAddr: true } }, (socket) => {
		const theirs: nodeNet.Socket = socket;
		const connection: Connection | undefined = socket.connection;
		const noDelay: boolean = socket.options.get('tcpNoDelay');
		theirs.end(String([connection?.id, noDelay]));
	});
	const theirs: nodeNet.Server = server.listen({ port: 0, options: { soRcvBufBytes: 4096 }, reusePort: true });
	const manager: SocketManager = server.manager;
	managerOf(theirs).clients.byRemoteAddress('::1');
	manager.attach(theirs);
	// @ts-expect-error: no such option
	net.createServer({ options: { soReuseAdr: true } });
	// @ts-expect-error: no such limit
	net.createServer({ manager: { maxConnection: 1 } });
}

export function clients(): void {
	const socket: net.Socket = net.connect({ port: 80, options: { tcpNoDelay: true } });
	const theirs: nodeNet.Socket = net.createConnection(80, 'localhost', () => undefined);
	net.connect('/run/a.sock').setTimeout(5).setNoDelay().unref();
	new net.Socket({ fd: 3, noDelay: true }).connect(80).write(theirs.read() as string);
	socket.pipe(theirs);
	// @ts-expect-error: an option that can only be read
	net.connect({ port: 80, options: { tcpInfo: {} } });
}

export function streams(connection: Connection): nodeNet.Socket {
	new SocketManager().attach(net.createServer());
	return connection.stream();
}
