/** What syssock/net has beside what node:net has. */
import { once } from 'node:events';
import * as nodeNet from 'node:net';
import { type Connection, type Listener, optionsOf, Socket, SocketManager } from '../../lib';
import * as net from '../../lib/net';
import { afterThisTest, cleanUpAfterEach, countFds, turnsOfTheLoop } from '../support/clients';
import { clientOf, listening, type Net, pair, readAll, serverOf } from '../support/net_sides';
import { socketErrorOf } from '../support/sockets';

cleanUpAfterEach();

const ours = net as unknown as Net;

test('kernel options before bind, on connections, and on a live socket', async () => {
	const server = serverOf(ours, { connectionOptions: { tcpUserTimeoutMs: 4321 } } as nodeNet.ServerOpts) as net.Server;
	server.listen({ port: 0, host: '127.0.0.1', options: { soRcvBufBytes: 65536 } } as nodeNet.ListenOptions);
	await once(server, 'listening');
	expect(server.options.get('soRcvBufBytes')).toBeGreaterThanOrEqual(65536);
	const { port } = server.address() as nodeNet.AddressInfo;
	const client = net.connect({ port, host: '127.0.0.1', options: { tcpUserTimeoutMs: 1234 } });
	afterThisTest(() => client.destroy());
	const [[peer]] = (await Promise.all([once(server, 'connection'), once(client, 'connect')])) as unknown as [
		[net.Socket],
	];
	expect(client.options.get('tcpUserTimeoutMs')).toBe(1234);
	expect(peer.options.get('tcpUserTimeoutMs')).toBe(4321);
	peer.options.set('tcpNoDelay', true);
	expect(peer.options.get('tcpNoDelay')).toBe(true);
	expect(optionsOf(peer).get('tcpUserTimeoutMs')).toBe(4321);
	expect(optionsOf(server).get('soAcceptConn')).toBe(true);
	peer.destroy();
	expect(() => peer.options.get('tcpNoDelay')).toThrow(expect.objectContaining({ code: 'ERR_SOCKET_CLOSED' }));
});

test('an option that the kernel refuses is told by name', async () => {
	const server = serverOf(ours);
	server.listen({ port: 0, options: { tcpCongestion: 'nosuchalgo' } } as nodeNet.ListenOptions);
	const [error] = await once(server, 'error');
	expect([error.code, error.option]).toEqual(['ENOENT', 'tcpCongestion']);
});

test('errors of listen() have a SocketError with a suggestion for their cause', async () => {
	const { port } = await listening(ours);
	const [error] = await once(serverOf(ours).listen(port, '127.0.0.1'), 'error');
	expect(Object.keys(error)).not.toContain('cause');
	expect([error.cause.code, typeof error.cause.suggestion]).toEqual(['EADDRINUSE', 'string']);
});

test('setNoDelay and setKeepAlive reach the kernel, also when they were asked for before', async () => {
	const { client, peer } = (await pair(ours, { noDelay: true, keepAlive: true, keepAliveInitialDelay: 7000 } as never, {
		noDelay: true,
	})) as unknown as { client: net.Socket; peer: net.Socket };
	expect([client.options.get('tcpNoDelay'), client.options.get('soKeepAlive')]).toEqual([true, false]);
	expect([peer.options.get('tcpNoDelay'), peer.options.get('soKeepAlive')]).toEqual([true, true]);
	expect(peer.options.get('tcpKeepIdleSeconds')).toBe(7);
	peer.setNoDelay(false).setKeepAlive(false);
	expect([peer.options.get('tcpNoDelay'), peer.options.get('soKeepAlive')]).toEqual([false, false]);
	client.setKeepAlive(true, 33_000);
	expect(client.options.get('tcpKeepIdleSeconds')).toBe(33);
});

test('a server has its manager: clients, statistics, limits', async () => {
	const { server, client, peer } = await pair(ours, { manager: { maxQueuedBytes: 1 << 20 } } as never);
	const { manager } = server as net.Server;
	client.write('seven b');
	await once(peer, 'data');
	const [connection] = [...manager.clients];
	expect([manager.clients.size, connection?.bytesRead, (peer as net.Socket).connection]).toEqual([1, 7, connection]);
	connection?.abort();
	const [error] = await once(client, 'error');
	expect([error.code, peer.destroyed, manager.clients.size]).toEqual(['ECONNRESET', true, 0]);
});

test('a manager’s timeout destroys the socket with its error', async () => {
	const { peer } = await pair(ours, { manager: { timeouts: { idleTimeoutMs: 50 } } } as never);
	const [error] = await once(peer, 'error');
	expect(error.code).toBe('ETIMEDOUT');
});

test('a block list keeps clients out, and keeps a client from where it must not go', async () => {
	const blockList = new nodeNet.BlockList();
	blockList.addAddress('127.0.0.1');
	const { server, port } = await listening(ours, { blockList } as never);
	const dropped = once(server, 'drop');
	const client = clientOf(ours, { port, host: '127.0.0.1' });
	client.on('error', () => undefined);
	expect((await dropped)[0].remoteAddress).toBe('127.0.0.1');
	const [error] = await once(clientOf(ours, { port, host: '127.0.0.1', blockList } as never), 'error');
	expect([error.code, error.message]).toEqual(['ERR_IP_BLOCKED', 'IP(127.0.0.1) is blocked by net.BlockList']);
});

test('two servers share a port with reusePort', async () => {
	const first = serverOf(ours);
	first.listen({ port: 0, host: '127.0.0.1', reusePort: true } as nodeNet.ListenOptions);
	await once(first, 'listening');
	const { port } = first.address() as nodeNet.AddressInfo;
	const second = serverOf(ours);
	second.listen({ port, host: '127.0.0.1', reusePort: true } as nodeNet.ListenOptions);
	await once(second, 'listening');
	const client = clientOf(ours, { port, host: '127.0.0.1' });
	await Promise.all([Promise.race([once(first, 'connection'), once(second, 'connection')]), once(client, 'connect')]);
});

test('listens on a Socket that was prepared', async () => {
	const socket = new Socket({ family: 'ipv4', type: 'stream' }).bind({ host: '127.0.0.1', port: 0 });
	const address = socket.localAddress as { port: number };
	const server = serverOf(ours);
	server.listen({ handle: socket } as never);
	await once(server, 'listening');
	expect([(server.address() as nodeNet.AddressInfo).port, socket.closed]).toEqual([address.port, true]);
});

test('makes a socket of one of a pair, of its descriptor, or of a Socket', async () => {
	const [a, b] = Socket.pair();
	const left = new net.Socket({ fd: a.detachFd(), allowHalfOpen: true });
	const right = new net.Socket({ handle: b, allowHalfOpen: true });
	afterThisTest(() => left.destroy());
	afterThisTest(() => right.destroy());
	left.end('from left');
	right.end('from right');
	expect(String(await readAll(right as unknown as nodeNet.Socket))).toBe('from left');
	expect(String(await readAll(left as unknown as nodeNet.Socket))).toBe('from right');
	if (!left.closed) await once(left, 'close');
	expect(left.connection).toBeUndefined();
});

test('an app may use our names for its own ends, as it may on node:net', async () => {
	const { server, client } = await pair(ours);
	for (const [object, name] of [
		[client, 'options'],
		[client, 'connection'],
		[server, 'manager'],
		[server, 'options'],
	] as const) {
		Object.assign(object, { [name]: 'mine' });
		expect((object as unknown as Record<string, unknown>)[name]).toBe('mine');
	}
	client.setNoDelay(true);
	client.end('works');
});

test('corked writes go out in one system call, small and large, texts and bytes', async () => {
	const { client, peer } = (await pair(ours)) as unknown as { client: net.Socket; peer: net.Socket };
	peer.resume();
	const writes = () => client.connection?.stats.writes ?? -1;
	for (const parts of [
		['one', 'two', Buffer.from('three')],
		[Buffer.alloc(20_000), 'x'.repeat(30_000), Buffer.alloc(40_000)],
	]) {
		const before = writes();
		client.cork();
		for (const part of parts) client.write(part);
		client.uncork();
		await turnsOfTheLoop();
		expect(writes()).toBe(before + 1);
	}
	// And what one turn of the loop writes, corked or not.
	const before = writes();
	for (let i = 0; i < 50; i++) client.write('small');
	await turnsOfTheLoop();
	expect(writes()).toBe(before + 1);
});

describe('Connection.stream()', () => {
	/** A manager with one listener, whose connections are told to `open`. */
	function managed(open: (connection: Connection) => void) {
		const manager = new SocketManager();
		afterThisTest(() => manager.close({ drainMs: 0 }));
		const [listener] = manager.setupServerSockets([{ host: '127.0.0.1', handlers: { open } }]);
		manager.start();
		const { port } = (listener as Listener).address as { port: number };
		return { manager, port };
	}

	test('is one Duplex, whenever it is asked for', async () => {
		const seen: Connection[] = [];
		const { port } = managed((connection) => {
			connection.stream();
			seen.push(connection);
		});
		const client = clientOf(nodeNet, { port, host: '127.0.0.1' });
		client.end('all of it');
		while (seen.length === 0) await turnsOfTheLoop(1);
		const connection = seen[0] as Connection;
		const stream = connection.stream();
		expect([stream === connection.stream(), stream instanceof nodeNet.Socket]).toEqual([true, true]);
		expect(String(await readAll(stream))).toBe('all of it');
		const closed = once(stream, 'close');
		stream.end('and back');
		expect(String(await readAll(client))).toBe('and back');
		await closed;
		expect(connection.closed).toBe(true);
	});

	test('gets what came while the connection was paused, in order', async () => {
		const { port, manager } = managed((connection) => connection.pause());
		const client = clientOf(nodeNet, { port, host: '127.0.0.1' });
		await once(client, 'connect');
		client.write('first ');
		while (manager.clients.size === 0) await turnsOfTheLoop(1);
		const [connection] = [...manager.clients];
		const taken = connection?.stream();
		client.end('second');
		expect(String(await readAll(taken as nodeNet.Socket))).toBe('first second');
	});

	test('passes on what the connection is asked to do', async () => {
		const seen: nodeNet.Socket[] = [];
		const { port, manager } = managed((connection) => seen.push(connection.stream()));
		const client = clientOf(nodeNet, { port, host: '127.0.0.1' });
		await once(client, 'connect');
		while (seen.length === 0) await turnsOfTheLoop(1);
		const [connection] = [...manager.clients];
		connection?.write('through the connection');
		expect(String((await once(client, 'data'))[0])).toBe('through the connection');
		const closed = once(seen[0] as nodeNet.Socket, 'close');
		connection?.closeGracefully();
		await Promise.all([once(client.resume(), 'end'), closed]);
		expect(seen[0]?.destroyed).toBe(true);
	});

	test('is detached once nothing is on its way, and EBUSY before', async () => {
		const seen: nodeNet.Socket[] = [];
		const { port, manager } = managed((connection) => seen.push(connection.stream()));
		const client = clientOf(nodeNet, { port, host: '127.0.0.1' });
		client.write('unread');
		while ((seen[0]?.readableLength ?? 0) === 0) await turnsOfTheLoop(1);
		const [connection] = [...manager.clients];
		expect(socketErrorOf(() => connection?.detach()).code).toBe('EBUSY');
		seen[0]?.read();
		const socket = connection?.detach() as Socket;
		afterThisTest(() => socket.close());
		expect([socket.send('by hand'), seen[0]?.destroyed]).toEqual([7, true]);
		expect(String((await once(client, 'data'))[0])).toBe('by hand');
	});

	test('ends with its manager, with what it had written', async () => {
		const { port, manager } = managed((connection) => {
			connection.stream().resume().write('last words');
		});
		const client = clientOf(nodeNet, { port, host: '127.0.0.1' });
		const received = readAll(client);
		await once(client, 'connect');
		while (manager.clients.size === 0) await turnsOfTheLoop(1);
		const report = await manager.close();
		expect([report.ended, report.cut, String(await received)]).toEqual([1, 0, 'last words']);
	});

	test('tells bytes that nobody took as unsent when the manager cuts it', async () => {
		const { port, manager } = managed((connection) => {
			connection.stream().write(Buffer.alloc(32 * 1024 * 1024));
		});
		const client = clientOf(nodeNet, { port, host: '127.0.0.1' });
		client.on('error', () => undefined);
		client.pause();
		while (manager.clients.size === 0) await turnsOfTheLoop(1);
		const report = await manager.close({ drainMs: 50 });
		expect([report.ended, report.cut]).toEqual([0, 1]);
		expect(report.unsentBytes).toBeGreaterThan(16 * 1024 * 1024);
	});
});

test('nothing is left open: descriptors before and after', async () => {
	await pair(ours);
	await turnsOfTheLoop();
	const before = countFds();
	for (let i = 0; i < 20; i++) {
		const server = net.createServer((peer) => peer.end('bye')).listen(0, '127.0.0.1');
		await once(server, 'listening');
		const client = net.connect((server.address() as nodeNet.AddressInfo).port, '127.0.0.1');
		await once(client.resume(), 'close');
		server.close();
		await once(server, 'close');
	}
	await turnsOfTheLoop();
	expect(countFds()).toBeLessThanOrEqual(before);
});
