// Installs what the bench takes from npm into folders of its own, so that the package's dependencies stay what they are.
'use strict';
const { spawnSync } = require('node:child_process');
const { existsSync, mkdirSync } = require('node:fs');
const { join } = require('node:path');
const { built } = require('./paths.cjs');

/** Newest version of a package, installed once; answers its folder. Throws what npm says. */
function installNewest(name, folder, { refresh = false } = {}) {
	const prefix = join(built, 'peers', folder);
	const installed = join(prefix, 'node_modules', name);
	if (existsSync(join(installed, 'package.json')) && !refresh) return installed;
	mkdirSync(prefix, { recursive: true });
	const quiet = ['--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--ignore-scripts'];
	const args = ['install', '--prefix', prefix, ...quiet, `${name}@latest`];
	const { status, error, stderr } = spawnSync('npm', args, { cwd: prefix, encoding: 'utf8' });
	if (status !== 0) throw new Error(`npm cannot install ${name}: ${error?.message ?? firstLine(stderr)}`);
	return installed;
}

const firstLine = (text) => text.trim().split('\n')[0];

module.exports = { installNewest };
