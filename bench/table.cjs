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

/** What is told of a peer's work, where it was measured. */
const columns = [
	['ratio', ({ ratio }) => ratio],
	['each second', ({ perSecond }) => perSecond],
	['p50 µs', ({ p50Us }) => p50Us],
	['p99 µs', ({ p99Us }) => p99Us],
	['p99.9 µs', ({ p999Us }) => p999Us],
	['first byte p50 µs', ({ newcomersP50Us }) => newcomersP50Us],
	['first byte p99 µs', ({ newcomersP99Us }) => newcomersP99Us],
	['core busy, %', ({ busy }) => busy && busy * 100],
];

/** One work: a row a peer. */
function workTable(work, peers) {
	const own = peers.filter(({ name }) => name in work.peers);
	const told = columns.filter(([, of]) => own.some(({ name }) => of(work.peers[name]) !== undefined));
	const head = [work.title, `${work.unit} each`, ...told.map(([title]) => title)];
	const table = new Table({ ...plain, head, colAligns: right(head.length - 1) });
	for (const { name, title } of own) {
		const figures = work.peers[name];
		table.push([title, number(figures.cost), ...told.map(([, of]) => number(of(figures)))]);
	}
	return table.toString();
}

module.exports = { ratioTable, workTable };
