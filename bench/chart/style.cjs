// What the charts have in common.
'use strict';

/** A colour and a shape a peer, the same on every chart; ours stand out. */
const looks = {
	'c-epoll': { color: '#444444', symbol: 'rect' },
	'c-uring': { color: '#999999', symbol: 'rect' },
	node: { color: '#2e8b57', symbol: 'triangle' },
	'node-newest': { color: '#8fce6b', symbol: 'triangle' },
	bun: { color: '#d9a441', symbol: 'diamond' },
	'syssock-poll': { color: '#5b8ff9', symbol: 'circle' },
	'syssock-uring': { color: '#d6336c', symbol: 'circle' },
};
const looksOf = ({ name }) => ({ symbol: looks[name].symbol, itemStyle: { color: looks[name].color } });

/** What was measured, when and by what: under the title. */
const subtext = ({ date, machine, command }) =>
	`${date.slice(0, 10)}, ${machine.processor}, Linux ${machine.kernel}, ${command}`;

module.exports = { looksOf, subtext };
