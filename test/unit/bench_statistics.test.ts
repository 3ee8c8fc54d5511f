// What the bench computes from its samples.
const { median, ratio, rotated, summarize } = require('../../bench/statistics.cjs');
const { named } = require('../../bench/selection.cjs');

const costs = (...list: (number | undefined)[]) => list.map((cost) => (cost === undefined ? undefined : { cost }));

test('a median is the middle, or between the two in the middle', () => {
	expect(median([10, 9, 100])).toBe(10); // by value, not by digits
	expect(median([4, 1, 3, 2])).toBe(2.5);
	expect(median([])).toBeUndefined();
});

test('a ratio is to the same round: a slow round of everybody changes nothing', () => {
	expect(ratio(costs(2, 20, 2), costs(1, 10, 1))).toBe(2);
	// The ratio of the medians would be 1.
	expect(ratio(costs(1, 3, 4), costs(1, 1, 8))).toBe(1);
	expect(ratio(costs(3, 3, 3), costs(1, 3, 9))).toBe(1);
	expect(ratio(costs(6, 2, 3), costs(2, 1, 3))).toBe(2);
});

test('a round that failed for either does not count', () => {
	expect(ratio(costs(undefined, 4, 6), costs(1, 2, undefined))).toBe(2);
	expect(ratio(costs(1), costs(undefined))).toBeUndefined();
	expect(ratio(costs(1), [])).toBeUndefined();
});

test('a summary has medians of the figures that there are, and every cost', () => {
	const samples = {
		c: [
			{ cost: 10, perSecond: 100 },
			{ cost: 30, perSecond: 300 },
			{ cost: 20, perSecond: 200 },
		],
		other: [{ cost: 20, perSecond: 1 }, undefined, { cost: 30, perSecond: 3 }],
		gone: [undefined, undefined, undefined],
	};
	expect(summarize(samples, 'c')).toEqual({
		c: { cost: 20, perSecond: 200, ratio: 1, costs: [10, 30, 20] },
		other: { cost: 25, perSecond: 2, ratio: 1.75, costs: [20, null, 30] },
	});
});

test('without a baseline there is no ratio', () => {
	expect(summarize({ c: costs(384.6) }, undefined)).toEqual({ c: { cost: 385, costs: [385] } });
});

test('everybody begins in turn', () => {
	expect([0, 1, 2, 3].map((turn) => rotated(['a', 'b', 'c'], turn).join(''))).toEqual(['abc', 'bca', 'cab', 'abc']);
	expect(rotated([], 3)).toEqual([]);
});

test('a name means itself, or else all that contain it, in the order of the list', () => {
	const list = ['echo-1', 'echo-16k', 'connect', 'http', 'https'].map((name) => ({ name }));
	const names = (words: string[]) => named(list, words).map(({ name }: { name: string }) => name);
	expect(names(['http', 'echo-1'])).toEqual(['echo-1', 'http']);
	expect(names(['echo'])).toEqual(['echo-1', 'echo-16k']);
	expect(names(['none'])).toEqual([]);
});
