// Bytes through a connection: all of them, in order, as they were when they were handed over, with bounded queues.
import { createHash } from 'node:crypto';
import { once } from 'node:events';

import { type Connection, type ConnectionHandlers, Socket } from '../../lib';
import { cleanUpAfterEach, connectTo, Journal, patterned, serve, turnsOfTheLoop } from '../support/clients';
import { useFaultKernel, useSystemKernel } from '../support/kernels';
import { buildPackage, packageMain, start } from '../support/serve';

cleanUpAfterEach();
afterEach(useSystemKernel);

const chunkBytes = 65536;

/** Echoes, and reads no faster than the client takes it back. */
const echo: ConnectionHandlers = {
	data(connection, chunk) {
		if (!connection.write(chunk)) connection.pause();
	},
	drain: (connection) => connection.resume(),
};

function sha(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex');
}

/** Fills the queue of a connection whose client does not read; answers how many bytes were written for that. */
function fill(connection: Connection): number {
	let written = 0;
	do written += chunkBytes;
	while (connection.write(Buffer.alloc(chunkBytes)));
	return written;
}

async function firstConnection(handlers: ConnectionHandlers = {}, paused = true) {
	let connection: Connection | undefined;
	const served = serve({
		...handlers,
		open(opened) {
			connection ??= opened;
			handlers.open?.(opened);
		},
	});
	const client = await connectTo(served.listener, { paused });
	await served.journal.saw('open');
	return { ...served, client, connection: connection as Connection };
}

describe('write', () => {
	test('says false when the peer does not read, and drain tells when all of it is out', async () => {
		const { client, connection, journal } = await firstConnection();
		const written = fill(connection);
		expect(connection.queuedBytes).toBeGreaterThanOrEqual(chunkBytes);
		expect(connection.bytesWritten + connection.queuedBytes).toBe(written);
		client.socket.resume();
		await journal.saw('drain');
		expect(connection).toMatchObject({ queuedBytes: 0, bytesWritten: written });
	});

	test('tells of drain once for each time that it was blocked', async () => {
		const { client, connection, journal } = await firstConnection();
		const written = fill(connection);
		client.socket.resume();
		await client.receive(written);
		await turnsOfTheLoop();
		expect(journal.count('drain')).toBe(1);
	});

	test('takes the bytes: what the caller does to the buffer later is not sent', async () => {
		const { client, connection } = await firstConnection();
		const filled = fill(connection);
		const bytes = patterned(100_000);
		const original = Buffer.from(bytes);
		connection.write(bytes);
		bytes.fill(0);
		client.socket.resume();
		const received = await client.receive(filled + original.length);
		expect(sha(received.subarray(filled))).toBe(sha(original));
	});

	test('takes the rest of what the kernel took a part of', async () => {
		useFaultKernel()
			.inject({ call: 'send', shortCount: 3, times: 1 })
			.inject({ call: 'send', errno: 'EAGAIN', times: 1 });
		const { client, connection } = await firstConnection({}, false);
		const bytes = Buffer.from('0123456789');
		connection.write(bytes);
		bytes.fill(0);
		expect(connection.queuedBytes).toBe(10); // gathered until the end of the turn
		await turnsOfTheLoop(1);
		expect(connection.queuedBytes).toBe(7);
		expect(String(await client.receive(10))).toBe('0123456789');
	});

	test('keeps the order of text, bytes and nothing at all', async () => {
		const { client, connection } = await firstConnection({}, false);
		for (const data of ['täxt', '', Buffer.from('-bytes-'), new Uint8Array(0), new Uint8Array([0x21])])
			connection.write(data);
		connection.end();
		expect(String(await client.receiveAll())).toBe('täxt-bytes-!');
	});

	test('of half a million small pieces to a reader that is late sends them all', async () => {
		const { client, connection } = await firstConnection();
		const filled = fill(connection);
		const pieces = 500_000;
		for (let i = 0; i < pieces; i++) connection.write(i % 2 === 0 ? 'a' : 'b');
		connection.end();
		client.socket.resume();
		const received = (await client.receiveAll()).subarray(filled);
		expect(received.length).toBe(pieces);
		expect(sha(received)).toBe(sha(Buffer.from('ab'.repeat(pieces / 2))));
	});

	test('before a graceful close is sent to the end, however slow the reader', async () => {
		const { client, connection } = await firstConnection();
		const filled = fill(connection);
		connection.closeGracefully();
		client.socket.resume();
		expect(await client.receiveAll()).toHaveLength(filled);
	});

	test.each([undefined, null, 7, {}, [1]])('refuses %p', async (data) => {
		const { connection } = await firstConnection();
		expect(() => connection.write(data as never)).toThrow(expect.objectContaining({ code: 'ERR_INVALID_ARG_TYPE' }));
	});

	test('on a closed connection says false', async () => {
		const { connection } = await firstConnection();
		connection.abort();
		expect(connection.write('x')).toBe(false);
	});
});

describe('process.exit()', () => {
	beforeAll(buildPackage, 120_000);

	test('right after write() and a change of the buffer loses and changes nothing', async () => {
		const child = start(process.execPath, [
			'-e',
			`const { SocketManager } = require(${JSON.stringify(packageMain)});
			const open = (connection) => {
				const bytes = Buffer.from('all of it');
				connection.write(bytes);
				bytes.fill(0);
				process.exit(7);
			};
			const manager = new SocketManager();
			const [listener] = manager.setupServerSockets([{ host: '127.0.0.1', handlers: { open } }]);
			manager.start();
			console.log(listener.address.port);`,
		]);
		const port = Number(await child.line(/^\d+$/));
		const client = await connectTo({ family: 'ipv4', host: '127.0.0.1', port });
		expect(String(await client.receiveAll())).toBe('all of it');
		expect((await child.ended()).code).toBe(7);
	});
});

describe('backpressure', () => {
	test('64 MiB reach a slow reader in order, with a short queue', async () => {
		const total = 64 * 1024 * 1024;
		const block = patterned(chunkBytes - 1); // so that a block never begins where a read does
		const sent = createHash('sha256');
		let left = total;
		let longestQueue = 0;
		const pump = (connection: Connection) => {
			for (let more = true; left > 0 && more; ) {
				const bytes = block.subarray(0, Math.min(left, block.length));
				sent.update(bytes);
				left -= bytes.length;
				more = connection.write(bytes);
				longestQueue = Math.max(longestQueue, connection.queuedBytes);
			}
			if (left === 0) connection.end();
		};
		const { listener } = serve({ open: pump, drain: pump });
		const { socket } = await connectTo(listener, { paused: true });
		const received = createHash('sha256');
		let bytes = 0;
		socket.on('data', (chunk) => {
			received.update(chunk);
			bytes += chunk.length;
			socket.pause();
			setImmediate(() => socket.resume());
		});
		socket.resume();
		await once(socket, 'end');
		expect(bytes).toBe(total);
		expect(received.digest('hex')).toBe(sent.digest('hex'));
		expect(longestQueue).toBeLessThan(2 * chunkBytes);
	}, 60_000);

	test('a paused connection reads nothing, and everything after resume()', async () => {
		const { client, connection, journal } = await firstConnection({}, false);
		connection.pause();
		client.send('hello');
		await turnsOfTheLoop();
		expect(journal.lines).toEqual(['open']);
		connection.resume();
		await journal.saw('data 5');
	});

	test("a connection that stays paused closes the peer's window: its writes stall, and go on with resume()", async () => {
		let connection: Connection | undefined;
		const { listener, journal } = serve({
			open(opened) {
				connection = opened;
				opened.pause();
			},
		});
		using peer = new Socket({ family: 'ipv4', type: 'stream' });
		peer.connect(listener.address);
		await journal.saw('open');
		let sent = 0;
		const send = () => {
			const bytes = peer.send(Buffer.alloc(chunkBytes)) ?? 0;
			sent += bytes;
			return bytes;
		};
		// Stalled: the kernels of both ends are full, and nothing moves in a hundred turns of the loop.
		for (let idle = 0; idle < 100; idle = send() === 0 ? idle + 1 : 0) await turnsOfTheLoop(1);
		expect(connection?.bytesRead).toBe(0);
		expect(peer.unackedBytes).toBeGreaterThan(0);
		connection?.resume();
		await peer.writable();
		expect(send()).toBeGreaterThan(0);
		await journal.until(() => connection?.bytesRead === sent);
	});

	test('pause() in the data handler holds back the rest', async () => {
		const { client, connection, journal } = await firstConnection({ data: (paused) => paused.pause() }, false);
		client.send(Buffer.alloc(4 * 1024 * 1024));
		await journal.until(() => connection.bytesRead > 0);
		const { bytesRead } = connection;
		await turnsOfTheLoop();
		expect(connection.bytesRead).toBe(bytesRead);
	});

	test('an echo to a client that sends first and reads last gives all of it back', async () => {
		const { listener } = serve(echo);
		const client = await connectTo(listener, { paused: true });
		const bytes = patterned(16 * 1024 * 1024);
		client.send(bytes);
		await turnsOfTheLoop(20);
		client.socket.resume();
		expect(sha(await client.receive(bytes.length))).toBe(sha(bytes));
	});
});

describe('many clients at once', () => {
	test('200 of them get their own bytes back, in order', async () => {
		const { listener } = serve(echo);
		const answers = Array.from({ length: 200 }, async (_, i) => {
			const bytes = patterned(50_000 + i, i + 1);
			const client = await connectTo(listener);
			for (let at = 0; at < bytes.length; at += 9_999) client.send(bytes.subarray(at, at + 9_999));
			client.end();
			return sha(await client.receiveAll()) === sha(bytes);
		});
		expect((await Promise.all(answers)).filter((right) => !right)).toEqual([]);
	});

	test('one that does not read holds up nobody else', async () => {
		const { listener } = serve(echo);
		const stalled = await connectTo(listener, { paused: true });
		stalled.send(patterned(16 * 1024 * 1024));
		const client = await connectTo(listener);
		const journal = new Journal();
		for (let i = 1; i <= 50; i++) {
			client.send('ping');
			await client.receive(4 * i);
			journal.add('pong');
		}
		expect(journal.count('pong')).toBe(50);
	});
});
