// What a manager listens on, and when it accepts. Connections: connection.test.ts; the end: manager_close.test.ts.
import { existsSync, lstatSync, unlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { type ListenerConfig, parseEndpoint, Socket, type SocketAddress, type SocketError } from '../../lib';
import {
	afterThisTest,
	cleanUpAfterEach,
	connectTo,
	countFds,
	Journal,
	journaled,
	newManager,
	serve,
	temporaryFolder,
	turnsOfTheLoop,
} from '../support/clients';
import { describeWithIpv6 } from '../support/ipv6';
import { useFaultKernel, useSystemKernel } from '../support/kernels';

cleanUpAfterEach();
afterEach(useSystemKernel);

function thrownBy(call: () => unknown): SocketError {
	try {
		call();
	} catch (error) {
		return error as SocketError;
	}
	throw new Error('nothing was thrown');
}

/** A port that a server of node's holds. */
function takenPort(): Promise<number> {
	const server = createServer();
	afterThisTest(() => server.close());
	return new Promise((resolve) => {
		server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
	});
}

const portOf = (address: SocketAddress): number => (address.family === 'unix' ? -1 : address.port);

describe('setupServerSockets', () => {
	test('keeps no descriptor and no unix path when a later config fails', async () => {
		const path = join(temporaryFolder(), 'a.sock');
		const port = await takenPort();
		const manager = newManager();
		const before = countFds();
		const error = thrownBy(() =>
			manager.setupServerSockets([{ path }, { host: '127.0.0.1' }, { host: '127.0.0.1', port }]),
		);
		expect(countFds()).toBe(before);
		expect(existsSync(path)).toBe(false);
		expect(error).toMatchObject({ name: 'SocketError', code: 'EADDRINUSE', syscall: 'bind', port });
	});

	test('tells of no listener when one of them fails', async () => {
		const port = await takenPort();
		const manager = newManager();
		const journal = new Journal();
		manager.on('listening', ({ name }) => journal.add(name));
		expect(() => manager.setupServerSockets([{ host: '127.0.0.1' }, { host: '127.0.0.1', port }])).toThrow(
			'EADDRINUSE',
		);
		expect(journal.lines).toEqual([]);
	});

	test('can be called again after a failure', async () => {
		const port = await takenPort();
		const manager = newManager();
		expect(() => manager.setupServerSockets([{ host: '127.0.0.1', port }])).toThrow('EADDRINUSE');
		const [listener] = manager.setupServerSockets([{ host: '127.0.0.1' }]);
		manager.start();
		await connectTo(listener!);
	});

	test('leaves the listeners of an earlier call alone when a later call fails', async () => {
		const { manager, listener, journal } = serve();
		const port = await takenPort();
		expect(() => manager.setupServerSockets([{ host: '127.0.0.1', port }])).toThrow('EADDRINUSE');
		await connectTo(listener);
		await journal.saw('open');
	});

	test('keeps no descriptor when a socket fails after it has been opened', () => {
		const manager = newManager();
		for (const call of ['setOption', 'bind', 'listen', 'getLocalAddress'] as const) {
			const before = countFds();
			useFaultKernel().inject({ call, errno: 'ENOBUFS' });
			const error = thrownBy(() => manager.setupServerSockets([{ host: '127.0.0.1' }]));
			expect([call, countFds(), error.code]).toEqual([call, before, 'ENOBUFS']);
			useSystemKernel();
		}
	});

	test('closes the others when closing one of them fails too', async () => {
		const folder = temporaryFolder();
		const port = await takenPort();
		const manager = newManager();
		const before = countFds();
		useFaultKernel().inject({ call: 'close', errno: 'EIO', after: 1, times: 1 });
		const configs = [{ path: join(folder, 'a') }, { path: join(folder, 'b') }, { host: '127.0.0.1', port }];
		expect(thrownBy(() => manager.setupServerSockets(configs)).code).toBe('EADDRINUSE');
		expect(countFds()).toBe(before);
	});

	test.each<[string, unknown, string]>([
		['no array', { port: 0 }, 'ERR_INVALID_ARG_TYPE'],
		['a config that is null', [null], 'ERR_INVALID_ARG_TYPE'],
		['a port as text', [{ host: '127.0.0.1', port: '80' }], 'ERR_INVALID_ARG_TYPE'],
		['a port beyond 65535', [{ host: '127.0.0.1', port: 65536 }], 'ERR_OUT_OF_RANGE'],
		['a host that is no address', [{ host: 'example.org' }], 'ERR_INVALID_ARG_VALUE'],
		['no host at all in a list of them', [{ host: [] }], 'ERR_INVALID_ARG_VALUE'],
		['a list of hosts with a number in it', [{ host: [1] }], 'ERR_INVALID_ARG_TYPE'],
		['a path and a host', [{ path: '/tmp/x', host: '::' }], 'ERR_INVALID_ARG_VALUE'],
		['a negative backlog', [{ host: '127.0.0.1', backlog: -1 }], 'ERR_OUT_OF_RANGE'],
		['a name that is no text', [{ host: '127.0.0.1', name: 7 }], 'ERR_INVALID_ARG_TYPE'],
		['handlers that are no object', [{ host: '127.0.0.1', handlers: 'echo' }], 'ERR_INVALID_ARG_TYPE'],
		['a handler that is no function', [{ host: '127.0.0.1', handlers: { data: 'echo' } }], 'ERR_INVALID_ARG_TYPE'],
	])('refuses %s before any system call', (_, configs, code) => {
		const kernel = useFaultKernel();
		const manager = newManager();
		expect(thrownBy(() => manager.setupServerSockets(configs as ListenerConfig[])).code).toBe(code);
		expect(kernel.counts('bind').calls).toBe(0);
	});

	test('tells of each listener, with its name', () => {
		const manager = newManager();
		const journal = new Journal();
		manager.on('listening', ({ name }) => journal.add(name));
		const path = join(temporaryFolder(), 'a.sock');
		const [first] = manager.setupServerSockets([{ host: '127.0.0.1' }, { path, name: 'local' }]);
		expect(journal.lines).toEqual([`127.0.0.1:${portOf(first!.address)}`, 'local']);
	});

	test('accepts on a listener that was added after start()', async () => {
		const { manager } = serve();
		const journal = new Journal();
		const [second] = manager.setupServerSockets([{ host: '127.0.0.1', handlers: journaled(journal) }]);
		await connectTo(second!);
		await journal.saw('open');
	});

	test('answers EBADF once the manager is closed', async () => {
		const manager = newManager();
		await manager.close();
		expect(thrownBy(() => manager.setupServerSockets([{ host: '127.0.0.1' }])).code).toBe('EBADF');
	});
});

describeWithIpv6('several hosts', () => {
	test('share one port that the kernel chose', async () => {
		const manager = newManager();
		const journal = new Journal();
		const hosts = ['127.0.0.1', '::1'];
		const listeners = manager.setupServerSockets([{ host: hosts, handlers: journaled(journal) }]);
		manager.start();
		const [first, second] = listeners.map(({ address }) => portOf(address));
		expect(second).toBe(first);
		for (const listener of listeners) await connectTo(listener);
		await journal.saw('open', 2);
	});

	test('try another port when the one chosen is taken at a later host', () => {
		const manager = newManager();
		const kernel = useFaultKernel().inject({ call: 'bind', errno: 'EADDRINUSE', after: 1, times: 1 });
		const before = countFds();
		const listeners = manager.setupServerSockets([{ host: ['127.0.0.1', '::1'] }]);
		expect(new Set(listeners.map(({ address }) => portOf(address))).size).toBe(1);
		expect(kernel.counts('bind').calls).toBe(4);
		expect(countFds()).toBe(before + 2);
	});

	test('give up, with nothing open, when no port can be had at all of them', () => {
		const manager = newManager();
		useFaultKernel().inject({ call: 'bind', errno: 'EADDRINUSE' });
		const before = countFds();
		expect(thrownBy(() => manager.setupServerSockets([{ host: ['127.0.0.1', '::1'] }])).code).toBe('EADDRINUSE');
		expect(countFds()).toBe(before);
	});

	test('fail together on a given port that one of them cannot have', async () => {
		const port = await takenPort();
		const manager = newManager();
		const before = countFds();
		expect(thrownBy(() => manager.setupServerSockets([{ host: ['::1', '127.0.0.1'], port }])).code).toBe('EADDRINUSE');
		expect(countFds()).toBe(before);
	});
});

describe('acceptConnection', () => {
	test('is null when nobody waits, and a connection when somebody does', async () => {
		const manager = newManager();
		const [listener] = manager.setupServerSockets([{ host: '127.0.0.1' }]);
		expect(manager.acceptConnection(listener!)).toBeNull();
		const client = await connectTo(listener!);
		const connection = manager.acceptConnection(listener!);
		expect(connection?.remoteAddress).toMatchObject({ port: client.socket.localPort });
		expect(manager.connections).toEqual([connection]);
	});

	test('gives a connection that tells its handlers of data', async () => {
		const journal = new Journal();
		const manager = newManager();
		const [listener] = manager.setupServerSockets([{ host: '127.0.0.1', handlers: journaled(journal) }]);
		const client = await connectTo(listener!);
		manager.acceptConnection(listener!);
		client.send('hello');
		await journal.saw('data 5');
		expect(journal.lines).toEqual(['open', 'data 5']);
	});

	test('takes one connection a call', async () => {
		const manager = newManager();
		const [listener] = manager.setupServerSockets([{ host: '127.0.0.1' }]);
		for (let i = 0; i < 2; i++) await connectTo(listener!);
		const ids = [manager.acceptConnection(listener!)?.id, manager.acceptConnection(listener!)?.id];
		expect(ids[0]).not.toBe(ids[1]);
		expect(manager.acceptConnection(listener!)).toBeNull();
	});

	test('throws the SocketError of a kernel without room, and works again afterwards', async () => {
		const kernel = useFaultKernel().inject({ call: 'accept', errno: 'EMFILE', times: 1 });
		const manager = newManager();
		const [listener] = manager.setupServerSockets([{ host: '127.0.0.1' }]);
		await connectTo(listener!);
		expect(thrownBy(() => manager.acceptConnection(listener!))).toMatchObject({ code: 'EMFILE', syscall: 'accept' });
		expect(manager.acceptConnection(listener!)).not.toBeNull();
		expect(kernel.counts('accept').calls).toBe(2);
	});

	test.each([
		['undefined', undefined],
		['a listener of another manager', 'another'],
	])('refuses %s', (_, given) => {
		const manager = newManager();
		const [another] = newManager().setupServerSockets([{ host: '127.0.0.1' }]);
		const listener = given === 'another' ? another : given;
		expect(thrownBy(() => manager.acceptConnection(listener as never)).code).toBe('ERR_INVALID_ARG_VALUE');
	});
});

describe('start, pause and resume', () => {
	test('nobody is accepted before start()', async () => {
		const journal = new Journal();
		const manager = newManager();
		const [listener] = manager.setupServerSockets([{ host: '127.0.0.1', handlers: journaled(journal) }]);
		await connectTo(listener!);
		await turnsOfTheLoop();
		expect(journal.lines).toEqual([]);
		manager.start();
		await journal.saw('open');
	});

	test('while paused, a client waits in the backlog', async () => {
		const { manager, listener, journal } = serve();
		manager.pause();
		await connectTo(listener);
		await turnsOfTheLoop();
		expect(journal.lines).toEqual([]);
		expect(manager.connections).toEqual([]);
		manager.resume();
		await journal.saw('open');
	});

	test('while paused, open connections go on', async () => {
		const { manager, listener } = serve({ data: (connection, chunk) => connection.write(chunk) });
		const client = await connectTo(listener);
		client.send('a');
		await client.receive(1);
		manager.pause();
		client.send('b');
		expect(String(await client.receive(2))).toBe('ab');
	});

	test('pause() from the handler of an accepted connection holds', async () => {
		const { manager, listener, journal } = serve({ open: () => manager.pause() });
		await connectTo(listener);
		await journal.saw('open');
		await connectTo(listener);
		await turnsOfTheLoop();
		expect(journal.lines).toEqual(['open']);
	});

	test('start() twice is start() once', async () => {
		const { manager, listener, journal } = serve();
		manager.start();
		await connectTo(listener);
		await journal.saw('open');
		await turnsOfTheLoop();
		expect(journal.count('open')).toBe(1);
	});

	test('more clients than the accept budget are all accepted', async () => {
		const journal = new Journal();
		const manager = newManager({ acceptBudget: 1 });
		const [listener] = manager.setupServerSockets([{ host: '127.0.0.1', handlers: journaled(journal) }]);
		for (let i = 0; i < 5; i++) await connectTo(listener!);
		manager.start();
		await journal.saw('open', 5);
	});

	test.each([0, 65537, 1.5, '8', null])('an accept budget of %p is refused', (acceptBudget) => {
		expect(thrownBy(() => newManager({ acceptBudget: acceptBudget as number })).code).toMatch(/^ERR_/);
	});

	test("'connection' tells of each one, after its open handler", async () => {
		const { manager, listener, journal } = serve();
		manager.on('connection', () => journal.add('connection'));
		await connectTo(listener);
		await journal.saw('connection');
		expect(journal.lines).toEqual(['open', 'connection']);
	});
});

describe('a unix path', () => {
	test('is removed when the manager closes', async () => {
		const path = join(temporaryFolder(), 'a.sock');
		const { manager, listener } = serve({}, { path });
		await connectTo(listener);
		expect(lstatSync(path).isSocket()).toBe(true);
		await manager.close({ drainMs: 0 });
		expect(existsSync(path)).toBe(false);
	});

	test('is left alone when another file has taken its place', async () => {
		const path = join(temporaryFolder(), 'a.sock');
		const { manager } = serve({}, { path });
		writeFileSync(`${path}.keep`, ''); // so that the inode of the old file is not given to the new one at once
		unlinkSync(path);
		writeFileSync(path, 'somebody else');
		const report = await manager.close({ drainMs: 0 });
		expect(existsSync(path)).toBe(true);
		expect(report.failures).toEqual([]);
	});

	test('that was removed meanwhile is no failure', async () => {
		const path = join(temporaryFolder(), 'a.sock');
		const { manager } = serve({}, { path });
		unlinkSync(path);
		expect(await manager.close()).toMatchObject({ failures: [] });
	});

	test('that another server listens on is refused, and stays', async () => {
		const path = join(temporaryFolder(), 'a.sock');
		const { listener, journal } = serve({}, { path });
		expect(thrownBy(() => newManager().setupServerSockets([{ path }])).code).toBe('EADDRINUSE');
		await connectTo(listener);
		await journal.saw('open');
	});

	if (process.platform === 'linux') {
		test('of an abstract name leaves no file', async () => {
			const name = `syssock-test-${process.pid}`;
			const { listener, journal } = serve({}, parseEndpoint(`unix:@${name}`));
			using client = new Socket({ family: 'unix', type: 'stream' }); // node's own would pad the name with NULs
			client.connect(listener.address);
			await journal.saw('open');
			expect(existsSync(`@${name}`)).toBe(false);
		});
	}
});
