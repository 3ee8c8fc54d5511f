// How a manager ends: what close() does to the connections, what it reports, and what it leaves behind.
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { type CloseReport, type Connection, type Listener, Socket, SocketManager } from '../../lib';
import {
	afterThisTest,
	catchUncaught,
	cleanUpAfterEach,
	connectTo,
	Journal,
	newManager,
	serve,
	stopTime,
	temporaryFolder,
	turnsOfTheLoop,
} from '../support/clients';
import { useFaultKernel, useSystemKernel } from '../support/kernels';
import { leftOpen, openSockets } from '../support/sockets';

cleanUpAfterEach();
afterEach(useSystemKernel);

/** A connection with bytes queued for a client that does not read. */
async function stalled() {
	let connection: Connection | undefined;
	const served = serve({ open: (opened) => (connection = opened) });
	const client = await connectTo(served.listener, { paused: true });
	await served.journal.saw('open');
	const written = fill(connection!);
	return { ...served, client, connection: connection!, written };
}

/** Writes until it says false; answers how many bytes that took. */
function fill(connection: Connection): number {
	let written = 0;
	do written += 65536;
	while (connection.write(Buffer.alloc(65536)));
	return written;
}

/** Whether somebody else can listen there. */
function isFree({ address }: Listener): Promise<boolean> {
	const server = createServer();
	afterThisTest(() => server.close());
	return new Promise((resolve) => {
		server.once('error', () => resolve(false));
		server.listen(address.family === 'unix' ? { path: address.path } : address, () => resolve(true));
	});
}

describe('close', () => {
	test('lets connections end, and reports them as ended', async () => {
		const { manager, listener, journal } = serve();
		const clients = [await connectTo(listener), await connectTo(listener)];
		await journal.saw('open', 2);
		const closing = manager.close();
		for (const client of clients) {
			expect(await client.ending()).toBe('FIN');
			client.end();
		}
		expect(await closing).toEqual<CloseReport>({ ended: 2, cut: 0, unsentBytes: 0, unackedBytes: 0, failures: [] });
	});

	test('sends what is queued before it ends a connection', async () => {
		const { manager, client, connection } = await stalled();
		const { bytesWritten, queuedBytes } = connection;
		const closing = manager.close();
		client.socket.resume();
		expect(await client.receiveAll()).toHaveLength(bytesWritten + queuedBytes);
		client.end();
		expect(await closing).toMatchObject({ ended: 1, cut: 0, unsentBytes: 0 });
	});

	test('resets what is left after drainMs, and reports it as cut with the bytes that were lost', async () => {
		let connection: Connection | undefined;
		const { manager, listener, journal } = serve({ open: (opened) => (connection = opened) });
		using client = new Socket({ family: 'ipv4', type: 'stream' }); // node's own takes a reset after data for an end
		client.connect(listener.address);
		await journal.saw('open');
		const written = fill(connection!);
		const report = await manager.close({ drainMs: 1 });
		// Told by the bytes that the kernel took in the end, which may be more than at the close.
		const unsentBytes = written - connection!.bytesWritten;
		expect(unsentBytes).toBeGreaterThan(0);
		expect(report).toEqual({ ended: 0, cut: 1, unsentBytes, unackedBytes: expect.any(Number), failures: [] });
		const readToTheEnd = async () => {
			for (let chunk = client.recv(65536); chunk?.length !== 0; chunk = client.recv(65536)) {
				if (chunk === null) await client.readable();
			}
		};
		await expect(readToTheEnd()).rejects.toMatchObject({ code: 'ECONNRESET' });
	});

	test('with drainMs 0 ends the drain that is under way', async () => {
		const { manager } = await stalled();
		const closing = manager.close({ drainMs: 2 ** 31 - 1 });
		expect(manager.close({ drainMs: 0 })).toBe(closing);
		expect(await closing).toMatchObject({ ended: 0, cut: 1 });
	});

	test('reports a connection whose client went with bytes unsent as cut', async () => {
		const { manager, client, connection, written } = await stalled();
		const closing = manager.close();
		client.reset();
		const report = await closing;
		expect(connection.bytesWritten).toBeLessThan(written);
		expect(report).toMatchObject({ ended: 0, cut: 1, unsentBytes: written - connection.bytesWritten });
	});

	test('tells of the close of each connection before its own', async () => {
		const { manager, listener, journal } = serve();
		await connectTo(listener);
		await journal.saw('open');
		manager.on('close', () => journal.add('manager close'));
		await manager.close({ drainMs: 0 });
		expect(journal.lines).toEqual(['open', 'close', 'manager close']);
	});

	test('emits the report that it answers', async () => {
		const manager = newManager();
		const reports: CloseReport[] = [];
		manager.on('close', (report) => reports.push(report));
		expect(reports).toEqual([]);
		const report = await manager.close();
		expect(reports).toEqual([report]);
	});

	test("is answered though a listener of 'close' throws, whose error is uncaught", async () => {
		const uncaught = catchUncaught();
		const manager = newManager();
		manager.on('close', () => {
			throw new Error('on purpose');
		});
		expect(await manager.close()).toMatchObject({ ended: 0, cut: 0, failures: [] });
		await turnsOfTheLoop(1);
		expect(uncaught).toMatchObject([{ message: 'on purpose' }]);
	});

	test('called again answers the same promise', async () => {
		const manager = newManager();
		const closing = manager.close();
		expect(manager.close()).toBe(closing);
		await closing;
		expect(manager.close()).toBe(closing);
	});

	test('frees the ports at once, before the connections have ended', async () => {
		const { manager, listener } = await stalled();
		void manager.close();
		expect(listener.closed).toBe(true);
		expect(await isFree(listener)).toBe(true);
		await manager.close({ drainMs: 0 });
	});

	test('leaves no timer when the connections end in time', async () => {
		stopTime();
		const { manager, listener, journal } = serve();
		const client = await connectTo(listener);
		await journal.saw('open');
		const closing = manager.close();
		client.end();
		await closing;
		expect(jest.getTimerCount()).toBe(0);
	});

	test('leaves no descriptor open', async () => {
		const path = join(temporaryFolder(), 'a.sock');
		const before = openSockets();
		const manager = new SocketManager();
		const listeners = manager.setupServerSockets([{ host: '127.0.0.1' }, { path }]);
		manager.start();
		const open = new Promise((resolve) => manager.once('connection', resolve));
		const client = await connectTo(listeners[0]!);
		await open;
		await manager.close({ drainMs: 0 });
		await client.ending();
		client.socket.destroy();
		await new Promise((resolve) => setImmediate(resolve));
		expect(leftOpen(before)).toEqual([]);
	});

	test('of a manager that never opened anything reports nothing', async () => {
		const nothing: CloseReport = { ended: 0, cut: 0, unsentBytes: 0, unackedBytes: 0, failures: [] };
		expect(await new SocketManager().close()).toEqual(nothing);
	});

	test('refuses clients that come later', async () => {
		const { manager, listener } = serve();
		await manager.close();
		await expect(connectTo(listener)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
	});

	test('closes the clients that nobody has accepted yet', async () => {
		const manager = newManager();
		const [listener] = manager.setupServerSockets([{ host: '127.0.0.1' }]);
		const client = await connectTo(listener!);
		await manager.close();
		expect(await client.ending()).toBe('ECONNRESET');
	});

	test('in a handler closes the connection that it is told of', async () => {
		const { manager, listener, journal } = serve({ data: () => void manager.close({ drainMs: 0 }) });
		const client = await connectTo(listener);
		client.send('x');
		await journal.saw('close');
		expect(manager.connections).toEqual([]);
	});

	test('in an open handler leaves nobody of the same turn behind', async () => {
		const journal = new Journal();
		const manager = newManager();
		const close = () => void manager.close({ drainMs: 0 });
		const [listener] = manager.setupServerSockets([{ host: '127.0.0.1', handlers: { open: close } }]);
		const clients = [await connectTo(listener!), await connectTo(listener!), await connectTo(listener!)];
		manager.on('close', () => journal.add('closed'));
		manager.start();
		await journal.saw('closed');
		for (const client of clients) expect(await client.ending()).toMatch(/FIN|ECONNRESET/);
	});

	test('goes on after a failure, which is in the report', async () => {
		const folder = temporaryFolder();
		const paths = [join(folder, 'a'), join(folder, 'b')];
		useFaultKernel().inject({ call: 'close', errno: 'EIO', times: 1 });
		const manager = newManager();
		const before = openSockets();
		manager.setupServerSockets(paths.map((path) => ({ path })));
		const report = await manager.close();
		expect(report.failures).toMatchObject([{ code: 'EIO', syscall: 'close' }]);
		expect(leftOpen(before)).toEqual([]);
		expect(paths.map((path) => existsSync(path))).toEqual([false, false]);
	});

	test("goes on when listeners of 'closing' and 'removed' throw, which is in the report", async () => {
		const { manager, listener, journal } = serve({ end: () => undefined });
		const clients = [await connectTo(listener), await connectTo(listener)];
		await journal.saw('open', 2);
		for (const client of clients) client.end();
		await journal.saw('end', 2); // so that each is closed in the call itself
		const fail = (what: string) => () => {
			throw new Error(what);
		};
		manager.on('closing', fail('closing'));
		manager.clients.on('removed', fail('removed'));
		const report = await manager.close();
		expect(report.failures.map(({ message }) => message)).toEqual(['closing', 'removed', 'removed']);
		expect(report).toMatchObject({ ended: 2, cut: 0 });
		for (const client of clients) expect(await client.ending()).toBe('FIN');
		expect(journal.count('close')).toBe(2);
	});

	test("ends as soon as the last connection has, though a listener of 'removed' throws of it", async () => {
		const uncaught = catchUncaught();
		const { manager, listener, journal } = serve();
		const client = await connectTo(listener);
		await journal.saw('open');
		manager.clients.on('removed', () => {
			throw new Error('removed');
		});
		const closing = manager.close({ drainMs: 2 ** 31 - 1 });
		client.end();
		expect(await closing).toMatchObject({ ended: 1, cut: 0 });
		expect(journal.lines).toEqual(['open', 'close']);
		expect(uncaught).toMatchObject([{ message: 'removed' }]);
	});

	test.each<[string, unknown]>([
		['a drainMs below 0', { drainMs: -1 }],
		['a drainMs beyond what a timer takes', { drainMs: 2 ** 31 }],
		['a drainMs that is text', { drainMs: '5' }],
		['options that are null', null],
	])('refuses %s', (_, options) => {
		expect(() => newManager().close(options as never)).toThrow(
			expect.objectContaining({ code: expect.stringMatching(/^ERR_/) }),
		);
	});
});

describe('an answer that is due when the manager closes', () => {
	/** A server that was asked and has not answered; `release` is there when it holds its connections. */
	async function asked({ holds }: { readonly holds: boolean }) {
		let connection: Connection | undefined;
		let release: (() => void) | undefined;
		const served = serve({
			data(from) {
				connection = from;
				if (holds) release ??= from.hold();
			},
		});
		const client = await connectTo(served.listener);
		client.send('question');
		await served.journal.saw('data 8');
		return { ...served, client, connection: connection!, release: () => release!() };
	}

	test('is whole where its connection is held until it is written', async () => {
		const { manager, client, connection, release } = await asked({ holds: true });
		const closing = manager.close({ drainMs: 2 ** 31 - 1 });
		await new Promise((resolve) => setImmediate(resolve));
		expect(connection.write('ans')).toBe(true);
		connection.write('wer');
		release();
		release(); // once more is nothing
		expect(String(await client.receiveAll())).toBe('answer');
		client.end();
		expect(await closing).toEqual({ ended: 1, cut: 0, unsentBytes: 0, unackedBytes: 0, failures: [] });
	});

	test('is waited for until the last of several is released', async () => {
		const { manager, client, connection, release } = await asked({ holds: true });
		const releaseSecond = connection.hold();
		const closing = manager.close({ drainMs: 2 ** 31 - 1 });
		release();
		expect(connection.write('answer')).toBe(true);
		releaseSecond();
		expect(connection.write('too late')).toBe(false);
		expect(String(await client.receiveAll())).toBe('answer');
		client.end();
		expect(await closing).toMatchObject({ cut: 1, unsentBytes: 8 });
	});

	test('may wait for the rest of the question', async () => {
		const { manager, client, journal, release } = await asked({ holds: true });
		const closing = manager.close({ drainMs: 2 ** 31 - 1 });
		client.send('more');
		await journal.saw('data 4');
		release();
		expect(await client.ending()).toBe('FIN');
		client.end();
		expect(await closing).toMatchObject({ ended: 1, cut: 0 });
	});

	test('is cut where it is still due after drainMs, by reset, and counted', async () => {
		const { manager, client } = await asked({ holds: true });
		const report = await manager.close({ drainMs: 1 });
		expect(report).toEqual({ ended: 0, cut: 1, unsentBytes: 0, unackedBytes: 0, failures: [] });
		expect(await client.ending()).toBe('ECONNRESET');
	});

	test('is counted where nobody held the connection: write refuses it', async () => {
		const { manager, client, connection } = await asked({ holds: false });
		const closing = manager.close({ drainMs: 2 ** 31 - 1 });
		expect(connection.write('ans')).toBe(false);
		expect(connection.write('wer')).toBe(false);
		expect(await client.ending()).toBe('FIN');
		client.end();
		expect(await closing).toMatchObject({ ended: 0, cut: 1, unsentBytes: 6 });
	});

	test('does not make a connection cut that its own handler had closed', async () => {
		const { manager, client, connection } = await asked({ holds: false });
		connection.closeGracefully();
		connection.write('too late');
		client.end();
		await client.ending();
		expect(await manager.close()).toMatchObject({ cut: 0, unsentBytes: 0 });
	});
});

test('a held connection answers a peer that has ended its side', async () => {
	let release: (() => void) | undefined;
	const { listener, journal } = serve({
		data(connection) {
			const releaseIt = connection.hold();
			release = () => {
				connection.write('answer');
				releaseIt();
			};
		},
	});
	const client = await connectTo(listener);
	client.send('question');
	client.end();
	await journal.saw('data 8');
	await turnsOfTheLoop();
	release!();
	expect(String(await client.receiveAll())).toBe('answer');
	await journal.saw('close');
});

describe('closeOnSignals', () => {
	test('takes its handlers away when the manager closes', async () => {
		const before = process.listenerCount('SIGUSR2');
		const manager = newManager().closeOnSignals(['SIGUSR2']);
		expect(process.listenerCount('SIGUSR2')).toBe(before + 1);
		await manager.close();
		expect(process.listenerCount('SIGUSR2')).toBe(before);
	});

	test('refuses what is no list of signals', () => {
		expect(() => newManager().closeOnSignals('SIGINT' as never)).toThrow(
			expect.objectContaining({ code: 'ERR_INVALID_ARG_TYPE' }),
		);
	});

	test.each<[string, NodeJS.Signals[], object]>([
		['a drainMs below 0', ['SIGUSR2'], { drainMs: -1 }],
		['a signal that cannot be caught', ['SIGUSR2', 'SIGKILL'], {}],
		['a signal that there is not', ['SIGUSR2', 'SIGFOO' as never], {}],
	])('refuses %s when it is called, and handles nothing', (_name, signals, options) => {
		const before = process.listenerCount('SIGUSR2');
		expect(() => newManager().closeOnSignals(signals, options)).toThrow(
			expect.objectContaining({ code: expect.stringMatching(/^ERR_/) }),
		);
		expect(process.listenerCount('SIGUSR2')).toBe(before);
	});
});
