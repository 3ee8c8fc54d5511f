// Timeouts of connections: each ends what it is for, and is told as ETIMEDOUT.
import { connect } from 'node:net';
import type { Connection } from '../../lib/server/connection';
import type { Listener } from '../../lib/server/listener';
import { SocketManager, type SocketManagerOptions } from '../../lib/server/socket_manager';
import { errnoOf, type SocketError, socketError } from '../../lib/socket/errors';
import { Socket } from '../../lib/socket/socket';
import { afterThisTest, cleanUpAfterEach, connectTo, Journal, newManager } from '../support/clients';

cleanUpAfterEach();

/** A client of a manager with such options; resolves with the error that its connection was closed with. */
function served(options: SocketManagerOptions, write = 0) {
	const manager = new SocketManager(options);
	afterThisTest(() => manager.close({ drainMs: 0 }));
	const closed = new Promise<SocketError | undefined>((resolve) => {
		const open =
			write === 0
				? undefined
				: (connection: { write(data: Buffer): boolean }) => void connection.write(Buffer.alloc(write));
		const [listener] = manager.setupServerSockets([
			{ host: '127.0.0.1', handlers: { ...(open && { open }), close: (_connection, error) => resolve(error) } },
		]);
		manager.start();
		const socket = connect((listener as Listener).address as { port: number; host: string });
		socket.on('error', () => {});
		socket.pause();
		afterThisTest(() => socket.destroy());
	});
	return { manager, closed };
}

test.each([
	['idleTimeoutMs', 0],
	['firstByteTimeoutMs', 0],
	['lifetimeMs', 0],
	['writeStallTimeoutMs', 12_000_000],
] as const)('%s ends a connection, and its reason is told', async (name, write) => {
	const { closed, manager } = served({ timeouts: { [name]: 50 }, maxQueuedBytes: 32 * 1024 * 1024 }, write);
	const error = await closed;
	expect(error?.code).toBe('ETIMEDOUT');
	expect(error?.message).toContain(`in 50 ms (${name})`);
	expect(error).toMatchObject({ setting: name, suggestion: expect.stringContaining(`timeouts.${name} (50 ms)`) });
	expect(manager.clients.size).toBe(0);
});

test('firstByteTimeoutMs leaves a connection alone whose first byte has come', async () => {
	const manager = newManager({ timeouts: { firstByteTimeoutMs: 30, lifetimeMs: 200 } });
	const journal = new Journal();
	const close = (_connection: Connection, error: SocketError | undefined) => journal.add(error?.message ?? 'no error');
	const [listener] = manager.setupServerSockets([{ host: '127.0.0.1', handlers: { close } }]);
	const client = new Socket({ family: 'ipv4', type: 'stream' });
	afterThisTest(() => client.close());
	client.connect((listener as Listener).address);
	await client.writable();
	client.send('x'); // there before it is accepted: no stall of this process comes between
	manager.start();
	await journal.until(() => journal.lines.length > 0);
	expect(journal.lines).toEqual([expect.stringContaining('(lifetimeMs)')]);
	expect(manager.clients.stats().total).toBe(1);
});

test('a queue that would pass maxQueuedBytes ends the connection with ENOBUFS', async () => {
	const { closed } = served({ maxQueuedBytes: 1000 }, 1001);
	const error = await closed;
	expect(error).toMatchObject({ code: 'ENOBUFS', setting: 'maxQueuedBytes' });
	expect(error?.suggestion).toContain('maxQueuedBytes (1000)');
});

test('maxQueuedBytes is about what the kernel has no room for, not about what a turn gathers', async () => {
	const manager = newManager({ maxQueuedBytes: 1000 });
	const open = (connection: Connection) => {
		for (let i = 0; i < 10; i++) connection.write(Buffer.alloc(600));
		connection.end();
	};
	const [listener] = manager.setupServerSockets([{ host: '127.0.0.1', handlers: { open } }]);
	manager.start();
	const client = await connectTo(listener as Listener);
	expect((await client.receiveAll()).length).toBe(6000);
});

test("the kernel's own ETIMEDOUT names no setting, and has another suggestion", () => {
	const error = socketError(errnoOf('ETIMEDOUT'), 'recv');
	expect(error).not.toHaveProperty('setting');
	expect(error.suggestion).toContain('the peer did not answer');
});

test.each([{ idleTimeoutMs: -1 }, { lifetimeMs: '5' }, { firstByteTimeoutMs: 2 ** 31 }])(
	'%p is refused',
	(timeouts) => {
		expect(() => new SocketManager({ timeouts: timeouts as never })).toThrow(
			expect.objectContaining({ code: expect.stringMatching(/^ERR_/) }),
		);
	},
);
