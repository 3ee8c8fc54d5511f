// Worker threads: each has an addon, an engine and sockets of its own, and leaves nothing when it ends.
import { resultOf, startChild } from '../support/children';

/** \`work\` is what each worker runs, with \`syssock\` and \`port\` (its parent's MessagePort) there. */
const withWorkers = (count: number, work: string, then: string) => `
	const { Worker } = require('node:worker_threads');
	const { once } = require('node:events');
	const { readdirSync, readlinkSync } = require('node:fs');
	const { setImmediate: turn } = require('node:timers/promises');
	const sockets = () => readdirSync('/proc/self/fd').filter((fd) => {
		try { return readlinkSync('/proc/self/fd/' + fd).startsWith('socket:'); } catch { return false; }
	}).length;
	const syssock = require('syssock');
	const work = ${JSON.stringify(`
		const { parentPort: port } = require('node:worker_threads');
		const syssock = require('syssock');
		const { Socket, SocketManager, createServerSocket } = syssock;
		globalThis.kept = [];
		(async () => { ${work} })();
	`)};
	(async () => {
		const before = sockets();
		const workers = Array.from({ length: ${count} }, () => new Worker(work, { eval: true }));
		${then}
		console.log(JSON.stringify({ left: sockets() - before, result }));
	})();
`;

interface Seen {
	readonly left: number;
	readonly result: unknown;
}

test('two at once have a server each, and their clients get their own bytes back', async () => {
	const seen = await resultOf<Seen>(
		withWorkers(
			2,
			`
			const manager = new SocketManager();
			const [listener] = manager.setupServerSockets([
				{ host: '127.0.0.1', handlers: { data(connection, chunk) { connection.write(chunk); } } },
			]);
			manager.start();
			const echoes = Array.from({ length: 50 }, async (_, index) => {
				const client = new Socket({ family: 'ipv4', type: 'stream' });
				client.connect(listener.address);
				await client.writable();
				client.send('bytes of ' + index);
				await client.readable();
				const ok = client.recv(64).toString() === 'bytes of ' + index;
				client.close();
				return ok;
			});
			const all = (await Promise.all(echoes)).every(Boolean);
			await manager.close({ drainMs: 0 });
			port.postMessage(all);
			port.close();
		`,
			`
			const result = await Promise.all(workers.map(async (worker) => {
				const [[answer], [code]] = await Promise.all([once(worker, 'message'), once(worker, 'exit')]);
				return [answer, code];
			}));
		`,
		),
	);
	expect(seen).toEqual({
		left: 0,
		result: [
			[true, 0],
			[true, 0],
		],
	});
});

describe.each([
	['that wait', "const pair = Socket.pair(); kept.push(pair); pair[0].readable(); port.postMessage('there');"],
	[
		'that are listened on',
		"const m = new SocketManager(); kept.push(m); m.setupServerSockets([{ host: '127.0.0.1' }, { path: '\\0w-' + process.pid + '-' + require('node:worker_threads').threadId }]); m.start(); port.postMessage('there');",
	],
	[
		'that have accepted what nobody took',
		`const { createEngine, READ } = require('syssock/addon');
		const server = createServerSocket({ host: '127.0.0.1' });
		const client = new Socket({ family: 'ipv4', type: 'stream' });
		const engine = createEngine(() => port.postMessage('there'), new Int32Array(64));
		engine.listen(server.handle, 8);
		client.connect(server.localAddress);
		kept.push(server, client, engine);`,
	],
	[
		'that are ready all the time',
		`const { EventEngine } = require(process.cwd() + '/dist/native/engine.js');
		const engine = new EventEngine();
		for (let i = 0; i < 20; i++) {
			const pair = Socket.pair();
			kept.push(pair);
			engine.admit({ engineId: engine.watch(pair[0].handle, 3), onReady() {} });
		}
		port.postMessage('there');`,
	],
])('sockets %s', (_name, work) => {
	test('are closed when their worker is terminated', async () => {
		const seen = await resultOf<Seen>(
			withWorkers(
				2,
				`${work} setInterval(() => {}, 1000);`,
				`
				await Promise.all(workers.map((worker) => once(worker, 'message')));
				const result = await Promise.all(workers.map((worker) => worker.terminate()));
			`,
			),
		);
		expect(seen).toEqual({ left: 0, result: [1, 1] });
	});
});

describe('a worker that is terminated in the midst of calls', () => {
	test.each([
		[
			'that open and close',
			`const s = new Socket({ family: 'ipv4', type: 'stream' });
			s.bind({ host: '127.0.0.1', port: 0 }).listen();
			s.duplicate().close();
			s.close();`,
		],
		['that read raw options', 'kept.s ??= createServerSocket(); kept.s.options.getRaw(1, 3, 4);'],
		['that read addresses and options', 'kept.s ??= createServerSocket(); kept.s.localAddress; kept.s.options.all();'],
		['that fail', "try { new Socket({ family: 9999, type: 'stream' }); } catch {}"],
		['that are refused', "try { kept.s ??= createServerSocket(); kept.s.handle.bind({ family: 'x' }); } catch {}"],
		[
			'that make engines and close them',
			`const { createEngine } = require('syssock/addon');
			kept.s ??= createServerSocket();
			const engine = createEngine(() => {}, new Int32Array(64));
			engine.watch(kept.s.handle, 1);
			engine.close();`,
		],
	])('%s does not end the process', async (_name, calls) => {
		const seen = await resultOf<Seen>(
			withWorkers(
				0,
				`port.postMessage('there'); for (;;) { ${calls} }`,
				`
				const result = [];
				for (let round = 0; round < 10; round++) {
					const worker = new Worker(work, { eval: true });
					await once(worker, 'message');
					for (let turns = 0; turns < round * 20; turns++) await turn(); // each time at another point
					result.push(await worker.terminate());
				}
			`,
			),
		);
		expect(seen).toEqual({ left: 0, result: Array(10).fill(1) });
	});
});

test('a worker that calls process.exit leaves nothing', async () => {
	const seen = await resultOf<Seen>(
		withWorkers(
			2,
			'const pair = Socket.pair(); kept.push(pair, createServerSocket()); pair[0].readable(); setImmediate(() => process.exit(5));',
			"const result = (await Promise.all(workers.map((worker) => once(worker, 'exit')))).flat();",
		),
	);
	expect(seen).toEqual({ left: 0, result: [5, 5] });
});

test('a worker that ends in an uncaught error leaves nothing', async () => {
	const seen = await resultOf<Seen>(
		withWorkers(
			1,
			"kept.push(Socket.pair()); kept[0][0].readable(); setImmediate(() => { throw new Error('on purpose'); });",
			"const told = new Promise((resolve) => workers[0].on('error', ({ message }) => resolve(message))); await new Promise((resolve) => workers[0].on('exit', resolve)); const result = await told;",
		),
	);
	expect(seen).toEqual({ left: 0, result: 'on purpose' });
});

test('workers come and go while the main thread works', async () => {
	const seen = await resultOf<Seen>(
		withWorkers(
			0,
			"const pair = Socket.pair(); kept.push(pair); pair[0].readable(); port.postMessage('there'); setInterval(() => {}, 1000);",
			`
			const [a, b] = syssock.Socket.pair();
			for (let round = 0; round < 8; round++) {
				const worker = new Worker(work, { eval: true });
				await once(worker, 'message');
				const wait = a.readable();
				b.send('x');
				await wait;
				a.recv(8);
				await worker.terminate();
			}
			a.close();
			b.close();
			const result = 'done';
		`,
		),
	);
	expect(seen).toEqual({ left: 0, result: 'done' });
});

test('the process may end while workers wait', async () => {
	const { code, signal } = await startChild(
		withWorkers(
			2,
			"const pair = Socket.pair(); kept.push(pair); pair[0].readable(); port.postMessage('there');",
			"await Promise.all(workers.map((worker) => once(worker, 'message'))); process.exit(0); const result = 0;",
		),
	).ended;
	expect({ code, signal }).toEqual({ code: 0, signal: null });
});
