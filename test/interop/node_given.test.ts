/** Sockets of ours that are given away with their descriptor, and options of sockets that Node's modules made. */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import * as http from 'node:http';
import * as http2 from 'node:http2';
import * as net from 'node:net';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import * as tls from 'node:tls';
import { type Connection, createServerSocket, type Listener, optionsOf, SocketManager } from '../../lib';
import { bodyHash, bodyStream, boundBytes, hashOf, Lead, shortReceiveBuffer } from '../support/bodies';
import { cert, key } from '../support/certificate';
import { afterThisTest, cleanUpAfterEach, temporaryFolder } from '../support/clients';
import { describeWithIpv6 } from '../support/ipv6';
import { clientOf, readAll } from '../support/net_sides';

cleanUpAfterEach();

/** A manager whose connections are given away as soon as they are there; answers its port. */
function giving(take: (connection: Connection) => void): number {
	const manager = new SocketManager();
	afterThisTest(() => manager.close({ drainMs: 0 }));
	const [listener] = manager.setupServerSockets([{ host: '127.0.0.1', handlers: { open: take } }]);
	manager.start();
	return ((listener as Listener).address as { port: number }).port;
}

/** What a detached connection is to node:net. */
function netSocketOf(connection: Connection, options: net.SocketConstructorOpts = {}): net.Socket {
	const fd = connection.detach().detachFd();
	const socket = new net.Socket({ ...options, fd, readable: true, writable: true });
	afterThisTest(() => socket.destroy());
	return socket;
}

describe('a connection that is detached', () => {
	test('is served by an http server of Node’s', async () => {
		const server = http.createServer(async (request, response) => response.end(await hashOf(request)));
		const port = giving((connection) => server.emit('connection', netSocketOf(connection, { allowHalfOpen: true })));
		const response = await fetch(`http://127.0.0.1:${port}/`, {
			method: 'POST',
			headers: { connection: 'close' },
			body: bodyStream() as never,
			duplex: 'half',
		} as RequestInit);
		expect(await response.text()).toBe(bodyHash());
	}, 60_000);

	test('is held up by Node’s own backpressure', async () => {
		const lead = new Lead();
		const port = giving((connection) => void pipeline(lead.source(), netSocketOf(connection)).catch(() => undefined));
		const client = clientOf(net, { port, host: '127.0.0.1' });
		await once(client, 'connect');
		expect(await lead.drain(shortReceiveBuffer(client))).toBe(lead.bytes);
		expect(lead.mostBytes).toBeLessThan(boundBytes);
	});

	test('is a program’s standard input and output, as inetd has it', async () => {
		const programs: ChildProcess[] = [];
		const port = giving((connection) => {
			const socket = connection.detach();
			socket.nonBlocking = false;
			programs.push(spawn('cat', { stdio: [socket.fd, socket.fd, 'ignore'] }));
			socket.close();
		});
		const client = clientOf(net, { port, host: '127.0.0.1', allowHalfOpen: true });
		const hash = hashOf(client);
		await pipeline(bodyStream(4 << 20), client);
		expect(await hash).toBe(bodyHash(4 << 20));
		const [program] = programs as [ChildProcess];
		if (program.exitCode === null) await once(program, 'exit');
		expect(program.exitCode).toBe(0);
	});

	test('is sent to another process, which answers it', async () => {
		const file = join(temporaryFolder(), 'child.cjs');
		writeFileSync(file, "process.on('message', (word, socket) => { socket.end(word); process.disconnect(); });");
		const child = fork(file, { execArgv: [] });
		afterThisTest(() => child.kill('SIGKILL'));
		const ended = once(child, 'exit');
		const port = giving((connection) => child.send('from another process', netSocketOf(connection)));
		const client = clientOf(net, { port, host: '127.0.0.1' });
		expect(String(await readAll(client))).toBe('from another process');
		expect(await ended).toEqual([0, null]);
	});
});

/** Listens on the socket that was prepared. */
async function listensAs(server: net.Server, socket: ReturnType<typeof createServerSocket>): Promise<void> {
	server.listen({ fd: socket.detachFd() });
	afterThisTest(() => server.close());
	await once(server, 'listening');
}

describe('a listening Socket that was prepared', () => {
	test('at a path is a net.Server’s', async () => {
		const path = join(temporaryFolder(), 'socket');
		const server = net.createServer((peer) => peer.end('at a path'));
		await listensAs(server, createServerSocket({ path }));
		expect(String(await readAll(clientOf(net, { path })))).toBe('at a path');
	});

	test('is a tls.Server’s and an http2 server’s', async () => {
		const secure = tls.createServer({ key, cert }, (peer) => peer.end('sealed'));
		await listensAs(secure, createServerSocket({ host: '127.0.0.1' }));
		const { port } = secure.address() as net.AddressInfo;
		const client = tls.connect({ port, host: '127.0.0.1', ca: cert, servername: 'localhost' });
		expect((await client.toArray()).join('')).toBe('sealed');
		const server = http2.createServer((_request, response) => response.end('framed'));
		await listensAs(server as never, createServerSocket({ host: '127.0.0.1' }));
		const session = http2.connect(`http://127.0.0.1:${(server.address() as net.AddressInfo).port}`);
		expect((await session.request().toArray()).join('')).toBe('framed');
		session.close();
		await once(session, 'close');
	});
});

describeWithIpv6('a listening Socket for both families', () => {
	test('is a net.Server’s, which hears of either', async () => {
		const server = net.createServer((peer) => peer.end(String(peer.remoteFamily)));
		await listensAs(server, createServerSocket({ dualStack: true }));
		const { port } = server.address() as net.AddressInfo;
		expect(String(await readAll(clientOf(net, { port, host: '127.0.0.1' })))).toBe('IPv6');
		const six = clientOf(net, { port, host: '::1' });
		expect([String(await readAll(six)), six.remoteFamily]).toEqual(['IPv6', 'IPv6']);
	});
});

describe('optionsOf', () => {
	test('a request’s and a response’s socket, on either end', async () => {
		const server = http.createServer((request, response) => {
			optionsOf(request.socket).set('tcpUserTimeoutMs', 4321);
			response.end(String(optionsOf(response.socket as net.Socket).get('tcpUserTimeoutMs')));
		});
		server.listen(0, '127.0.0.1');
		afterThisTest(() => server.close());
		await once(server, 'listening');
		const request = http.get({ port: (server.address() as net.AddressInfo).port, host: '127.0.0.1', agent: false });
		const [response] = (await once(request, 'response')) as [http.IncomingMessage];
		expect(optionsOf(response.socket).get('tcpUserTimeoutMs')).toBe(0);
		expect((await response.toArray()).join('')).toBe('4321');
	});

	test('a TLS socket, and the socket of an http2 session', async () => {
		const server = http2.createSecureServer({ key, cert }, (request, response) => {
			const { socket } = request.stream.session as http2.ServerHttp2Session;
			optionsOf(socket as net.Socket).set('tcpUserTimeoutMs', 1234);
			response.end(String(optionsOf(socket as net.Socket).get('tcpUserTimeoutMs')));
		});
		server.listen(0, '127.0.0.1');
		afterThisTest(() => server.close());
		await once(server, 'listening');
		const session = http2.connect(`https://127.0.0.1:${(server.address() as net.AddressInfo).port}`, { ca: cert });
		expect((await session.request().toArray()).join('')).toBe('1234');
		optionsOf(session.socket as net.Socket).set('soKeepAlive', true);
		expect(optionsOf(session.socket as net.Socket).get('soKeepAlive')).toBe(true);
		session.close();
		await once(session, 'close');
	});
});
