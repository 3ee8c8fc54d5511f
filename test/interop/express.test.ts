/** Real Express on node:net and on syssock: what its apps do with sockets, seen by fetch and curl. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import * as http from 'node:http';
import { join } from 'node:path';
import express, { type Express } from 'express';
import { type Connection, SocketManager } from '../../lib';
import { bodyFile, bodyHash, bodyStream, hashOf, uploadBytes } from '../support/bodies';
import { afterThisTest, cleanUpAfterEach, temporaryFolder } from '../support/clients';
import { attached, ways } from '../support/fed_servers';
import { curl } from '../support/programs';
import { RawClient } from '../support/raw_client';
import { describeWithTool } from '../support/tools';

cleanUpAfterEach();

const url = (port: number, path = '/') => `http://127.0.0.1:${port}${path}`;

function newApp(): Express {
	const app = express();
	app.set('env', 'test'); // errors are answered, and not printed
	app.disable('x-powered-by');
	return app;
}

/** The status and the text of an answer. */
async function answered(request: Promise<Response>): Promise<[status: number, text: string]> {
	const response = await request;
	return [response.status, await response.text()];
}

describe.each(ways)('Express on %s', (_name, serve) => {
	const serveApp = (app: Express) => serve(http.createServer(app));

	test('routes, reads JSON and forms, and answers JSON', async () => {
		const app = newApp().use(express.json(), express.urlencoded({ extended: false }));
		app.post('/users/:id', (request, response) => {
			response.status(201).json({ id: request.params.id, tag: request.query.tag, body: request.body });
		});
		const port = await serveApp(app);
		const json = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"name":"Zoë"}' };
		expect(await answered(fetch(url(port, '/users/7?tag=new'), json))).toEqual([
			201,
			'{"id":"7","tag":"new","body":{"name":"Zoë"}}',
		]);
		const form = { method: 'POST', body: new URLSearchParams({ name: 'a b' }) };
		expect(await answered(fetch(url(port, '/users/8'), form))).toEqual([201, '{"id":"8","body":{"name":"a b"}}']);
	});

	test('answers 404, a broken body with 400, one that is too long with 413, and an error with 500', async () => {
		const app = newApp().use(express.json({ limit: 100 }));
		app.post('/', (_request, response) => void response.send('taken'));
		app.get('/throws', async () => {
			await Promise.reject(new Error('of a handler'));
		});
		const port = await serveApp(app);
		const post = (body: string) =>
			answered(fetch(url(port), { method: 'POST', headers: { 'content-type': 'application/json' }, body }));
		expect((await answered(fetch(url(port, '/nowhere'))))[0]).toBe(404);
		expect((await post('{"half":'))[0]).toBe(400);
		expect((await post(JSON.stringify('x'.repeat(200))))[0]).toBe(413);
		expect((await answered(fetch(url(port, '/throws'))))[0]).toBe(500);
		expect(await post('{}')).toEqual([200, 'taken']);
	});

	test('knows who asks', async () => {
		const app = newApp();
		app.get('/', (request, response) => {
			const { ip, protocol, hostname, secure } = request;
			response.json({ ip, protocol, hostname, secure, port: request.socket.localPort });
		});
		const port = await serveApp(app);
		expect(JSON.parse((await answered(fetch(url(port))))[1])).toEqual({
			ip: '127.0.0.1',
			protocol: 'http',
			hostname: '127.0.0.1',
			secure: false,
			port,
		});
	});

	test('sends files: whole, in part, and not again when they are known', async () => {
		const folder = temporaryFolder();
		const content = randomBytes(3_000_000);
		writeFileSync(join(folder, 'file.bin'), content);
		const port = await serveApp(newApp().use(express.static(folder)));
		const ask = (headers: Record<string, string>) => fetch(url(port, '/file.bin'), { headers });
		const whole = await ask({});
		expect(Buffer.from(await whole.arrayBuffer()).equals(content)).toBe(true);
		const part = await ask({ range: 'bytes=1000000-1999999' });
		expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 1000000-1999999/3000000']);
		expect(Buffer.from(await part.arrayBuffer()).equals(content.subarray(1_000_000, 2_000_000))).toBe(true);
		const etag = String(whole.headers.get('etag'));
		// By hand: fetch adds `cache-control: no-cache` to this.
		const client = await RawClient.connect(port);
		client.send(`GET /file.bin HTTP/1.1\r\nHost: a\r\nConnection: close\r\nIf-None-Match: ${etag}\r\n\r\n`);
		await client.closed;
		expect(client.text).toMatch(/^HTTP\/1.1 304 [\s\S]*\r\n\r\n$/);
	});

	test('takes a long upload as a stream, and sends one', async () => {
		const app = newApp();
		app.put('/', async (request, response) => void response.send(await hashOf(request)));
		app.get('/', (_request, response) => void bodyStream().pipe(response));
		const port = await serveApp(app);
		const put = { method: 'PUT', body: bodyStream() as never, duplex: 'half' } as RequestInit;
		expect(await answered(fetch(url(port), put))).toEqual([200, bodyHash()]);
		const response = await fetch(url(port));
		expect(await hashOf(response.body as never)).toBe(bodyHash());
	}, 60_000);

	test('takes a long upload as a buffer', async () => {
		const app = newApp().use(express.raw({ limit: uploadBytes, type: '*/*' }));
		app.put('/', async (request, response) => void response.send(await hashOf([request.body] as never)));
		const port = await serveApp(app);
		const headers = { 'content-type': 'application/octet-stream' };
		const put = { method: 'PUT', headers, body: bodyStream() as never, duplex: 'half' } as RequestInit;
		expect(await answered(fetch(url(port), put))).toEqual([200, bodyHash()]);
	}, 60_000);

	test('streams events until the client goes away', async () => {
		const app = newApp();
		const gone = new Promise<boolean>((resolve) => {
			app.get('/', (_request, response) => {
				response.type('text/event-stream').write('data: 1\n\n');
				response.on('close', () => resolve(response.writableFinished));
			});
		});
		const client = await RawClient.connect(await serveApp(app));
		client.send('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
		await client.saw('data: 1\n\n');
		client.socket.end();
		expect(await gone).toBe(false);
	});
});

describeWithTool('curl', 'curl', () => {
	test.each(ways)(
		'uploads a file as a form to Express on %s',
		async (_name, serve) => {
			const app = newApp();
			app.post('/', async (request, response) => {
				const bytes = Buffer.concat(await request.toArray());
				const boundary = /boundary=(\S+)/.exec(String(request.headers['content-type']))?.[1];
				const from = bytes.indexOf('\r\n\r\n') + 4;
				const to = bytes.lastIndexOf(`\r\n--${boundary}--`);
				response.send(await hashOf([bytes.subarray(from, to)] as never));
			});
			const { code, stdout } = await curl([
				'-F',
				`file=@${await bodyFile()}`,
				url(await serve(http.createServer(app))),
			]);
			expect([code, String(stdout)]).toEqual([0, bodyHash()]);
		},
		60_000,
	);
});

test('an Express app sees the connection behind its socket: options, metadata, the registry', async () => {
	const app = newApp();
	const manager = new SocketManager();
	app.get('/', (request, response) => {
		const { connection } = request.socket as unknown as { connection: Connection };
		connection.options.set('ipTtl', 77);
		response.json({ known: manager.clients.get(connection.id) === connection, clients: manager.clients.size });
	});
	const port = await attached(http.createServer(app), manager);
	const agent = new http.Agent({ keepAlive: true });
	afterThisTest(() => agent.destroy());
	const [response] = (await once(http.get(url(port), { agent }), 'response')) as [http.IncomingMessage];
	expect((await response.toArray()).join('')).toBe('{"known":true,"clients":1}');
	const [connection] = [...manager.clients];
	expect(connection?.options.get('ipTtl')).toBe(77);
});
