// The io_uring engine on a kernel with faults: what a request or one of the ring's own calls answers, and what is kept.
import type { Connection, Socket, SocketError } from '../../lib';
import { cleanUpAfterEach, connectTo, countFds } from '../support/clients';
import { clientsAtOnce, echoing, everyByteComesBack, writeTogether } from '../support/echoing';
import { describeOnRing, turns, until } from '../support/engines';
import { type FaultRule, useFaultKernel, useSystemKernel } from '../support/kernels';
import { seedAndRuns } from '../support/random';

cleanUpAfterEach();
afterEach(useSystemKernel);

describeOnRing('a send of the ring', () => {
	const sends: readonly (readonly [what: string, rule: FaultRule])[] = [
		['that takes a few bytes only', { call: 'send', shortCount: 3, probability: 0.4 }],
		['that takes one byte, each time', { call: 'send', shortCount: 1, times: 400 }],
		['that finds no room', { call: 'send', errno: 'EAGAIN', probability: 0.4 }],
	];

	test.each(sends)('%s: every byte arrives, in order', async (_what, rule) => {
		const { kernel, clients } = await echoing(useFaultKernel({ seed: 7 }));
		kernel.inject(rule);
		await everyByteComesBack(clients);
		expect(kernel.faults().length).toBeGreaterThan(10);
	});

	test.each(['ECONNRESET', 'EPIPE', 'ENOBUFS'])('that fails by %s ends that connection alone', async (errno) => {
		const { kernel, manager, journal, clients } = await echoing(useFaultKernel());
		kernel.inject({ call: 'send', errno, after: 5, times: 1 });
		writeTogether(manager.connections, Buffer.from('hello'));
		await journal.saw(`close ${errno}`);
		await turns(5);
		expect(journal.lines.filter((line) => line.startsWith('error'))).toEqual([`error ${errno}`]);
		expect(manager.stats().current).toBe(clientsAtOnce - 1);
		const told = clients.map((client) => Promise.race([client.receive(5).then(String), client.ending()]));
		expect((await Promise.all(told)).filter((what) => what === 'hello')).toHaveLength(clientsAtOnce - 1);
	});

	test('that fails for all who write at once ends each of them, once', async () => {
		const { kernel, manager, journal } = await echoing(useFaultKernel());
		kernel.inject({ call: 'send', errno: 'EPIPE' });
		writeTogether(manager.connections, Buffer.from('hello'));
		await journal.saw('close EPIPE', clientsAtOnce);
		await turns(5);
		expect(journal.count('error EPIPE')).toBe(clientsAtOnce);
		expect(manager.stats().current).toBe(0);
	});
});

describeOnRing('a receive of the ring', () => {
	test.each(['ECONNRESET', 'ETIMEDOUT', 'ENOMEM'])('that fails by %s ends the connection with it', async (errno) => {
		const { kernel, listener, journal } = await echoing(useFaultKernel());
		kernel.inject({ call: 'receive', errno, times: 1 });
		await connectTo(listener);
		await journal.saw(`close ${errno}`);
		expect(journal.count(`error ${errno}`)).toBe(1);
	});

	test.each(['EAGAIN', 'ENOBUFS'])('that answers %s is made again, and no byte is lost', async (errno) => {
		const { kernel, listener, journal } = await echoing(useFaultKernel());
		kernel.inject({ call: 'receive', errno, times: 5 });
		const client = await connectTo(listener);
		client.send('hello');
		expect(String(await client.receive(5))).toBe('hello');
		expect(journal.lines.filter((line) => line.startsWith('error'))).toEqual([]);
		expect(kernel.faults()).toHaveLength(5);
	});
});

/** Where the kernel did not cancel its request, a connection cannot be given away yet. */
async function detached(connection: Connection): Promise<Socket> {
	for (;;) {
		try {
			return connection.detach();
		} catch (error) {
			if ((error as SocketError).code !== 'EBUSY') throw error;
		}
		await turns(1);
	}
}

/** What the kernel may answer to io_uring_enter at any time (io_uring_enter(2)). */
describeOnRing('io_uring_enter that fails', () => {
	test.each(['EAGAIN', 'EBUSY', 'ENOMEM', 'EINTR'])(
		'by %s, now and then: every byte arrives, in order',
		async (errno) => {
			const { seed } = seedAndRuns(1);
			const kernel = useFaultKernel({ seed });
			const { manager, listener, clients, journal } = await echoing(kernel);
			kernel.inject({ call: 'ringEnter', errno, probability: 0.3 });
			await everyByteComesBack(clients);
			const late = await connectTo(listener);
			await everyByteComesBack([late, ...clients.slice(1)].slice(0, 1));
			expect(kernel.faults().length).toBeGreaterThan(5);
			for (const client of clients) client.end();
			await journal.saw('close', clientsAtOnce);
			expect(manager.stats()).toMatchObject({ current: 1, total: clientsAtOnce + 1 });
		},
	);

	test.each(['EAGAIN', 'ENOMEM'])(
		'by %s while connections are closed, detached and accepted: nothing stays open',
		async (errno) => {
			const kernel = useFaultKernel({ seed: 3 });
			const { listener, clients, journal, opened } = await echoing(kernel);
			const before = countFds();
			kernel.inject({ call: 'ringEnter', errno, probability: 0.3 });
			for (let round = 1; round <= 20; round++) {
				const more = await Promise.all([connectTo(listener), connectTo(listener), connectTo(listener)]);
				await journal.saw('open', clientsAtOnce + 3 * round);
				const [first, second, third] = opened.slice(-3) as [Connection, Connection, Connection];
				first.abort();
				second.closeGracefully({ lingerMs: 0 });
				(await detached(third)).close();
				const ended = await Promise.all(more.map((client) => client.ending()));
				expect(ended.every((how) => /^(FIN|ECONNRESET)$/.test(how))).toBe(true);
				for (const client of more) client.socket.destroy();
			}
			await until(() => countFds() <= before);
			await everyByteComesBack(clients);
		},
	);
});

describeOnRing('io_uring_register that fails', () => {
	test('to cancel: a connection cannot be given away yet, and loses nothing', async () => {
		const kernel = useFaultKernel();
		const { manager, clients } = await echoing(kernel);
		kernel.inject({ call: 'ringRegister', errno: 'ENOMEM', times: 1 });
		const connection = manager.connections[0] as Connection;
		expect(() => connection.detach()).toThrow(/EBUSY/);
		await everyByteComesBack(clients);
	});

	test.each([1, 1000])('to provide large buffers, %i times: large messages come back without', async (times) => {
		const kernel = useFaultKernel();
		const { clients } = await echoing(kernel);
		kernel.inject({ call: 'ringRegister', errno: 'ENOMEM', times });
		await everyByteComesBack(clients, 100, 16_000);
		expect(kernel.faults().length).toBeGreaterThan(0);
	});

	test('by EINTR to cancel: it is made again', async () => {
		const kernel = useFaultKernel();
		const { manager } = await echoing(kernel);
		kernel.inject({ call: 'ringRegister', errno: 'EINTR', times: 3 });
		(manager.connections[0] as Connection).detach().close();
		expect(kernel.faults()).toHaveLength(3);
	});
});
