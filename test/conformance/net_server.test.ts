/** Servers of node:net and of syssock/net, side by side. */
import { once } from 'node:events';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import * as nodeNet from 'node:net';
import { join } from 'node:path';
import { Socket } from '../../lib/socket/socket';
import { cleanUpAfterEach, temporaryFolder, turnsOfTheLoop } from '../support/clients';
import { hasIpv6 } from '../support/ipv6';
import {
	clientOf,
	listening,
	type Net,
	pair,
	readAll,
	record,
	serverOf,
	shapeOf,
	sides,
	thrownIn,
} from '../support/net_sides';

cleanUpAfterEach();

const portOf = (server: nodeNet.Server) => (server.address() as nodeNet.AddressInfo).port;

/** What `listen` in this form listens on. */
async function addressAfter(net: Net, listen: (server: nodeNet.Server) => unknown) {
	const server = serverOf(net);
	listen(server);
	await once(server, 'listening');
	return server.address();
}

async function errorOf(net: Net, listen: (server: nodeNet.Server) => unknown) {
	const server = serverOf(net);
	listen(server);
	const [error] = await once(server, 'error');
	return { ...shapeOf(error), listening: server.listening };
}

describe.each(sides)('%s: a server', (_name, net) => {
	test('is a net.Server, made in every form', () => {
		for (const server of [
			net.createServer(),
			net.createServer({}),
			net.createServer(() => undefined),
			net.createServer(null as never, () => undefined),
			new net.Server(),
			(net.Server as unknown as () => nodeNet.Server)(),
		]) {
			expect(server instanceof nodeNet.Server).toBe(true);
			expect(server instanceof net.Server).toBe(true);
			expect([server.listening, server.address()]).toEqual([false, null]);
		}
		expect(thrownIn(() => net.createServer('80' as never)).code).toBe('ERR_INVALID_ARG_TYPE');
	});

	test('listens to a port, a host, a path, on everything', async () => {
		const anywhere = { address: '::', family: 'IPv6', port: expect.any(Number) };
		const local = { address: '127.0.0.1', family: 'IPv4', port: expect.any(Number) };
		const unspecified = hasIpv6 ? anywhere : { ...local, address: '0.0.0.0' };
		expect(await addressAfter(net, (server) => server.listen())).toEqual(unspecified);
		expect(await addressAfter(net, (server) => server.listen(0))).toEqual(unspecified);
		expect(await addressAfter(net, (server) => server.listen('0'))).toEqual(unspecified);
		expect(await addressAfter(net, (server) => server.listen({ port: undefined }))).toEqual(unspecified);
		expect(await addressAfter(net, (server) => server.listen(0, '127.0.0.1'))).toEqual(local);
		expect(await addressAfter(net, (server) => server.listen(0, '127.0.0.1', 5))).toEqual(local);
		expect(await addressAfter(net, (server) => server.listen(0, 5))).toEqual(unspecified);
		expect(await addressAfter(net, (server) => server.listen({ port: 0, host: '127.0.0.1', backlog: 3 }))).toEqual(
			local,
		);
		expect(await addressAfter(net, (server) => server.listen({ port: 0, host: 'localhost', exclusive: true }))).toEqual(
			{
				address: expect.stringMatching(/^(127\.0\.0\.1|::1)$/),
				family: expect.any(String),
				port: expect.any(Number),
			},
		);
		const path = join(temporaryFolder(), 'a');
		expect(await addressAfter(net, (server) => server.listen(path))).toBe(path);
		expect(await addressAfter(net, (server) => server.listen({ path: `${path}2` }))).toBe(`${path}2`);
	});

	test('tells of listening later, and once', async () => {
		const server = serverOf(net);
		const log: string[] = [];
		expect(server.listen(0, '127.0.0.1', () => log.push('callback'))).toBe(server);
		record(log, server, 'server', ['listening']);
		expect(log).toEqual([]);
		await once(server, 'listening');
		expect(log).toEqual(['callback', 'server listening']);
	});

	test('does not say listening when it was closed before', async () => {
		const server = serverOf(net);
		const log: string[] = [];
		record(log, server, 'server', ['listening', 'close', 'error']);
		server.listen(0, '127.0.0.1');
		server.close();
		await once(server, 'close');
		await turnsOfTheLoop();
		expect(log).toEqual(['server close']);
	});

	test('refuses to listen twice, and listens again after close', async () => {
		const { server } = await listening(net);
		expect(thrownIn(() => server.listen(0)).code).toBe('ERR_SERVER_ALREADY_LISTEN');
		server.close();
		await once(server, 'close');
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
		const client = clientOf(net, { port: portOf(server), host: '127.0.0.1' });
		await Promise.all([once(server, 'connection'), once(client, 'connect')]);
	});

	test.each([
		['a port that is none', [65536], 'ERR_SOCKET_BAD_PORT'],
		['a negative port', [-1], 'ERR_SOCKET_BAD_PORT'],
		['neither port nor path', [{}], 'ERR_INVALID_ARG_VALUE'],
		['a boolean', [true], 'ERR_INVALID_ARG_VALUE'],
		['a signal that is none', [{ port: 0, signal: 'x' }], 'ERR_INVALID_ARG_TYPE'],
	] as const)('throws for %s', (_what, args, code) => {
		expect(thrownIn(() => net.createServer().listen(...(args as unknown as [number]))).code).toBe(code);
	});

	test('closes by an AbortSignal, also one that was aborted before', async () => {
		const abort = new AbortController();
		const server = serverOf(net).listen({ port: 0, signal: abort.signal });
		await once(server, 'listening');
		abort.abort();
		await once(server, 'close');
		const late = serverOf(net).listen({ port: 0, signal: abort.signal });
		await once(late, 'close');
		expect(late.listening).toBe(false);
	});

	test('closes: new clients are refused, open ones go on, then close is told', async () => {
		const { server, client, peer, port } = await pair(net);
		const log: string[] = [];
		record(log, server, 'server', ['close']);
		server.close(() => log.push('callback'));
		expect(server.listening).toBe(false);
		const [error] = await once(clientOf(net, { port, host: '127.0.0.1' }), 'error');
		expect(error.code).toBe('ECONNREFUSED');
		peer.pipe(peer);
		client.write('still here');
		expect(String((await once(client, 'data'))[0])).toBe('still here');
		expect(log).toEqual([]);
		client.end();
		await once(server, 'close');
		expect(log.sort()).toEqual(['callback', 'server close']);
	});

	test('says so when it was not running at close', async () => {
		const error = await new Promise<NodeJS.ErrnoException | undefined>((resolve) =>
			net.createServer().close(resolve as never),
		);
		expect([error?.code, error?.message]).toEqual(['ERR_SERVER_NOT_RUNNING', 'Server is not running.']);
	});

	test('can be disposed of', async () => {
		const { server } = await listening(net);
		const { asyncDispose } = Symbol as unknown as { asyncDispose: symbol };
		await (server as unknown as Record<symbol, () => Promise<void>>)[asyncDispose]?.();
		expect(server.listening).toBe(false);
	});

	test('counts its connections', async () => {
		const { server, client, peer } = await pair(net);
		const count = () =>
			new Promise((resolve, reject) => server.getConnections((error, n) => (error ? reject(error) : resolve(n))));
		expect(await count()).toBe(1);
		expect((peer as unknown as { server: unknown }).server).toBe(server);
		client.destroy();
		await once(peer.resume(), 'close');
		expect(await count()).toBe(0);
	});

	test('drops connections over maxConnections, and says whose', async () => {
		const { server, port } = await pair(net);
		server.maxConnections = 1;
		const dropped = once(server, 'drop');
		const extra = clientOf(net, { port, host: '127.0.0.1' });
		extra.on('error', () => undefined);
		await once(extra.resume(), 'close');
		expect({ ...(await dropped)[0] }).toEqual({
			localAddress: '127.0.0.1',
			localPort: port,
			localFamily: 'IPv4',
			remoteAddress: '127.0.0.1',
			remotePort: expect.any(Number),
			remoteFamily: 'IPv4',
		});
	});

	test('takes connections again once there is room', async () => {
		const { server, client, port } = await pair(net);
		server.maxConnections = 1;
		client.end();
		const [peer] = await Promise.all([once(server, 'connection'), reconnect(net, port)]);
		expect(peer).toHaveLength(1);
	});

	test('holds connections back with pauseOnConnect', async () => {
		const { client, peer } = await pair(net, { pauseOnConnect: true } as nodeNet.ServerOpts);
		let received = 0;
		peer.on('data', (data) => {
			received += data.length;
		});
		client.write('waits');
		await turnsOfTheLoop(10);
		expect([received, peer.bytesRead, peer.isPaused()]).toEqual([0, 0, true]);
		peer.resume();
		await once(peer, 'data');
		expect(received).toBe(5);
	});

	test('gives connections its options', async () => {
		const options = { allowHalfOpen: true, highWaterMark: 1234, noDelay: true, keepAlive: true };
		const { peer } = await pair(net, options);
		expect([peer.allowHalfOpen, peer.readableHighWaterMark, peer.writableHighWaterMark]).toEqual([true, 1234, 1234]);
	});

	test('listens on an open descriptor, which is then its own', async () => {
		const socket = new Socket({ family: 'ipv4', type: 'stream' });
		const port = (socket.bind({ host: '127.0.0.1', port: 0 }).localAddress as { port: number }).port;
		const fd = socket.detachFd();
		expect(await addressAfter(net, (server) => server.listen({ fd }))).toMatchObject({ address: '127.0.0.1', port });
	});

	test('listens for IPv6 only where it is told so', async () => {
		if (!hasIpv6) return;
		const server = serverOf(net).listen({ port: 0, host: '::', ipv6Only: true });
		await once(server, 'listening');
		const [error] = await once(clientOf(net, { port: portOf(server), host: '127.0.0.1' }), 'error');
		expect(error.code).toBe('ECONNREFUSED');
	});

	test('removes the file of its path when it closes, and may open it to everybody', async () => {
		const path = join(temporaryFolder(), 'all');
		const server = serverOf(net).listen({ path, readableAll: true, writableAll: true });
		await once(server, 'listening');
		expect(statSync(path).mode & 0o666).toBe(0o666);
		const client = clientOf(net, { path });
		const [[peer]] = await Promise.all([once(server, 'connection'), once(client, 'connect')]);
		expect([client.remoteAddress, client.remotePort, peer.remoteAddress]).toEqual([undefined, undefined, undefined]);
		peer.end('over a path');
		expect(String(await readAll(client))).toBe('over a path');
		server.close();
		await once(server, 'close');
		expect(existsSync(path)).toBe(false);
	});

	test('who may connect to a path is what Node makes of it', async () => {
		const folder = temporaryFolder();
		let paths = 0;
		const modeOf = async (side: Net, allowed: object) => {
			const path = join(folder, String(++paths));
			await once(serverOf(side).listen({ path, ...allowed }), 'listening');
			return statSync(path).mode & 0o777;
		};
		for (const allowed of [{}, { readableAll: true }, { writableAll: true }, { readableAll: true, writableAll: true }])
			expect(await modeOf(net, allowed)).toBe(await modeOf(nodeNet, allowed));
	});

	test('does not keep the process: unref before and after listening', async () => {
		const server = serverOf(net).unref().listen(0);
		await once(server, 'listening');
		expect(server.ref().unref()).toBe(server);
	});

	test('gives every connection that comes at once to the listener', async () => {
		const { server, port } = await listening(net);
		let count = 0;
		const all = new Promise<void>((resolve) => {
			server.on('connection', () => {
				if (++count === 50) resolve();
			});
		});
		for (let i = 0; i < 50; i++) clientOf(net, { port, host: '127.0.0.1' });
		await all;
	});
});

/** Until it is let in: the server counts a connection until its close was told. */
async function reconnect(net: Net, port: number): Promise<void> {
	for (;;) {
		const client = clientOf(net, { port, host: '127.0.0.1' });
		client.on('error', () => undefined);
		const ended = once(client.resume(), 'close').then(() => true);
		const connected = once(client, 'connect').then(() => false);
		if (await Promise.race([ended, connected])) continue;
		if (!(await Promise.race([ended, turnsOfTheLoop(20).then(() => false)]))) return;
	}
}

describe('errors of listen() are the same on both', () => {
	const both = async (listen: (server: nodeNet.Server) => unknown) => {
		const [theirs, ours] = await Promise.all(sides.map(([, net]) => errorOf(net, listen)));
		expect(ours).toEqual(theirs);
		return theirs?.message;
	};

	test('an address in use', async () => {
		const { port } = await listening(nodeNet);
		expect(await both((server) => server.listen(port, '127.0.0.1'))).toContain('EADDRINUSE');
	});

	test('an address in use everywhere', async () => {
		const server = serverOf(nodeNet).listen(0);
		await once(server, 'listening');
		expect(await both((other) => other.listen(portOf(server)))).toContain('EADDRINUSE');
	});

	test('an address that is not ours', async () => {
		expect(await both((server) => server.listen(0, '192.0.2.1'))).toContain('EADDRNOTAVAIL');
	});

	test('a descriptor that is no socket', async () => {
		expect(await both((server) => server.listen({ fd: 0x7fffffff }))).toContain('EINVAL');
	});

	test('a path in use', async () => {
		const path = join(temporaryFolder(), 'taken');
		writeFileSync(path, '');
		expect(await both((server) => server.listen(path))).toContain('EADDRINUSE');
	});

	test('a path in a folder that is not there', async () => {
		const path = join(temporaryFolder(), 'no', 'such');
		expect(await both((server) => server.listen(path))).toContain('EACCES');
	});

	test('a host that has no address', async () => {
		const [theirs, ours] = await Promise.all(
			sides.map(([, net]) => errorOf(net, (server) => server.listen(0, 'no-such-host.invalid'))),
		);
		expect(ours?.code).toBe(theirs?.code);
	});
});
