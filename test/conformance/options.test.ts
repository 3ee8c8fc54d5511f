// One test for each row of the option table, made from the row: what it was, what it is set to, what it reads as then;
// or that this system, this kernel or this user does not have it, and how that is told.
import { readFileSync } from 'node:fs';
import { release } from 'node:os';
import { isDeepStrictEqual } from 'node:util';
import { optionRows } from '../../lib/socket/options.generated';
import type { Socket } from '../../lib/socket/socket';
import { binding } from '../support/kernels';
import {
	anyOptions,
	codeOf,
	expectValue,
	isConditions,
	openKind,
	plain,
	recipeValue,
	runStep,
	structs,
	type TableRow,
	table,
} from '../support/option_recipes';
import { closingAfterEach, openSockets } from '../support/sockets';
import { thrownBy } from '../support/thrown';

const onLinux = binding.system === 'linux';
const here = table.filter((row) => row.systems[binding.system] !== undefined);
const elsewhere = table.filter((row) => row.systems[binding.system] === undefined);
const keep = closingAfterEach();

/** Numbers of capabilities(7). */
const capabilityNumbers: Readonly<Record<string, bigint>> = { CAP_NET_ADMIN: 12n, CAP_NET_RAW: 13n };

/** For certain: root of a user namespace (a rootless container) has capabilities that some options do not honour. */
function hasCapability(name: string): boolean {
	if (!onLinux) return process.geteuid?.() === 0;
	if (!/^\s*0\s+0\s+4294967295$/m.test(readFileSync('/proc/self/uid_map', 'utf8'))) return false;
	const effective = BigInt(`0x${/^CapEff:\s*(\w+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0'}`);
	const number = capabilityNumbers[name];
	if (number === undefined) throw new Error(`which number has ${name}?`);
	return ((effective >> number) & 1n) === 1n;
}

/** Whether this kernel is older than the row. */
function isTooOld(row: TableRow): boolean {
	const since = onLinux ? row.systems.linux?.since : undefined;
	if (since === undefined) return false;
	const [major = 0, minor = 0] = since.split('.').map(Number);
	const [ourMajor = 0, ourMinor = 0] = release().split('.').map(Number.parseFloat);
	return ourMajor < major || (ourMajor === major && ourMinor < minor);
}

function mayLack(row: TableRow): boolean {
	const { capabilities = row.requires === undefined ? [] : [row.requires] } = row.test;
	return capabilities.length > 0 && !capabilities.some(hasCapability);
}

/** Errors of socket(2) that say that the system has no such socket, or that this user may not open one. */
const noSuchSocket = ['EAFNOSUPPORT', 'EPROTONOSUPPORT', 'ESOCKTNOSUPPORT', 'EPERM', 'EACCES', 'EADDRNOTAVAIL'];
/** Kinds that are everywhere, for everybody. */
const always = /^(tcp4|udp4|unix)/;

async function socketFor(row: TableRow): Promise<Socket | undefined> {
	const { socket, listener = [] } = row.test;
	try {
		return await openKind(socket, keep, listener);
	} catch (error) {
		const code = String((error as { code?: unknown }).code);
		// MPTCP that is turned off answers ENOPROTOOPT.
		const reasons = socket.startsWith('mptcp') ? [...noSuchSocket, 'ENOPROTOOPT'] : noSuchSocket;
		if (always.test(socket) || !reasons.includes(code)) throw error;
		if (socket.startsWith('raw') && hasCapability('CAP_NET_RAW') && code.startsWith('EP')) throw error;
		process.stderr.write(`SKIPPED: ${row.name}: no ${socket} socket here: ${(error as Error).message}\n`);
		return undefined;
	}
}

// ---- what each row promises

describe.each(here.map((row) => [row.name, row] as const))('%s', (name, row) => {
	const { test: recipe } = row;

	test(`round trip on ${recipe.socket}`, async () => {
		const socket = await socketFor(row);
		if (socket === undefined) return;
		if (isTooOld(row)) expectTooOld(socket, row);
		else roundTrip(socket, row);
	});

	if (recipe.refusedOn !== undefined && !isTooOld(row)) {
		const { socket: kind, errno } = recipe.refusedOn;
		test(`is refused on ${kind}`, async () => {
			const options = anyOptions(await openKind(kind, keep));
			expect(codeOf(() => options.set(name, recipeValue(recipe.set)))).toBe(errno);
		});
	}

	test('wrong access, types and ranges throw before any system call', async () => {
		const options = anyOptions(await openKind('udp4', keep));
		if (row.access === 'r') expectArgumentError(() => options.set(name, 1), 'ERR_INVALID_ARG_VALUE');
		else
			for (const value of wrongTypes(row)) expectArgumentError(() => options.set(name, value), 'ERR_INVALID_ARG_TYPE');
		if (row.access === 'w') expectArgumentError(() => options.get(name), 'ERR_INVALID_ARG_VALUE');
		for (const value of outOfRange(row)) expectArgumentError(() => options.set(name, value), 'ERR_OUT_OF_RANGE');
	});
});

function roundTrip(socket: Socket, row: TableRow): void {
	const { test: recipe, name } = row;
	const options = anyOptions(socket);
	const lacking = mayLack(row);
	for (const step of recipe.first ?? []) {
		const code = lacking ? codeOf(() => options.set(step.set ?? '', recipeValue(step.value))) : undefined;
		if (code !== undefined) return expectRefusal(code, row);
		if (!lacking) runStep(socket, step);
	}
	const shown = recipe.seenIn ?? (row.access === 'w' ? undefined : name);

	// Before.
	let before: unknown;
	const unread = shown === undefined ? undefined : codeOf(() => (before = options.get(shown)));
	if (unread !== undefined && recipe.mayAnswer?.includes(unread)) return;
	if (lacking && unread !== undefined) return expectRefusal(unread, row);
	expect(unread).toBeUndefined();
	if (recipe.set === undefined) {
		expectValue(before, recipe.reads, socket);
		return afterwards(socket, row);
	}

	// The change.
	const value = valueToSet(row, before);
	const code = codeOf(() => options.set(name, value));
	if (code !== undefined && recipe.mayAnswer?.includes(code)) {
		if (shown !== undefined) expect(plain(options.get(shown))).toEqual(plain(before));
		return;
	}
	if (lacking && code !== undefined) return expectRefusal(code, row);
	expect(code).toBe(recipe.answers);

	// After.
	if (shown !== undefined) {
		const after = options.get(shown);
		expect(plain(after)).not.toEqual(plain(before));
		expectValue(after, recipe.readsOn?.[binding.system] ?? recipe.reads ?? value, socket);
	}
	afterwards(socket, row);
}

function afterwards(socket: Socket, row: TableRow): void {
	for (const step of row.test.then ?? []) runStep(socket, step);
	const { rawRefused } = row.test;
	if (rawRefused === undefined) return;
	const { level, number } = nativeRow(row);
	const bytes = recipeValue(
		rawRefused.bytes === undefined ? { words: [rawRefused.value] } : { bytes: rawRefused.bytes },
	);
	expect(codeOf(() => anyOptions(socket).setRaw(level, number, bytes as Uint8Array))).toBe(rawRefused.errno);
}

function valueToSet({ test: recipe }: TableRow, before: unknown): unknown {
	const value = recipeValue(recipe.set);
	const same = isDeepStrictEqual(plain(before), plain(value));
	return same && recipe.otherwise !== undefined ? recipeValue(recipe.otherwise) : value;
}

/** How setting ends without the capability; where a lesser one will do, it does not. */
function expectRefusal(code: string, { test: recipe }: TableRow): void {
	expect(code).toBe(recipe.withoutCapability ?? 'EPERM');
}

function expectTooOld(socket: Socket, row: TableRow): void {
	const options = anyOptions(socket);
	const code = codeOf(() =>
		row.access === 'w' ? options.set(row.name, recipeValue(row.test.set)) : options.get(row.name),
	);
	expect(['ENOPROTOOPT', 'EINVAL', 'ENOTSUP', 'EOPNOTSUPP']).toContain(code);
}

function nativeRow(row: TableRow): { level: number; number: number; supported: boolean } {
	const found = binding.optionRows.find(({ name }) => name === row.name);
	if (found === undefined) throw new Error(`the addon has no row ${row.name}`);
	return found;
}

// ---- arguments

/** What native code throws is of no realm of Jest's: the code tells. */
function expectArgumentError(action: () => unknown, code: string): void {
	expect(thrownBy(action)).toMatchObject({ code });
}

const numbers = ['int', 'uint32', 'byte', 'networkUint32', 'timeval'];

function wrongTypes({ layout }: TableRow): unknown[] {
	const other: unknown = layout === 'string' || layout === 'ipv4Address' ? 1 : 'text';
	return [
		other,
		null,
		undefined,
		Symbol('none'),
		...(layout === 'bool' ? [1, 0] : []),
		...(numbers.includes(layout) ? [1n, true] : []),
	];
}

function outOfRange({ access, layout, min, max }: TableRow): unknown[] {
	if (access === 'r' || min === undefined || max === undefined) return [];
	if (numbers.includes(layout)) return [min - 1, max + 1, Number.NaN, max - 0.5, Number.POSITIVE_INFINITY];
	if (layout === 'linger') return [{ enabled: true, seconds: max + 1 }];
	return layout === 'portRange' ? [{ low: min, high: max + 1 }] : [];
}

// ---- the table as a whole

describe.each(elsewhere.map((row) => [row.name, row] as const))('%s, which this system does not have', (name, row) => {
	test('answers ENOPROTOOPT, and changes nothing', async () => {
		const options = anyOptions(await openKind('tcp4', keep));
		if (row.access !== 'w') expect(codeOf(() => options.get(name))).toBe('ENOPROTOOPT');
		if (row.access !== 'r') expect(codeOf(() => options.set(name, recipeValue(row.test.set)))).toBe('ENOPROTOOPT');
		expect(nativeRow(row).supported).toBe(false);
	});
});

(onLinux ? describe : describe.skip)('structs that kernels lengthen', () => {
	test.each(['tcpInfo', 'mptcpInfo'] as const)(
		'%s has the fields that this kernel wrote, and none past them',
		async (name) => {
			const row = table.find((one) => one.name === name) as TableRow;
			const socket = await socketFor({
				...row,
				test: { socket: name === 'tcpInfo' ? 'tcp4Connected' : 'mptcp4Connected' },
			});
			if (socket === undefined || isTooOld(row)) return;
			const { level, number } = nativeRow(row);
			const written = socket.options.getRaw(level, number, 1024).length;
			const whole = structs[name].filter(({ offset, width }) => offset + width <= written);
			expect(Object.keys(anyOptions(socket).get(name) as object)).toEqual(whole.map((field) => field.name));
			expect(whole.length).toBeGreaterThan(10);
		},
	);

	test('tcpInfo tells of the connection that it is asked about', async () => {
		const socket = await openKind('tcp4Connected', keep);
		const idle = socket.options.get('tcpInfo');
		expect(idle).toMatchObject({ state: 1, unackedSegments: 0, lostSegments: 0, totalRetransSegments: 0 });
		socket.send('twelve bytes');
		const busy = socket.options.get('tcpInfo');
		expect((busy.dataSegsOut ?? 0) - (idle.dataSegsOut ?? 0)).toBe(1);
		expect((busy.bytesSent ?? 0n) - (idle.bytesSent ?? 0n)).toBe(12n);
		// Both ends are this kernel, with the same buffers: they scale their windows alike.
		expect(busy.sndWscale).toBe(busy.rcvWscale);
		expect(busy.sndMssBytes).toBe(socket.options.get('tcpMaxSegBytes'));
	});
});

describe('the table', () => {
	test('is the same for the addon, for lib/ and here, row by row', () => {
		expect(binding.optionRows.map(({ name }) => name)).toEqual(table.map(({ name }) => name));
		expect(optionRows.map(({ name }) => name)).toEqual(table.map(({ name }) => name));
		for (const row of here) expect(nativeRow(row).supported).toBe(true);
	});

	test('changes something in every recipe of an option that can be set and read', () => {
		const idle = table.filter(
			({ access, test: { set, reads } }) => access === 'rw' && set === undefined && reads === undefined,
		);
		expect(idle).toEqual([]);
		const vague = table.filter(({ test: { reads } }) => isConditions(reads) && Object.keys(reads).length === 0);
		expect(vague).toEqual([]);
	});

	(onLinux ? test : test.skip)('has 200 options and more on Linux', () => {
		expect(here.length).toBeGreaterThan(200);
	});

	(onLinux ? test : test.skip)('leaves no descriptor open', async () => {
		const before = openSockets().size;
		const sockets: Socket[] = [];
		for (const { test: recipe } of here.slice(0, 20)) {
			await openKind(recipe.socket, (socket) => {
				sockets.push(socket);
				return socket;
			});
		}
		for (const socket of sockets) socket.close();
		expect(openSockets().size).toBe(before);
	});
});
