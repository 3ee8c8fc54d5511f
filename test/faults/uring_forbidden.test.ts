// A kernel that forbids io_uring as containers do: by a seccomp filter, for real.
import { resultOf } from '../support/children';
import { cleanUpAfterEach, connectTo } from '../support/clients';
import { forbiddingRings } from '../support/forbidding';
import { type Remote, startRemote } from '../support/remote';
import { describeWithTool } from '../support/tools';

cleanUpAfterEach();

/** On this engine, with an io_uring_setup that answers this. */
const forbidding = (errno: 'EPERM' | 'ENOSYS', engine: string) => [
	'/usr/bin/env',
	`SYSSOCK_ENGINE=${engine}`,
	...forbiddingRings(errno),
];

const server = `
	const { SocketManager } = require('syssock');
	const manager = new SocketManager();
	const handlers = { data: (connection, chunk) => connection.write(chunk) };
	const [listener] = manager.setupServerSockets([{ host: '127.0.0.1', handlers }]);
	calls.start = () => manager.start();
	calls.told = () => ({ engine: manager.engine, reason: manager.engineReason, address: listener.address });
`;

describeWithTool('python3', 'under a seccomp filter that refuses io_uring_setup', () => {
	test.each([
		['EPERM', 'no io_uring here: io_uring_setup EPERM (forbidden, by seccomp or by kernel.io_uring_disabled)'],
		['ENOSYS', 'no io_uring here: io_uring_setup ENOSYS (it takes Linux 6.1 or newer)'],
	] as const)("with %s, 'auto' serves by readiness and says why", async (errno, reason) => {
		const remote: Remote = startRemote(server, { wrapper: forbidding(errno, 'auto') });
		await remote.call('start');
		const told = await remote.call<{ engine: string; reason: string; address: never }>('told');
		expect(told).toMatchObject({ engine: 'poll', reason });
		const client = await connectTo(told.address);
		client.send('hello');
		expect(String(await client.receive(5))).toBe('hello');
	});

	test("'uring' is an error that says who forbids it", async () => {
		const script = `
			const { SocketManager } = require('syssock');
			try { void new SocketManager().engine; } catch (error) { console.log(JSON.stringify(error)); }
		`;
		const error = await resultOf<Record<string, unknown>>(script, { wrapper: forbidding('EPERM', 'uring') });
		expect(error).toMatchObject({ name: 'SocketError', code: 'EPERM', syscall: 'io_uring_setup' });
		expect(error.suggestion).toMatch(/seccomp|kernel\.io_uring_disabled/);
	});

	test('a single wait needs no ring: it works all the same', async () => {
		const script = `
			const { Socket } = require('syssock');
			const [a, b] = Socket.pair();
			b.send('x');
			a.readable().then(() => console.log(JSON.stringify(String(a.recv(8)))));
		`;
		expect(await resultOf(script, { wrapper: forbidding('EPERM', 'uring') })).toBe('x');
	});
});
