// Engines at the edges of their lives: handlers that throw, processes that end, memory that goes.
import { Socket } from '../../lib/socket/socket';
import { resultOf, runChild, startChild } from '../support/children';

const prelude = `
	const { EventEngine } = require('./dist/native/engine.js');
	const { createEngine, recordLayout, READ, WRITE } = require('syssock/addon');
	const { Socket } = require('syssock');
	const { setImmediate: turn } = require('node:timers/promises');
	const ready = () => { const [a, b] = Socket.pair(); b.send('x'); a.other = b; return a; };
	const print = (value) => console.log(JSON.stringify(value));
	const watch = (engine, socket, told = {}) => {
		const engineId = engine.watch(socket.handle, READ);
		engine.admit({ engineId, ...told });
		return engineId;
	};
`;

describe('a target that throws', () => {
	test('loses only its own event', async () => {
		const order = await resultOf(`${prelude}
			const order = [];
			process.on('uncaughtException', (error) => order.push('uncaught ' + error.message));
			const engine = new EventEngine();
			for (const name of ['a', 'b', 'c', 'd']) {
				const id = watch(engine, ready(), {
					onReady() {
						engine.unwatch(id);
						if (name === 'b' || name === 'c') throw new Error(name);
						order.push(name);
					},
				});
			}
			(async () => {
				while (order.length < 4) await turn();
				print(order);
				process.exit();
			})();
		`);
		expect(order).toEqual(['a', 'uncaught b', 'uncaught c', 'd']);
	});

	test('ends the process as any uncaught error does, where nobody listens', async () => {
		const { code, stderr, stdout } = await startChild(`${prelude}
			const engine = new EventEngine();
			watch(engine, ready(), { onReady() { throw new Error('thrown by a target'); } });
			process.on('exit', () => console.log('exit handlers ran'));
		`).ended;
		expect(code).toBe(1);
		expect(stderr).toContain('thrown by a target');
		expect(stdout).toContain('exit handlers ran');
	});

	test('each time is called no more often in a turn than there are events', async () => {
		const { calls, turns } = await resultOf<{ calls: number; turns: number }>(`${prelude}
			process.on('uncaughtException', () => {});
			let calls = 0;
			const engine = createEngine(() => { calls++; throw new Error('always'); }, new Int32Array(recordLayout.words * 8));
			for (let i = 0; i < 3; i++) engine.watch(ready().handle, READ);
			(async () => {
				let turns = 0;
				for (; calls === 0 || turns < 5; turns++) await turn();
				print({ calls, turns });
				process.exit();
			})();
		`);
		expect(calls).toBeLessThanOrEqual((turns + 1) * 4);
	});
});

describe('a watch', () => {
	test('keeps the process alive', async () => {
		const child = startChild(`${prelude}
			const engine = new EventEngine();
			const path = '\\0syssock-alive-' + process.pid;
			const listener = new Socket({ family: 'unix', type: 'stream' }).bind({ path }).listen();
			watch(engine, listener, { onReady() { console.log('woken'); process.exit(); } });
			console.log('pid ' + process.pid);
		`);
		await child.printed('pid ');
		const pid = await pidOf(child);
		const client = new Socket({ family: 'unix', type: 'stream' });
		client.connect({ path: `\0syssock-alive-${pid}` });
		expect((await child.ended).stdout).toContain('woken');
		client.close();
	});

	test.each([
		['that is not referenced', 'engine.setReferenced(id, false)'],
		['with interest 0', 'engine.setInterest(id, 0)'],
		['that has ended', 'engine.unwatch(id)'],
		['whose engine is closed', 'engine.close()'],
		['whose socket is closed', 'socket.close()'],
	])('%s lets the process end', async (_name, letGo) => {
		const lines = await runChild(`${prelude}
			const engine = new EventEngine();
			const [socket] = Socket.pair();
			const id = watch(engine, socket, {});
			${letGo};
			console.log('last line');
		`);
		expect(lines).toEqual(['last line']);
	});

	test('that is not referenced is still told, while something else keeps the process', async () => {
		const lines = await runChild(`${prelude}
			const engine = new EventEngine();
			const id = watch(engine, ready(), { onReady() { console.log('told'); process.exit(); } });
			engine.setReferenced(id, false);
			setInterval(() => {}, 1000);
		`);
		expect(lines).toEqual(['told']);
	});
});

async function pidOf(child: { printed(text: string): Promise<void>; output(): string }): Promise<number> {
	await child.printed('\n');
	return Number(/pid (\d+)/.exec(child.output())?.[1]);
}

describe('the memory for records', () => {
	const withRecords = (make: string, ruin: string) => `${prelude}
		const errors = [];
		process.on('uncaughtException', (error) => errors.push(error.name + ' ' + error.message));
		${make}
		let calls = 0;
		const engine = createEngine(() => { calls++; }, records);
		globalThis.held = ready(); // one that nobody holds is closed by the collector
		engine.watch(held.handle, READ);
		(async () => {
			while (calls === 0) await turn();
			${ruin}
			calls = 0;
			for (let i = 0; i < 10; i++) await turn();
			print({ calls, errors: [...new Set(errors)] });
			process.exit();
		})();
	`;

	test('that is detached is told as an error, and nothing is written', async () => {
		const made = 'const records = new Int32Array(recordLayout.words * 4);';
		const seen = await resultOf(withRecords(made, 'structuredClone(records.buffer, { transfer: [records.buffer] });'));
		expect(seen).toEqual({ calls: 0, errors: [expect.stringContaining('TypeError')] });
	});

	test('that was shrunk is told as an error, and nothing is written', async () => {
		const made =
			'const bytes = recordLayout.words * 16; const records = new Int32Array(new ArrayBuffer(bytes, { maxByteLength: bytes }));';
		const seen = await resultOf(withRecords(made, 'records.buffer.resize(0);'));
		expect(seen).toEqual({ calls: 0, errors: [expect.stringContaining('TypeError')] });
	});

	test('may be shared', async () => {
		const made = 'const records = new Int32Array(new SharedArrayBuffer(recordLayout.words * 16));';
		const seen = await resultOf<{ calls: number; errors: string[] }>(withRecords(made, ''));
		expect(seen.errors).toEqual([]);
		expect(seen.calls).toBeGreaterThan(0);
	});
});

test('an engine that nobody holds goes on as long as it watches something', async () => {
	const lines = await runChild(
		`${prelude}
		const [a, b] = Socket.pair();
		globalThis.kept = [a, b];
		(() => {
			createEngine(() => { console.log('told'); process.exit(); }, new Int32Array(recordLayout.words * 4)).watch(a.handle, READ);
		})();
		(async () => {
			for (let i = 0; i < 10; i++) { gc(); await turn(); }
			b.send('x');
			for (let i = 0; i < 10; i++) await turn();
			console.log('not told');
			process.exit();
		})();
	`,
		{ flags: ['--expose-gc'] },
	);
	expect(lines).toEqual(['told']);
});

test('an engine that was closed can be collected', async () => {
	const collected = await resultOf(
		`${prelude}
		let collected = 0;
		const registry = new FinalizationRegistry(() => collected++);
		for (let i = 0; i < 20; i++) {
			const engine = new EventEngine();
			registry.register(engine);
			watch(engine, ready(), {});
			engine.close();
		}
		(async () => {
			for (let i = 0; i < 50 && collected < 19; i++) { gc(); await turn(); }
			print(collected >= 19);
			process.exit();
		})();
	`,
		{ flags: ['--expose-gc', '--no-warnings'] },
	);
	expect(collected).toBe(true);
});
