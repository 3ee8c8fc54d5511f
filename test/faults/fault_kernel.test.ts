// The native handles on the real kernel with injected faults: the kernel does the work, the rules say what goes wrong.
import { readdirSync } from 'node:fs';

import type { NativeAddress, SocketHandle } from '../../lib/native/binding';
import {
	binding,
	errno,
	type FaultKernel,
	type FaultRule,
	openHandle,
	useFaultKernel,
	useSystemKernel,
} from '../support/kernels';

const { AF_INET, AF_UNIX, SOCK_STREAM } = binding.constants as Required<typeof binding.constants>;
const anyPort: NativeAddress = { family: 'ipv4', host: '127.0.0.1', port: 0 };
const bytes = Buffer.from('0123456789');

let kernel: FaultKernel;
const opened: SocketHandle[] = [];

beforeEach(() => {
	kernel = useFaultKernel({ seed: 7 });
});
afterEach(() => {
	useSystemKernel();
	for (const handle of opened.splice(0)) handle.close();
});

function keep(handle: ReturnType<typeof binding.openSocket>): SocketHandle {
	const kept = openHandle(handle);
	opened.push(kept);
	return kept;
}

function openStream(): SocketHandle {
	return keep(binding.openSocket(AF_INET as number, SOCK_STREAM as number, 0));
}

function openPair(): [SocketHandle, SocketHandle] {
	const pair = binding.openPair(AF_UNIX as number, SOCK_STREAM as number, 0);
	if (typeof pair === 'number') throw new Error(`openPair answered ${pair}`);
	opened.push(...pair);
	return pair;
}

/** A listener with one client in its queue: on loopback, connect is done when it answers. */
function listenerWithClient(): SocketHandle {
	const listener = openStream();
	expect(listener.bind(anyPort)).toBe(0);
	expect(listener.listen(8)).toBe(0);
	const address = listener.localAddress();
	if (typeof address === 'number') throw new Error(`localAddress answered ${address}`);
	const client = openStream();
	client.setNonBlocking(false); // the handshake has ended when this answers
	expect(client.connect(address)).toBe(0);
	return listener;
}

function send(handle: SocketHandle): number {
	return handle.send(bytes, 0, bytes.length, 0);
}

function receive(handle: SocketHandle, room = 64): string | number {
	const into = Buffer.alloc(room);
	const result = handle.recv(into, 0, room, 0);
	return result < 0 ? result : into.toString('utf8', 0, result);
}

function countFds(): number {
	return readdirSync('/dev/fd').length;
}

describe('errnos', () => {
	test('accept fails by rule, and the client is still there afterwards', () => {
		const listener = listenerWithClient();
		kernel.inject({ call: 'accept', errno: 'EMFILE', times: 2 }).inject({ call: 'accept', errno: 'EINTR', times: 1 });
		expect(listener.accept()).toBe(errno('EMFILE'));
		expect(listener.accept()).toBe(errno('EMFILE'));
		expect(listener.accept()).toBe(errno('EINTR'));
		expect(keep(listener.accept()).fd).toBeGreaterThan(2);
		expect(listener.accept()).toBe(errno('EAGAIN')); // the kernel's own
		expect(kernel.counts('accept')).toEqual({ calls: 5, errors: 3, shortened: 0, delayed: 0 });
	});

	test('`after` lets calls through, `times` ends the rule', () => {
		const [here] = openPair();
		kernel.inject({ call: 'send', errno: 'EAGAIN', after: 2, times: 1 });
		expect([send(here), send(here), send(here), send(here)]).toEqual([10, 10, errno('EAGAIN'), 10]);
		expect(kernel.faults()).toEqual([{ call: 'send', number: 3, fd: here.fd, errno: errno('EAGAIN') }]);
	});

	test('a rule for a descriptor leaves the others alone', () => {
		const [here, there] = openPair();
		kernel.inject({ call: 'send', fd: here.fd, errno: 'ECONNRESET' });
		expect(send(here)).toBe(errno('ECONNRESET'));
		expect(send(there)).toBe(10);
		kernel.clear();
		expect(send(here)).toBe(10);
	});

	test('a call that fails so was not made', () => {
		const [here, there] = openPair();
		kernel.inject({ call: 'send', errno: 'EPIPE', times: 1 });
		expect(send(here)).toBe(errno('EPIPE'));
		expect(receive(there)).toBe(errno('EAGAIN'));
		const before = countFds();
		kernel.inject({ call: 'open', errno: 'EMFILE' }).inject({ call: 'duplicate', errno: 'ENFILE' });
		expect(binding.openSocket(AF_INET as number, SOCK_STREAM as number, 0)).toBe(errno('EMFILE'));
		expect(here.duplicate()).toBe(errno('ENFILE'));
		expect(countFds()).toBe(before);
	});

	test('a rule without a call is for every call', () => {
		const [here] = openPair();
		kernel.inject({ errno: 'EIO', fd: here.fd });
		expect(send(here)).toBe(errno('EIO'));
		expect(here.localAddress()).toBe(errno('EIO'));
		expect(here.queuedBytes(0)).toBe(errno('EIO'));
		expect(here.getNonBlocking()).toBe(errno('EIO'));
	});
});

describe('close', () => {
	test.each(['EINTR', 'EIO'])('that fails with %s has closed, and is not made again', (name) => {
		const before = countFds();
		const handle = openStream();
		kernel.inject({ call: 'close', errno: name });
		expect(handle.close()).toBe(errno(name));
		expect(countFds()).toBe(before);
		expect(handle.fd).toBe(-1);
		expect(handle.close()).toBe(errno('EBADF'));
		expect(kernel.counts('close')).toEqual({ calls: 1, errors: 1, shortened: 0, delayed: 0 });
	});
});

describe('short counts and delays', () => {
	test('a short send sends so many bytes, and these arrive', () => {
		const [here, there] = openPair();
		kernel.inject({ call: 'send', shortCount: 3, times: 1 });
		expect(send(here)).toBe(3);
		expect(receive(there)).toBe('012');
		expect(send(here)).toBe(10);
	});

	test('a short receive leaves the rest for the next one', () => {
		const [here, there] = openPair();
		kernel.inject({ call: 'receive', shortCount: 4, times: 2 });
		send(here);
		expect([receive(there), receive(there), receive(there)]).toEqual(['0123', '4567', '89']);
		expect(kernel.counts('receive')).toMatchObject({ calls: 3, shortened: 2 });
	});

	test('a short count for every call touches only those that move bytes', () => {
		const [here] = openPair();
		kernel.inject({ shortCount: 1 });
		expect(here.getNonBlocking()).toBe(1);
		expect(send(here)).toBe(1);
		expect(kernel.faults()).toEqual([{ call: 'send', number: 1, fd: here.fd, shortCount: 1 }]);
	});

	test('a delay blocks for at least its time, and the call is made', () => {
		const [here] = openPair();
		kernel.inject({ call: 'send', delayMs: 30, times: 1 });
		const start = process.hrtime.bigint();
		expect(send(here)).toBe(10);
		expect(process.hrtime.bigint() - start).toBeGreaterThanOrEqual(30_000_000n);
		expect(kernel.counts('send')).toEqual({ calls: 1, errors: 0, shortened: 0, delayed: 1 });
	});
});

describe('chance', () => {
	/** What a run of sends meets under rules by chance. */
	function run(seed: number): { answers: number[]; faults: unknown } {
		const chance = useFaultKernel({ seed })
			.inject({ call: 'send', errno: 'EAGAIN', probability: 0.3 })
			.inject({ call: 'send', shortCount: 1, probability: 0.5 });
		const [here, there] = openPair();
		const answers = Array.from({ length: 200 }, () => {
			const sent = send(here);
			if (sent > 0) receive(there);
			return sent;
		});
		const faults = chance.faults().map(({ fd: _fd, ...fault }) => fault);
		return { answers, faults };
	}

	test('the same seed replays exactly, another one does not', () => {
		const first = run(1);
		expect(run(1)).toEqual(first);
		expect(run(2).answers).not.toEqual(first.answers);
	});

	test('small seeds do not begin alike, and 0 is a seed', () => {
		const runs = [0, 1, 2, 3].map((seed) => run(seed).answers.join());
		expect(new Set(runs).size).toBe(4);
	});

	test('hits about as often as it says', () => {
		const failed = run(3).answers.filter((sent) => sent === errno('EAGAIN')).length;
		expect(failed).toBeGreaterThan(35); // 60 of 200 expected: four standard deviations either way
		expect(failed).toBeLessThan(85);
	});

	test('0 never hits, 1 always does', () => {
		const [here] = openPair();
		kernel.inject({ call: 'send', errno: 'EIO', probability: 0 });
		kernel.inject({ call: 'send', shortCount: 2, probability: 1 });
		expect(Array.from({ length: 20 }, () => send(here))).toEqual(Array(20).fill(2));
	});
});

describe('rules that make no sense are refused', () => {
	const rules: [string, FaultRule, string][] = [
		['nothing to do', { call: 'send' }, 'ERR_INVALID_ARG_VALUE'],
		['two outcomes', { call: 'send', errno: 'EIO', shortCount: 1 }, 'ERR_INVALID_ARG_VALUE'],
		['a short count for a call without bytes', { call: 'bind', shortCount: 1 }, 'ERR_INVALID_ARG_VALUE'],
		['a call that is none', { call: 'sned' as 'send', errno: 'EIO' }, 'ERR_INVALID_ARG_VALUE'],
		['an errno that is none', { call: 'send', errno: 11 }, 'ERR_OUT_OF_RANGE'],
		['no bytes at all', { call: 'send', shortCount: 0 }, 'ERR_OUT_OF_RANGE'],
		['a long delay', { call: 'send', delayMs: 1001 }, 'ERR_OUT_OF_RANGE'],
		['more than certain', { call: 'send', errno: 'EIO', probability: 1.01 }, 'ERR_OUT_OF_RANGE'],
	];
	test.each(rules)('%s', (_what, rule, code) => {
		let thrown: unknown;
		try {
			kernel.inject(rule);
		} catch (error) {
			thrown = error;
		}
		expect((thrown as { code?: string } | undefined)?.code).toBe(code);
	});
});
