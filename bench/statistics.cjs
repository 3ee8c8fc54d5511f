// What the samples of several rounds come to.
'use strict';

function median(numbers) {
	if (numbers.length === 0) return undefined;
	const sorted = [...numbers].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Three significant digits are more than such figures are good for. */
const rounded = (number) => (number === undefined ? undefined : Number(number.toPrecision(3)));

/** Median over rounds of one peer's cost by the baseline's cost in the same round. */
function ratio(own, baseline) {
	const both = own.flatMap((one, round) => (one && baseline[round] ? [one.cost / baseline[round].cost] : []));
	return median(both);
}

const FIGURES = ['cost', 'perSecond', 'p50Us', 'p99Us', 'p999Us', 'busy', 'newcomersP50Us', 'newcomersP99Us'];

/**
 * `samples`: of each peer by name, one a round, undefined where the round failed. Answers medians of each peer's figures;
 * `ratio` is to the baseline of the same round.
 */
function summarize(samples, baselineName) {
	const baseline = samples[baselineName] ?? []; // none: the costs speak for themselves
	const summary = {};
	for (const [name, own] of Object.entries(samples)) {
		const done = own.filter((one) => one !== undefined);
		if (done.length === 0) continue;
		const figures = FIGURES.map((figure) => [figure, median(done.map((one) => one[figure]).filter(Number.isFinite))]);
		figures.push(['ratio', ratio(own, baseline)]);
		const known = figures.filter(([, value]) => value !== undefined);
		summary[name] = {
			...Object.fromEntries(known.map(([figure, value]) => [figure, rounded(value)])),
			costs: own.map((one) => rounded(one?.cost) ?? null),
		};
	}
	return summary;
}

/** All of a list, beginning at another one each round, so that nobody always follows the same one. */
function rotated(list, turn) {
	const first = turn % Math.max(list.length, 1);
	return [...list.slice(first), ...list.slice(0, first)];
}

module.exports = { median, ratio, rotated, summarize };
