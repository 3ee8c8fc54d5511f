// scripts/generate-options.mjs: what it made is up to date, and a table with a mistake in it makes nothing.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');
const script = join('scripts', 'generate-options.mjs');
const sources = [script, join('native', 'options.json'), join('native', 'sys', 'option_row.h')];
const outputs = [
	'native/sys/option_table_linux.generated.h',
	'native/sys/option_table_darwin.generated.h',
	'native/sys/option_table_windows.generated.h',
	'lib/socket/options.generated.ts',
	'docs/options.md',
];

interface Table {
	levels: Record<string, Record<string, number>>;
	structs: Record<string, { name: string; offset: number; width: number }[]>;
	options: Row[];
}
interface Row {
	[key: string]: unknown;
	systems: Record<string, Record<string, unknown>>;
}

let copy: string;
beforeEach(() => {
	copy = mkdtempSync(join(tmpdir(), 'syssock-options-'));
	for (const file of sources) cpSync(join(root, file), join(copy, file));
});
afterEach(() => rmSync(copy, { recursive: true }));

function generate(at: string, ...args: string[]): { status: number | null; errors: string } {
	const { status, stderr } = spawnSync(process.execPath, [join(at, script), ...args], { encoding: 'utf8' });
	return { status, errors: stderr };
}

function changeTable(change: (table: Table, row: (name: string) => Row) => void): void {
	const file = join(copy, 'native', 'options.json');
	const table: Table = JSON.parse(readFileSync(file, 'utf8'));
	change(table, (name) => table.options.find((row) => row.name === name) as Row);
	writeFileSync(file, JSON.stringify(table));
}

test('what is committed is what it makes', () => {
	expect(generate(root, '--check')).toEqual({ status: 0, errors: '' });
	expect(generate(copy)).toEqual({ status: 0, errors: '' });
	for (const file of outputs)
		expect(readFileSync(join(copy, file), 'utf8')).toBe(readFileSync(join(root, file), 'utf8'));
	expect(generate(copy, '--check')).toEqual({ status: 0, errors: '' });
});

test('--check names each stale file, and writes none', () => {
	generate(copy);
	changeTable((_, row) => {
		row('tcpNoDelay').doc = 'Something else.';
	});
	const { status, errors } = generate(copy, '--check');
	expect(status).toBe(1);
	expect(errors.match(/^\S+(?= is stale)/gm)).toEqual(['lib/socket/options.generated.ts', 'docs/options.md']);
	expect(readFileSync(join(copy, 'docs', 'options.md'), 'utf8')).not.toContain('Something else.');
	for (const file of outputs) rmSync(join(copy, file));
	expect(generate(copy, '--check').errors.match(/^\S+(?= is stale)/gm)).toEqual(outputs);
});

const linux = (row: Row) => row.systems.linux as Record<string, unknown>;

test.each<[string, (table: Table, row: (name: string) => Row) => void]>([
	['tcpNoDelay: is there twice', ({ options }, row) => options.push(row('tcpNoDelay'))],
	[
		'tcpMaxSeg: is not spelled as its symbol and unit tell: TCPMAXSEGBytes',
		(_, row) => Object.assign(row('tcpMaxSegBytes'), { name: 'tcpMaxSeg' }),
	],
	['tcpNoDelay: unknown layout boolean', (_, row) => Object.assign(row('tcpNoDelay'), { layout: 'boolean' })],
	['tcpNoDelay: unknown access read', (_, row) => Object.assign(row('tcpNoDelay'), { access: 'read' })],
	['tcpNoDelay: unknown stage later', (_, row) => Object.assign(row('tcpNoDelay'), { stage: 'later' })],
	['tcpUserTimeoutMs: unknown unit minutes', (_, row) => Object.assign(row('tcpUserTimeoutMs'), { unit: 'minutes' })],
	['tcpUserTimeoutMs: has no range', (_, row) => delete row('tcpUserTimeoutMs').max],
	['tcpUserTimeoutMs: the range is beyond', (_, row) => Object.assign(row('tcpUserTimeoutMs'), { max: 2 ** 31 })],
	['tcpNoDelay: has a range, but is no number', (_, row) => Object.assign(row('tcpNoDelay'), { min: 0, max: 1 })],
	['tcpCongestion: maxBytes is for', (_, row) => delete row('tcpCongestion').maxBytes],
	['tcpInfo: a tcpInfo can only be read', (_, row) => Object.assign(row('tcpInfo'), { access: 'rw' })],
	['soError: cannot be set, but has a stage', (_, row) => Object.assign(row('soError'), { stage: 'beforeBind' })],
	['tcpNoDelay: needs a doc', (_, row) => Object.assign(row('tcpNoDelay'), { doc: 'no sentence' })],
	['tcpNoDelay: has no test recipe', (_, row) => delete row('tcpNoDelay').test],
	['tcpNoDelay: has an unknown key units', (_, row) => Object.assign(row('tcpNoDelay'), { units: 'ms' })],
	['tcpNoDelay: tells no Linux release', (_, row) => delete linux(row('tcpNoDelay')).since],
	[
		'tcpNoDelay: linux has no level IPPROTO_SCTP',
		(_, row) => Object.assign(linux(row('tcpNoDelay')), { level: 'IPPROTO_SCTP' }),
	],
	["level and number are another row's on linux", (_, row) => Object.assign(linux(row('tcpNoDelay')), { number: 3 })],
	['another type on linux: string', (_, row) => Object.assign(linux(row('tcpNoDelay')), { layout: 'string' })],
	['belongs before', ({ options }) => options.reverse()],
	[
		'tcpInfo.rttUs: overlaps',
		({ structs }) => Object.assign(structs.tcpInfo?.find(({ name }) => name === 'rttUs') as object, { offset: 64 }),
	],
])('refuses: %s', (problem, change) => {
	changeTable(change);
	const { status, errors } = generate(copy);
	expect(errors).toContain(problem);
	expect(status).toBe(1);
	expect(readdirSync(join(copy, 'native', 'sys'))).toEqual(['option_row.h']);
});
