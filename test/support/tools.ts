import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Programs that some tests want and a machine may lack (strace, nc, telnet, curl, ss, script, python3). A test that goes
 * without says so in the output and counts as skipped; with `SYSSOCK_REQUIRE_TOOLS=1` it fails instead.
 */
export type Tool = 'strace' | 'nc' | 'telnet' | 'curl' | 'ss' | 'ip' | 'script' | 'python3' | (string & {});

/** Where Debian has them. */
const packages: Readonly<Record<string, string>> = {
	nc: 'netcat-openbsd',
	ss: 'iproute2',
	ip: 'iproute2',
	script: 'bsdutils',
};

/** Tools that can be there and still not work, and a command that shows whether they do. */
const probes: Readonly<Record<string, readonly string[]>> = {
	strace: ['-o', '/dev/null', 'true'], // needs leave to trace
	script: ['-qec', 'true', '/dev/null'], // other systems' takes other arguments
};

const found = new Map<string, string | undefined>();

/** The tool's path, or undefined when it is not there or does not work here. */
export function findTool(tool: Tool): string | undefined {
	if (!found.has(tool)) found.set(tool, search(tool));
	return found.get(tool);
}

export function hasTool(tool: Tool): boolean {
	return findTool(tool) !== undefined;
}

/** `describe`, where the tool is there; otherwise skipped, and said so. Several tools: all of them are needed. */
export function describeWithTool(tool: Tool | readonly Tool[], name: string, body: () => void): void {
	const missing = [tool].flat().filter((each) => !hasTool(each));
	if (missing.length === 0) {
		describe(name, body);
		return;
	}
	const reason = `needs ${missing.map((each) => `${each} (Debian: ${packages[each] ?? each})`).join(', ')}`;
	if (process.env.SYSSOCK_REQUIRE_TOOLS === '1') {
		test(name, () => {
			throw new Error(reason);
		});
		return;
	}
	process.stderr.write(`SKIPPED: ${name}: ${reason}\n`);
	describe.skip(`${name} [skipped: ${reason}]`, body);
}

function search(tool: string): string | undefined {
	const path = (process.env.PATH ?? '')
		.split(delimiter)
		.map((folder) => join(folder, tool))
		.find(isExecutable);
	const probe = probes[tool];
	if (path === undefined || probe === undefined) return path;
	return spawnSync(path, probe, { stdio: 'ignore' }).status === 0 ? path : undefined;
}

function isExecutable(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
