// A kernel that has no room for more connections: told, waited out, and nobody lost.
import type { Overload, Resumed, SocketError } from '../../lib';
import {
	catchUncaught,
	cleanUpAfterEach,
	connectTo,
	Journal,
	journaled,
	newManager,
	stopTime,
	turnsOfTheLoop,
} from '../support/clients';
import { alwaysOn, until } from '../support/engines';
import { type FaultKernel, useFaultKernel, useSystemKernel } from '../support/kernels';

cleanUpAfterEach();
afterEach(useSystemKernel);

/** An echo server on a kernel with faults, and what it told of overload and errors. */
function serveOn(kernel: FaultKernel) {
	const journal = new Journal();
	const overloads: Overload[] = [];
	const resumed: Resumed[] = [];
	const errors: SocketError[] = [];
	const manager = newManager();
	const handlers = journaled(journal, { data: (connection, chunk) => connection.write(chunk) });
	const [listener] = manager.setupServerSockets([{ host: '127.0.0.1', handlers }]);
	manager.on('overload', (overload) => {
		overloads.push(overload);
		journal.add('overload');
	});
	manager.on('resumed', (told) => {
		resumed.push(told);
		journal.add('resumed');
	});
	manager.on('error', (error) => {
		errors.push(error);
		journal.add('error');
	});
	manager.start();
	return { manager, listener: listener!, journal, overloads, resumed, errors, kernel };
}

async function echoOf(text: string, listener: Parameters<typeof connectTo>[0]): Promise<string> {
	const client = await connectTo(listener);
	client.send(text);
	return String(await client.receive(text.length));
}

describe('when accept fails for want of descriptors or memory', () => {
	test.each(['EMFILE', 'ENFILE', 'ENOBUFS', 'ENOMEM'])(
		'%s is told once, each time counted, and the client is served when it is over',
		async (errno) => {
			const { manager, listener, overloads, resumed } = serveOn(
				useFaultKernel().inject({ call: 'accept', errno, times: 3 }),
			);
			expect(await echoOf('hello', listener)).toBe('hello');
			expect(overloads).toHaveLength(1);
			expect(overloads[0]).toMatchObject({ listener, cause: errno, action: 'pause', retryMs: 5 });
			expect(overloads[0]?.error).toMatchObject({ code: errno, syscall: 'accept' });
			expect(overloads[0]?.suggestion).toBe(overloads[0]?.error?.suggestion);
			await until(() => resumed.length > 0);
			expect(resumed).toEqual([{ cause: errno, listener, lastedMs: expect.any(Number), dropped: 0 }]);
			expect(manager.stats().acceptErrors).toEqual({ [errno]: 3 });
		},
	);

	test('the kernel is asked again after pauses that double up to a second, not each turn', async () => {
		stopTime();
		const { listener, journal, kernel } = serveOn(useFaultKernel().inject({ call: 'accept', errno: 'EMFILE' }));
		await connectTo(listener);
		await journal.saw('overload');
		for (const pauseMs of [5, 10, 20, 40, 80, 160, 320, 640, 1000, 1000]) {
			const { errors } = kernel.counts('accept');
			jest.advanceTimersByTime(pauseMs - 1);
			await turnsOfTheLoop();
			expect([pauseMs, kernel.counts('accept').errors]).toEqual([pauseMs, errors]);
			jest.advanceTimersByTime(1);
			await turnsOfTheLoop();
			expect([pauseMs, kernel.counts('accept').errors]).toEqual([pauseMs, errors + 1]);
		}
		expect(journal.count('overload')).toBe(1);
	});

	test('after half a second without a refusal it is over, also where no client comes, and told anew', async () => {
		stopTime();
		const { listener, journal, overloads, resumed, kernel } = serveOn(
			useFaultKernel().inject({ call: 'accept', errno: 'EMFILE', times: 4 }),
		);
		await connectTo(listener);
		await journal.saw('overload');
		for (const pauseMs of [5, 10, 20, 40]) {
			jest.advanceTimersByTime(pauseMs);
			await turnsOfTheLoop();
		}
		expect(journal.count('open')).toBe(1);
		jest.advanceTimersByTime(499);
		expect(resumed).toEqual([]);
		jest.advanceTimersByTime(1);
		expect(resumed).toMatchObject([{ cause: 'EMFILE', lastedMs: 575 }]);
		kernel.inject({ call: 'accept', errno: 'EMFILE', times: 1 });
		await connectTo(listener);
		await journal.saw('overload', 2);
		expect(overloads.map(({ retryMs }) => retryMs)).toEqual([5, 5]);
	});

	test('refusals between clients who are served are one overload, with pauses that are short again', async () => {
		stopTime();
		const { manager, listener, journal, kernel } = serveOn(useFaultKernel());
		for (let round = 1; round <= 20; round++) {
			kernel.inject({ call: 'accept', errno: 'EMFILE', times: 1 });
			await connectTo(listener);
			await until(() => manager.stats().acceptErrors.EMFILE === round);
			expect([round, journal.count('open')]).toEqual([round, round - 1]);
			jest.advanceTimersByTime(5);
			await journal.saw('open', round);
			jest.advanceTimersByTime(400);
		}
		expect(manager.stats().acceptErrors).toEqual({ EMFILE: 20 });
		expect([journal.count('overload'), journal.count('resumed')]).toEqual([1, 0]);
	});

	test('a paused manager is not taken for one that is served again', async () => {
		stopTime();
		const { manager, listener, journal } = serveOn(
			useFaultKernel().inject({ call: 'accept', errno: 'EMFILE', times: 1 }),
		);
		await connectTo(listener);
		await journal.saw('overload');
		manager.pause();
		jest.advanceTimersByTime(5000);
		expect(journal.count('resumed')).toBe(0);
		manager.resume();
		await journal.saw('open');
		jest.advanceTimersByTime(1000);
		expect(journal.count('resumed')).toBe(1);
	});

	test('closing its listener ends it', async () => {
		stopTime();
		const { manager, listener, journal, resumed } = serveOn(
			useFaultKernel().inject({ call: 'accept', errno: 'EMFILE' }),
		);
		await connectTo(listener);
		await journal.saw('overload');
		manager.closeListener(listener);
		expect(resumed).toMatchObject([{ cause: 'EMFILE', listener }]);
		expect(jest.getTimerCount()).toBe(0);
	});

	test('open connections go on meanwhile', async () => {
		const { listener, journal, kernel } = serveOn(useFaultKernel());
		const client = await connectTo(listener);
		await journal.saw('open');
		kernel.inject({ call: 'accept', errno: 'EMFILE' });
		await connectTo(listener);
		await journal.saw('overload');
		client.send('hello');
		expect(String(await client.receive(5))).toBe('hello');
	});

	test('every one of many clients is served in the end', async () => {
		const { listener } = serveOn(
			useFaultKernel({ seed: 3 }).inject({ call: 'accept', errno: 'EMFILE', probability: 0.2 }),
		);
		const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => echoOf(`hello ${i}`, listener)));
		expect(answers).toEqual(Array.from({ length: 50 }, (_, i) => `hello ${i}`));
	});

	test('pause() ends the retries, and resume() accepts at once', async () => {
		stopTime();
		const { manager, listener, journal, kernel } = serveOn(
			useFaultKernel().inject({ call: 'accept', errno: 'EMFILE' }),
		);
		await connectTo(listener);
		await journal.saw('overload');
		manager.pause();
		kernel.clear();
		jest.runOnlyPendingTimers();
		await turnsOfTheLoop();
		expect(journal.count('open')).toBe(0);
		manager.resume();
		await journal.saw('open');
	});

	test('close() ends the retries, leaving no timer', async () => {
		stopTime();
		const { manager, listener, journal } = serveOn(useFaultKernel().inject({ call: 'accept', errno: 'EMFILE' }));
		await connectTo(listener);
		await journal.saw('overload');
		await manager.close();
		expect(jest.getTimerCount()).toBe(0);
	});
});

describe("when accept fails for want of descriptors, with onOverload 'shed'", () => {
	// Whom an injected refusal is about waits in the ring's engine, with a descriptor, and is served: he is not in the
	// kernel's queue to be shed. A real refusal leaves him there: test/faults/descriptor_limit.test.ts, on either engine.
	alwaysOn('poll');

	test('those who wait are reset, a budget of them each 5 ms for as long as that works', async () => {
		stopTime();
		const kernel = useFaultKernel();
		const journal = new Journal();
		const manager = newManager({ onOverload: 'shed', acceptBudget: 4 });
		const [listener] = manager.setupServerSockets([{ host: '127.0.0.1' }]);
		const clients = await Promise.all(Array.from({ length: 12 }, () => connectTo(listener!)));
		const failOnce = () => kernel.inject({ call: 'accept', errno: 'EMFILE', times: 1 });
		manager.on('drop', ({ cause }) => {
			journal.add(`drop ${cause}`);
			if (journal.lines.length % 4 === 0) failOnce(); // the engine's next accept, when it asks again
		});
		failOnce();
		manager.start();
		for (let round = 1; round <= 3; round++) {
			await journal.saw('drop EMFILE', 4 * round);
			await turnsOfTheLoop();
			expect(journal.count('drop EMFILE')).toBe(4 * round);
			jest.advanceTimersByTime(5);
		}
		for (const client of clients) expect(await client.ending()).toBe('ECONNRESET');
		expect(manager.stats()).toMatchObject({ dropped: { EMFILE: 12 }, waiting: 0, current: 0 });
	});

	test.each(['overload', 'drop'] as const)('a %s handler that throws does not end accepting', async (event) => {
		const uncaught = catchUncaught();
		const kernel = useFaultKernel();
		const manager = newManager({ onOverload: 'shed' });
		const [listener] = manager.setupServerSockets([
			{ host: '127.0.0.1', handlers: { data: (connection, chunk) => connection.write(chunk) } },
		]);
		const first = await connectTo(listener!);
		manager.once(event, () => {
			throw new Error('on purpose');
		});
		kernel.inject({ call: 'accept', errno: 'EMFILE', times: 1 });
		manager.start();
		first.send('x');
		const client = await connectTo(listener!);
		client.send('hello');
		expect(String(await client.receive(5))).toBe('hello');
		expect(uncaught).toMatchObject([{ message: 'on purpose' }]);
	});
});

describe('when accept fails for one connection', () => {
	test.each(['ECONNABORTED', 'EPROTO', 'EPERM', 'ENETDOWN', 'EHOSTUNREACH'])(
		'%s is not told, and the next client is served',
		async (errno) => {
			const { listener, overloads, errors } = serveOn(useFaultKernel().inject({ call: 'accept', errno, times: 2 }));
			expect(await echoOf('hello', listener)).toBe('hello');
			expect([overloads, errors]).toEqual([[], []]);
		},
	);
});

describe('when the listener itself is broken', () => {
	test.each(['EINVAL', 'EBADF', 'ENOTSOCK'])('%s is an error event, once, and the others go on', async (errno) => {
		const { manager, listener, journal, errors, kernel } = serveOn(useFaultKernel());
		const other = new Journal();
		const [second] = manager.setupServerSockets([{ host: '127.0.0.1', handlers: journaled(other) }]);
		kernel.inject({ call: 'accept', fd: listener.socket.fd, errno });
		await connectTo(listener);
		await journal.saw('error');
		await connectTo(second!);
		await other.saw('open');
		expect(errors).toMatchObject([{ code: errno, syscall: 'accept' }]);
	});
});
