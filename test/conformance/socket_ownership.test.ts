// Who owns a descriptor: close, detach, adopt, duplicate, and what a closed owner can still do: nothing.
import { closeSync, fstatSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EndpointInput } from '../../lib/socket/addresses';
import { Socket } from '../../lib/socket/socket';
import { openHandle } from '../support/kernels';
import { closingAfterEach, descriptorFlags, leftOpenBy, loopback, socketErrorOf, tcp } from '../support/sockets';

const keep = closingAfterEach();
const folder = mkdtempSync(join(tmpdir(), 'syssock-'));
afterAll(() => rmSync(folder, { recursive: true }));

const stream = () => keep(new Socket({ family: 'ipv4', type: 'stream' }));

function closed(): { socket: Socket; fd: number } {
	const socket = new Socket({ family: 'ipv4', type: 'stream' });
	const { fd } = socket;
	socket.close();
	return { socket, fd };
}

const everyMethod: [string, (socket: Socket) => unknown][] = [
	['bind', (socket) => socket.bind(loopback.ipv4)],
	['listen', (socket) => socket.listen()],
	['accept', (socket) => socket.accept()],
	['connect', (socket) => socket.connect({ host: '127.0.0.1', port: 1 })],
	['send', (socket) => socket.send('x')],
	['send to', (socket) => socket.send('x', { to: { host: '127.0.0.1', port: 1 } })],
	['recv into', (socket) => socket.recv(Buffer.alloc(8))],
	['recv', (socket) => socket.recv(8)],
	['recvFrom', (socket) => socket.recvFrom(Buffer.alloc(8))],
	['shutdown', (socket) => socket.shutdown()],
	['localAddress', (socket) => socket.localAddress],
	['remoteAddress', (socket) => socket.remoteAddress],
	['readableBytes', (socket) => socket.readableBytes],
	['unackedBytes', (socket) => socket.unackedBytes],
	['nonBlocking', (socket) => socket.nonBlocking],
	[
		'nonBlocking =',
		(socket) => {
			socket.nonBlocking = false;
		},
	],
	['takeError', (socket) => socket.takeError()],
	['options.get', (socket) => socket.options.get('soType')],
	['options.set', (socket) => socket.options.set('soKeepAlive', true)],
	['options.all', (socket) => socket.options.all()],
	['options.getRaw', (socket) => socket.options.getRaw(1, 3, 4)],
	['options.setRaw', (socket) => socket.options.setRaw(1, 9, Buffer.from([1, 0, 0, 0]))],
	['duplicate', (socket) => socket.duplicate()],
	['detachFd', (socket) => socket.detachFd()],
	['close', (socket) => socket.close()],
];

describe('a closed socket', () => {
	test.each(everyMethod)('answers EBADF to %s', (_name, act) => {
		const { socket } = closed();
		expect(socketErrorOf(() => act(socket))).toMatchObject({ code: 'EBADF' });
		expect(socket).toMatchObject({ closed: true, fd: -1 });
	});

	test.each(everyMethod)("leaves its number's next owner alone: %s", (_name, act) => {
		const { socket, fd } = closed();
		const successor = stream().bind(loopback.ipv4);
		expect(successor.fd).toBe(fd);
		const before = { address: successor.localAddress, flags: descriptorFlags(fd), inode: fstatSync(fd).ino };
		socketErrorOf(() => act(socket));
		expect({ address: successor.localAddress, flags: descriptorFlags(fd), inode: fstatSync(fd).ino }).toEqual(before);
		expect(successor.options.get('soKeepAlive')).toBe(false);
	});

	test('may be disposed of, again and again', () => {
		const { socket } = closed();
		socket[Symbol.dispose]();
		socket[Symbol.dispose]();
	});

	test('keeps what it was', () => {
		expect(closed().socket).toMatchObject({ family: 'ipv4', type: 'stream' });
	});

	test('tells the call that was made', () => {
		const { socket } = closed();
		expect(socketErrorOf(() => socket.close())).toMatchObject({ syscall: 'close', code: 'EBADF' });
		expect(socketErrorOf(() => socket.bind(loopback.ipv4))).toMatchObject({ syscall: 'bind', address: '127.0.0.1' });
	});
});

describe('dispose', () => {
	test('closes', () => {
		const socket = new Socket({ family: 'ipv4', type: 'stream' });
		const { fd } = socket;
		socket[Symbol.dispose]();
		expect(() => fstatSync(fd)).toThrow('EBADF');
	});
});

describe('a descriptor that is detached', () => {
	test('stays open, is its taker’s, and the socket is closed', () => {
		const socket = new Socket({ family: 'ipv4', type: 'stream' });
		const { fd } = socket;
		expect(socket.detachFd()).toBe(fd);
		expect(socket).toMatchObject({ closed: true, fd: -1 });
		expect(fstatSync(fd).isSocket()).toBe(true);
		closeSync(fd);
	});

	test('can be adopted as what it is, with its connection', async () => {
		const { client, server } = await tcp(keep);
		const { localAddress, remoteAddress } = client;
		const adopted = keep(Socket.fromFd(client.detachFd()));
		expect(adopted).toMatchObject({ family: 'ipv4', type: 'stream', localAddress, remoteAddress });
		server.send('x');
		await adopted.readable();
		expect(adopted.recv(8)?.toString()).toBe('x');
	});
});

describe('fromFd', () => {
	test.each([
		[{ family: 'ipv4', type: 'stream' }],
		[{ family: 'ipv6', type: 'datagram' }],
		[{ family: 'unix', type: 'seqpacket' }],
	] as const)('finds out that it is %j', (kind) => {
		const fd = new Socket(kind).detachFd();
		expect(keep(Socket.fromFd(fd))).toMatchObject({ ...kind, fd });
	});

	test('takes a family without a name for its number', () => {
		const netlink = 16;
		const fd = new Socket({ family: netlink, type: 'raw' }).detachFd();
		expect(keep(Socket.fromFd(fd))).toMatchObject({ family: netlink, type: 'raw' });
	});

	test('of a file is ENOTSOCK, and the file stays open, as it was', () => {
		const path = join(folder, 'file');
		writeFileSync(path, 'content');
		const fd = openSync(path, 'r');
		const flags = readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8');
		try {
			expect(socketErrorOf(() => Socket.fromFd(fd))).toMatchObject({ code: 'ENOTSOCK' });
			expect(readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8')).toBe(flags);
			const memory = Buffer.alloc(7);
			readSync(fd, memory);
			expect(memory.toString()).toBe('content');
		} finally {
			closeSync(fd);
		}
	});

	test.each([-1, -2, 999_999, 2 ** 31 - 1])('of %d is EBADF', (fd) => {
		expect(socketErrorOf(() => Socket.fromFd(fd))).toMatchObject({ code: 'EBADF' });
	});

	test('of a number that nobody has is told so, and not that a socket was closed', () => {
		expect(socketErrorOf(() => Socket.fromFd(999_999)).suggestion).toContain('no descriptor 999999 open');
	});

	test('of a number that is beyond an int is refused, not cut to one that is open', () => {
		const socket = stream();
		const adopt = () => Socket.fromFd(2 ** 32 + socket.fd).detachFd();
		expect(socketErrorOf(adopt)).toMatchObject({ code: 'EBADF' });
	});

	test('of a number that was closed is EBADF', () => {
		const { fd } = closed();
		expect(socketErrorOf(() => Socket.fromFd(fd))).toMatchObject({ code: 'EBADF' });
	});

	test('makes the descriptor non-blocking, unless told not to', () => {
		const blocking = () => {
			const socket = new Socket({ family: 'ipv4', type: 'stream' });
			socket.nonBlocking = false;
			return socket.detachFd();
		};
		expect(keep(Socket.fromFd(blocking())).nonBlocking).toBe(true);
		expect(keep(Socket.fromFd(blocking(), { nonBlocking: false })).nonBlocking).toBe(false);
	});

	test('with wrong options takes nothing', () => {
		const socket = stream();
		const fd = openHandle(socket.handle.duplicate()).detachFd();
		expect(() => Socket.fromFd(fd, { nonBlocking: 1 } as never)).toThrow(
			expect.objectContaining({ code: 'ERR_INVALID_ARG_TYPE' }),
		);
		expect(fstatSync(fd).isSocket()).toBe(true);
		closeSync(fd);
	});
});

describe('a duplicate', () => {
	test('is the same socket behind a descriptor of its own', () => {
		const socket = stream();
		const copy = keep(socket.duplicate());
		expect(copy.fd).not.toBe(socket.fd);
		expect(fstatSync(copy.fd).ino).toBe(fstatSync(socket.fd).ino);
		copy.bind(loopback.ipv4);
		expect(socket.localAddress).toEqual(copy.localAddress);
		expect(copy).toMatchObject({ family: 'ipv4', type: 'stream' });
	});

	test('lives on when the other one is closed', async () => {
		const { client, server } = await tcp(keep);
		const copy = keep(client.duplicate());
		client.close();
		server.send('x');
		await copy.readable();
		expect(copy.recv(8)?.toString()).toBe('x');
		expect(copy.remoteAddress).toEqual(server.localAddress as EndpointInput);
	});

	test('shares whether calls block', () => {
		const socket = stream();
		const copy = keep(socket.duplicate());
		expect(copy.nonBlocking).toBe(true);
		copy.nonBlocking = false;
		expect(socket.nonBlocking).toBe(false);
	});
});

describe('nonBlocking', () => {
	test('can be turned off and on', () => {
		const socket = stream();
		expect(socket.nonBlocking).toBe(true);
		socket.nonBlocking = false;
		expect(descriptorFlags(socket.fd).nonBlocking).toBe(false);
		socket.nonBlocking = true;
		expect(descriptorFlags(socket.fd).nonBlocking).toBe(true);
	});

	test('off, a call waits for what it wants', () => {
		const [a, b] = Socket.pair().map(keep) as [Socket, Socket];
		a.nonBlocking = false;
		b.send('x');
		expect(a.recv(8)?.toString()).toBe('x');
	});
});

test('a thousand sockets opened and closed leave nothing', () => {
	const left = leftOpenBy(() => {
		for (let i = 0; i < 1000; i++) {
			const socket = new Socket({ family: 'ipv4', type: 'stream' });
			socket.duplicate().close();
			socket.close();
		}
	});
	expect(left).toEqual([]);
});
