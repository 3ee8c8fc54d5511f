// Options on real sockets: names, stages, raw options, `all`, and optionsOf for sockets of Node and descriptors.
import dgram from 'node:dgram';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';

import type { SocketAddress } from '../../lib/socket/addresses';
import { optionsOf, type SocketOptions } from '../../lib/socket/options';
import { type OptionRowInfo, optionRows } from '../../lib/socket/options.generated';
import { Socket } from '../../lib/socket/socket';
import { nearest } from '../../lib/socket/spelling';
import { binding, errno } from '../support/kernels';
import { thrownBy } from '../support/thrown';

/** By any name and with any value, as JavaScript can call it. */
interface Untyped {
	get(name: unknown): unknown;
	set(name: unknown, value?: unknown): unknown;
	all(options?: unknown): unknown;
	getRaw(...args: unknown[]): Uint8Array;
	setRaw(...args: unknown[]): unknown;
}

const untyped = (options: SocketOptions) => options as unknown as Untyped;
const TYPE = 'ERR_INVALID_ARG_TYPE';
const RANGE = 'ERR_OUT_OF_RANGE';
const VALUE = 'ERR_INVALID_ARG_VALUE';
const supported = (row: number) => binding.optionRows[row]?.supported === true;

/** A row that this system has. */
function rowWhere(test: (info: OptionRowInfo) => boolean): OptionRowInfo | undefined {
	return optionRows.find((info, row) => supported(row) && test(info));
}

function int32(value: number): Buffer {
	return Buffer.from(new Uint32Array([value]).buffer);
}

describe('names', () => {
	const options = untyped(optionsOf(0));

	test.each([
		['TCP_NODELAY', 'tcpNoDelay'],
		['tcpNodelay', 'tcpNoDelay'],
		['nodelay', 'tcpNoDelay'],
		['SO_KEEPALIVE', 'soKeepAlive'],
		['so_keepalive', 'soKeepAlive'],
		['tcpUserTimeout', 'tcpUserTimeoutMs'],
		['soRcvBuf', 'soRcvBufBytes'],
		['soLingre', 'soLinger'],
	])('%s: did you mean %s?', (given, meant) => {
		for (const error of [thrownBy(() => options.get(given)), thrownBy(() => options.set(given, 1))]) {
			expect(error).toMatchObject({ name: 'TypeError', code: VALUE });
			expect(error.message).toContain(`did you mean '${meant}'`);
		}
	});

	test.each(['', 'x', 'maxConnections', '\0', '__proto__', 'toString', 'x'.repeat(1_000_000)])(
		'nothing is like %.20j',
		(given) => {
			const error = thrownBy(() => options.get(given));
			expect(error).toMatchObject({ name: 'TypeError', code: VALUE });
			expect(error.message).not.toContain('did you mean');
			expect(error.message?.length).toBeLessThan(300);
		},
	);

	test.each([undefined, null, 1, {}, [], Symbol('tcpNoDelay'), () => 'tcpNoDelay'])('%p is no name', (given) => {
		expect(thrownBy(() => options.get(given))).toMatchObject({ name: 'TypeError', code: TYPE });
	});

	test('the nearest come first, at most three', () => {
		const words = ['cart', 'card', 'care', 'cars', 'dog'].map((answer) => ({ answer, spellings: [answer] }));
		expect(nearest('carx', words)).toEqual(['cart', 'card', 'care']);
		expect(nearest('dgo', words)).toEqual(['dog']);
		expect(nearest('elephant', words)).toEqual([]);
	});
});

describe('on real sockets', () => {
	const open: { close(): unknown }[] = [];
	/** Closed when the test has ended. */
	function kept<T extends { close(): unknown }>(one: T): T {
		open.push(one);
		return one;
	}
	const tcp = () => kept(new Socket({ family: 'ipv4', type: 'stream' }));
	const udp = () => kept(new Socket({ family: 'ipv4', type: 'datagram' }));

	afterEach(() => {
		for (const one of open.splice(0).reverse()) {
			if (!(one instanceof Socket && one.closed)) one.close();
		}
	});

	async function listening<T extends net.Server>(
		server: T,
		to: net.ListenOptions = { host: '127.0.0.1', port: 0 },
	): Promise<T> {
		server.listen(to);
		await once(server, 'listening');
		return kept(server);
	}

	describe('stages', () => {
		const late = (action: () => unknown) => expect(thrownBy(action));

		test('before bind: told by the address', () => {
			const socket = tcp();
			socket.options.set('ipFreeBind', true);
			socket.bind({ host: '127.0.0.1', port: 0 });
			const error = thrownBy(() => socket.options.set('ipFreeBind', false));
			expect(error).toMatchObject({
				name: 'SocketError',
				code: 'EINVAL',
				syscall: 'setsockopt',
				option: 'ipFreeBind',
			});
			const address = socket.localAddress as { port: number };
			expect(error.message).toContain(`has to be set before bind; this socket is bound to 127.0.0.1:${address.port}`);
			expect(socket.options.get('ipFreeBind')).toBe(true);
		});

		test('a unix socket is bound when it has a path', () => {
			const [left] = Socket.pair().map(kept) as [Socket, Socket];
			late(() => left.options.set('ipFreeBind', true)).not.toMatchObject({ code: 'EINVAL' });
			const named = kept(new Socket({ family: 'unix', type: 'stream' }));
			named.bind({ path: `\0syssock-options-${process.pid}` });
			late(() => named.options.set('ipFreeBind', true)).toMatchObject({ code: 'EINVAL' });
		});

		test.each(['soReuseAddr', 'soReusePort'] as const)(
			'%s may be set after bind, and lets others bind there',
			(name) => {
				const first = tcp().bind({ host: '127.0.0.1', port: 0 });
				first.options.set(name, true);
				const second = tcp();
				second.options.set(name, true);
				second.bind(first.localAddress as SocketAddress);
				expect(second.localAddress).toEqual(first.localAddress);
			},
		);

		test('setRaw asks nobody', () => {
			const socket = tcp().bind({ host: '127.0.0.1', port: 0 });
			const { level, number } = binding.optionRows.find((row) => row.name === 'ipFreeBind') ?? {
				level: -1,
				number: -1,
			};
			socket.options.setRaw(level, number, int32(1));
			expect(socket.options.get('ipFreeBind')).toBe(true);
		});

		test('a closed socket is EBADF, at every stage', () => {
			const socket = tcp();
			socket.close();
			late(() => socket.options.set('ipFreeBind', true)).toMatchObject({ code: 'EBADF' });
			late(() => socket.options.set('soKeepAlive', true)).toMatchObject({ code: 'EBADF' });
			late(() => socket.options.get('soKeepAlive')).toMatchObject({ code: 'EBADF' });
			late(() => socket.options.getRaw(1, 2, 4)).toMatchObject({ code: 'EBADF' });
			late(() => socket.options.setRaw(1, 2, int32(1))).toMatchObject({ code: 'EBADF' });
			late(() => socket.options.all()).toMatchObject({ code: 'EBADF' });
		});

		test('a wrong value on a closed socket is still a wrong value', () => {
			const socket = tcp();
			socket.close();
			late(() => untyped(socket.options).set('soKeepAlive', 1)).toMatchObject({ code: TYPE });
		});

		const beforeListen = rowWhere((info) => info.stage === 'beforeListen');
		const beforeConnect = rowWhere((info) => info.stage === 'beforeConnect');

		test('before listen, on a Socket and on a server of Node', async () => {
			if (beforeListen === undefined) return; // no row has this stage at present
			const socket = tcp().bind({ host: '127.0.0.1', port: 0 }).listen();
			const server = await listening(net.createServer());
			for (const options of [socket.options, optionsOf(server)]) {
				late(() => untyped(options).set(beforeListen.name, 1)).toMatchObject({
					code: 'EINVAL',
					option: beforeListen.name,
				});
			}
		});

		test('before connect', async () => {
			const server = await listening(net.createServer());
			const { port } = server.address() as AddressInfo;
			const socket = tcp();
			if (!socket.connect({ host: '127.0.0.1', port })) await socket.writable();
			late(() => untyped(socket.options).set(beforeConnect?.name, 1)).toMatchObject({
				code: 'EISCONN',
				message: expect.stringContaining(`has to be set before connect; this socket is connected to 127.0.0.1:${port}`),
			});
		});

		test('sockets of Node are bound once they have a descriptor', async () => {
			const server = await listening(net.createServer());
			const datagrams = kept(dgram.createSocket('udp4'));
			datagrams.bind(0, '127.0.0.1');
			await once(datagrams, 'listening');
			for (const socket of [server, datagrams]) {
				late(() => optionsOf(socket).set('ipFreeBind', true)).toMatchObject({
					code: 'EINVAL',
					message: expect.stringContaining('before bind'),
				});
			}
		});

		test('a bare descriptor tells as far as its options do', () => {
			const socket = tcp();
			const options = optionsOf(socket.fd);
			options.set('ipFreeBind', true);
			socket.bind({ host: '127.0.0.1', port: 0 }).listen();
			late(() => options.set('ipFreeBind', true)).toMatchObject({
				code: 'EINVAL',
				message: expect.stringContaining('this socket listens'),
			});
		});
	});

	describe('a value that closes the socket while it is read', () => {
		/** Takes the first free number: that of the descriptor that was closed just now. */
		function successor(fd: number): Socket {
			const next = tcp();
			expect(next.fd).toBe(fd);
			return next;
		}

		test.each(['close', 'detach'])('of a Socket: %s', (how) => {
			const socket = tcp();
			const { fd } = socket;
			let next: Socket | undefined;
			const value = {
				get enabled() {
					if (how === 'close') socket.close();
					else closeSync(socket.detachFd());
					next = successor(fd);
					return true;
				},
				seconds: 9,
			};
			expect(thrownBy(() => socket.options.set('soLinger', value))).toMatchObject({ code: 'EBADF' });
			expect(next?.options.get('soLinger')).toEqual({ enabled: false, seconds: 0 });
		});

		test('of a socket of Node', async () => {
			const server = net.createServer().listen(0, '127.0.0.1');
			await once(server, 'listening');
			const value = {
				enabled: true,
				get seconds() {
					server.close();
					return 9;
				},
			};
			expect(thrownBy(() => optionsOf(server).set('soLinger', value))).toMatchObject({
				code: 'EBADF',
				message: expect.stringContaining('does not listen'),
			});
		});
	});

	describe('optionsOf', () => {
		test('a net.Server and a net.Socket, on either end', async () => {
			const server = net.createServer();
			const options = optionsOf(server);
			expect(thrownBy(() => options.get('soAcceptConn'))).toMatchObject({
				code: 'EBADF',
				message: expect.stringContaining('does not listen'),
			});
			await listening(server);
			expect(options.get('soAcceptConn')).toBe(true);
			const client = new net.Socket();
			const clientOptions = optionsOf(client);
			const none = (text: string) => {
				const thrown = thrownBy(() => clientOptions.get('tcpNoDelay'));
				expect(thrown).toMatchObject({ name: 'SocketError', code: 'EBADF', message: expect.stringContaining(text) });
			};
			none('is not connected');
			client.connect((server.address() as AddressInfo).port, 'localhost');
			none('is still connecting');
			const [[accepted]] = await Promise.all([once(server, 'connection'), once(client, 'connect')]);
			clientOptions.set('tcpUserTimeoutMs', 1234);
			expect(clientOptions.get('tcpUserTimeoutMs')).toBe(1234);
			expect(optionsOf(accepted as net.Socket).get('tcpInfo')).toMatchObject({ state: 1 });
			expect(optionsOf(accepted as net.Socket).get('tcpUserTimeoutMs')).toBe(0);
			client.destroy();
			none('is destroyed');
			(accepted as net.Socket).destroy();
		});

		test('an http.Server', async () => {
			const server = await listening(http.createServer());
			optionsOf(server).set('soKeepAlive', true);
			expect(optionsOf(server).get('soKeepAlive')).toBe(true);
		});

		test('a net.Server on a unix path', async () => {
			const server = await listening(net.createServer(), { path: `\0syssock-options-of-${process.pid}` });
			expect(optionsOf(server).get('soAcceptConn')).toBe(true);
		});

		test('a dgram.Socket, without a deprecation warning', async () => {
			const warnings: unknown[] = [];
			const listener = (warning: unknown) => warnings.push(warning);
			process.on('warning', listener);
			const socket = dgram.createSocket('udp4');
			const options = optionsOf(socket);
			const told = (text: string) =>
				expect(thrownBy(() => options.get('soType'))).toMatchObject({
					code: 'EBADF',
					message: expect.stringContaining(text),
				});
			told('is not bound yet');
			socket.bind(0, '127.0.0.1');
			await once(socket, 'listening');
			expect(options.get('soType')).toBe(2);
			socket.close();
			told('is closed');
			await once(socket, 'close');
			process.off('warning', listener);
			expect(warnings).toEqual([]);
		});

		test('a Socket gives its own', () => {
			const socket = tcp();
			expect(optionsOf(socket)).toBe(socket.options);
		});

		test('a descriptor', () => {
			const socket = tcp();
			optionsOf(socket.fd).set('soKeepAlive', true);
			expect(socket.options.get('soKeepAlive')).toBe(true);
			const { fd } = socket;
			socket.close();
			expect(thrownBy(() => optionsOf(fd).get('soType'))).toMatchObject({ code: 'EBADF' });
		});

		test('a file is no socket', () => {
			const fd = openSync(__filename, 'r');
			try {
				expect(thrownBy(() => optionsOf(fd).get('soType'))).toMatchObject({ code: 'ENOTSOCK', option: 'soType' });
				expect(thrownBy(() => optionsOf(fd).all())).toMatchObject({ code: 'ENOTSOCK' });
				expect(thrownBy(() => optionsOf(fd).set('soKeepAlive', true))).toMatchObject({ code: 'ENOTSOCK' });
			} finally {
				closeSync(fd);
			}
		});

		test.each([
			[-1, RANGE],
			[1.5, RANGE],
			[Number.NaN, RANGE],
			['3', TYPE],
			[3n, TYPE],
			[null, TYPE],
			[undefined, TYPE],
			[{}, TYPE],
			[{ options: {} }, TYPE],
			[{ _handle: { fd: 0 } }, TYPE],
			[() => 0, TYPE],
		])('%p is refused', (value, code) => {
			expect(thrownBy(() => optionsOf(value as never))).toMatchObject({ code });
		});
	});

	describe('all', () => {
		test('has what this kind of socket has', () => {
			const values = tcp().options.all();
			expect(values).toMatchObject({ soType: 1, soKeepAlive: false, tcpNoDelay: false, tcpInfo: { state: 7 } });
			expect(values).not.toHaveProperty('soError');
			const [left] = Socket.pair().map(kept) as [Socket, Socket];
			expect(left.options.all()).toMatchObject({ soPeerCred: { pid: process.pid } });
			expect(left.options.all()).not.toHaveProperty('tcpNoDelay');
		});

		test('tells why the others are missing', () => {
			const socket = udp();
			const { values, errors } = socket.options.all({ errors: true });
			expect(values).toEqual(socket.options.all());
			expect(errors.tcpNoDelay).toMatchObject({
				code: expect.stringMatching(/^E(NOPROTOOPT|OPNOTSUPP|NOTSUP)$/),
				option: 'tcpNoDelay',
			});
			const readable = optionRows.filter((info) => info.access !== 'w' && info.readEffect === undefined);
			const told = [...Object.keys(values), ...Object.keys(errors)].sort();
			expect(told).toEqual(readable.map((info) => info.name).sort());
		});

		test('leaves the pending error where it is', async () => {
			const taken = tcp().bind({ host: '127.0.0.1', port: 0 }); // has the port, and does not listen
			const socket = tcp();
			const { port } = taken.localAddress as { port: number };
			expect(socket.connect({ host: '127.0.0.1', port })).toBe(false);
			await socket.writable();
			socket.options.all();
			expect(socket.takeError()).toMatchObject({ code: 'ECONNREFUSED' });
		});

		test.each([1, 'errors', null, []])('%p is no choice', (value) => {
			expect(thrownBy(() => untyped(tcp().options).all(value))).toMatchObject({ code: TYPE });
		});
	});

	describe('raw', () => {
		const { level, number } = binding.optionRows.find((row) => row.name === 'soKeepAlive') ?? { level: 0, number: 0 };

		test('reads and sets by number', () => {
			const { options } = tcp();
			options.setRaw(level, number, int32(1));
			expect(options.get('soKeepAlive')).toBe(true);
			expect(Buffer.from(options.getRaw(level, number, 4))).toEqual(int32(1));
			expect(options.getRaw(level, number, 1)).toHaveLength(1);
			expect(options.getRaw(level, number, 0)).toHaveLength(0);
		});

		test('on a socket of Node', async () => {
			const server = await listening(net.createServer());
			optionsOf(server).setRaw(level, number, int32(1));
			expect(Buffer.from(optionsOf(server).getRaw(level, number, 4))).toEqual(int32(1));
		});

		test('what the kernel refuses names the row, when there is one', () => {
			const { options } = tcp();
			expect(thrownBy(() => options.setRaw(level, number, new Uint8Array(0)))).toMatchObject({
				code: 'EINVAL',
				syscall: 'setsockopt',
				option: 'soKeepAlive',
			});
			const unknown = thrownBy(() => options.getRaw(level, 0x7ff0, 4));
			expect(unknown).toMatchObject({ code: 'ENOPROTOOPT', syscall: 'getsockopt' });
			expect(unknown.message).toContain(`level ${level}, option 32752`);
		});

		test('arguments', () => {
			const options = untyped(tcp().options);
			const get = (...args: unknown[]) => expect(thrownBy(() => options.getRaw(...args)).code);
			const set = (...args: unknown[]) => expect(thrownBy(() => options.setRaw(...args)).code);
			get().toBe(TYPE);
			get('1', 1, 1).toBe(TYPE);
			get(1, 2 ** 31, 1).toBe(RANGE);
			get(1, 1, -1).toBe(RANGE);
			get(1, 1, 65_537).toBe(RANGE);
			get(1, 1, 1.5).toBe(RANGE);
			set(1, 1).toBe(TYPE);
			set(1, 1, 'bytes').toBe(TYPE);
			set(1, 1, [1]).toBe(TYPE);
			set(1, 1, new DataView(new ArrayBuffer(4))).toBe(TYPE);
			set(1, 1, new Uint8Array(65_537)).toBe(RANGE);
			set(1.5, 1, new Uint8Array(4)).toBe(RANGE);
		});
	});

	test('an unknown interface lists those there are', () => {
		const value = { group: '239.1.2.3', interface: 'nosuch0' };
		const error = thrownBy(() => untyped(udp().options).set('ipAddMembership', value));
		expect(error).toMatchObject({ code: 'ENODEV', interface: 'nosuch0' });
		expect(error.suggestion).toContain(Object.keys(networkInterfaces())[0]);
	});

	test('a source membership takes an interface by name or index, where the kernel wants its address', () => {
		const row = optionRows.find((info) => info.symbol === 'IP_ADD_SOURCE_MEMBERSHIP');
		const [name] =
			Object.entries(networkInterfaces()).find(([, list]) => list?.some((one) => one.address === '127.0.0.1')) ?? [];
		if (row === undefined || name === undefined) return;
		const options = untyped(udp().options);
		const membership = (group: string, given: unknown) => ({ group, source: '127.0.0.1', interface: given });
		options.set(row.name, membership('232.1.1.1', name));
		options.set(row.name, membership('232.1.1.2', binding.interfaceIndex(name)));
		options.set(row.name, membership('232.1.1.3', '127.0.0.1'));
		const unknown = (given: unknown) => thrownBy(() => options.set(row.name, membership('232.1.1.4', given)));
		expect(unknown('__proto__')).toMatchObject({ code: 'ENODEV', interface: '__proto__' });
		expect(unknown(2 ** 31)).toMatchObject({ code: 'ENODEV' });
		expect(unknown({})).toMatchObject({ code: TYPE });
	});

	test('the peer has its whole address, whichever family it is of', () => {
		for (const host of ['127.0.0.1', '::1']) {
			const family = host === '::1' ? 'ipv6' : 'ipv4';
			const peer = kept(new Socket({ family, type: 'datagram' })).bind({ host, port: 0 });
			const socket = kept(new Socket({ family, type: 'datagram' }));
			expect(thrownBy(() => socket.options.get('soPeerName'))).toMatchObject({ code: 'ENOTCONN' });
			socket.connect(peer.localAddress as SocketAddress);
			expect(socket.options.get('soPeerName')).toEqual(peer.localAddress);
			expect(thrownBy(() => optionsOf(socket.fd).set('ipFreeBind', true)).message).toContain('is connected to');
		}
		const path = `\0syssock-options-peer-${process.pid}`;
		const peer = kept(new Socket({ family: 'unix', type: 'datagram' })).bind({ path });
		const socket = kept(new Socket({ family: 'unix', type: 'datagram' }));
		socket.connect(peer.localAddress as SocketAddress);
		expect(socket.options.get('soPeerName')).toEqual({ family: 'unix', path });
		const [left] = Socket.pair().map(kept) as [Socket, Socket];
		expect(left.options.get('soPeerName')).toEqual({ family: 'unix', path: '' });
	});

	test('borrowed values are read once, and before the descriptor', () => {
		const reads: string[] = [];
		const socket = tcp();
		const get = <T extends object>(target: T, key: string | symbol) => {
			reads.push(String(key));
			return Reflect.get(target, key);
		};
		const value = new Proxy({ enabled: true, seconds: 3 }, { get });
		optionsOf(socket.fd).set('soLinger', value);
		expect(reads).toEqual(['enabled', 'seconds']);
		expect(socket.options.get('soLinger')).toEqual({ enabled: true, seconds: 3 });
		expect(errno('EBADF')).toBe(binding.getOption(2 ** 30, 0, {}));
	});
});
