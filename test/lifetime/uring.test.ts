// Processes and workers that end with operations of their io_uring under way.
import { resultOf, runChild, startChild } from '../support/children';
import { cleanUpAfterEach, connectTo } from '../support/clients';
import { describeOnRing, withEngine } from '../support/engines';

cleanUpAfterEach();
const wrapper = withEngine('uring');

const prelude = `
	const { SocketManager, Socket } = require('syssock');
	const { Worker } = require('node:worker_threads');
	const { once } = require('node:events');
	const { readdirSync, readlinkSync } = require('node:fs');
	const { setImmediate: turn } = require('node:timers/promises');
	const open = () => readdirSync('/proc/self/fd').flatMap((fd) => {
		try { return [readlinkSync('/proc/self/fd/' + fd)]; } catch { return []; }
	});
	const ofSockets = () => open().filter((link) => /^socket:|io_uring/.test(link)).length;
	const print = (value) => console.log(JSON.stringify(value));
	const serve = (handlers = {}) => {
		const manager = new SocketManager();
		if (manager.engine !== 'uring') throw new Error(manager.engineReason);
		const [listener] = manager.setupServerSockets([{ host: '127.0.0.1', handlers }]);
		manager.start();
		return { manager, listener };
	};
	const clientsOf = async ({ address }, count) => {
		const clients = Array.from({ length: count }, () => new Socket({ family: 'ipv4', type: 'stream' }));
		for (const client of clients) { client.connect(address); await client.writable(); }
		return clients;
	};
	const ending = async (client) => {
		await client.readable();
		try { return client.recv(8).length === 0 ? 'FIN' : 'bytes'; } catch ({ code }) { return code; }
	};
`;

/** Serves 50 clients of the main thread, which wait; then it ends in some way. */
const workerEnding = (work: string, end: string) => `${prelude}
	const work = ${JSON.stringify(`${prelude}
		const { parentPort: port } = require('node:worker_threads');
		globalThis.served = serve({ open() { if (served.manager.clients.size === 50) port.postMessage('all'); }, ${work} });
		port.postMessage(served.listener.address);
		port.on('message', () => { throw new Error('told to'); });
	`)};
	(async () => {
		const before = ofSockets();
		const worker = new Worker(work, { eval: true });
		worker.on('error', () => {});
		const [address] = await once(worker, 'message');
		const all = once(worker, 'message');
		const clients = await clientsOf({ address }, 50);
		await all;
		const ended = new Promise((resolve) => worker.once('exit', resolve));
		${end};
		await ended;
		const endings = await Promise.all(clients.map(ending));
		for (const client of clients) client.close();
		print({ left: ofSockets() - before, endings: [...new Set(endings)] });
	})();
`;

describeOnRing('a worker on a ring', () => {
	test.each([
		['is terminated', '', 'worker.terminate()'],
		['is terminated while bytes come', '', "clients.forEach((client) => client.send('x')); worker.terminate()"],
		['throws', '', "worker.postMessage('end')"],
		['exits in a handler', 'data() { process.exit(); }', "clients.forEach((client) => client.send('x'))"],
		[
			'closes its manager in a handler, and ends',
			'data() { served.manager.close({ drainMs: 0 }); port.close(); }',
			"clients[7].send('x')",
		],
	])('that %s leaves no descriptor, and every client is told', async (_how, work, end) => {
		const { left, endings } = await resultOf<{ left: number; endings: string[] }>(workerEnding(work, end), { wrapper });
		expect(left).toBe(0);
		expect(endings.filter((how) => how !== 'FIN' && how !== 'ECONNRESET')).toEqual([]);
	});

	test('and another go on when the first is gone', async () => {
		const result = await resultOf(
			`${prelude}
			const work = ${JSON.stringify(`${prelude}
				const { parentPort: port } = require('node:worker_threads');
				globalThis.served = serve({ data(connection, chunk) { connection.write(chunk); } });
				port.postMessage(served.listener.address);
			`)};
			(async () => {
				const workers = [new Worker(work, { eval: true }), new Worker(work, { eval: true })];
				const [[first], [second]] = await Promise.all(workers.map((worker) => once(worker, 'message')));
				const [a] = await clientsOf({ address: first }, 1);
				const [b] = await clientsOf({ address: second }, 1);
				await workers[0].terminate();
				const gone = await ending(a);
				b.send('hello');
				await b.readable();
				print({ gone, echo: String(b.recv(8)) });
				await workers[1].terminate();
			})();
		`,
			{ wrapper },
		);
		expect(result).toEqual({ gone: expect.stringMatching(/^FIN$|^ECONNRESET$/), echo: 'hello' });
	});
});

describeOnRing('a process on a ring', () => {
	const server = (handlers: string, more = '') => `${prelude}
		const { listener, manager } = serve({ ${handlers} });
		${more}
		console.log('port ' + listener.address.port + '\\n');
	`;
	async function started(script: string) {
		const child = startChild(script, { wrapper });
		await child.printed('\n\n');
		const port = Number(/port (\d+)/.exec(child.output())?.[1]);
		return { child, client: await connectTo({ family: 'ipv4', host: '127.0.0.1', port }) };
	}

	test('that exits sends what was written before it', async () => {
		const { child, client } = await started(
			server(
				'data(connection) { connection.write(Buffer.alloc(100000, "a")); connection.write("b"); process.exit(); }',
			),
		);
		client.send('x');
		const bytes = await client.receive(100_001);
		expect([bytes.length, bytes.at(-1)]).toEqual([100_001, 'b'.charCodeAt(0)]);
		expect(await child.ended).toMatchObject({ code: 0 });
	});

	test('that is killed ends its connections at once', async () => {
		const { child, client } = await started(server('data() { process.kill(process.pid, "SIGKILL"); }'));
		client.send('x');
		expect(await client.ending()).toMatch(/^FIN$|^ECONNRESET$/);
		expect(await child.ended).toMatchObject({ signal: 'SIGKILL' });
	});

	test('that throws in a handler ends as any other does', async () => {
		const { child, client } = await started(server('data() { throw new Error("thrown by a handler"); }'));
		client.send('x');
		const { code, stderr } = await child.ended;
		expect([code, stderr.includes('thrown by a handler')]).toEqual([1, true]);
		expect(await client.ending()).toMatch(/^FIN$|^ECONNRESET$/);
	});

	test('is kept alive by a listener and by a connection, and ends without them', async () => {
		const { child, client } = await started(
			server('data() { manager.closeListener(listener); }, close() { console.log("closed"); }'),
		);
		client.send('x');
		client.end();
		const { code, stdout } = await child.ended;
		expect([code, stdout.includes('closed')]).toEqual([0, true]);
	});

	test.each([
		['whose manager is closed', 'manager.close();'],
		['whose listener is closed', 'manager.closeListener(listener);'],
	])('%s ends by itself', async (_what, letGo) => {
		expect(
			await runChild(`${prelude} const { manager, listener } = serve(); ${letGo} console.log('last line');`, {
				wrapper,
			}),
		).toEqual(['last line']);
	});

	test('gives its ring to no child', async () => {
		const seen = await resultOf<{ own: number; childs: string }>(
			`${prelude}
			const rings = () => open().filter((link) => link.includes('io_uring')).length;
			const before = rings(); // newer Nodes' libuv has some
			serve();
			const { execFileSync } = require('node:child_process');
			print({ own: rings() - before, childs: String(execFileSync('/bin/ls', ['-l', '/proc/self/fd'])) });
			process.exit();
		`,
			{ wrapper },
		);
		expect(seen.own).toBe(1);
		expect(seen.childs).not.toMatch(/io_uring|eventfd/);
		expect(seen.childs).not.toMatch(/ ([3-9]|\d\d+) -> socket:/); // those below are its own input and output
	});

	test('with a hundred managers, one after the other, leaves no descriptor', async () => {
		const left = await resultOf(
			`${prelude}
			(async () => {
				let before;
				for (let round = 0; round < 101; round++) {
					const { manager, listener } = serve({ data(connection, chunk) { connection.write(chunk); } });
					const [client] = await clientsOf(listener, 1);
					client.send('x');
					await client.readable();
					if (round % 2 === 0) client.close();
					await manager.close({ drainMs: 0 });
					if (!client.closed) client.close();
					before ??= open().length; // with the engine of single waits, which stays
				}
				for (let i = 0; i < 5; i++) await turn();
				print(open().length - before);
			})();
		`,
			{ wrapper },
		);
		expect(left).toBe(0);
	});
});
