// Connected sockets of every kind that has connections, on the real kernel.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Socket, type SocketInit } from '../../lib/socket/socket';
import { hasIpv6 } from '../support/ipv6';
import { binding } from '../support/kernels';
import {
	type Address,
	accepted,
	type Connection,
	canOpen,
	closingAfterEach,
	connection,
	fill,
	linkLocal,
	loopback,
	readBytes,
	socketErrorOf,
	tcp,
} from '../support/sockets';

const keep = closingAfterEach();
const folder = mkdtempSync(join(tmpdir(), 'syssock-'));
let paths = 0;
afterAll(() => rmSync(folder, { recursive: true }));

interface Transport {
	readonly name: string;
	readonly init: SocketInit;
	address(): Address;
	readonly keepsBoundaries?: boolean;
}

const zoned = linkLocal();
const transports: Transport[] = [
	{ name: 'ipv4', init: { family: 'ipv4', type: 'stream' }, address: () => loopback.ipv4 },
	{ name: 'ipv6', init: { family: 'ipv6', type: 'stream' }, address: () => loopback.ipv6 },
	{ name: 'mptcp', init: { family: 'ipv4', type: 'stream', protocol: 'mptcp' }, address: () => loopback.ipv4 },
	{
		name: 'unix path',
		init: { family: 'unix', type: 'stream' },
		address: () => ({ path: join(folder, `${paths++}`) }),
	},
	{
		name: 'unix abstract name',
		init: { family: 'unix', type: 'stream' },
		address: () => ({ path: `\0syssock-${process.pid}-${paths++}` }),
	},
	{
		name: 'unix seqpacket',
		init: { family: 'unix', type: 'seqpacket' },
		address: () => ({ path: `\0syssock-${process.pid}-${paths++}` }),
		keepsBoundaries: true,
	},
];
if (zoned !== undefined) {
	const address = () => ({ host: `${zoned.host}%${zoned.interface}`, port: 0 });
	transports.push({ name: 'ipv6 link-local', init: { family: 'ipv6', type: 'stream' }, address });
}

describe.each(transports.filter(({ init }) => canOpen(init) && (init.family !== 'ipv6' || hasIpv6)))(
	'a connection over $name',
	({ init, address, ...kind }) => {
		let client: Socket;
		let server: Socket;
		let listener: Socket;

		beforeEach(async () => {
			({ client, server, listener } = await connection(keep, init, address()));
		});

		test('carries bytes both ways', async () => {
			expect(client.send('ping')).toBe(4);
			expect((await readBytes(server, 4)).toString()).toBe('ping');
			expect(server.send(Buffer.from('pong'))).toBe(4);
			expect((await readBytes(client, 4)).toString()).toBe('pong');
		});

		test('is told as what it is, by both ends', () => {
			for (const socket of [listener, client, server]) {
				expect(socket).toMatchObject({ family: init.family, type: init.type, closed: false });
			}
			expect(new Set([listener.fd, client.fd, server.fd]).size).toBe(3);
		});

		test("has each end's address at the other end", () => {
			expect(server.localAddress).toEqual(listener.localAddress);
			expect(client.remoteAddress).toEqual(listener.localAddress);
			expect(server.remoteAddress).toEqual(client.localAddress);
			expect(listener.remoteAddress).toBeUndefined();
		});

		test('gives null while there is nothing to receive', () => {
			expect(client.recv(8)).toBeNull();
			expect(client.recv(Buffer.alloc(8))).toBeNull();
			expect(client.recvFrom(Buffer.alloc(8))).toBeNull();
		});

		test('gives null while there is nobody to accept', () => {
			expect(listener.accept()).toBeNull();
		});

		test('receives into the memory that it is given, and nowhere else', async () => {
			client.send('abc');
			await server.readable();
			const memory = Buffer.alloc(9, '.');
			expect(server.recv(memory.subarray(2, 6))).toBe(3);
			expect(memory.toString()).toBe('..abc....');
		});

		test('leaves bytes in the kernel that are peeked at', async () => {
			client.send('abc');
			await server.readable();
			expect(server.recv(3, binding.constants.MSG_PEEK)?.toString()).toBe('abc');
			expect(server.recv(3)?.toString()).toBe('abc');
			expect(server.recv(3)).toBeNull();
		});

		test('tells how many bytes wait to be read', async () => {
			expect(server.readableBytes).toBe(0);
			client.send('abcde');
			await server.readable();
			expect(server.readableBytes).toBe(5);
			server.recv(2);
			expect(server.readableBytes).toBe(kind.keepsBoundaries ? 0 : 3);
		});

		test('tells bytes that the peer has not taken', () => {
			expect(client.unackedBytes).toBe(0);
			fill(client);
			expect(client.unackedBytes).toBeGreaterThan(0);
		});

		test('ends with 0 bytes, while the other direction stays open', async () => {
			client.send('last');
			client.shutdown('write');
			expect((await readBytes(server, 4)).toString()).toBe('last');
			await server.readable();
			expect(server.recv(8)).toEqual(Buffer.alloc(0));
			expect(server.recv(Buffer.alloc(8))).toBe(0);
			server.send('still here');
			expect((await readBytes(client, 10)).toString()).toBe('still here');
		});

		test('refuses bytes after the end of writing', () => {
			client.shutdown('write');
			expect(socketErrorOf(() => client.send('x'))).toMatchObject({ code: 'EPIPE', syscall: 'send' });
		});

		test('ends when the peer closes', async () => {
			server.close();
			await client.readable();
			expect(client.recv(8)).toEqual(Buffer.alloc(0));
		});

		test('sends UTF-8', async () => {
			expect(client.send('grüße')).toBe(7);
			expect((await readBytes(server, 7)).toString()).toBe('grüße');
		});

		test('takes the flags of a send', async () => {
			client.send('abc', { flags: binding.constants.MSG_DONTWAIT });
			expect((await readBytes(server, 3)).toString()).toBe('abc');
		});

		test('accepts everybody who waits, in order', async () => {
			for (const name of ['a', 'b', 'c']) {
				const socket = keep(new Socket(init));
				if (!socket.connect(listener.localAddress as Address)) await socket.writable();
				socket.send(name);
				expect((await readBytes(keep(await accepted(listener)), 1)).toString()).toBe(name);
			}
			expect(listener.accept()).toBeNull();
		});
	},
);

describe('full buffers', () => {
	let client: Socket;
	let server: Socket;

	beforeEach(async () => {
		({ client, server } = await tcp(keep));
	});

	test('a send that does not fit is cut short and told, and nothing of it is lost or sent twice', async () => {
		const bytes = Buffer.alloc(32 << 20);
		for (let at = 0; at < bytes.length; at += 4) bytes.writeUInt32LE(at, at);
		const sent = client.send(bytes) as number;
		expect(sent).toBeGreaterThan(0);
		expect(sent).toBeLessThan(bytes.length);
		expect((await readBytes(server, sent)).equals(bytes.subarray(0, sent))).toBe(true);
		expect(server.recv(8)).toBeNull();
	});

	test('a send that does not fit at all is null', () => {
		fill(client);
		expect(client.send('x')).toBeNull();
	});

	test('there is room again once the peer has read', async () => {
		const total = fill(client);
		await readBytes(server, total);
		await client.writable();
		expect(client.send('x')).toBe(1);
	});
});

describe('addresses', () => {
	test('port 0 is a port that the kernel chose', () => {
		const socket = keep(new Socket({ family: 'ipv4', type: 'stream' }));
		socket.bind(loopback.ipv4);
		expect(socket.localAddress).toEqual({ family: 'ipv4', host: '127.0.0.1', port: expect.any(Number) });
		expect((socket.localAddress as Address).port).toBeGreaterThan(0);
	});

	test('a socket that is not bound has the unspecified one', () => {
		const socket = keep(new Socket({ family: 'ipv4', type: 'stream' }));
		expect(socket.localAddress).toEqual({ family: 'ipv4', host: '0.0.0.0', port: 0 });
		expect(socket.remoteAddress).toBeUndefined();
	});

	test.each([
		['a port alone', { port: 0 }, '0.0.0.0'],
		["'localhost'", { host: 'localhost', port: 0 }, '127.0.0.1'],
		['a host alone', { host: '127.0.0.2' }, '127.0.0.2'],
	])('%s can be bound', (_name, address, host) => {
		const socket = keep(new Socket({ family: 'ipv4', type: 'stream' }));
		expect(socket.bind(address).localAddress).toMatchObject({ host });
	});

	test('a family that syssock has no name for has none', () => {
		const netlink = 16;
		const socket = keep(new Socket({ family: netlink, type: 'raw' }));
		expect(socket.family).toBe(netlink);
		expect(socket.localAddress).toBeUndefined();
	});

	const test6 = zoned === undefined ? test.skip : test;
	test6('a link-local address keeps its scope id on the way there and back', async () => {
		const { host, scopeId = 0 } = zoned ?? {};
		const init: SocketInit = { family: 'ipv6', type: 'stream' };
		const { client, server }: Connection = await connection(keep, init, { host, scopeId, port: 0 } as Address);
		expect(client.remoteAddress).toMatchObject({ host, scopeId });
		expect(server.remoteAddress).toMatchObject({ host, scopeId });
	});
});

describe('calls answer the socket itself', () => {
	test('bind, listen and shutdown can be chained', async () => {
		const listener = keep(new Socket({ family: 'ipv4', type: 'stream' }));
		expect(listener.bind(loopback.ipv4).listen()).toBe(listener);
		const { client } = await tcp(keep);
		expect(client.shutdown()).toBe(client);
	});
});

describe('a connect', () => {
	test('on a unix socket is true at once', () => {
		const path = join(folder, `${paths++}`);
		keep(new Socket({ family: 'unix', type: 'stream' }))
			.bind({ path })
			.listen();
		const client = keep(new Socket({ family: 'unix', type: 'stream' }));
		expect(client.connect({ path })).toBe(true);
		expect(client.takeError()).toBeNull();
	});

	test('of TCP goes on in the background, and writable() tells its end', async () => {
		const listener = keep(new Socket({ family: 'ipv4', type: 'stream' }))
			.bind(loopback.ipv4)
			.listen();
		const client = keep(new Socket({ family: 'ipv4', type: 'stream' }));
		expect(client.connect(listener.localAddress as Address)).toBe(false);
		await client.writable();
		expect(client.takeError()).toBeNull();
		expect(client.remoteAddress).toEqual(listener.localAddress);
	});
});
