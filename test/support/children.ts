/** Child processes that run plain JavaScript on the compiled library (dist/), as its users do. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

const root = join(__dirname, '..', '..');
/** Under AddressSanitizer: slow, and memory that was freed is kept for a while. */
export const isSanitized = /asan/.test(process.env.LD_PRELOAD ?? '');
/** What hangs is ended by it; what a busy machine makes slow is not. Less than Jest's own limit, whose message tells less. */
const limitMs = 50_000;

/**
 * For processes that read what memory they hold: what is garbage is back when gc() returns. By default threads of V8's
 * give some of it back, whenever a busy machine lets them.
 */
export const collectsAtOnce = ['--expose-gc', '--single-threaded-gc', '--no-concurrent-array-buffer-sweeping'];

export interface ChildOptions {
	/** 'module': the script is ESM. */
	readonly type?: 'commonjs' | 'module';
	/** Of node itself: '--expose-gc'. */
	readonly flags?: readonly string[];
	/** Read by the script as process.argv[1] and on. */
	readonly args?: readonly string[];
	/** What runs node in its turn: ['unshare', '-n']. */
	readonly wrapper?: readonly string[];
}

export interface ChildResult {
	readonly code: number | null;
	readonly signal: NodeJS.Signals | null;
	readonly stdout: string;
	readonly stderr: string;
}

export interface Child {
	/** Resolves once the child has printed this, and fails when it ends before. */
	printed(text: string): Promise<void>;
	/** What it has printed so far. */
	output(): string;
	readonly ended: Promise<ChildResult>;
}

/** Starts a script in the package's own folder, where require('syssock') is the package itself. Killed when it takes too long. */
export function startChild(script: string, options: ChildOptions = {}): Child {
	const { type = 'commonjs', flags = [], args = [], wrapper = [] } = options;
	const command = [...wrapper, process.execPath, ...flags, `--input-type=${type}`, '-e', script, '--', ...args];
	const child: ChildProcessByStdio<null, Readable, Readable> = spawn(command[0] as string, command.slice(1), {
		cwd: root,
		stdio: ['ignore', 'pipe', 'pipe'],
		timeout: limitMs,
		killSignal: 'SIGKILL',
	});
	let stdout = '';
	let stderr = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		stdout += text;
	});
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		stderr += text;
	});
	const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, stdout, stderr }));
	const printed = async (text: string) => {
		while (!stdout.includes(text)) {
			const over = await Promise.race([once(child.stdout, 'data').then(() => false), ended.then(() => true)]);
			if (over && !stdout.includes(text)) throw new Error(`ended without "${text}": ${stdout}${stderr}`);
		}
	};
	return { printed, output: () => stdout, ended };
}

/** Runs a script to its end, which has to be a good one; answers what it printed, as lines. */
export async function runChild(script: string, options?: ChildOptions): Promise<string[]> {
	const { code, signal, stdout, stderr } = await startChild(script, options).ended;
	if (code !== 0) throw new Error(`ended with ${signal ?? code}:\n${stdout}${stderr}`);
	return stdout.split('\n').filter((line) => line !== '');
}

/** Runs a script whose last line is JSON, and answers that. */
export async function resultOf<Result = unknown>(script: string, options?: ChildOptions): Promise<Result> {
	const lines = await runChild(script, options);
	return JSON.parse(lines.at(-1) ?? 'null') as Result;
}
