/** node:http on node:net and on syssock, side by side. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import * as http from 'node:http';
import * as net from 'node:net';
import { SocketManager } from '../../lib';
import { afterThisTest, cleanUpAfterEach, patterned, turnsOfTheLoop } from '../support/clients';
import { attached, ways } from '../support/fed_servers';
import { RawClient } from '../support/raw_client';

cleanUpAfterEach();

const hashOf = (bytes: Buffer) => createHash('sha1').update(bytes).digest('hex');

const get = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';

describe.each(ways)('node:http on %s', (_name, serve) => {
	test('answers over one connection that is kept alive', async () => {
		const sockets = new Set<unknown>();
		const server = http.createServer((request, response) => {
			sockets.add(request.socket);
			response.end(`${request.url} for ${request.socket.remoteAddress}`);
		});
		const port = await serve(server);
		const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
		afterThisTest(() => agent.destroy());
		for (let i = 0; i < 20; i++) {
			expect(await fetched(agent, port, `/${i}`)).toBe(`/${i} for 127.0.0.1`);
		}
		expect(sockets.size).toBe(1);
	});

	test('answers pipelined requests in order', async () => {
		let open = 0;
		const server = http.createServer((request, response) => {
			open++;
			setTimeout(() => response.end(request.url), request.url === '/0' ? 20 : 0);
		});
		const client = await RawClient.connect(await serve(server));
		client.send([0, 1, 2, 3].map((i) => `GET /${i} HTTP/1.1\r\nHost: a\r\n\r\n`).join(''));
		const text = await client.saw('\r\n\r\n/3');
		expect(text.match(/\/\d(?=HTTP|$)/g)).toEqual(['/0', '/1', '/2', '/3']);
		expect(open).toBe(4);
	});

	test('takes and gives chunked bodies, whole', async () => {
		const body = patterned(3_000_000);
		const server = http.createServer((request, response) => request.pipe(response));
		const port = await serve(server);
		const request = http.request({ port, host: '127.0.0.1', method: 'POST' });
		for (let at = 0; at < body.length; at += 700_000) request.write(body.subarray(at, at + 700_000));
		request.end();
		const [response] = (await once(request, 'response')) as [http.IncomingMessage];
		const received: Buffer[] = [];
		for await (const chunk of response) received.push(chunk as Buffer);
		expect([response.headers['transfer-encoding'], hashOf(Buffer.concat(received))]).toEqual(['chunked', hashOf(body)]);
	});

	test('says 100 Continue, and lets a request be refused before its body', async () => {
		const server = http.createServer((request, response) => request.resume().on('end', () => response.end('thanks')));
		server.on('checkContinue', (request: http.IncomingMessage, response: http.ServerResponse) => {
			if (request.url === '/no') response.writeHead(417).end();
			else {
				response.writeContinue();
				server.emit('request', request, response);
			}
		});
		const port = await serve(server);
		const client = await RawClient.connect(port);
		client.send('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n');
		await client.saw('100 Continue');
		client.send('body');
		await client.saw('thanks');
		const other = await RawClient.connect(port);
		other.send('POST /no HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n');
		await other.saw('417');
	});

	test('hands the socket over on upgrade, with what came with it', async () => {
		const server = http.createServer();
		server.on('upgrade', (_request, socket: net.Socket, head: Buffer) => {
			socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: echo\r\nConnection: Upgrade\r\n\r\n${head}`);
			socket.pipe(socket);
		});
		const client = await RawClient.connect(await serve(server));
		client.send('GET / HTTP/1.1\r\nHost: a\r\nUpgrade: echo\r\nConnection: Upgrade\r\n\r\nhead,');
		await client.saw('head,');
		client.send('tail');
		await client.saw('head,tail');
		client.socket.end();
		await client.closed;
	});

	test('hands the socket over on CONNECT', async () => {
		const server = http.createServer();
		server.on('connect', (_request, socket: net.Socket) => {
			socket.write('HTTP/1.1 200 OK\r\n\r\n');
			socket.on('data', (data) => socket.end(data));
		});
		const client = await RawClient.connect(await serve(server));
		client.send('CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n');
		await client.saw('200 OK');
		client.send('tunnelled');
		await client.closed;
		expect(client.text).toContain('tunnelled');
	});

	test('tells of a client that goes away in mid-body', async () => {
		let body: http.IncomingMessage | undefined;
		const server = http.createServer((request) => {
			body = request;
			request.resume();
		});
		const requested = once(server, 'request');
		const client = await RawClient.connect(await serve(server));
		client.send('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf');
		await requested;
		const error = once(body as http.IncomingMessage, 'error');
		client.socket.destroy();
		expect((await error)[0].code).toBe('ECONNRESET');
		expect(body?.destroyed).toBe(true);
	});

	test('tells a response that its client is gone', async () => {
		const server = http.createServer();
		const requested = once(server, 'request');
		const client = await RawClient.connect(await serve(server));
		client.send(get);
		const [, response] = (await requested) as [unknown, http.ServerResponse];
		client.socket.destroy();
		await once(response, 'close');
		expect(response.writableFinished).toBe(false);
	});

	test('waits for a reader that is slow', async () => {
		const body = Buffer.alloc(16 * 1024 * 1024, 'z');
		let needDrain = 0;
		const server = http.createServer((_request, response) => {
			response.writeHead(200, { 'Content-Length': body.length });
			for (let at = 0; at < body.length; at += 65536) if (!response.write(body.subarray(at, at + 65536))) needDrain++;
			response.end();
		});
		const port = await serve(server);
		const request = http.get({ port, host: '127.0.0.1' });
		const [response] = (await once(request, 'response')) as [http.IncomingMessage];
		await turnsOfTheLoop(20);
		let bytes = 0;
		for await (const chunk of response) bytes += (chunk as Buffer).length;
		expect(bytes).toBe(body.length);
		expect(needDrain).toBeGreaterThan(0);
	});

	test('holds an upload up that nobody reads, and takes it when somebody does', async () => {
		const body = patterned(16 * 1024 * 1024);
		const server = http.createServer();
		const requested = once(server, 'request');
		const port = await serve(server);
		const request = http.request({
			port,
			host: '127.0.0.1',
			method: 'POST',
			headers: { 'Content-Length': body.length },
		});
		request.end(body);
		const [incoming, response] = (await requested) as [http.IncomingMessage, http.ServerResponse];
		await turnsOfTheLoop(50);
		expect(incoming.socket.bytesRead).toBeLessThan(body.length / 2);
		const hash = createHash('sha1');
		for await (const chunk of incoming) {
			hash.update(chunk as Buffer);
			await turnsOfTheLoop(1);
		}
		response.end(hash.digest('hex'));
		const [answer] = (await once(request, 'response')) as [http.IncomingMessage];
		expect(String((await answer.toArray())[0])).toBe(hashOf(body));
	});

	test('answers what is no HTTP with 400, or as clientError says', async () => {
		const server = http.createServer();
		const port = await serve(server);
		const client = await RawClient.connect(port);
		client.send('nonsense\r\n\r\n');
		await client.closed;
		expect(client.text).toMatch(/^HTTP\/1\.1 400 Bad Request/);
		server.on('clientError', (error: NodeJS.ErrnoException, socket: net.Socket) => socket.end(`no: ${error.code}`));
		const other = await RawClient.connect(port);
		other.send('nonsense\r\n\r\n');
		await other.closed;
		expect(other.text).toBe('no: HPE_INVALID_METHOD');
	});

	test('closes kept-alive connections after keepAliveTimeout', async () => {
		const server = http.createServer((_request, response) => response.end('ok'));
		server.keepAliveTimeout = 50;
		const client = await RawClient.connect(await serve(server));
		client.send(get);
		await client.saw('ok');
		await client.closed;
	});

	test('gives up on headers that do not come', async () => {
		const server = http.createServer({
			headersTimeout: 60,
			requestTimeout: 80,
			connectionsCheckingInterval: 20,
		} as object);
		const client = await RawClient.connect(await serve(server));
		client.send('GET / HTTP/1.1\r\n');
		await client.closed;
		expect(client.text).toMatch(/^HTTP\/1\.1 408/);
	});

	test('times out an idle socket with server.setTimeout', async () => {
		const server = http.createServer();
		server.setTimeout(50);
		const client = await RawClient.connect(await serve(server));
		await client.closed;
	});

	test('close() closes idle connections and lets busy ones end', async () => {
		let answer: http.ServerResponse | undefined;
		const server = http.createServer((request, response) => {
			if (request.url === '/slow') answer = response;
			else response.end('fast');
		});
		const port = await serve(server);
		const [idle, busy] = [await RawClient.connect(port), await RawClient.connect(port)];
		idle.send(get);
		await idle.saw('fast');
		const requested = once(server, 'request');
		busy.send('GET /slow HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
		await requested;
		const closed = once(server, 'close');
		server.close();
		expect(server.listening).toBe(false);
		await idle.closed;
		answer?.end('done');
		await Promise.all([closed, busy.closed]);
		expect(busy.text).toContain('done');
		const refused = net.connect({ port, host: '127.0.0.1' });
		expect((await once(refused, 'error'))[0].code).toBe('ECONNREFUSED');
	});

	test('closeIdleConnections() and closeAllConnections() close what they say', async () => {
		const server = http.createServer((request, response) => {
			if (request.url === '/') response.end('fast');
		});
		const port = await serve(server);
		const [idle, busy] = [await RawClient.connect(port), await RawClient.connect(port)];
		idle.send(get);
		await idle.saw('fast');
		const requested = once(server, 'request');
		busy.send('GET /busy HTTP/1.1\r\nHost: a\r\n\r\n');
		await requested;
		server.closeIdleConnections();
		await idle.closed;
		expect(busy.socket.destroyed).toBe(false);
		server.closeAllConnections();
		await busy.closed;
	});

	test('counts connections, and drops those over maxConnections', async () => {
		const server = http.createServer();
		server.maxConnections = 1;
		const port = await serve(server);
		const first = await RawClient.connect(port);
		const dropped = once(server, 'drop');
		const second = await RawClient.connect(port);
		await dropped;
		await second.closed;
		expect(first.socket.destroyed).toBe(false);
		expect(await new Promise((resolve) => server.getConnections((_error, count) => resolve(count)))).toBe(1);
	});
});

test('a manager that closes lets an http server end its requests, and reports nothing as cut', async () => {
	let answer: http.ServerResponse | undefined;
	const server = http.createServer((request, response) => {
		if (request.url === '/slow') answer = response;
		else response.end('fast');
	});
	const manager = new SocketManager();
	const port = await attached(server, manager);
	const [idle, busy] = [await RawClient.connect(port), await RawClient.connect(port)];
	idle.send(get);
	await idle.saw('fast');
	const requested = once(server, 'request');
	busy.send('GET /slow HTTP/1.1\r\nHost: a\r\n\r\n');
	await requested;
	const closing = manager.close();
	expect(server.listening).toBe(false);
	await idle.closed;
	answer?.end('in time');
	await busy.saw('in time');
	const report = await closing;
	expect([report.ended, report.cut]).toEqual([2, 0]);
});

test('a server that listens already cannot be attached, nor what is no server', async () => {
	const manager = new SocketManager();
	afterThisTest(() => manager.close());
	const server = http.createServer();
	await attached(server, manager);
	expect(() => manager.attach(server)).toThrow(expect.objectContaining({ code: 'ERR_SERVER_ALREADY_LISTEN' }));
	expect(() => manager.attach({} as never)).toThrow(expect.objectContaining({ code: 'ERR_INVALID_ARG_TYPE' }));
});

async function fetched(agent: http.Agent, port: number, path: string): Promise<string> {
	const request = http.get({ agent, port, path, host: '127.0.0.1' });
	const [response] = (await once(request, 'response')) as [http.IncomingMessage];
	let text = '';
	for await (const part of response.setEncoding('utf8')) text += part;
	return text;
}
