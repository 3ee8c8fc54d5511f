// createServerSocket: which stack is chosen and why, interfaces, backlog, and that a failure keeps nothing open.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EndpointInput } from '../../lib/socket/addresses';
import { createServerSocket, type ServerSocket, type ServerSocketInit } from '../../lib/socket/server_socket';
import { Socket } from '../../lib/socket/socket';
import { resultOf } from '../support/children';
import { describeWithIpv6, hasIpv6 } from '../support/ipv6';
import { errno, type ScriptedKernel, useScriptedKernel, useSystemKernel } from '../support/kernels';
import {
	accepted,
	closingAfterEach,
	leftOpenBy,
	linkLocal,
	readBytes,
	socketErrorOf,
	thrownBy,
} from '../support/sockets';

const keep = closingAfterEach();
const serve = (init?: ServerSocketInit): ServerSocket => keep(createServerSocket(init));
const portOf = (socket: Socket) => (socket.localAddress as { port: number }).port;
const stream = (family: 'ipv4' | 'ipv6' | 'unix') => keep(new Socket({ family, type: 'stream' }));

/** The peer's host, as the server sees it, of a client that came in by this address. */
async function reach(server: ServerSocket, host: string): Promise<string> {
	const client = stream(host.includes(':') ? 'ipv6' : 'ipv4');
	client.connect({ host, port: portOf(server) });
	await client.writable();
	const failure = client.takeError();
	if (failure !== null) throw failure;
	const peer = keep(await accepted(server));
	client.send('x');
	await readBytes(peer, 1);
	return (peer.remoteAddress as { host: string }).host;
}

const refused = (server: ServerSocket, host: string) =>
	expect(reach(server, host)).rejects.toMatchObject({ code: 'ECONNREFUSED' });

describe('the selection', () => {
	type Choice = [host: string | undefined, dualStack: 'auto' | boolean | undefined, stack: string, reason: RegExp];
	const choices: Choice[] = [
		[undefined, undefined, 'dual', /IPv6 is there/],
		[undefined, 'auto', 'dual', /IPv6 is there/],
		[undefined, true, 'dual', /dualStack is true/],
		[undefined, false, 'ipv4', /dualStack is false/],
		['::', undefined, 'dual', /IPv6 is there/],
		['::', 'auto', 'dual', /IPv6 is there/],
		['::', true, 'dual', /dualStack is true/],
		['::', false, 'ipv6', /dualStack is false/],
		['0.0.0.0', 'auto', 'ipv4', /IPv4 address/],
		['0.0.0.0', false, 'ipv4', /IPv4 address/],
		['127.0.0.1', undefined, 'ipv4', /IPv4 address/],
		['127.0.0.1', false, 'ipv4', /IPv4 address/],
		['localhost', undefined, 'ipv4', /IPv4 address/],
		['::1', 'auto', 'ipv6', /IPv6 address/],
		['::1', false, 'ipv6', /IPv6 address/],
	];

	test.each(choices.filter(([, , stack]) => stack === 'ipv4' || hasIpv6))(
		'host %p with dualStack %p is %s',
		(host, dualStack, stack, reason) => {
			const server = serve({ host, dualStack });
			expect(server.stack).toBe(stack);
			expect(server.stackReason).toMatch(reason);
			expect(server.family).toBe(stack === 'ipv4' ? 'ipv4' : 'ipv6');
		},
	);

	test.each(['127.0.0.1', '::1', '0.0.0.0', 'localhost'])('host %p with dualStack true is a mistake', (host) => {
		const error = thrownBy(() => createServerSocket({ host, dualStack: true }));
		expect(error).toMatchObject({ name: 'TypeError', code: 'ERR_INVALID_ARG_VALUE' });
	});

	test.each([
		['dualStack true', { dualStack: true }],
		['an interface', { interface: 'lo' }],
		['a host', { host: '127.0.0.1' }],
		['a port', { port: 0 }],
	])('a path with %s is a mistake', (_name, init) => {
		const error = thrownBy(() => createServerSocket({ path: '/tmp/never', ...init }));
		expect(error).toMatchObject({ name: 'TypeError', code: 'ERR_INVALID_ARG_VALUE' });
	});

	test('a path is a unix socket', () => {
		const path = `\0syssock-server-${process.pid}`;
		expect(serve({ path })).toMatchObject({ stack: 'unix', stackReason: 'a path was given', family: 'unix' });
		expect(stream('unix').connect({ path })).toBe(true);
	});
});

describeWithIpv6('who gets in', () => {
	test('dual: IPv4 as a mapped address, and IPv6', async () => {
		const server = serve();
		expect(await reach(server, '127.0.0.1')).toBe('::ffff:127.0.0.1');
		expect(await reach(server, '::1')).toBe('::1');
	});

	test("'::' without dualStack: IPv6 only", async () => {
		const server = serve({ host: '::', dualStack: false });
		expect(await reach(server, '::1')).toBe('::1');
		await refused(server, '127.0.0.1');
	});

	test('no host without dualStack: IPv4 only', async () => {
		const server = serve({ dualStack: false });
		expect(await reach(server, '127.0.0.1')).toBe('127.0.0.1');
		await refused(server, '::1');
	});

	test('a mapped address: IPv4', async () => {
		expect(await reach(serve({ host: '::ffff:127.0.0.1' }), '127.0.0.1')).toBe('::ffff:127.0.0.1');
	});

	test('one port may be shared by 127.0.0.1 and ::1', async () => {
		const four = serve({ host: '127.0.0.1' });
		const six = serve({ host: '::1', port: portOf(four) });
		expect(await reach(four, '127.0.0.1')).toBe('127.0.0.1');
		expect(await reach(six, '::1')).toBe('::1');
	});

	test("one port may be shared by '0.0.0.0' and '::' without dualStack", async () => {
		const four = serve({ host: '0.0.0.0' });
		const six = serve({ host: '::', dualStack: false, port: portOf(four) });
		expect(await reach(four, '127.0.0.1')).toBe('127.0.0.1');
		expect(await reach(six, '::1')).toBe('::1');
	});

	const zoned = linkLocal();
	(zoned === undefined ? test.skip : test)('a link-local address with its interface told apart', () => {
		const { host, interface: name, scopeId } = zoned as NonNullable<typeof zoned>;
		expect(serve({ host, interface: name }).localAddress).toMatchObject({ host, scopeId });
	});
});

describe('where IPv6 is not there', () => {
	let kernel: ScriptedKernel;
	const AF_INET = 2;
	const AF_INET6 = 10;
	const domains = () => kernel.calls('open').map((call) => call.domain);

	beforeEach(() => {
		kernel = useScriptedKernel().succeed('listen', 'close', 'setOption', 'getLocalAddress');
		kernel.always('getOption', { data: Buffer.alloc(256) });
	});
	afterEach(useSystemKernel);

	test('the kernel has no family for it: IPv4, and the reason says so', () => {
		kernel.answer('open', 'EAFNOSUPPORT', {}).succeed('bind');
		const server = createServerSocket({ port: 7000 });
		expect(server).toMatchObject({ stack: 'ipv4', family: 'ipv4' });
		expect(server.stackReason).toBe('IPv6 is not there (socket EAFNOSUPPORT)');
		expect(domains()).toEqual([AF_INET6, AF_INET]);
		expect(kernel.calls('bind')[0]?.address).toMatchObject({ host: '0.0.0.0', port: 7000 });
		server.close();
		kernel.assertClean();
	});

	test('it cannot be bound to: IPv4, and the first socket is closed', () => {
		kernel.answer('open', {}, {}).answer('bind', 'EADDRNOTAVAIL', {});
		const server = createServerSocket({ host: '::', port: 7000 });
		expect(server).toMatchObject({ stack: 'ipv4', stackReason: 'IPv6 is not there (bind EADDRNOTAVAIL)' });
		server.close();
		kernel.assertClean();
	});

	test.each([
		['dualStack true', { dualStack: true }],
		["'::' without dualStack", { host: '::', dualStack: false }],
		['an IPv6 address', { host: '::1' }],
	])('%s is an error, not IPv4', (_name, init) => {
		kernel.always('open', 'EAFNOSUPPORT');
		expect(socketErrorOf(() => createServerSocket(init))).toMatchObject({ code: 'EAFNOSUPPORT', syscall: 'socket' });
		expect(domains()).toEqual([AF_INET6]);
		kernel.assertClean();
	});

	test.each(['EMFILE', 'EACCES', 'ENOBUFS'])('%s is no reason to fall back', (code) => {
		kernel.always('open', code);
		expect(socketErrorOf(() => createServerSocket())).toMatchObject({ code, errno: errno(code) });
		expect(domains()).toEqual([AF_INET6]);
	});

	test('EADDRINUSE on :: is no reason to fall back', () => {
		kernel.answer('open', {}).answer('bind', 'EADDRINUSE');
		expect(socketErrorOf(() => createServerSocket({ port: 7000 }))).toMatchObject({ code: 'EADDRINUSE' });
		kernel.assertClean();
	});

	test('what the IPv4 one fails with is what is thrown', () => {
		kernel.answer('open', 'EAFNOSUPPORT', {}).answer('bind', 'EACCES');
		expect(socketErrorOf(() => createServerSocket({ port: 80 }))).toMatchObject({ code: 'EACCES', address: '0.0.0.0' });
		kernel.assertClean();
	});
});

const inNetwork = [
	'unshare',
	'--net',
	'--map-root-user',
	'sh',
	'-c',
	'ip link set lo up && ip -6 addr flush dev lo && exec "$@"',
	'sh',
];
const hasNetworks = spawnSync('unshare', [...inNetwork.slice(1), 'true'], { stdio: 'ignore' }).status === 0;
if (!hasNetworks)
	process.stderr.write('SKIPPED: a network without IPv6: unshare and ip are not here, or not allowed\n');

(hasNetworks ? describe : describe.skip)('in a network whose interfaces have no IPv6', () => {
	test('a server for everybody serves IPv4, and ::1 cannot be had', async () => {
		const seen = await resultOf<{ stack: string; byIpv4: string; code: string; suggestion: string }>(
			`
			const { createServerSocket, Socket } = require('syssock');
			(async () => {
				const server = createServerSocket();
				const client = new Socket({ family: 'ipv4', type: 'stream' });
				client.connect({ host: '127.0.0.1', port: server.localAddress.port });
				await server.readable();
				const byIpv4 = server.accept().remoteAddress.host;
				let error;
				try { createServerSocket({ host: '::1' }); } catch (caught) { error = caught; }
				const { code, suggestion } = error;
				console.log(JSON.stringify({ stack: server.stack, byIpv4, code, suggestion }));
				process.exit();
			})();
		`,
			{ wrapper: inNetwork },
		);
		expect(seen.byIpv4).toBe(seen.stack === 'dual' ? '::ffff:127.0.0.1' : '127.0.0.1');
		expect(seen.code).toBe('EADDRNOTAVAIL');
		expect(seen.suggestion).toContain('there are 127.0.0.1 (lo)');
	});
});

describe('an interface', () => {
	test('that is there limits the server to it', async () => {
		const server = serve({ host: '127.0.0.1', interface: 'lo' });
		expect(server.options.get('soBindToDevice')).toBe('lo');
		expect(await reach(server, '127.0.0.1')).toBe('127.0.0.1');
	});

	const other = Object.keys(networkInterfaces()).find((name) => name !== 'lo');
	(other === undefined ? test.skip : test)('that is another one lets nobody of this one in', async () => {
		await refused(serve({ interface: other }), '127.0.0.1');
	});

	test.each(['nosuch0', '', 'x'.repeat(64), 'lo\0', 'lo '])(
		'%j that is not there is ENODEV, and says which there are',
		(name) => {
			let error: unknown;
			const left = leftOpenBy(() => {
				error = thrownBy(() => createServerSocket({ interface: name }));
			});
			expect(error).toMatchObject({ name: 'SocketError', code: 'ENODEV', interface: name });
			expect((error as { suggestion: string }).suggestion).toMatch(/\blo\b/);
			expect(left).toEqual([]);
		},
	);
});

describe('the backlog', () => {
	const somaxconn = Number(readFileSync('/proc/sys/net/core/somaxconn', 'utf8'));

	test.each([1, 5, 100].filter((backlog) => backlog < somaxconn))('of %d is told as it is', (backlog) => {
		expect(serve({ backlog }).backlog).toBe(backlog);
	});

	test('that is more than the system allows is told as what the system allows', () => {
		expect(serve({ backlog: 1e9 }).backlog).toBe(somaxconn);
		expect(serve({ path: `\0syssock-backlog-${process.pid}`, backlog: 1e9 }).backlog).toBe(somaxconn);
	});

	test('is the most that the system allows, where none is told', () => {
		expect(serve().backlog).toBe(somaxconn);
	});

	test('of a unix server is told', () => {
		expect(serve({ path: `\0syssock-backlog-5-${process.pid}`, backlog: 5 }).backlog).toBe(5);
	});

	test.each([-1, 1.5, 2 ** 31, Number.NaN])('of %d is refused', (backlog) => {
		expect(thrownBy(() => createServerSocket({ backlog }))).toMatchObject({ code: 'ERR_OUT_OF_RANGE' });
	});
});

describe('options', () => {
	test('are set before bind: an address that is not there can be had with ipFreeBind', () => {
		const host = '192.0.2.1';
		expect(socketErrorOf(() => createServerSocket({ host }))).toMatchObject({ code: 'EADDRNOTAVAIL' });
		expect(serve({ host, options: { ipFreeBind: true } }).localAddress).toMatchObject({ host });
	});

	test('are set before bind: two servers share a port with soReusePort', () => {
		const options = { soReusePort: true };
		const first = serve({ host: '127.0.0.1', options });
		const second = serve({ host: '127.0.0.1', port: portOf(first), options });
		expect(second.localAddress).toEqual(first.localAddress);
	});

	test('pass to the connections', async () => {
		const server = serve({
			host: '127.0.0.1',
			options: { tcpNoDelay: true, soKeepAlive: true, tcpUserTimeoutMs: 5000 },
		});
		const client = stream('ipv4');
		client.connect(server.localAddress as EndpointInput);
		const peer = keep(await accepted(server));
		expect(peer.options.get('tcpNoDelay')).toBe(true);
		expect(peer.options.get('soKeepAlive')).toBe(true);
		expect(peer.options.get('tcpUserTimeoutMs')).toBe(5000);
	});

	test('that are undefined are left alone', () => {
		expect(serve({ options: { tcpNoDelay: undefined } as never }).options.get('tcpNoDelay')).toBe(false);
	});
});

describe('an address that was used before', () => {
	// As in TIME_WAIT, which the kernel leaves out on a machine where very many connections end (tcp_max_tw_buckets).
	test('can be listened on while an old connection is still there', async () => {
		const server = createServerSocket({ host: '127.0.0.1' });
		const port = portOf(server);
		const client = stream('ipv4');
		client.connect({ host: '127.0.0.1', port });
		const peer = await accepted(server);
		server.close();
		const plain = () => stream('ipv4').bind({ host: '127.0.0.1', port });
		expect(socketErrorOf(plain)).toMatchObject({ code: 'EADDRINUSE' });
		expect(portOf(serve({ host: '127.0.0.1', port }))).toBe(port);
		for (const socket of [client, peer]) if (!socket.closed) socket.close();
	});

	test('is not shared with who still listens', () => {
		const port = portOf(serve({ host: '127.0.0.1' }));
		const error = socketErrorOf(() => createServerSocket({ host: '127.0.0.1', port }));
		expect(error).toMatchObject({ code: 'EADDRINUSE', address: '127.0.0.1', port });
		expect(error.suggestion).toContain(String(process.pid));
	});
});

describe('a server that cannot be had keeps nothing open', () => {
	const folder = mkdtempSync(join(tmpdir(), 'syssock-'));
	afterAll(() => rmSync(folder, { recursive: true }));

	const failures: [string, (takenPort: number) => unknown][] = [
		['EADDRINUSE', (port) => createServerSocket({ host: '127.0.0.1', port })],
		['EADDRINUSE', () => createServerSocket({ path: folder })],
		['EADDRNOTAVAIL', () => createServerSocket({ host: '192.0.2.1' })],
		['ENODEV', () => createServerSocket({ interface: 'nosuch0' })],
		['ENODEV', () => createServerSocket({ host: 'fe80::1%nosuch0' })],
		['ENOENT', () => createServerSocket({ path: join(folder, 'no', 'such') })],
		['ENOENT', () => createServerSocket({ options: { tcpCongestion: 'no such' } })],
		['ERR_OUT_OF_RANGE', () => createServerSocket({ port: 65536 })],
		['ERR_OUT_OF_RANGE', () => createServerSocket({ path: 'x'.repeat(108) })],
		['ERR_OUT_OF_RANGE', () => createServerSocket({ options: { tcpUserTimeoutMs: 2 ** 31 } })],
		['ERR_INVALID_ARG_VALUE', () => createServerSocket({ host: 'example.org' })],
		['ERR_INVALID_ARG_VALUE', () => createServerSocket({ options: { noSuchOption: 1 } as never })],
		['ERR_INVALID_ARG_TYPE', () => createServerSocket({ options: { tcpNoDelay: 'yes' } as never })],
		['ERR_INVALID_ARG_TYPE', () => createServerSocket({ dualStack: 'yes' } as never)],
	];

	test.each(failures)('%s: %s', (code, act) => {
		const taken = portOf(serve({ host: '127.0.0.1' }));
		let error: unknown;
		const left = leftOpenBy(() => {
			error = thrownBy(() => act(taken));
		});
		expect(error).toMatchObject({ code });
		expect(left).toEqual([]);
	});
});
