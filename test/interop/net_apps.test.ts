/** Real apps (Express, Fastify, ws, node:tls, node:http2) on syssock, with real clients (fetch, curl, ws, openssl). */
import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import * as http from 'node:http';
import * as http2 from 'node:http2';
import type * as net from 'node:net';
import { Readable } from 'node:stream';
import * as tls from 'node:tls';
import { promisify } from 'node:util';
import express from 'express';
import Fastify from 'fastify';
import { WebSocket, WebSocketServer } from 'ws';
import { cert, key } from '../support/certificate';
import { afterThisTest, cleanUpAfterEach, patterned } from '../support/clients';
import { ways } from '../support/fed_servers';
import { askInTurn } from '../support/raw_client';
import { describeWithTool, findTool } from '../support/tools';

cleanUpAfterEach();

const run = promisify(execFile);
const ours = ways.filter(([name]) => name !== 'node:net');
const mebibyte = 1024 * 1024;

/** So many bytes, the same each time, made as they are asked for. */
function* manyBytes(bytes: number): Generator<Buffer> {
	const block = patterned(mebibyte, 7);
	for (let left = bytes; left > 0; left -= block.length) yield left < block.length ? block.subarray(0, left) : block;
}

function hashOf(chunks: Iterable<Buffer>): string {
	const hash = createHash('sha1');
	for (const chunk of chunks) hash.update(chunk);
	return hash.digest('hex');
}

describe.each(ours)('%s', (_name, serve) => {
	test('express: 100 MiB arrive with the right hash', async () => {
		const app = express();
		app.put('/', (request, response) => {
			const hash = createHash('sha1');
			request.on('data', (chunk) => hash.update(chunk)).on('end', () => response.send(hash.digest('hex')));
		});
		const port = await serve(http.createServer(app));
		const body = Readable.toWeb(Readable.from(manyBytes(100 * mebibyte)));
		const answer = await fetch(`http://127.0.0.1:${port}`, { method: 'PUT', body, duplex: 'half' } as RequestInit);
		expect(await answer.text()).toBe(hashOf(manyBytes(100 * mebibyte)));
	}, 60_000);

	test('express: errors, streams and JSON as ever', async () => {
		const app = express();
		app.use(express.json());
		app.post('/json', (request, response) => void response.json(request.body));
		app.get('/stream', (_request, response) => void Readable.from(manyBytes(3 * mebibyte)).pipe(response));
		app.get('/fails', () => {
			throw new Error('on purpose');
		});
		app.use((error: Error, _request: express.Request, response: express.Response, _next: express.NextFunction) => {
			response.status(500).send(error.message);
		});
		const port = await serve(http.createServer(app));
		const url = `http://127.0.0.1:${port}`;
		const headers = { 'content-type': 'application/json' };
		const echoed = await fetch(`${url}/json`, { method: 'POST', headers, body: '{"a":[1,2]}' });
		expect(await echoed.json()).toEqual({ a: [1, 2] });
		const stream = Buffer.from(await (await fetch(`${url}/stream`)).arrayBuffer());
		expect(hashOf([stream])).toBe(hashOf(manyBytes(3 * mebibyte)));
		const failed = await fetch(`${url}/fails`);
		expect([failed.status, await failed.text()]).toEqual([500, 'on purpose']);
	});

	test('fastify: 10,000 requests over connections that are kept alive', async () => {
		let server: http.Server | undefined;
		const app = Fastify({
			serverFactory: (handler) => {
				server = http.createServer(handler);
				return server;
			},
		});
		app.get('/:n', async (request) => `<${request.url}>`);
		await app.ready();
		const port = await serve(server as http.Server);
		let connections = 0;
		server?.on('connection', () => connections++);
		const counts = await Promise.all(Array.from({ length: 8 }, () => askInTurn(port, 1250)));
		expect(counts).toEqual(Array(8).fill(1250));
		expect(connections).toBe(8);
	}, 120_000);

	test('ws: messages of all sizes, pings, and a close with its code', async () => {
		const server = http.createServer();
		const sockets = new WebSocketServer({ server, maxPayload: 16 * mebibyte });
		sockets.on('connection', (socket) => {
			socket.on('message', (message, binary) => {
				socket.send(message, { binary });
				expect(socket.bufferedAmount).toBeLessThan(16 * mebibyte);
			});
		});
		const port = await serve(server);
		const client = new WebSocket(`ws://127.0.0.1:${port}`);
		afterThisTest(() => client.terminate());
		await once(client, 'open');
		for (const bytes of [0, 1, 125, 126, 65535, 65536, 5 * mebibyte]) {
			const message = patterned(bytes);
			client.send(message);
			const [echo] = await once(client, 'message');
			expect((echo as Buffer).equals(message)).toBe(true);
		}
		client.ping('are you there');
		expect(String((await once(client, 'pong'))[0])).toBe('are you there');
		const [serverSide] = [...sockets.clients];
		// What the kernel takes at once is not buffered.
		serverSide?.send('small');
		expect(serverSide?.bufferedAmount).toBe(0);
		const closed = Promise.all([once(client, 'close'), once(serverSide as WebSocket, 'close')]);
		client.close(4001, 'enough');
		expect((await closed).map(([code]) => code)).toEqual([4001, 4001]);
	});

	test('http2, cleartext: 20 MiB up and down in parallel streams', async () => {
		const server = http2.createServer();
		server.on('stream', (stream) => stream.pipe(stream));
		const port = await serve(server as unknown as net.Server);
		const session = http2.connect(`http://127.0.0.1:${port}`);
		afterThisTest(() => session.destroy());
		const hashes = await Promise.all(
			[1, 2, 3, 4].map(async () => {
				const stream = session.request({ ':method': 'POST' });
				Readable.from(manyBytes(5 * mebibyte)).pipe(stream);
				const hash = createHash('sha1');
				for await (const chunk of stream) hash.update(chunk as Buffer);
				return hash.digest('hex');
			}),
		);
		expect(new Set(hashes)).toEqual(new Set([hashOf(manyBytes(5 * mebibyte))]));
	});

	test('many clients that come and go at once', async () => {
		const server = http.createServer((_request, response) => response.end('ok'));
		const port = await serve(server);
		let answered = 0;
		await Promise.all(
			Array.from({ length: 20 }, async () => {
				for (let i = 0; i < 25; i++) {
					const text = await textOf(undefined, port, '/');
					if (text === 'ok') answered++;
				}
			}),
		);
		expect(answered).toBe(500);
	});
});

describeWithTool('curl', 'curl', () => {
	test.each(ours)('%s: keeps a connection, uploads and is told to continue', async (_name, serve) => {
		const server = http.createServer((request, response) => {
			let bytes = 0;
			request.on('data', (chunk) => {
				bytes += chunk.length;
			});
			request.on('end', () => response.end(`${request.method} ${bytes}\n`));
		});
		const port = await serve(server);
		const url = `http://127.0.0.1:${port}/`;
		const { stdout } = await run('curl', ['-s', '-S', url, url]);
		expect(stdout).toBe('GET 0\nGET 0\n');
		const curl = spawn('curl', ['-s', '-S', '-H', 'Expect: 100-continue', '-T', '-', url]);
		curl.stdin.end(patterned(3 * mebibyte));
		let text = '';
		for await (const part of curl.stdout) text += part;
		expect(text).toBe(`PUT ${3 * mebibyte}\n`);
	});
});

describeWithTool('openssl', 'openssl s_client', () => {
	test.each(ours)('%s: talks TLS to a server of node:tls', async (_name, serve) => {
		const server = tls.createServer({ key, cert }, (socket) => socket.end(`hello ${socket.remoteAddress}\n`));
		const port = await serve(server);
		const args = ['s_client', '-quiet', '-no_ign_eof', '-connect', `127.0.0.1:${port}`];
		const client = spawn(findTool('openssl') as string, args, { stdio: ['pipe', 'pipe', 'ignore'] });
		afterThisTest(() => client.kill());
		let text = '';
		for await (const part of client.stdout) text += part;
		expect(text).toBe('hello 127.0.0.1\n');
	});
});

async function textOf(agent: http.Agent | undefined, port: number, path: string): Promise<string> {
	const request = http.get({ agent: agent ?? false, port, path, host: '127.0.0.1' });
	const [response] = (await once(request, 'response')) as [http.IncomingMessage];
	let text = '';
	for await (const part of response.setEncoding('utf8')) text += part;
	return text;
}
