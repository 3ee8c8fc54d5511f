// Compares syssock with its peers on this machine: server CPU per operation, as ratios to a plain C server on epoll, medians
// over rounds in which all take turns. docs/performance.md says how it measures and how to read it.
//
//     npm run bench                    a few minutes
//     npm run bench -- --full          every row
//     npm run bench -- publish         makes the last full run the one that README.md shows
//     npm run bench -- --help          what else
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import drawing from './chart/draw.cjs';
import compareModule from './compare.cjs';
import machine from './machine.cjs';
import paths from './paths.cjs';
import peersModule from './peers.cjs';
import progressModule from './progress.cjs';
import publishing from './publish.cjs';
import selection from './selection.cjs';
import tables from './table.cjs';
import worksModule from './works.cjs';

const { compare, figuresOf } = compareModule;

function positive(text) {
	const number = Number(text);
	if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('It has to be 1 or more.');
	return number;
}

const namesOf = (list) => list.map(({ name }) => name).join(', ');
const names = (text) => text.split(',').map((name) => name.trim());

function sayLeftOut(leftOut) {
	for (const { what, why } of leftOut) process.stderr.write(`LEFT OUT: ${what}: ${why}\n`);
}

function sayWritten(files) {
	for (const file of files) console.log(`written: ${relative(process.cwd(), file)}`);
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

/** A machine without a way to npm has no charts, and is told so. */
function draw(results, folder) {
	try {
		return drawing.drawCharts(results, folder);
	} catch (error) {
		sayLeftOut([{ what: 'charts', why: error.message }]);
		return [];
	}
}

function write(results, { output, chart }) {
	const folder = dirname(output);
	mkdirSync(folder, { recursive: true });
	writeFileSync(output, `${JSON.stringify(results, null, '\t')}\n`);
	return [output, ...(chart ? draw(results, folder) : [])];
}

const commandLine = ['npm run bench', ...(process.argv.length > 2 ? ['--', ...process.argv.slice(2)] : [])].join(' ');

async function run(options) {
	const { settings, works, wanted, leftOut } = selection.select(options);
	const { ready, leftOut: peersLeftOut } = await peersModule.preparePeers(wanted, { refresh: options.update });
	const missing = [...leftOut, ...peersLeftOut];
	sayLeftOut(missing);
	const { rows, failures } = await measureAll(works, ready, settings);
	const results = {
		date: new Date().toISOString(),
		command: commandLine,
		settings,
		machine: machine.describeMachine(),
		versions: machine.describeVersions(ready),
		leftOut: missing,
		failures,
		peers: ready.map(({ name, title }) => ({ name, title })),
		works: rows,
	};
	print(results);
	sayLeftOut(missing);
	sayWritten(write(results, options));
	if (failures.length > 0) process.exitCode = 1;
}

const program = new Command('bench').description('syssock beside its peers, on this machine');
program
	.command('run', { isDefault: true })
	.description('measures')
	.option('--full', 'every row, five rounds')
	.option('--only <names>', `rows so named, or whose names contain it: ${namesOf(worksModule.works)}`, names)
	.option('--peers <names>', `peers likewise: ${namesOf(peersModule.peers)}`, names)
	.option('--rounds <count>', 'how often each is measured', positive)
	.option('--ms <time>', 'how long each is measured', positive)
	.option('--mib <size>', 'how much is streamed, 1024 unless said', positive)
	.option('--update', 'installs the newest peers again')
	.option('--output <file>', 'where the results go', paths.lastResults)
	.option('--no-chart', 'draws no charts')
	.action(run);
program
	.command('publish')
	.description('makes the last full run the one that README.md shows')
	.argument('[results]', 'what it wrote', paths.lastResults)
	.action((results) => sayWritten(publishing.publish(results)));
try {
	await program.parseAsync();
} catch (error) {
	console.error(`bench: ${error.message}`);
	process.exitCode = 1;
}
