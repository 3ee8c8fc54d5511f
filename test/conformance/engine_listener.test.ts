// Engines: what a listener brings, errors that nobody reads, and an engine's own end.
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { ERROR, READ } from '../../lib/native/binding';
import type { EndpointInput } from '../../lib/socket/addresses';
import { Socket } from '../../lib/socket/socket';
import { enginesClosedAfterEach, listen, openId, turns, until, watch } from '../support/engines';
import { errno, openHandle, useFaultKernel, useSystemKernel } from '../support/kernels';
import { closingAfterEach, connectedPair, loopback, openSockets, readBytes, tcp } from '../support/sockets';

const keep = closingAfterEach();
const pair = () => connectedPair().map(keep) as [Socket, Socket];
const { newEngine, rawEngine } = enginesClosedAfterEach();
afterEach(useSystemKernel);

function listening(): Socket {
	return keep(new Socket({ family: 'ipv4', type: 'stream' }))
		.bind(loopback.ipv4)
		.listen();
}

function connectTo(listener: Socket): Socket {
	const client = keep(new Socket({ family: 'ipv4', type: 'stream' }));
	client.connect(listener.localAddress as EndpointInput);
	return client;
}

describe('an error', () => {
	async function broken(): Promise<Socket> {
		const { client, server } = await tcp(keep);
		server.options.set('soLinger', { enabled: true, seconds: 0 });
		server.close();
		return client;
	}

	test('that nobody reads is told once, however many turns pass', async () => {
		const client = await broken();
		const seen: number[] = [];
		openId(watch(newEngine(), client.handle, READ, { onReady: (readiness) => seen.push(readiness) }));
		await until(() => seen.length > 0);
		await turns(200);
		expect(seen).toEqual([READ | ERROR]);
		expect(client.takeError()).toMatchObject({ code: 'ECONNRESET' });
	});

	test('is told again when the interest is set again', async () => {
		const client = await broken();
		const seen: number[] = [];
		const engine = newEngine();
		const id = openId(watch(engine, client.handle, READ, { onReady: (readiness) => seen.push(readiness) }));
		await until(() => seen.length > 0);
		engine.setInterest(id, READ);
		await until(() => seen.length > 1);
		await turns(50);
		expect(seen).toHaveLength(2);
	});

	test('that is read makes way for what else there is to tell', async () => {
		const client = await broken();
		const seen: number[] = [];
		const engine = newEngine();
		const id = openId(watch(engine, client.handle, READ, { onReady: (readiness) => seen.push(readiness) }));
		await until(() => seen.length > 0);
		client.takeError();
		engine.setInterest(id, READ);
		await until(() => seen.length > 1);
		expect(seen[1]).toBe(READ); // the end of the stream
		expect(client.recv(8)).toHaveLength(0);
	});
});

/** Turns of the loop so far, where Node counts them. */
function loopCount(): number | undefined {
	const { nodeTiming } = performance as unknown as { nodeTiming: { uvMetricsInfo?: { loopCount: number } } };
	return nodeTiming.uvMetricsInfo?.loopCount;
}

(loopCount() === undefined ? test.skip : test)(
	'a hang-up on a descriptor with interest 0 lets the loop sleep',
	async () => {
		const [a, b] = pair();
		const engine = newEngine();
		openId(watch(engine, a.handle, 0, {}));
		b.close();
		await turns(2);
		const before = loopCount() as number;
		await setTimeout(50);
		// A loop that spins has tens of thousands.
		expect((loopCount() as number) - before).toBeLessThan(200);
	},
);

describe('a listener', () => {
	test('accepts, and gives each connection to whoever takes it first', async () => {
		const listener = listening();
		const engine = newEngine();
		const ids: number[] = [];
		openId(listen(engine, listener.handle, 8, { onAccepted: (id) => ids.push(id) }));
		const client = connectTo(listener);
		await until(() => ids.length > 0);
		const server = keep(Socket.fromHandle(openHandle(engine.take(ids[0] as number)), listener));
		expect(engine.take(ids[0] as number)).toBe(errno('EBADF'));
		client.send('x');
		expect((await readBytes(server, 1)).toString()).toBe('x');
		expect(server.localAddress).toEqual(listener.localAddress);
	});

	test('accepts no more a turn than its budget', async () => {
		const listener = listening();
		for (let i = 0; i < 5; i++) await connectTo(listener).writable(); // each waits to be accepted by then
		const { engine, counts } = rawEngine(16);
		openId(engine.listen(listener.handle, 2));
		await until(() => counts.length >= 3);
		expect(counts).toEqual([2, 2, 1]);
	});

	test('with interest 0 leaves those who come in the backlog', async () => {
		const listener = listening();
		const engine = newEngine();
		let calls = 0;
		const id = openId(listen(engine, listener.handle, 8, { onAccepted: () => calls++ }));
		engine.setInterest(id, 0);
		const client = connectTo(listener);
		await client.writable();
		await turns(10);
		expect(calls).toBe(0);
		engine.setInterest(id, READ);
		await until(() => calls === 1);
	});

	test('tells the error that ended its turn, and accepts in the next one', async () => {
		useFaultKernel().inject({ call: 'accept', errno: 'EMFILE', times: 1 });
		const listener = listening();
		useSystemKernel();
		const engine = newEngine();
		const seen: unknown[] = [];
		openId(
			listen(engine, listener.handle, 8, {
				onAccepted: () => seen.push('accepted'),
				onAcceptError: (result) => seen.push(result),
			}),
		);
		connectTo(listener);
		await until(() => seen.length >= 2);
		expect(seen).toEqual([errno('EMFILE'), 'accepted']);
	});

	test('that is closed closes nothing that it had accepted', async () => {
		const listener = listening();
		const engine = newEngine();
		const ids: number[] = [];
		openId(listen(engine, listener.handle, 8, { onAccepted: (id) => ids.push(id) }));
		const client = connectTo(listener);
		await until(() => ids.length > 0);
		listener.close();
		const server = keep(Socket.fromHandle(openHandle(engine.take(ids[0] as number)), client));
		expect(server.remoteAddress).toEqual(client.localAddress);
	});
});

describe('an engine that is closed', () => {
	test('closes what it had accepted and nobody took', async () => {
		const listener = listening();
		const engine = newEngine();
		let accepted = 0;
		openId(listen(engine, listener.handle, 8, { onAccepted: () => accepted++ }));
		const clients = [connectTo(listener), connectTo(listener), connectTo(listener)];
		await until(() => accepted === 3);
		const before = openSockets().size;
		expect(engine.close()).toBe(0);
		expect(openSockets().size).toBe(before - 3);
		for (const client of clients) {
			await client.readable();
			expect(client.recv(8)).toHaveLength(0);
		}
	});

	test('leaves to their owners what it watched', async () => {
		const [a, b] = pair();
		const engine = newEngine();
		openId(watch(engine, a.handle, READ, {}));
		engine.close();
		b.send('x');
		await a.readable();
		expect(a.recv(8)?.toString()).toBe('x');
	});

	test('answers EBADF to every call', () => {
		const { engine } = rawEngine(1);
		const { handle } = pair()[0];
		const id = openId(engine.watch(handle, READ));
		expect(engine.close()).toBe(0);
		const answers: unknown[] = [
			engine.close(),
			engine.watch(handle, READ),
			engine.listen(handle, 1),
			engine.setInterest(id, READ),
			engine.setReferenced(id, true),
			engine.setScoped(id, true),
			engine.unwatch(id),
			engine.take(id),
		];
		expect(answers).toEqual(answers.map(() => errno('EBADF')));
	});
});
