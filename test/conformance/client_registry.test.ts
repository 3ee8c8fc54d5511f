import { once } from 'node:events';
import { connect, type Socket as NetSocket } from 'node:net';
import type { Connection } from '../../lib/server/connection';
import type { Listener } from '../../lib/server/listener';
import { SocketManager } from '../../lib/server/socket_manager';
import { afterThisTest, cleanUpAfterEach } from '../support/clients';
import { connectedPair } from '../support/sockets';

cleanUpAfterEach();

let manager: SocketManager;
let listeners: [Listener, Listener];
beforeEach(() => {
	manager = new SocketManager();
	afterThisTest(() => manager.close({ drainMs: 0 }));
	const handlers = { data: (connection: Connection, chunk: Buffer) => void connection.write(chunk) };
	listeners = manager.setupServerSockets([
		{ host: '127.0.0.1', handlers },
		{ host: '127.0.0.1', handlers },
	]) as [Listener, Listener];
	manager.start();
});

async function joined(
	listener: Listener,
	localAddress = '127.0.0.1',
): Promise<{ connection: Connection; socket: NetSocket }> {
	const { port } = listener.address as { port: number };
	const added = once(manager.clients, 'added');
	const socket = connect({ port, host: '127.0.0.1', localAddress });
	afterThisTest(() => socket.destroy());
	const [connection] = (await added) as [Connection];
	return { connection, socket };
}

test('connections are found by id, by remote address and by listener', async () => {
	const one = await joined(listeners[0], '127.0.0.2');
	const two = await joined(listeners[1]);
	const { clients } = manager;
	expect(clients.size).toBe(2);
	expect(clients.get(one.connection.id)).toBe(one.connection);
	expect(clients.byRemoteAddress('127.0.0.2')).toEqual([one.connection]);
	expect(clients.byListener(listeners[1])).toEqual([two.connection]);
	expect([...clients]).toEqual([one.connection, two.connection]);
});

test('an id is not given again to the next tenant of a slot', async () => {
	const ids = new Set<number>();
	for (let i = 0; i < 5; i++) {
		const { connection, socket } = await joined(listeners[0]);
		ids.add(connection.id);
		const removed = once(manager.clients, 'removed');
		socket.end();
		await removed;
		expect(manager.clients.get(connection.id)).toBeUndefined();
	}
	expect(ids.size).toBe(5);
});

test('it may change while it is walked through', async () => {
	for (let i = 0; i < 4; i++) await joined(listeners[0]);
	let seen = 0;
	for (const connection of manager.clients) {
		seen++;
		connection.abort();
		[...manager.clients].at(-1)?.abort();
	}
	expect(seen).toBe(2); // each took another one along
	expect(manager.clients.size).toBe(0);
});

test('counts current, peak and total, and bytes of those that are open', async () => {
	const { socket } = await joined(listeners[0]);
	const gone = await joined(listeners[0]);
	const removed = once(manager.clients, 'removed');
	gone.socket.end();
	await removed;
	socket.write('hello');
	await once(socket, 'data');
	expect(manager.clients.stats()).toMatchObject({
		current: 1,
		peak: 2,
		total: 2,
		bytesRead: 5,
		bytesWritten: 5,
		queuedBytes: 0,
	});
	expect(manager.clients.stats(manager.clients.byListener(listeners[1])).current).toBe(0);
});

test('sweep closes in order who has been idle so long, and nobody else', async () => {
	const { socket } = await joined(listeners[0]);
	expect(manager.clients.sweep({ idleMs: 60_000 })).toBe(0);
	socket.resume();
	const ended = once(socket, 'end');
	while (manager.clients.sweep({ idleMs: 0 }) === 0) await new Promise(setImmediate); // a millisecond has to pass
	await ended;
});

test("the kernel's view of a connection is there when asked for", async () => {
	const { connection } = await joined(listeners[0]);
	expect(connection.tcpInfo.rttUs).toEqual(expect.any(Number));
	expect(connection.unackedBytes).toBe(0);
});

test('an adopted socket is a connection like others', async () => {
	const [mine, theirs] = connectedPair();
	afterThisTest(() => theirs.close());
	const got = new Promise<string>((resolve) => {
		manager.adopt(mine, { data: (_connection, chunk) => resolve(String(chunk)) });
	});
	expect(mine.closed).toBe(true);
	theirs.send('hello');
	expect(await got).toBe('hello');
	expect(manager.clients.size).toBe(1);
});

test('a detached connection leaves the registry, and its socket goes on', async () => {
	const { connection, socket } = await joined(listeners[0]);
	const own = connection.detach();
	afterThisTest(() => own.close());
	expect(manager.clients.size).toBe(0);
	socket.write('hello');
	await own.readable();
	expect(String(own.recv(16))).toBe('hello');
});
