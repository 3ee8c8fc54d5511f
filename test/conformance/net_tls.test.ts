/** node:tls, node:https and node:http2 on node:net and on syssock, side by side. */
import { once } from 'node:events';
import * as http from 'node:http';
import * as http2 from 'node:http2';
import * as https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import * as tls from 'node:tls';
import { optionsOf } from '../../lib';
import { cert, key } from '../support/certificate';
import { afterThisTest, cleanUpAfterEach, patterned } from '../support/clients';
import { ways } from '../support/fed_servers';
import { clientOf, listening, readAll, sides } from '../support/net_sides';

cleanUpAfterEach();

const trusted = { ca: cert, servername: 'localhost' };

async function secureClient(options: tls.ConnectionOptions): Promise<tls.TLSSocket> {
	const client = tls.connect({ ...trusted, ...options });
	afterThisTest(() => client.destroy());
	await once(client, 'secureConnect');
	return client;
}

describe.each(ways)('%s', (_name, serve) => {
	test('tls: carries megabytes both ways, and knows who is there', async () => {
		const server = tls.createServer({ key, cert, allowHalfOpen: true });
		const port = await serve(server);
		const connected = once(server, 'secureConnection');
		const client = await secureClient({ port, host: '127.0.0.1', allowHalfOpen: true } as tls.ConnectionOptions);
		const [peer] = (await connected) as [tls.TLSSocket];
		expect([peer.remoteAddress, peer.remotePort, peer.localPort]).toEqual(['127.0.0.1', client.localPort, port]);
		expect([peer.remoteFamily, peer.encrypted, peer.connecting]).toEqual(['IPv4', true, false]);
		const [up, down] = [patterned(3_000_000, 1), patterned(2_000_000, 2)];
		client.end(up);
		peer.end(down);
		const [atPeer, atClient] = await Promise.all([readAll(peer), readAll(client)]);
		expect([atPeer.equals(up), atClient.equals(down)]).toEqual([true, true]);
	});

	test('tls: passes options of the socket on, and says what they are', async () => {
		const server = tls.createServer({ key, cert });
		const port = await serve(server);
		const connected = once(server, 'secureConnection');
		await secureClient({ port, host: '127.0.0.1' });
		const [peer] = (await connected) as [tls.TLSSocket];
		peer.setNoDelay(true).setKeepAlive(true, 9000);
		expect(optionsOf(peer).get('tcpNoDelay')).toBe(true);
		expect(optionsOf(peer).get('tcpKeepIdleSeconds')).toBe(9);
	});

	test('tls: holds a writer up that nobody reads from', async () => {
		const server = tls.createServer({ key, cert });
		const port = await serve(server);
		const connected = once(server, 'secureConnection');
		const client = await secureClient({ port, host: '127.0.0.1' });
		const [peer] = (await connected) as [tls.TLSSocket];
		client.pause();
		const chunk = Buffer.alloc(65536);
		let written = 0;
		while (peer.write(chunk)) {
			written += chunk.length;
			expect(written).toBeLessThan(64 * 1024 * 1024);
		}
		peer.end();
		const received = readAll(client);
		client.resume();
		expect((await received).length).toBe(written + chunk.length);
	});

	test('tls: tells of a client that speaks something else', async () => {
		const server = tls.createServer({ key, cert });
		const port = await serve(server);
		const failed = once(server, 'tlsClientError');
		const client = clientOf(sides[0]?.[1] as never, { port, host: '127.0.0.1' });
		client.on('error', () => undefined);
		client.write('GET / HTTP/1.1\r\n\r\n');
		expect((await failed)[0].code).toMatch(/^ERR_SSL/);
		await once(client.resume(), 'close');
	});

	test('tls: tells of a client that is gone in the handshake', async () => {
		const server = tls.createServer({ key, cert });
		const port = await serve(server);
		const failed = once(server, 'tlsClientError');
		const client = clientOf(sides[0]?.[1] as never, { port, host: '127.0.0.1' });
		await once(client, 'connect');
		client.destroy();
		expect((await failed)[0].code).toBe('ECONNRESET');
	});

	test('https: answers over a connection that is kept alive', async () => {
		const server = https.createServer({ key, cert }, (request, response) => {
			response.end(`${request.url} for ${request.socket.remoteAddress}`);
		});
		const port = await serve(server);
		const agent = new https.Agent({ keepAlive: true, maxSockets: 1, ...trusted });
		afterThisTest(() => agent.destroy());
		for (let i = 0; i < 5; i++) {
			const request = https.get({ agent, port, host: '127.0.0.1', path: `/${i}` });
			const [response] = await once(request, 'response');
			let text = '';
			for await (const part of response) text += part;
			expect(text).toBe(`/${i} for 127.0.0.1`);
		}
	});

	test('tls put on a socket that an http server handed over', async () => {
		const server = http.createServer();
		server.on('connect', (_request, socket: Socket) => {
			socket.write('HTTP/1.1 200 OK\r\n\r\n');
			const secured = new tls.TLSSocket(socket, {
				isServer: true,
				secureContext: tls.createSecureContext({ key, cert }),
			});
			secured.on('data', (data) => secured.end(`${data} from ${secured.remoteAddress}`));
		});
		const port = await serve(server);
		const request = http.request({ port, host: '127.0.0.1', method: 'CONNECT', path: 'a:1' }).end();
		const [, socket] = (await once(request, 'connect')) as [unknown, Socket];
		afterThisTest(() => socket.destroy());
		const client = await secureClient({ socket });
		client.write('sealed');
		expect(String(await readAll(client))).toBe('sealed from 127.0.0.1');
	});

	test.each(['cleartext', 'encrypted'])('http2, %s: echoes streams, many at once', async (kind) => {
		const server = kind === 'cleartext' ? http2.createServer() : http2.createSecureServer({ key, cert });
		server.on('stream', (stream: http2.ServerHttp2Stream) => {
			stream.respond({ ':status': 200 });
			stream.pipe(stream);
		});
		const port = await serve(server as never);
		const scheme = kind === 'cleartext' ? 'http' : 'https';
		const session = http2.connect(`${scheme}://localhost:${port}`, { ca: cert, lookup: loopback } as never);
		afterThisTest(() => session.destroy());
		await Promise.all(
			[1, 2, 3, 4].map(async (seed) => {
				const body = patterned(500_000, seed);
				const stream = session.request({ ':method': 'POST' });
				stream.end(body);
				expect((await readAll(stream as unknown as Socket)).equals(body)).toBe(true);
			}),
		);
		session.close();
		await once(session, 'close');
	});

	test('http2: a server that closes lets its session end', async () => {
		const server = http2.createServer((request, response) => response.end(`to ${request.socket.remoteAddress}`));
		const port = await serve(server as never);
		const session = http2.connect(`http://localhost:${port}`, { lookup: loopback } as never);
		const stream = session.request();
		expect(String(await readAll(stream as unknown as Socket))).toBe('to 127.0.0.1');
		const closed = once(server, 'close');
		server.close();
		session.close();
		await closed;
	});
});

const loopback = (_host: string, options: { all?: boolean }, answer: (...args: unknown[]) => void) =>
	options.all ? answer(null, [{ address: '127.0.0.1', family: 4 }]) : answer(null, '127.0.0.1', 4);

describe.each(sides)('%s: TLS put on a socket', (_name, net) => {
	test('that is connected, by its client and by its server', async () => {
		const { server, port } = await listening(net);
		const client = clientOf(net, { port, host: '127.0.0.1' });
		const [[peer]] = (await Promise.all([once(server, 'connection'), once(client, 'connect')])) as unknown as [
			[Socket],
		];
		// Words in the clear first, as with STARTTLS.
		client.write('start');
		expect(String((await once(peer, 'data'))[0])).toBe('start');
		peer.removeAllListeners('data');
		const secured = new tls.TLSSocket(peer, { isServer: true, secureContext: tls.createSecureContext({ key, cert }) });
		const securedClient = await secureClient({ socket: client });
		expect(securedClient.remotePort).toBe(port);
		securedClient.end('sealed');
		expect(String(await readAll(secured))).toBe('sealed');
	});

	test('that is still connecting', async () => {
		const server = tls.createServer({ key, cert }, (socket) => socket.end('hello'));
		server.listen(0, '127.0.0.1');
		afterThisTest(() => server.close());
		await once(server, 'listening');
		const { port } = server.address() as AddressInfo;
		const socket = clientOf(net, { port, host: '127.0.0.1' });
		const client = await secureClient({ socket });
		expect(String(await readAll(client))).toBe('hello');
	});
});
