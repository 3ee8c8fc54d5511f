// One connection of a manager: what it tells of itself. What its handlers are told: handlers.test.ts; its end:
// ending.test.ts and connection_end.test.ts.
import type { ConnectionHandlers, SocketError } from '../../lib';
import { cleanUpAfterEach, connectTo, keepFirst, serve, temporaryFolder, turnsOfTheLoop } from '../support/clients';

cleanUpAfterEach();

const echo: ConnectionHandlers = { data: (connection, chunk) => connection.write(chunk) };

test('a unix path is served as well', async () => {
	const { listener } = serve(echo, { path: `${temporaryFolder()}/a.sock` });
	const client = await connectTo(listener);
	client.send('hello');
	expect(String(await client.receive(5))).toBe('hello');
});

/** Resolves in another millisecond. */
async function theClockToMove(): Promise<void> {
	const from = Date.now();
	while (Date.now() <= from) await turnsOfTheLoop(1);
}

describe('a connection tells', () => {
	test('an id that no other connection of the manager ever had', async () => {
		const ids: number[] = [];
		const { listener, journal } = serve({ open: ({ id }) => ids.push(id) });
		for (let i = 1; i <= 20; i++) {
			const client = await connectTo(listener);
			await journal.saw('open', i);
			if (i % 2 === 0) client.end(); // half of them leave their slot to the next one
		}
		expect(new Set(ids).size).toBe(20);
	});

	test('its addresses, the mirror of what the client has', async () => {
		const { handlers, connection } = keepFirst();
		const { listener, journal } = serve(handlers);
		const { socket } = await connectTo(listener);
		await journal.saw('open');
		const { remoteAddress, localAddress } = connection();
		expect(remoteAddress).toEqual({ family: 'ipv4', host: '127.0.0.1', port: socket.localPort });
		expect(localAddress).toEqual({ family: 'ipv4', host: '127.0.0.1', port: socket.remotePort });
	});

	test('the remote address still after it closed, once it was asked for', async () => {
		const seen: unknown[] = [];
		const { listener, journal } = serve({
			open: ({ remoteAddress }) => seen.push(remoteAddress),
			close: ({ remoteAddress }) => seen.push(remoteAddress),
		});
		(await connectTo(listener)).end();
		await journal.saw('close');
		expect(seen[1]).toEqual(seen[0]);
		expect(seen[0]).toBeDefined();
	});

	test('no address of a peer that was gone before anybody asked', async () => {
		const { handlers, connection } = keepFirst();
		const { listener, journal } = serve(handlers);
		(await connectTo(listener)).reset();
		await journal.saw('close ECONNRESET');
		expect(connection().remoteAddress).toBeUndefined();
		expect(connection().localAddress).toBeUndefined();
	});

	test('the bytes that went either way', async () => {
		const { handlers, connection } = keepFirst({ data: (to) => to.write('12345678') });
		const { listener } = serve(handlers);
		const client = await connectTo(listener);
		client.send('123');
		await client.receive(8);
		expect(connection()).toMatchObject({ bytesRead: 3, bytesWritten: 8, queuedBytes: 0 });
	});

	test('when it came and when bytes last went', async () => {
		const { handlers, connection } = keepFirst();
		const { listener, journal } = serve(handlers);
		const before = Date.now();
		const client = await connectTo(listener);
		await journal.saw('open');
		const { connectedAt } = connection();
		expect(connectedAt).toBeGreaterThanOrEqual(before);
		expect(connectedAt).toBeLessThan(Date.now() + 1);
		expect(connection().lastActiveAt).toBe(connectedAt);
		await theClockToMove();
		client.send('x');
		await journal.saw('data 1');
		const readAt = connection().lastActiveAt;
		expect(readAt).toBeGreaterThan(connectedAt);
		await theClockToMove();
		connection().write('y');
		await client.receive(1);
		expect(connection().lastActiveAt).toBeGreaterThan(readAt);
		expect(connection().lastActiveAt).toBeLessThan(Date.now() + 1);
		expect(connection().connectedAt).toBe(connectedAt);
	});

	test('its listener, and keeps what is put into metadata', async () => {
		const { handlers, connection } = keepFirst({ open: (to) => (to.metadata = { user: 7 }) });
		const { listener, journal } = serve(handlers);
		await connectTo(listener);
		await journal.saw('open');
		expect(connection().listener).toBe(listener);
		expect(connection().metadata).toEqual({ user: 7 });
	});

	test('its options, which are set on its own socket', async () => {
		const { handlers, connection } = keepFirst();
		const { listener, journal } = serve(handlers);
		await connectTo(listener);
		await journal.saw('open');
		const before = connection().options.get('tcpNoDelay');
		connection().options.set('tcpNoDelay', !before);
		expect(connection().options.get('tcpNoDelay')).toBe(!before);
	});

	test('closed, in the close handler and from then on', async () => {
		const closed: boolean[] = [];
		const { listener, journal } = serve({
			open: (connection) => closed.push(connection.closed),
			close: (connection) => closed.push(connection.closed),
		});
		(await connectTo(listener)).end();
		await journal.saw('close');
		expect(closed).toEqual([false, true]);
	});
});

describe('an error', () => {
	test('names code and call, for a peer that resets', async () => {
		const errors: SocketError[] = [];
		const { listener, journal } = serve({ error: (_, error) => errors.push(error) });
		const client = await connectTo(listener);
		await journal.saw('open');
		client.reset();
		await journal.saw('close ECONNRESET');
		expect(errors).toMatchObject([{ name: 'SocketError', code: 'ECONNRESET', syscall: 'recv' }]);
	});

	test('of write() comes later, not out of the call', async () => {
		const { handlers, connection } = keepFirst();
		const { listener, journal } = serve({ ...handlers, data: (to) => to.pause() });
		const client = await connectTo(listener);
		client.send('x');
		await journal.saw('data 1');
		client.reset();
		await client.ending();
		connection().write('into the void');
		connection().write('and more');
		await journal.until(() => connection().closed);
		await turnsOfTheLoop();
		expect(journal.lines.slice(2)).toEqual(['error ECONNRESET', 'close ECONNRESET']);
	});
});
