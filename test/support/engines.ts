/** Engines for tests, and waiting for turns of the loop instead of time. */
import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import type { Engine, SocketHandle } from '../../lib/native/binding';
import { type EngineTarget, EventEngine } from '../../lib/native/engine';
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
			const engine = new EventEngine();
			engines.push(engine);
			return engine;
		},
		/** The native engine with room for so many records. */
		rawEngine(room: number): RawEngine {
			const counts: number[] = [];
			const records = new Int32Array(room * binding.recordLayout.words);
			const engine = binding.createEngine((from, to) => counts.push(to - from), records);
			if (typeof engine === 'number') throw new Error(`no engine: ${engine}`);
			engines.push(engine);
			return { engine, counts, records };
		},
	};
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
