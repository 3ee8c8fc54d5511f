// Many connections received from and sent to by one system call (io_submit(2)) on the poll engine, and a kernel that refuses.
import type { Connection } from '../../lib';
import { resultOf } from '../support/children';
import { type Client, cleanUpAfterEach } from '../support/clients';
import { clientsAtOnce, echoing, everyByteComesBack } from '../support/echoing';
import { describeOnBatches, turns, until } from '../support/engines';
import { type FaultKernel, type FaultRule, useFaultKernel, useSystemKernel } from '../support/kernels';
import { seedAndRuns } from '../support/random';

cleanUpAfterEach();
afterEach(useSystemKernel);

/** All have a byte of their own back, which they send in the same turn. */
async function exchange(clients: readonly Client[]): Promise<void> {
	for (const client of clients) client.send('x');
	await Promise.all(clients.map((client) => client.receive(1)));
	for (const client of clients) client.forget();
}

/** The engine takes to batches when many have been busy at a time for a while. */
async function busyForAWhile(clients: readonly Client[]): Promise<void> {
	for (let round = 0; round < 80; round++) await exchange(clients);
}

/** An echo server whose clients are served by batches. */
async function batching(kernel: FaultKernel = useFaultKernel(), handlers = {}) {
	const server = await echoing(kernel, handlers);
	await busyForAWhile(server.clients);
	expect(kernel.counts('batchSubmit').calls).toBeGreaterThan(2);
	return server;
}

/** Sends by batches to clients that reset after their FIN, which is answered by EPIPE; says what came of it. */
const sendingToWhoHasGone = `
	const { once } = require('node:events');
	const net = require('node:net');
	const { SocketManager } = require('syssock');
	const kernel = require(process.env.SYSSOCK_ADDON).testing.useFaultKernel({ seed: 1 });
	let signals = 0;
	process.on('SIGPIPE', () => signals++);
	const all = (list, event) => Promise.all(list.map((each) => once(each, event)));
	(async () => {
		const codes = [];
		const opened = [];
		let ended = 0, closed = 0, told = () => {};
		const manager = new SocketManager();
		const handlers = {
			open: (connection) => opened.push(connection),
			data: (connection, chunk) => connection.write(chunk),
			end: () => { ended++; told(); },
			close: (connection, error) => { codes.push(error && error.code); closed++; told(); },
		};
		const until = async (holds) => { while (!holds()) await new Promise((resolve) => (told = resolve)); };
		const [listener] = manager.setupServerSockets([{ host: '127.0.0.1', handlers }]);
		manager.start();
		const { port } = listener.address;
		const clients = Array.from({ length: 16 }, () => net.connect({ port, host: '127.0.0.1', allowHalfOpen: true }));
		await all(clients, 'connect');
		const exchange = async () => {
			for (const client of clients) client.write('x');
			await all(clients, 'data');
		};
		const refusals = Number(process.argv[1]); // of the flag that came with Linux 6.18
		if (refusals > 0) kernel.addRule({ call: 'batchSubmit', errno: -95, times: refusals });
		for (let round = 0; round < 80; round++) await exchange();
		for (const client of clients) client.end();
		await until(() => ended === clients.length);
		for (const client of clients) client.resetAndDestroy();
		const before = kernel.counts().batchSubmit.calls;
		for (const connection of opened) connection.write('to nobody');
		await until(() => closed === clients.length);
		const batched = kernel.counts().batchSubmit.calls > before || refusals > 0;
		await new Promise(setImmediate);
		const raised = once(process, 'SIGPIPE');
		process.kill(process.pid, 'SIGPIPE');
		await raised;
		console.log(JSON.stringify({ signals, batched, refused: kernel.faults().length, codes }));
		await manager.close({ drainMs: 0 });
	})();
`;

describeOnBatches('batches of the poll engine', () => {
	describe('where the kernel has them', () => {
		test('receive from all who are ready by one call, and send to them by another', async () => {
			const { kernel, clients } = await batching();
			const before = { submits: kernel.counts('batchSubmit').calls, receives: kernel.counts('receive').calls };
			for (let round = 0; round < 20; round++) await exchange(clients);
			const submits = kernel.counts('batchSubmit').calls - before.submits;
			expect(kernel.counts('receive').calls - before.receives).toBeGreaterThanOrEqual(20 * clientsAtOnce);
			expect(submits).toBeGreaterThanOrEqual(2 * 20);
			expect(submits).toBeLessThan((20 * clientsAtOnce) / 2);
		});

		test('are not opened for a few', async () => {
			const { kernel, clients } = await echoing(useFaultKernel());
			await busyForAWhile(clients.slice(0, 4));
			expect(kernel.counts('batchSetup').calls).toBe(0);
		});

		test.each([1, 2047, 16_383, 16_384, 20_479, 20_480, 20_481, 40_960, 131_072, 300_000])(
			'bring messages of %i bytes back whole, and small ones after them',
			async (bytes) => {
				const { clients } = await batching();
				await everyByteComesBack(clients, 4, bytes);
				for (const client of clients) client.forget();
				await everyByteComesBack(clients, 40, 100);
			},
		);

		test('keep what comes for one that is paused', async () => {
			const { kernel, clients, opened, journal } = await batching();
			const paused = opened[3] as Connection;
			paused.pause();
			const told = journal.count('data 5');
			for (const client of clients) client.send('hello');
			await journal.saw('data 5', told + clientsAtOnce - 1);
			await turns(5);
			expect(journal.count('data 5')).toBe(told + clientsAtOnce - 1);
			paused.resume();
			const got = await Promise.all(clients.map((client) => client.receive(5)));
			expect(got.map(String)).toEqual(Array(clientsAtOnce).fill('hello'));
			expect(kernel.counts('batchSetup').calls).toBe(1);
		});

		test('tell of those who send, who end and who reset in the same turn', async () => {
			const { clients, journal } = await batching(undefined, {
				end(connection: Connection) {
					connection.write('bye');
					connection.end();
				},
			});
			const [ends, resets, ...rest] = clients as [Client, Client, ...Client[]];
			for (const client of rest) client.send('hello');
			ends.send('last');
			ends.end();
			resets.reset();
			expect(String(await ends.receiveAll())).toBe('lastbye');
			const got = await Promise.all(rest.map((client) => client.receive(5)));
			expect(got.map(String)).toEqual(Array(rest.length).fill('hello'));
			await journal.saw('close ECONNRESET');
		});
	});

	describe('where the kernel refuses', () => {
		test.each(['ENOSYS', 'EPERM', 'EAGAIN'])(
			'to open one, by %s: served by a call each, and not asked again',
			async (errno) => {
				const kernel = useFaultKernel().inject({ call: 'batchSetup', errno });
				const { clients } = await echoing(kernel);
				await busyForAWhile(clients);
				await busyForAWhile(clients);
				await everyByteComesBack(clients);
				expect([kernel.counts('batchSetup').calls, kernel.counts('batchSubmit').calls]).toEqual([1, 0]);
			},
		);

		test.each(['EPERM', 'ENOSYS', 'EINVAL'])('to take any more, by %s: served by a call each', async (errno) => {
			const { kernel, clients } = await batching();
			kernel.inject({ call: 'batchSubmit', errno });
			await everyByteComesBack(clients);
			const refused = kernel.counts('batchSubmit').calls;
			for (const client of clients) client.forget();
			await everyByteComesBack(clients);
			expect(kernel.counts('batchSubmit').calls).toBe(refused);
		});

		const faults: readonly (readonly [what: string, rule: FaultRule])[] = [
			['a submission, now and then', { call: 'batchSubmit', errno: 'EAGAIN', probability: 0.3 }],
			['all but three of a submission', { call: 'batchSubmit', shortCount: 3 }],
			['to receive, now and then', { call: 'receive', errno: 'EAGAIN', probability: 0.3 }],
			['to receive more than 5 bytes', { call: 'receive', shortCount: 5, probability: 0.5 }],
			['to send more than 7 bytes', { call: 'send', shortCount: 7, probability: 0.5 }],
			['to send, now and then', { call: 'send', errno: 'EAGAIN', probability: 0.4 }],
		];

		test.each(faults)('%s: every byte comes back, in order', async (_what, rule) => {
			const { seed } = seedAndRuns(1);
			const { kernel, clients } = await batching(useFaultKernel({ seed }));
			kernel.inject(rule);
			await everyByteComesBack(clients);
			expect(kernel.faults().length).toBeGreaterThan(0);
		});

		test('a flag that came later: every byte comes back all the same', async () => {
			const kernel = useFaultKernel().inject({ call: 'batchSubmit', errno: 'ENOTSUP', times: 1 });
			const { clients } = await batching(kernel);
			const before = kernel.counts('batchSubmit').calls;
			await everyByteComesBack(clients);
			expect(kernel.faults()).toHaveLength(1);
			expect(kernel.counts('batchSubmit').calls).toBeGreaterThan(before);
		});

		test('a pair of sockets to try it on: served by a call each', async () => {
			const kernel = useFaultKernel().inject({ call: 'openPair', errno: 'EMFILE' });
			const { clients } = await echoing(kernel);
			await busyForAWhile(clients);
			await everyByteComesBack(clients);
			expect([kernel.counts('batchSetup').calls, kernel.counts('batchSubmit').calls]).toEqual([1, 0]);
		});

		test.each([
			['receive', 'ECONNRESET'],
			['receive', 'ETIMEDOUT'],
			['send', 'EPIPE'],
			['send', 'ENOBUFS'],
		] as const)('one by one: a %s that fails by %s ends that connection alone', async (call, errno) => {
			const { kernel, clients, journal, manager } = await batching();
			kernel.inject({ call, errno, after: 5, times: 1 });
			for (const client of clients) client.send('hello');
			await journal.saw(`close ${errno}`);
			const told = clients.map((client) => Promise.race([client.receive(5).then(String), client.ending()]));
			expect((await Promise.all(told)).filter((what) => what === 'hello')).toHaveLength(clientsAtOnce - 1);
			expect([journal.count(`error ${errno}`), manager.stats().current]).toEqual([1, clientsAtOnce - 1]);
		});
	});

	// In a process of its own: Jest's has no signals. There SIGPIPE is heard of as soon as there is one.
	test.each([
		['knows a flag for that', 0],
		['does not', 1],
	])('raise no SIGPIPE where the kernel %s', async (_what, refusals) => {
		const seen = await resultOf(sendingToWhoHasGone, {
			wrapper: ['/usr/bin/env', 'SYSSOCK_ENGINE=poll', `SYSSOCK_ADDON=${process.env.SYSSOCK_ADDON}`],
			args: [String(refusals)],
		});
		expect(seen).toEqual({ signals: 1, batched: true, refused: refusals, codes: Array(clientsAtOnce).fill('EPIPE') });
	});

	test('are over with the engine: nothing stays open', async () => {
		const { manager, clients } = await batching();
		await manager.close({ drainMs: 0 });
		await Promise.all(clients.map((client) => client.ending()));
		await until(() => manager.clients.size === 0);
	});
});
