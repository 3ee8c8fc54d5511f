/** node:http on node:net and on syssock: aborts, half-closes, slow ends, timeouts, and the end of the server. */
import { once } from 'node:events';
import * as http from 'node:http';
import * as net from 'node:net';
import { pipeline } from 'node:stream/promises';
import { bodyHash, bodyStream, boundBytes, hashOf, Lead, shortReceiveBuffer } from '../support/bodies';
import { afterThisTest, cleanUpAfterEach, patterned } from '../support/clients';
import { ways } from '../support/fed_servers';
import { curl } from '../support/programs';
import { RawClient } from '../support/raw_client';
import { describeWithTool } from '../support/tools';

cleanUpAfterEach();

const url = (port: number, path = '/') => `http://127.0.0.1:${port}${path}`;
const get = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';
const megabyte = 1 << 20;

/** A request that the test does not wait for: its errors are looked at, or are of no interest. */
function requestTo(port: number, options: http.RequestOptions = {}): http.ClientRequest {
	const request = http.request(url(port), { ...(options.createConnection ? {} : { agent: false }), ...options });
	request.on('error', () => undefined);
	afterThisTest(() => request.destroy());
	return request;
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
	try {
		await promise;
		return 'nothing went wrong';
	} catch (error) {
		const { name, code } = error as NodeJS.ErrnoException;
		return name === 'AbortError' ? name : String(code);
	}
}

describe.each(ways)('node:http on %s', (_name, serve) => {
	test('hears of an upload that is aborted, and serves on', async () => {
		const server = http.createServer();
		const port = await serve(server);
		const abort = new AbortController();
		const body = bodyStream();
		const init = { method: 'POST', body: body as never, duplex: 'half', signal: abort.signal } as RequestInit;
		const fetched = codeOf(fetch(url(port), init));
		const [request] = (await once(server, 'request')) as [http.IncomingMessage];
		const failed = codeOf(hashOf(request));
		await once(request, 'data');
		abort.abort();
		expect([await fetched, await failed, request.complete]).toEqual(['AbortError', 'ECONNRESET', false]);
		server.on('request', (_request, response) => response.end('still here'));
		const client = await RawClient.connect(port);
		client.send(get);
		await client.saw('still here');
	});

	test('hears of an upload that is reset', async () => {
		const server = http.createServer();
		const client = await RawClient.connect(await serve(server));
		const requested = once(server, 'request');
		client.send('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf');
		const [request, response] = (await requested) as [http.IncomingMessage, http.ServerResponse];
		const closed = once(response, 'close');
		request.resume();
		const failed = once(request, 'error');
		client.socket.resetAndDestroy();
		expect((await failed)[0].code).toBe('ECONNRESET');
		await closed;
		expect(response.writableFinished).toBe(false);
	});

	test('hears of a download that is aborted, and lets go of its source', async () => {
		const server = http.createServer();
		const port = await serve(server);
		const abort = new AbortController();
		const fetched = fetch(url(port), { signal: abort.signal });
		const [, response] = (await once(server, 'request')) as [unknown, http.ServerResponse];
		const source = bodyStream(64 * megabyte);
		const sent = codeOf(pipeline(source, response));
		const body = (await fetched).body as unknown as AsyncIterable<unknown>;
		const read = codeOf(
			(async () => {
				for await (const _chunk of body) abort.abort();
			})(),
		);
		expect([await read, await sent, source.destroyed]).toEqual(['AbortError', 'ERR_STREAM_PREMATURE_CLOSE', true]);
	});

	test('may end a request in mid-body: the client hears of it', async () => {
		const server = http.createServer((request) => request.once('data', () => request.destroy()));
		const request = requestTo(await serve(server), { method: 'POST' });
		const failed = once(request, 'error');
		request.write('half');
		expect((await failed)[0].code).toBe('ECONNRESET');
	});

	test('may end a response in mid-body: the client hears of it', async () => {
		const server = http.createServer((_request, response) => {
			response.writeHead(200, { 'content-length': 100 });
			response.write('half', () => response.destroy());
		});
		const request = requestTo(await serve(server));
		request.end();
		const [response] = (await once(request, 'response')) as [http.IncomingMessage];
		expect([await codeOf(hashOf(response)), response.complete]).toEqual(['ECONNRESET', false]);
	});

	test('does not run ahead of a client that reads slowly', async () => {
		const lead = new Lead();
		const server = http.createServer((_request, response) => lead.source().pipe(response));
		const socket = shortReceiveBuffer(await connected(await serve(server)));
		const request = requestTo(0, { createConnection: () => socket });
		request.end();
		const [response] = (await once(request, 'response')) as [http.IncomingMessage];
		expect(await lead.drain(response)).toBe(lead.bytes);
		expect(lead.mostBytes).toBeLessThan(boundBytes);
	});

	test('does not take more of an upload than is read of it', async () => {
		const lead = new Lead();
		const server = http.createServer();
		server.on('connection', shortReceiveBuffer);
		const upload = requestTo(await serve(server), { method: 'POST' });
		const requested = once(server, 'request');
		const sent = pipeline(lead.source(), upload);
		const [request, response] = (await requested) as [http.IncomingMessage, http.ServerResponse];
		expect(await lead.drain(request)).toBe(lead.bytes);
		response.end();
		await sent;
		expect(lead.mostBytes).toBeLessThan(boundBytes);
	});

	test('answers a client that has ended its side, whole', async () => {
		const body = patterned(5 * megabyte);
		const server = http.createServer(async (request, response) => {
			await once(request.socket, 'end');
			response.end(body);
		});
		Object.assign(server, { httpAllowHalfOpen: true });
		const socket = await connected(await serve(server), { allowHalfOpen: true });
		socket.end('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
		const received = Buffer.concat(await socket.toArray());
		expect(received.subarray(-body.length).equals(body)).toBe(true);
	});

	test('tells clientError of a client that ends its side in mid-body', async () => {
		const server = http.createServer((request) => request.on('error', () => undefined).resume());
		const failed = once(server, 'clientError');
		const client = await RawClient.connect(await serve(server), { allowHalfOpen: true });
		client.socket.end('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf');
		const [error, socket] = (await failed) as [NodeJS.ErrnoException, net.Socket];
		expect([error.code, socket.writable]).toEqual(['HPE_INVALID_EOF_STATE', true]);
		socket.end('HTTP/1.1 400 Half\r\n\r\n');
		await client.closed;
		expect(client.text).toBe('HTTP/1.1 400 Half\r\n\r\n');
	});

	test('answers 431 to headers that are too long', async () => {
		const client = await RawClient.connect(await serve(http.createServer()));
		client.send(`GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`);
		await client.saw('431 Request Header Fields Too Large');
		await client.closed;
	});

	test('answers 408 to a body that does not come', async () => {
		const options = { headersTimeout: 40, requestTimeout: 50, connectionsCheckingInterval: 20 } as http.ServerOptions;
		const server = http.createServer(options, (request) => request.on('error', () => undefined).resume());
		const client = await RawClient.connect(await serve(server));
		client.send('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf');
		await client.saw('HTTP/1.1 408 Request Timeout');
		await client.closed;
	});

	test('ends after the upload that was under way', async () => {
		const server = http.createServer();
		const upload = requestTo(await serve(server), { method: 'POST' });
		upload.write('first;');
		const [request, response] = (await once(server, 'request')) as [http.IncomingMessage, http.ServerResponse];
		const closed = once(server, 'close');
		server.close();
		const responded = once(upload, 'response');
		const [received] = await Promise.all([hashOf(request), pipeline(bodyStream(megabyte), upload)]);
		response.end(received);
		const [answer] = (await responded) as [http.IncomingMessage];
		expect([answer.statusCode, (await answer.toArray()).join('')]).toEqual([200, received]);
		await closed;
	});

	test('upgrades: both ends have the socket, with what came early, and can end it one after the other', async () => {
		const server = http.createServer();
		server.on('upgrade', async (_request, socket: net.Socket, head: Buffer) => {
			socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: hash\r\n\r\nearly');
			socket.unshift(head);
			socket.end(await hashOf(socket.iterator({ destroyOnReturn: false })));
		});
		const request = requestTo(await serve(server), { headers: { connection: 'upgrade', upgrade: 'hash' } });
		request.end();
		const [, socket, early] = (await once(request, 'upgrade')) as [unknown, net.Socket, Buffer];
		const received = socket.toArray();
		await pipeline(bodyStream(), socket, { end: true }).catch(() => undefined);
		expect([String(early), Buffer.concat(await received).toString()]).toEqual(['early', bodyHash()]);
	}, 60_000);

	test('answers a burst of clients that each have one request', async () => {
		const server = http.createServer((_request, response) => response.end('served'));
		const port = await serve(server);
		const clients = Array.from({ length: 300 }, async () => {
			const socket = net.connect(port, '127.0.0.1').setEncoding('latin1');
			afterThisTest(() => socket.destroy());
			socket.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
			return (await socket.toArray()).join('').endsWith('\r\n\r\nserved');
		});
		expect(await Promise.all(clients)).toEqual(Array(300).fill(true));
	});
});

async function connected(port: number, options: object = {}): Promise<net.Socket> {
	const socket = net.connect({ port, host: '127.0.0.1', ...options });
	afterThisTest(() => socket.destroy());
	await once(socket, 'connect');
	return socket;
}

describeWithTool('curl', 'curl', () => {
	test.each(ways)(
		'tunnels through a proxy on %s, with CONNECT',
		async (_name, serve) => {
			const target = http.createServer(async (request, response) => response.end(await hashOf(request)));
			const targetPort = await serve(target);
			const proxy = http.createServer();
			proxy.on('connect', (request, socket: net.Socket, head: Buffer) => {
				const { hostname: host, port } = new URL(`http://${request.url}`);
				const onward = net.connect({ host, port: Number(port), allowHalfOpen: true }, () => {
					socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
					onward.write(head);
					onward.pipe(socket).pipe(onward);
				});
				afterThisTest(() => onward.destroy());
			});
			const through = `http://127.0.0.1:${await serve(proxy)}`;
			const tunnel = ['--proxytunnel', '--noproxy', '', '-x', through, '-T', '-', url(targetPort)];
			const { code, stdout } = await curl(tunnel, bodyStream());
			expect([code, String(stdout)]).toEqual([0, bodyHash()]);
		},
		60_000,
	);
});
