// Connections on the io_uring engine that are paused, closed, reset or given away while a request of theirs is under way.
import type { Connection, ConnectionHandlers } from '../../lib';
import { Socket } from '../../lib/socket/socket';
import { cleanUpAfterEach, connectTo, keepFirst, patterned, serve, turnsOfTheLoop } from '../support/clients';
import { describeOnRing, turns, until } from '../support/engines';
import { Random } from '../support/random';
import { closingAfterEach, readBytes, thrownBy } from '../support/sockets';

const keep = closingAfterEach();
cleanUpAfterEach();

/** A connection, its client (in this process, and without a loop of its own) and what it was told. */
async function connection(handlers: ConnectionHandlers = {}) {
	const parts: Buffer[] = [];
	const { handlers: kept, connection: first } = keepFirst({
		...handlers,
		data(connection, chunk) {
			parts.push(chunk);
			handlers.data?.(connection, chunk);
		},
	});
	const { manager, listener, journal } = serve(kept);
	const client = keep(new Socket({ family: 'ipv4', type: 'stream' }));
	client.connect(listener.address as never);
	await journal.saw('open');
	await turns(3); // a request receives by now
	const received = () => Buffer.concat(parts);
	return { manager, journal, client, connection: first(), received };
}

function reset(socket: Socket): void {
	socket.options.set('soLinger', { enabled: true, seconds: 0 });
	socket.close();
}

/** In pieces that fill no buffer of the ring, so that the ring goes on receiving them. */
function sendInPieces(socket: Socket, bytes: Buffer): void {
	for (let at = 0; at < bytes.length; at += 1000) {
		const piece = bytes.subarray(at, at + 1000);
		expect(socket.send(piece)).toBe(piece.length);
	}
}

describeOnRing('a connection that is paused', () => {
	test('is told nothing more, and after resume() all of it, in order', async () => {
		const bytes = patterned(60_000);
		const { client, connection: paused, received } = await connection({ data: (each) => each.pause() });
		sendInPieces(client, bytes.subarray(0, 1000));
		await until(() => received().length > 0);
		const atPause = received().length;
		for (let at = 1000; at < 30_000; at += 1000) {
			client.send(bytes.subarray(at, at + 1000));
			await turns(1);
		}
		expect(received()).toHaveLength(atPause);
		sendInPieces(client, bytes.subarray(30_000));
		while (received().length < bytes.length) {
			const before = received().length;
			paused.resume(); // and its next bytes pause it again
			await until(() => received().length > before);
			await turns(2);
		}
		expect(received().equals(bytes)).toBe(true);
	});

	test('at random keeps every byte in its place', async () => {
		const random = new Random(5);
		const bytes = patterned(400_000);
		const {
			client,
			connection: each,
			received,
		} = await connection({
			data: (one) => void (random.chance(0.3) && one.pause()),
		});
		for (let at = 0; received().length < bytes.length; ) {
			const length = random.chance(0.1) ? 20_000 : random.between(1, 1500);
			if (at < bytes.length) at += client.send(bytes.subarray(at, at + length)) ?? 0;
			if (random.chance(0.2)) each.pause();
			if (random.chance(0.5)) each.resume();
			await turns(random.between(0, 2));
		}
		expect(received().equals(bytes)).toBe(true);
	});

	test('is told of the end only after resume(), and after the bytes before it', async () => {
		const { client, connection: paused, journal, received } = await connection({ end: (each) => each.end() });
		paused.pause();
		await turns(2);
		client.send('the last words');
		client.shutdown('write');
		await turns(20);
		expect(journal.lines).toEqual(['open']);
		paused.resume();
		await journal.saw('close');
		expect(journal.lines).toEqual(['open', 'data 14', 'end', 'close']);
		expect(String(received())).toBe('the last words');
	});

	test('in the turn in which bytes and the end came, is told of both after resume()', async () => {
		const { client, connection: paused, journal } = await connection({ end: (each) => each.end() });
		client.send('the last words');
		client.shutdown('write');
		paused.pause(); // the ring's request has them by now
		await turns(20);
		expect(journal.lines).toEqual(['open']);
		paused.resume();
		await journal.saw('close');
		expect(journal.lines).toEqual(['open', 'data 14', 'end', 'close']);
	});

	test('is told of a reset only after resume(), and after the bytes before it', async () => {
		const { client, connection: paused, journal } = await connection();
		client.send('the last words');
		paused.pause();
		await turns(3); // the ring had received them
		reset(client);
		await turns(20);
		expect(journal.lines).toEqual(['open']);
		paused.resume();
		await journal.saw('close ECONNRESET');
		expect(journal.lines).toEqual(['open', 'data 14', 'error ECONNRESET', 'close ECONNRESET']);
	});

	test('and closed is told nothing of what was held back', async () => {
		const { client, connection: paused, journal } = await connection();
		client.send('the last words');
		paused.pause();
		await turns(3);
		paused.abort();
		await turns(5);
		expect(journal.lines).toEqual(['open', 'close']);
	});
});

describeOnRing('a connection that is given away', () => {
	test('in its open handler goes with every byte that its client had sent', async () => {
		const taken: Socket[] = [];
		const { listener } = serve({ open: (opened) => taken.push(keep(opened.detach())) });
		const clients = Array.from({ length: 20 }, () => keep(new Socket({ family: 'ipv4', type: 'stream' })));
		for (const client of clients) client.connect(listener.address as never);
		for (const client of clients) {
			await client.writable();
			client.send('hello');
		}
		await until(() => taken.length === 20);
		for (const socket of taken) expect(String(await readBytes(socket, 5))).toBe('hello');
	});

	test('while its request waits for bytes, gets those that come later, all of them', async () => {
		const { client, connection: given, journal } = await connection();
		const socket = keep(given.detach());
		const bytes = patterned(50_000);
		sendInPieces(client, bytes);
		expect((await readBytes(socket, bytes.length)).equals(bytes)).toBe(true);
		expect(journal.lines).toEqual(['open']);
	});

	test('with bytes held back is refused by EBUSY, and goes once they are told', async () => {
		const bytes = patterned(9000);
		const { client, connection: given, received } = await connection({ data: (each) => each.pause() });
		client.send(bytes.subarray(0, 6000)); // three buffers of the ring: the first is told, and pauses it
		await until(() => received().length > 0);
		await turns(3);
		expect(received().length).toBeLessThan(6000);
		expect(thrownBy(() => given.detach())).toMatchObject({ name: 'SocketError', code: 'EBUSY', syscall: 'detach' });
		expect(given.closed).toBe(false);
		while (received().length < 6000) {
			given.resume();
			await turns(2);
		}
		const socket = keep(given.detach());
		client.send(bytes.subarray(6000));
		const all = Buffer.concat([received(), await readBytes(socket, 3000)]);
		expect(all.equals(bytes)).toBe(true);
	});

	test('in the turn in which bytes came takes them along', async () => {
		const bytes = patterned(5000);
		const { client, connection: given, received } = await connection();
		client.send(bytes);
		const socket = keep(given.detach());
		expect((await readBytes(socket, 5000)).equals(bytes)).toBe(true);
		expect(received()).toHaveLength(0);
	});
});

describeOnRing('a connection that is closed while its request waits', () => {
	test('is closed at once: its client is told the end', async () => {
		const { client, connection: closed, journal } = await connection();
		closed.closeGracefully({ lingerMs: 0 });
		await client.readable();
		expect(client.recv(8)).toHaveLength(0);
		await journal.saw('close');
	});

	test('is reset at once: its client is told ECONNRESET', async () => {
		const { client, connection: aborted } = await connection();
		aborted.abort();
		await client.readable();
		expect(thrownBy(() => client.recv(8))).toMatchObject({ code: 'ECONNRESET' });
	});

	test('with bytes on their way: they reach nobody, least of all the next one with its descriptor', async () => {
		const { manager, client, connection: closed, journal } = await connection();
		const others: string[] = [];
		const [listener] = manager.setupServerSockets([
			{ host: '127.0.0.1', handlers: { data: (_, chunk: Buffer) => void others.push(String(chunk)) } },
		]);
		for (let round = 0; round < 20; round++) {
			const next = await connectTo(listener!);
			next.send('mine');
			await until(() => others.length === round + 1);
			next.end();
		}
		client.send('for nobody');
		closed.abort();
		const last = await connectTo(listener!);
		last.send('mine');
		await until(() => others.length === 21);
		expect(new Set(others)).toEqual(new Set(['mine']));
		expect(journal.lines).toEqual(['open', 'close']);
	});

	test('by a manager that closes, with hundreds of them, ends for every client', async () => {
		const { manager, listener, journal } = serve();
		const clients = await Promise.all(Array.from({ length: 200 }, () => connectTo(listener)));
		await journal.saw('open', 200);
		const report = await manager.close({ drainMs: 0 });
		expect(report.ended + report.cut).toBe(200);
		for (const client of clients) expect(await client.ending()).toMatch(/^FIN$|^ECONNRESET$/);
	});

	test('by an engine that ends inside a handler, with bytes of others untold', async () => {
		let told = 0;
		const { manager, listener, journal } = serve({
			data() {
				told++;
				void manager.close({ drainMs: 0 });
			},
		});
		const clients = await Promise.all(Array.from({ length: 30 }, () => connectTo(listener)));
		await journal.saw('open', 30);
		await turnsOfTheLoop(3);
		for (const client of clients) client.send('x');
		for (const client of clients) expect(await client.ending()).toMatch(/^FIN$|^ECONNRESET$/);
		expect(told).toBeGreaterThan(0);
		expect(manager.stats().current).toBe(0);
	});
});

describeOnRing('the peer resets while bytes wait to be told', () => {
	test('they are told first, then ECONNRESET, once', async () => {
		const { client, journal } = await connection();
		client.send('the last words');
		reset(client);
		await journal.saw('close ECONNRESET');
		expect(journal.lines).toEqual(['open', 'data 14', 'error ECONNRESET', 'close ECONNRESET']);
	});

	test('also where the connection writes into it in that turn', async () => {
		const { client, connection: writing, journal } = await connection();
		client.send('the last words');
		reset(client);
		(writing as Connection).write('an answer');
		await until(() => journal.lines.some((line) => line.startsWith('close')));
		expect(journal.lines.slice(0, 2)).toEqual(['open', 'data 14']);
		expect(journal.lines.at(-1)).toMatch(/^close (ECONNRESET|EPIPE)$/);
	});
});
