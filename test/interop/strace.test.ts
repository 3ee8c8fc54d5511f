// What the kernel is really asked, as strace sees it: the flags that no other test can see.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { cleanUpAfterEach, connectTo, temporaryFolder } from '../support/clients';
import { withEngine } from '../support/engines';
import { buildPackage, commandMain, type Server, start, startServerBy } from '../support/serve';
import { describeWithTool, findTool } from '../support/tools';

beforeAll(buildPackage, 120_000);
cleanUpAfterEach();

/** On the poll engine: what io_uring accepts and sends is no system call that strace could see. */
const traced = (file: string) => [
	...withEngine('poll'),
	findTool('strace') as string,
	'-f',
	'-e',
	'trace=network',
	'-o',
	file,
];

/** The calls in the file, without the pid in front; those that strace shows in two parts, by the first. */
function callsIn(file: string): string[] {
	return readFileSync(file, 'utf8')
		.split('\n')
		.map((line) => line.replace(/^\d+ +/, ''))
		.filter((line) => /^\w+\(/.test(line));
}

function named(calls: readonly string[], ...names: string[]): string[] {
	return calls.filter((call) => names.some((name) => call.startsWith(`${name}(`)));
}

/** strace hands no signals on: they are for the process that it began with. */
function stop(server: Server, file: string): Promise<unknown> {
	process.kill(Number(/^\d+/.exec(readFileSync(file, 'utf8'))?.[0]), 'SIGTERM');
	return server.ended();
}

/** All the calls of a server that echoed to a client on each of its addresses, and was ended. */
async function callsOfAServer(): Promise<string[]> {
	const folder = temporaryFolder();
	const file = join(folder, 'trace');
	const path = join(folder, 'a.sock');
	const server = await startServerBy(traced(file), '127.0.0.1:0', ':0', `unix:${path}`);
	const addresses = [
		{ family: 'ipv4', host: '127.0.0.1', port: server.ports[0] as number },
		{ family: 'ipv4', host: '127.0.0.1', port: server.ports[1] as number },
		{ family: 'unix', path },
	] as const;
	for (const address of addresses) {
		const client = await connectTo(address, { paused: true });
		client.send(Buffer.alloc(8 * 1024 * 1024)); // more than fits: some of it is sent later, from the queue
		client.send('the end');
		client.end();
		client.socket.resume();
		await client.receiveAll();
	}
	await stop(server, file);
	return callsIn(file);
}

describeWithTool('strace', 'the system calls of syssock serve', () => {
	let calls: string[] = [];

	test('are seen at all', async () => {
		calls = await callsOfAServer();
		expect(calls.length).toBeGreaterThan(10);
	}, 60_000);

	test('send with MSG_NOSIGNAL, every time', () => {
		const sends = named(calls, 'send', 'sendto', 'sendmsg', 'sendmmsg');
		expect(sends.length).toBeGreaterThan(3);
		expect(sends.filter((call) => !call.includes('MSG_NOSIGNAL'))).toEqual([]);
	});

	test('open sockets close-on-exec and non-blocking from the first moment', () => {
		const opened = named(calls, 'socket');
		expect(opened).toHaveLength(3);
		expect(opened.filter((call) => !/SOCK_CLOEXEC/.test(call) || !/SOCK_NONBLOCK/.test(call))).toEqual([]);
	});

	test('accept with accept4, close-on-exec and non-blocking', () => {
		expect(named(calls, 'accept')).toEqual([]);
		const accepted = named(calls, 'accept4');
		expect(accepted.length).toBeGreaterThanOrEqual(3);
		expect(accepted.filter((call) => !/SOCK_CLOEXEC/.test(call) || !/SOCK_NONBLOCK/.test(call))).toEqual([]);
	});
});

describeWithTool('strace', 'arguments that are wrong', () => {
	test.each([
		['an endpoint that cannot be read', ['127.0.0.1:0', 'nonsense']],
		['a port out of range', ['127.0.0.1:65536']],
		['a unix path that is too long', [`unix:/tmp/${'x'.repeat(200)}`]],
		['a host that is no address', ['example.org:7000']],
	])('%s opens, binds and listens to nothing', async (_, endpoints) => {
		const file = join(temporaryFolder(), 'trace');
		const [program, ...args] = [...traced(file), process.execPath, commandMain, 'serve'];
		const child = start(program as string, [...args, ...endpoints.flatMap((each) => ['--listen', each])]);
		expect((await child.ended()).code).toBe(1);
		expect(named(callsIn(file), 'socket', 'bind', 'listen')).toEqual([]);
	});
});
