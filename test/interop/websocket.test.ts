/** Real ws servers and clients on node:net and on syssock. */
import { once } from 'node:events';
import * as http from 'node:http';
import * as https from 'node:https';
import type { Server } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { createWebSocketStream, type ServerOptions, WebSocket, WebSocketServer } from 'ws';
import { bodyHash, bodyStream, boundBytes, hashOf, Lead, shortReceiveBuffer } from '../support/bodies';
import { cert, key } from '../support/certificate';
import { afterThisTest, cleanUpAfterEach, patterned, turnsOfTheLoop } from '../support/clients';
import { ways } from '../support/fed_servers';
import { clientOf, sides } from '../support/net_sides';
import { RawClient } from '../support/raw_client';

cleanUpAfterEach();

/** A client that is ended after the test; what is read of it is there from its first message on. */
class Client {
	readonly socket: WebSocket;
	readonly messages: string[] = [];

	constructor(port: number, options: object = {}, scheme = 'ws') {
		this.socket = new WebSocket(`${scheme}://127.0.0.1:${port}/`, options);
		this.socket.on('message', (data) => this.messages.push(String(data)));
		this.socket.on('error', () => undefined);
		afterThisTest(() => this.socket.terminate());
	}

	static async open(port: number, options?: object, scheme?: string): Promise<Client> {
		const client = new Client(port, options, scheme);
		await once(client.socket, 'open');
		return client;
	}

	async received(count: number): Promise<string[]> {
		while (this.messages.length < count) await once(this.socket, 'message');
		return this.messages;
	}
}

/** The code and reason of the end. */
async function ending(socket: WebSocket): Promise<[code: number, reason: string]> {
	const [code, reason] = await once(socket, 'close');
	return [code, String(reason)];
}

describe.each(ways)('ws on %s', (_name, serve) => {
	async function serving(options: ServerOptions = {}, server: Server = http.createServer()) {
		const sockets = new WebSocketServer({ ...options, server: server as http.Server });
		const port = await serve(server);
		afterThisTest(() => sockets.close());
		return { sockets, port };
	}

	async function connected(serverOptions: ServerOptions = {}, options: object = {}) {
		const { sockets, port } = await serving(serverOptions);
		const [[peer], client] = await Promise.all([once(sockets, 'connection'), Client.open(port, options)]);
		return { sockets, port, peer: peer as WebSocket, client };
	}

	test.each([false, true])('echoes thousands of messages in order, text and binary; deflate: %s', async (deflate) => {
		const { peer, client } = await connected({ perMessageDeflate: deflate }, { perMessageDeflate: deflate });
		expect(client.socket.extensions).toBe(deflate ? 'permessage-deflate' : '');
		peer.on('message', (data, binary) => peer.send(data, { binary }));
		const words = Array.from({ length: 2000 }, (_, i) => `message ${i} ${'ä'.repeat(i % 200)}`);
		for (const [i, word] of words.entries()) client.socket.send(i % 2 === 0 ? word : Buffer.from(word));
		expect(await client.received(words.length)).toEqual(words);
	});

	test('carries a message of many megabytes both ways, and one in fragments', async () => {
		const { peer, client } = await connected();
		peer.on('message', (data) => peer.send(data, { binary: true }));
		const body = patterned(12_000_000);
		client.socket.send(body);
		const [echoed] = await once(client.socket, 'message');
		expect(body.equals(echoed)).toBe(true);
		for (const [i, part] of ['one ', 'message ', 'in parts'].entries()) client.socket.send(part, { fin: i === 2 });
		expect(String((await once(client.socket, 'message'))[0])).toBe('one message in parts');
	});

	test('carries a stream up and down at once', async () => {
		const { sockets, port } = await serving();
		sockets.on('connection', (peer) => {
			const stream = createWebSocketStream(peer);
			void pipeline(stream, stream).catch(() => undefined);
		});
		const client = new Client(port);
		const stream = createWebSocketStream(client.socket);
		const [hash] = await Promise.all([
			hashOf(takeUntil(stream, 4 << 20)),
			pipeline(bodyStream(4 << 20), stream, { end: false }),
		]);
		expect(hash).toBe(bodyHash(4 << 20));
	});

	test('answers pings, and closes with code and reason from either end', async () => {
		const { peer, client, sockets, port } = await connected();
		client.socket.ping('are you there');
		expect(String((await once(client.socket, 'pong'))[0])).toBe('are you there');
		const [atPeer, atClient] = [ending(peer), ending(client.socket)];
		client.socket.close(4001, 'from the client');
		expect(await Promise.all([atPeer, atClient])).toEqual([
			[4001, 'from the client'],
			[4001, 'from the client'],
		]);
		const [[second], other] = await Promise.all([once(sockets, 'connection'), Client.open(port)]);
		const ends = [ending(second as WebSocket), ending(other.socket)];
		(second as WebSocket).close(1001, 'going away');
		expect(await Promise.all(ends)).toEqual([
			[1001, 'going away'],
			[1001, 'going away'],
		]);
	});

	test('hears 1006 of an end that is no closing', async () => {
		const { peer, client, sockets, port } = await connected();
		const atPeer = ending(peer);
		client.socket.terminate();
		expect(await atPeer).toEqual([1006, '']);
		const [[second], other] = await Promise.all([once(sockets, 'connection'), Client.open(port)]);
		const atClient = ending(other.socket);
		(second as WebSocket).terminate();
		expect(await atClient).toEqual([1006, '']);
	});

	test('refuses a frame that is no frame with 1002', async () => {
		const { sockets, port } = await serving();
		const failed = new Promise<Error>((resolve) => {
			sockets.on('connection', (peer) => peer.on('error', resolve));
		});
		const client = await RawClient.connect(port);
		client.send(
			'GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
				'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
		);
		await client.saw('101 Switching Protocols');
		client.send('\xff\xff\xff\xff');
		expect((await failed).name).toBe('RangeError');
		await client.saw('\x88\x02\x03\xea');
		await client.closed;
	});

	test('says by bufferedAmount what its client has not read, and nothing once it has', async () => {
		const { peer, client } = await connected({ perMessageDeflate: false });
		peer.send('small');
		expect(peer.bufferedAmount).toBe(0);
		client.socket.pause();
		const chunk = Buffer.alloc(1 << 20);
		let sent = 0;
		while (peer.bufferedAmount === 0) {
			peer.send(chunk);
			sent++;
			expect(sent).toBeLessThan(100);
		}
		await turnsOfTheLoop(20);
		const done = new Promise((resolve) => peer.send('last', resolve));
		client.socket.resume();
		await done;
		await client.received(sent + 2);
		expect([peer.bufferedAmount, client.messages.at(-1)]).toEqual([0, 'last']);
	});

	test('does not run ahead of a client that reads slowly', async () => {
		const lead = new Lead();
		const { sockets, port } = await serving({ perMessageDeflate: false });
		sockets.on(
			'connection',
			(peer) => void pipeline(lead.source(), createWebSocketStream(peer)).catch(() => undefined),
		);
		const client = new Client(port, { perMessageDeflate: false });
		client.socket.on('upgrade', ({ socket }) => void shortReceiveBuffer(socket));
		const stream = createWebSocketStream(client.socket);
		await once(client.socket, 'open');
		expect(await lead.drain(stream)).toBe(lead.bytes);
		expect(lead.mostBytes).toBeLessThan(boundBytes);
	});

	test('sends one message to a hundred clients', async () => {
		const { sockets, port } = await serving();
		const clients = await Promise.all(Array.from({ length: 100 }, () => Client.open(port)));
		for (const each of sockets.clients) each.send('to all');
		const received = await Promise.all(clients.map((client) => client.received(1)));
		expect(received).toEqual(Array(100).fill(['to all']));
	});

	test('shares its server with requests, takes what it wants and refuses the rest', async () => {
		const server = http.createServer((_request, response) => response.end('plain http'));
		const sockets = new WebSocketServer({ noServer: true, handleProtocols: (offered) => [...offered].at(-1) ?? false });
		server.on('upgrade', (request, socket, head) => {
			if (request.headers.cookie === undefined) socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
			else sockets.handleUpgrade(request, socket, head, (peer) => peer.send(`hello ${request.headers.cookie}`));
		});
		const port = await serve(server);
		afterThisTest(() => {
			for (const each of sockets.clients) each.terminate();
		});
		expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('plain http');
		const refused = new Client(port);
		expect((await once(refused.socket, 'error'))[0].message).toBe('Unexpected server response: 401');
		const client = new WebSocket(`ws://127.0.0.1:${port}/`, ['a', 'b'], { headers: { cookie: 'somebody' } });
		afterThisTest(() => client.terminate());
		expect(String((await once(client, 'message'))[0])).toBe('hello somebody');
		expect(client.protocol).toBe('b');
	});

	test('speaks wss', async () => {
		const { sockets, port } = await serving({}, https.createServer({ key, cert }));
		sockets.on('connection', (peer) => peer.on('message', (data) => peer.send(`sealed: ${data}`)));
		const client = await Client.open(port, { ca: cert }, 'wss');
		client.socket.send('word');
		expect(await client.received(1)).toEqual(['sealed: word']);
	});
});

describe.each(sides)('a ws client on a socket of %s', (_name, net) => {
	test('speaks with a server, and ends', async () => {
		const sockets = new WebSocketServer({ host: '127.0.0.1', port: 0 });
		afterThisTest(() => sockets.close());
		await once(sockets, 'listening');
		sockets.on('connection', (peer) => peer.on('message', (data) => peer.send(data)));
		const { port } = sockets.address() as { port: number };
		const createConnection = () => clientOf(net, { port, host: '127.0.0.1' });
		const client = await Client.open(port, { createConnection });
		client.socket.send('through');
		expect(await client.received(1)).toEqual(['through']);
		const ended = ending(client.socket);
		client.socket.close(1000, 'done');
		expect(await ended).toEqual([1000, 'done']);
	});
});

/** The first bytes of a stream that does not end. */
async function* takeUntil(stream: AsyncIterable<Buffer>, bytes: number): AsyncGenerator<Buffer> {
	let left = bytes;
	for await (const chunk of stream) {
		yield chunk;
		left -= chunk.length;
		if (left <= 0) return;
	}
}
