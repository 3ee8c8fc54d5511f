// The options of `syssock serve`: its limits, its timeouts, how it ends, what a program reads and what a terminal shows.
import { once } from 'node:events';
import { join } from 'node:path';

import { cleanUpAfterEach, connectTo, temporaryFolder } from '../support/clients';
import {
	buildPackage,
	type Child,
	commandMain,
	type Server,
	stall,
	start,
	startServer,
	startServerBy,
} from '../support/serve';
import { describeWithTool } from '../support/tools';

beforeAll(buildPackage, 120_000);
cleanUpAfterEach();

const clientTo = ({ ports: [port] }: { readonly ports: readonly number[] }) =>
	connectTo({ family: 'ipv4', host: '127.0.0.1', port: port as number });

async function echoed(server: Server): Promise<ReturnType<typeof connectTo>> {
	const client = await clientTo(server);
	client.send('x');
	await client.receive(1);
	return client;
}

/** How a client ends that does nothing: a reset may come before it knows that it was connected. */
async function fateOf(server: Server): Promise<string | undefined> {
	try {
		return (await (await clientTo(server)).ending()) as string;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code;
	}
}

describe('--max-connections', () => {
	test('lets those beyond it wait until there is room', async () => {
		const server = await startServer('127.0.0.1:0', '--max-connections=2');
		const clients = [await echoed(server), await echoed(server)];
		const third = await clientTo(server);
		third.send('waited');
		await server.errorLine(/^overload, new clients wait: max-connections: 2 of 2\n {2}raise maxConnections/m);
		expect(server.lines.filter((line) => / open /.test(line))).toHaveLength(2);
		clients[0]?.end();
		expect(String(await third.receive(6))).toBe('waited');
		third.end();
		clients[1]?.end();
		await server.errorLine(/^resumed after max-connections, .*, 0 dropped$/m);
	});

	test.each(['0', '-1', 'many', '1.5'])('%s is refused', async (value) => {
		const child = start(process.execPath, [commandMain, 'serve', `--max-connections=${value}`]);
		expect((await child.ended()).code).toBe(1);
		expect(child.stderr).toMatch(/^error: option '--max-connections <number>' argument .* is invalid.*\n.*from 1 to/);
	});
});

describe('--on-overload=shed', () => {
	test('resets those beyond the limit, and tells who', async () => {
		const server = await startServer('127.0.0.1:0', '--max-connections=1', '--on-overload=shed');
		const first = await echoed(server);
		expect(await fateOf(server)).toBe('ECONNRESET');
		await server.errorLine(/^overload, new clients are reset: max-connections: 1 of 1$/m);
		expect(await server.line(/ drop /)).toMatch(/ drop +127\.0\.0\.1:\d+ +on 127\.0\.0\.1:\d+ {2}max-connections$/);
		first.end();
		await server.line(/ close +#1 /);
		expect(String(await (await echoed(server)).receive(1))).toBe('x');
	});

	test('with --quiet tells the overload, not who was dropped', async () => {
		const server = await startServer('127.0.0.1:0', '--max-connections=1', '--on-overload=shed', '--quiet');
		await echoed(server);
		expect(await fateOf(server)).toBe('ECONNRESET');
		await server.errorLine(/^overload, new clients are reset/m);
		await server.stop('SIGKILL');
		expect(server.lines.filter((line) => line.includes('drop'))).toEqual([]);
	});

	test('resets those that find no descriptor left', async () => {
		const limited = ['sh', '-c', 'ulimit -n 48; exec "$0" "$@"'];
		const server = await startServerBy(limited, '127.0.0.1:0', '--on-overload=shed');
		const clients = Array.from({ length: 60 }, () => fateOf(server));
		expect(await server.line(/ drop /)).toMatch(/127\.0\.0\.1:\d+ .* EMFILE$/);
		await server.stop('SIGTERM');
		await Promise.all(clients);
	});

	test('is one of two', async () => {
		const child = start(process.execPath, [commandMain, 'serve', '--on-overload=drop']);
		expect((await child.ended()).code).toBe(1);
		expect(child.stderr).toMatch(/^error: option '--on-overload <action>' .*pause, shed/);
	});
});

describe('--idle-timeout', () => {
	test('resets a client that is silent', async () => {
		const server = await startServer('127.0.0.1:0', '--idle-timeout=800ms');
		const client = await echoed(server);
		expect(await client.ending()).toBe('ECONNRESET');
		expect(await server.line(/ close /)).toMatch(/1 bytes in, 1 out, (?:\d+ ms|\d+\.\d s) {2}ETIMEDOUT$/);
	});

	test('is seconds where there is no unit', async () => {
		const server = await startServer('127.0.0.1:0', '--idle-timeout=0.8');
		expect(await (await echoed(server)).ending()).toBe('ECONNRESET');
	});

	test.each(['1m', 'soon', '-5'])('%s is refused with how to write it', async (value) => {
		const child = start(process.execPath, [commandMain, 'serve', `--idle-timeout=${value}`]);
		expect((await child.ended()).code).toBe(1);
		expect(child.stderr).toMatch(/^error: option '--idle-timeout <duration>' .*\n {2}seconds .*'500ms'/);
	});
});

describe('--drain', () => {
	test.each(['0', '50ms'])('%s cuts what is still queued by then, and ends with 143', async (drain) => {
		const server = await startServer('127.0.0.1:0', `--drain=${drain}`);
		await stall(server);
		expect(await server.stop('SIGTERM')).toEqual({ code: 143, signal: null });
		await server.line(/^closed: 0 connections ended, 1 cut off with [1-9]\d* bytes unsent$/);
	});

	test('that is long does not hold up an end without clients', async () => {
		const server = await startServer('127.0.0.1:0', '--drain=2000000');
		expect(await server.stop('SIGTERM')).toEqual({ code: 0, signal: null });
	});
});

type LogObject = Readonly<Record<string, unknown>>;

function objectsOf({ lines }: Child): LogObject[] {
	return lines.map((line) => JSON.parse(line) as LogObject);
}

/** `syssock serve --json`, ready when it has told its first listener. */
async function startJson(...options: string[]): Promise<Server> {
	const child = start(process.execPath, [commandMain, 'serve', '--json', ...options]);
	await child.line(/"event":"listening"/);
	const addresses = objectsOf(child).map(({ address }) => address as string);
	return Object.assign(child, { addresses, ports: addresses.map((address) => Number(/\d+$/.exec(address)?.[0])) });
}

describe('--json', () => {
	const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

	test('tells each listener, and nothing for people', async () => {
		const path = join(temporaryFolder(), 'a.sock');
		const server = await startJson('-l', '127.0.0.1:0', '-l', `unix:${path}`);
		const [port] = server.ports;
		await server.stop('SIGTERM');
		expect(objectsOf(server).slice(0, 2)).toEqual([
			{
				time,
				event: 'listening',
				listener: `127.0.0.1:${port}`,
				address: `127.0.0.1:${port}`,
				stack: 'ipv4',
				backlog: expect.any(Number),
			},
			expect.objectContaining({ event: 'listening', address: `unix:${path}`, stack: 'unix' }),
		]);
	});

	test('tells of a connection when it comes and when it goes', async () => {
		const server = await startJson('-l', '127.0.0.1:0');
		const client = await clientTo(server);
		const remoteAddress = `127.0.0.1:${client.socket.localPort}`;
		client.send('hello');
		await client.receive(5);
		client.end();
		await server.line(/"event":"close"/);
		const common = { time, number: 1, id: expect.any(Number), remoteAddress, listener: server.addresses[0] };
		expect(objectsOf(server).slice(1)).toEqual([
			{ ...common, event: 'open' },
			{
				...common,
				event: 'close',
				bytesRead: 5,
				bytesWritten: 5,
				unsentBytes: 0,
				durationMs: expect.any(Number),
			},
		]);
	});

	test('tells the error that a connection ended with', async () => {
		const server = await startJson('-l', '127.0.0.1:0', '--idle-timeout=50ms');
		await fateOf(server);
		const close = JSON.parse(await server.line(/"event":"close"/)) as LogObject;
		expect(close).toMatchObject({ code: 'ETIMEDOUT', message: expect.stringContaining('idleTimeoutMs') });
	});

	test('tells an overload, its drops and its end on stdout', async () => {
		const server = await startJson('-l', '127.0.0.1:0', '--max-connections=1', '--on-overload=shed');
		const first = await echoed(server);
		expect(await fateOf(server)).toBe('ECONNRESET');
		first.end();
		await server.line(/"event":"resumed"/);
		const events = objectsOf(server).filter(({ event }) => /overload|drop|resumed/.test(event as string));
		expect(events).toEqual([
			{
				time,
				event: 'overload',
				cause: 'max-connections',
				action: 'shed',
				current: 1,
				limit: 1,
				suggestion: expect.any(String),
			},
			{
				time,
				event: 'drop',
				cause: 'max-connections',
				remoteAddress: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
				listener: server.addresses[0],
			},
			{ time, event: 'resumed', cause: 'max-connections', lastedMs: expect.any(Number), dropped: 1 },
		]);
		expect(server.stderr).toBe('');
	});

	test('tells the end with the report', async () => {
		const server = await startJson('-l', '127.0.0.1:0', '--drain=0');
		await stall(server);
		expect((await server.stop('SIGTERM')).code).toBe(143);
		expect(objectsOf(server).filter(({ event }) => /^clos(ing|ed)$/.test(event as string))).toEqual([
			{ time, event: 'closing', signal: 'SIGTERM', connections: 1 },
			{
				time,
				event: 'closed',
				ended: 0,
				cut: 1,
				unsentBytes: expect.any(Number),
				unackedBytes: expect.any(Number),
				failures: [],
			},
		]);
	});

	test('tells why it cannot start', async () => {
		const server = await startServer('127.0.0.1:0');
		const second = start(process.execPath, [commandMain, 'serve', '--json', '-l', server.addresses[0] as string]);
		expect((await second.ended()).code).toBe(1);
		expect(objectsOf(second)).toEqual([
			{
				time,
				event: 'error',
				code: 'EADDRINUSE',
				message: expect.stringContaining('bind EADDRINUSE'),
				suggestion: expect.stringContaining(String(server.pid)),
			},
		]);
	});

	test('with --quiet is without the connections', async () => {
		const server = await startJson('-l', '127.0.0.1:0', '--quiet');
		(await echoed(server)).end();
		await server.stop('SIGTERM');
		expect(objectsOf(server).map(({ event }) => event)).toEqual(['listening', 'closing', 'closed']);
	});
});

test('a reader of the log that has gone does not end the server', async () => {
	const server = await startServer('127.0.0.1:0');
	server.process.stdout?.destroy();
	for (let i = 0; i < 3; i++) (await echoed(server)).end();
	expect(await server.stop('SIGTERM')).toEqual({ code: 0, signal: null });
});

describeWithTool('script', 'on a terminal', () => {
	const statusPattern = /\d+ clients? {2}\d+ new\/s/;

	/** `syssock serve` on a pseudo-terminal; `shown` is all that was written to it. */
	async function startOnTerminal(...options: string[]) {
		const command = [process.execPath, commandMain, 'serve', '-l', '127.0.0.1:0', ...options];
		// `exec`: a shell that waits for the command would get ^C too, and tell of its own end.
		const child = start('script', ['-qec', `exec ${command.map((word) => `'${word}'`).join(' ')}`, '/dev/null']);
		let shown = '';
		child.process.stdout?.on('data', (text: string) => {
			shown += text;
		});
		const until = async (pattern: RegExp) => {
			while (!pattern.test(shown)) await once(child.process.stdout!, 'data');
		};
		const [, port] = /127\.0\.0\.1:(\d+)/.exec(await child.line(/listening/)) as RegExpExecArray;
		return { child, until, ports: [Number(port)], shown: () => shown };
	}

	/** What is left of lines after carriage returns and erasures. */
	function seen(shown: string): string[] {
		return shown.split('\n').map((line) => line.replace(/\r$/, '').replace(/^.*\r\x1b\[K/s, ''));
	}

	test('a status stays below the log, whose lines stay whole', async () => {
		const { child, until, ports, shown } = await startOnTerminal();
		await until(/\r\x1b\[K0 clients {2}0 new\/s {2}0 B\/s in {2}0 B\/s out$/);
		const client = await clientTo({ ports });
		client.send('hello');
		await until(/\r\x1b\[K1 client {2}1 new\/s {2}5 B\/s in {2}5 B\/s out/);
		client.end();
		await until(/ close .*\r\n1 client /);
		child.process.stdin?.write('\x03');
		expect(await child.ended()).toEqual({ code: 0, signal: null });
		const lines = seen(shown());
		expect(lines.slice(5)).toEqual([
			expect.stringMatching(/^\d\d:\d\d:\d\d\.\d{3} {2}open {3}#1 .* on 127\.0\.0\.1:\d+$/),
			expect.stringMatching(/^\d\d:\d\d:\d\d\.\d{3} {2}close {2}#1 .* 5 bytes in, 5 out, .*s$/),
			'closed: 0 connections ended, 0 cut off',
			'', // the status is gone
		]);
	});

	test.each(['--quiet', '--json'])('%s shows none', async (option) => {
		const { child, shown } = await startOnTerminal(option);
		child.process.stdin?.write('\x03');
		await child.ended();
		expect(shown()).not.toMatch(statusPattern);
		expect(shown()).not.toContain('\x1b[K');
	});
});
