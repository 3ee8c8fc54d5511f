// Prints the C++ sources that native/sources.json lists for a system, one a line. binding.gyp, CMakeLists.txt and
// the C++ linter all ask here, so that there is one list.
//
//   node scripts/list-sources.cjs <system> [--testing] [--part entry|core|testing]
//
// <system> is linux, darwin or windows; gyp's and Node's names for them (mac, win, win32) will do as well.
// --testing adds the sources of the test build. --part gives one part of the list only: the entry (native/addon.cc,
// which is compiled twice: with SYSSOCK_TESTING and without), the core (compiled once for both), the testing sources.
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const ENTRY = 'native/addon.cc';
const PARTS_OF_SYSTEM = {
	linux: ['common', 'posix', 'linux'],
	darwin: ['common', 'posix', 'darwin'],
	windows: ['common', 'windows'],
};
const OTHER_NAMES = { mac: 'darwin', win: 'windows', win32: 'windows' };

function listSources(system, { testing = false, part } = {}) {
	const name = OTHER_NAMES[system] ?? system;
	const parts = PARTS_OF_SYSTEM[name];
	if (parts === undefined) {
		throw new Error(`no sources for the system '${system}': there are ${Object.keys(PARTS_OF_SYSTEM).join(', ')}`);
	}
	const file = path.join(__dirname, '..', 'native', 'sources.json');
	const sources = JSON.parse(fs.readFileSync(file, 'utf8'));
	const all = parts.flatMap((key) => sources[key]);
	switch (part) {
		case undefined:
			return testing ? [...all, ...sources.testing] : all;
		case 'entry':
			return all.filter((source) => source === ENTRY);
		case 'core':
			return all.filter((source) => source !== ENTRY);
		case 'testing':
			return [...sources.testing];
		default:
			throw new Error(`no part '${part}' of the sources: there are entry, core, testing`);
	}
}

module.exports = { listSources };

if (require.main === module) {
	const args = process.argv.slice(2);
	const at = args.indexOf('--part');
	const part = at === -1 ? undefined : args.splice(at, 2)[1];
	const testing = args.includes('--testing');
	const [system = process.platform] = args.filter((argument) => !argument.startsWith('--'));
	try {
		console.log(listSources(system, { testing, part }).join('\n'));
	} catch (error) {
		console.error(`list-sources: ${error.message}`);
		process.exitCode = 1;
	}
}
