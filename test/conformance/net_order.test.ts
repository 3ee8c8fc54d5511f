/** What runs between the events of several connections, and in whose async context: as on node:net. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { once } from 'node:events';
import type { Server, Socket } from 'node:net';
import { cleanUpAfterEach, turnsOfTheLoop } from '../support/clients';
import { clientOf, listening, type Net, serverOf, sides } from '../support/net_sides';

cleanUpAfterEach();

/** Connected clients whose peers are told of in one turn of the loop: nothing else ran since they were written to. */
async function clients(net: Net, server: Server, port: number, count: number): Promise<[Socket[], Socket[]]> {
	const mine: Socket[] = [];
	const peers: Socket[] = [];
	for (let i = 0; i < count; i++) {
		const client = clientOf(net, { port, host: '127.0.0.1' });
		const [[peer]] = await Promise.all([once(server, 'connection'), once(client, 'connect')]);
		mine.push(client);
		peers.push(peer);
	}
	return [mine, peers];
}

describe.each(sides)('%s', (_name, net) => {
	test('runs nextTick callbacks and microtasks of one connection before the next connection’s event', async () => {
		const { server, port } = await listening(net);
		const [mine, peers] = await clients(net, server, port, 3);
		const log: string[] = [];
		const all = new Promise<void>((resolve) => {
			for (const [i, peer] of peers.entries()) {
				peer.on('data', () => {
					log.push(`data${i}`);
					process.nextTick(() => log.push(`tick${i}`));
					void Promise.resolve().then(() => {
						log.push(`micro${i}`);
						if (log.length === 9) resolve();
					});
				});
			}
		});
		for (const client of mine) client.write('x');
		await all;
		const groups = [0, 3, 6].map((at) => log.slice(at, at + 3));
		expect(groups.sort()).toEqual([0, 1, 2].map((i) => [`data${i}`, `tick${i}`, `micro${i}`]));
	});

	test('keeps the contexts of AsyncLocalStorage apart', async () => {
		const storage = new AsyncLocalStorage<string>();
		const log: string[] = [];
		const note = (event: string) => () => log.push(`${event}: ${storage.getStore()}`);
		const server = serverOf(net, {}, (peer) => {
			note('connection')();
			storage.run('in connection', () => {
				peer.on('data', note('data'));
				peer.on('end', note('end'));
				peer.on('close', note('close'));
			});
		});
		storage.run('listen', () => server.listen(0, '127.0.0.1', note('listening')));
		await once(server, 'listening');
		const { port } = server.address() as { port: number };
		const client = storage.run('connect', () => clientOf(net, { port, host: '127.0.0.1' }));
		for (const event of ['connect', 'data', 'end', 'close']) client.on(event, note(`client ${event}`));
		const [peer] = (await once(server, 'connection')) as [Socket];
		if (client.connecting) await once(client, 'connect');
		storage.run('elsewhere', () => {
			client.write('x', note('written'));
			peer.write('y');
		});
		await Promise.all([once(peer, 'data'), once(client, 'data')]);
		client.end();
		await Promise.all([once(peer, 'close'), once(client, 'close')]);
		await turnsOfTheLoop();
		expect(log.sort()).toEqual([
			'client close: connect',
			'client connect: connect',
			'client data: connect',
			'client end: connect',
			'close: undefined',
			'connection: listen',
			'data: undefined',
			'end: undefined',
			'listening: listen',
			'written: elsewhere',
		]);
	});

	test('callbacks of writes and of end() run in the context of their call, also when they have to wait', async () => {
		const storage = new AsyncLocalStorage<string>();
		const log: string[] = [];
		const note = (event: string) => () => log.push(`${event}: ${storage.getStore()}`);
		const { server, port } = await listening(net, { allowHalfOpen: true });
		const client = storage.run('connect', () => clientOf(net, { port, host: '127.0.0.1', allowHalfOpen: true }));
		const [[peer]] = (await Promise.all([once(server, 'connection'), once(client, 'connect')])) as [[Socket], unknown];
		const much = Buffer.alloc(16 << 20);
		for (const [name, from, to] of [
			['client', client, peer],
			['peer', peer, client],
		] as const) {
			storage.run(`${name} writes`, () => from.write(much, note(name)));
			const written = once(from, 'drain');
			to.resume();
			await written;
			storage.run(`${name} ends`, () => from.end(note(`${name} end`)));
			await once(to, 'end');
		}
		expect(log).toEqual([
			'client: client writes',
			'client end: client ends',
			'peer: peer writes',
			'peer end: peer ends',
		]);
	});

	test('end() is done later, so that what fails it in the same turn comes first', async () => {
		const { server, port } = await listening(net);
		server.on('connection', (peer) => peer.resume());
		const client = clientOf(net, { port, host: '127.0.0.1' });
		await once(client, 'connect');
		const log: string[] = [];
		for (const event of ['prefinish', 'finish', 'close']) client.on(event, () => log.push(event));
		client.on('error', ({ code }: NodeJS.ErrnoException) => log.push(String(code)));
		client.end();
		log.push('ended');
		client.write('too late');
		await once(client, 'close').catch(() => once(client, 'close'));
		expect(log).toEqual(['ended', 'ERR_STREAM_WRITE_AFTER_END', 'close']);
	});

	test('a handler that throws loses its own event only', async () => {
		const { server, port } = await listening(net);
		const [mine, peers] = await clients(net, server, port, 2);
		const caught: unknown[] = [];
		process.setUncaughtExceptionCaptureCallback((error) => caught.push(error));
		try {
			peers[0]?.on('data', () => {
				throw new Error('of the first');
			});
			const second = once(peers[1] as Socket, 'data');
			for (const client of mine) client.write('x');
			await second;
			await turnsOfTheLoop();
		} finally {
			process.setUncaughtExceptionCaptureCallback(null);
		}
		expect(caught.map(String)).toEqual(['Error: of the first']);
	});
});
