// Prints the folder of the running Node's own headers (node_api.h, uv.h), or nothing when they are not on this
// machine. Looks next to the executable first, where every official build has them, then where node-gyp keeps what it
// downloaded. Headers of another major version do not count.
'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

function isForThisNode(folder) {
	try {
		const text = fs.readFileSync(path.join(folder, 'node_version.h'), 'utf8');
		const major = /#define NODE_MAJOR_VERSION (\d+)/.exec(text)?.[1];
		return major === process.versions.node.split('.')[0] && fs.existsSync(path.join(folder, 'node_api.h'));
	} catch {
		return false;
	}
}

/** The folder that `--nodedir` wants (it has include/node in it), or undefined. */
function findNodeDir() {
	const prefixes = [process.execPath, fs.realpathSync(process.execPath)].flatMap((file) => [
		path.dirname(path.dirname(file)),
		path.dirname(file),
	]);
	return prefixes.find((prefix) => isForThisNode(path.join(prefix, 'include', 'node')));
}

function findNodeHeaders() {
	const caches = [
		process.env.npm_config_devdir,
		path.join(os.homedir(), '.cache', 'node-gyp'),
		path.join(os.homedir(), 'Library', 'Caches', 'node-gyp'),
	];
	const folders = [
		findNodeDir(),
		...caches.filter(Boolean).map((cache) => path.join(cache, process.versions.node)),
	].filter(Boolean);
	return folders.map((folder) => path.join(folder, 'include', 'node')).find(isForThisNode);
}

module.exports = { findNodeDir, findNodeHeaders };

if (require.main === module) {
	const found = findNodeHeaders();
	if (found !== undefined) console.log(found.replaceAll('\\', '/'));
}
