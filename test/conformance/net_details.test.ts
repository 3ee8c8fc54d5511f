/** Small things that programs count on, on node:net and on syssock/net. */
import { once } from 'node:events';
import * as http from 'node:http';
import * as nodeNet from 'node:net';
import * as tls from 'node:tls';
import { optionsOf } from '../../lib';
import { afterThisTest, cleanUpAfterEach, turnsOfTheLoop } from '../support/clients';
import { clientOf, listening, pair, readAll, sides } from '../support/net_sides';

cleanUpAfterEach();

describe.each(sides)('%s', (_name, net) => {
	test('counts what was written before it was connected once', async () => {
		const { server, port } = await listening(net);
		const client = clientOf(net, { port, host: '127.0.0.1' });
		client.cork();
		client.write('ü');
		client.write(Buffer.from('four'));
		client.uncork();
		const early = clientOf(net, { port, host: '127.0.0.1' });
		early.write('grüße');
		expect([client.bytesWritten, early.bytesWritten]).toEqual([6, 7]);
		server.on('connection', (peer) => peer.resume());
		await Promise.all([once(client, 'connect'), once(early, 'connect')]);
		expect([client.bytesWritten, early.bytesWritten]).toEqual([6, 7]);
		client.end('!');
		await once(client, 'finish');
		expect(client.bytesWritten).toBe(7);
	});

	test('tells its counters and addresses at each stage of its life', async () => {
		const { server, port } = await listening(net);
		server.on('connection', (peer) => peer.end('six by'));
		const client = clientOf(net, { port, host: '127.0.0.1' });
		const seen = () => [client.bytesRead, client.bytesWritten, client.pending, client.remoteAddress, client.readyState];
		const connecting = seen();
		await once(client, 'connect');
		const connected = seen();
		client.resume().end('four');
		await once(client, 'close');
		expect([connecting, connected, seen()]).toEqual([
			[0, 0, true, undefined, 'opening'],
			[0, 0, false, '127.0.0.1', 'open'],
			[6, 4, true, '127.0.0.1', 'closed'],
		]);
	});

	test('an onread callback that says no each time hears of everything, and of an end that came meanwhile', async () => {
		const { server, port } = await listening(net);
		server.on('connection', (peer) => peer.end('abcdefgh'));
		const heard: string[] = [];
		const onread = {
			buffer: Buffer.alloc(3),
			callback(this: nodeNet.Socket, bytes: number, into: Uint8Array) {
				heard.push(Buffer.from(into).toString('latin1', 0, bytes));
				setImmediate(() => this.resume());
				return false;
			},
		};
		const client = clientOf(net, { port, host: '127.0.0.1', onread } as nodeNet.NetConnectOpts);
		await once(client, 'end');
		expect(heard).toEqual(['abc', 'def', 'gh']);
	});

	test('keep-alive probes are those that node:net documents: ten, one a second', async () => {
		const probes = (socket: nodeNet.Socket) => {
			const options = optionsOf(socket);
			const on = options.get('soKeepAlive');
			return [on, options.get('tcpKeepIdleSeconds'), options.get('tcpKeepIntvlSeconds'), options.get('tcpKeepCnt')];
		};
		const early = { keepAlive: true, keepAliveInitialDelay: 7000 };
		const { client, peer } = await pair(net, early as never, early);
		expect([probes(client), probes(peer)]).toEqual([
			[true, 7, 1, 10],
			[true, 7, 1, 10],
		]);
		peer.setKeepAlive(true, 9000);
		expect(probes(peer)).toEqual([true, 9, 1, 10]);
		const { port } = await listening(net);
		const later = new net.Socket().setKeepAlive(true, 5000);
		afterThisTest(() => later.destroy());
		await once(later.connect(port, '127.0.0.1'), 'connect');
		expect(probes(later)).toEqual([true, 5, 1, 10]);
	});

	// Node 24 and newer.
	const takesInterval = nodeNet.Socket.prototype.setKeepAlive.length > 2;
	(takesInterval ? test : test.skip)('interval and number of keep-alive probes reach the kernel', async () => {
		type Newer = nodeNet.Socket & { setKeepAlive(on: boolean, ...more: number[]): nodeNet.Socket };
		const { port } = await listening(net);
		const early = new net.Socket() as Newer;
		early.setKeepAlive(true, 5000, 2000, 3);
		const late = new net.Socket() as Newer;
		for (const socket of [early, late]) {
			afterThisTest(() => socket.destroy());
			await once(socket.connect(port, '127.0.0.1'), 'connect');
		}
		late.setKeepAlive(true, 5000, 2000, 3);
		for (const options of [early, late].map((socket) => optionsOf(socket)))
			expect([options.get('tcpKeepIntvlSeconds'), options.get('tcpKeepCnt')]).toEqual([2, 3]);
	});

	// Node 24 and newer.
	const takesService = 'setTypeOfService' in nodeNet.Socket.prototype;
	(takesService ? test : test.skip)(
		'the type of service reaches the kernel, before and after the connection',
		async () => {
			interface Newer extends nodeNet.Socket {
				setTypeOfService(value: number): this;
				getTypeOfService(): number;
			}
			const { client, peer, port } = await pair(net, {}, { typeOfService: 16 });
			const early = (new net.Socket() as Newer).setTypeOfService(12);
			afterThisTest(() => early.destroy());
			await once(early.connect(port, '127.0.0.1'), 'connect');
			(peer as Newer).setTypeOfService(8);
			for (const [socket, value] of [
				[client, 16],
				[early, 12],
				[peer, 8],
			] as const)
				expect([optionsOf(socket).get('ipTos'), (socket as Newer).getTypeOfService()]).toEqual([value, value]);
		},
	);

	test('takes very many corked writes', async () => {
		const { client, peer } = await pair(net);
		const received = readAll(peer);
		const count = 100_000;
		client.cork();
		for (let i = 0; i < count; i++) client.write(String(i).padEnd(50, '.'));
		process.nextTick(() => client.uncork());
		client.end();
		const bytes = await received;
		expect([bytes.length, client.bytesWritten]).toEqual([count * 50, count * 50]);
		expect(bytes.toString('latin1', (count - 1) * 50)).toBe('99999'.padEnd(50, '.'));
	});

	test('the callback of onread has the socket as this, and may pause or destroy it', async () => {
		const { server, port } = await listening(net);
		const buffer = Buffer.alloc(4);
		const seen: nodeNet.Socket[] = [];
		let text = '';
		let steps = 0;
		const onread = {
			buffer: () => buffer,
			callback(this: nodeNet.Socket, bytes: number, into: Uint8Array) {
				seen.push(this);
				text += Buffer.from(into).toString('latin1', 0, bytes);
				steps++;
				if (steps === 1) this.pause();
				if (steps === 2) this.destroy();
				return true;
			},
		};
		const client = clientOf(net, { port, host: '127.0.0.1', onread } as nodeNet.NetConnectOpts);
		const [peer] = await once(server, 'connection');
		peer.on('error', () => undefined); // the client goes away with bytes unread, which resets
		peer.write('one two three');
		while (steps < 1) await turnsOfTheLoop(1);
		await turnsOfTheLoop(10);
		expect(text).toBe('one ');
		const closed = once(client, 'close');
		client.resume();
		await closed;
		expect([text, steps]).toEqual(['one two ', 2]);
		expect(seen.map((one) => one === client)).toEqual([true, true]);
	});

	test('reads nothing while paused from the start', async () => {
		const { server, port } = await listening(net);
		server.on('connection', (peer) => peer.end('all of it'));
		const client = clientOf(net, { port, host: '127.0.0.1' });
		client.pause();
		await once(client, 'connect');
		await turnsOfTheLoop(20);
		expect([client.bytesRead, client.readableLength]).toEqual([0, 0]);
		expect(String(await readAll(client.resume()))).toBe('all of it');
	});

	test('instanceof knows the sockets and servers of Node’s other modules, and a class of one’s own', () => {
		const secure = new tls.TLSSocket(new nodeNet.Socket());
		afterThisTest(() => secure.destroy());
		const own = class extends (net.Socket as unknown as new () => object) {};
		expect([secure instanceof net.Socket, http.createServer() instanceof net.Server]).toEqual([true, true]);
		expect([new own() instanceof own, new own() instanceof net.Socket, new net.Socket() instanceof own]).toEqual([
			true,
			true,
			false,
		]);
		expect([{} instanceof net.Socket, http.createServer() instanceof net.Socket]).toEqual([false, false]);
	});

	test('the handle says whether it keeps the process alive', async () => {
		const { client, peer } = await pair(net);
		for (const socket of [client, peer]) {
			const handle = () => (socket as unknown as { _handle: { hasRef(): boolean } })._handle.hasRef();
			expect([handle(), socket.unref() && handle(), socket.ref() && handle()]).toEqual([true, false, true]);
		}
	});

	test('keep-alive options go to the handle in seconds, and no less than 0', async () => {
		const { port } = await listening(net);
		const calls: unknown[][] = [];
		for (const keepAliveInitialDelay of [-5000, 1999, 61_000]) {
			const client = clientOf(net, { port, host: '127.0.0.1', keepAlive: true, keepAliveInitialDelay });
			const { _handle: handle } = client as unknown as { _handle: { setKeepAlive(...args: unknown[]): number } };
			handle.setKeepAlive = (...args) => calls.push(args.slice(0, 2));
			await once(client, 'connect');
		}
		expect(calls).toEqual([
			[true, 0],
			[true, 1],
			[true, 61],
		]);
	});

	test('is read from when a readable listener was there before the connection', async () => {
		const { server, port } = await listening(net);
		server.on('connection', (peer) => peer.end('all of it'));
		const client = clientOf(net, { port, host: '127.0.0.1' });
		let text = '';
		client.on('readable', () => {
			text += client.read() ?? '';
		});
		await once(client, 'end');
		expect(text).toBe('all of it');
	});

	test('reads nothing when its connect listener pauses it', async () => {
		const { server, port } = await listening(net);
		server.on('connection', (peer) => peer.end('all of it'));
		const client = clientOf(net, { port, host: '127.0.0.1' });
		client.once('connect', () => client.pause());
		await once(client, 'ready');
		await turnsOfTheLoop(20);
		expect([client.bytesRead, client.readableLength]).toEqual([0, 0]);
		expect(String(await readAll(client.resume()))).toBe('all of it');
	});
});
