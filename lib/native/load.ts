import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { resolve } from 'node:path';

import type { Binding } from './binding';
import { buildCommand, builds, packageRoot, thisHost } from './builds';

/** Not the `require` of a bundler: the addon is a file, and stays outside of bundles. */
const requireFile = createRequire(__filename);

const adviceForBundles =
	'A bundle holds JavaScript only, and the addon is a file. Keep syssock out of the bundle (esbuild: --external:syssock)\n' +
	"and install it where the bundle runs, or name the addon's file by SYSSOCK_ADDON.";

/** The compiled addon. `SYSSOCK_ADDON`, an absolute path, puts another build in its place (sanitizers, tests). */
export const binding: Binding = load();

function load(): Binding {
	const named = process.env.SYSSOCK_ADDON;
	if (named) return loadNamed(resolve(named));
	const root = packageRoot();
	if (root === undefined) throw missing(`its package is not where ${__filename} is.\n${adviceForBundles}`);
	const file = builds(root, thisHost()).find((build) => existsSync(build));
	const command = buildCommand(root);
	if (file !== undefined) return requireAddon(file, `Was it built for another system? Build it here with: ${command}`);
	throw missing(
		`it has not been built for ${here()}.\nBuild it with: ${command}\n` +
			'That takes a C++17 compiler, make and python3 (Windows: the C++ tools of Visual Studio).',
	);
}

function loadNamed(file: string): Binding {
	const remedy = 'Build it, or unset SYSSOCK_ADDON.';
	if (existsSync(file)) return requireAddon(file, remedy);
	throw missing(`there is no ${file} (named by SYSSOCK_ADDON).\n${remedy}`);
}

function requireAddon(file: string, remedy: string): Binding {
	try {
		return fitting(requireFile(file) as Binding);
	} catch (cause) {
		const reason = cause instanceof Error ? cause.message : String(cause);
		const isForbidden = (cause as NodeJS.ErrnoException).code === 'ERR_DLOPEN_DISABLED';
		const advice = isForbidden ? 'Give node --allow-addons too.' : remedy;
		const message = `${file} is there, but ${here()} cannot load it: ${reason}\n${advice}`;
		throw loadError('ERR_SYSSOCK_ADDON_BROKEN', message, cause);
	}
}

/**
 * Bun has libuv's names, and ends the process when one of them is called: the addon cannot see that it must not. Deno has
 * none, which the addon sees.
 */
function fitting(addon: Binding): Binding {
	return process.versions.bun === undefined ? addon : { ...addon, createEngine: () => -constants.errno.ENOSYS };
}

function here(): string {
	const { platform, arch, isMusl } = thisHost();
	return `${platform}-${arch}${isMusl ? ' (musl)' : ''}, Node ${process.versions.node}`;
}

function missing(message: string): Error {
	return loadError('ERR_SYSSOCK_ADDON_MISSING', message, undefined);
}

function loadError(code: string, message: string, cause: unknown): Error {
	const error = new Error(`syssock's native addon cannot be loaded: ${message}`, { cause });
	return Object.assign(error, { code });
}
