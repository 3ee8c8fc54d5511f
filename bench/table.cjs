// Results as tables in a terminal.
'use strict';
const Table = require('cli-table3');

const number = (value) => (value === undefined ? '' : value.toLocaleString('en', { maximumSignificantDigits: 3 }));
const right = (count) => ['left', ...Array(count).fill('right')];
const noLines = { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' };
const plain = { style: { head: [], border: [] }, chars: noLines };

/** Where there is no baseline, what it costs. */
const figureOf = (work) => (work.baseline === undefined ? 'cost' : 'ratio');
const titleOf = (work) => (work.baseline === undefined ? `${work.title} (${work.unit})` : work.title);

/** A row a work, a column a peer. */
function ratioTable({ works, peers }) {
	const table = new Table({
		...plain,
		head: ['ratio to the baseline (1)', ...peers.map((peer) => peer.title)],
		colAligns: right(peers.length),
	});
	for (const work of works) {
		table.push([titleOf(work), ...peers.map((peer) => number(work.peers[peer.name]?.[figureOf(work)]))]);
	}
	return table.toString();
}

/** One work: a row a peer. */
function workTable(work, peers) {
	const head = [work.title, `${work.unit} each`, 'ratio', 'each second', 'p50 µs', 'p99 µs', 'p99.9 µs', 'core busy'];
	const table = new Table({ ...plain, head, colAligns: right(head.length - 1) });
	for (const peer of peers.filter(({ name }) => name in work.peers)) {
		const { cost, ratio, perSecond, p50Us, p99Us, p999Us, busy } = work.peers[peer.name];
		const share = busy === undefined ? '' : `${Math.round(busy * 100)} %`;
		table.push([peer.title, ...[cost, ratio, perSecond, p50Us, p99Us, p999Us].map(number), share]);
	}
	return table.toString();
}

module.exports = { ratioTable, workTable };
