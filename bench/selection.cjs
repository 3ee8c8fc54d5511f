// What of it all is run: the short form, the full one, or what the command line names.
'use strict';
const { peers } = require('./peers.cjs');
const { compile, makeCertificate, tools } = require('./tools.cjs');
const { works } = require('./works.cjs');

const SHORT = { rounds: 3, ms: 400, warmUpMs: 200 };
const FULL = { rounds: 5, ms: 1500, warmUpMs: 500 };

const containsOne = (texts, wanted) => texts.some((text) => wanted.some((part) => text.includes(part)));

function worksFor({ full, only }) {
	if (only) return works.filter((work) => containsOne([work.name, work.title], only));
	return full ? works : works.filter((work) => work.short);
}

/** Peers that were not asked for run all the same where ratios are to them. */
function peersFor({ peers: names }, chosen) {
	if (!names) return peers;
	const baselines = new Set(chosen.map((work) => work.baseline));
	return peers.filter((peer) => baselines.has(peer.name) || containsOne([peer.name], names));
}

function missingTool(work) {
	return (work.tools ?? []).find((tool) => !tools[tool]);
}

/** What is made for the works: the programs that make load, and a certificate. */
function prepare(chosen) {
	for (const program of new Set(chosen.flatMap((work) => (work.load?.program ? [work.load.program] : [])))) {
		compile(`load/${program}`);
	}
	if (chosen.some((work) => work.tools?.includes('openssl'))) makeCertificate();
}

/** Throws for a name that nothing has. */
function select(options) {
	const form = options.full ? FULL : SHORT;
	const settings = {
		form: options.full ? 'full' : 'short',
		rounds: options.rounds ?? form.rounds,
		ms: options.ms ?? form.ms,
		warmUpMs: Math.min(form.warmUpMs, options.ms ?? form.ms),
	};
	const named = worksFor(options);
	if (named.length === 0)
		throw new Error(`no row has such a name; there are ${works.map(({ name }) => name).join(', ')}`);
	const wanted = peersFor(options, named);
	const chosen = named.filter((work) => missingTool(work) === undefined);
	const leftOut = named
		.filter((work) => missingTool(work) !== undefined)
		.map((work) => ({ what: work.title, why: `${missingTool(work)} is not here` }));
	if (!tools.taskset) leftOut.push({ what: 'pinning', why: 'taskset is not here: server and load share the cores' });
	prepare(chosen);
	return { settings, works: chosen, wanted, leftOut };
}

module.exports = { select };
