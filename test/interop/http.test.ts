/** node:http on node:net and on syssock: bodies, many requests, and clients that behave well (fetch, curl). */
import { once } from 'node:events';
import * as http from 'node:http';
import type { Readable } from 'node:stream';
import { bodyFile, bodyHash, bodyStream, hashOf, uploadBytes } from '../support/bodies';
import { cleanUpAfterEach } from '../support/clients';
import { ways } from '../support/fed_servers';
import { curl } from '../support/programs';
import { askInTurn, RawClient } from '../support/raw_client';
import { describeWithTool } from '../support/tools';

cleanUpAfterEach();

const url = (port: number, path = '/') => `http://127.0.0.1:${port}${path}`;

/**
 * Answers an upload with its hash, or what it is asked for. By pipe() and not pipeline(): a client that has the whole body
 * may end the test, and with it the connection, before the response has seen its last write done.
 */
async function answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
	if (request.url === '/body') bodyStream().pipe(response);
	else if (request.url === '/echo') request.pipe(response);
	else response.end(await hashOf(request));
}

const serving = () => http.createServer((request, response) => void answer(request, response));

describe.each(ways)('node:http on %s', (_name, serve) => {
	test('takes and gives long bodies with Content-Length', async () => {
		const server = http.createServer(async (request, response) => {
			const hash = await hashOf(request);
			response.writeHead(200, { 'content-length': uploadBytes, 'x-hash': hash });
			bodyStream().pipe(response);
		});
		const port = await serve(server);
		const request = http.request(url(port), { method: 'PUT', headers: { 'content-length': uploadBytes } });
		bodyStream().pipe(request);
		const [response] = (await once(request, 'response')) as [http.IncomingMessage];
		const expected = bodyHash();
		expect(response.headers['x-hash']).toBe(expected);
		expect(await hashOf(response)).toBe(expected);
	}, 60_000);

	test('takes and gives long chunked bodies at once, by fetch', async () => {
		const port = await serve(serving());
		const init = { method: 'POST', body: bodyStream() as never, duplex: 'half' } as RequestInit;
		const response = await fetch(url(port, '/echo'), init);
		expect(response.headers.get('transfer-encoding')).toBe('chunked');
		expect(await hashOf(response.body as unknown as Readable)).toBe(bodyHash());
	}, 60_000);

	test('answers 10,000 requests over few connections that are kept alive', async () => {
		const sockets = new Set<unknown>();
		const server = http.createServer((request, response) => {
			sockets.add(request.socket);
			response.end(`<${request.url}>`);
		});
		const port = await serve(server);
		const counts = await Promise.all(Array.from({ length: 16 }, () => askInTurn(port, 625)));
		expect(counts).toEqual(Array(16).fill(625));
		expect(sockets.size).toBe(16);
	}, 60_000);

	test('answers hundreds of pipelined requests in order, with bodies in between', async () => {
		const server = http.createServer(async (request, response) => response.end(await textOf(request)));
		const client = await RawClient.connect(await serve(server));
		const words = Array.from({ length: 300 }, (_, i) => `word-${i};`);
		const post = 'POST /echo HTTP/1.1\r\nHost: a\r\n';
		const requests = words.map((word, i) =>
			i % 2 === 0
				? `${post}Content-Length: ${word.length}\r\n\r\n${word}`
				: `${post}Transfer-Encoding: chunked\r\n\r\n1\r\nw\r\n${(word.length - 1).toString(16)}\r\n${word.slice(1)}\r\n0\r\n\r\n`,
		);
		client.send(requests.join(''));
		const text = await client.saw('word-299;');
		expect(text.match(/word-\d+;/g)).toEqual(words);
	});

	test('sends what was written in one go as one packet', async () => {
		const server = http.createServer((_request, response) => {
			response.write('a');
			response.write('b');
			response.end('c');
		});
		const client = await RawClient.connect(await serve(server));
		const chunks: unknown[] = [];
		client.socket.on('data', (chunk) => chunks.push(chunk));
		client.send('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
		await client.saw('0\r\n\r\n');
		expect(chunks).toHaveLength(1);
	});

	test('answers HEAD, 204, 304 and HTTP/1.0 without keep-alive', async () => {
		const server = http.createServer((request, response) => {
			const status = Number(request.url?.slice(1));
			response.writeHead(status).end(status === 200 ? 'body' : undefined);
		});
		const port = await serve(server);
		const head = await fetch(url(port, '/200'), { method: 'HEAD' });
		expect([head.status, await head.text()]).toEqual([200, '']);
		for (const status of [204, 304]) {
			const response = await fetch(url(port, `/${status}`));
			expect([response.status, await response.text()]).toEqual([status, '']);
		}
		const old = await RawClient.connect(port);
		old.send('GET /200 HTTP/1.0\r\n\r\n');
		await old.closed;
		expect(old.text).toMatch(/Connection: close[\s\S]*\r\n\r\nbody$/);
	});

	test('sends early hints, and takes and sends trailers', async () => {
		const server = http.createServer(async (request, response) => {
			response.writeEarlyHints({ link: '</style.css>; rel=preload' });
			await textOf(request);
			response.writeHead(200, { trailer: 'x-down' });
			response.write('body');
			response.addTrailers({ 'x-down': `after ${request.trailers['x-up']}` });
			response.end();
		});
		const port = await serve(server);
		const request = http.request(url(port), { method: 'POST', headers: { trailer: 'x-up' } });
		const [hinted, responded] = [once(request, 'information'), once(request, 'response')];
		request.write('body');
		request.addTrailers({ 'x-up': 'this' });
		request.end();
		expect((await hinted)[0].statusCode).toBe(103);
		const [response] = (await responded) as [http.IncomingMessage];
		expect([await textOf(response), response.trailers]).toEqual(['body', { 'x-down': 'after this' }]);
	});
});

async function textOf(stream: AsyncIterable<unknown>): Promise<string> {
	let text = '';
	for await (const chunk of stream) text += chunk;
	return text;
}

describeWithTool('curl', 'curl', () => {
	describe.each(ways)('to node:http on %s', (_name, serve) => {
		test('uploads a file after 100 Continue', async () => {
			let expected = '';
			const server = serving().on('checkContinue', (request, response) => {
				expected = String(request.headers.expect);
				response.writeContinue();
				void answer(request, response);
			});
			const args = ['-T', await bodyFile(), '-H', 'Expect: 100-continue', url(await serve(server))];
			const { code, stdout } = await curl(args);
			expect([code, String(stdout), expected]).toEqual([0, bodyHash(), '100-continue']);
		}, 60_000);

		test('uploads chunks from its input, and reads the same back', async () => {
			const port = await serve(serving());
			const { code, stdout } = await curl(['-T', '-', url(port, '/echo')], bodyStream());
			expect([code, await hashOf([stdout] as never)]).toEqual([0, bodyHash()]);
		}, 60_000);

		test('keeps its connection for a list of requests', async () => {
			const ports = new Set<number | undefined>();
			const server = http.createServer((request, response) => {
				ports.add(request.socket.remotePort);
				response.end(request.url);
			});
			const { stdout } = await curl([`${url(await serve(server))}[1-100]`]);
			expect(String(stdout)).toBe(Array.from({ length: 100 }, (_, i) => `/${i + 1}`).join(''));
			expect(ports.size).toBe(1);
		});

		test('says that a response was cut off', async () => {
			const server = http.createServer((_request, response) => {
				response.writeHead(200, { 'content-length': 100 });
				response.write('half', () => response.destroy());
			});
			const { code, stdout } = await curl([url(await serve(server))]);
			expect([code, String(stdout)]).toEqual([18, 'half']); // CURLE_PARTIAL_FILE
		});
	});
});
