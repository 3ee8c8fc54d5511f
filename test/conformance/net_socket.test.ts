/** Sockets of node:net and of syssock/net, side by side. */
import { once } from 'node:events';
import * as nodeNet from 'node:net';
import { Duplex } from 'node:stream';
import { cleanUpAfterEach, patterned, turnsOfTheLoop } from '../support/clients';
import { clientOf, listening, pair, readAll, record, sides, thrownIn } from '../support/net_sides';

cleanUpAfterEach();

describe.each(sides)('%s: a socket', (_name, net) => {
	test('is a net.Socket and a Duplex on both ends', async () => {
		const { client, peer } = await pair(net);
		for (const socket of [client, peer]) {
			expect(socket instanceof nodeNet.Socket).toBe(true);
			expect(socket instanceof net.Socket).toBe(true);
			expect(socket instanceof Duplex).toBe(true);
		}
	});

	test('may be made without new, and inherited from as a function', () => {
		const made = (net.Socket as unknown as () => nodeNet.Socket)();
		expect(made instanceof nodeNet.Socket).toBe(true);
		function Derived(this: nodeNet.Socket) {
			(net.Socket as unknown as (this: nodeNet.Socket) => void).call(this);
		}
		Object.setPrototypeOf(Derived.prototype, net.Socket.prototype);
		const derived = new (Derived as unknown as new () => nodeNet.Socket)();
		expect(derived.writable).toBe(true);
		expect(derived.pending).toBe(true);
	});

	test('carries bytes both ways, whole and in order', async () => {
		const { client, peer } = await pair(net, { allowHalfOpen: true });
		const up = patterned(3_000_000, 1);
		const down = patterned(2_000_000, 2);
		client.end(up);
		peer.end(down);
		const [atPeer, atClient] = await Promise.all([readAll(peer), readAll(client)]);
		expect(atPeer.equals(up)).toBe(true);
		expect(atClient.equals(down)).toBe(true);
		expect([client.bytesWritten, client.bytesRead]).toEqual([up.length, down.length]);
		expect([peer.bytesWritten, peer.bytesRead]).toEqual([down.length, up.length]);
	});

	test.each(['utf8', 'latin1', 'ascii', 'hex', 'base64', 'ucs2'] as const)('writes strings in %s', async (encoding) => {
		const { client, peer } = await pair(net);
		const bytes = Buffer.from('sixteen letters.');
		client.end(bytes.toString(encoding), encoding);
		expect((await readAll(peer)).toString()).toBe('sixteen letters.');
	});

	test('writes text longer than what it keeps at hand', async () => {
		const { client, peer } = await pair(net);
		const text = 'grüße €'.repeat(30_000);
		client.write('<');
		client.end(text);
		expect((await readAll(peer)).toString()).toBe(`<${text}`);
	});

	test('tells what was written when the callback of the write comes, which is at once', async () => {
		const { client } = await pair(net);
		let done = false;
		client.write('taken at once', () => {
			done = true;
		});
		expect(client.writableLength).toBe(0);
		expect(client.bytesWritten).toBe(13);
		await Promise.resolve();
		await new Promise(process.nextTick);
		expect(done).toBe(true);
	});

	test('says false when its peer does not read, and drains when it does', async () => {
		const { client, peer } = await pair(net, { pauseOnConnect: true } as nodeNet.ServerOpts);
		const chunk = Buffer.alloc(65536, 'b');
		let written = 0;
		// The peer's kernel may make room for what was kept at first.
		for (let blocked = false; !blocked; blocked = client.writableNeedDrain) {
			for (let taken = true; taken; written += chunk.length) {
				taken = client.write(chunk);
				expect(written).toBeLessThan(64 * 1024 * 1024); // a write that always says true never ends
			}
			await turnsOfTheLoop(20);
		}
		expect(client.writableLength).toBeGreaterThan(0);
		let received = 0;
		peer.on('data', (data) => {
			received += data.length;
		});
		peer.resume();
		await once(client, 'drain');
		expect(client.writableLength).toBe(0);
		client.end();
		await once(peer, 'end');
		expect(received).toBe(written);
	});

	test('does not take what nobody reads: the writer is held up, not the memory filled', async () => {
		const { client, peer } = await pair(net);
		let fed = 0;
		const chunk = Buffer.alloc(65536);
		const feed = () => {
			while (fed < 256 * 1024 * 1024 && client.write(chunk)) fed += chunk.length;
		};
		client.on('drain', feed);
		feed();
		await turnsOfTheLoop(50);
		expect(peer.readableLength).toBeLessThanOrEqual(4 * 65536);
		expect(fed).toBeLessThan(64 * 1024 * 1024);
	});

	test('calls back each write, in order, also those that had to wait', async () => {
		const { client, peer } = await pair(net);
		const order: number[] = [];
		for (let i = 0; i < 100; i++) client.write(Buffer.alloc(100_000, i), () => order.push(i));
		client.end();
		peer.resume();
		await once(peer, 'end');
		await turnsOfTheLoop();
		expect(order).toEqual([...Array(100).keys()]);
	});

	test('keeps its side open after the end of the other with allowHalfOpen', async () => {
		const { client, peer } = await pair(net, { allowHalfOpen: true });
		const request = readAll(peer);
		client.end('ping');
		expect((await request).toString()).toBe('ping');
		expect([peer.readyState, peer.writable]).toEqual(['writeOnly', true]);
		peer.end('pong');
		expect((await readAll(client)).toString()).toBe('pong');
	});

	test('ends its side by itself when the other has, without allowHalfOpen', async () => {
		const { client, peer } = await pair(net);
		const log: string[] = [];
		record(log, peer, 'peer', ['end', 'finish', 'close']);
		record(log, client, 'client', ['end', 'close']);
		peer.resume();
		client.resume();
		client.end();
		await Promise.all([once(peer, 'close'), once(client, 'close')]);
		expect(log.filter((line) => line.startsWith('peer'))).toEqual(['peer end', 'peer finish', 'peer close']);
		expect(log.filter((line) => line.startsWith('client'))).toEqual(['client end', 'client close']);
	});

	test('sends its end also when nobody has read what came before', async () => {
		const { client, peer } = await pair(net, { allowHalfOpen: true });
		client.end('unread');
		await turnsOfTheLoop(5);
		peer.end('bye');
		expect((await readAll(client)).toString()).toBe('bye');
	});

	test('refuses a write after the end of the other side as EPIPE', async () => {
		const { client, peer } = await pair(net);
		const finished = once(peer, 'finish');
		peer.resume();
		client.end();
		await finished;
		const error = await new Promise<NodeJS.ErrnoException | null | undefined>((resolve) => peer.write('late', resolve));
		expect([error?.code, error?.message]).toEqual(['EPIPE', 'This socket has been ended by the other party']);
	});

	test('is gone at once when destroyed, with what it had written delivered', async () => {
		const { client, peer } = await pair(net);
		const received = readAll(peer);
		client.write('last ');
		client.write('words');
		client.destroy();
		expect([client.destroyed, client.writable, client.readyState]).toEqual([true, false, 'closed']);
		const [hadError] = await once(client, 'close');
		expect(hadError).toBe(false);
		expect((await received).toString()).toBe('last words');
		expect([client.bytesWritten, client.localPort, client.pending]).toEqual([10, undefined, true]);
	});

	test('tells the error of destroy(error), then close with true', async () => {
		const { client } = await pair(net);
		const log: string[] = [];
		record(log, client, 'client', ['error', 'close'], (arg: unknown) => ` ${arg}`);
		client.destroy(new Error('enough'));
		await once(client, 'close').catch(() => undefined);
		await turnsOfTheLoop();
		expect(log).toEqual(['client error Error: enough', 'client close true']);
	});

	test('destroys itself soon: once what was written is out', async () => {
		const { client, peer } = await pair(net);
		const bytes = patterned(4_000_000);
		client.write(bytes);
		client.destroySoon();
		const closed = once(client, 'close');
		const received = await readAll(peer);
		expect(received.equals(bytes)).toBe(true);
		await closed;
	});

	test('resets: the other side hears ECONNRESET', async () => {
		const { client, peer } = await pair(net);
		const error = once(peer, 'error');
		peer.resume();
		client.resetAndDestroy();
		const [{ code, syscall, message, errno }] = (await error) as [NodeJS.ErrnoException];
		expect({ code, syscall, message, errno }).toEqual({
			code: 'ECONNRESET',
			syscall: 'read',
			message: 'read ECONNRESET',
			errno: -104,
		});
	});

	test('cannot reset what is not connected', async () => {
		const socket = new net.Socket();
		const error = once(socket, 'error');
		socket.resetAndDestroy();
		expect((await error)[0].code).toBe('ERR_SOCKET_CLOSED');
	});

	test('calls back a write that its own end has cut off', async () => {
		const { client } = await pair(net, { pauseOnConnect: true } as nodeNet.ServerOpts);
		const called = new Promise<void>((resolve) => client.write(Buffer.alloc(64 * 1024 * 1024), () => resolve()));
		client.destroy();
		await called;
		expect(client.destroyed).toBe(true);
	});

	test('fails a write on a socket that is not connected', async () => {
		const socket = new net.Socket();
		socket.on('error', () => undefined);
		const error = await new Promise<NodeJS.ErrnoException | null | undefined>((resolve) => socket.write('x', resolve));
		expect(error?.code).toBe('ERR_SOCKET_CLOSED');
	});

	test('writes what was written before it was connected', async () => {
		const { server, port } = await listening(net);
		const client = clientOf(net, { port, host: '127.0.0.1' });
		client.write('early ');
		client.end(Buffer.from('bird'));
		expect([client.connecting, client.bytesWritten]).toEqual([true, 10]);
		expect(client.bufferSize).toBe(client.writableLength);
		const [peer] = await once(server, 'connection');
		expect((await readAll(peer)).toString()).toBe('early bird');
		expect(client.bytesWritten).toBe(10);
	});

	test('has the addresses of both ends, the same seen from either', async () => {
		const { client, peer, port } = await pair(net);
		expect([client.remoteAddress, client.remotePort, client.remoteFamily]).toEqual(['127.0.0.1', port, 'IPv4']);
		expect([peer.localAddress, peer.localPort, peer.localFamily]).toEqual(['127.0.0.1', port, 'IPv4']);
		expect([peer.remoteAddress, peer.remotePort]).toEqual([client.localAddress, client.localPort]);
		expect(client.address()).toEqual({ address: '127.0.0.1', family: 'IPv4', port: client.localPort });
		client.destroy();
		expect([client.remoteAddress, client.localAddress]).toEqual(['127.0.0.1', undefined]);
	});

	test('knows its states while connecting and after', async () => {
		const { port } = await listening(net);
		const client = clientOf(net, { port, host: '127.0.0.1' });
		expect([client.connecting, client.pending, client.readyState]).toEqual([true, true, 'opening']);
		const log: string[] = [];
		record(log, client, 'client', ['connect', 'ready']);
		await once(client, 'ready');
		expect(log).toEqual(['client connect', 'client ready']);
		expect([client.connecting, client.pending, client.readyState]).toEqual([false, false, 'open']);
	});

	test('times out when nothing has happened for so long, counted from the last byte', async () => {
		const { client, peer } = await pair(net);
		peer.pipe(peer);
		let echoes = 0;
		let lastAt = 0;
		client.on('data', () => {
			lastAt = performance.now();
			if (++echoes < 8) setTimeout(() => client.write('again'), 40);
		});
		client.setTimeout(200);
		client.write('go');
		await once(client, 'timeout');
		// However slow the machine is: without a byte for less than that there is no timeout.
		expect(performance.now() - lastAt).toBeGreaterThan(150);
		expect([client.timeout, client.destroyed]).toEqual([200, false]);
	});

	test('sets a timeout from connect, and takes it back', async () => {
		const { port } = await listening(net);
		const client = clientOf(net, { port, host: '127.0.0.1', timeout: 50 });
		await once(client, 'timeout');
		let again = 0;
		client.setTimeout(20, () => again++);
		client.setTimeout(0);
		await new Promise((resolve) => setTimeout(resolve, 60));
		expect(again).toBe(0);
	});

	test('chains its setters, connected or not', async () => {
		const { client } = await pair(net);
		for (const socket of [client, new net.Socket()]) {
			expect(socket.setNoDelay(true)).toBe(socket);
			expect(socket.setKeepAlive(true, 30_000)).toBe(socket);
			expect(socket.setTimeout(0)).toBe(socket);
			expect(socket.unref().ref()).toBe(socket);
			expect(socket.pause().resume()).toBe(socket);
		}
	});

	test('pauses: nothing comes until it is resumed, and then everything does', async () => {
		const { client, peer } = await pair(net);
		let received = 0;
		peer.on('data', (data) => {
			received += data.length;
		});
		peer.pause();
		client.write(Buffer.alloc(1000));
		await turnsOfTheLoop(10);
		expect(received).toBe(0);
		peer.resume();
		client.end();
		await once(peer, 'end');
		expect(received).toBe(1000);
	});

	test('delivers text with setEncoding, characters whole', async () => {
		const { client, peer } = await pair(net);
		peer.setEncoding('utf8');
		let text = '';
		peer.on('data', (part) => {
			text += part;
		});
		const bytes = Buffer.from('€uro');
		client.write(bytes.subarray(0, 1));
		await turnsOfTheLoop();
		client.end(bytes.subarray(1));
		await once(peer, 'end');
		expect(text).toBe('€uro');
	});

	test('reads into a buffer of the user with onread, and heeds its false', async () => {
		const { server, port } = await listening(net);
		const buffer = Buffer.alloc(7);
		let text = '';
		let calls = 0;
		const onread = {
			buffer,
			callback(bytes: number, into: Uint8Array) {
				text += Buffer.from(into).toString('latin1', 0, bytes);
				return ++calls !== 2;
			},
		};
		const client = clientOf(net, { port, host: '127.0.0.1', onread } as nodeNet.NetConnectOpts);
		const [peer] = await once(server, 'connection');
		peer.end('what was sent is read in parts');
		while (calls < 2) await turnsOfTheLoop(1);
		await turnsOfTheLoop(10);
		expect([calls, text]).toEqual([2, 'what was sent ']);
		client.resume();
		await once(client, 'end');
		expect(text).toBe('what was sent is read in parts');
	});

	test('is iterable, and destroyed when the loop is left', async () => {
		const { client, peer } = await pair(net);
		client.write('one');
		for await (const chunk of peer) {
			expect(String(chunk)).toBe('one');
			break;
		}
		expect(peer.destroyed).toBe(true);
	});

	test('can be disposed of', async () => {
		const { client } = await pair(net);
		const { asyncDispose } = Symbol as unknown as { asyncDispose: symbol };
		client.on('error', () => undefined);
		await (client as unknown as Record<symbol, () => Promise<void>>)[asyncDispose]?.();
		expect(client.destroyed).toBe(true);
	});

	test('ends with its AbortSignal', async () => {
		const { port } = await listening(net);
		const abort = new AbortController();
		const client = clientOf(net, { port, host: '127.0.0.1', signal: abort.signal } as nodeNet.NetConnectOpts);
		await once(client, 'connect');
		const error = once(client, 'error');
		abort.abort();
		expect((await error)[0].name).toBe('AbortError');
		expect(client.destroyed).toBe(true);
	});

	test('refuses object mode, and a wrong keepAliveInitialDelay', () => {
		const make = (options: object) => () => new net.Socket(options as nodeNet.SocketConstructorOpts);
		expect(thrownIn(make({ objectMode: true })).code).toBe('ERR_INVALID_ARG_VALUE');
		expect(thrownIn(make({ keepAliveInitialDelay: 'x' })).code).toBe('ERR_INVALID_ARG_TYPE');
	});
});
