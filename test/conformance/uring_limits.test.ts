// Limits on the io_uring engine, whose requests run ahead of what is asked for: as JavaScript sees it they hold exactly,
// and whoever was accepted ahead is counted, and gone when the listener is.
import type { Connection, SocketManagerOptions } from '../../lib';
import { Socket } from '../../lib/socket/socket';
import { cleanUpAfterEach, connectTo, countFds, newManager } from '../support/clients';
import { Crowd } from '../support/crowd';
import { describeOnRing, turns, until } from '../support/engines';
import { closingAfterEach } from '../support/sockets';

const keep = closingAfterEach();
cleanUpAfterEach();

function echoServer(options: SocketManagerOptions = {}, open: (connection: Connection) => void = () => undefined) {
	const manager = newManager(options);
	const handlers = { open, data: (connection: Connection, chunk: Buffer) => void connection.write(chunk) };
	const [listener] = manager.setupServerSockets([{ host: '127.0.0.1', handlers }]);
	const { port } = listener!.address as { port: number };
	return { manager, listener: listener!, port };
}

/** Clients that are connected, as far as the kernel can tell: they wait in the backlog, or just out of it. */
async function connected(port: number, count: number): Promise<Socket[]> {
	const sockets = Array.from({ length: count }, () => keep(new Socket({ family: 'ipv4', type: 'stream' })));
	for (const socket of sockets) {
		socket.connect({ host: '127.0.0.1', port });
		await socket.writable();
	}
	return sockets;
}

/** Whether the server has ended the connection by now: by FIN or by RST. */
function hasEnded(socket: Socket): boolean {
	try {
		return socket.recv(1)?.length === 0;
	} catch (error) {
		return (error as { code?: string }).code === 'ECONNRESET';
	}
}

describeOnRing('limits on the ring', () => {
	test('maxConnections is never passed while clients pour in, and everybody is served in the end', async () => {
		const { manager, port } = echoServer({ maxConnections: 7 }, () => (most = Math.max(most, manager.clients.size)));
		let most = 0;
		manager.start();
		const crowd = new Crowd();
		const served = crowd.oneByOne(port, 50); // while the others come
		const crowds = Array.from({ length: 10 }, () => new Crowd());
		const fates = await Promise.all([served, ...crowds.map((each) => each.oneByOne(port, 40))]);
		expect(fates.map(({ served: count }) => count)).toEqual([50, ...crowds.map(() => 40)]);
		expect(most).toBeLessThanOrEqual(7);
		expect(manager.stats()).toMatchObject({ total: 450, dropped: {} });
	});

	test('the 7 who are let in stay 7, those who wait are counted, and come when one leaves', async () => {
		const { manager, port } = echoServer({ maxConnections: 7 });
		manager.start();
		await connected(port, 40);
		await until(() => manager.clients.size === 7);
		await turns(20);
		expect(manager.stats()).toMatchObject({ current: 7, total: 7, waiting: 33 });
		const [first] = manager.connections;
		first?.abort();
		await until(() => manager.stats().total === 8);
		await turns(20);
		expect(manager.stats()).toMatchObject({ current: 7, total: 8, waiting: 32 });
	});

	test('acceptBudget is what a turn brings at most, also where all of them wait already', async () => {
		const perTurn: number[] = [];
		const { manager, port } = echoServer({ acceptBudget: 3 }, () => perTurn.push((perTurn.pop() ?? 0) + 1));
		await connected(port, 31);
		manager.start();
		while (manager.stats().total < 31) {
			perTurn.push(0);
			await turns(1);
		}
		expect(Math.max(...perTurn)).toBe(3);
	});

	test('pause() in an open handler lets nobody in after that turn, however many the ring had accepted', async () => {
		let opened = 0;
		const { manager, port } = echoServer({ acceptBudget: 16 }, () => {
			if (++opened === 5) manager.pause();
		});
		await connected(port, 60);
		manager.start();
		await until(() => opened > 0);
		const atPause = opened;
		expect(atPause).toBeLessThanOrEqual(16);
		await connected(port, 10);
		await turns(5);
		expect([opened, manager.stats().waiting]).toEqual([atPause, 70 - atPause]);
		manager.resume();
		await until(() => opened === 70);
		expect(manager.stats()).toMatchObject({ current: 70, total: 70, waiting: 0, dropped: {} });
	});

	test('pause() while clients pour in is exact, again and again', async () => {
		let opened = 0;
		const { manager, port } = echoServer({ acceptBudget: 8 }, () => opened++);
		manager.start();
		const crowd = new Crowd();
		const pouring = crowd.connect({ port, count: 300, atOnce: 30 });
		while (opened < 250) {
			const next = opened + 20;
			await until(() => opened >= Math.min(next, 250));
			manager.pause();
			const atPause = opened;
			await turns(10);
			expect(opened).toBe(atPause);
			manager.resume();
		}
		await pouring;
		expect(await crowd.settled()).toEqual({ served: 300 });
		expect(manager.stats()).toMatchObject({ total: 300, waiting: 0 });
	});

	test('whoever was accepted ahead is closed with the listener, and no descriptor of theirs is left', async () => {
		const descriptors = countFds();
		const { manager, listener, port } = echoServer({ acceptBudget: 16 }, () => manager.pause());
		const clients = await connected(port, 30);
		const before = countFds();
		manager.start();
		await until(() => manager.clients.size > 0);
		const served = manager.clients.size;
		expect(manager.stats().waiting).toBe(30 - served);
		expect(countFds()).toBeGreaterThan(before + served); // some of those who wait have left the kernel's queue
		manager.closeListener(listener);
		const over = new Set<Socket>();
		await until(() => {
			for (const client of clients) if (!over.has(client) && hasEnded(client)) over.add(client);
			return over.size >= 30 - served;
		});
		await turns(20);
		expect(clients.filter((client) => over.has(client) || hasEnded(client))).toHaveLength(30 - served);
		await manager.close({ drainMs: 0 });
		for (const client of clients) client.close();
		await until(() => countFds() <= descriptors);
	});

	test('a port is free in the turn in which its listener is closed, with accepts under way', async () => {
		const { manager, listener, port } = echoServer({ acceptBudget: 64 });
		manager.start();
		await connectTo(listener);
		let last = listener;
		for (let round = 0; round < 50; round++) {
			await turns(2);
			manager.closeListener(last);
			[last] = manager.setupServerSockets([{ host: '127.0.0.1', port }]) as [typeof last];
		}
		expect(last.address).toMatchObject({ port });
	});

	test('a listener that is closed lets nobody in any more: they are refused', async () => {
		const { manager, listener, port } = echoServer();
		manager.start();
		await turns(3);
		manager.closeListener(listener);
		const late = keep(new Socket({ family: 'ipv4', type: 'stream' }));
		late.connect({ host: '127.0.0.1', port });
		await late.writable();
		expect(late.takeError()).toMatchObject({ code: 'ECONNREFUSED' });
	});
});
