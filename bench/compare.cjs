// The comparison: all peers take turns within a round of a work, so that a busy moment is everybody's.
'use strict';
const { measure } = require('./measure.cjs');
const { rotated, summarize } = require('./statistics.cjs');

const peersOf = (work, peers) => peers.filter((peer) => peer.apps.includes(work.app));

/** How many figures there will be. */
function figuresOf(works, peers, rounds) {
	return works.reduce((sum, work) => sum + peersOf(work, peers).length * rounds, 0);
}

/** A peer that fails in a round misses that round only, and it is told. */
async function attempt(work, peer, round, settings, observer) {
	observer.begin(work, peer, round);
	try {
		return await measure(work, peer, settings);
	} catch (error) {
		observer.failed({ work: work.name, peer: peer.name, round, why: error.message });
		return undefined;
	} finally {
		observer.end();
	}
}

async function compareOn(work, peers, settings, observer) {
	const own = peersOf(work, peers);
	const samples = Object.fromEntries(own.map((peer) => [peer.name, []]));
	for (let round = 0; round < settings.rounds; round++) {
		for (const peer of rotated(own, round)) {
			samples[peer.name].push(await attempt(work, peer, round, settings, observer));
		}
	}
	const { name, title, unit, measure: kind, baseline, growth } = work;
	return { name, title, unit, measure: kind, baseline, ...(growth && { growth }), peers: summarize(samples, baseline) };
}

/** Rows of results, one a work. */
async function compare(works, peers, settings, observer) {
	const rows = [];
	for (const work of works) rows.push(await compareOn(work, peers, settings, observer));
	return rows;
}

module.exports = { compare, figuresOf, peersOf };
