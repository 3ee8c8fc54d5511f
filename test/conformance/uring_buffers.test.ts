// The io_uring engine when more comes in one turn than its provided buffers and its completion queue hold.
import type { Connection } from '../../lib';
import { Socket } from '../../lib/socket/socket';
import { cleanUpAfterEach, newManager, patterned } from '../support/clients';
import { adopt, describeOnRing, enginesClosedAfterEach, openId, turns, until } from '../support/engines';
import { closingAfterEach, loopback, openSockets } from '../support/sockets';

const keep = closingAfterEach();
const { newEngine } = enginesClosedAfterEach();
cleanUpAfterEach();

/** All that a ring may have: 4096 buffers of 2 KiB, and room for 4096 completions. */
const allBuffers = 4096;
const allBufferBytes = allBuffers * 2048;

/** A number and its own place in the row, so that a lost, doubled or misplaced message shows. */
function message(from: number, place: number): Buffer {
	const bytes = Buffer.alloc(16);
	bytes.writeUInt32LE(from, 0);
	bytes.writeUInt32LE(place, 4);
	return bytes;
}

describeOnRing('more at once than the ring has room for', () => {
	/** Connections of one message a completion: a seqpacket's are never put together. */
	function messengers(count: number) {
		const engine = newEngine();
		const got: Buffer[][] = [];
		const peers = Array.from({ length: count }, (_, number) => {
			const [ours, theirs] = Socket.pair({ type: 'seqpacket' });
			got.push([]);
			openId(adopt(engine, ours.handle, { onData: (chunk) => got[number]?.push(chunk) }));
			return keep(theirs);
		});
		return { engine, got, peers };
	}

	/** In one go: the engine's next look at its ring finds all of it. */
	function sendToEach(peers: readonly Socket[], from: number, each: number): void {
		let sent = 0;
		for (let place = from; place < from + each; place++) {
			for (const [number, peer] of peers.entries()) sent += peer.send(message(number, place)) ?? 0;
		}
		expect(sent).toBe(peers.length * each * 16);
	}

	test('completions: every message arrives once, in order, however often it happens', async () => {
		const { got, peers } = messengers(200);
		await turns(3);
		const each = 60; // 12,000 in a round: three times what the queue holds
		for (let round = 1; round <= 6; round++) {
			sendToEach(peers, (round - 1) * each, each);
			await until(() => got.every((messages) => messages.length >= round * each));
		}
		for (const [number, messages] of got.entries()) {
			expect(Buffer.concat(messages).equals(Buffer.concat(messages.map((_, place) => message(number, place))))).toBe(
				true,
			);
			expect(messages).toHaveLength(6 * each);
		}
	});

	test('completions: nothing is left open once they are closed', async () => {
		const before = openSockets().size;
		const { engine, got, peers } = messengers(150);
		await turns(3);
		sendToEach(peers, 0, 60);
		await until(() => got.some((messages) => messages.length > 0));
		engine.close(); // with most of it untold
		for (const peer of peers) peer.close();
		expect(openSockets().size).toBe(before);
	});

	test('bytes: everything that many clients send arrives, in order, and they are served afterwards', async () => {
		const clients = 200;
		const bytes = 65536;
		expect(clients * bytes).toBeGreaterThan(allBufferBytes * 1.5);
		const chunks = new Map<string, Buffer[]>();
		const manager = newManager();
		const port = ({ remoteAddress }: Connection) => String((remoteAddress as { port: number }).port);
		const handlers = {
			open: (connection: Connection) => void chunks.set(port(connection), []),
			data(connection: Connection, chunk: Buffer) {
				chunks.get(port(connection))?.push(chunk);
				if (chunk.length === 5) connection.write(chunk);
			},
		};
		const [listener] = manager.setupServerSockets([{ host: '127.0.0.1', handlers }]);
		manager.start();
		const sockets = Array.from({ length: clients }, () => keep(new Socket({ family: 'ipv4', type: 'stream' })));
		for (const socket of sockets) {
			socket.bind(loopback.ipv4).connect(listener!.address as never);
			await socket.writable();
		}
		await until(() => chunks.size === clients);
		const sent = sockets.map((_, number) => patterned(bytes, number + 1));
		let total = 0;
		for (const [number, socket] of sockets.entries()) total += socket.send(sent[number] as Buffer) ?? 0;
		expect(total).toBe(clients * bytes);
		const lengthOf = (parts: readonly Buffer[]) => parts.reduce((sum, { length }) => sum + length, 0);
		await until(() => [...chunks.values()].every((parts) => lengthOf(parts) === bytes));
		for (const [number, socket] of sockets.entries()) {
			const { port: from } = socket.localAddress as { port: number };
			expect(Buffer.concat(chunks.get(String(from)) as Buffer[]).equals(sent[number] as Buffer)).toBe(true);
		}
		for (const socket of sockets) socket.send('hello');
		for (const socket of sockets) {
			await socket.readable();
			expect(String(socket.recv(8))).toBe('hello');
		}
	});

	/** Streams, and what each of them has sent and told; `send` sends so many bytes over each, and waits for them. */
	async function streams(count: number) {
		const engine = newEngine();
		const lengths: number[][] = [];
		const sent: Buffer[][] = [];
		const told: Buffer[][] = [];
		const ids: number[] = [];
		const peers = Array.from({ length: count }, (_, number) => {
			const [ours, theirs] = Socket.pair({ type: 'stream' });
			sent.push([]);
			told.push([]);
			lengths.push([]);
			const onData = (chunk: Buffer) => {
				told[number]?.push(Buffer.from(chunk));
				lengths[number]?.push(chunk.length);
			};
			ids.push(openId(adopt(engine, ours.handle, { onData })));
			return keep(theirs);
		});
		await turns(3);
		const lengthOf = (parts: readonly Buffer[] | undefined) =>
			(parts ?? []).reduce((sum, { length }) => sum + length, 0);
		const isTold = (number: number) => lengthOf(told[number]) === lengthOf(sent[number]);
		const send = (bytes: number) => {
			for (const [number, peer] of peers.entries()) {
				const message = patterned(bytes, number + (sent[number] as Buffer[]).length);
				expect(peer.send(message)).toBe(bytes);
				sent[number]?.push(message);
			}
		};
		const allTold = () => until(() => peers.every((_, number) => isTold(number)));
		const isRight = (number: number) =>
			Buffer.concat(told[number] as Buffer[]).equals(Buffer.concat(sent[number] as Buffer[]));
		return { engine, ids, lengths, send, allTold, wrong: () => peers.filter((_, number) => !isRight(number)).length };
	}

	/** 2 KiB is what a small buffer holds, 20 KiB a large one. */
	const sizes = [64, 2047, 2048, 2049, 16384, 16385, 17000, 19000, 20000, 20479, 20480, 20481, 65536];

	test('sizes: of streams whose messages grow and shrink, each is whole and in its place', async () => {
		const { send, allTold, wrong } = await streams(16);
		for (const bytes of [...sizes, ...sizes.toReversed(), 65536, 64, 16384, 64]) {
			for (let round = 0; round < 20; round++) {
				send(bytes);
				await allTold();
			}
		}
		expect(wrong()).toBe(0);
	});

	test('sizes: messages of 16 KiB are told whole, when many send them', async () => {
		const { send, allTold, lengths, wrong } = await streams(16);
		for (let round = 0; round < 40; round++) {
			send(16384);
			await allTold();
		}
		expect(wrong()).toBe(0);
		expect(lengths.map((all) => all.slice(-10))).toEqual(lengths.map(() => Array(10).fill(16384)));
	});

	test('sizes: who sends much at once while many are busy does not have it all told in one turn', async () => {
		const { engine, ids, lengths, send, allTold, wrong } = await streams(16);
		for (let round = 0; round < 4; round++) {
			send(64);
			await allTold();
		}
		const before = lengths.map((all) => all.length);
		const toldNow = () =>
			lengths.map((all, number) => all.slice(before[number]).reduce((sum, bytes) => sum + bytes, 0));
		send(160_000);
		await until(() => toldNow().some((bytes) => bytes > 0));
		for (const id of ids) engine.setInterest(id, 0);
		await turns(5);
		expect(Math.max(...toldNow())).toBeLessThanOrEqual(65536 + 2048);
		for (const id of ids) engine.setInterest(id, 1);
		await allTold();
		expect(wrong()).toBe(0);
	});

	test('sizes: who is paused while its buffers change misses nothing', async () => {
		const { engine, ids, send, allTold, wrong } = await streams(16);
		for (const bytes of [...sizes, ...sizes.toReversed()]) {
			for (let round = 0; round < 8; round++) {
				send(bytes);
				if (round % 3 === 0) await turns(1);
				for (const id of ids) if ((id + round) % 2 === 0) engine.setInterest(id, 0);
				await turns(round % 3);
				for (const id of ids) engine.setInterest(id, 1);
				if (round % 2 === 1 || bytes > 16384) await allTold();
			}
			await allTold();
		}
		expect(wrong()).toBe(0);
	});

	test('large buffers: more at once than they hold arrives whole, and they serve on', async () => {
		const clients = 200;
		const bytes = 160_000;
		expect(clients * bytes).toBeGreaterThan(1024 * 20480 * 1.5);
		const { send, allTold, wrong } = await streams(clients);
		for (const size of [4096, 4096, 16384, bytes, 16384, 16384]) {
			send(size);
			await allTold();
		}
		expect(wrong()).toBe(0);
	});

	test('bytes of connections that are closed before they were told: their buffers serve others', async () => {
		const { engine, got, peers } = messengers(50);
		// In the turn's last submission the ring receives for those who were just adopted; they are closed before the next.
		const [trigger, pull] = Socket.pair();
		let wasted = 0;
		const waste = () => {
			const ids = Array.from({ length: 64 }, (_, place) => {
				const [ours, theirs] = Socket.pair({ type: 'seqpacket' });
				theirs.send(message(0, place));
				theirs.close();
				return openId(adopt(engine, ours.handle, { onData: () => wasted-- }));
			});
			setImmediate(() => {
				for (const id of ids) if (engine.closeConnection(id, false) === 0) wasted++;
			});
		};
		openId(adopt(engine, trigger.handle, { onData: waste }));
		const sockets = openSockets().size;
		for (let round = 0; round < 100; round++) {
			pull.send('x');
			await turns(4);
		}
		pull.close();
		expect(wasted).toBeGreaterThan(allBuffers);
		await until(() => openSockets().size <= sockets);
		sendToEach(peers, 0, 100);
		await until(() => got.every((messages) => messages.length === 100));
	});
});
