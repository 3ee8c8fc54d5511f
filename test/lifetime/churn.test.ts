// Churn on each engine: clients that come, echo, half-close, reset, drop, are paused, aborted or given away, at
// random and many at once. Every byte is compared, nobody hangs, no descriptor is left.
import { once } from 'node:events';
import * as net from 'node:net';

import { type Connection, Socket, type SocketError } from '../../lib';
import { cleanUpAfterEach, countFds, newManager, patterned } from '../support/clients';
import { alwaysOn, describeOnRing, turns, until } from '../support/engines';
import { inForm, tellFigures } from '../support/long';
import { Random, seedAndRuns } from '../support/random';

cleanUpAfterEach();

const durationMs = inForm({ short: 8_000, long: 240_000 });
const atOnce = 64;
/** For a client that is served within milliseconds; the machine may be busy. */
const stuckMs = 30_000;

/** What becomes of a connection; the server is told by its first byte. */
const fates = ['echo', 'halfClose', 'reset', 'drop', 'abort', 'detach'] as const;
type Fate = (typeof fates)[number];
/** Of those, every byte comes back. */
const whole: readonly Fate[] = ['echo', 'halfClose', 'detach'];

/** The server's side of the churn, with a random of its own. */
function churningServer(random: Random) {
	const counts = { paused: 0, detached: 0, busy: 0, aborted: 0, servedOn: 0 };
	const failures: unknown[] = [];
	const state = new WeakMap<Connection, { fate: Fate; left: number; blocked: boolean }>();

	async function pauseForAWhile(connection: Connection): Promise<void> {
		counts.paused++;
		connection.pause();
		await turns(random.between(1, 5));
		if (!connection.closed && state.get(connection)?.blocked === false) connection.resume();
	}

	/** Echoes on the bare socket what comes from here on. */
	async function serveOn(socket: Socket): Promise<void> {
		for (;;) {
			await socket.readable();
			const chunk = socket.recv(65536);
			if (chunk === null) continue;
			if (chunk.length === 0) return socket.close();
			for (let sent = 0; sent < chunk.length; ) {
				const taken = socket.send(chunk.subarray(sent));
				if (taken === null) await socket.writable();
				sent += taken ?? 0;
			}
		}
	}

	/** Where bytes are on their way it has to wait, and is asked again when they are told. */
	function tryToDetach(connection: Connection): void {
		if (connection.closed) return;
		try {
			const socket = connection.detach();
			counts.detached++;
			serveOn(socket).then(
				() => counts.servedOn++,
				(error) => failures.push(error),
			);
		} catch (error) {
			if ((error as SocketError).code !== 'EBUSY') failures.push(error);
			counts.busy++;
		}
	}

	const manager = newManager();
	const handlers = {
		data(connection: Connection, chunk: Buffer) {
			let known = state.get(connection);
			if (known === undefined) {
				known = { fate: fates[chunk[0] as number] as Fate, left: random.between(0, 20_000), blocked: false };
				state.set(connection, known);
			}
			known.left -= chunk.length;
			if (known.fate === 'abort' && known.left < 0) {
				counts.aborted++;
				return connection.abort();
			}
			known.blocked = !connection.write(chunk);
			if (known.blocked) return connection.pause();
			if (known.fate === 'detach' && known.left < 0) return void setImmediate(tryToDetach, connection);
			if (random.chance(0.1)) void pauseForAWhile(connection);
		},
		drain(connection: Connection) {
			const known = state.get(connection);
			if (known !== undefined) known.blocked = false;
			connection.resume();
		},
		end: (connection: Connection) => connection.end(),
	};
	const [listener] = manager.setupServerSockets([{ host: '127.0.0.1', handlers }]);
	manager.start();
	return { manager, port: (listener!.address as { port: number }).port, counts, failures };
}

/** What a client got back, and how it was over: 'FIN', or the error's code. `something`: happened to it. */
function receiving(socket: net.Socket) {
	const parts: Buffer[] = [];
	let tell: () => void = () => undefined;
	socket.on('data', (chunk) => void parts.push(chunk as Buffer));
	for (const event of ['data', 'drain', 'end', 'error', 'close']) socket.on(event, () => tell());
	const something = () => new Promise<void>((resolve) => (tell = resolve));
	const over = new Promise<string>((resolve) => {
		socket.once('end', () => resolve('FIN'));
		socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'));
		socket.once('close', () => resolve('closed'));
	});
	return { parts, over, something };
}

/** One client from its connect to its end; answers how many bytes came back. Throws where one was lost or changed. */
async function live(port: number, fate: Fate, random: Random): Promise<number> {
	const length = random.chance(0.05) ? random.between(100_000, 400_000) : random.between(1, 30_000);
	const bytes = patterned(length, random.between(1, 2 ** 31));
	bytes[0] = fates.indexOf(fate);
	const socket = net.connect({ port, host: '127.0.0.1', allowHalfOpen: true });
	const { parts, over, something } = receiving(socket);
	await once(socket, 'connect');
	for (let at = 0; at < length && !socket.destroyed; ) {
		const piece = random.between(1, random.chance(0.2) ? 40_000 : 2500);
		const isBlocked = !socket.write(bytes.subarray(at, at + piece));
		at += piece;
		while (isBlocked && socket.writableNeedDrain && !socket.destroyed) await something();
		if (random.chance(0.3)) await turns(random.between(1, 3));
		if (at > length / 2 && (fate === 'reset' || fate === 'drop') && random.chance(0.5)) break;
	}
	const count = () => parts.reduce((sum, part) => sum + part.length, 0);
	if (fate === 'reset') socket.resetAndDestroy();
	else if (fate === 'drop') socket.destroy();
	else if (fate === 'halfClose' || fate === 'detach') socket.end();
	else if (fate === 'echo') {
		while (count() < length && !socket.destroyed && !socket.readableEnded) await something();
		socket.end();
	}
	// Aborted it may have been before all was sent, or not at all: few bytes do not come as far as that.
	if (fate === 'abort') socket.end();
	const how = await over;
	socket.destroy();
	const got = Buffer.concat(parts);
	if (!got.equals(bytes.subarray(0, got.length)))
		throw new Error(`${fate}: bytes that were not sent, or not in this order`);
	if (whole.includes(fate) && (got.length !== length || how !== 'FIN')) {
		throw new Error(`${fate}: ${got.length} of ${length} bytes came back, then ${how}`);
	}
	return got.length;
}

async function withinLimit<Result>(work: Promise<Result>, what: () => string): Promise<Result> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error(`stuck: ${what()}`)), stuckMs);
	});
	try {
		return await Promise.race([work, late]);
	} finally {
		clearTimeout(timer);
	}
}

function churns(): void {
	test(
		'loses no byte, hangs nobody and leaves no descriptor',
		async () => {
			const { seed } = seedAndRuns(1);
			const warm = Socket.pair(); // what single waits need is there from here on
			await warm[0].writable();
			for (const socket of warm) socket.close();
			const before = countFds();
			const { manager, port, counts, failures } = churningServer(new Random(seed + 1));
			const told = { clients: 0, bytes: 0, ...Object.fromEntries(fates.map((fate) => [fate, 0])) } as Record<
				string,
				number
			>;
			const giveUpAt = performance.now() + durationMs;
			const one = async (number: number) => {
				const random = new Random(seed * 1_000_003 + number);
				const fate = random.pick(fates);
				const describe = () => `SYSSOCK_SEED=${seed}, client ${number}, ${fate}: ${JSON.stringify(manager.stats())}`;
				const bytes = await withinLimit(live(port, fate, random), describe);
				told.bytes = (told.bytes as number) + bytes;
				told.clients = (told.clients as number) + 1;
				told[fate] = (told[fate] as number) + 1;
			};
			let number = 0;
			const slot = async () => {
				while (performance.now() < giveUpAt && failures.length === 0) await one(++number);
			};
			await Promise.all(Array.from({ length: atOnce }, slot));
			await until(() => manager.clients.size === 0 && counts.servedOn + failures.length >= counts.detached);
			expect(failures).toEqual([]);
			expect(manager.stats()).toMatchObject({ total: told.clients, dropped: {}, acceptErrors: {}, waiting: 0 });
			expect(Math.min(...fates.map((fate) => told[fate] as number))).toBeGreaterThan(3);
			expect(Math.min(counts.detached, counts.aborted, counts.paused)).toBeGreaterThan(3);
			const { engine } = manager;
			await manager.close({ drainMs: 0 });
			await until(() => countFds() <= before);
			expect(told.bytes).toBeGreaterThan((told.clients as number) * 1000);
			tellFigures(`churn on ${engine}`, { seed, durationMs, atOnce, ...told, ...counts });
		},
		durationMs + 120_000,
	);
}

describeOnRing('mixed churn by io_uring', churns);

describe('mixed churn by readiness', () => {
	alwaysOn('poll');
	churns();
});
