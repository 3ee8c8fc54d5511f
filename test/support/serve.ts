/**
 * The real `syssock serve`: the process that `npm start` ends up as, with the addon that users get. It runs the
 * compiled package (dist), which `buildPackage` sees to. Bounded by the test: what still runs after it is killed.
 *
 * ```ts
 * const server = await startServer('127.0.0.1:0');
 * await talk('nc', ['127.0.0.1', String(server.ports[0])], 'hello\n');
 * expect(await server.stop('SIGTERM')).toEqual({ code: 0, signal: null });
 * ```
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { Socket } from '../../lib';
import { afterThisTest, connectTo, Journal } from './clients';

const root = join(__dirname, '..', '..');
export const packageMain = join(root, 'dist', 'index.js');
export const commandMain = join(root, 'dist', 'cli', 'main.js');

/** For `beforeAll`: compiles lib/ to dist/ unless that is up to date. */
export function buildPackage(): void {
	const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts', 'setup.mjs'), '--only=typescript'], {
		encoding: 'utf8',
	});
	if (status !== 0) throw new Error(`dist/ cannot be built:\n${stderr}`);
}

export interface Ending {
	readonly code: number | null;
	readonly signal: NodeJS.Signals | null;
}

/** A process with its output as lines. */
export class Child {
	readonly process: ChildProcess;
	readonly #out = new Journal();
	readonly #ended: Promise<Ending>;
	#partial = '';
	#stderr = '';

	constructor(process: ChildProcess) {
		this.process = process;
		this.#ended = once(process, 'close').then(([code, signal]) => {
			this.#out.add(this.#partial);
			this.#hasEnded = true;
			this.#out.add('');
			return { code, signal };
		});
		process.stdout?.setEncoding('utf8').on('data', (text: string) => {
			const lines = (this.#partial + text).split('\n');
			this.#partial = lines.pop() ?? '';
			for (const line of lines) this.#out.add(line);
		});
		process.stderr?.setEncoding('utf8').on('data', (text: string) => {
			this.#stderr += text;
			this.#out.add(''); // whoever waits looks again
		});
		afterThisTest(async () => {
			process.kill('SIGKILL');
			await this.#ended;
		});
	}

	#hasEnded = false;

	get pid(): number {
		return this.process.pid as number;
	}

	/** What it wrote to stdout, line by line. */
	get lines(): readonly string[] {
		return this.#out.lines.filter((line) => line !== '');
	}

	get stderr(): string {
		return this.#stderr;
	}

	/** The `times`th line that matches, once it is there. Fails when the process ends before. */
	async line(pattern: RegExp, times = 1): Promise<string> {
		const found = () => this.lines.filter((line) => pattern.test(line))[times - 1];
		await this.#out.until(() => found() !== undefined || this.#hasEnded);
		const line = found();
		if (line === undefined) throw new Error(`it ended without a line like ${pattern}:\n${this.#everything()}`);
		return line;
	}

	/** Resolves when stderr has a match. Fails when the process ends before. */
	async errorLine(pattern: RegExp): Promise<void> {
		await this.#out.until(() => pattern.test(this.#stderr) || this.#hasEnded);
		if (!pattern.test(this.#stderr)) throw new Error(`it ended without ${pattern}:\n${this.#everything()}`);
	}

	ended(): Promise<Ending> {
		return this.#ended;
	}

	stop(signal: NodeJS.Signals): Promise<Ending> {
		this.process.kill(signal);
		return this.#ended;
	}

	#everything(): string {
		return [...this.lines, this.#stderr].join('\n');
	}
}

/** Starts any program; it is killed and reaped after the test. */
export function start(command: string, args: readonly string[]): Child {
	return new Child(spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] }));
}

export interface Server extends Child {
	/** As its 'listening' lines tell it: '127.0.0.1:40123', '[::]:7000', 'unix:/run/a.sock'. */
	readonly addresses: readonly string[];
	/** The port of each address; -1 for a unix path. */
	readonly ports: readonly number[];
}

/** `syssock serve --listen …`, ready when this resolves; what begins with '-' is another option. */
export function startServer(...endpoints: string[]): Promise<Server> {
	return startServerBy([], ...endpoints);
}

/** The same under another command: `['strace', '-o', file]`. */
export async function startServerBy(command: readonly string[], ...endpoints: string[]): Promise<Server> {
	const options = endpoints.flatMap((each) => (each.startsWith('-') ? [each] : ['--listen', each]));
	const [program, ...args] = [...command, process.execPath, commandMain, 'serve', ...options];
	const child = start(program as string, args);
	await child.line(/^stop it:/);
	const addresses = child.lines
		.filter((line) => line.startsWith('listening '))
		.map((line) => line.replace(/^listening /, '').replace(/ \(.*\)$/, ''));
	const ports = addresses.map((address) => (address.startsWith('unix:') ? -1 : Number(/:(\d+)$/.exec(address)?.[1])));
	return Object.assign(child, { addresses, ports });
}

/** Runs a client, sends it the text on stdin and resolves with what it wrote once the text has come back. */
export async function talk(command: string, args: readonly string[], text: string): Promise<string> {
	const client = start(command, args);
	client.process.stdin?.write(text);
	await client.line(new RegExp(text.trim()));
	await client.stop('SIGTERM');
	return client.lines.join('\n');
}

/**
 * A client that sends and does not read, until the server has bytes queued for it and reads no more itself: while
 * another client is answered, turn after turn, the kernel takes no more of this one's bytes, nor does the server's.
 */
export async function stall(server: Server): Promise<Socket> {
	const client = new Socket({ family: 'ipv4', type: 'stream' });
	afterThisTest(() => client[Symbol.dispose]());
	client.connect({ host: '127.0.0.1', port: server.ports[0] as number });
	await client.writable();
	const other = await connectTo({ family: 'ipv4', host: '127.0.0.1', port: server.ports[0] as number });
	const block = Buffer.alloc(1024 * 1024);
	for (let echoes = 1, idle = 0, unacked = -1; idle < 20; echoes++) {
		idle = client.send(block) === null && client.unackedBytes === unacked ? idle + 1 : 0;
		unacked = client.unackedBytes;
		other.send('x');
		await other.receive(echoes);
	}
	other.end();
	await server.line(/\bclose\b/);
	return client;
}
