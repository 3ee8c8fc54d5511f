import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { Binding } from './binding';

/** lib/native and dist/native both lie two folders below the package's own. */
const packageRoot = join(__dirname, '..', '..');

/** The compiled addon. `SYSSOCK_ADDON`, an absolute path, puts another build in its place (sanitizers, tests). */
export const binding: Binding = load();

function load(): Binding {
	const override = process.env.SYSSOCK_ADDON;
	const file = override ? resolve(override) : join(packageRoot, 'build', 'Release', 'syssock.node');
	const here = `${process.platform}-${process.arch}, Node ${process.versions.node}`;
	if (!existsSync(file)) {
		const named = override ? ' (named by SYSSOCK_ADDON)' : '';
		const remedy = override ? 'Build it, or unset SYSSOCK_ADDON.' : `Build it with: ${buildCommand()}`;
		throw loadError('ERR_SYSSOCK_ADDON_MISSING', `there is no ${file}${named} for ${here}.\n${remedy}`, undefined);
	}
	try {
		return require(file) as Binding;
	} catch (cause) {
		const reason = cause instanceof Error ? cause.message : String(cause);
		const remedy = override ? '' : `\nBuilt for another system or Node? Build it anew with: ${buildCommand()}`;
		throw loadError(
			'ERR_SYSSOCK_ADDON_BROKEN',
			`${file} is there, but ${here} cannot load it: ${reason}${remedy}`,
			cause,
		);
	}
}

function buildCommand(): string {
	return existsSync(join(packageRoot, 'scripts', 'setup.mjs'))
		? 'npm run build'
		: `npx --yes node-gyp@12 rebuild --directory "${packageRoot}"`;
}

function loadError(code: string, message: string, cause: unknown): Error {
	const error = new Error(`syssock's native addon cannot be loaded: ${message}`, { cause });
	return Object.assign(error, { code });
}
