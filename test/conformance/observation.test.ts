// A manager watched from outside: loggers, diagnostics channels, and connections as emitters.
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { connect } from 'node:net';
import type { Connection } from '../../lib/server/connection';
import type { Listener } from '../../lib/server/listener';
import { SocketManager, type SocketManagerOptions } from '../../lib/server/socket_manager';

let manager: SocketManager;
afterEach(() => manager.close({ drainMs: 0 }));

/** One client that sends a byte, gets it back and ends; resolves when the manager has seen the last of it. */
async function oneClient(options: SocketManagerOptions = {}): Promise<void> {
	manager = new SocketManager(options);
	const [listener] = manager.setupServerSockets([
		{ host: '127.0.0.1', handlers: { data: (connection, chunk) => connection.write(chunk) } },
	]);
	manager.start();
	const { port } = (listener as Listener).address as { port: number };
	const client = connect(port, '127.0.0.1', () => client.write('x'));
	client.once('data', () => client.end());
	await Promise.all([once(manager.clients, 'removed'), once(client, 'close')]);
}

type Line = [level: string, ...args: unknown[]];

function loggerOf(lines: Line[]) {
	const at =
		(level: string) =>
		(...args: unknown[]) =>
			void lines.push([level, ...args]);
	return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

describe('a logger', () => {
	test('of the shape of console is given the message first', async () => {
		const lines: Line[] = [];
		await oneClient({ logger: loggerOf(lines) });
		expect(lines).toEqual([
			['debug', 'accept', { id: expect.any(Number), listener: expect.any(String), remoteAddress: expect.any(String) }],
			['debug', 'close', expect.objectContaining({ bytesRead: 1, bytesWritten: 1, durationMs: expect.any(Number) })],
		]);
	});

	test('of the shape of pino is given the object first, and asked for a child', async () => {
		const lines: Line[] = [];
		const child = jest.fn(() => loggerOf(lines));
		await oneClient({ logger: { ...loggerOf([]), child } });
		expect(child).toHaveBeenCalledWith({ module: 'syssock' });
		expect(lines.map(([, , message]) => message)).toEqual(['accept', 'close']);
	});

	test('that lacks a level is refused', () => {
		manager = new SocketManager();
		expect(() => new SocketManager({ logger: { info() {} } as never })).toThrow(/logger\.debug/);
	});
});

test('the diagnostics channels tell of accept and close', async () => {
	const seen: [string | symbol, unknown][] = [];
	const listen = (message: unknown, name: string | symbol) => seen.push([name, message]);
	subscribe('syssock:accept', listen);
	subscribe('syssock:close', listen);
	await oneClient();
	unsubscribe('syssock:accept', listen);
	unsubscribe('syssock:close', listen);
	const connection = expect.objectContaining({ id: expect.any(Number) });
	expect(seen).toEqual([
		['syssock:accept', { connection }],
		['syssock:close', { connection, error: undefined }],
	]);
});

describe('events of a connection', () => {
	async function withOne(server: (connection: Connection, seen: string[]) => void): Promise<string[]> {
		manager = new SocketManager();
		const seen: string[] = [];
		const [listener] = manager.setupServerSockets([{ host: '127.0.0.1' }]);
		manager.on('connection', (connection) => server(connection, seen)).start();
		const client = connect(((listener as Listener).address as { port: number }).port, '127.0.0.1', () =>
			client.end('hello'),
		);
		client.resume();
		await once(client, 'close');
		return seen;
	}

	test('are those of the handlers', async () => {
		const seen = await withOne((connection, list) => {
			connection.events
				.on('data', (chunk) => list.push(`data ${chunk}`))
				.on('end', () => {
					list.push('end');
					connection.end();
				});
			expect(connection.events).toBe(connection.events);
		});
		expect(seen).toEqual(['data hello', 'end']);
	});

	test('without one for end close the connection when the peer ends', async () => {
		const seen = await withOne((connection, list) => {
			connection.events.on('data', (chunk) => list.push(`data ${chunk}`));
		});
		expect(seen).toEqual(['data hello']);
	});
});
