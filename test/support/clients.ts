/**
 * Clients on node's own sockets (a second implementation at the other end of the wire), and managers with a journal
 * of what their handlers were told. What a test opens is closed after it, whether it passed or not.
 *
 * ```ts
 * const { manager, listener, journal } = serve({ data: (connection, chunk) => connection.write(chunk) });
 * const client = await connectTo(listener);
 * client.send('hello');
 * expect(await client.receive(5)).toEqual(Buffer.from('hello'));
 * await journal.saw('close');
 * ```
 */
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createConnection, type Socket as NetSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
	type Connection,
	type ConnectionHandlers,
	type Listener,
	type ListenerConfig,
	type SocketAddress,
	type SocketError,
	SocketManager,
	type SocketManagerOptions,
} from '../../lib';

/** Runs what the test left behind in reverse order. Call it once in each test file, at the top. */
export function cleanUpAfterEach(): void {
	afterEach(async () => {
		for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
	});
}

const cleanups: (() => unknown)[] = [];

export function afterThisTest(cleanup: () => unknown): void {
	cleanups.push(cleanup);
}

/** A folder for unix paths, which are short: sun_path has room for about a hundred bytes. */
export function temporaryFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'syssock-'));
	afterThisTest(() => rmSync(folder, { recursive: true, force: true }));
	return folder;
}

/** Lines in the order in which they came, and promises of lines to come. */
export class Journal {
	readonly lines: string[] = [];
	readonly #waiting = new Set<() => void>();

	add(line: string): void {
		this.lines.push(line);
		for (const check of [...this.#waiting]) check();
	}

	/** How many lines are this one. */
	count(line: string): number {
		return this.lines.filter((each) => each === line).length;
	}

	/** Resolves when the line was added for the `times`th time. Jest's own time limit ends a wait in vain. */
	saw(line: string, times = 1): Promise<void> {
		return this.until(() => this.count(line) >= times);
	}

	until(holds: () => boolean): Promise<void> {
		return new Promise((resolve) => {
			const check = () => {
				if (!holds()) return;
				this.#waiting.delete(check);
				resolve();
			};
			this.#waiting.add(check);
			check();
		});
	}
}

/** Handlers that write each event to the journal, and then do what the given ones do. */
export function journaled(journal: Journal, handlers: ConnectionHandlers = {}): ConnectionHandlers {
	const told: ConnectionHandlers = {
		open(connection: Connection) {
			journal.add('open');
			handlers.open?.(connection);
		},
		data(connection: Connection, chunk: Buffer) {
			journal.add(`data ${chunk.length}`);
			handlers.data?.(connection, chunk);
		},
		drain(connection: Connection) {
			journal.add('drain');
			handlers.drain?.(connection);
		},
		error(connection: Connection, error: SocketError) {
			journal.add(`error ${error.code}`);
			handlers.error?.(connection, error);
		},
		close(connection: Connection, error: SocketError | undefined) {
			journal.add(error === undefined ? 'close' : `close ${error.code}`);
			handlers.close?.(connection, error);
		},
	};
	if (handlers.end === undefined) return told; // its absence means something
	const { end } = handlers;
	return {
		...told,
		end(connection: Connection) {
			journal.add('end');
			end(connection);
		},
	};
}

/** A manager that is closed after the test, with everything of it. */
export function newManager(options?: SocketManagerOptions): SocketManager {
	const manager = new SocketManager(options);
	afterThisTest(() => manager.close({ drainMs: 0 }));
	return manager;
}

export interface Served {
	readonly manager: SocketManager;
	readonly listener: Listener;
	readonly journal: Journal;
}

/** A manager that is started, with one listener, on a loopback port that the kernel chose unless told otherwise. */
export function serve(handlers?: ConnectionHandlers, config: ListenerConfig = { host: '127.0.0.1' }): Served {
	const journal = new Journal();
	const manager = newManager();
	const [listener] = manager.setupServerSockets([{ ...config, handlers: journaled(journal, handlers) }]);
	manager.start();
	return { manager, listener: listener as Listener, journal };
}

/** Handlers that keep the connection of the first client. */
export function keepFirst(handlers: ConnectionHandlers = {}): {
	handlers: ConnectionHandlers;
	connection(): Connection;
} {
	let kept: Connection | undefined;
	return {
		handlers: {
			...handlers,
			open(connection) {
				kept ??= connection;
				handlers.open?.(connection);
			},
		},
		connection: () => kept as Connection,
	};
}

/** A client that takes bytes from the start and keeps its side open when the server ends. */
export class Client {
	readonly socket: NetSocket;
	readonly #chunks: Buffer[] = [];
	readonly #journal = new Journal();
	#bytes = 0;

	constructor(socket: NetSocket) {
		this.socket = socket;
		socket.on('data', (chunk) => {
			this.#chunks.push(chunk);
			this.#bytes += chunk.length;
			this.#journal.add('data');
		});
		socket.on('end', () => this.#journal.add('end'));
		socket.on('error', (error: NodeJS.ErrnoException) => this.#journal.add(`error ${error.code}`));
		socket.on('close', () => this.#journal.add('close'));
	}

	send(data: string | Uint8Array): void {
		this.socket.write(data);
	}

	/** Sends FIN; reading goes on. */
	end(): void {
		this.socket.end();
	}

	/** Ends at once by RST. */
	reset(): void {
		this.socket.resetAndDestroy();
	}

	/** Resolves with the first `bytes` that came, once they are there. */
	async receive(bytes: number): Promise<Buffer> {
		await this.#journal.until(() => this.#bytes >= bytes || this.#journal.count('close') > 0);
		return Buffer.concat(this.#chunks);
	}

	/** What came so far is not among what receive() answers. */
	forget(): void {
		this.#chunks.length = 0;
		this.#bytes = 0;
	}

	/** Everything that came until the server's FIN. Throws when the connection was reset instead. */
	async receiveAll(): Promise<Buffer> {
		const how = await this.ending();
		if (how !== 'FIN') throw new Error(`the connection ended with ${how}`);
		return Buffer.concat(this.#chunks);
	}

	/** 'FIN', or the error that the connection ended with: 'ECONNRESET'. */
	async ending(): Promise<string> {
		const found = () => this.#journal.lines.find((line) => line !== 'data');
		await this.#journal.until(() => found() !== undefined);
		const first = found() as string;
		return first === 'end' ? 'FIN' : first.replace('error ', '');
	}
}

/** Connected when this resolves. `paused`: reads nothing until `client.socket.resume()`. */
export async function connectTo(
	to: Listener | SocketAddress,
	{ paused = false }: { readonly paused?: boolean } = {},
): Promise<Client> {
	const address = 'address' in to ? to.address : to;
	const socket = createConnection({ ...nodeAddress(address), allowHalfOpen: true });
	afterThisTest(() => socket.destroy());
	await once(socket, 'connect');
	const client = new Client(socket);
	if (paused) socket.pause();
	return client;
}

function nodeAddress(address: SocketAddress): { path: string } | { host: string; port: number } {
	if (address.family === 'unix') return { path: address.path };
	const host = { '::': '::1', '0.0.0.0': '127.0.0.1' }[address.host] ?? address.host;
	return { host, port: address.port };
}

/** Turns of the event loop: what was ready in the kernel when it was called has been told when this resolves. */
export async function turnsOfTheLoop(count = 3): Promise<void> {
	for (let i = 0; i < count; i++) await new Promise((resolve) => setImmediate(resolve));
}

/** Descriptors of this process. Compare counts with no await in between: the rest of the process has some as well. */
export function countFds(): number {
	return readdirSync('/dev/fd').length;
}

/** Bytes that a mistake in their order shows in: no two stretches of them are alike. */
export function patterned(bytes: number, seed = 1): Buffer {
	const words = new Uint32Array(Math.ceil(bytes / 4));
	const { imul } = Math; // globals are slow to look up in Jest's realm
	let state = seed >>> 0 || 1;
	for (let i = 0; i < words.length; i++) {
		state = (imul(state, 1664525) + 1013904223) >>> 0;
		words[i] = state ^ (state >>> 15);
	}
	return Buffer.from(words.buffer, 0, bytes);
}

/** What handlers throw during this test is caught here, as uncaught exceptions, instead of failing it. */
export function catchUncaught(): unknown[] {
	const caught: unknown[] = [];
	// Jest's copy of `process` has listeners of its own, which are never called; this setting is the real one's.
	process.setUncaughtExceptionCaptureCallback((error) => caught.push(error));
	afterThisTest(() => process.setUncaughtExceptionCaptureCallback(null));
	return caught;
}

/** For this test no time passes: timers fire when the test says so (`jest.runOnlyPendingTimers`). */
export function stopTime(): void {
	jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
	afterThisTest(() => jest.useRealTimers());
}
