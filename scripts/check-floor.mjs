// Checks what a Linux addon asks of the system that it is loaded on: no newer C or C++ library than FLOOR, those
// libraries dynamically, and none besides. Node itself brings libstdc++ into the process, so a static one would be a
// second one in it.
//
//   node scripts/check-floor.mjs [<file>…]     without files: those of Linux in prebuilds/
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure, findProgram, root, run, runMain } from './tools.mjs';

/** What Node 20 asks for itself: an addon that asks for more would not load where Node runs. */
const FLOOR = { GLIBC: '2.28', GLIBCXX: '3.4.21', CXXABI: '1.3.9' };
const LIBRARIES = ['libstdc++.so.6', 'libc.so.6', 'libgcc_s.so.1', 'libm.so.6', 'ld-linux-aarch64.so.1'];

const isNewer = (version, than) => version.localeCompare(than, 'en', { numeric: true }) > 0;

/** What is wrong with a file, and the newest version of each library that it asks for. */
export function checkFloor(file) {
	const readelf = (...flags) => run('readelf', ['--wide', ...flags, file], { env: { ...process.env, LC_ALL: 'C' } });
	const needed = [...readelf('--dynamic').matchAll(/\(NEEDED\).*\[(.+)\]/g)].map(([, name]) => name);
	const problems = needed.filter((name) => !LIBRARIES.includes(name)).map((name) => `needs ${name}`);
	if (!needed.includes('libstdc++.so.6')) problems.push('does not need libstdc++.so.6: is it linked statically?');
	const newest = {};
	for (const [, symbol, library, version] of readelf('--dyn-syms').matchAll(
		/\bUND\s+(\S+)@([A-Z]+)_([\d.]+)(?:\s|$)/gm,
	)) {
		const floor = FLOOR[library];
		if (floor !== undefined && isNewer(version, floor)) problems.push(`${symbol} is of ${library}_${version}`);
		if (newest[library] === undefined || isNewer(version, newest[library])) newest[library] = version;
	}
	if (newest.GLIBC === undefined) problems.push('no symbol of glibc was found: is it an addon for Linux with glibc?');
	return { problems, newest };
}

function main(files) {
	if (findProgram('readelf') === undefined) throw new Failure("wants readelf (Debian's binutils)");
	const prebuilds = path.join(root, 'prebuilds');
	const found = fs.existsSync(prebuilds) ? fs.readdirSync(prebuilds).filter((name) => name.startsWith('linux-')) : [];
	const checked = files.length > 0 ? files : found.map((name) => path.join(prebuilds, name, 'syssock.node'));
	if (checked.length === 0) throw new Failure('there is no addon for Linux in prebuilds/');
	let good = true;
	for (const file of checked) {
		const { problems, newest } = checkFloor(file);
		const asked = Object.entries(newest).map(([library, version]) => `${library}_${version}`);
		console.log(`${path.relative(process.cwd(), file)}: ${asked.join(', ')}`);
		for (const problem of problems) console.log(`  ${problem}`);
		good &&= problems.length === 0;
	}
	if (!good)
		throw new Failure(`the floor is ${Object.entries(FLOOR).map(([library, version]) => `${library}_${version}`)}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runMain('check-floor', main);
