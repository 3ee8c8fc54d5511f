// Compares syssock with its peers on this machine: server CPU per operation, as ratios to a plain C server on epoll, medians
// over rounds in which all take turns. docs/performance.md says how it measures and how to read it.
//
//     npm run bench                    a few minutes
//     npm run bench -- --full          every row
//     npm run bench -- --help          what else
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import compareModule from './compare.cjs';
import machine from './machine.cjs';
import paths from './paths.cjs';
import peersModule from './peers.cjs';
import progressModule from './progress.cjs';
import selection from './selection.cjs';
import tables from './table.cjs';

const { compare, figuresOf } = compareModule;

function positive(text) {
	const number = Number(text);
	if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('It has to be 1 or more.');
	return number;
}

const names = (text) => text.split(',').map((name) => name.trim());

function sayLeftOut(leftOut) {
	for (const { what, why } of leftOut) process.stderr.write(`LEFT OUT: ${what}: ${why}\n`);
}

function print({ works, peers }) {
	for (const work of works) console.log(tables.workTable(work, peers));
	console.log(tables.ratioTable({ works, peers }));
}

async function measureAll(works, peers, settings) {
	const progress = new progressModule.Progress(figuresOf(works, peers, settings.rounds));
	try {
		return { rows: await compare(works, peers, settings, progress), failures: progress.failures };
	} finally {
		progress.stop();
	}
}

async function run(options) {
	const { settings, works, wanted, leftOut } = selection.select(options);
	const { ready, leftOut: peersLeftOut } = await peersModule.preparePeers(wanted, { refresh: options.update });
	const missing = [...leftOut, ...peersLeftOut];
	if (process.stderr.isTTY) sayLeftOut(missing);
	const { rows, failures } = await measureAll(works, ready, settings);
	const results = {
		date: new Date().toISOString(),
		command: `npm run bench${process.argv.length > 2 ? ` -- ${process.argv.slice(2).join(' ')}` : ''}`,
		settings,
		machine: machine.describeMachine(),
		versions: machine.describeVersions(ready),
		leftOut: missing,
		failures,
		peers: ready.map(({ name, title }) => ({ name, title })),
		works: rows,
	};
	mkdirSync(dirname(options.output), { recursive: true });
	writeFileSync(options.output, `${JSON.stringify(results, null, '\t')}\n`);
	print(results);
	sayLeftOut(missing);
	console.log(`results: ${options.output}`);
	if (failures.length > 0) process.exitCode = 1;
}

const program = new Command('bench').description('syssock beside its peers, on this machine');
program
	.command('run', { isDefault: true })
	.description('measures')
	.option('--full', 'every row, five rounds')
	.option('--only <names>', 'rows whose names or titles contain one of these', names)
	.option('--peers <names>', 'peers whose names contain one of these', names)
	.option('--rounds <count>', 'how often each is measured', positive)
	.option('--ms <time>', 'how long each is measured', positive)
	.option('--update', 'installs the newest peers again')
	.option('--output <file>', 'where the results go', paths.lastResults)
	.action(run);
await program.parseAsync();
