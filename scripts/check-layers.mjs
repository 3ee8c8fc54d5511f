// Checks what docs/design.md says about who may know what: calls go down, and one place only knows the system.
//
//   node scripts/check-layers.mjs               checks this tree
//   node scripts/check-layers.mjs --self-test   proves that every rule catches a violation
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const RULES = {
	'os-ifdef': 'only native/sys/ asks which system this is (house rule 1)',
	'uv-header': 'only native/engine/ includes uv.h (house rule 10)',
	'testing-define':
		'SYSSOCK_TESTING is known to native/addon.cc and native/testing/ only: all else is compiled once for both',
	'native-order':
		'native includes go engine -> socket -> sys; testing may include sys, interfaces of engine and what reads arguments',
	'native-cycle': 'native headers do not include each other in a circle',
	'lib-order': 'lib imports go net -> server -> socket -> native; cli and index.ts may import all, nobody imports them',
	'lib-cycle': 'modules of lib do not import each other in a circle (types aside: those are gone when it runs)',
	'addon-loading': 'only lib/native/ loads the addon (house rule 1)',
};

// --- reading -------------------------------------------------------------------------------------------------------

function filesBelow(root, folder, pattern) {
	if (!fs.existsSync(path.join(root, folder))) return [];
	return fs
		.readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && pattern.test(entry.name))
		.map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)))
		.map((file) => file.replaceAll(path.sep, '/'))
		.sort();
}

/** Blanks comments, so that what they say is not taken for code. Line numbers stay. */
function withoutComments(text) {
	const tokens = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`/g;
	return text.replace(tokens, (token) => (/^\/[/*]/.test(token) ? token.replace(/[^\n]/g, ' ') : token));
}

const lineAt = (text, index) => text.slice(0, index).split('\n').length;

/** Edges that close a circle: each is [from, { to, line }]. */
function findCycles(graph) {
	const closing = [];
	const state = new Map();
	const visit = (node) => {
		state.set(node, 'open');
		for (const edge of graph.get(node) ?? []) {
			if (state.get(edge.to) === 'open') closing.push([node, edge]);
			else if (!state.has(edge.to) && graph.has(edge.to)) visit(edge.to);
		}
		state.set(node, 'done');
	};
	for (const node of graph.keys()) if (!state.has(node)) visit(node);
	return closing;
}

// --- native/ -------------------------------------------------------------------------------------------------------

// Compilers' macros tell the system as well.
const SYSTEM_MACRO =
	/\b(_WIN32|_WIN64|WIN32|__WIN32__|__MINGW32__|__MINGW64__|__CYGWIN__|_MSC_VER|__linux__|__linux|linux|__gnu_linux__|__ANDROID__|__APPLE__|__MACH__|TARGET_OS_\w+|__FreeBSD__|__OpenBSD__|__NetBSD__|__DragonFly__|__sun|_AIX|__unix__|__unix|unix|__HAIKU__)\b/;

/** What a folder of native/ may include besides itself. The files on top (addon.cc, environment.h) may include all. */
const NATIVE_BELOW = { sys: [], socket: ['sys'], engine: ['socket', 'sys'], testing: ['sys'] };
const NATIVE_EXCEPTIONS = {
	testing: ['native/engine/engine.h', 'native/engine/loop.h', 'native/socket/address.h', 'native/socket/arguments.h'],
};
/** Headers on top that every folder above sys may include. */
const NATIVE_SHARED = ['native/environment.h'];

const nativeLayer = (file) => (file.split('/').length > 2 ? file.split('/')[1] : 'top');

function checkNative(root, report) {
	const graph = new Map();
	for (const file of filesBelow(root, 'native', /\.(cc|cpp|h|hpp|inc)$/)) {
		const layer = nativeLayer(file);
		const edges = [];
		graph.set(file, edges);
		const text = withoutComments(fs.readFileSync(path.join(root, file), 'utf8'));
		const joined = text.replace(/\\\n/g, (match) => ' '.repeat(match.length)); // a directive may go on in the next line
		for (const match of joined.matchAll(/^[ \t]*#[ \t]*(\w+)([^\n]*)/gm)) {
			const [, directive, rest] = match;
			const line = lineAt(text, match.index);
			if (/^(if|ifdef|ifndef|elif|elifdef|elifndef)$/.test(directive)) {
				const macro = SYSTEM_MACRO.exec(rest)?.[1];
				if (macro !== undefined && layer !== 'sys') report('os-ifdef', file, line, `asks for ${macro}`);
				if (/\bSYSSOCK_TESTING\b/.test(rest) && layer !== 'testing' && file !== 'native/addon.cc') {
					report('testing-define', file, line, 'asks for SYSSOCK_TESTING');
				}
			}
			const included = directive === 'include' ? /["<]([^">]+)[">]/.exec(rest)?.[1] : undefined;
			if (included === undefined) continue;
			if (/^uv(\.h$|\/)/.test(included) && layer !== 'engine') report('uv-header', file, line, `includes ${included}`);
			const to = [path.posix.join(path.posix.dirname(file), included), path.posix.join('native', included)].find(
				(candidate) => candidate.startsWith('native/') && fs.existsSync(path.join(root, candidate)),
			);
			if (to === undefined) continue;
			edges.push({ to, line });
			if (!mayInclude(layer, to)) report('native-order', file, line, `${layer} includes ${to}`);
		}
	}
	for (const [from, { to, line }] of findCycles(graph))
		report('native-cycle', from, line, `includes ${to}, which leads back here`);
}

function mayInclude(layer, to) {
	const below = NATIVE_BELOW[layer];
	if (below === undefined) return true;
	const target = nativeLayer(to);
	if (target === layer || below.includes(target)) return true;
	if (NATIVE_EXCEPTIONS[layer]?.includes(to)) return true;
	return layer !== 'sys' && NATIVE_SHARED.includes(to);
}

// --- lib/ ----------------------------------------------------------------------------------------------------------

const LIB_ORDER = ['native', 'socket', 'server', 'net'];
const LIB_ALL = ['cli', 'index.ts'];

const IMPORTS = [
	/(?:^|[\n;])[ \t]*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/g,
	/(?:^|[\n;])[ \t]*import\s*['"]([^'"]+)['"]/g,
	/\bimport\s*\(\s*['"`]([^'"`]+)['"`]\s*[,)]/g,
	/\brequire(?:\.resolve)?\s*\(\s*['"`]([^'"`]+)['"`]\s*\)/g,
];

const ADDON_LOADING = [
	[/\bprocess\s*\.\s*dlopen\b/g, 'calls process.dlopen'],
	[/['"`/][^'"`\n]*\.node['"`]/g, 'names a .node file'],
	[/['"`/]build\/Release\b/g, 'names the build folder'],
	[/['"`](?:syssock\/addon|bindings|node-gyp-build|pkg-prebuilds)['"`]/g, 'loads the addon through a package'],
];

const libLayer = (file) => file.split('/')[1];

function checkLib(root, report) {
	const graph = new Map();
	for (const file of filesBelow(root, 'lib', /\.[cm]?[jt]sx?$/)) {
		const layer = libLayer(file);
		const edges = [];
		graph.set(file, edges);
		const text = withoutComments(fs.readFileSync(path.join(root, file), 'utf8'));
		for (const { specifier, index, typesOnly } of importsOf(text)) {
			const line = lineAt(text, index);
			if (!specifier.startsWith('.')) continue;
			const to = resolveModule(root, path.posix.join(path.posix.dirname(file), specifier));
			if (to === file) continue; // a module that asks for its own type
			if (!typesOnly) edges.push({ to, line });
			const problem = importProblem(layer, to);
			if (problem !== undefined) report('lib-order', file, line, problem);
		}
		if (layer === 'native') continue;
		for (const [pattern, what] of ADDON_LOADING) {
			for (const match of text.matchAll(pattern)) report('addon-loading', file, lineAt(text, match.index + 1), what);
		}
	}
	for (const [from, { to, line }] of findCycles(graph))
		report('lib-cycle', from, line, `imports ${to}, which leads back here`);
}

function* importsOf(text) {
	for (const pattern of IMPORTS) {
		for (const match of text.matchAll(pattern)) {
			const typesOnly = /^\s*(?:import|export)\s+type\b/.test(match[0]) || namesTypesOnly(match[0]);
			yield { specifier: match[1], index: match.index + match[0].lastIndexOf(match[1]), typesOnly };
		}
	}
}

/** `import { type A, type B } from` */
function namesTypesOnly(statement) {
	const names = /^\s*(?:import|export)\s*\{([^}]*)\}/.exec(statement)?.[1].split(',') ?? [];
	return names.length > 0 && names.every((name) => /^\s*(type\s|$)/.test(name));
}

function resolveModule(root, target) {
	const stem = target.replace(/\.[cm]?js$/, '');
	const candidates = [target, `${stem}.ts`, `${target}.ts`, `${target}/index.ts`];
	return candidates.find((file) => /\.\w+$/.test(file) && fs.existsSync(path.join(root, file))) ?? target;
}

function importProblem(layer, to) {
	if (layer === 'native' && to.endsWith('.node')) return undefined;
	if (!to.startsWith('lib/')) return `${layer} imports ${to}, which is not in lib`;
	if (LIB_ALL.includes(layer)) return undefined;
	if (!LIB_ORDER.includes(layer))
		return `${layer} is no layer of lib: there are ${LIB_ORDER.join(', ')}, cli and index.ts`;
	const target = libLayer(to);
	const goesDown = LIB_ORDER.includes(target) && LIB_ORDER.indexOf(target) <= LIB_ORDER.indexOf(layer);
	return goesDown ? undefined : `${layer} imports ${to}`;
}

// --- telling -------------------------------------------------------------------------------------------------------

function check(root) {
	const violations = [];
	const report = (rule, file, line, what) => violations.push({ rule, file, line, what });
	checkNative(root, report);
	checkLib(root, report);
	return violations.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
}

function main(root) {
	const violations = check(root);
	for (const { rule, file, line, what } of violations)
		console.error(`${file}:${line}: ${what} [${rule}: ${RULES[rule]}]`);
	console.log(violations.length === 0 ? 'layers: in order' : `layers: ${violations.length} out of order`);
	return violations.length === 0 ? 0 : 1;
}

// --- the self-test -------------------------------------------------------------------------------------------------

const GOOD_TREE = {
	'native/addon.cc':
		'#include "environment.h"\n#include "engine/engine.h"\n#ifdef SYSSOCK_TESTING\n#include "testing/kernel.h"\n#endif\n',
	'native/environment.h': '#include "sys/api.h"\n',
	'native/sys/api.h': '#ifdef _WIN32\n#endif\n',
	'native/socket/handle.h':
		'// #ifdef _WIN32 is for native/sys\n#include "../environment.h"\n#include "../sys/api.h"\n',
	'native/engine/engine.h': '#include "sys/api.h"\n',
	'native/engine/poll.cc': '#include <uv.h>\n#include "engine.h"\n#include "../socket/handle.h"\n',
	'native/testing/kernel.h': '#include "../sys/api.h"\n#include "../engine/engine.h"\n',
	'lib/index.ts': "export { Socket } from './socket/socket';\nexport * from './server/manager';\n",
	'lib/cli/main.ts': "import { Socket } from '../index';\n",
	'lib/native/load.ts': "export const binding = require('../../build/Release/syssock.node');\n",
	'lib/socket/socket.ts':
		"/** import { x } from '../server/manager' is for others */\nimport { binding } from '../native/load';\n",
	'lib/server/manager.ts':
		"import {\n\tSocket,\n} from '../socket/socket';\nimport type { B } from '../native/load';\n",
	'lib/server/types.ts': "import type { T } from './kinds';\nexport const a = 1;\n",
	'lib/server/kinds.ts': "import { a } from './types';\n",
	'lib/net/net.ts': "import { M } from '../server/manager';\n",
	'test/unit/any.test.ts': "import { M } from '../../lib/server/manager';\nprocess.dlopen;\n",
};

/** [rule, what is added to the good tree, where it must be found] */
const BAD_TREES = [
	['os-ifdef', { 'native/socket/a.cc': '\n#ifdef __linux__\n#endif\n' }, 'native/socket/a.cc:2'],
	['os-ifdef', { 'native/engine/a.cc': '#if 1 && \\\n  defined(_WIN32)\n#endif\n' }, 'native/engine/a.cc:1'],
	['os-ifdef', { 'native/addon.cc': '# if defined(__APPLE__)\n# endif\n' }, 'native/addon.cc:1'],
	['uv-header', { 'native/socket/a.cc': '#include <uv.h>\n' }, 'native/socket/a.cc:1'],
	['uv-header', { 'native/sys/a.cc': '\n#include "uv/errno.h"\n' }, 'native/sys/a.cc:2'],
	['testing-define', { 'native/sys/a.cc': '#if defined(SYSSOCK_TESTING)\n#endif\n' }, 'native/sys/a.cc:1'],
	['native-order', { 'native/sys/a.cc': '#include "../socket/handle.h"\n' }, 'native/sys/a.cc:1'],
	['native-order', { 'native/sys/a.cc': '#include "environment.h"\n' }, 'native/sys/a.cc:1'],
	['native-order', { 'native/socket/a.cc': '\n\n#include "engine/engine.h"\n' }, 'native/socket/a.cc:3'],
	['native-order', { 'native/socket/a.cc': '#include "../testing/kernel.h"\n' }, 'native/socket/a.cc:1'],
	['native-order', { 'native/testing/a.cc': '#include "../socket/handle.h"\n' }, 'native/testing/a.cc:1'],
	[
		'native-cycle',
		{ 'native/sys/api.h': '#include "b.h"\n', 'native/sys/b.h': '#include "api.h"\n' },
		'native/sys/b.h:1',
	],
	['lib-order', { 'lib/socket/a.ts': "import { M } from '../server/manager';\n" }, 'lib/socket/a.ts:1'],
	['lib-order', { 'lib/native/a.ts': "import {\n\tS,\n} from '../socket/socket';\n" }, 'lib/native/a.ts:3'],
	['lib-order', { 'lib/server/a.ts': "\nexport * from '../net/net';\n" }, 'lib/server/a.ts:2'],
	['lib-order', { 'lib/server/a.ts': "const x = await import('../cli/main');\n" }, 'lib/server/a.ts:1'],
	['lib-order', { 'lib/net/a.ts': "import type { S } from '../index';\n" }, 'lib/net/a.ts:1'],
	['lib-order', { 'lib/net/a.ts': "import '../../test/unit/any.test';\n" }, 'lib/net/a.ts:1'],
	['lib-order', { 'lib/extra/a.ts': "import { S } from '../socket/socket';\n" }, 'lib/extra/a.ts:1'],
	[
		'lib-cycle',
		{ 'lib/net/a.ts': "import './b';\n", 'lib/net/b.ts': "\nimport { a } from './a';\n" },
		'lib/net/b.ts:2',
	],
	[
		'lib-cycle',
		{ 'lib/net/a.ts': "import { type B, b } from './b';\n", 'lib/net/b.ts': "import { a } from './a';\n" },
		'lib/net/b.ts:1',
	],
	['addon-loading', { 'lib/socket/a.ts': "\nprocess.dlopen(module, 'x');\n" }, 'lib/socket/a.ts:2'],
	[
		'addon-loading',
		{ 'lib/server/a.ts': "const a = require('../../build/Release/syssock.node');\n" },
		'lib/server/a.ts:1',
	],
	['addon-loading', { 'lib/cli/a.ts': "import { openSocket } from 'syssock/addon';\n" }, 'lib/cli/a.ts:1'],
];

function selfTest() {
	const problems = [];
	const findings = (changes) => {
		const root = fs.mkdtempSync(path.join(os.tmpdir(), 'syssock-layers-'));
		try {
			for (const [file, text] of Object.entries({ ...GOOD_TREE, ...changes })) {
				fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
				fs.writeFileSync(path.join(root, file), text);
			}
			return check(root);
		} finally {
			fs.rmSync(root, { recursive: true });
		}
	};
	const good = findings({});
	if (good.length > 0) problems.push(`a tree in order is complained about: ${JSON.stringify(good)}`);
	for (const [rule, changes, where] of BAD_TREES) {
		const found = findings(changes);
		if (!found.some((violation) => violation.rule === rule && `${violation.file}:${violation.line}` === where)) {
			problems.push(`${rule} does not catch ${JSON.stringify(changes)} at ${where}: found ${JSON.stringify(found)}`);
		}
	}
	for (const rule of Object.keys(RULES)) {
		if (!BAD_TREES.some(([tested]) => tested === rule)) problems.push(`${rule} has no test`);
	}
	for (const problem of problems) console.error(problem);
	console.log(`layers self-test: ${BAD_TREES.length + 1} trees, ${problems.length} problems`);
	return problems.length === 0 ? 0 : 1;
}

process.exitCode = process.argv.includes('--self-test')
	? selfTest()
	: main(fileURLToPath(new URL('..', import.meta.url)));
