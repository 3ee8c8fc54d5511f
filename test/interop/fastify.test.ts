/** Real Fastify on node:net and on syssock: it makes and closes its server itself, and feeds on streams. */
import { once } from 'node:events';
import * as http from 'node:http';
import * as net from 'node:net';
import fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { bodyHash, bodyStream, boundBytes, hashOf, Lead, shortReceiveBuffer } from '../support/bodies';
import { afterThisTest, cleanUpAfterEach } from '../support/clients';
import { ways } from '../support/fed_servers';
import { curl } from '../support/programs';
import { RawClient } from '../support/raw_client';
import { describeWithTool } from '../support/tools';

cleanUpAfterEach();

const url = (port: number, path = '/') => `http://127.0.0.1:${port}${path}`;
const get = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';

/** An app that is closed after the test. */
function newApp(options: FastifyServerOptions = {}): FastifyInstance {
	const app = fastify(options);
	afterThisTest(() => app.close());
	// Bodies of this type are for the handler to read.
	app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
	return app;
}

describe.each(ways)('Fastify on %s', (_name, serve) => {
	/** What `app.listen()` does, on the transport in question. */
	async function serveApp(app: FastifyInstance): Promise<number> {
		await app.ready();
		return serve(app.server);
	}

	test('checks what it is sent, and serializes what it answers', async () => {
		const app = newApp();
		const schema = {
			body: { type: 'object', required: ['count'], properties: { count: { type: 'integer' } } },
			response: { 200: { type: 'object', properties: { twice: { type: 'integer' }, from: { type: 'string' } } } },
		};
		app.post<{ Body: { count: number } }>('/', { schema }, async (request) => ({
			twice: request.body.count * 2,
			from: request.ip,
			secret: 'left out',
		}));
		const port = await serveApp(app);
		const post = async (body: unknown) => {
			const headers = { 'content-type': 'application/json' };
			const response = await fetch(url(port), { method: 'POST', headers, body: JSON.stringify(body) });
			return [response.status, await response.json()];
		};
		expect(await post({ count: 21 })).toEqual([200, { twice: 42, from: '127.0.0.1' }]);
		expect((await post({ count: 'many' }))[0]).toBe(400);
	});

	test('takes a long upload as a stream, and sends one', async () => {
		const app = newApp();
		app.put('/', async (request) => hashOf(request.body as AsyncIterable<Buffer>));
		app.get('/', (_request, reply) => reply.type('application/octet-stream').send(bodyStream()));
		const port = await serveApp(app);
		const headers = { 'content-type': 'application/octet-stream' };
		const init = { method: 'PUT', headers, body: bodyStream() as never, duplex: 'half' } as RequestInit;
		expect(await (await fetch(url(port), init)).text()).toBe(bodyHash());
		expect(await hashOf((await fetch(url(port))).body as never)).toBe(bodyHash());
	}, 60_000);

	test('does not run ahead of a client that reads slowly', async () => {
		const lead = new Lead();
		const app = newApp();
		app.get('/', (_request, reply) => reply.type('application/octet-stream').send(lead.source()));
		const socket = net.connect(await serveApp(app), '127.0.0.1');
		afterThisTest(() => socket.destroy());
		await once(socket, 'connect');
		shortReceiveBuffer(socket);
		const request = http.get({ createConnection: () => socket });
		const [response] = (await once(request, 'response')) as [http.IncomingMessage];
		expect(await lead.drain(response)).toBe(lead.bytes);
		expect(lead.mostBytes).toBeLessThan(boundBytes);
	});

	test('hears of a request that is aborted', async () => {
		const app = newApp();
		const aborted = new Promise<string>((resolve) => {
			app.addHook('onRequestAbort', (request, done) => {
				resolve(request.url);
				done();
			});
		});
		const arrived = new Promise<void>((resolve) => {
			app.get('/never', (_request, reply) => {
				reply.hijack();
				resolve();
			});
		});
		const client = await RawClient.connect(await serveApp(app));
		client.send('GET /never HTTP/1.1\r\nHost: a\r\n\r\n');
		await arrived;
		client.socket.destroy();
		expect(await aborted).toBe('/never');
	});

	test('answers what is no HTTP with 400, and 413 to a body that is too long', async () => {
		const app = newApp({ bodyLimit: 10 });
		app.post('/', () => 'taken');
		const port = await serveApp(app);
		const client = await RawClient.connect(port);
		client.send('nonsense\r\n\r\n');
		await client.closed;
		expect(client.text).toMatch(/^HTTP\/1\.1 400 Bad Request/);
		const headers = { 'content-type': 'application/json' };
		const response = await fetch(url(port), { method: 'POST', headers, body: JSON.stringify('x'.repeat(100)) });
		expect(response.status).toBe(413);
	});

	test('close() ends what is idle at once and lets a request that is under way have its answer', async () => {
		const app = newApp({ forceCloseConnections: 'idle' });
		let answer: ((text: string) => void) | undefined;
		const arrived = new Promise<void>((resolve) => {
			app.get('/slow', () => {
				resolve();
				return new Promise<string>((resolveAnswer) => {
					answer = resolveAnswer;
				});
			});
		});
		app.get('/', () => 'fast');
		const port = await serveApp(app);
		const [idle, busy] = [await RawClient.connect(port), await RawClient.connect(port)];
		idle.send(get);
		await idle.saw('fast');
		busy.send('GET /slow HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
		await arrived;
		const closing = app.close();
		await idle.closed;
		answer?.('in time');
		await Promise.all([closing, busy.closed]);
		expect(busy.text).toMatch(/\r\n\r\nin time$/);
	});
});

describeWithTool('curl', 'curl', () => {
	test.each(ways)(
		'uploads chunks to Fastify on %s',
		async (_name, serve) => {
			const app = newApp();
			app.put('/', async (request) => hashOf(request.body as AsyncIterable<Buffer>));
			await app.ready();
			const type = 'Content-Type: application/octet-stream';
			const { code, stdout } = await curl(['-T', '-', '-H', type, url(await serve(app.server))], bodyStream());
			expect([code, String(stdout)]).toEqual([0, bodyHash()]);
		},
		60_000,
	);
});
