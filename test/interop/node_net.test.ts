// Between syssock's sockets and node's own: options of theirs, descriptors of ours, and both in another process.
import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { fstatSync } from 'node:fs';
import { createServer as createHttpServer, get } from 'node:http';
import { createConnection, createServer, Socket as NetSocket, type Server } from 'node:net';

import { createServerSocket, optionsOf, Socket, type SocketAddress, SocketManager } from '../../lib';
import { afterThisTest, cleanUpAfterEach, connectTo, patterned, turnsOfTheLoop } from '../support/clients';
import { buildPackage, Child, packageMain } from '../support/serve';

cleanUpAfterEach();

const portOf = (server: { address(): unknown }): number => (server.address() as { port: number }).port;

async function listening<S extends Server>(server: S, ...how: unknown[]): Promise<S> {
	afterThisTest(() => server.close());
	(server.listen as (...args: unknown[]) => S)(...(how.length > 0 ? how : [0, '127.0.0.1']));
	await once(server, 'listening');
	return server;
}

/** Both ends of a connection of node's own. */
async function netPair(): Promise<{ client: NetSocket; served: NetSocket }> {
	const server = await listening(createServer());
	const accepted = once(server, 'connection');
	const client = createConnection(portOf(server), '127.0.0.1');
	const [served] = (await accepted) as [NetSocket];
	afterThisTest(() => {
		client.destroy();
		served.destroy();
	});
	return { client, served };
}

/** A connected Socket of ours, with node's at the other end. */
async function connectedSocket(): Promise<{ socket: Socket; peer: NetSocket }> {
	const server = await listening(createServer());
	const accepted = once(server, 'connection');
	const socket = new Socket({ family: 'ipv4', type: 'stream' });
	socket.connect({ host: '127.0.0.1', port: portOf(server) });
	await socket.writable();
	const [peer] = (await accepted) as [NetSocket];
	afterThisTest(() => peer.destroy());
	return { socket, peer };
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
	let text = '';
	for await (const chunk of stream) text += chunk;
	return text;
}

describe('optionsOf', () => {
	test('a net.Socket sets what node:net has no name for', async () => {
		const { client } = await netPair();
		expect(optionsOf(client).get('tcpUserTimeoutMs')).toBe(0);
		optionsOf(client).set('tcpUserTimeoutMs', 4321);
		expect(optionsOf(client).get('tcpUserTimeoutMs')).toBe(4321);
	});

	test('a net.Socket reads what node:net set', async () => {
		const { client } = await netPair();
		client.setKeepAlive(true, 7000);
		client.setNoDelay(true);
		expect(optionsOf(client).get('soKeepAlive')).toBe(true);
		expect(optionsOf(client).get('tcpKeepIdleSeconds')).toBe(7);
		expect(optionsOf(client).get('tcpNoDelay')).toBe(true);
	});

	test('a net.Server sets what its connections inherit', async () => {
		const server = await listening(createServer());
		optionsOf(server).set('soKeepAlive', true);
		const accepted = once(server, 'connection');
		await connectTo({ family: 'ipv4', host: '127.0.0.1', port: portOf(server) });
		const [socket] = (await accepted) as [NetSocket];
		expect(optionsOf(socket).get('soKeepAlive')).toBe(true);
		socket.destroy();
	});

	test('an http.Server leaves it serving', async () => {
		const server = await listening(createHttpServer((_, response) => response.end('served')));
		optionsOf(server).set('tcpDeferAcceptSeconds', 1);
		expect(optionsOf(server).get('tcpDeferAcceptSeconds')).toBeGreaterThan(0);
		const answer = await new Promise<NodeJS.ReadableStream>((resolve) => {
			get({ port: portOf(server), host: '127.0.0.1', agent: false }, resolve);
		});
		expect(await textOf(answer)).toBe('served');
	});

	test('a dgram.Socket, once it is bound', async () => {
		const socket = createSocket('udp4');
		afterThisTest(() => socket.close());
		expect(() => optionsOf(socket).get('soBroadcast')).toThrow(expect.objectContaining({ code: 'EBADF' }));
		socket.bind(0, '127.0.0.1');
		await once(socket, 'listening');
		optionsOf(socket).set('soBroadcast', true);
		expect(optionsOf(socket).get('soBroadcast')).toBe(true);
	});

	test('a socket that is destroyed answers EBADF', async () => {
		const { client } = await netPair();
		const options = optionsOf(client);
		options.get('soType');
		client.destroy();
		expect(() => options.get('soType')).toThrow(expect.objectContaining({ code: 'EBADF' }));
	});

	test('a server that does not listen yet answers EBADF', () => {
		expect(() => optionsOf(createServer()).get('soType')).toThrow(expect.objectContaining({ code: 'EBADF' }));
	});

	test('owns nothing: the socket goes on when the options are forgotten', async () => {
		const { client, served } = await netPair();
		for (let i = 0; i < 100; i++) optionsOf(client).get('soType');
		served.end('still here');
		expect(await textOf(client)).toBe('still here');
	});
});

describe('a Socket that is given away with detachFd()', () => {
	test('listens as a net.Server with the options that it was prepared with', async () => {
		const socket = createServerSocket({ host: '127.0.0.1', options: { soKeepAlive: true, tcpDeferAcceptSeconds: 0 } });
		const { port } = socket.localAddress as { port: number };
		const server = await listening(
			createServer((connection) => connection.end('from node')),
			{ fd: socket.detachFd() },
		);
		expect(socket.closed).toBe(true);
		expect(portOf(server)).toBe(port);
		expect(optionsOf(server).get('soKeepAlive')).toBe(true);
		const client = await connectTo({ family: 'ipv4', host: '127.0.0.1', port });
		expect(String(await client.receiveAll())).toBe('from node');
		client.end();
	});

	test('that only is bound listens as a net.Server too', async () => {
		const socket = new Socket({ family: 'ipv4', type: 'stream' }).bind({ host: '127.0.0.1' });
		const { port } = socket.localAddress as { port: number };
		await listening(
			createServer((connection) => connection.end('x')),
			{ fd: socket.detachFd() },
		);
		const client = await connectTo({ family: 'ipv4', host: '127.0.0.1', port });
		expect(String(await client.receiveAll())).toBe('x');
		client.end();
	});

	test('serves http', async () => {
		const socket = createServerSocket({ host: '127.0.0.1' });
		const server = await listening(
			createHttpServer((_, response) => response.end('served')),
			{ fd: socket.detachFd() },
		);
		const answer = await new Promise<NodeJS.ReadableStream>((resolve) => {
			get({ port: portOf(server), host: '127.0.0.1', agent: false }, resolve);
		});
		expect(await textOf(answer)).toBe('served');
	});

	test('goes on as a net.Socket, both ways', async () => {
		const { socket, peer } = await connectedSocket();
		socket.send('before, ');
		const net = new NetSocket({ fd: socket.detachFd(), readable: true, writable: true });
		afterThisTest(() => net.destroy());
		net.end('after');
		expect(await textOf(peer)).toBe('before, after');
		peer.end();
	});

	test('keeps every byte that was on its way', async () => {
		const { socket, peer } = await connectedSocket();
		const bytes = patterned(4 * 1024 * 1024);
		peer.end(bytes);
		await socket.readable();
		const first = socket.recv(1000) as Buffer;
		const net = new NetSocket({ fd: socket.detachFd(), readable: true, writable: true });
		afterThisTest(() => net.destroy());
		const chunks = [first];
		for await (const chunk of net) chunks.push(chunk as Buffer);
		expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
	});

	test('of a unix pair goes on as a net.Socket', async () => {
		const [ours, theirs] = Socket.pair();
		using kept = ours;
		const net = new NetSocket({ fd: theirs.detachFd(), readable: true, writable: true });
		afterThisTest(() => net.destroy());
		net.write('from node');
		await kept.readable();
		expect(String(kept.recv(100))).toBe('from node');
	});

	test('of a manager goes on as a net.Socket', async () => {
		const manager = new SocketManager();
		afterThisTest(() => manager.close({ drainMs: 0 }));
		const [listener] = manager.setupServerSockets([
			{
				host: '127.0.0.1',
				handlers: {
					open: (connection) => new NetSocket({ fd: connection.detach().detachFd(), writable: true }).end('from node'),
				},
			},
		]);
		manager.start();
		const client = await connectTo(listener!);
		expect(String(await client.receiveAll())).toBe('from node');
		client.end();
		await turnsOfTheLoop();
	});
});

describe('a descriptor that another process inherits', () => {
	beforeAll(buildPackage, 120_000);

	/** A process with the descriptor as its number 3, and the package as `syssock`. */
	function childWith(fd: number, script: string): Child {
		const source = `const syssock = require(${JSON.stringify(packageMain)}); ${script}`;
		return new Child(spawn(process.execPath, ['-e', source], { stdio: ['ignore', 'pipe', 'pipe', fd] }));
	}

	test('listens there: Socket.fromFd() accepts from it', async () => {
		using listener = createServerSocket({ host: '127.0.0.1' });
		const child = childWith(
			listener.fd,
			`(async () => {
				const listener = syssock.Socket.fromFd(3);
				console.log(listener.family, listener.type, listener.localAddress.port, listener.nonBlocking);
				await listener.readable();
				const socket = listener.accept();
				socket.send('from the child');
				socket.close();
				listener.close();
			})();`,
		);
		const client = await connectTo(listener.localAddress as SocketAddress);
		expect(String(await client.receiveAll())).toBe('from the child');
		client.end();
		expect(await child.ended()).toEqual({ code: 0, signal: null });
		const { port } = listener.localAddress as { port: number };
		expect(child.lines).toEqual([`ipv4 stream ${port} true`]);
		expect(child.stderr).toBe('');
	});

	test('of a connection goes on there', async () => {
		const [ours, theirs] = Socket.pair();
		using kept = ours;
		const child = childWith(
			theirs.fd,
			"const socket = syssock.Socket.fromFd(3); socket.send('hello'); socket.close();",
		);
		theirs.close();
		expect((await child.ended()).code).toBe(0);
		expect(String(kept.recv(100))).toBe('hello');
		expect(kept.recv(100)).toHaveLength(0); // nobody else has the other end any more
	});

	test('is not there unless it was given: every socket is close-on-exec', async () => {
		using listener = createServerSocket({ host: '127.0.0.1' });
		const client = await connectTo(listener.localAddress as SocketAddress);
		using accepted = listener.accept() as Socket;
		const [ours, theirs] = Socket.pair();
		using one = ours;
		using other = theirs;
		using copy = one.duplicate();
		const sockets = [listener, accepted, one, other, copy].map(({ fd }) => fstatSync(fd).ino);
		const source = `
			const { fstatSync } = require('node:fs');
			for (let fd = 0; fd < 1000; fd++) {
				try { console.log(fstatSync(fd).ino); } catch {}
			}`;
		const child = new Child(spawn(process.execPath, ['-e', source], { stdio: ['ignore', 'pipe', 'pipe'] }));
		await child.ended();
		expect(child.lines.length).toBeGreaterThan(2);
		expect(sockets.filter((inode) => child.lines.includes(String(inode)))).toEqual([]);
		client.end();
	});
});
