// Socket on the scripted kernel: what each errno becomes, and that nothing stays open or is closed twice.
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { NativeAddress } from '../../lib/native/binding';
import { SocketError } from '../../lib/socket/errors';
import { Socket } from '../../lib/socket/socket';
import {
	type Answer,
	binding,
	errno,
	type KernelCall,
	type ScriptedKernel,
	useScriptedKernel,
	useSystemKernel,
} from '../support/kernels';
import { socketErrorOf } from '../support/sockets';

const { SOCK_STREAM, MSG_TRUNC } = binding.constants as Required<typeof binding.constants>;
const here = { host: '127.0.0.1', port: 7000 };
const peer: NativeAddress = { family: 'ipv4', host: '192.0.2.7', port: 40_001 };

let kernel: ScriptedKernel;

beforeEach(() => {
	kernel = useScriptedKernel().succeed('close');
});
afterEach(useSystemKernel);

function open(type: 'stream' | 'datagram' = 'stream'): Socket {
	kernel.answer('open', {});
	return new Socket({ family: 'ipv4', type });
}

function errorOf(action: () => unknown): SocketError {
	try {
		action();
	} catch (error) {
		if (error instanceof SocketError) return error;
		throw error;
	}
	throw new Error('nothing was thrown');
}

/** Collects at least three times, and until `done`: when V8 does what a collection leaves to do is its own affair. */
async function collectGarbage(done = () => true): Promise<void> {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	for (let turn = 0; turn < 3 || !done(); turn++) {
		await setImmediate(); // finalizers run between turns
		collect();
	}
	await setImmediate();
}

describe('every errno of the kernel is a SocketError with its code and its call', () => {
	interface Row {
		readonly kernelCall: KernelCall;
		readonly syscall: string;
		act(socket: Socket): unknown;
	}
	const rows: Row[] = [
		{ kernelCall: 'bind', syscall: 'bind', act: (socket) => socket.bind(here) },
		{ kernelCall: 'listen', syscall: 'listen', act: (socket) => socket.listen(8) },
		{ kernelCall: 'accept', syscall: 'accept', act: (socket) => socket.accept() },
		{ kernelCall: 'connect', syscall: 'connect', act: (socket) => socket.connect(here) },
		{ kernelCall: 'send', syscall: 'send', act: (socket) => socket.send('x') },
		{ kernelCall: 'sendTo', syscall: 'sendto', act: (socket) => socket.send('x', { to: here }) },
		{ kernelCall: 'receive', syscall: 'recv', act: (socket) => socket.recv(8) },
		{ kernelCall: 'receiveFrom', syscall: 'recvmsg', act: (socket) => socket.recvFrom(Buffer.alloc(8)) },
		{ kernelCall: 'shutdown', syscall: 'shutdown', act: (socket) => socket.shutdown('write') },
		{ kernelCall: 'getLocalAddress', syscall: 'getsockname', act: (socket) => socket.localAddress },
		{ kernelCall: 'getRemoteAddress', syscall: 'getpeername', act: (socket) => socket.remoteAddress },
		{ kernelCall: 'duplicate', syscall: 'fcntl', act: (socket) => socket.duplicate() },
		{ kernelCall: 'getNonBlocking', syscall: 'fcntl', act: (socket) => socket.nonBlocking },
		{ kernelCall: 'queuedBytes', syscall: 'ioctl', act: (socket) => socket.readableBytes },
	];
	const codes = [
		'EINTR',
		'EMFILE',
		'ENFILE',
		'ENOBUFS',
		'ENOMEM',
		'ECONNABORTED',
		'ECONNRESET',
		'EPIPE',
		'EACCES',
		'EPROTO',
	];

	test.each(rows)('$kernelCall', ({ kernelCall, syscall, act }) => {
		const socket = open();
		if (kernelCall === 'listen') kernel.always('getLocalAddress', {});
		for (const code of codes) {
			kernel.answer(kernelCall, code);
			expect(errorOf(() => act(socket))).toMatchObject({ name: 'SocketError', code, errno: errno(code), syscall });
		}
		expect(kernel.count(kernelCall)).toBe(codes.length); // none is retried up here
		expect(socket.closed).toBe(false); // and none costs the caller the socket
		socket.close();
		kernel.assertClean();
	});

	test('socket and socketpair, which leave nothing behind', () => {
		kernel.answer('open', 'EMFILE').answer('openPair', 'ENFILE');
		const stream = () => new Socket({ family: 'ipv4', type: 'stream' });
		expect(errorOf(stream)).toMatchObject({ code: 'EMFILE', syscall: 'socket' });
		expect(errorOf(() => Socket.pair())).toMatchObject({ code: 'ENFILE', syscall: 'socketpair' });
		kernel.assertClean();
	});

	test('an error tells the address that was asked for', () => {
		const socket = open();
		kernel.answer('bind', 'EADDRINUSE').answer('connect', 'ECONNREFUSED');
		expect(errorOf(() => socket.bind(here))).toMatchObject({ address: '127.0.0.1', port: 7000 });
		expect(errorOf(() => socket.connect(here))).toMatchObject({ address: '127.0.0.1', port: 7000 });
		socket.close();
	});
});

describe('what is no error', () => {
	test('accept: EAGAIN is null, then comes the connection', () => {
		const listener = open();
		kernel.answer('accept', 'EAGAIN', {});
		expect(listener.accept()).toBeNull();
		const connection = listener.accept() as Socket;
		expect(connection).toMatchObject({ family: 'ipv4', type: 'stream', fd: 1001 });
		connection.close();
		listener.close();
		kernel.assertClean();
	});

	test('send, recv and recvFrom: EAGAIN is null, a short count is told', () => {
		const socket = open();
		kernel.answer('send', 'EAGAIN', 3, {}).answer('sendTo', 'EAGAIN');
		kernel.answer('receive', 'EAGAIN', { data: Buffer.from('ab') }, {}).answer('receiveFrom', 'EAGAIN');
		expect([socket.send('hello'), socket.send('hello'), socket.send('hello')]).toEqual([null, 3, 5]);
		expect(socket.send('hello', { to: here })).toBeNull();
		expect([socket.recv(8), socket.recv(8), socket.recv(8)]).toEqual([null, Buffer.from('ab'), Buffer.alloc(0)]);
		expect(socket.recvFrom(Buffer.alloc(8))).toBeNull();
		socket.close();
		kernel.assertClean();
	});

	test('connect: EINPROGRESS is false', () => {
		const socket = open();
		kernel.answer('connect', 'EINPROGRESS', {});
		expect([socket.connect(here), socket.connect(here)]).toEqual([false, true]);
		socket.close();
		kernel.assertClean();
	});

	test('connect: the EISCONN of a system that tells of one that went on by that is true, once', () => {
		const socket = open();
		kernel.answer('connect', 'EINPROGRESS', 'EALREADY', 'EISCONN', 'EISCONN');
		expect(socket.connect(here)).toBe(false);
		expect(socketErrorOf(() => socket.connect(here))).toMatchObject({ code: 'EALREADY' });
		expect(socket.connect(here)).toBe(true);
		expect(socketErrorOf(() => socket.connect(here))).toMatchObject({ code: 'EISCONN' });
		socket.close();
		kernel.assertClean();
	});

	test('remoteAddress: ENOTCONN is undefined', () => {
		const socket = open();
		kernel.answer('getRemoteAddress', 'ENOTCONN', { address: peer });
		expect([socket.remoteAddress, socket.remoteAddress]).toEqual([undefined, peer]);
		socket.close();
	});

	test('a datagram that was cut says so', () => {
		const socket = open('datagram');
		const answer = { data: Buffer.from('abcd'), address: peer, flags: MSG_TRUNC as number };
		kernel.answer('receiveFrom', answer);
		expect(socket.recvFrom(Buffer.alloc(2))).toEqual({ bytes: 2, address: peer, truncated: true, flags: MSG_TRUNC });
		socket.close();
	});
});

describe('close', () => {
	test.each(['EINTR', 'EIO'])('that fails with %s throws, and has closed', (code) => {
		const socket = open();
		kernel.answer('close', code);
		expect(errorOf(() => socket.close())).toMatchObject({ code, syscall: 'close' });
		expect(socket).toMatchObject({ closed: true, fd: -1 });
		expect(errorOf(() => socket.close())).toMatchObject({ code: 'EBADF', syscall: 'close' });
		socket[Symbol.dispose]();
		expect(kernel.count('close')).toBe(1);
		kernel.assertClean();
	});

	test('a closed socket answers EBADF and the kernel hears of nothing', () => {
		const socket = open();
		socket.close();
		const made = kernel.calls().length;
		const actions = [
			() => socket.accept(),
			() => socket.bind(here),
			() => socket.connect(here),
			() => socket.detachFd(),
			() => socket.duplicate(),
			() => socket.listen(1),
			() => socket.localAddress,
			() => socket.nonBlocking,
			() => socket.recv(8),
			() => socket.remoteAddress,
			() => socket.send('x'),
			() => socket.shutdown(),
		];
		expect(actions.map((action) => errorOf(action).code)).toEqual(actions.map(() => 'EBADF'));
		expect(kernel.calls()).toHaveLength(made);
		kernel.assertClean();
	});

	test('a detached descriptor is not closed', () => {
		const socket = open();
		const fd = socket.detachFd();
		socket[Symbol.dispose]();
		expect(kernel.leaks()).toEqual([fd]);
		expect(kernel.count('close')).toBe(0);
	});
});

test('a Socket that is collected while open is closed, once, and the process is warned', async () => {
	const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => {});
	try {
		(() => open().listen.name)(); // in a function of its own, so that nothing here holds it
		await collectGarbage(() => warn.mock.calls.length > 0);
		expect(kernel.count('close')).toBe(1);
		expect(warn.mock.calls.map((call) => call[1])).toEqual([{ code: 'SYSSOCK_UNCLOSED', type: 'ResourceWarning' }]);
		kernel.assertClean();
	} finally {
		warn.mockRestore();
	}
});

describe('when a later step fails', () => {
	const type: Answer = { value: SOCK_STREAM as number };

	test.each<[string, Answer[], Answer, Answer]>([
		['the look at its type', [type, 'EIO'], {}, {}],
		['non-blocking', [type, type], {}, 'EIO'],
		['close-on-exec', [type], 'EIO', {}],
	])('fromFd owns nothing: %s', async (_step, options, closeOnExec, nonBlocking) => {
		const fd = kernel.declareOpen();
		kernel
			.answer('getOption', ...options)
			.always('setCloseOnExec', closeOnExec)
			.always('setNonBlocking', nonBlocking);
		kernel.always('getLocalAddress', { address: peer });
		expect(errorOf(() => Socket.fromFd(fd)).code).toBe('EIO');
		expect(kernel.count('close')).toBe(0);
		await collectGarbage(); // the caller's it is: no half-made Socket closes it later either
		expect(kernel.leaks()).toEqual([fd]);
	});

	test('pair asks the kernel nothing once it has both ends', () => {
		kernel.answer('openPair', {}).always('close', {});
		for (const end of Socket.pair()) end.close();
		kernel.assertClean();
	});
});
