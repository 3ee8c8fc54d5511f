// `syssock serve` as people use it: a process, its log, its signals, and the clients that every machine has.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { afterThisTest, cleanUpAfterEach, connectTo, patterned, temporaryFolder } from '../support/clients';
import { describeWithIpv6, hasIpv6 } from '../support/ipv6';
import {
	buildPackage,
	commandMain,
	type Server,
	stall,
	start,
	startServer,
	startServerBy,
	talk,
} from '../support/serve';
import { describeWithTool } from '../support/tools';

beforeAll(buildPackage, 120_000);
cleanUpAfterEach();

const clientTo = (server: Server, index = 0) =>
	connectTo({ family: 'ipv4', host: '127.0.0.1', port: server.ports[index] as number });

function run(...args: string[]) {
	return start(process.execPath, [commandMain, ...args]);
}

function sha(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex');
}

describeWithTool('nc', 'nc', () => {
	test('is echoed over IPv4', async () => {
		const server = await startServer('127.0.0.1:0');
		expect(await talk('nc', ['127.0.0.1', String(server.ports[0])], 'hello\n')).toBe('hello');
	});

	test('is echoed over a unix path', async () => {
		const path = join(temporaryFolder(), 'a.sock');
		await startServer(`unix:${path}`);
		expect(await talk('nc', ['-U', path], 'hello\n')).toBe('hello');
	});

	describeWithIpv6('over IPv6', () => {
		test('is echoed by a dual-stack listener, as over IPv4', async () => {
			const server = await startServer(':0');
			const [port] = server.ports.map(String) as [string];
			expect(await talk('nc', ['::1', port], 'six\n')).toBe('six');
			expect(await talk('nc', ['127.0.0.1', port], 'four\n')).toBe('four');
		});
	});
});

describeWithTool('telnet', 'telnet', () => {
	test('to localhost is echoed', async () => {
		const server = await startServer(':0');
		expect(await talk('telnet', ['localhost', String(server.ports[0])], 'hello\n')).toContain('hello');
	});
});

describeWithTool('curl', 'curl', () => {
	test('with telnet:// is echoed', async () => {
		const server = await startServer('127.0.0.1:0');
		expect(await talk('curl', ['-sN', `telnet://127.0.0.1:${server.ports[0]}`], 'hello\n')).toContain('hello');
	});
});

describe('listeners', () => {
	test('five of them, over IPv4, IPv6, both and a unix path, each echo at once', async () => {
		const path = join(temporaryFolder(), 'a.sock');
		const ipv6 = hasIpv6 ? '[::1]:0' : '127.0.0.1:0';
		const server = await startServer('127.0.0.1:0', ipv6, ':0', `unix:${path}`, '127.0.0.1:0');
		expect(server.addresses).toHaveLength(5);
		const local = hasIpv6
			? ({ family: 'ipv6', host: '::1' } as const)
			: ({ family: 'ipv4', host: '127.0.0.1' } as const);
		const clients = await Promise.all([
			clientTo(server, 0),
			connectTo({ ...local, port: server.ports[1] as number }),
			connectTo({ ...local, port: server.ports[2] as number }),
			connectTo({ family: 'unix', path }),
			clientTo(server, 4),
		]);
		for (const [i, client] of clients.entries()) client.send(`hello ${i}`);
		const answers = await Promise.all(clients.map((client) => client.receive(7)));
		expect(answers.map(String)).toEqual(['hello 0', 'hello 1', 'hello 2', 'hello 3', 'hello 4']);
	});

	test('are told one a line, with how to try them and how to stop', async () => {
		const path = join(temporaryFolder(), 'a.sock');
		const server = await startServer('127.0.0.1:0', `unix:${path}`);
		const [port] = server.ports;
		expect(server.lines).toEqual([
			`listening 127.0.0.1:${port}`,
			`listening unix:${path}`,
			`try it:   nc 127.0.0.1 ${port}`,
			`          telnet 127.0.0.1 ${port}`,
			`          curl telnet://127.0.0.1:${port}`,
			`          nc -U ${path}`,
			'stop it:  Ctrl+C',
		]);
	});

	describeWithIpv6('on every address', () => {
		test('say that they are dual-stack', async () => {
			const server = await startServer(':0');
			expect(server.lines[0]).toMatch(/^listening \[::\]:\d+ \(dual-stack\)$/);
		});
	});
});

describe('clients', () => {
	test('200 at the same time get all their bytes back, in order', async () => {
		const server = await startServer('127.0.0.1:0');
		const clients = await Promise.all(Array.from({ length: 200 }, () => clientTo(server)));
		const right = clients.map(async (client, i) => {
			const bytes = patterned(40_000 + i, i + 1);
			client.send(bytes);
			client.end();
			return sha(await client.receiveAll()) === sha(bytes);
		});
		expect((await Promise.all(right)).filter((each) => !each)).toEqual([]);
	});

	test('more than there are descriptors for are all served, and the overload is told', async () => {
		const limited = ['sh', '-c', 'ulimit -n 48; exec "$0" "$@"'];
		const server = await startServerBy(limited, '127.0.0.1:0');
		const clients = await Promise.all(Array.from({ length: 100 }, () => clientTo(server)));
		for (const client of clients) client.send('hello');
		await server.errorLine(/^overload, new clients wait: accept EMFILE.*\n {2}.*48/m);
		const served = clients.map(async (client) => {
			const answer = String(await client.receive(5));
			client.end();
			return answer;
		});
		expect(await Promise.all(served)).toEqual(Array.from({ length: 100 }, () => 'hello'));
		expect(server.stderr.match(/^overload/gm)?.length).toBeLessThan(60); // a loop that spins would tell thousands
	});
});

describe('the log', () => {
	test('has a line when a client comes and one when it goes, with address, number, bytes and duration', async () => {
		const server = await startServer('127.0.0.1:0');
		const client = await clientTo(server);
		const address = `127\\.0\\.0\\.1:${client.socket.localPort}`;
		client.send('hello');
		await client.receive(5);
		client.end();
		await server.line(
			new RegExp(`^\\d\\d:\\d\\d:\\d\\d\\.\\d{3} {2}open {3}#1 {4}${address} +on 127\\.0\\.0\\.1:\\d+$`),
		);
		await server.line(
			new RegExp(`^\\d\\d:\\d\\d:\\d\\d\\.\\d{3} {2}close {2}#1 {4}${address} +5 bytes in, 5 out, \\d+ ms$`),
		);
	});

	test('counts the connections', async () => {
		const server = await startServer('127.0.0.1:0');
		for (let i = 1; i <= 3; i++) {
			(await clientTo(server)).end();
			await server.line(new RegExp(` close +#${i} `));
		}
	});

	test('names the error that a connection ended with', async () => {
		const server = await startServer('127.0.0.1:0');
		const client = await clientTo(server);
		await server.line(/ open /);
		client.reset();
		expect(await server.line(/ close /)).toMatch(/ECONNRESET$/);
	});

	test('shows an IPv4 client of a dual-stack listener by its IPv4 address', async () => {
		const server = await startServer(':0');
		await clientTo(server);
		expect(await server.line(/ open /)).toContain('  127.0.0.1:');
	});

	test('is without the connections when --quiet is given', async () => {
		const server = await startServer('127.0.0.1:0', '--quiet');
		(await clientTo(server)).end();
		await server.stop('SIGTERM');
		expect(server.lines.filter((line) => /open|close /.test(line))).toEqual([]);
	});
});

describe('a second instance', () => {
	test('says which process has the port, and exits with 1', async () => {
		const server = await startServer('127.0.0.1:0');
		const second = run('serve', '--listen', `127.0.0.1:${server.ports[0]}`);
		expect(await second.ended()).toEqual({ code: 1, signal: null });
		expect(second.lines).toEqual([]);
		expect(second.stderr).toMatch(
			new RegExp(`^syssock: bind EADDRINUSE: .*127\\.0\\.0\\.1:${server.ports[0]}\n {2}.*\\b${server.pid}\\b.*\n$`),
		);
	});

	test('leaves nothing behind of what it had opened before', async () => {
		const server = await startServer('127.0.0.1:0');
		const path = join(temporaryFolder(), 'a.sock');
		const second = run('serve', '--listen', `unix:${path}`, '--listen', `127.0.0.1:${server.ports[0]}`);
		expect((await second.ended()).code).toBe(1);
		expect(existsSync(path)).toBe(false);
	});

	test('can have the port as soon as the first one has ended, connections of it or not', async () => {
		const server = await startServer('127.0.0.1:0');
		const client = await clientTo(server);
		await server.line(/ open /);
		await server.stop('SIGTERM');
		await client.ending();
		const second = await startServer(`127.0.0.1:${server.ports[0]}`);
		expect(second.ports).toEqual(server.ports);
	});
});

describe.each(['SIGINT', 'SIGTERM'] as const)('%s', (signal) => {
	const number = { SIGINT: 2, SIGTERM: 15 }[signal];

	test('without clients ends it with 0', async () => {
		const server = await startServer('127.0.0.1:0');
		expect(await server.stop(signal)).toEqual({ code: 0, signal: null });
		expect(server.lines.at(-1)).toBe('closed: 0 connections ended, 0 cut off');
	});

	test('with clients closes them in order and ends it with 0', async () => {
		const path = join(temporaryFolder(), 'a.sock');
		const server = await startServer('127.0.0.1:0', `unix:${path}`);
		const client = await clientTo(server);
		await server.line(/ open /);
		server.process.kill(signal);
		expect(await client.ending()).toBe('FIN');
		client.end();
		expect(await server.ended()).toEqual({ code: 0, signal: null });
		expect(server.lines.slice(-3)).toEqual([
			`${signal}: closing 1 connection; once more cuts them off`,
			expect.stringMatching(/ close +#1 /),
			'closed: 1 connection ended, 0 cut off',
		]);
		expect(existsSync(path)).toBe(false);
	});

	test('twice cuts at once what is still queued, and ends it with 128 + its number', async () => {
		const server = await startServer('127.0.0.1:0');
		await stall(server);
		server.process.kill(signal);
		await server.line(new RegExp(`^${signal}: closing 1 connection`));
		expect(await server.stop(signal)).toEqual({ code: 128 + number, signal: null });
		await server.line(/^closed: 0 connections ended, 1 cut off with [1-9]\d* bytes unsent$/);
		await server.line(/ close .* unsent, /);
	});
});

describe('SIGTERM', () => {
	test('cuts what is still queued after the time to drain, and ends it with 143', async () => {
		const server = await startServer('127.0.0.1:0');
		await stall(server);
		expect(await server.stop('SIGTERM')).toEqual({ code: 143, signal: null });
	});

	test('lets a slow client have all that was queued for it', async () => {
		const server = await startServer('127.0.0.1:0');
		const client = await stall(server);
		server.process.kill('SIGTERM');
		await server.line(/^SIGTERM: closing/);
		let received = 0;
		for (let chunk = client.recv(65536); chunk?.length !== 0; chunk = client.recv(65536)) {
			if (chunk === null) await client.readable();
			else received += chunk.length;
		}
		client.close();
		expect(await server.ended()).toEqual({ code: 0, signal: null });
		const [, out] = /, (\d+) out, /.exec(await server.line(/ close /, 2)) as RegExpExecArray;
		expect(received).toBe(Number(out));
	});
});

describe('the command line', () => {
	test.each([
		['7000x', "'HOST:PORT'"],
		['127.0.0.1', "the port is missing: '127.0.0.1:7000'"],
		['::1', "the port is missing: '[::1]:7000'"],
		['127.0.0.1:70000', 'a port from 0 to 65535'],
		['/tmp/a.sock', 'a path is written with unix: in front'],
		['unix:', "'unix:PATH'"],
		['', "'HOST:PORT'"],
	])("--listen '%s' is refused with the way it should be written", async (endpoint, hint) => {
		const child = run('serve', '--listen', endpoint);
		expect((await child.ended()).code).toBe(1);
		expect(child.stderr).toMatch(/^error: option '-l, --listen <endpoint>' argument .* is invalid/);
		expect(child.stderr).toContain(hint);
		expect(child.lines).toEqual([]);
	});

	test("a host's name is refused with what to do about it", async () => {
		const child = run('serve', '--listen', 'example.org:7000');
		expect((await child.ended()).code).toBe(1);
		expect(child.stderr).toMatch(/^syssock: .*example\.org/);
		expect(child.stderr).not.toContain('    at ');
	});

	test('an address of another machine is refused with those that there are', async () => {
		const child = run('serve', '--listen', '192.0.2.123:7000'); // TEST-NET-1
		expect((await child.ended()).code).toBe(1);
		expect(child.stderr).toMatch(/^syssock: bind EADDRNOTAVAIL: .*\n {2}.*127\.0\.0\.1/);
	});

	test('--help tells of the options, with examples', async () => {
		const child = run('serve', '--help');
		expect((await child.ended()).code).toBe(0);
		for (const word of ['--listen', '--quiet', '[::]:7000', 'Examples:'])
			expect(child.lines.join('\n')).toContain(word);
	});

	test('--version is that of the package', async () => {
		const child = run('--version');
		expect((await child.ended()).code).toBe(0);
		expect(child.lines).toEqual([expect.stringMatching(/^\d+\.\d+\.\d+/)]);
	});

	test.each([[['serve', '--nonsense']], [['nonsense']]])('%p is refused', async (args) => {
		const child = run(...args);
		expect((await child.ended()).code).toBe(1);
		expect(child.stderr).toMatch(/^error: unknown/);
	});

	test('without --listen it is port 7000 of every address', async () => {
		const holder = createServer();
		afterThisTest(() => holder.close());
		const held = await new Promise<boolean>((resolve) => {
			holder.once('error', () => resolve(false)); // somebody has it already: as good
			holder.listen(7000, '::', () => resolve(true)).unref();
		});
		const child = run('serve');
		expect((await child.ended()).code).toBe(1);
		expect(child.stderr).toMatch(/EADDRINUSE.*:7000\n/);
		if (held) expect(child.stderr).toContain(`pid ${process.pid} `);
	});
});
