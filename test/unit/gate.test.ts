// A gate in virtual time: what it lets in, and when it counts as closed.
import { type ConnectionLimits, type OverloadAction, RateBucket } from '../../lib/server/admission';
import { Gate } from '../../lib/server/gate';

const startMs = 1_000_000;

function newGate(limits: ConnectionLimits, action: OverloadAction = 'pause') {
	const gate = new Gate(limits, action, startMs);
	return {
		gate,
		/** How many it lets in at this time, and whether it counts as closed after that. */
		at: (ms: number, current: number) => [gate.room(current, startMs + ms), gate.met?.cause],
		waitMs: (ms: number, current: number) => gate.waitMs(current, startMs + ms),
	};
}

describe.each<OverloadAction>(['pause', 'shed'])("with '%s'", (action) => {
	test('whoever leaves makes room for one at once', () => {
		const { at } = newGate({ maxConnections: 10 }, action);
		expect(at(0, 10)).toEqual([0, 'max-connections']);
		expect(at(1, 9)).toEqual([1, 'max-connections']);
	});

	test.each([1, 2, 10, 1000])('a limit of %d stays met while each who leaves is followed by another', (limit) => {
		const { at } = newGate({ maxConnections: limit }, action);
		at(0, limit);
		for (let ms = 1; ms < 5000; ms += 100) {
			expect(at(ms, limit - 1)).toEqual([1, 'max-connections']);
			expect(at(ms + 10, limit)).toEqual([0, 'max-connections']);
		}
	});

	test('it is calm once there was room for half a second', () => {
		const { at, waitMs } = newGate({ maxConnections: 10 }, action);
		at(0, 10);
		at(2000, 9); // full until now, however long ago it was asked last
		expect(waitMs(2000, 9)).toBe(500);
		expect(at(2499, 9)).toEqual([1, 'max-connections']);
		expect(at(2500, 9)).toEqual([1, undefined]);
		expect(waitMs(2500, 9)).toBe(0);
	});
});

test('while it is full nothing changes by time alone', () => {
	const { at, waitMs } = newGate({ maxConnections: 10 });
	at(0, 10);
	expect(waitMs(100, 10)).toBe(0);
});

test('at a rate it waits for the next place, and is calm with half a second of them', () => {
	const { gate, at, waitMs } = newGate({ maxConnectionsPerSecond: 10 });
	for (let i = 0; i < 10; i++) gate.passed();
	expect(at(0, 10)).toEqual([0, 'connection-rate']);
	expect(waitMs(0, 10)).toBe(100);
	expect(at(100, 10)).toEqual([1, 'connection-rate']);
	expect(waitMs(100, 10)).toBe(400);
	expect(at(500, 10)).toEqual([5, undefined]);
});

test('a clock that is set back lengthens the wait to half a second at most', () => {
	const { at, waitMs } = newGate({ maxConnections: 2 });
	at(0, 2);
	at(10_000, 1);
	expect(waitMs(-10_000, 1)).toBe(500);
});

test('a clock that is set back does not stop a rate', () => {
	const bucket = new RateBucket(10, 60_000);
	bucket.take();
	expect(bucket.available(0)).toBe(9);
	expect(bucket.available(1000)).toBe(10);
});
