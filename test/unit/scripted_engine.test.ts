// The engine on the scripted kernel and loop: answers that a real kernel gives when it likes, here in the order that
// a test wants.
import { READ, STAT, WRITE } from '../../lib/native/binding';
import type { EventEngine } from '../../lib/native/engine';
import { adopt, enginesClosedAfterEach, listen, openId, type Told } from '../support/engines';
import {
	type Answer,
	binding,
	errno,
	openHandle,
	type ScriptedKernel,
	useScriptedKernel,
	useSystemKernel,
} from '../support/kernels';

const { AF_INET, SOCK_STREAM } = binding.constants as Required<typeof binding.constants>;
const { newEngine } = enginesClosedAfterEach();
const noLimit = 2 ** 40;

let kernel: ScriptedKernel;
let engine: EventEngine;
/** What was told, in order. */
let told: string[];

beforeEach(() => {
	kernel = useScriptedKernel().succeed('open', 'close', 'shutdown', 'setOption', 'send', 'sendVector');
	kernel.always('receive', 'EAGAIN').always('receiveFrom', 'EAGAIN').always('getNonBlocking', 1);
	engine = newEngine();
	told = [];
});
afterEach(() => {
	engine.close();
	kernel.assertClean();
	useSystemKernel();
});

/** Writes down what it is told, with this name before it. */
function scribe(name: string): Told {
	const note = (text: string) => void told.push(`${name} ${text}`);
	return {
		onData: (chunk) => note(`data ${chunk}`),
		onEnd: () => note('end'),
		onDrained: () => note('drained'),
		onFinished: () => note('finished'),
		onError: (result) => note(`error ${nameOf(result)}`),
		onAcceptError: (result) => note(`accept error ${nameOf(result)}`),
		onAccepted: (engineId) => {
			note('accepted');
			engine.admit({ engineId, ...scribe(`${engine.descriptor(engineId)}`) });
		},
	};
}

const names = ['EAGAIN', 'EMFILE', 'ENFILE', 'ENOBUFS', 'ENOMEM', 'ECONNABORTED', 'EPROTO', 'EINTR', 'EPIPE', 'EIO'];
const nameOf = (result: number) =>
	[...names, 'ECONNRESET', 'ENOTCONN', 'ETIMEDOUT'].find((name) => errno(name) === result) ?? String(result);

const newHandle = () => openHandle(binding.openSocket(AF_INET as number, SOCK_STREAM as number, 0));

function connection(name = 'a', extra: Told = {}): { id: number; fd: number } {
	const handle = newHandle();
	const { fd } = handle;
	return { id: openId(adopt(engine, handle, { ...scribe(name), ...extra })), fd };
}

function listener(budget: number, ...answers: Answer[]): { id: number; fd: number; close(): void } {
	const handle = newHandle();
	const { fd } = handle;
	kernel.on(fd).answer('accept', ...answers);
	kernel.ready(fd, 'read');
	return { id: openId(listen(engine, handle, budget, scribe('listener'))), fd, close: () => void handle.close() };
}

/** Turns, as many as it takes until there is nothing more to tell. */
function settle(): void {
	for (let turn = 0; !kernel.sleeps; turn++) {
		if (turn === 50) throw new Error('the loop spins');
		kernel.turn();
	}
}

function turns(count: number): string[] {
	for (let turn = 0; turn < count; turn++) kernel.turn();
	return told.splice(0);
}

const bytes = (text: string): Answer => ({ data: Buffer.from(text) });
const write = (id: number, text: string | Buffer) => engine.write(id, Buffer.from(text), noLimit);
const sentBy = (fd: number) => kernel.sent(fd).toString('latin1');

describe('accepting', () => {
	test('goes on up to the budget, turn by turn', () => {
		const { fd, close } = listener(2, {}, {}, {}, {}, {}, 'EAGAIN');
		expect(turns(1)).toEqual(['listener accepted', 'listener accepted']);
		expect(turns(1)).toHaveLength(2);
		expect(turns(1)).toHaveLength(1);
		kernel.ready(fd);
		expect(kernel.sleeps).toBe(true);
		close();
	});

	test('holds the budget when the loop tells of the listener more than once a turn', () => {
		const { fd, close } = listener(2, {}, {}, {}, {});
		kernel.turn([fd, fd, fd]);
		expect(told).toHaveLength(2);
		expect(turns(1)).toHaveLength(4);
		close();
	});

	test('ends the turn at an empty backlog and says nothing of it', () => {
		const { close } = listener(8, 'EAGAIN', {}, 'EAGAIN');
		expect(turns(1)).toEqual([]);
		expect(turns(1)).toEqual(['listener accepted']);
		close();
	});

	test.each(['EMFILE', 'ENFILE', 'ENOBUFS', 'ENOMEM', 'ECONNABORTED', 'EPROTO', 'EINTR'])(
		'%s between two connections is told in its place and ends the turn',
		(code) => {
			const { close } = listener(8, {}, code, {}, 'EAGAIN');
			expect(turns(1)).toEqual(['listener accepted', `listener accept error ${code}`]);
			expect(turns(1)).toEqual(['listener accepted']);
			close();
		},
	);

	test('errors turn after turn are told one a turn', () => {
		const { close } = listener(8, 'EMFILE', 'ECONNABORTED', 'EINTR', {}, 'EPROTO');
		expect(turns(1)).toEqual(['listener accept error EMFILE']);
		expect(turns(1)).toEqual(['listener accept error ECONNABORTED']);
		expect(turns(1)).toEqual(['listener accept error EINTR']);
		expect(turns(1)).toEqual(['listener accepted', 'listener accept error EPROTO']);
		close();
	});

	test('stops at the room for all listeners', () => {
		engine.setRoom(3);
		const first = listener(2, {}, {});
		const second = listener(2, {});
		expect(turns(3)).toHaveLength(3);
		engine.setRoom(1);
		kernel.on(second.fd).answer('accept', {});
		kernel.ready(first.fd);
		expect(turns(2)).toEqual(['listener accepted']);
		first.close();
		second.close();
	});

	test('is not polled for while its interest is none', () => {
		const { id, fd, close } = listener(1);
		engine.setInterest(id, 0);
		expect(kernel.polled(fd)).toBe(0);
		expect(kernel.sleeps).toBe(true);
		engine.setInterest(id, READ);
		expect(kernel.polled(fd)).toBe(READ);
		close();
		expect(kernel.polled(fd)).toBeUndefined();
	});

	test('what was accepted and nobody was told of is closed with the engine', () => {
		const { close } = listener(3, {}, {}, {});
		kernel.turn([]); // only the ends of a turn: nothing was polled
		expect(told).toEqual([]);
		const inside = listener(1, {});
		engine.admit({ engineId: inside.id, onAccepted: () => engine.close() });
		kernel.turn();
		close();
		inside.close();
	});
});

describe('receiving', () => {
	test('tells data, then the end, in the order of the kernel, and then polls no more', () => {
		const { fd } = connection();
		kernel.on(fd).answer('receive', bytes('one'), bytes('two'), 0);
		kernel.ready(fd, 'read');
		settle();
		expect(told).toEqual(['a data one', 'a data two', 'a end']);
		expect(kernel.polled(fd)).toBe(0);
	});

	test('nothing is asked of the kernel after its end', () => {
		const { fd } = connection();
		kernel.on(fd).answer('receive', 0);
		kernel.on(fd).always('receive', bytes('from beyond'));
		kernel.ready(fd, 'read', 'hangup');
		settle();
		expect(told).toEqual(['a end']);
		expect(kernel.count('receive')).toBe(1);
	});

	test('readiness with nothing to read tells nothing', () => {
		const { fd } = connection();
		kernel.ready(fd, 'read');
		expect(turns(3)).toEqual([]);
		expect(kernel.count('receive')).toBe(3);
	});

	test.each(['ECONNRESET', 'ETIMEDOUT', 'EPIPE'])('%s after data is told once, and ends it all', (code) => {
		const { id, fd } = connection();
		kernel.on(fd).answer('receive', bytes('last words'), code);
		kernel.ready(fd, 'read', 'error');
		settle();
		expect(told).toEqual(['a data last words', `a error ${code}`]);
		expect(kernel.polled(fd)).toBe(0);
		expect(write(id, 'x')).toBe(errno('EBADF'));
		expect(engine.finish(id)).toBe(errno('EBADF'));
		expect(engine.closeConnection(id, false)).toBe(0);
	});

	test('what came before a reset is told before it, also while bytes are queued', () => {
		const { id, fd } = connection();
		kernel.sendRoom(fd, 0);
		write(id, 'queued');
		kernel.turn();
		kernel.on(fd).answer('receive', bytes('last words'), 'ECONNRESET').always('send', 'EPIPE');
		kernel.ready(fd, 'read', 'error');
		settle();
		expect(told).toEqual(['a data last words', 'a error ECONNRESET']);
	});

	test('an error says which call it came from', () => {
		const calls: string[] = [];
		const onError = (_result: number, call: string) => void calls.push(call);
		const [receives, sends, ends] = [
			connection('a', { onError }),
			connection('b', { onError }),
			connection('c', { onError }),
		];
		kernel.on(receives.fd).answer('receive', 'ECONNRESET');
		kernel.ready(receives.fd, 'read');
		kernel.on(sends.fd).always('send', 'EPIPE');
		write(sends.id, 'x');
		kernel.on(ends.fd).answer('shutdown', 'ENOTCONN');
		engine.finish(ends.id);
		settle();
		expect(calls.sort()).toEqual(['recv', 'send', 'shutdown']);
	});

	test('an error that is in the error queue alone is dropped, and reading goes on', () => {
		const { fd } = connection();
		kernel.on(fd).answer('receiveFrom', { data: Buffer.alloc(1) }, { data: Buffer.alloc(1) }, 'EAGAIN');
		kernel.ready(fd, 'error');
		expect(turns(1)).toEqual([]);
		expect(kernel.polled(fd)).toBe(READ);
		kernel.on(fd).answer('receive', bytes('still here'));
		kernel.ready(fd, 'read');
		expect(turns(1)).toEqual(['a data still here']);
	});

	test('an endless error queue does not hold a turn up', () => {
		const { fd } = connection();
		kernel.on(fd).always('receiveFrom', { data: Buffer.alloc(1) });
		kernel.ready(fd, 'error');
		expect(turns(1)).toEqual([]);
		expect(kernel.count('receiveFrom')).toBeLessThanOrEqual(64);
	});

	test.each(['a paused connection', 'a connection whose peer has ended'])('%s drops the error queue too', (which) => {
		const { id, fd } = connection();
		if (which === 'a paused connection') engine.setInterest(id, 0);
		else kernel.on(fd).answer('receive', 0).always('receive', 'EAGAIN');
		kernel.ready(fd, 'read');
		kernel.sendRoom(fd, 0);
		write(id, 'x');
		kernel.turn();
		kernel.on(fd).answer('receiveFrom', { data: Buffer.alloc(1) }, 'EAGAIN');
		kernel.ready(fd, 'error');
		kernel.turn();
		expect(kernel.count('receiveFrom')).toBe(2); // nobody else does: the error would be there each turn
		expect(kernel.polled(fd)).toBe(WRITE);
	});

	test('a paused connection whose peer hangs up does not make the loop spin', () => {
		const { id, fd } = connection();
		engine.setInterest(id, 0);
		kernel.ready(fd, 'read', 'hangup', 'error');
		expect(kernel.sleeps).toBe(true);
		kernel.on(fd).answer('receive', bytes('was waiting'), 0);
		engine.setInterest(id, READ);
		settle();
		expect(told).toEqual(['a data was waiting', 'a end']);
	});

	test('many connections are told in the order in which the loop tells of them', () => {
		const fds = ['a', 'b', 'c'].map((name) => connection(name).fd);
		for (const fd of fds) {
			kernel.on(fd).answer('receive', bytes('1'), bytes('2'));
			kernel.ready(fd, 'read');
		}
		kernel.turn([...fds].reverse());
		kernel.turn();
		expect(told).toEqual(['c data 1', 'b data 1', 'a data 1', 'a data 2', 'b data 2', 'c data 2']);
	});

	test('what a handler closed is not told of any more, whatever was received', () => {
		const ids: number[] = [];
		const closeAll = () => {
			for (const id of ids) engine.closeConnection(id, true);
		};
		const fds = ['a', 'b', 'c'].map((name) => {
			const { id, fd } = connection(name, { onEnd: closeAll });
			ids.push(id);
			return fd;
		});
		kernel.on(fds[0] as number).answer('receive', 0);
		kernel.on(fds[1] as number).answer('receive', bytes('lost'));
		kernel.on(fds[2] as number).answer('receive', 'ECONNRESET');
		for (const fd of fds) kernel.ready(fd, 'read');
		settle();
		expect(told).toEqual([]);
		expect(kernel.leaks()).toEqual([]);
	});

	test("a slot's next tenant gets nothing of the one before, also with the same descriptor", () => {
		const first = connection('first', {
			onData: () => {
				engine.closeConnection(first.id, true);
				kernel.answer('open', other);
				connection('next');
			},
		});
		const other = first.fd;
		kernel.on(first.fd).answer('receive', bytes('x'), bytes('foreign'));
		kernel.ready(first.fd, 'read');
		kernel.turn([first.fd, first.fd]);
		expect(told).toEqual([]);
	});

	test('an engine that is closed by a handler tells nothing more', () => {
		const { fd } = connection('a', { onData: () => engine.close() });
		const { fd: next } = connection('b');
		for (const one of [fd, next]) {
			kernel.on(one).answer('receive', bytes('x'));
			kernel.ready(one, 'read');
		}
		kernel.turn();
		expect(told).toEqual([]);
		expect(kernel.isAlive).toBe(false);
	});

	test('a handler that turns the loop is told of nothing from inside: that waits for its own turn', () => {
		const { fd } = connection('a', {
			onData(chunk) {
				told.push(`begin ${chunk}`);
				kernel.turn();
				told.push(`end ${chunk}`);
			},
		});
		kernel.on(fd).answer('receive', bytes('1'), bytes('2'));
		kernel.ready(fd, 'read');
		kernel.turn();
		expect(told).toEqual(['begin 1', 'end 1']);
		kernel.ready(fd);
		expect(kernel.sleeps).toBe(false);
		settle();
		expect(told).toEqual(['begin 1', 'end 1', 'begin 2', 'end 2']);
	});

	test('times are those of the turn', () => {
		const { id, fd } = connection();
		const stats = new Float64Array(STAT.count);
		const start = kernel.now;
		kernel.advance(250);
		kernel.on(fd).answer('receive', bytes('x'));
		kernel.ready(fd, 'read');
		kernel.turn();
		engine.stats(id, stats);
		expect([stats[STAT.connectedAt], stats[STAT.lastReadAt]]).toEqual([start, start + 250]);
	});

	test('closing a connection tells its last numbers, from before what closing sends', () => {
		const { id, fd } = connection();
		const stats = new Float64Array(STAT.count);
		kernel.on(fd).answer('receive', bytes('four'));
		kernel.ready(fd, 'read');
		kernel.turn();
		write(id, 'seven b');
		expect(engine.closeConnection(id, false, stats)).toBe(0);
		expect([stats[STAT.bytesRead], stats[STAT.bytesWritten], stats[STAT.queuedBytes]]).toEqual([4, 0, 7]);
	});

	test('closing with an array too short for them is refused, and closes nothing', () => {
		const { id } = connection();
		expect(() => engine.closeConnection(id, false, new Float64Array(STAT.count - 1))).toThrow(
			'a Float64Array of 8 or more',
		);
		expect(engine.closeConnection(id, false)).toBe(0); // it was there still
	});
});

describe('sending', () => {
	test('small writes go together by the end of the turn', () => {
		const { id, fd } = connection();
		kernel.sendRoom(fd, 100);
		for (const text of ['one ', 'two ', 'three']) write(id, text);
		expect(kernel.count('send')).toBe(0);
		kernel.turn();
		expect(kernel.calls('send')).toMatchObject([{ fd, length: 13, result: 13 }]);
		expect(sentBy(fd)).toBe('one two three');
	});

	test('what the kernel does not take waits for it, in order, and is told when it is gone', () => {
		const { id, fd } = connection();
		kernel.sendRoom(fd, 4);
		write(id, 'abcdef');
		engine.wantDrained(id);
		kernel.turn();
		expect(sentBy(fd)).toBe('abcd');
		expect(kernel.polled(fd)).toBe(READ | WRITE);
		expect(kernel.sleeps).toBe(true);
		write(id, 'ghi');
		kernel.sendRoom(fd, 3);
		expect(turns(1)).toEqual([]);
		kernel.sendRoom(fd, 100);
		settle();
		expect(sentBy(fd)).toBe('efghi');
		expect(told).toEqual(['a drained']);
		expect(kernel.polled(fd)).toBe(READ);
	});

	test('EAGAIN in the midst of a long queue keeps the order', () => {
		const { id, fd } = connection();
		const parts = [...'abcdefgh'].map((letter) => letter.repeat(9000));
		kernel.sendRoom(fd, 0);
		for (const part of parts) write(id, part);
		kernel.turn();
		let got = '';
		for (const room of [1, 8999, 10_000, 30_000, 7, 100_000]) {
			kernel.sendRoom(fd, room);
			settle();
			got += sentBy(fd);
		}
		expect(got === parts.join('')).toBe(true);
		expect(kernel.count('sendVector')).toBeGreaterThan(0);
	});

	test('a large write goes at once, what is left of it after what is left', () => {
		const { id, fd } = connection();
		kernel.sendRoom(fd, 20_000);
		expect(write(id, Buffer.alloc(50_000, 'x'))).toBe(30_000);
		expect(write(id, Buffer.alloc(50_000, 'y'))).toBe(80_000);
		kernel.sendRoom(fd, noLimit);
		settle();
		expect(sentBy(fd) === 'x'.repeat(50_000) + 'y'.repeat(50_000)).toBe(true);
	});

	test('a write over the limit takes nothing', () => {
		const { id, fd } = connection();
		kernel.sendRoom(fd, 0);
		expect(engine.write(id, Buffer.alloc(60), 100)).toBe(60);
		expect(engine.write(id, Buffer.alloc(41), 100)).toBe(errno('ENOBUFS'));
		expect(engine.write(id, Buffer.alloc(40), 100)).toBe(100);
	});

	test.each(['EPIPE', 'ECONNRESET'])('%s is told in a turn of its own, for which the loop does not wait', (code) => {
		const { id, fd } = connection('a', { onData: () => void write(id, 'x') });
		kernel.on(fd).answer('receive', bytes('ping')).answer('send', code);
		kernel.ready(fd, 'read');
		kernel.turn();
		expect(told).toEqual([]);
		expect(kernel.sleeps).toBe(false);
		kernel.turn();
		expect(told).toEqual([`a error ${code}`]);
		expect(kernel.sleeps).toBe(true);
		expect(kernel.polled(fd)).toBe(0);
	});

	test('EPIPE of a large write is told later, not by the call', () => {
		const { id, fd } = connection();
		kernel.on(fd).answer('send', 'EPIPE');
		expect(write(id, Buffer.alloc(20_000))).toBe(0);
		expect(told).toEqual([]);
		settle();
		expect(told).toEqual(['a error EPIPE']);
	});

	test('EPIPE in the midst of a queue ends it; what came before is told before', () => {
		const { id, fd } = connection();
		kernel.sendRoom(fd, 1);
		write(id, 'xyz');
		kernel.turn();
		kernel.on(fd).answer('receive', bytes('goodbye'));
		kernel.on(fd).always('send', 'EPIPE');
		kernel.ready(fd, 'read');
		kernel.turn([fd]);
		kernel.sendRoom(fd, 1);
		kernel.ready(fd, 'read', 'error');
		settle();
		expect(told).toEqual(['a data goodbye', 'a error EPIPE']);
		expect(sentBy(fd)).toBe('x');
	});

	test('our side ends after the last byte', () => {
		const { id, fd } = connection();
		kernel.sendRoom(fd, 2);
		write(id, 'abcd');
		engine.finish(id);
		kernel.turn();
		expect(kernel.count('shutdown')).toBe(0);
		kernel.sendRoom(fd, 100);
		settle();
		expect(kernel.calls().at(-1)).toMatchObject({ call: 'shutdown', fd, direction: 1 });
		expect(told).toEqual(['a finished']);
		expect(write(id, 'x')).toBe(errno('EBADF'));
	});

	test('a shutdown that fails is told', () => {
		const { id } = connection();
		kernel.answer('shutdown', 'ENOTCONN');
		engine.finish(id);
		settle();
		expect(told).toEqual(['a error ENOTCONN']);
	});
});

describe('closing', () => {
	test('sends what was gathered before it, and no more', () => {
		const { id, fd } = connection();
		kernel.sendRoom(fd, 3);
		write(id, 'abcdef');
		engine.closeConnection(id, false);
		expect(sentBy(fd)).toBe('abc');
		settle();
		expect(told).toEqual([]);
	});

	test('by RST sends nothing', () => {
		const { id, fd } = connection();
		kernel.sendRoom(fd, 3);
		write(id, 'abcdef');
		engine.closeConnection(id, true);
		expect(sentBy(fd)).toBe('');
		expect(kernel.calls().map(({ call }) => call)).toEqual(['open', 'getNonBlocking', 'setOption', 'close']);
	});

	test('happens once, whatever the kernel answers', () => {
		const { id, fd } = connection();
		kernel.answer('close', 'EIO').answer('setOption', 'EINTR');
		expect(engine.closeConnection(id, true)).toBe(errno('EIO'));
		expect(engine.closeConnection(id, true)).toBe(errno('EBADF'));
		expect(kernel.calls('close')).toMatchObject([{ fd }]);
	});

	test('an engine that ends sends what it can and closes all, also where both fail', () => {
		const [first, second] = [connection('a'), connection('b')];
		kernel.sendRoom(first.fd, 100);
		kernel.on(second.fd).answer('send', 'EPIPE');
		write(first.id, 'farewell');
		write(second.id, 'unheard');
		kernel.answer('close', 'EIO', 'EINTR');
		engine.close();
		expect(sentBy(first.fd)).toBe('farewell');
		expect(told).toEqual([]);
	});

	test('what an engine holds keeps the process alive, unless it is told not to', () => {
		const { id } = connection();
		expect(kernel.isAlive).toBe(true);
		engine.setReferenced(id, false);
		expect(kernel.isAlive).toBe(false);
		engine.setReferenced(id, true);
		engine.closeConnection(id, false);
		expect(kernel.isAlive).toBe(false);
	});

	test('a connection that is taken leaves the loop and stays open', () => {
		const { id, fd } = connection();
		const handle = engine.take(id);
		expect(kernel.polled(fd)).toBeUndefined();
		openHandle(handle).close();
	});
});
