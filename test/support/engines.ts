/** Engines for tests, of the kind that managers have (SYSSOCK_ENGINE), and waiting for turns of the loop instead of time. */
import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { getSystemErrorName } from 'node:util';
import type { Engine, EngineKind, SocketHandle } from '../../lib/native/binding';
import { type EngineTarget, EventEngine } from '../../lib/native/engine';
import { newEngine as newEngineOfManagers } from '../../lib/socket/engines';
import { binding } from './kernels';

export interface RawEngine {
	readonly engine: Engine;
	/** How many records each call was about. */
	readonly counts: number[];
	readonly records: Int32Array;
}

/** Makes engines that are closed after each test. Call it once a file. */
export function enginesClosedAfterEach() {
	const engines: { close(): unknown }[] = [];
	afterEach(() => {
		for (const engine of engines.splice(0)) engine.close();
	});
	return {
		newEngine(): EventEngine {
			const engine = newEngineOfManagers();
			engines.push(engine);
			return engine;
		},
		/** The native engine with room for so many records. */
		rawEngine(room: number): RawEngine {
			const counts: number[] = [];
			const records = new Int32Array(room * binding.recordLayout.words);
			const engine = binding.createEngine((from, to) => counts.push(to - from), records, kindHere());
			if (typeof engine === 'number') throw new Error(`no engine: ${engine}`);
			engines.push(engine);
			return { engine, counts, records };
		},
	};
}

/** What a manager's engine is, on the kernel in use. */
export function kindHere(): EngineKind {
	const engine = newEngineOfManagers();
	engine.close();
	return engine.kind;
}

/** Why there is no io_uring here: 'io_uring_setup EPERM'. Undefined where there is one. */
export function whyNoRing(): string | undefined {
	try {
		new EventEngine('uring').close();
		return undefined;
	} catch (error) {
		const { errno, syscall } = error as NodeJS.ErrnoException;
		return `${syscall} ${getSystemErrorName(errno as number)}`;
	}
}

/** This file's managers are on this engine from here on; child processes are not. */
export function setEngine(kind: string | undefined): void {
	if (kind === undefined) delete process.env.SYSSOCK_ENGINE;
	else process.env.SYSSOCK_ENGINE = kind;
}

/** All tests of a file, or of a `describe`, on this engine, whatever the run is on. */
export function alwaysOn(kind: EngineKind): void {
	const before = process.env.SYSSOCK_ENGINE;
	beforeEach(() => setEngine(kind));
	afterEach(() => setEngine(before));
}

/** Runs a child process on this engine: a wrapper of children.ts and remote.ts. */
export const withEngine = (kind: EngineKind): string[] => ['/usr/bin/env', `SYSSOCK_ENGINE=${kind}`];

/**
 * `describe` on the io_uring engine, whatever the run is on; where there is no io_uring it is skipped, and said so. With
 * SYSSOCK_REQUIRE_TOOLS=1 it fails instead.
 */
export function describeOnRing(name: string, body: () => void): void {
	describeOn('uring', 'no io_uring', whyNoRing(), name, body);
}

/** The same on the poll engine, where the kernel has io_submit(2). */
export function describeOnBatches(name: string, body: () => void): void {
	const result = binding.testing.openBatch();
	describeOn('poll', 'no batches', result < 0 ? `io_setup ${getSystemErrorName(result)}` : undefined, name, body);
}

function describeOn(kind: EngineKind, what: string, reason: string | undefined, name: string, body: () => void): void {
	if (reason === undefined) {
		describe(name, () => {
			alwaysOn(kind);
			body();
		});
		return;
	}
	if (process.env.SYSSOCK_REQUIRE_TOOLS === '1') {
		test(name, () => {
			throw new Error(`${what} here: ${reason}`);
		});
		return;
	}
	process.stderr.write(`SKIPPED: ${name}: ${what} here: ${reason}\n`);
	describe.skip(`${name} [skipped: ${reason}]`, body);
}

/** An id that an engine answered; fails the test where it is an errno. */
export function openId(id: number): number {
	expect(id).toBeGreaterThanOrEqual(0);
	return id;
}

/** So many turns of the loop, each with a poll for events. */
export async function turns(count: number): Promise<void> {
	for (let turn = 0; turn < count; turn++) await setImmediate();
}

/** Resolves in the turn in which `condition` comes true. A wait that is in vain ends before the test's own limit does. */
export async function until(condition: () => boolean): Promise<void> {
	const giveUpAt = performance.now() + 50_000;
	while (!condition()) {
		if (performance.now() > giveUpAt) throw new Error('waited in vain');
		await setImmediate();
	}
}

/** What a target is told, of what it is given here. */
export type Told = Omit<EngineTarget, 'engineId'>;

/** Watches, and says who is told; an id, or a negative errno. */
export function watch(engine: EventEngine, handle: SocketHandle, interest: number, told: Told = {}): number {
	return admitted(engine, engine.watch(handle, interest), told);
}

/** Accepts, and says who is told; an id, or a negative errno. */
export function listen(engine: EventEngine, handle: SocketHandle, budget: number, told: Told = {}): number {
	return admitted(engine, engine.listen(handle, budget), told);
}

/** Makes a connection, and says who is told; an id, or a negative errno. */
export function adopt(engine: EventEngine, handle: SocketHandle, told: Told = {}): number {
	return admitted(engine, engine.adopt(handle), told);
}

function admitted(engine: EventEngine, engineId: number, told: Told): number {
	if (engineId >= 0) engine.admit({ engineId, ...told });
	return engineId;
}
