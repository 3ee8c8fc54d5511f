// The flight recorder: what an engine told of last, for whoever has to find out what happened.
import { SLOTS } from '../../lib/native/binding';
import { EventEngine } from '../../lib/native/engine';
import type { Socket } from '../../lib/socket/socket';
import { startChild } from '../support/children';
import { cleanUpAfterEach, connectTo, newManager, serve } from '../support/clients';
import { adopt, enginesClosedAfterEach, openId, until } from '../support/engines';
import { binding, errno } from '../support/kernels';
import { closingAfterEach, connectedPair, thrownBy } from '../support/sockets';

cleanUpAfterEach();
const keep = closingAfterEach();
const { newEngine } = enginesClosedAfterEach();

test('tells events in order, with the ids of their connections, when and how much', async () => {
	const before = Date.now();
	const { manager, listener, journal } = serve();
	const client = await connectTo(listener);
	await journal.saw('open');
	const [connection] = manager.connections;
	client.send('hello');
	await journal.saw('data 5');
	client.end();
	await journal.saw('close');
	const record = manager.flightRecord();
	const id = connection?.id;
	expect(record).toMatchObject([
		{ event: 'accepted', value: id },
		{ event: 'data', id, value: 5 },
		{ event: 'end', id, value: 0 },
	]);
	expect(record[0]?.id).not.toBe(id);
	for (const { at } of record) {
		expect(at).toBeGreaterThanOrEqual(before - 1);
		expect(at).toBeLessThanOrEqual(Date.now() + 1);
	}
});

test('tells the errno of what broke', async () => {
	const { manager, listener, journal } = serve();
	const client = await connectTo(listener);
	await journal.saw('open');
	client.reset();
	await journal.saw('close ECONNRESET');
	const last = manager.flightRecord().at(-1);
	expect(last).toMatchObject({ event: 'error', value: errno('ECONNRESET') });
});

test('is of a manager that has closed, too, and empty for one that was never used', async () => {
	expect(newManager().flightRecord()).toEqual([]);
	const { manager, listener, journal } = serve();
	await connectTo(listener);
	await journal.saw('open');
	await manager.close({ drainMs: 0 });
	expect(manager.flightRecord()).toMatchObject([{ event: 'accepted' }]);
});

test('keeps the last 64, however many came before, in one turn or in many', async () => {
	const engine = newEngine();
	const chunks: string[] = [];
	const [mine, other] = connectedPair().map(keep) as [Socket, Socket];
	openId(adopt(engine, mine.leave(), { onData: (chunk) => chunks.push(String(chunk)) }));
	for (let i = 1; i <= 70; i++) {
		other.send('x'.repeat(i));
		await until(() => chunks.length === i);
	}
	expect(engine.flightRecord().map(({ value }) => value)).toEqual(Array.from({ length: 64 }, (_, i) => i + 7));

	const others = Array.from({ length: 100 }, () => connectedPair().map(keep) as [Socket, Socket]);
	let told = 0;
	for (const [ours] of others) openId(adopt(engine, ours.leave(), { onData: () => told++ }));
	for (const [, theirs] of others) theirs.send('many');
	await until(() => told === 100);
	expect(engine.flightRecord().map(({ value }) => value)).toEqual(Array.from({ length: 64 }, () => 4));
});

describe('what cannot be', () => {
	/** An engine whose records a test writes itself, as no native engine would. */
	function forged(): { engine: EventEngine; walk(record: Record<string, number>): void } {
		const { createEngine, recordLayout } = binding;
		const writable = binding as { createEngine: typeof createEngine };
		let forge: ((record: Record<string, number>) => void) | undefined;
		writable.createEngine = (onBatch, records) => {
			forge = (record) => {
				records.fill(0);
				for (const [field, value] of Object.entries(record)) {
					records[recordLayout[field as keyof typeof recordLayout]] = value;
				}
				onBatch(0, 1, false);
			};
			return createEngine(onBatch, records);
		};
		try {
			const engine = new EventEngine();
			return { engine, walk: (record) => forge?.(record) };
		} finally {
			writable.createEngine = createEngine;
		}
	}

	test.each([
		['a record of no kind', { kind: 99 }, 'kind 99'],
		['bytes in a slab that nobody gave', { kind: binding.recordKinds.data, value: 1, extra: 200 }, 'slab 200'],
	])('%s is an error with the last events in it', async (_what, record, told) => {
		const { engine, walk } = forged();
		try {
			const [mine, other] = connectedPair().map(keep) as [Socket, Socket];
			const chunks: Buffer[] = [];
			const id = openId(adopt(engine, mine.leave(), { onData: (chunk) => chunks.push(chunk) }));
			other.send('sane');
			await until(() => chunks.length === 1);
			const error = thrownBy(() => walk({ slot: id % SLOTS, generation: Math.floor(id / SLOTS), ...record })) as Error;
			expect(error).toMatchObject({
				code: 'ERR_SYSSOCK_INTERNAL',
				flightRecord: [{ event: 'data', id, value: 4 }],
			});
			expect(error.message).toContain(told);
			expect(error.message).toContain(` data ${id} 4`);
		} finally {
			engine.close();
		}
	});
});

describe('with NODE_DEBUG=syssock', () => {
	const script = `
		const { SocketManager } = require('syssock');
		const manager = new SocketManager();
		const handlers = { data() { throw new Error('thrown by a handler'); } };
		const [listener] = manager.setupServerSockets([{ host: '127.0.0.1', handlers }]);
		manager.start();
		require('node:net').connect(listener.address.port, '127.0.0.1', function () { this.write('four'); });
	`;

	test('is printed when a handler throws, before that ends the process', async () => {
		const wrapper = ['env', 'NODE_DEBUG=syssock'];
		const { code, stderr } = await startChild(script, { wrapper }).ended;
		expect(code).toBe(1);
		expect(stderr).toMatch(/a handler threw: Error: thrown by a handler/);
		expect(stderr).toMatch(/ accepted \d+ \d+\n.* data \d+ 4\n/);
	});

	test('and only then', async () => {
		const { code, stderr } = await startChild(script).ended;
		expect(code).toBe(1);
		expect(stderr).toContain('thrown by a handler');
		expect(stderr).not.toContain('a handler threw');
	});
});
