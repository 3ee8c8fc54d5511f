// The memory that is received into: how many slabs there are, and when they are large.
import { Slabs } from '../../lib/native/slabs';

const small = 8 * 16384 + 512;
const large = 2 * 262144 + 512;

/** Slabs, and how long each one was that they gave. */
function supply() {
	const given: number[] = [];
	const slabs = new Slabs((slab) => given.push(slab.length));
	return { slabs, given };
}

/** Receives into the next slabs, one call each, and tops up after each. */
function receive(slabs: Slabs, from: number, to: number, length: number): void {
	for (let slab = from; slab < to; slab++) {
		slabs.chunkOf(slab, 0, length);
		slabs.topUp();
	}
}

test('four small ones are there at first', () => {
	const { slabs, given } = supply();
	slabs.topUp();
	expect(given).toEqual([small, small, small, small]);
});

test('one in use is no fresh one, and is topped up', () => {
	const { slabs, given } = supply();
	slabs.topUp();
	slabs.use(0);
	slabs.topUp();
	expect(given).toHaveLength(5);
});

test('a turn that used more than half of them has twice as many the next time, up to 64', () => {
	const { slabs, given } = supply();
	slabs.topUp();
	const fresh = [];
	for (let turn = 0; turn < 6; turn++) {
		slabs.use(given.length - 1);
		const before = given.length;
		slabs.topUp();
		fresh.push(given.length - before);
	}
	expect(fresh).toEqual([8, 16, 32, 64, 64, 64]);
});

test('messages of 16 KiB get small ones', () => {
	const { slabs, given } = supply();
	slabs.topUp();
	receive(slabs, 0, 20, 16384);
	expect(new Set(given)).toEqual(new Set([small]));
});

test('a receive call that brought half a slab is followed by sixteen large ones', () => {
	const { slabs, given } = supply();
	slabs.topUp();
	receive(slabs, 0, 1, small / 2);
	receive(slabs, 1, 20, 64);
	expect(given).toEqual([...Array(4).fill(small), ...Array(16).fill(large), ...Array(4).fill(small)]);
});

test('as long as large messages come, large ones follow', () => {
	const { slabs, given } = supply();
	slabs.topUp();
	receive(slabs, 0, 40, small);
	expect(given.slice(4)).toEqual(Array(40).fill(large));
});

test('while large messages come, fresh ones are 16 at most, and all of them large', () => {
	const { slabs, given } = supply();
	slabs.topUp();
	const fresh = [];
	for (let turn = 0; turn < 6; turn++) {
		slabs.chunkOf(given.length - 1, 0, small);
		const before = given.length;
		slabs.topUp();
		fresh.push(given.slice(before));
	}
	expect(fresh).toEqual([8, 16, 16, 16, 16, 16].map((count) => Array(count).fill(large)));
});

test('a chunk is the part of the slab that was received into', () => {
	const slabs = new Slabs((slab) => slab.set([1, 2, 3, 4, 5]));
	slabs.topUp();
	expect([...(slabs.chunkOf(0, 1, 3) as Buffer)]).toEqual([2, 3, 4]);
});

test('there is no chunk of a slab that was never given', () => {
	const { slabs } = supply();
	slabs.topUp();
	expect(slabs.chunkOf(4, 0, 1)).toBeUndefined();
});

test('one large message does not make a busy engine want fewer slabs afterwards', () => {
	const { slabs, given } = supply();
	slabs.topUp();
	for (let turn = 0; turn < 6; turn++) {
		slabs.use(given.length - 1);
		slabs.topUp();
	}
	slabs.chunkOf(given.length - 1, 0, 100_000);
	slabs.topUp();
	slabs.use(given.length - 1);
	const before = given.length;
	slabs.topUp();
	expect(given.length - before).toBe(64);
});
