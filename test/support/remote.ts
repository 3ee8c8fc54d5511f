/**
 * Child processes that a test asks for things, one call at a time: servers under limits, and crowds of clients. Scripts
 * are plain JavaScript on the compiled package, as in children.ts, and put what can be called into `calls`:
 *
 * ```ts
 * const server = startRemote(`calls.double = (number) => number * 2;`);
 * expect(await server.call('double', 21)).toBe(42);
 * ```
 *
 * A child ends with its test, in whatever state, and also when the test's own process is gone.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { afterThisTest } from './clients';

const root = join(__dirname, '..', '..');

export interface RemoteOptions {
	/** Of node itself: '--expose-gc'. */
	readonly flags?: readonly string[];
	/** What runs node in its turn: `withDescriptors(64)`. */
	readonly wrapper?: readonly string[];
}

export interface Ended {
	readonly code: number | null;
	readonly signal: NodeJS.Signals | null;
	/** stdout and stderr. */
	readonly output: string;
}

interface Answer {
	readonly id: number;
	readonly value?: unknown;
	readonly error?: string;
}

const prelude = `
	const calls = {};
	process.on('message', async ({ id, name, args }) => {
		const answer = { id };
		try { answer.value = await calls[name](...args); } catch (error) { answer.error = String(error?.stack ?? error); }
		if (process.connected) process.send(answer);
	});
	process.on('disconnect', () => process.exit());
`;

export class Remote {
	readonly ended: Promise<Ended>;
	readonly #process: ChildProcess;
	readonly #waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
	#calls = 0;
	#output = '';
	#over = false;

	constructor(process: ChildProcess) {
		this.#process = process;
		for (const stream of [process.stdout, process.stderr]) {
			stream?.setEncoding('utf8').on('data', (text: string) => {
				this.#output += text;
			});
		}
		process.on('message', (answer) => this.#onAnswer(answer as Answer));
		// Not the 'close' event: where this end of the channel was closed, it never comes.
		const outputs = [process.stdout, process.stderr].map((stream) => stream && once(stream, 'close'));
		this.ended = Promise.all([once(process, 'exit'), ...outputs]).then(([[code, signal]]) => this.#onEnd(code, signal));
	}

	/** The pid of what was started, which is the wrapper's where that does not become node. */
	get pid(): number {
		return this.#process.pid as number;
	}

	get output(): string {
		return this.#output;
	}

	/** Rejects with what the call threw, or when the process ends before it answers. */
	call<Result = unknown>(name: string, ...args: unknown[]): Promise<Result> {
		return new Promise<Result>((resolve, reject) => {
			if (this.#over) return reject(this.#gone(name));
			const id = ++this.#calls;
			this.#waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
			this.#process.send({ id, name, args }, (error) => {
				if (error === null) return;
				this.#waiting.delete(id);
				reject(this.#gone(name));
			});
		});
	}

	kill(signal: NodeJS.Signals): void {
		this.#process.kill(signal);
	}

	/** Ends it: by the end of its channel, which a child under a wrapper sees too. */
	async stop(): Promise<void> {
		if (this.#process.connected) this.#process.disconnect();
		// Long: who is killed has not written all that it had to (strace).
		const killer = setTimeout(() => this.#process.kill('SIGKILL'), 20_000);
		await this.ended;
		clearTimeout(killer);
	}

	#onAnswer({ id, value, error }: Answer): void {
		const waiting = this.#waiting.get(id);
		this.#waiting.delete(id);
		if (error === undefined) waiting?.resolve(value);
		else waiting?.reject(new Error(error));
	}

	#onEnd(code: number | null, signal: NodeJS.Signals | null): Ended {
		this.#over = true;
		for (const { reject } of this.#waiting.values()) reject(this.#gone('the call'));
		this.#waiting.clear();
		return { code, signal, output: this.#output };
	}

	#gone(what: string): Error {
		return new Error(`it ended before ${what} was answered:\n${this.#output}`);
	}
}

/** Starts a script; it is stopped after the test. */
export function startRemote(script: string, { flags = [], wrapper = [] }: RemoteOptions = {}): Remote {
	const [command, ...args] = [...wrapper, process.execPath, ...flags, '-e', prelude + script];
	const child = spawn(command as string, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
	const remote = new Remote(child);
	afterThisTest(() => remote.stop());
	return remote;
}

/** A wrapper with a hard limit of descriptors: node raises a soft one by itself. */
export function withDescriptors(limit: number): string[] {
	return ['/bin/sh', '-c', `ulimit -n ${limit}; exec "$@"`, 'sh'];
}

/** Resolves once `holds` is true of what `look` answers, and answers that; asks again as soon as it was answered. */
export async function seen<Seen>(look: () => Promise<Seen>, holds: (seen: Seen) => boolean): Promise<Seen> {
	for (;;) {
		const looked = await look();
		if (holds(looked)) return looked;
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}
