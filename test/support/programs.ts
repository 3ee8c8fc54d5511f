/** curl, openssl and other programs as clients: run to their end, killed when that does not come. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterThisTest } from './clients';

export interface Ran {
	readonly code: number | null;
	readonly stdout: Buffer;
	readonly stderr: string;
}

/** Its standard input is for the caller to end. */
export function startProgram(program: string, args: readonly string[]): ChildProcessWithoutNullStreams {
	const child = spawn(program, args, { stdio: 'pipe' });
	child.stdin.on('error', () => undefined); // it may end without having read all
	const ended = once(child, 'close');
	afterThisTest(async () => {
		child.kill('SIGKILL');
		await ended;
	});
	return child;
}

export async function run(program: string, args: readonly string[], input: string | Readable = ''): Promise<Ran> {
	const child = startProgram(program, args);
	const ended = once(child, 'close');
	const stdout: Buffer[] = [];
	let stderr = '';
	child.stdout.on('data', (chunk) => stdout.push(chunk));
	child.stderr.setEncoding('utf8').on('data', (text) => {
		stderr += text;
	});
	if (typeof input === 'string') child.stdin.end(input);
	else await pipeline(input, child.stdin).catch(() => undefined);
	const [code] = await ended;
	return { code, stdout: Buffer.concat(stdout), stderr };
}

/** Proxies and settings of the machine have no say. */
const curlDefaults = ['-q', '-sS', '--noproxy', '*', '--max-time', '60'];

export function curl(args: readonly string[], input?: string | Readable): Promise<Ran> {
	return run('curl', [...curlDefaults, ...args], input);
}
