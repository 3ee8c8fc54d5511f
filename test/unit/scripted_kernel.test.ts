// The native handles on the scripted kernel: what they answer, what they call, and that they keep nothing open.
import type { MessageOut, NativeAddress, SocketHandle } from '../../lib/native/binding';
import {
	binding,
	errno,
	openHandle,
	type ScriptedKernel,
	useScriptedKernel,
	useSystemKernel,
} from '../support/kernels';

const { AF_INET, AF_UNIX, SOCK_STREAM, SOCK_DGRAM } = binding.constants as Required<typeof binding.constants>;
const here: NativeAddress = { family: 'ipv4', host: '127.0.0.1', port: 7000 };
const peer: NativeAddress = { family: 'ipv4', host: '192.0.2.7', port: 40_001 };
const bytes = Buffer.from('all that is sent');

let kernel: ScriptedKernel;

beforeEach(() => {
	kernel = useScriptedKernel();
});
afterEach(useSystemKernel);

function open(type = SOCK_STREAM): SocketHandle {
	kernel.answer('open', {});
	return openHandle(binding.openSocket(AF_INET as number, type as number, 0));
}

function close(...handles: SocketHandle[]): void {
	for (const handle of handles) {
		kernel.answer('close', {});
		expect(handle.close()).toBe(0);
	}
}

function codeOf(action: () => unknown): unknown {
	try {
		action();
	} catch (error) {
		return (error as { code?: unknown }).code;
	}
	return 'nothing was thrown';
}

describe('a handle on the scripted kernel', () => {
	test('opens, binds, listens and closes by these calls alone, in this order', () => {
		const listener = open();
		kernel.answer('bind', {}).answer('listen', {});
		expect(listener.fd).toBe(1000);
		expect(listener.bind(here)).toBe(0);
		expect(listener.listen(128)).toBe(0);
		close(listener);

		expect(kernel.calls()).toEqual([
			{ call: 'open', domain: AF_INET, type: SOCK_STREAM, protocol: 0, result: 1000 },
			{ call: 'bind', fd: 1000, address: here, result: 0 },
			{ call: 'listen', fd: 1000, backlog: 128, result: 0 },
			{ call: 'close', fd: 1000, result: 0 },
		]);
		kernel.assertClean();
	});

	test('accept passes EAGAIN, EMFILE and ECONNABORTED on, and then gives the connection', () => {
		const listener = open();
		kernel.answer('accept', 'EAGAIN', 'EMFILE', 'ECONNABORTED', { address: peer });
		expect(listener.accept()).toBe(errno('EAGAIN'));
		expect(listener.accept()).toBe(errno('EMFILE'));
		expect(listener.accept()).toBe(errno('ECONNABORTED'));
		const connection = openHandle(listener.accept());
		expect(connection.fd).toBe(1001);
		expect(kernel.count('accept')).toBe(4);
		close(connection, listener);
		kernel.assertClean();
	});

	test.each(['EINTR', 'ENFILE', 'ENOBUFS', 'EPROTO', 'EPERM'])('%s from the kernel surfaces as it is', (name) => {
		const handle = open();
		kernel.answer('accept', name).answer('send', name).answer('receive', name).answer('bind', name);
		expect(handle.accept()).toBe(errno(name));
		expect(handle.send(bytes, 0, bytes.length, 0)).toBe(errno(name));
		expect(handle.recv(Buffer.alloc(8), 0, 8, 0)).toBe(errno(name));
		expect(handle.bind(here)).toBe(errno(name));
		close(handle);
		kernel.assertClean();
	});

	test('an errno from open gives no handle, and there is nothing to close', () => {
		kernel.answer('open', 'EMFILE').answer('openPair', 'ENFILE');
		expect(binding.openSocket(AF_INET as number, SOCK_STREAM as number, 0)).toBe(errno('EMFILE'));
		expect(binding.openPair(AF_UNIX as number, SOCK_STREAM as number, 0)).toBe(errno('ENFILE'));
		expect(kernel.count('close')).toBe(0);
		kernel.assertClean();
	});

	test('a connect that goes on says so', () => {
		const handle = open();
		kernel.answer('connect', 'EINPROGRESS').answer('getRemoteAddress', 'ENOTCONN', { address: peer });
		expect(handle.connect(peer)).toBe(errno('EINPROGRESS'));
		expect(handle.remoteAddress()).toBe(errno('ENOTCONN'));
		expect(handle.remoteAddress()).toEqual(peer);
		close(handle);
		kernel.assertClean();
	});
});

describe('sending and receiving', () => {
	test('a short send answers what was taken; the rest is sent from there', () => {
		const handle = open();
		kernel.answer('send', 5, 'EAGAIN', {});
		expect(handle.send(bytes, 0, bytes.length, 0)).toBe(5);
		expect(handle.send(bytes, 5, bytes.length - 5, 0)).toBe(errno('EAGAIN'));
		expect(handle.send(bytes, 5, bytes.length - 5, 0)).toBe(bytes.length - 5);
		const sent = kernel.calls('send').map((call) => [call.bytes?.toString(), call.length]);
		expect(sent).toEqual([
			['all that is sent', 16],
			['hat is sent', 11],
			['hat is sent', 11],
		]);
		close(handle);
		kernel.assertClean();
	});

	test('the log keeps the first 64 bytes of a long send and its whole length', () => {
		const handle = open();
		kernel.answer('send', {});
		expect(handle.send(Buffer.alloc(100_000, 'x'), 0, 100_000, 0)).toBe(100_000);
		const [call] = kernel.calls('send');
		expect(call?.length).toBe(100_000);
		expect(call?.bytes).toEqual(Buffer.alloc(64, 'x'));
		close(handle);
	});

	test('received bytes land at the offset, within the length, and nowhere else', () => {
		const handle = open();
		kernel.answer('receive', { data: Buffer.from('abcdef') }, {});
		const into = Buffer.alloc(8, '.');
		expect(handle.recv(into, 2, 4, 0)).toBe(4);
		expect(into.toString()).toBe('..abcd..');
		expect(handle.recv(into, 0, 8, 0)).toBe(0);
		close(handle);
		kernel.assertClean();
	});

	test('a datagram comes with its address and its flags', () => {
		const handle = open(SOCK_DGRAM);
		kernel.answer('receiveFrom', { data: Buffer.from('hi'), address: peer, flags: 32 }).answer('sendTo', {});
		const out: MessageOut = {};
		const into = Buffer.alloc(8);
		expect(handle.recvFrom(into, 0, 8, 0, out)).toBe(2);
		expect(out).toEqual({ address: peer, flags: 32 });
		expect(handle.sendTo(into, 0, 2, 0, peer)).toBe(2);
		expect(kernel.calls('sendTo')[0]).toMatchObject({ address: peer, length: 2, flags: 0 });
		close(handle);
		kernel.assertClean();
	});

	test('options are handed over as bytes', () => {
		const handle = open();
		kernel.answer('setOption', {}, 'ENOPROTOOPT').answer('getOption', { value: 0x0102 }, 'EINVAL');
		expect(handle.setRawOption(1, 9, Uint8Array.of(1, 0, 0, 0))).toBe(0);
		expect(handle.setRawOption(1, 9, Uint8Array.of(1, 0, 0, 0))).toBe(errno('ENOPROTOOPT'));
		const value = handle.getRawOption(1, 9, 4) as Uint8Array;
		expect(new Int32Array(Uint8Array.from(value).buffer)[0]).toBe(0x0102);
		expect(handle.getRawOption(1, 9, 4)).toBe(errno('EINVAL'));
		expect(kernel.calls('setOption')[0]).toMatchObject({ level: 1, name: 9, bytes: Buffer.of(1, 0, 0, 0) });
		close(handle);
		kernel.assertClean();
	});
});

describe('closing', () => {
	test.each(['EINTR', 'EIO', 'EBADF'])('a close that fails with %s has closed: no second call is made', (name) => {
		const handle = open();
		kernel.answer('close', name);
		expect(handle.close()).toBe(errno(name));
		expect(handle.fd).toBe(-1);
		expect(handle.close()).toBe(errno('EBADF'));
		expect(kernel.count('close')).toBe(1);
		kernel.assertClean();
	});

	test('after close every call answers EBADF and the kernel hears of none', () => {
		const handle = open();
		close(handle);
		const calls = kernel.calls().length;
		const room = Buffer.alloc(4);
		const answers = [
			handle.detachFd(),
			handle.duplicate(),
			handle.setNonBlocking(true),
			handle.getNonBlocking(),
			handle.bind(here),
			handle.listen(1),
			handle.accept(),
			handle.connect(peer),
			handle.send(room, 0, 4, 0),
			handle.sendTo(room, 0, 4, 0, peer),
			handle.recv(room, 0, 4, 0),
			handle.recvFrom(room, 0, 4, 0, {}),
			handle.shutdown(2),
			handle.localAddress(),
			handle.remoteAddress(),
			handle.queuedBytes(0),
			handle.getRawOption(1, 9, 4),
			handle.setRawOption(1, 9, room),
		];
		expect(new Set(answers)).toEqual(new Set([errno('EBADF')]));
		expect(kernel.calls()).toHaveLength(calls);
		kernel.assertClean();
	});

	test('the next owner of the number is not touched by the old handle', () => {
		kernel.answer('open', 1234, 1234);
		const old = openHandle(binding.openSocket(AF_INET as number, SOCK_STREAM as number, 0));
		close(old);
		const next = openHandle(binding.openSocket(AF_INET as number, SOCK_STREAM as number, 0));
		expect(next.fd).toBe(1234);
		expect(old.close()).toBe(errno('EBADF'));
		expect(old.shutdown(2)).toBe(errno('EBADF'));
		expect(kernel.leaks()).toEqual([1234]);
		close(next);
		kernel.assertClean();
	});

	test('a detached descriptor is the caller’s: the handle neither uses nor closes it', () => {
		const handle = open();
		expect(handle.detachFd()).toBe(1000);
		expect(handle.close()).toBe(errno('EBADF'));
		expect(kernel.leaks()).toEqual([1000]);
		kernel.declareClosed(1000);
		kernel.assertClean();
	});

	test('what a handle opened is closed on its own kernel, whichever is in place by then', () => {
		const handle = open();
		kernel.answer('accept', {}).answer('duplicate', {});
		const other = useScriptedKernel();
		const connection = openHandle(handle.accept());
		const copy = openHandle(handle.duplicate());
		close(copy, connection, handle);
		expect(other.calls()).toEqual([]);
		kernel.assertClean();
	});

	test('wrong arguments throw before any call', () => {
		const handle = open();
		const calls = kernel.calls().length;
		expect(codeOf(() => handle.listen(-1))).toBe('ERR_OUT_OF_RANGE');
		expect(codeOf(() => handle.shutdown(3 as 2))).toBe('ERR_OUT_OF_RANGE');
		expect(codeOf(() => handle.bind(undefined as unknown as NativeAddress))).toBe('ERR_INVALID_ARG_TYPE');
		expect(codeOf(() => handle.send('text' as unknown as Buffer, 0, 4, 0))).toBe('ERR_INVALID_ARG_TYPE');
		expect(kernel.calls()).toHaveLength(calls);
		close(handle);
	});
});

describe('pairs, copies and adopted descriptors', () => {
	test('both ends of a pair are owned', () => {
		kernel.answer('openPair', {}, { fds: [7, 8] });
		for (const fds of [
			[1000, 1001],
			[7, 8],
		]) {
			const pair = binding.openPair(AF_UNIX as number, SOCK_STREAM as number, 0) as [SocketHandle, SocketHandle];
			expect(pair.map((end) => end.fd)).toEqual(fds);
			close(...pair);
		}
		kernel.assertClean();
	});

	test('a copy that fails leaves the original as it is', () => {
		const handle = open();
		kernel.answer('duplicate', 'EMFILE');
		expect(handle.duplicate()).toBe(errno('EMFILE'));
		expect(handle.fd).toBe(1000);
		close(handle);
		kernel.assertClean();
	});

	test('adoptFd owns a socket, and leaves what is none with its owner', () => {
		const fd = kernel.declareOpen(42);
		kernel.answer('getOption', 'ENOTSOCK');
		expect(binding.adoptFd(fd)).toBe(errno('ENOTSOCK'));
		expect(kernel.count('close')).toBe(0);

		kernel.answer('getOption', { value: SOCK_STREAM as number }).succeed('setCloseOnExec');
		const handle = openHandle(binding.adoptFd(fd));
		expect(handle.fd).toBe(42);
		close(handle);
		kernel.assertClean();
	});

	test('adoptFd whose later step fails has adopted nothing', () => {
		const fd = kernel.declareOpen();
		kernel.answer('getOption', { value: SOCK_STREAM as number }).answer('setCloseOnExec', 'EBADF');
		expect(binding.adoptFd(fd)).toBe(errno('EBADF'));
		expect(kernel.count('close')).toBe(0);
		expect(kernel.leaks()).toEqual([fd]);
	});
});

describe('interfaces', () => {
	test('come from the kernel in place', () => {
		kernel
			.answer('interfaceIndex', 3, 'ENODEV')
			.answer('interfaceName', { value: 'eth7' }, 'ENXIO')
			.answer('listInterfaces', { interfaces: [{ name: 'eth7', index: 3 }] }, 'EACCES');
		expect(binding.interfaceIndex('eth7')).toBe(3);
		expect(binding.interfaceIndex('eth8')).toBe(errno('ENODEV'));
		expect(binding.interfaceName(3)).toBe('eth7');
		expect(binding.interfaceName(4)).toBe(errno('ENXIO'));
		expect(binding.interfaces()).toEqual([{ name: 'eth7', index: 3 }]);
		expect(binding.interfaces()).toBe(errno('EACCES'));
		kernel.assertClean();
	});
});

describe('the scripted kernel itself', () => {
	test('tells a call that nobody expected', () => {
		expect(binding.openSocket(AF_INET as number, SOCK_STREAM as number, 0)).toBe(errno('ENOSYS'));
		expect(kernel.unexpected()).toMatchObject([{ call: 'open', domain: AF_INET }]);
		expect(() => kernel.assertClean()).toThrow(/unexpected: .*"open"/);
	});

	test('tells a leak, and an answer that nobody took', () => {
		open();
		kernel.answer('accept', 'EAGAIN', 'EAGAIN');
		expect(kernel.leaks()).toEqual([1000]);
		expect(kernel.unused()).toEqual([{ call: 'accept', count: 2 }]);
		expect(() => kernel.assertClean()).toThrow(/leak: fd 1000.*\n.*unused: .*"accept"/);
	});

	test('tells the use of a descriptor that is not open, and a double close', () => {
		kernel.succeed('close', 'getOption');
		const handle = open();
		kernel.declareClosed(1000); // as if somebody else had closed it
		expect(handle.close()).toBe(errno('EBADF'));
		expect(binding.getRawOption(1000, 1, 9, 4)).toBe(errno('EBADF'));
		expect(kernel.violations()).toEqual([
			'close on fd 1000, which is not open',
			'getOption on fd 1000, which is not open',
		]);
		expect(() => kernel.assertClean()).toThrow(/violation: close on fd 1000/);
	});

	test('prefers an answer for the descriptor, and a queued one to the standing one', () => {
		const first = open();
		const second = open();
		kernel.always('send', 1).answer('send', 2);
		kernel.on(first.fd).always('send', 3).answer('send', 4);
		const send = (handle: SocketHandle) => handle.send(bytes, 0, bytes.length, 0);
		expect([send(first), send(first), send(first)]).toEqual([4, 3, 3]);
		expect([send(second), send(second)]).toEqual([2, 1]);
		kernel.on(first.fd).always('send', undefined);
		kernel.always('send', undefined);
		expect(send(first)).toBe(errno('ENOSYS'));
		close(first, second);
	});

	test('bounds its log, and goes on counting', () => {
		const handle = open();
		kernel.always('accept', 'EAGAIN');
		for (let i = 0; i < 10_100; i++) handle.accept();
		expect(kernel.calls()).toHaveLength(10_000);
		expect(kernel.count('accept')).toBe(10_100);
		close(handle);
	});

	test('refuses a script that it does not understand', () => {
		expect(codeOf(() => kernel.answer('acept' as 'accept', {}))).toBe('ERR_INVALID_ARG_VALUE');
		expect(codeOf(() => kernel.answer('accept', { result: 1.5 }))).toBe('ERR_OUT_OF_RANGE');
		expect(codeOf(() => kernel.answer('accept', { data: 'text' as unknown as Buffer }))).toBe('ERR_INVALID_ARG_TYPE');
		expect(() => kernel.answer('accept', 'EAGIAN')).toThrow('no errno EAGIAN');
	});
});
