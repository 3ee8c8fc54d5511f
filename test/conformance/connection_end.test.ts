// How a connection ends: one side at a time, in order, by reset, or by being given away.
import type { Connection, ConnectionHandlers, Socket } from '../../lib';
import { cleanUpAfterEach, connectTo, keepFirst, patterned, serve, turnsOfTheLoop } from '../support/clients';
import { openSockets } from '../support/sockets';

cleanUpAfterEach();

describe('half-close', () => {
	/** Writes it block by block, and stops whenever `write` says false. */
	function pumped(answer: Buffer, next: (go: () => void) => void): ConnectionHandlers {
		const written = new WeakMap<Connection, number>();
		const pump = (connection: Connection) => {
			let at = written.get(connection) ?? 0;
			for (let more = true; more && at < answer.length; at += 65536) {
				more = connection.write(answer.subarray(at, at + 65536));
			}
			written.set(connection, at);
		};
		return { data: pump, drain: (connection) => next(() => pump(connection)) };
	}

	test.each<[string, (go: () => void) => void]>([
		['at once', (go) => go()],
		['after a promise', (go) => void Promise.resolve().then(go)],
		['after a tick', (go) => process.nextTick(go)],
	])('an answer that goes on %s at each drain is whole, though the peer has ended', async (_name, next) => {
		const answer = patterned(16 * 1024 * 1024);
		const { listener, journal } = serve(pumped(answer, next));
		const client = await connectTo(listener, { paused: true });
		client.send('question');
		client.end();
		await journal.saw('data 8');
		await turnsOfTheLoop();
		client.socket.resume();
		expect((await client.receiveAll()).equals(answer)).toBe(true);
		await journal.saw('close');
	});

	test('an answer that goes on at each drain is whole, though the manager closes', async () => {
		const answer = patterned(16 * 1024 * 1024);
		const { manager, listener, journal } = serve(pumped(answer, (go) => go()));
		const client = await connectTo(listener, { paused: true });
		client.send('question');
		await journal.saw('data 8');
		const closing = manager.close({ drainMs: 2 ** 31 - 1 });
		client.send('another question');
		client.socket.resume();
		expect((await client.receiveAll()).equals(answer)).toBe(true);
		client.end();
		expect(await closing).toMatchObject({ ended: 1, cut: 0, unsentBytes: 0 });
		expect(journal.lines.filter((line) => line.startsWith('data'))).toEqual(['data 8']);
	});
});

describe('closeConnection', () => {
	test.each<[string, unknown, unknown]>([
		['no connection', undefined, 'abort'],
		['another object', {}, 'abort'],
		['a manner that does not exist', 'connection', 'politely'],
	])('refuses %s', async (_, given, how) => {
		const { handlers, connection } = keepFirst();
		const { manager, listener, journal } = serve(handlers);
		await connectTo(listener);
		await journal.saw('open');
		const argument = given === 'connection' ? connection() : given;
		expect(() => manager.closeConnection(argument as never, how as never)).toThrow(
			expect.objectContaining({ code: expect.stringMatching(/^ERR_INVALID_ARG/) }),
		);
	});

	test('leaves no descriptor open by the end of the turn', async () => {
		const { handlers, connection } = keepFirst();
		const { listener, journal } = serve(handlers);
		await connectTo(listener);
		await journal.saw('open');
		const before = [...openSockets().values()];
		connection().abort();
		await turnsOfTheLoop(1);
		const after = [...openSockets().values()];
		expect(before.filter((socket) => !after.includes(socket))).toHaveLength(1);
	});
});

describe('detach', () => {
	test('gives a Socket on which the data goes on, and no event follows', async () => {
		let socket: Socket | undefined;
		const { manager, listener, journal } = serve({
			data(connection) {
				socket = connection.detach();
			},
		});
		const client = await connectTo(listener);
		client.send('first');
		await journal.saw('data 5');
		using detached = socket as Socket;
		client.send('second');
		await detached.readable();
		expect(String(detached.recv(100))).toBe('second');
		detached.send('answer');
		expect(String(await client.receive(6))).toBe('answer');
		expect(manager.connections).toEqual([]);
		expect(journal.lines).toEqual(['open', 'data 5']);
	});

	test('keeps every byte of a stream that flows while it happens', async () => {
		const total = 4 * 1024 * 1024;
		let received = 0;
		let socket: Socket | undefined;
		const { listener, journal } = serve({
			data(connection, chunk) {
				received += chunk.length;
				if (received >= total / 2) socket = connection.detach();
				if (socket !== undefined) journal.add('detached');
			},
		});
		const client = await connectTo(listener);
		client.send(Buffer.alloc(total));
		client.end();
		await journal.saw('detached');
		using rest = socket as Socket;
		for (let chunk = rest.recv(65536); chunk === null || chunk.length > 0; chunk = rest.recv(65536)) {
			if (chunk === null) await rest.readable();
			else received += chunk.length;
		}
		expect(received).toBe(total);
	});

	test('leaves the Socket open when the manager closes', async () => {
		const { handlers, connection } = keepFirst();
		const { manager, listener, journal } = serve(handlers);
		const client = await connectTo(listener);
		await journal.saw('open');
		using socket = connection().detach();
		await manager.close();
		socket.send('still here');
		expect(String(await client.receive(10))).toBe('still here');
	});

	test('on a closed connection answers EBADF', async () => {
		const { handlers, connection } = keepFirst();
		const { listener, journal } = serve(handlers);
		await connectTo(listener);
		await journal.saw('open');
		connection().abort();
		expect(() => connection().detach()).toThrow(expect.objectContaining({ code: 'EBADF' }));
	});

	test('while bytes are queued answers EBUSY, and the connection goes on', async () => {
		const { handlers, connection } = keepFirst();
		const { listener, journal } = serve(handlers);
		const client = await connectTo(listener, { paused: true });
		await journal.saw('open');
		while (connection().write(Buffer.alloc(65536)));
		expect(() => connection().detach()).toThrow(expect.objectContaining({ code: 'EBUSY' }));
		client.socket.resume();
		await journal.saw('drain');
		connection().detach().close();
	});
});
