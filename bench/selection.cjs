// What of it all is run: the short form, the full one, or what the command line names.
'use strict';
const { readFileSync } = require('node:fs');
const { prepareMessages } = require('./load/messages.cjs');
const { peers } = require('./peers.cjs');
const { compile, makeCertificate, tools } = require('./tools.cjs');
const { works } = require('./works.cjs');

const SHORT = { rounds: 3, ms: 400, warmUpMs: 200, warmUpCpuMs: 300 };
const FULL = { rounds: 5, ms: 1500, warmUpMs: 500, warmUpCpuMs: 600 };
/** That are streamed in either form. */
const MIB = 1024;

/** Those that a word names, or else those whose names contain it. */
function named(list, words) {
	const matches = words.flatMap((word) => {
		const exact = list.filter(({ name }) => name === word);
		return exact.length > 0 ? exact : list.filter(({ name }) => name.includes(word));
	});
	return list.filter((one) => matches.includes(one));
}

const all = (list) => list.map(({ name }) => name).join(', ');

function worksFor({ full, only }) {
	if (only) return named(works, only);
	return full ? works : works.filter((work) => work.short);
}

/** Peers that were not asked for run all the same where ratios are to them. */
function peersFor({ peers: names }, chosen) {
	if (!names) return peers;
	const unknown = names.find((name) => named(peers, [name]).length === 0);
	if (unknown !== undefined) throw new Error(`no peer is called ${unknown}; there are ${all(peers)}`);
	const baselines = chosen.flatMap((work) => work.baseline ?? []);
	return named(peers, [...names, ...baselines]);
}

/** What a process may have open at most: the programs of the bench raise their limits to it. */
function hardFileLimit() {
	const [, hard] = /^Max open files +\S+ +(\S+)/m.exec(readFileSync('/proc/self/limits', 'utf8'));
	return hard === 'unlimited' ? Number.POSITIVE_INFINITY : Number(hard);
}

/** Why a work cannot be done here, if it cannot. */
function obstacle({ tools: needed = [], descriptors = 0 }) {
	const missing = needed.find((tool) => !tools[tool]);
	if (missing !== undefined) return `${missing} is not here`;
	const limit = hardFileLimit();
	const spare = 100;
	return limit < descriptors + spare ? `it needs ulimit -Hn of ${descriptors + spare}, which is ${limit}` : undefined;
}

/** What is made for the works: programs in C, and a certificate. Answers what makes messages. */
function prepare(chosen) {
	const programs = new Set(chosen.flatMap(({ load }) => load.program ?? []));
	const messages = programs.delete('messages') ? prepareMessages() : {};
	for (const program of programs) compile(`load/${program}`);
	if (chosen.some((work) => work.target !== undefined)) compile('servers/epoll_server');
	if (chosen.some((work) => work.tools?.includes('openssl'))) makeCertificate();
	return messages;
}

/** Whether it is the whole comparison, no shorter than it should be: what may be published. */
function isWhole({ full, only, peers: names, rounds = FULL.rounds, ms = FULL.ms, mib = MIB }) {
	return Boolean(full) && !only && !names && rounds >= FULL.rounds && ms >= FULL.ms && mib >= MIB;
}

/** Throws for a name that nothing has. */
function select(options) {
	const form = options.full ? FULL : SHORT;
	const settings = {
		...form,
		form: isWhole(options) ? 'full' : 'part',
		rounds: options.rounds ?? form.rounds,
		ms: options.ms ?? form.ms,
		warmUpMs: Math.min(form.warmUpMs, options.ms ?? form.ms),
		mib: options.mib ?? MIB,
	};
	const asked = worksFor(options);
	if (asked.length === 0) throw new Error(`no row has such a name; there are ${all(works)}`);
	const wanted = peersFor(options, asked);
	const chosen = asked.filter((work) => obstacle(work) === undefined);
	const leftOut = asked.flatMap((work) => (chosen.includes(work) ? [] : [{ what: work.title, why: obstacle(work) }]));
	if (!tools.taskset)
		leftOut.push({
			what: 'pinning',
			why: 'taskset is not here, or cores 0 and 1 are not: server and load share what there is',
		});
	const messages = prepare(chosen);
	if (messages.why !== undefined) leftOut.push({ what: 'messages by io_uring (epoll makes them)', why: messages.why });
	return { settings: { ...settings, messagesBy: messages.by }, works: chosen, wanted, leftOut };
}

module.exports = { isWhole, named, select };
