/** What runs between the events of several connections of an http server, and in whose async context: as on node:net. */
import { AsyncLocalStorage } from 'node:async_hooks';
import * as http from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import express from 'express';
import { cleanUpAfterEach } from '../support/clients';
import { ways } from '../support/fed_servers';
import { RawClient } from '../support/raw_client';

cleanUpAfterEach();

const getOf = (path: string) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`;

/** Kept-alive connections that have been answered once: the next thing that comes on them is a request. */
async function warmClients(port: number, count: number): Promise<RawClient[]> {
	const clients: RawClient[] = [];
	for (let i = 0; i < count; i++) {
		const client = await RawClient.connect(port);
		client.send(getOf('/warm'));
		await client.saw('warm');
		clients.push(client);
	}
	return clients;
}

describe.each(ways)('%s', (_name, serve) => {
	test('nextTick callbacks and microtasks of one request run before the next connection’s request', async () => {
		const log: string[] = [];
		const server = http.createServer((request, response) => {
			if (request.url === '/warm') return void response.end('warm');
			const who = request.url;
			log.push(`request ${who}`);
			process.nextTick(() => log.push(`tick ${who}`));
			queueMicrotask(() => log.push(`micro ${who}`));
			void (async () => {
				await undefined;
				await undefined;
				log.push(`awaited ${who}`);
				response.end(`answer ${who}`);
			})();
		});
		const clients = await warmClients(await serve(server), 4);
		for (const [i, client] of clients.entries()) client.send(getOf(`/${i}`));
		await Promise.all(clients.map((client, i) => client.saw(`answer /${i}`)));
		const groups = clients.map((_client, i) => log.slice(i * 4, i * 4 + 4));
		expect(groups.sort()).toEqual(
			clients.map((_client, i) => [`request /${i}`, `tick /${i}`, `micro /${i}`, `awaited /${i}`]),
		);
	});

	test('an answer that is written in a microtask is on its way before the next connection’s request', async () => {
		const sent: [string, number][] = [];
		let requests = 0;
		const server = http.createServer((request, response) => {
			if (request.url === '/warm') return void response.end('warm');
			requests++;
			void Promise.resolve().then(() => {
				response.end('answer');
				sent.push([String(request.url), requests]);
			});
		});
		const clients = await warmClients(await serve(server), 3);
		for (const [i, client] of clients.entries()) client.send(getOf(`/${i}`));
		await Promise.all(clients.map((client) => client.saw('answer')));
		expect(sent.map(([, seen]) => seen)).toEqual([1, 2, 3]);
	});

	test('each request keeps the store that it ran with, whatever else is under way', async () => {
		const storage = new AsyncLocalStorage<string>();
		const seen: string[] = [];
		const server = http.createServer((request, response) => {
			if (request.url === '/warm') return void response.end('warm');
			seen.push(`begins with ${storage.getStore()}`);
			storage.run(String(request.url), async () => {
				const chunks: string[] = [];
				for await (const chunk of request) chunks.push(`${chunk} in ${storage.getStore()}`);
				await nextTurn();
				response.on('finish', () => seen.push(`${request.url} finishes in ${storage.getStore()}`));
				response.end(`${chunks.join()}; ends in ${storage.getStore()}`);
			});
		});
		const clients = await warmClients(await serve(server), 3);
		for (const [i, client] of clients.entries()) {
			client.send(`POST /${i} HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\n`);
		}
		for (const client of clients) client.send('body');
		await Promise.all(clients.map((client, i) => client.saw(`body in /${i}; ends in /${i}`)));
		await nextTurn();
		expect(seen.filter((line) => line.startsWith('begins'))).toEqual(Array(3).fill('begins with undefined'));
		expect(seen.filter((line) => line.includes('finishes')).sort()).toEqual(
			[0, 1, 2].map((i) => `/${i} finishes in /${i}`),
		);
	});

	test('stores do not leak into what comes later on the same connection, nor into its close', async () => {
		const storage = new AsyncLocalStorage<string>();
		const seen: string[] = [];
		const note = (event: string) => () => seen.push(`${event} in ${storage.getStore()}`);
		const server = http.createServer((request, response) => {
			note(`request ${request.url}`)();
			storage.run(`store of ${request.url}`, () => {
				if (request.url === '/first') request.socket.on('close', note('close'));
				response.end(`<${request.url}>`, note(`written ${request.url}`));
			});
		});
		const client = await RawClient.connect(await serve(server));
		for (const path of ['/first', '/second', '/third']) {
			client.send(getOf(path));
			await client.saw(`<${path}>`);
		}
		client.socket.end();
		await client.closed;
		while (seen.length < 7) await nextTurn();
		expect(seen.sort()).toEqual([
			'close in undefined',
			'request /first in undefined',
			'request /second in undefined',
			'request /third in undefined',
			'written /first in store of /first',
			'written /second in store of /second',
			'written /third in store of /third',
		]);
	});

	test('a middleware’s store reaches Express’s later handlers, for requests that interleave', async () => {
		const storage = new AsyncLocalStorage<{ id: string }>();
		const app = express();
		app.use((request, _response, next) => storage.run({ id: request.path }, next));
		let arrived = 0;
		let release: () => void = () => undefined;
		const all = new Promise<void>((resolve) => {
			release = resolve;
		});
		app.use(express.json(), async (_request, response) => {
			if (++arrived === 10) release();
			await all;
			response.send(storage.getStore()?.id);
		});
		const port = await serve(http.createServer(app));
		const answers = Array.from({ length: 10 }, async (_, i) => {
			const headers = { 'content-type': 'application/json' };
			const response = await fetch(`http://127.0.0.1:${port}/${i}`, { method: 'POST', headers, body: `{"i":${i}}` });
			return response.text();
		});
		expect(await Promise.all(answers)).toEqual(Array.from({ length: 10 }, (_, i) => `/${i}`));
	});
});
