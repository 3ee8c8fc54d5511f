// What the kernel refuses, as real kernels refuse it; and what is refused before any system call.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EndpointInput } from '../../lib/socket/addresses';
import type { SocketError } from '../../lib/socket/errors';
import { Socket } from '../../lib/socket/socket';
import { resultOf, runChild } from '../support/children';
import { closingAfterEach, leftOpenBy, loopback, socketErrorOf, tcp, thrownBy } from '../support/sockets';

const keep = closingAfterEach();
const folder = mkdtempSync(join(tmpdir(), 'syssock-'));
afterAll(() => rmSync(folder, { recursive: true }));

const stream = () => keep(new Socket({ family: 'ipv4', type: 'stream' }));
const unixStream = () => keep(new Socket({ family: 'unix', type: 'stream' }));
const listening = () => stream().bind(loopback.ipv4).listen();
const addressOf = (socket: Socket) => socket.localAddress as EndpointInput & { host: string; port: number };

describe('bind', () => {
	test('EADDRINUSE tells the address, and its suggestion the process that holds it', () => {
		const { host, port } = addressOf(listening());
		const error = socketErrorOf(() => stream().bind({ host, port }));
		expect(error).toMatchObject({ code: 'EADDRINUSE', syscall: 'bind', address: host, port });
		expect(error.message).toContain(`${host}:${port}`);
		expect(error.suggestion).toContain(String(process.pid));
	});

	test('EADDRINUSE of a unix path where there is a file', () => {
		const path = join(folder, 'a file');
		writeFileSync(path, '');
		expect(socketErrorOf(() => unixStream().bind({ path }))).toMatchObject({ code: 'EADDRINUSE', path });
	});

	test('EADDRINUSE of an abstract name', () => {
		const path = `\0syssock-taken-${process.pid}`;
		unixStream().bind({ path });
		expect(socketErrorOf(() => unixStream().bind({ path }))).toMatchObject({ code: 'EADDRINUSE', path });
	});

	test('EADDRNOTAVAIL, whose suggestion lists the addresses that there are', () => {
		const error = socketErrorOf(() => stream().bind({ host: '192.0.2.1', port: 0 }));
		expect(error).toMatchObject({ code: 'EADDRNOTAVAIL', syscall: 'bind', address: '192.0.2.1' });
		expect(error.suggestion).toContain('127.0.0.1');
	});

	test('EINVAL on a socket that has an address, which it keeps', () => {
		const socket = stream().bind(loopback.ipv4);
		const { port } = addressOf(socket);
		expect(socketErrorOf(() => socket.bind(loopback.ipv4))).toMatchObject({ code: 'EINVAL', syscall: 'bind' });
		expect(addressOf(socket).port).toBe(port);
	});

	test('ENOENT in a folder that is not there', () => {
		const path = join(folder, 'no', 'such');
		expect(socketErrorOf(() => unixStream().bind({ path }))).toMatchObject({ code: 'ENOENT', path });
	});

	const unprivileged = `
		const { Socket } = require('syssock');
		if (process.getuid() === 0) process.setuid(65534);
		const { family, ...address } = JSON.parse(process.argv[1]);
		const socket = new Socket({ family, type: 'stream' });
		try {
			socket.bind(address);
			console.log(JSON.stringify('bound'));
		} catch ({ code, syscall, suggestion }) {
			console.log(JSON.stringify({ code, syscall, suggestion }));
		}
	`;

	// 0 in many containers: every port is anybody's there.
	const firstUnprivileged = Number(readFileSync('/proc/sys/net/ipv4/ip_unprivileged_port_start', 'utf8'));
	const testLowPort = firstUnprivileged > 1 ? test : test.skip;

	testLowPort('EACCES of an unprivileged user on a low port tells where the others begin', async () => {
		const args = [JSON.stringify({ family: 'ipv4', host: '127.0.0.1', port: 1 })];
		const error = await resultOf<SocketError>(unprivileged, { args });
		expect(error).toMatchObject({ code: 'EACCES', syscall: 'bind' });
		expect(error.suggestion).toContain('ip_unprivileged_port_start');
	});

	test('EACCES of an unprivileged user in the folder of another', async () => {
		const args = [JSON.stringify({ family: 'unix', path: '/syssock-not-allowed' })];
		expect(await resultOf(unprivileged, { args })).toMatchObject({ code: 'EACCES', syscall: 'bind' });
	});
});

describe('listen', () => {
	test('EADDRINUSE where two had bound the same address before', () => {
		const first = stream();
		first.options.set('soReuseAddr', true);
		first.bind(loopback.ipv4);
		const second = stream();
		second.options.set('soReuseAddr', true);
		second.bind(addressOf(first));
		first.listen();
		const error = socketErrorOf(() => second.listen());
		expect(error).toMatchObject({ code: 'EADDRINUSE', syscall: 'listen', port: addressOf(first).port });
	});
});

describe('accept', () => {
	test('EINVAL on a socket that does not listen', () => {
		expect(socketErrorOf(() => stream().accept())).toMatchObject({ code: 'EINVAL', syscall: 'accept' });
	});

	test('of nobody is null, not EAGAIN', () => {
		expect(listening().accept()).toBeNull();
	});
});

describe('connect', () => {
	test('ECONNREFUSED comes later on TCP, and is taken once', async () => {
		const holder = stream().bind(loopback.ipv4); // has the port, and does not listen
		const client = stream();
		expect(client.connect(addressOf(holder))).toBe(false);
		await client.writable();
		expect(client.takeError()).toMatchObject({ code: 'ECONNREFUSED' });
		expect(client.takeError()).toBeNull();
	});

	test('ECONNREFUSED comes at once on a unix path whose listener is gone', () => {
		const path = join(folder, 'gone');
		const listener = new Socket({ family: 'unix', type: 'stream' });
		listener.bind({ path }).listen();
		listener.close();
		const error = socketErrorOf(() => unixStream().connect({ path }));
		expect(error).toMatchObject({ code: 'ECONNREFUSED', syscall: 'connect', path });
	});

	test('ENOENT where there is no such path', () => {
		const path = join(folder, 'never');
		expect(socketErrorOf(() => unixStream().connect({ path }))).toMatchObject({ code: 'ENOENT', path });
	});

	test('EISCONN of a socket that is connected', async () => {
		const { server, listener } = await tcp(keep);
		expect(socketErrorOf(() => server.connect(addressOf(listener)))).toMatchObject({ code: 'EISCONN' });
	});

	test('asked again of one that went on in the background is true once it is done', async () => {
		const { client, listener } = await tcp(keep);
		expect(client.connect(addressOf(listener))).toBe(true);
		expect(socketErrorOf(() => client.connect(addressOf(listener)))).toMatchObject({ code: 'EISCONN' });
	});

	test('EAGAIN of a unix listener whose backlog is full is an error: to wait for it there is nothing', () => {
		const path = `\0syssock-full-${process.pid}`;
		unixStream().bind({ path }).listen(0);
		unixStream().connect({ path });
		expect(socketErrorOf(() => unixStream().connect({ path }))).toMatchObject({ code: 'EAGAIN', syscall: 'connect' });
	});
});

describe('a socket that has no peer', () => {
	test.each([
		['recv', 'ENOTCONN', (socket: Socket) => socket.recv(8)],
		['send', 'EPIPE', (socket: Socket) => socket.send('x')],
		['shutdown', 'ENOTCONN', (socket: Socket) => socket.shutdown()],
	])('%s answers %s', (_name, code, act) => {
		const error = socketErrorOf(() => act(stream()));
		expect(error).toMatchObject({ code });
		expect(error.suggestion).toContain('connect() first');
	});
});

describe('a peer that is gone', () => {
	test('ECONNRESET where it threw bytes away', async () => {
		const { client, server } = await tcp(keep);
		server.options.set('soLinger', { enabled: true, seconds: 0 });
		server.close();
		await client.readable();
		expect(socketErrorOf(() => client.recv(8))).toMatchObject({ code: 'ECONNRESET', syscall: 'recv' });
	});

	test('EPIPE from then on', async () => {
		const { client, server } = await tcp(keep);
		server.options.set('soLinger', { enabled: true, seconds: 0 });
		server.close();
		await client.readable();
		expect(client.takeError()).toMatchObject({ code: 'ECONNRESET' });
		expect(socketErrorOf(() => client.send('x'))).toMatchObject({ code: 'EPIPE', syscall: 'send' });
	});

	test('EPIPE raises no SIGPIPE', async () => {
		// A SIGPIPE that the sends raised would be seen before the one that comes at the end.
		const seen = await resultOf(`
			const { Socket } = require('syssock');
			const codes = [];
			let signals = 0;
			process.on('SIGPIPE', () => {
				signals++;
				console.log(JSON.stringify({ signals, codes }));
				process.exit();
			});
			for (const type of ['stream', 'seqpacket']) {
				const [a, b] = Socket.pair({ type });
				b.close();
				try { a.send('x'); } catch (error) { codes.push(error.code); }
			}
			setImmediate(() => setImmediate(() => process.kill(process.pid, 'SIGPIPE')));
			setInterval(() => {}, 1000);
		`);
		expect(seen).toEqual({ signals: 1, codes: ['EPIPE', 'EPIPE'] });
	});
});

describe('opening', () => {
	test('EAFNOSUPPORT for a family that does not exist', () => {
		const error = socketErrorOf(() => new Socket({ family: 9999, type: 'stream' }));
		expect(error).toMatchObject({ code: 'EAFNOSUPPORT', syscall: 'socket' });
	});

	test('EPROTONOSUPPORT for a protocol that does not fit', () => {
		const error = socketErrorOf(() => new Socket({ family: 'ipv4', type: 'stream', protocol: 'udp' }));
		expect(error).toMatchObject({ code: 'EPROTONOSUPPORT', syscall: 'socket' });
	});

	test('EPERM of an unprivileged user for a raw socket', async () => {
		const code = await runChild(`
			const { Socket } = require('syssock');
			if (process.getuid() === 0) process.setuid(65534);
			try { new Socket({ family: 'ipv4', type: 'raw', protocol: 'icmp' }); } catch ({ code }) { console.log(code); }
		`);
		expect(code).toEqual(['EPERM']);
	});

	test('EMFILE where the limit is reached, and it works again once there is room', async () => {
		const seen = await resultOf<{ suggestion: string }>(
			`
			const { Socket } = require('syssock');
			const open = [];
			let error;
			try { for (;;) open.push(new Socket({ family: 'ipv4', type: 'stream' })); } catch (caught) { error = caught; }
			const { code, syscall, suggestion } = error;
			open.pop().close();
			open.push(new Socket({ family: 'ipv4', type: 'stream' }));
			for (const socket of open) socket.close();
			console.log(JSON.stringify({ code, syscall, suggestion }));
		`,
			{ wrapper: ['sh', '-c', 'ulimit -n 64; exec "$@"', 'sh'] },
		);
		expect(seen).toMatchObject({ code: 'EMFILE', syscall: 'socket' });
		expect(seen.suggestion).toContain('64');
	});
});

describe('what cannot be an address is refused before any system call, and leaves nothing open', () => {
	const calls: [string, (address: EndpointInput) => unknown][] = [
		['bind', (address) => stream().bind(address)],
		['connect', (address) => stream().connect(address)],
		['send', (address) => keep(new Socket({ family: 'ipv4', type: 'datagram' })).send('x', { to: address })],
	];

	describe.each(calls)('%s', (_name, call) => {
		test.each([-1, 65536, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 32])('port %d', (port) => {
			const error = thrownBy(() => call({ host: '127.0.0.1', port }));
			expect(error).toMatchObject({ name: 'RangeError', code: 'ERR_OUT_OF_RANGE' });
		});

		test.each([['80'], [null], [80n], [{}]])('port %p', (port) => {
			const error = thrownBy(() => call({ host: '127.0.0.1', port } as never));
			expect(error).toMatchObject({ name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
		});

		test.each(['', 'example.org', '127.0.0.1\0', '256.0.0.1', '127.1', ' 127.0.0.1', '::1'])('host %j', (host) => {
			const error = thrownBy(() => call({ host, port: 1 }));
			expect(error).toMatchObject({ name: 'TypeError', code: 'ERR_INVALID_ARG_VALUE' });
		});

		test('a path for a socket of another family', () => {
			expect(thrownBy(() => call({ path: '/tmp/x' }))).toMatchObject({ code: 'ERR_INVALID_ARG_VALUE' });
		});
	});

	describe.each(['bind', 'connect'] as const)('%s to a unix path', (name) => {
		const call = (path: unknown) => thrownBy(() => unixStream()[name]({ path } as EndpointInput));

		test.each([
			['of 108 bytes', `/${'x'.repeat(107)}`],
			['of 54 characters of two bytes each', `/${'ü'.repeat(54)}`],
			['of a megabyte', 'x'.repeat(1 << 20)],
			['of 109 bytes behind the NUL', `\0${'x'.repeat(109)}`],
		])('%s', (_name, path) => {
			expect(call(path)).toMatchObject({ name: 'RangeError', code: 'ERR_OUT_OF_RANGE' });
		});

		test.each([
			['with a NUL inside', '/tmp/a\0b'],
			['with a NUL at its end', '/tmp/a\0'],
			['that is empty', ''],
			['that is a NUL alone', '\0'],
		])('%s', (_name, path) => {
			expect(call(path)).toMatchObject({ name: 'TypeError', code: 'ERR_INVALID_ARG_VALUE' });
		});

		test('that is no string', () => {
			expect(call(Buffer.from('/tmp/x'))).toMatchObject({ code: 'ERR_INVALID_ARG_TYPE' });
		});
	});

	test('nothing stays open of what could not be opened', () => {
		const wrong: unknown[] = [
			undefined,
			{},
			{ family: 'ipv4' },
			{ family: 'ipv5', type: 'stream' },
			{ family: -1, type: 1 },
		];
		const left = leftOpenBy(() => {
			for (const init of wrong) thrownBy(() => new Socket(init as never));
		});
		expect(left).toEqual([]);
	});
});
