// Makes everything that is said about socket options from one table, native/options.json (house rule 2): the native
// rows of each system, the TypeScript types and the reference page. What it makes is committed.
//
//   node scripts/generate-options.mjs           writes what changed
//   node scripts/generate-options.mjs --check   names what is stale, and exits with 1 if anything is
//
// A row of the table:
//   name, symbol      the name is the symbol's letters in camelCase, and ends with the unit
//   group, layout     GROUPS and LAYOUTS below; unit: UNITS; min and max: of what may be set, on any system
//   maxBytes          room for reading a value of any length
//   access, stage     ACCESSES and STAGES below. A stage is for what the kernel refuses, or ignores, later
//   requires          the capability that setting it needs on Linux
//   readEffect        what reading does besides: such an option is left out of listings of all options
//   default           where it is sure; doc: whole sentences, with the quirks; man: where to read on
//   systems           level and number on each system that has it, since which Linux; symbol and layout where they
//                     differ there; arch: numbers of other architectures; wideTime: the number for 32-bit systems
//                     whose time_t has 64 bits
//   test              how the test of the row goes: see Recipe in test/support/option_recipes.ts
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const SYSTEMS = ['linux', 'darwin', 'windows'];
const SYSTEM_TITLES = { linux: 'Linux', darwin: 'macOS', windows: 'Windows' };
const ACCESSES = { rw: 'kReadWrite', r: 'kReadOnly', w: 'kWriteOnly' };
const STAGES = {
	any: 'any time',
	beforeBind: 'before bind',
	beforeListen: 'before listen',
	beforeConnect: 'before connect',
};
/** What a unit is called, and how a name with it ends. */
const UNITS = {
	ms: { text: 'milliseconds', suffix: 'Ms' },
	us: { text: 'microseconds', suffix: 'Us' },
	s: { text: 'seconds', suffix: 'Seconds' },
	bytes: { text: 'bytes', suffix: 'Bytes' },
	'bytes/s': { text: 'bytes per second', suffix: 'BytesPerSecond' },
};
/** In this order in the table, and on the reference page. */
const GROUPS = {
	SOCKET: 'Every socket (SOL_SOCKET)',
	TCP: 'TCP',
	MPTCP: 'Multipath TCP',
	UDP: 'UDP',
	IP: 'IPv4',
	IPV6: 'IPv6',
	ICMP: 'ICMP (raw sockets)',
	LOCAL: 'Unix sockets',
	VSOCK: 'Virtual machine sockets (AF_VSOCK)',
	CAN: 'Controller area network (AF_CAN)',
	TIPC: 'TIPC (AF_TIPC)',
	ALG: 'Kernel cryptography (AF_ALG)',
};
/** How C++ asks whether it compiles for an architecture whose numbers differ. */
const ARCHITECTURES = {
	ppc64: 'defined(__powerpc__) || defined(__powerpc64__)',
};

const INT_MIN = -(2 ** 31);
const INT_MAX = 2 ** 31 - 1;
const UINT_MAX = 2 ** 32 - 1;
/** What JavaScript sees of a layout, and the widest range its numbers can have. */
const LAYOUTS = {
	bool: { type: 'boolean' },
	int: { type: 'number', widest: [INT_MIN, INT_MAX] },
	uint32: { type: 'number', widest: [0, UINT_MAX] },
	uint64: { type: 'bigint' },
	byte: { type: 'number', widest: [0, 255] },
	networkUint32: { type: 'number', widest: [0, UINT_MAX] },
	timeval: { type: 'number', widest: [0, Number.MAX_SAFE_INTEGER] },
	linger: { type: '{ readonly enabled: boolean; readonly seconds: number }', widest: [0, INT_MAX] },
	string: { type: 'string', needsMaxBytes: true },
	ipv4Address: { type: 'string' },
	socketAddress: { type: 'NativeAddress' },
	ipv4Membership: { type: '{ readonly group: string; readonly interface?: string | number }' },
	ipv6Membership: { type: '{ readonly group: string; readonly interface?: string | number }' },
	group: { type: '{ readonly group: string; readonly interface?: string | number }' },
	groupSource: {
		type: '{ readonly group: string; readonly source: string; readonly interface?: string | number }',
	},
	ipv4Source: {
		type: '{ readonly group: string; readonly source: string; readonly interface?: string | number }',
	},
	credentials: { type: '{ readonly pid: number; readonly uid: number; readonly gid: number }' },
	idList: { type: 'number[]', settableType: 'readonly number[]', needsMaxBytes: true, widest: [0, UINT_MAX] },
	uint32List: { type: 'number[]', settableType: 'readonly number[]', needsMaxBytes: true, widest: [0, UINT_MAX] },
	portRange: { type: '{ readonly low: number; readonly high: number }', widest: [0, 65535] },
	tcpInfo: { type: 'TcpInfo', readOnly: true },
	mptcpInfo: { type: 'MptcpInfo', readOnly: true },
	bpfProgram: {
		type: 'readonly { readonly code: number; readonly jt: number; readonly jf: number; readonly k: number }[]',
		writeOnly: true,
	},
	bytes: { type: 'Uint8Array', needsMaxBytes: true },
};

// --- the table, checked --------------------------------------------------------------------------------------------

function checkTable(table, header) {
	const problems = [];
	const enumerators = /enum class OptionLayout[^{]*\{([\s\S]*?)\};/.exec(header)?.[1] ?? '';
	const native = [...enumerators.matchAll(/^\s*k(\w+),/gm)].map(([, name]) => name[0].toLowerCase() + name.slice(1));
	for (const layout of new Set([...native, ...Object.keys(LAYOUTS)])) {
		if (!native.includes(layout)) problems.push(`layout ${layout} is not in option_row.h`);
		if (!(layout in LAYOUTS)) problems.push(`layout ${layout} of option_row.h is not known here`);
	}
	const names = new Set();
	const places = new Set();
	let previous;
	for (const row of table.options) {
		const report = (text) => problems.push(`${row.name}: ${text}`);
		checkRow(row, report);
		for (const system of SYSTEMS) checkSystem(table, row, system, places, report);
		if (names.has(row.name)) report('is there twice');
		names.add(row.name);
		if (previous !== undefined && rank(previous) > rank(row)) report(`belongs before ${previous.name}`);
		previous = row;
	}
	for (const [struct, fields] of Object.entries(table.structs)) checkFields(struct, fields, problems);
	return problems;
}

/** Rows are sorted by group, then by symbol, so that everybody finds the place of a row. */
const rank = (row) => `${String(Object.keys(GROUPS).indexOf(row.group)).padStart(2, '0')} ${row.symbol} ${row.name}`;

const ROW_KEYS = [
	...['name', 'symbol', 'group', 'layout', 'unit', 'min', 'max', 'maxBytes', 'access', 'stage', 'default'],
	...['requires', 'readEffect', 'doc', 'man', 'systems', 'test'],
];
const SYSTEM_KEYS = ['level', 'number', 'since', 'symbol', 'layout', 'arch', 'wideTime'];

function checkRow(row, report) {
	for (const key of Object.keys(row)) if (!ROW_KEYS.includes(key)) report(`has an unknown key ${key}`);
	const layout = LAYOUTS[row.layout];
	if (layout === undefined) return report(`unknown layout ${row.layout}`);
	if (!(row.access in ACCESSES)) report(`unknown access ${row.access}`);
	if (!(row.stage in STAGES)) report(`unknown stage ${row.stage}`);
	if (!(row.group in GROUPS)) report(`unknown group ${row.group}`);
	if (layout.readOnly && row.access !== 'r') report(`a ${row.layout} can only be read`);
	if (layout.writeOnly && row.access !== 'w') report(`a ${row.layout} can only be set`);
	if (row.readEffect !== undefined && !row.access.includes('r')) report('cannot be read, but reading has an effect');
	if (row.access === 'r' && row.stage !== 'any') report('cannot be set, but has a stage for it');
	if (row.unit !== undefined && !(row.unit in UNITS)) report(`unknown unit ${row.unit}`);
	if ((layout.needsMaxBytes ?? false) !== (row.maxBytes !== undefined)) report('maxBytes is for layouts of any length');
	if (layout.widest !== undefined) {
		const [least, most] = layout.widest;
		if (!Number.isInteger(row.min) || !Number.isInteger(row.max)) report('has no range');
		else if (row.min > row.max || row.min < least || row.max > most) report(`the range is beyond ${least} to ${most}`);
	} else if (row.min !== undefined || row.max !== undefined) report('has a range, but is no number');
	if (row.name !== expectedName(row)) report(`is not spelled as its symbol and unit tell: ${expectedName(row)}`);
	if (!/^[A-Z0-9`].*\.$/.test(row.doc ?? '')) report('needs a doc of whole sentences');
	if (!row.man) report('names no man page');
	if (Object.keys(row.test ?? {}).length === 0) report('has no test recipe');
	for (const system of Object.keys(row.systems)) if (!SYSTEMS.includes(system)) report(`unknown system ${system}`);
	if (Object.keys(row.systems).length === 0) report('is on no system');
}

/** A name says what its symbol says, letter by letter, and ends with the unit. */
function expectedName(row) {
	// One symbol stands for two options, at two levels.
	const prefix = row.symbol.startsWith('MCAST_') ? row.group : '';
	let letters = prefix + row.symbol.replaceAll('_', '');
	const suffix = UNITS[row.unit]?.suffix ?? '';
	if (!letters.endsWith(suffix.toUpperCase())) letters += suffix;
	return letters.toLowerCase() === row.name.toLowerCase() && /^[a-z]/.test(row.name) && row.name.endsWith(suffix)
		? row.name
		: letters;
}

function checkSystem(table, row, system, places, report) {
	const here = row.systems[system];
	if (here === undefined) return;
	for (const key of Object.keys(here)) if (!SYSTEM_KEYS.includes(key)) report(`${system} has an unknown key ${key}`);
	if (table.levels[here.level]?.[system] === undefined) report(`${system} has no level ${here.level}`);
	if (!Number.isInteger(here.number)) report(`has no number on ${system}`);
	if (system === 'linux' && !/^\d+\.\d+/.test(here.since ?? '')) report('tells no Linux release that has it first');
	if (here.layout !== undefined && LAYOUTS[here.layout]?.type !== LAYOUTS[row.layout].type) {
		report(`another type on ${system}: ${here.layout}`);
	}
	for (const architecture of Object.keys(here.arch ?? {})) {
		if (!(architecture in ARCHITECTURES)) report(`unknown architecture ${architecture}`);
	}
	// A number may have a row to read and another one to set.
	for (const access of row.access) {
		const place = `${system} ${here.level} ${here.number} ${access}`;
		if (places.has(place)) report(`level and number are another row's on ${system}`);
		places.add(place);
	}
}

function checkFields(struct, fields, problems) {
	let end = 0;
	for (const field of fields) {
		const report = (text) => problems.push(`${struct}.${field.name}: ${text}`);
		if (![1, 2, 4, 8].includes(field.width)) report(`width ${field.width}`);
		if (field.offset % field.width !== 0) report('is not aligned');
		const start = field.offset * 8 + (field.bitOffset ?? 0);
		if (start < end) report('overlaps the field before it');
		end = start + (field.bitWidth ?? field.width * 8);
	}
	if (new Set(fields.map((field) => field.name)).size !== fields.length)
		problems.push(`${struct}: a name is there twice`);
}

// --- native --------------------------------------------------------------------------------------------------------

const notice = (comment) => `${comment} Made by scripts/generate-options.mjs from native/options.json: change those.\n`;
const pascal = (name) => name[0].toUpperCase() + name.slice(1);

function nativeTable(table, system) {
	const guard = `SYSSOCK_NATIVE_SYS_OPTION_TABLE_${system.toUpperCase()}_GENERATED_H_`;
	const rows = table.options.map((row) => nativeRow(table, row, system));
	const fields = ['tcpInfo', 'mptcpInfo'].map((struct) => nativeFields(table, struct, system));
	return [
		notice('//'),
		`#ifndef ${guard}\n#define ${guard}\n\n`,
		system === 'linux' ? '#include <netinet/icmp6.h>\n#include <netinet/udp.h>\n\n' : '',
		'#include <cstddef>\n#include <cstdint>\n\n#include "option_row.h"\n#include "system_headers.h"\n\n',
		'namespace syssock::sys {\nnamespace {\n\n',
		variants(table, system),
		'// clang-format off\n',
		`constexpr OptionRow kOptionRows[] = {\n${rows.join('')}};\n`,
		'// clang-format on\n',
		'constexpr std::size_t kOptionRowCount = sizeof(kOptionRows) / sizeof(kOptionRows[0]);\n\n',
		system === 'linux' ? bitOrder : '',
		fields.join('\n'),
		'\n',
		nativeChecks(table, system),
		'}  // namespace\n}  // namespace syssock::sys\n\n',
		`#endif  // ${guard}\n`,
	].join('');
}

const levelOf = (table, row, system) => table.levels[row.systems[system].level][system];
const varies = (here) => here?.arch !== undefined || here?.wideTime !== undefined;

/** Numbers that depend on the architecture, or on how wide time_t is. */
function variants(table, system) {
	const lines = [];
	for (const row of table.options) {
		const here = row.systems[system];
		if (!varies(here)) continue;
		const usual =
			here.wideTime === undefined
				? `${here.number}`
				: `sizeof(time_t) > sizeof(long) ? ${here.wideTime} : ${here.number}`;
		const constant = (value) => `constexpr int k${pascal(row.name)} = ${value};\n`;
		const others = Object.entries(here.arch ?? {});
		for (const [index, [architecture, number]] of others.entries()) {
			const own =
				here.wideTime === undefined ? `${number}` : `sizeof(time_t) > sizeof(long) ? ${here.wideTime} : ${number}`;
			lines.push(`#${index === 0 ? 'if' : 'elif'} ${ARCHITECTURES[architecture]}\n${constant(own)}`);
		}
		lines.push(others.length > 0 ? `#else\n${constant(usual)}#endif\n` : constant(usual));
	}
	return lines.length === 0 ? '' : `${lines.join('')}\n`;
}

function nativeRow(table, row, system) {
	const here = row.systems[system];
	const name = `"${row.name}", "${here?.symbol ?? row.symbol}"`;
	const layout = here?.layout ?? row.layout;
	const kind = `OptionLayout::k${pascal(layout)}, OptionAccess::${ACCESSES[row.access]}`;
	if (here === undefined) return `    {${name}, 0, 0, ${kind}, false, 0, 0, 0},\n`;
	const number = varies(here) ? `k${pascal(row.name)}` : here.number;
	const [min, max] = nativeRange(row, layout);
	return `    {${name}, ${levelOf(table, row, system)}, ${number}, ${kind}, true, ${maxBytesOf(table, row)}, ${min}, ${max}},\n`;
}

function nativeRange(row, layout) {
	if (layout === 'uint64') return [0, 'INT64_MAX'];
	const widest = LAYOUTS[layout].widest;
	if (widest === undefined) return [0, 0];
	const literal = (value) => (value === INT_MIN ? 'INT32_MIN' : Math.abs(value) > INT_MAX ? `${value}LL` : `${value}`);
	return [literal(Math.max(row.min, widest[0])), literal(Math.min(row.max, widest[1]))];
}

/** A struct is read as far as the table knows it. */
function maxBytesOf(table, row) {
	const fields = table.structs[row.layout];
	return row.maxBytes ?? (fields === undefined ? 0 : Math.max(...fields.map((field) => field.offset + field.width)));
}

const bitOrder = `// Bit fields fill a byte from its other end where the bytes of a number do.
constexpr std::uint8_t BitsAt(unsigned offset, [[maybe_unused]] unsigned width) {
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  return static_cast<std::uint8_t>(8 - offset - width);
#else
  return static_cast<std::uint8_t>(offset);
#endif
}

`;

function nativeFields(table, struct, system) {
	const name = `k${pascal(struct)}`;
	if (system !== 'linux') {
		return `constexpr StructField ${name}Fields[] = {{"", 0, 0, 0, 0}};  // none here\nconstexpr std::size_t ${name}FieldCount = 0;\n`;
	}
	const fields = table.structs[struct].map((field) => {
		const bits =
			field.bitWidth === undefined ? '0, 0' : `BitsAt(${field.bitOffset}, ${field.bitWidth}), ${field.bitWidth}`;
		return `    {"${field.name}", ${field.offset}, ${field.width}, ${bits}},\n`;
	});
	return (
		`constexpr StructField ${name}Fields[] = {\n${fields.join('')}};\n` +
		`constexpr std::size_t ${name}FieldCount = sizeof(${name}Fields) / sizeof(${name}Fields[0]);\n`
	);
}

/** What this system's headers know is compared with them; they may be older than the kernel. */
function nativeChecks(table, system) {
	const lines = ["// The same numbers as in the system's headers, as far as these have them.\n"];
	const compare = (symbol, value) => lines.push(`#ifdef ${symbol}\nstatic_assert(${symbol} == ${value});\n#endif\n`);
	const levels = new Set(table.options.map((row) => row.systems[system]?.level).filter((level) => level !== undefined));
	for (const level of [...levels].sort()) compare(level, table.levels[level][system]);
	const seen = new Set();
	for (const row of table.options) {
		const here = row.systems[system];
		if (here === undefined) continue;
		const symbol = here.symbol ?? row.symbol;
		const number = varies(here) ? `k${pascal(row.name)}` : here.number;
		if (!seen.has(`${symbol} ${number}`)) compare(symbol, number);
		seen.add(`${symbol} ${number}`);
	}
	if (system === 'linux') {
		// <netinet/tcp.h> has the struct as far as this; the kernel's own header cannot be included beside it.
		for (const field of table.structs.tcpInfo) {
			if (field.bitWidth === undefined && field.offset <= 100) {
				lines.push(`static_assert(offsetof(tcp_info, ${field.kernel}) == ${field.offset});\n`);
			}
		}
	}
	return lines.join('');
}

// --- TypeScript ----------------------------------------------------------------------------------------------------

const readable = (row) => row.access.includes('r');
const settable = (row) => row.access.includes('w');
const firstSince = (row) => row.systems.linux?.since;
const quote = (text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

function rangeText(row) {
	const unit = UNITS[row.unit]?.text;
	if (row.min === undefined || !settable(row)) return unit === undefined ? undefined : pascal(unit);
	const range = `${row.min} to ${row.max}`;
	return unit === undefined ? range : `${pascal(unit)}, ${range}`;
}

function accessText(row) {
	if (!settable(row)) return 'Read only';
	const when = row.stage === 'any' ? '' : `${readable(row) ? 'set' : 'Set'} ${STAGES[row.stage]}`;
	return [readable(row) ? '' : 'Set only', when].filter((part) => part !== '').join(', ') || undefined;
}

function systemsText(row) {
	return SYSTEMS.filter((system) => row.systems[system] !== undefined)
		.map((system) => {
			const { symbol, since } = row.systems[system];
			const other = symbol === undefined || symbol === row.symbol ? '' : ` (${symbol})`;
			return `${SYSTEM_TITLES[system]}${since === undefined ? '' : ` (since ${since})`}${other}`;
		})
		.join(', ');
}

function memberDoc(row) {
	const facts = [rangeText(row), accessText(row) && pascal(accessText(row)), row.requires && `Needs ${row.requires}`];
	facts.push(`On ${systemsText(row)}`, `See ${row.man}`);
	const lines = [`${row.symbol}. ${row.doc}`, `${facts.filter((fact) => fact !== undefined).join('. ')}.`];
	if (row.default !== undefined) lines.push(`@default ${row.default}`);
	return comment(lines, '\t');
}

function comment(lines, indent) {
	if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
	return `${indent}/**\n${lines.map((line) => `${indent} * ${line}\n`).join('')}${indent} */\n`;
}

function typeScript(table) {
	const member = (row, type) => `${memberDoc(row)}\t${row.name}: ${type};\n`;
	const values = table.options.filter(readable).map((row) => member(row, LAYOUTS[row.layout].type));
	const settables = table.options
		.filter(settable)
		.map((row) => member(row, LAYOUTS[row.layout].settableType ?? LAYOUTS[row.layout].type));
	return [
		notice('//'),
		"import type { NativeAddress } from '../native/binding';\n\n",
		structInterface(
			'TcpInfo',
			'What TCP_INFO tells: as many fields as this kernel has (Linux).',
			table.structs.tcpInfo,
		),
		structInterface(
			'MptcpInfo',
			'What MPTCP_INFO tells: as many fields as this kernel has (Linux).',
			table.structs.mptcpInfo,
		),
		'/** Options that can be read, and what they read as. */\n',
		`export interface OptionValues {\n${values.join('')}}\n\n`,
		'/** Options that can be set, and what they are set to. */\n',
		`export interface SettableOptionValues {\n${settables.join('')}}\n\n`,
		rowInfoType(),
		'/** Every option of every system, in the order of the native table: an index here is an index there. */\n',
		`export const optionRows: readonly OptionRowInfo[] = [\n${table.options.map(rowInfo).join('')}];\n`,
	].join('');
}

function structInterface(name, doc, fields) {
	const members = fields.map((field) => {
		const bits = field.width === 8 ? 'bigint' : 'number';
		const since = field.since === undefined ? '' : ` Since Linux ${field.since}.`;
		return `${comment([`${field.kernel}: ${field.doc}${since}`], '\t')}\treadonly ${field.name}?: ${bits};\n`;
	});
	return `/** ${doc} */\nexport interface ${name} {\n${members.join('')}}\n\n`;
}

function rowInfoType() {
	const union = (values) => values.map(quote).join(' | ');
	return `/** What is known of an option, for messages, listings and the command line. */
export interface OptionRowInfo {
	readonly name: keyof OptionValues | keyof SettableOptionValues;
	readonly symbol: string;
	readonly group: ${union(Object.keys(GROUPS))};
	/** How the value lies in memory: see OptionLayout in native/sys/option_row.h. */
	readonly layout: ${union(Object.keys(LAYOUTS))};
	readonly unit?: ${union(Object.keys(UNITS))} | undefined;
	readonly min?: number | undefined;
	readonly max?: number | undefined;
	readonly access: ${union(Object.keys(ACCESSES))};
	/** When it can be set, or has an effect. */
	readonly stage: ${union(Object.keys(STAGES))};
	/** The first Linux release that has it. */
	readonly since?: string | undefined;
	/** The capability that setting it needs on Linux. */
	readonly requires?: string | undefined;
	/** What reading does besides: a listing of all options leaves this one out. */
	readonly readEffect?: string | undefined;
	readonly doc: string;
	readonly man: string;
	readonly systems: readonly (${union(SYSTEMS)})[];
}

`;
}

function rowInfo(row) {
	const systems = SYSTEMS.filter((system) => row.systems[system] !== undefined);
	const since = firstSince(row);
	const members = [
		...['name', 'symbol', 'group', 'layout', 'unit'].map((key) => [key, row[key]]),
		...['min', 'max'].map((key) => [key, row[key]]),
		...['access', 'stage'].map((key) => [key, row[key]]),
		['since', since],
		...['requires', 'readEffect', 'doc', 'man'].map((key) => [key, row[key]]),
	];
	const texts = members
		.filter(([, value]) => value !== undefined)
		.map(([key, value]) => `\t\t${key}: ${typeof value === 'number' ? value : quote(value)},\n`);
	return `\t{\n${texts.join('')}\t\tsystems: [${systems.map(quote).join(', ')}],\n\t},\n`;
}

// --- the reference page --------------------------------------------------------------------------------------------

function referencePage(table) {
	const counts = SYSTEMS.map((system) => {
		const rows = table.options.filter((row) => row.systems[system] !== undefined);
		return `${rows.length} on ${SYSTEM_TITLES[system]}`;
	});
	const groups = Object.entries(GROUPS).filter(([group]) => table.options.some((row) => row.group === group));
	const sections = groups.map(([group, title]) => {
		const rows = table.options.filter((row) => row.group === group);
		return `## ${title}\n\n| Option | Value | Set | Systems | What it does |\n|---|---|---|---|---|\n${rows.map(pageRow).join('')}\n`;
	});
	return [
		`<!-- ${notice('').trim()} -->\n\n# Socket options\n\n`,
		`${table.options.length} options: ${counts.join(', ')}. \`socket.options.get(name)\` reads one, \`socket.options.set(name, value)\` sets it, `,
		'and `optionsOf(x)` gives the same for a socket of `node:net` or a descriptor. Options that are not in the table can be reached with `getRaw` and `setRaw`.\n\n',
		'A system that lacks an option answers with the SocketError ENOPROTOOPT. A wrong type or range is a TypeError or RangeError before any system call.\n\n',
		`${groups.map(([group, title]) => `- [${title}](#${slug(title)}): ${table.options.filter((row) => row.group === group).length}\n`).join('')}`,
		'- [Structs](#structs): `tcpInfo`, `mptcpInfo`\n\n',
		...sections,
		'## Structs\n\nOf these, a kernel gives as many fields as it knows; newer ones are missing on older kernels. 64-bit fields are bigints.\n\n',
		structTable('tcpInfo', table.structs.tcpInfo),
		structTable('mptcpInfo', table.structs.mptcpInfo),
	]
		.join('')
		.replace(/\n+$/, '\n');
}

/** The anchor that is made of a heading. */
const slug = (title) =>
	title
		.toLowerCase()
		.replace(/[^\w\- ]/g, '')
		.replaceAll(' ', '-');
const cell = (text) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
const shortType = (type) => type.replaceAll('readonly ', '');

function pageRow(row) {
	const layout = LAYOUTS[row.layout];
	const range = rangeText(row);
	const value = `\`${cell(shortType(layout.type))}\`${range === undefined ? '' : `<br>${range}`}${row.default === undefined ? '' : `<br>default ${row.default}`}`;
	const when = settable(row) ? `${readable(row) ? '' : 'set only, '}${STAGES[row.stage]}` : 'read only';
	const requires = row.requires === undefined ? '' : `<br>needs ${row.requires}`;
	const name = `<a id="${row.name.toLowerCase()}"></a>\`${row.name}\`<br>${row.symbol}`;
	return `| ${name} | ${value} | ${when}${requires} | ${systemsText(row)} | ${cell(row.doc)} ${row.man} |\n`;
}

function structTable(name, fields) {
	const rows = fields.map((field) => {
		const since = field.since === undefined ? '' : ` Linux ${field.since}.`;
		return `| \`${field.name}\` | ${field.kernel} | ${cell(field.doc)}${since} |\n`;
	});
	return `### ${name}\n\n| Field | Kernel's name | What it tells |\n|---|---|---|\n${rows.join('')}\n`;
}

// --- writing -------------------------------------------------------------------------------------------------------

function main(root, check) {
	const read = (file) => fs.readFileSync(path.join(root, file), 'utf8');
	const table = JSON.parse(read('native/options.json'));
	const problems = checkTable(table, read('native/sys/option_row.h'));
	if (problems.length > 0) {
		for (const problem of problems) console.error(`native/options.json: ${problem}`);
		return 1;
	}
	const outputs = new Map([
		...SYSTEMS.map((system) => [`native/sys/option_table_${system}.generated.h`, nativeTable(table, system)]),
		['lib/socket/options.generated.ts', typeScript(table)],
		['docs/options.md', referencePage(table)],
	]);
	let stale = 0;
	for (const [file, text] of outputs) {
		const target = path.join(root, file);
		if (fs.existsSync(target) && read(file) === text) continue;
		stale += 1;
		if (check) console.error(`${file} is stale: run "npm run generate"`);
		else {
			fs.mkdirSync(path.dirname(target), { recursive: true });
			fs.writeFileSync(target, text);
			console.log(`wrote ${file}`);
		}
	}
	return check && stale > 0 ? 1 : 0;
}

process.exitCode = main(fileURLToPath(new URL('..', import.meta.url)), process.argv.includes('--check'));
