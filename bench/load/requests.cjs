// HTTP requests, made by wrk(1) and h2load(1): how they are called, and what they print is read.
'use strict';
const { join } = require('node:path');
const { loadOutput } = require('../processes.cjs');

/** Both take whole seconds only. */
const wholeSeconds = (ms) => Math.max(1, Math.round(ms / 1000));

/** By wrk_report.lua. */
function parseWrk(text) {
	const line = /^wrk_report (\{.*\})$/m.exec(text)?.[1];
	if (line === undefined) throw new Error(`wrk printed no report:\n${text}`);
	const { requests, failed, ...figures } = JSON.parse(line);
	if (failed > 0 || requests === 0) throw new Error(`wrk made ${requests} requests, ${failed} failed`);
	return { operations: requests, ...figures };
}

/** h2load tells no percentiles. */
function parseH2load(text) {
	const [, seconds] = /^finished in ([\d.]+)s,/m.exec(text) ?? [];
	const told = /^requests: .* (\d+) succeeded, (\d+) failed, (\d+) errored, (\d+) timeout/m.exec(text);
	if (seconds === undefined || told === null) throw new Error(`h2load printed no report:\n${text}`);
	const [succeeded, ...failed] = told.slice(1).map(Number);
	const failures = failed.reduce((sum, count) => sum + count, 0);
	if (failures > 0 || succeeded === 0) throw new Error(`h2load made ${succeeded} requests, ${failures} failed`);
	return { operations: succeeded, seconds: Number(seconds) };
}

async function runWrk(url, connections, ms) {
	const script = join(__dirname, 'wrk_report.lua');
	const args = ['-t1', `-c${connections}`, `-d${wholeSeconds(ms)}s`, '-s', script, url];
	return parseWrk(await loadOutput({ command: 'wrk', args }));
}

/** 10 requests at a time on each connection. */
async function runH2load(url, connections, ms) {
	const seconds = wholeSeconds(ms);
	const args = ['-t1', `-c${connections}`, '-m10', `-D${seconds}`, url];
	return parseH2load(await loadOutput({ command: 'h2load', args }));
}

const makers = { wrk: runWrk, h2load: runH2load };

/** As a load that is spoken to. */
function startRequests(port, { maker, scheme, connections }) {
	return {
		run: (ms) => makers[maker](`${scheme}://127.0.0.1:${port}/`, connections, ms),
		stop: () => Promise.resolve(),
	};
}

module.exports = { parseH2load, parseWrk, startRequests };
