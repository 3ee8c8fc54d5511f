// What is made of the bench's results: README's section, tables, charts.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const { BEGIN, END, sectionOf, withSection } = require('../../bench/readme_section.cjs');
const { publish } = require('../../bench/publish.cjs');
const { isWhole } = require('../../bench/selection.cjs');
const { ratioTable, workTable } = require('../../bench/table.cjs');
const { growthOf } = require('../../bench/chart/growth.cjs');
const { ratiosOf } = require('../../bench/chart/ratios.cjs');

const cpu = { unit: 'µs', measure: 'cpu', baseline: 'c-epoll' };
const echo = (connections: number, cost: number, ratio: number) => ({
	...cpu,
	title: `echo over ${connections}`,
	growth: connections,
	peers: {
		'c-epoll': { cost: 10, ratio: 1, perSecond: 100_000, p50Us: 12.5, p99Us: 50, p999Us: 99, busy: 0.5 },
		node: { cost, ratio },
	},
});
const results = {
	date: '2026-11-25T10:00:00.000Z',
	command: 'npm run bench -- --full',
	settings: { rounds: 5 },
	machine: { processor: 'A Processor', cores: 2, system: 'A System', kernel: '6.18' },
	versions: { node: '20.1.0', bun: '1.4.5' },
	leftOut: [{ what: 'C io_uring', why: 'no ring' }],
	peers: [
		{ name: 'c-epoll', title: 'C epoll' },
		{ name: 'node', title: 'node:net 20' },
		{ name: 'bun', title: 'Bun' },
	],
	works: [
		echo(1000, 15, 1.5),
		echo(1, 20.4, 2.04),
		{
			title: 'idle memory',
			unit: 'bytes',
			measure: 'idle',
			peers: { 'c-epoll': { cost: 42.3 }, node: { cost: 3760 } },
		},
		{ ...cpu, title: 'http', baseline: 'node', peers: { node: { cost: 30, ratio: 1 } } },
	],
};

describe('README section', () => {
	const section: string = sectionOf(results, [{ title: 'Ratios', path: 'bench/results/ratios.svg' }]);

	test('shows charts, a table for each baseline, and by what it was made', () => {
		expect(section).toBe(
			[
				'![Ratios](bench/results/ratios.svg)',
				'',
				'| sockets, C epoll = 1 | C epoll | node:net 20 |',
				'| --- | --: | --: |',
				'| echo over 1000 | 1.00 | 1.50 |',
				'| echo over 1 | 1.00 | 2.04 |',
				'| idle memory: bytes | 42 | 3,760 |',
				'',
				'| applications, node:net on this Node = 1 | node:net 20 |',
				'| --- | --: |',
				'| http | 1.00 |',
				'',
				'2026-11-25, `npm run bench -- --full`: medians of 5 rounds.',
				'A Processor, 2 cores, A System, Linux 6.18;',
				'node 20.1.0, bun 1.4.5.',
				'Left out: C io_uring (no ring).',
			].join('\n'),
		);
	});

	test('takes the place of the last one, and of nothing else', () => {
		const text = `before\n${BEGIN}\nold\n${END}\nafter\n`;
		const once = withSection(text, 'new $& $1');
		expect(once).toBe(`before\n${BEGIN}\nnew $& $1\n${END}\nafter\n`);
		expect(withSection(once, 'old')).toBe(text);
	});

	test.each([
		['no marks', 'text'],
		['no end', `${BEGIN} text`],
		['two beginnings', `${BEGIN} ${BEGIN} ${END}`],
		['two ends', `${BEGIN} ${END} ${END}`],
	])('has no place where there are %s', (_what, text) => {
		expect(() => withSection(text, 'new')).toThrow('no place');
	});

	test('has its place in README.md', () => {
		const readme = readFileSync(join(__dirname, '..', '..', 'README.md'), 'utf8');
		expect(withSection(readme, section)).toContain(section);
	});
});

describe('publishing', () => {
	const fileOf = (more: object) => {
		const file = join(mkdtempSync(join(tmpdir(), 'syssock-')), 'results.json');
		writeFileSync(file, JSON.stringify({ ...results, failures: [], ...more }));
		return file;
	};

	test.each([
		['a part', { settings: { form: 'part', rounds: 5 } }, 'only a whole run'],
		['a run with failures', { settings: { form: 'full', rounds: 5 }, failures: [{}] }, 'nothing failed'],
	])('refuses %s', (_what, more, message) => {
		const file = fileOf(more);
		expect(() => publish(file)).toThrow(message);
		rmSync(dirname(file), { recursive: true });
	});

	test.each([
		[{ full: true }, true],
		[{ full: true, rounds: 9, ms: 3000 }, true],
		[{}, false],
		[{ full: true, rounds: 4 }, false],
		[{ full: true, ms: 100 }, false],
		[{ full: true, mib: 16 }, false],
		[{ full: true, only: ['connect'] }, false],
		[{ full: true, peers: ['bun'] }, false],
	])('%j is whole: %s', (options, whole) => {
		expect(isWhole(options)).toBe(whole);
	});
});

describe('tables', () => {
	const cells = (table: string) =>
		table.split('\n').map((line) =>
			line
				.split('│')
				.map((cell) => cell.trim())
				.slice(1, -1),
		);

	test('ratios: a row a work, what it costs where there is no baseline, nothing where it was not measured', () => {
		expect(cells(ratioTable(results))).toEqual(
			expect.arrayContaining([
				['echo over 1000', '1', '1.5', ''],
				['idle memory (bytes)', '42.3', '3,760', ''],
				['http', '', '1', ''],
			]),
		);
	});

	test('a work: a row for each peer that did it', () => {
		const rows = cells(workTable(results.works[0], results.peers));
		expect(rows).toContainEqual(['C epoll', '10', '1', '100,000', '12.5', '50', '99', '50']);
		expect(rows).toContainEqual(['node:net 20', '15', '1.5', '', '', '', '', '']);
		expect(rows.flat()).not.toContain('Bun');
		expect(rows.flat().join()).not.toContain('first byte');
	});
});

test('the table of an accept flood tells how long newcomers waited', () => {
	const peers = { node: { cost: 900, newcomersP50Us: 250, newcomersP99Us: 1200 } };
	const table: string = workTable({ title: 'flood', unit: 'µs', peers }, results.peers);
	expect(table).toMatch(/first byte p50 µs.*first byte p99 µs/);
	expect(table).toMatch(/node:net 20 .* 900 .* 250 .* 1,200 /);
});

describe('charts', () => {
	interface Series {
		readonly name: string;
		readonly data: unknown[];
	}
	const dataOf = (series: Series[]) => Object.fromEntries(series.map(({ name, data }) => [name, data]));

	test('ratios: works whose CPU was measured, peers that did them', () => {
		expect(dataOf(ratiosOf(results).option.series)).toEqual({
			'C epoll': [
				[1, 'echo over 1000'],
				[1, 'echo over 1'],
			],
			'node:net 20': [
				[1.5, 'echo over 1000'],
				[2.04, 'echo over 1'],
			],
		});
		expect(ratiosOf({ ...results, works: results.works.slice(2) })).toBeUndefined();
	});

	test('growth: costs by the number of connections', () => {
		expect(dataOf(growthOf(results).option.series)['node:net 20']).toEqual([
			[1, 20.4],
			[1000, 15],
		]);
		expect(growthOf({ ...results, works: results.works.slice(1) })).toBeUndefined();
	});
});
