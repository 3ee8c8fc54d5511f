// The engine: the native half through the addon, the JavaScript half through EventEngine. Real sockets, one loop.
import { readdirSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { READ, SLOTS, type SocketHandle, WRITE } from '../../lib/native/binding';
import { Socket } from '../../lib/socket/socket';
import { enginesClosedAfterEach, listen, openId, turns, until, watch } from '../support/engines';
import { binding, errno } from '../support/kernels';
import { closingAfterEach, connectedPair, fill, readBytes } from '../support/sockets';

const keep = closingAfterEach();
const pair = () => connectedPair().map(keep) as [Socket, Socket];
const { newEngine, rawEngine } = enginesClosedAfterEach();

function readyPair(): [Socket, Socket] {
	const [a, b] = pair();
	b.send('x');
	return [a, b];
}

describe('a turn', () => {
	test('is one call, for however many descriptors', async () => {
		const { engine, counts } = rawEngine(64);
		for (let i = 0; i < 32; i++) openId(engine.watch(readyPair()[0].handle, READ));
		let waited = 0;
		for (; counts.length < 5; waited++) await setImmediate();
		expect(new Set(counts)).toEqual(new Set([32]));
		expect(counts.length).toBeLessThanOrEqual(waited + 1);
	});

	test('with more events than there is room for is several calls', async () => {
		const { engine, counts } = rawEngine(10);
		for (let i = 0; i < 32; i++) openId(engine.watch(readyPair()[0].handle, READ));
		await until(() => counts.length >= 4);
		expect(counts.slice(0, 4)).toEqual([10, 10, 10, 2]);
	});

	test('of more ready descriptors than one look at the set brings reaches them all', async () => {
		const engine = newEngine();
		const told = new Set<number>();
		for (let i = 0; i < 600; i++) openId(watch(engine, readyPair()[0].handle, READ, { onReady: () => told.add(i) }));
		await until(() => told.size === 600);
	});

	test('without events is no call', async () => {
		const { engine, counts } = rawEngine(10);
		openId(engine.watch(pair()[0].handle, READ));
		await turns(20);
		expect(counts).toEqual([]);
	});

	test('writes each record as the layout says', async () => {
		const { engine, counts, records } = rawEngine(4);
		const id = openId(engine.watch(readyPair()[0].handle, READ | WRITE));
		await until(() => counts.length > 0);
		const { kind, slot, generation, value } = binding.recordLayout;
		expect(records[kind]).toBe(binding.recordKinds.ready);
		expect((records[generation] as number) * SLOTS + (records[slot] as number)).toBe(id);
		expect(records[value]).toBe(READ | WRITE);
	});
});

describe('a watched descriptor', () => {
	test('is told as ready each turn, as long as it is', async () => {
		const [a] = readyPair();
		const seen: number[] = [];
		watch(newEngine(), a.handle, READ, { onReady: (readiness) => seen.push(readiness) });
		await until(() => seen.length >= 3);
		a.recv(8);
		await turns(2);
		const before = seen.length;
		await turns(20);
		expect(seen).toHaveLength(before);
		expect(new Set(seen)).toEqual(new Set([READ]));
	});

	test('is told of what it is watched for only', async () => {
		const [a] = readyPair();
		const seen: number[] = [];
		const engine = newEngine();
		const id = openId(watch(engine, a.handle, WRITE, { onReady: (readiness) => seen.push(readiness) }));
		await until(() => seen.length > 0);
		engine.setInterest(id, READ);
		const before = seen.length;
		await until(() => seen.length > before + 1);
		expect(seen[0]).toBe(WRITE);
		expect(seen.at(-1)).toBe(READ);
	});

	test('with interest 0 is told of nothing, until there is interest again', async () => {
		const [a] = readyPair();
		let calls = 0;
		const engine = newEngine();
		const id = openId(watch(engine, a.handle, READ, { onReady: () => calls++ }));
		await until(() => calls > 0);
		expect(engine.setInterest(id, 0)).toBe(0);
		await turns(2);
		const before = calls;
		await turns(20);
		expect(calls).toBe(before);
		engine.setInterest(id, READ);
		await until(() => calls > before);
	});

	test('can be watched with interest 0 from the start', async () => {
		const [a] = readyPair();
		let calls = 0;
		openId(watch(newEngine(), a.handle, 0, { onReady: () => calls++ }));
		await turns(20);
		expect(calls).toBe(0);
	});

	test('is watched once: EBUSY, from this engine and from another', () => {
		const [a] = pair();
		const engine = newEngine();
		const id = openId(watch(engine, a.handle, READ, {}));
		expect(watch(engine, a.handle, READ, {})).toBe(errno('EBUSY'));
		expect(listen(engine, a.handle, 1, {})).toBe(errno('EBUSY'));
		expect(watch(newEngine(), a.handle, READ, {})).toBe(errno('EBUSY'));
		expect(engine.unwatch(id)).toBe(0);
		openId(watch(newEngine(), a.handle, READ, {}));
	});

	test('keeps whether it blocks', () => {
		const [a] = pair();
		a.nonBlocking = false;
		openId(watch(newEngine(), a.handle, READ, {}));
		expect(a.nonBlocking).toBe(false);
	});

	test('that is closed is EBADF to watch', () => {
		const [a] = pair();
		a.close();
		expect(watch(newEngine(), a.handle, READ, {})).toBe(errno('EBADF'));
		expect(listen(newEngine(), a.handle, 1, {})).toBe(errno('EBADF'));
	});
});

describe('an id that is out of date', () => {
	test('is EBADF to every call', () => {
		const engine = newEngine();
		const id = openId(watch(engine, pair()[0].handle, READ, {}));
		expect(engine.unwatch(id)).toBe(0);
		const stale = [
			engine.unwatch(id),
			engine.setInterest(id, READ),
			engine.setReferenced(id, false),
			engine.setScoped(id, true),
			engine.take(id),
			engine.unwatch(SLOTS - 1),
		];
		expect(stale).toEqual(stale.map(() => errno('EBADF')));
	});

	test('is never given again to the next tenant of its slot', () => {
		const engine = newEngine();
		const ids = new Set<number>();
		for (let i = 0; i < 100; i++) {
			const id = openId(watch(engine, pair()[0].handle, READ, {}));
			ids.add(id);
			engine.unwatch(id);
		}
		expect(ids.size).toBe(100);
		expect(new Set([...ids].map((id) => id % SLOTS)).size).toBe(1);
	});

	test('of a watch is not one to take', () => {
		const engine = newEngine();
		expect(engine.take(openId(watch(engine, pair()[0].handle, READ, {})))).toBe(errno('EBADF'));
	});
});

describe('events that were on their way', () => {
	test('are dropped when their watch ends, and not delivered to the next tenant of the slot', async () => {
		const engine = newEngine();
		const [quiet] = pair();
		const seen: string[] = [];
		const ids: number[] = [];
		const sockets = [readyPair()[0], readyPair()[0]];
		for (const [index, socket] of sockets.entries()) {
			const onReady = () => {
				seen.push('ready');
				const other = ids[1 - index] as number;
				engine.unwatch(ids[index] as number);
				engine.unwatch(other);
				const next = openId(watch(engine, quiet.handle, READ, { onReady: () => seen.push('wrong') }));
				expect(next % SLOTS).toBe(other % SLOTS);
			};
			ids.push(openId(watch(engine, socket.handle, READ, { onReady })));
		}
		await until(() => seen.length > 0);
		await turns(10);
		expect(seen).toEqual(['ready']);
	});

	test('are dropped when their descriptor is closed', async () => {
		const engine = newEngine();
		let calls = 0;
		const sockets = [readyPair()[0], readyPair()[0]];
		for (const socket of sockets) {
			const onReady = () => {
				calls++;
				for (const each of sockets) if (!each.closed) each.close();
			};
			openId(watch(engine, socket.handle, READ, { onReady }));
		}
		await until(() => calls > 0);
		await turns(10);
		expect(calls).toBe(1);
	});

	test('are dropped when their watch ends and their descriptor is closed', async () => {
		const engine = newEngine();
		let calls = 0;
		const sockets = [readyPair()[0], readyPair()[0]];
		const ids: number[] = [];
		const onReady = () => {
			calls++;
			for (const id of ids) engine.unwatch(id);
			for (const each of sockets) each.close();
		};
		for (const socket of sockets) ids.push(openId(watch(engine, socket.handle, READ, { onReady })));
		await until(() => calls > 0);
		await turns(10);
		expect(calls).toBe(1);
	});

	test('are dropped when the engine is closed by one of them', async () => {
		const engine = newEngine();
		let calls = 0;
		const onReady = () => {
			calls++;
			engine.close();
		};
		for (let i = 0; i < 3; i++) openId(watch(engine, readyPair()[0].handle, READ, { onReady }));
		await until(() => calls > 0);
		await turns(10);
		expect(calls).toBe(1);
	});
});

describe('a handle that goes while it is watched', () => {
	test('by close is watched no more, and its number is as good as new', async () => {
		const engine = newEngine();
		let old = 0;
		let fresh = 0;
		const [a] = readyPair();
		const { fd } = a;
		const id = openId(watch(engine, a.handle, READ, { onReady: () => old++ }));
		await until(() => old > 0);
		a.close();
		const before = old;
		const [c, d] = readyPair();
		c.send('x');
		const successor = c.fd === fd ? c : d;
		expect(successor.fd).toBe(fd);
		openId(watch(engine, successor.handle, READ, { onReady: () => fresh++ }));
		await until(() => fresh > 0);
		expect(old).toBe(before);
		expect(engine.unwatch(id)).toBe(errno('EBADF'));
	});

	test('by detachFd is watched no more, and can be watched by its new owner', async () => {
		const engine = newEngine();
		let calls = 0;
		const [a] = readyPair();
		openId(watch(engine, a.handle, READ, { onReady: () => calls++ }));
		const taken = keep(Socket.fromFd(a.detachFd()));
		await turns(10);
		expect(calls).toBe(0);
		openId(watch(engine, taken.handle, READ, { onReady: () => calls++ }));
		await until(() => calls > 0);
	});
});

test('engines that are closed leave no descriptor', async () => {
	const cycle = async () => {
		const engine = newEngine();
		const [a, b] = readyPair();
		let told = false;
		openId(watch(engine, a.handle, READ, { onReady: () => (told = true) }));
		await until(() => told);
		engine.close();
		a.close();
		b.close();
	};
	await cycle();
	const before = readdirSync('/proc/self/fd').length;
	for (let i = 0; i < 20; i++) await cycle();
	expect(readdirSync('/proc/self/fd')).toHaveLength(before);
});

test('two engines on one loop do not hear of each other', async () => {
	const seen: string[] = [];
	const handles: SocketHandle[] = [readyPair()[0].handle, readyPair()[0].handle];
	for (const [index, handle] of handles.entries()) {
		openId(watch(newEngine(), handle, READ, { onReady: () => seen.push(`${index}`) }));
	}
	await until(() => seen.length >= 4);
	expect(seen.slice(0, 4).sort()).toEqual(['0', '0', '1', '1']);
});

test('a full buffer is not told as writable, until there is room', async () => {
	const [a, b] = pair();
	const total = fill(a);
	let calls = 0;
	openId(watch(newEngine(), a.handle, WRITE, { onReady: () => calls++ }));
	await turns(20);
	expect(calls).toBe(0);
	await readBytes(b, total);
	await until(() => calls > 0);
});
