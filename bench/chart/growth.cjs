// The chart of growth: what the same work costs over ever more connections.
'use strict';
const { looksOf, subtext } = require('./style.cjs');

function seriesOf(peer, works) {
	const data = works.flatMap((work) => {
		const cost = work.peers[peer.name]?.cost;
		return cost === undefined ? [] : [[work.growth, cost]];
	});
	return { name: peer.title, type: 'line', symbolSize: 9, data, ...looksOf(peer) };
}

/** Undefined when there are not two numbers of connections to draw a line between. */
function growthOf(results) {
	const works = results.works.filter((work) => work.growth !== undefined).sort((a, b) => a.growth - b.growth);
	if (works.length < 2) return undefined;
	return {
		width: 960,
		height: 480,
		option: {
			title: { text: '64 B echo over ever more connections', subtext: subtext(results), left: 'center' },
			legend: { bottom: 0, itemGap: 26 },
			grid: { left: 50, right: 30, top: 80, bottom: 75, containLabel: true },
			xAxis: { type: 'log', name: 'connections', nameLocation: 'middle', nameGap: 30 },
			yAxis: { type: 'value', name: 'server CPU, µs each echo', nameLocation: 'middle', nameGap: 40 },
			series: results.peers.map((peer) => seriesOf(peer, works)).filter(({ data }) => data.length > 0),
		},
	};
}

module.exports = { growthOf };
