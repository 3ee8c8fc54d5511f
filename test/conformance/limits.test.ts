// Limits of a manager and its listeners: what waits, what is reset, and what is told of it.
import { once } from 'node:events';
import { connect, type Socket as NetSocket } from 'node:net';
import type { Listener, ListenerConfig } from '../../lib/server/listener';
import { SocketManager, type SocketManagerOptions } from '../../lib/server/socket_manager';
import { afterThisTest, catchUncaught, cleanUpAfterEach, stopTime, turnsOfTheLoop } from '../support/clients';

cleanUpAfterEach();

const echo = { data: (connection: { write(chunk: Buffer): boolean }, chunk: Buffer) => void connection.write(chunk) };

function started(options: SocketManagerOptions, configs: ListenerConfig[] = [{ host: '127.0.0.1' }]) {
	const manager = new SocketManager(options);
	afterThisTest(() => manager.close({ drainMs: 0 }));
	const listeners = manager.setupServerSockets(configs.map((config) => ({ handlers: echo, ...config })));
	manager.start();
	return { manager, listeners: listeners as [Listener, ...Listener[]] };
}

interface Outcome {
	readonly socket: NetSocket;
	/** 'echo' once its byte has come back, else the error's code. */
	readonly fate: Promise<string>;
}

function client(listener: Listener, localAddress = '127.0.0.1'): Outcome {
	const { port } = listener.address as { port: number };
	const socket = connect({ port, host: '127.0.0.1', localAddress }, () => socket.write('x'));
	afterThisTest(() => socket.destroy());
	const fate = new Promise<string>((resolve) => {
		socket.once('data', () => resolve('echo'));
		socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'));
		socket.once('end', () => resolve('end'));
	});
	return { socket, fate };
}

describe("with onOverload 'pause'", () => {
	test('a flood on two listeners never passes maxConnections, and everybody is served in the end', async () => {
		const { manager, listeners } = started({ maxConnections: 5 }, [{ host: '127.0.0.1' }, { host: '127.0.0.1' }]);
		let most = 0;
		manager.clients.on('added', () => {
			most = Math.max(most, manager.clients.size);
		});
		const clients = Array.from({ length: 40 }, (_, i) => client(listeners[i % 2] as Listener));
		const fates = clients.map(async ({ socket, fate }) => {
			const told = await fate;
			socket.end();
			return told;
		});
		expect(new Set(await Promise.all(fates))).toEqual(new Set(['echo']));
		expect(most).toBe(5);
		expect(manager.stats()).toMatchObject({ peak: 5, total: 40, dropped: {} });
	});

	test('overload is told once with what was met, and resumed when there is room again', async () => {
		const { manager, listeners } = started({ maxConnections: 2 });
		const told: string[] = [];
		manager.on('overload', ({ cause, action, current, limit, listener, suggestion }) => {
			told.push(`${cause} ${action} ${current}/${limit} ${listener} ${suggestion?.includes('maxConnections')}`);
		});
		const clients = [client(listeners[0]), client(listeners[0]), client(listeners[0])];
		await Promise.race(clients.map(({ fate }) => fate));
		await Promise.any([clients[0]?.fate, clients[1]?.fate]);
		const resumed = once(manager, 'resumed');
		for (const { socket, fate } of clients) {
			await fate;
			socket.end();
		}
		expect((await resumed)[0]).toMatchObject({ cause: 'max-connections', dropped: 0, lastedMs: expect.any(Number) });
		expect(told).toEqual(['max-connections pause 2/2 undefined true']);
	});

	test('overload is told once while others take the places of those who leave, and resumed half a second after', async () => {
		stopTime();
		const { manager, listeners } = started({ maxConnections: 10 });
		const told: string[] = [];
		manager.on('overload', ({ cause }) => told.push(cause)).on('resumed', ({ cause }) => told.push(`resumed ${cause}`));
		const clients = Array.from({ length: 50 }, () => client(listeners[0]));
		await Promise.all(
			clients.map(async ({ socket, fate }) => {
				expect(await fate).toBe('echo');
				socket.end();
			}),
		);
		while (manager.clients.size > 0) await turnsOfTheLoop(1);
		jest.advanceTimersByTime(499);
		expect(told).toEqual(['max-connections']);
		jest.advanceTimersByTime(1);
		expect(told).toEqual(['max-connections', 'resumed max-connections']);
	});

	test('a rate lets the next one in when its time comes, however long another limit is met', async () => {
		const { listeners } = started({}, [
			{ host: '127.0.0.1', maxConnections: 1 },
			{ host: '127.0.0.1', maxConnectionsPerSecond: 20 },
		]);
		const [full, rated] = listeners as unknown as [Listener, Listener];
		const first = client(full);
		expect(await first.fate).toBe('echo');
		first.socket.end(); // from here on the listener is met for half a second more
		const start = performance.now();
		const clients = Array.from({ length: 22 }, () => client(rated));
		expect(new Set(await Promise.all(clients.map(({ fate }) => fate)))).toEqual(new Set(['echo']));
		expect(performance.now() - start).toBeGreaterThan(90); // 20 at once, 2 more in a tenth of a second
	});

	test("a listener's own limit holds for that listener only", async () => {
		const { manager, listeners } = started({}, [{ host: '127.0.0.1', maxConnections: 1 }, { host: '127.0.0.1' }]);
		const [limited, free] = listeners as unknown as [Listener, Listener];
		const first = client(limited);
		expect(await first.fate).toBe('echo');
		const waiting = client(limited);
		expect(await client(free).fate).toBe('echo');
		expect(manager.clients.countOf(limited)).toBe(1);
		first.socket.end();
		expect(await waiting.fate).toBe('echo');
	});

	test('new ones a second come no faster than the limit', async () => {
		const { listeners } = started({ maxConnectionsPerSecond: 20 });
		const start = performance.now();
		const clients = Array.from({ length: 30 }, () => client(listeners[0]));
		expect(new Set(await Promise.all(clients.map(({ fate }) => fate)))).toEqual(new Set(['echo']));
		expect(performance.now() - start).toBeGreaterThan(400); // 20 at once, and 10 more in half a second
	});
});

describe('what is told and counted', () => {
	test('an overload listener that throws lets nobody in beyond the limit', async () => {
		const uncaught = catchUncaught();
		const { manager, listeners } = started({}, [{ host: '127.0.0.1', maxConnections: 1 }]);
		manager.on('overload', () => {
			throw new Error('on purpose');
		});
		const clients = Array.from({ length: 12 }, () => client(listeners[0]));
		const fates = clients.map(async ({ socket, fate }) => {
			const told = await fate;
			socket.end();
			return told;
		});
		expect(new Set(await Promise.all(fates))).toEqual(new Set(['echo']));
		expect(manager.stats()).toMatchObject({ peak: 1, total: 12, dropped: {} });
		expect(uncaught[0]).toMatchObject({ message: 'on purpose' });
	});

	test('a listener of added that throws leaves the connection its handlers and its timeouts', async () => {
		const uncaught = catchUncaught();
		const told: string[] = [];
		const closed = new Promise<string | undefined>((resolve) => {
			const { manager, listeners } = started({ timeouts: { firstByteTimeoutMs: 20 } }, [
				{
					host: '127.0.0.1',
					handlers: { open: () => told.push('open'), close: (_connection, error) => resolve(error?.setting) },
				},
			]);
			manager.on('connection', () => told.push('connection'));
			manager.clients.on('added', () => {
				throw new Error('on purpose');
			});
			const socket = connect(listeners[0].address as { port: number; host: string });
			socket.on('error', () => undefined);
			afterThisTest(() => socket.destroy());
		});
		expect(await closed).toBe('firstByteTimeoutMs');
		expect(told).toEqual(['open', 'connection']);
		expect(uncaught).toMatchObject([{ message: 'on purpose' }]);
	});

	test('closing a listener at its limit is the end of its overload', async () => {
		const { manager, listeners } = started({}, [{ host: '127.0.0.1', maxConnections: 1 }, { host: '127.0.0.1' }]);
		const overload = once(manager, 'overload');
		expect(await client(listeners[0]).fate).toBe('echo');
		await overload;
		const resumed: unknown[] = [];
		manager.on('resumed', (told) => resumed.push(told));
		manager.closeListener(listeners[0]);
		expect(resumed).toMatchObject([{ cause: 'max-connections', listener: listeners[0] }]);
	});

	test('what acceptConnection accepts counts for its network', async () => {
		const manager = new SocketManager({ perNetwork: { maxConnections: 1 } });
		afterThisTest(() => manager.close({ drainMs: 0 }));
		const [listener] = manager.setupServerSockets([{ host: '127.0.0.1', handlers: echo }]) as [Listener];
		const first = client(listener);
		let connection = manager.acceptConnection(listener);
		while (connection === null) {
			await turnsOfTheLoop(1);
			connection = manager.acceptConnection(listener);
		}
		manager.start();
		expect(await first.fate).toBe('echo');
		expect(await client(listener).fate).toBe('ECONNRESET');
		connection.abort();
		expect(await client(listener).fate).toBe('echo');
		expect(manager.stats().dropped).toEqual({ 'network-connections': 1 });
	});
});

describe("with onOverload 'shed'", () => {
	test('who comes beyond the limit is reset, told and counted', async () => {
		const { manager, listeners } = started({ maxConnections: 1, onOverload: 'shed' });
		const first = client(listeners[0]);
		expect(await first.fate).toBe('echo');
		const dropped = once(manager, 'drop');
		expect(await client(listeners[0]).fate).toBe('ECONNRESET');
		expect((await dropped)[0]).toMatchObject({
			cause: 'max-connections',
			listener: listeners[0],
			remoteAddress: { family: 'ipv4', host: '127.0.0.1', port: expect.any(Number) },
		});
		expect(manager.stats().dropped).toEqual({ 'max-connections': 1 });
		expect(manager.clients.size).toBe(1);
	});
});

describe('networks', () => {
	test('one network beyond its limit is reset, another is served', async () => {
		const { manager, listeners } = started({ perNetwork: { maxConnections: 2, ipv4PrefixLength: 24 } });
		const [a, b] = [client(listeners[0], '127.0.1.1'), client(listeners[0], '127.0.1.2')];
		expect([await a.fate, await b.fate]).toEqual(['echo', 'echo']);
		expect(await client(listeners[0], '127.0.1.3').fate).toBe('ECONNRESET');
		expect(await client(listeners[0], '127.0.2.1').fate).toBe('echo');
		const removed = once(manager.clients, 'removed');
		a.socket.end();
		await removed;
		expect(await client(listeners[0], '127.0.1.3').fate).toBe('echo');
		expect(manager.stats().dropped).toEqual({ 'network-connections': 1 });
	});
});

test.each<[string, SocketManagerOptions]>([
	['maxConnections of 0', { maxConnections: 0 }],
	['a rate of 1.5', { maxConnectionsPerSecond: 1.5 }],
	['an action that there is not', { onOverload: 'drop' as never }],
	['a prefix beyond the address', { perNetwork: { ipv4PrefixLength: 33 } }],
])('%s is refused', (_name, options) => {
	expect(() => new SocketManager(options)).toThrow(expect.objectContaining({ code: expect.stringMatching(/^ERR_/) }));
});

test.each<[string, ListenerConfig]>([
	['maxConnections of 0', { maxConnections: 0 }],
	['a rate of 1.5', { maxConnectionsPerSecond: 1.5 }],
	['an action that there is not', { onOverload: 'drop' as never }],
])("a listener's %s is refused before any socket is opened", (_name, limits) => {
	const { manager, listeners } = started({});
	const { port } = listeners[0].address as { port: number };
	// Opened, it would be EADDRINUSE.
	const setUp = () => manager.setupServerSockets([{ host: '127.0.0.1', port, ...limits }]);
	expect(setUp).toThrow(expect.objectContaining({ code: expect.stringMatching(/^ERR_/) }));
});
