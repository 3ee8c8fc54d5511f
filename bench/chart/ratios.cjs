// The chart of ratios: a line a work, a mark a peer.
'use strict';
const { looksOf, subtext } = require('./style.cjs');

const BASELINE = 'c-epoll';
const LINE_PX = 34;
const AROUND_PX = 170;

function seriesOf(peer, works) {
	const data = works.flatMap((work) => {
		const ratio = work.peers[peer.name]?.ratio;
		return ratio === undefined ? [] : [[ratio, work.title]];
	});
	return { name: peer.title, type: 'scatter', symbolSize: 13, data, ...looksOf(peer) };
}

const xAxis = {
	type: 'log',
	logBase: 2,
	min: ({ min }) => 2 ** Math.floor(Math.log2(min)),
	max: ({ max }) => 2 ** Math.ceil(Math.log2(max)),
	name: 'server CPU per operation, C epoll = 1 (less is better)',
	nameLocation: 'middle',
	nameGap: 30,
};

/** Undefined when nothing was measured beside the C server. */
function ratiosOf(results) {
	const works = results.works.filter((work) => work.measure === 'cpu' && work.peers[BASELINE] !== undefined);
	if (works.length === 0) return undefined;
	return {
		width: 960,
		height: works.length * LINE_PX + AROUND_PX,
		option: {
			title: { text: 'What an operation costs the server', subtext: subtext(results), left: 'center' },
			legend: { bottom: 0, itemGap: 26 },
			grid: { left: 45, right: 30, top: 65, bottom: 75, containLabel: true },
			xAxis,
			yAxis: {
				type: 'category',
				inverse: true,
				data: works.map((work) => work.title),
				splitLine: { show: true },
			},
			series: results.peers.map((peer) => seriesOf(peer, works)).filter(({ data }) => data.length > 0),
		},
	};
}

module.exports = { ratiosOf };
