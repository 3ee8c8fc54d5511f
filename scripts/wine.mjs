// Windows' node.exe under Wine, in a prefix of its own (.tools/wine): what scripts/test-windows.mjs and others run on.
//
//   node scripts/wine.mjs <node's major version> <arguments of node>…     runs it, its output to this one's
//
// Three facts of Wine 8 (Debian 12) are worked around; Wine 10 needs none of them:
// - output must go to a file: a Linux pipe gives `open EBADF`;
// - Node 24 and 26 end in V8's SegmentedTable::InitializeTable, since VirtualAlloc2 answers otherwise than on Windows.
//   In a copy of node.exe the name of that import is changed, and V8 falls back to VirtualAlloc;
// - bcryptprimitives.dll is missing, which modules written in Rust want for one function (ProcessPrng).
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure, findProgram, nodeOf, root, run, runMain, toolsFolder } from './tools.mjs';

const folder = path.join(toolsFolder, 'wine');
const prefix = path.join(folder, 'prefix');

const searched = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/lib/wine'];
const wine = () => findProgram('wine64', searched) ?? findProgram('wine', searched);

/** Debian's packages that are missing. */
export function missingForWine() {
	const missing = wine() === undefined ? ['wine64'] : [];
	if (findProgram('x86_64-w64-mingw32-gcc-posix') === undefined) missing.push('gcc-mingw-w64-x86-64-posix');
	return missing;
}

/** Nothing of the host's: no display, no home, no settings of Node. */
function environment(extra) {
	const { PATH, CI, TZ } = process.env;
	return {
		PATH,
		...(CI && { CI }),
		...(TZ && { TZ }),
		HOME: folder,
		WINEPREFIX: prefix,
		WINEARCH: 'win64',
		WINEDEBUG: '-all',
		WINEDLLOVERRIDES: 'mscoree,mshtml=',
		...extra,
	};
}

const randomness = `
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T length) { return SystemFunction036(bytes, length); }
`;

function makeRandomness() {
	const source = path.join(folder, 'bcryptprimitives.c');
	fs.writeFileSync(source, randomness);
	// Not beside node.exe: what a module imports is looked for beside the module, and here.
	const library = path.join(prefix, 'drive_c', 'windows', 'system32', 'bcryptprimitives.dll');
	run('x86_64-w64-mingw32-gcc-posix', ['-shared', '-s', '-o', library, source, '-ladvapi32']);
}

function makePrefix() {
	if (fs.existsSync(path.join(prefix, 'made'))) return;
	fs.rmSync(prefix, { recursive: true, force: true });
	fs.mkdirSync(prefix, { recursive: true });
	run(wine(), ['wineboot', '--init'], { env: environment(), stdio: 'ignore' });
	run(wine(), ['winecfg', '-v', 'win10'], { env: environment(), stdio: 'ignore' });
	makeRandomness();
	fs.writeFileSync(path.join(prefix, 'made'), '');
}

/** Whether this node.exe is one whose import of VirtualAlloc2 is renamed. */
export const isModified = (major) => major >= 24;

/** A copy of node.exe that runs here. */
function nodeExe(major) {
	const original = nodeOf(major, 'win-x64');
	const own = path.join(folder, path.basename(path.dirname(path.dirname(original))));
	const file = path.join(own, 'node.exe');
	if (fs.existsSync(file)) return file;
	fs.mkdirSync(own, { recursive: true });
	const bytes = fs.readFileSync(original);
	if (isModified(major)) {
		const name = 'VirtualAlloc2\0';
		let renamed = 0;
		for (let at = bytes.indexOf(name); at !== -1; at = bytes.indexOf(name, at + 1), renamed++) {
			bytes.write('VirtualAllocX', at, 'latin1');
		}
		if (renamed === 0) throw new Failure(`node.exe ${major} does not import VirtualAlloc2: it may run as it is`);
	}
	fs.writeFileSync(`${file}.draft`, bytes, { mode: 0o755 });
	fs.renameSync(`${file}.draft`, file);
	return file;
}

/** The path that Windows programs know a file by. */
export const windowsPath = (file) => `Z:${file.replaceAll('/', '\\')}`;

/** Starts node.exe. Its output goes to the file `output`, both streams. */
export function startNode(major, args, { cwd = root, env = {}, output }) {
	const missing = missingForWine();
	if (missing.length > 0) throw new Failure(`Windows programs want Debian's ${missing.join(', ')}`);
	makePrefix();
	const file = fs.openSync(output, 'w');
	const child = spawn(wine(), [nodeExe(major), ...args], {
		cwd,
		env: environment(env),
		stdio: ['ignore', file, file],
	});
	fs.closeSync(file);
	return child;
}

/** Runs node.exe to its end; its exit code and what it printed. */
export async function runNode(major, args, options = {}) {
	const output = path.join(fs.mkdtempSync(path.join(toolsFolder, 'wine-')), 'output');
	try {
		const child = startNode(major, args, { ...options, output });
		const [code, signal] = await once(child, 'exit');
		return { code: code ?? signal, output: fs.readFileSync(output, 'utf8') };
	} finally {
		fs.rmSync(path.dirname(output), { recursive: true, force: true });
	}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	await runMain('wine', async ([major, ...args]) => {
		const { code, output } = await runNode(Number(major), args, { cwd: process.cwd() });
		process.stdout.write(output);
		return code;
	});
}
