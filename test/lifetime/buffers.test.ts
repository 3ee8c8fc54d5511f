// Memory that goes between JavaScript and the engine: what was handed over stays as it was, whatever is done to buffers.
import { resultOf } from '../support/children';

const prelude = `
	const { createHash } = require('node:crypto');
	const { connect } = require('node:net');
	const { once } = require('node:events');
	const { setImmediate: turn } = require('node:timers/promises');
	const { SocketManager } = require('syssock');
	const sha = (bytes) => createHash('sha256').update(bytes).digest('hex');
	const print = (value) => console.log(JSON.stringify(value));
	const manager = new SocketManager();
	const serve = (handlers) => {
		const [listener] = manager.setupServerSockets([{ host: '127.0.0.1', handlers }]);
		manager.start();
		return listener.address.port;
	};
	const clientOf = async (port) => {
		const socket = connect(port, '127.0.0.1');
		socket.on('error', () => {});
		await once(socket, 'connect');
		return socket;
	};
	const received = async (socket) => {
		const chunks = [];
		socket.on('data', (chunk) => chunks.push(chunk));
		await once(socket, 'close');
		return Buffer.concat(chunks);
	};
	const finish = (value) => { print(value); process.exit(); };
`;

describe('a chunk that is kept', () => {
	test('is the same after 64 MiB more have come, and after its neighbours were collected', async () => {
		const seen = await resultOf<{ kept: number; changed: number; spoiled: number }>(
			`${prelude}
			const kept = [];
			let bytes = 0;
			let chunks = 0;
			const total = 64 * 2 ** 20;
			const port = serve({
				data(connection, chunk) {
					if (chunks++ % 50 === 0) kept.push({ chunk, was: sha(chunk) });
					bytes += chunk.length;
				},
			});
			(async () => {
				const sockets = await Promise.all(Array.from({ length: 16 }, () => clientOf(port)));
				for (let round = 0; bytes < total; round++) {
					for (const [i, socket] of sockets.entries()) {
						const block = Buffer.alloc(1000 + 997 * ((round * 7 + i) % 60), round * 16 + i);
						if (!socket.write(block) && socket.writableLength > 2 ** 20) await once(socket, 'drain');
					}
					await turn();
					if (round % 20 === 0) gc();
				}
				const changed = kept.filter(({ chunk, was }) => sha(chunk) !== was).length;
				// What the holder does to it is nobody else's: chunks do not overlap.
				for (const { chunk } of kept) chunk.fill(0xee);
				const spoiled = kept.filter(({ chunk }) => chunk.some((byte) => byte !== 0xee)).length;
				finish({ kept: kept.length, changed, spoiled });
			})();
		`,
			{ flags: ['--expose-gc'] },
		);
		expect(seen).toEqual({ kept: expect.any(Number), changed: 0, spoiled: 0 });
		expect(seen.kept).toBeGreaterThan(10);
	});

	test('may be written over while others of its turn are yet to be told, which stay right', async () => {
		const wrong = await resultOf<number>(`${prelude}
			let chunks = 0;
			let wrong = 0;
			const port = serve({
				data(connection, chunk) {
					connection.metadata ??= chunk[0];
					if (chunk.some((byte) => byte !== connection.metadata)) wrong++;
					chunk.fill(0);
					if (++chunks >= 500) finish(wrong);
				},
			});
			(async () => {
				const sockets = await Promise.all(Array.from({ length: 50 }, () => clientOf(port)));
				for (;;) {
					for (const [i, socket] of sockets.entries()) socket.write(Buffer.alloc(3000, i + 1));
					await turn();
				}
			})();
		`);
		expect(wrong).toBe(0);
	});

	test('cannot be transferred to another thread with its neighbours', async () => {
		const text = await resultOf<string>(`${prelude}
			const port = serve({
				data(connection, chunk) {
					try {
						structuredClone(chunk, { transfer: [chunk.buffer] });
					} catch ({ name }) {
						if (name !== 'DataCloneError') throw new Error(name); // Node 20 copies instead
					}
					finish(String(chunk));
				},
			});
			clientOf(port).then((socket) => socket.write('hello'));
		`);
		expect(text).toBe('hello');
	});

	test('whose memory is detached all the same takes away bytes that were not told yet: an error, and no more', async () => {
		const seen = await resultOf<{ errors: string[]; echo: string; told: number; clients: number }>(
			`${prelude}
			const errors = [];
			let told = 0;
			let detaching = true;
			const port = serve({
				data(connection, chunk) {
					told++;
					if (!detaching) return connection.write(chunk);
					try {
						%ArrayBufferDetach(chunk.buffer);
					} catch (error) {
						// Newer Nodes mark what is not to be transferred for V8 itself: nobody can detach it.
						if (!error.message.includes('ArrayBufferDetachKey')) throw error;
					}
				},
				error: (connection, error) => errors.push(error.code),
			});
			(async () => {
				const sockets = await Promise.all(Array.from({ length: 20 }, () => clientOf(port)));
				while (manager.clients.size < 20) await turn();
				for (const socket of sockets) socket.write('x');
				// Each was told its byte, or that it is lost.
				while (told + errors.length < 20) await turn();
				detaching = false;
				const last = await clientOf(port);
				last.write('hello');
				const [echo] = await once(last, 'data');
				finish({ errors: [...new Set(errors)], echo: String(echo), told, clients: told + errors.length });
			})();
		`,
			{ flags: ['--allow-natives-syntax'] },
		);
		expect(seen).toMatchObject({ echo: 'hello', clients: 21 });
		expect(seen.errors.filter((code) => code !== 'EFAULT')).toEqual([]);
	});
});

describe('a buffer that was written', () => {
	/** What the client has of a MiB, most of which was still queued when this was done to its buffer. */
	const written = (make: string, ruin: string) => `${prelude}
		const port = serve({
			open(connection) {
				while (connection.write(Buffer.alloc(65536)));
				connection.metadata = connection.bytesWritten + connection.queuedBytes;
				${make}
				for (let i = 0; i < bytes.length; i++) bytes[i] = i * 7;
				const small = bytes.subarray(0, 100);
				const expected = sha(Buffer.concat([bytes, small]));
				connection.write(bytes);
				connection.write(small);
				${ruin}
				connection.write(bytes);
				connection.end();
				const { metadata: before } = connection;
				const left = bytes.length;
				answer = (all) => ({ left, right: sha(all.subarray(before, before + 2 ** 20 + 100)) === expected, rest: all.length - before - 2 ** 20 - 100 });
			},
		});
		let answer;
		(async () => {
			const socket = connect(port, '127.0.0.1');
			const all = await received(socket);
			finish(answer(all));
		})();
	`;
	const plain = 'const bytes = new Uint8Array(2 ** 20);';
	const resizable = 'const bytes = new Uint8Array(new ArrayBuffer(2 ** 20, { maxByteLength: 2 ** 21 }));';

	test.each([
		['filled', plain, 'bytes.fill(0);', 2 ** 20],
		['transferred', plain, 'structuredClone(bytes.buffer, { transfer: [bytes.buffer] });', 0],
		['shrunk to nothing', resizable, 'bytes.buffer.resize(0);', 0],
		['shrunk to a few', resizable, 'bytes.buffer.resize(10);', 10],
		['grown', resizable, 'bytes.buffer.resize(2 ** 21);', 2 ** 21],
		['shared, and filled', 'const bytes = new Uint8Array(new SharedArrayBuffer(2 ** 20));', 'bytes.fill(0);', 2 ** 20],
	])('and then %s is sent as it was, and after that as it is', async (_name, make, ruin, left) => {
		const seen = await resultOf(written(make, ruin));
		expect(seen).toEqual({ left, right: true, rest: left });
	});
});

test('a host without SharedArrayBuffer has engines all the same', async () => {
	const seen = await resultOf<{ answer: string }>(
		`delete globalThis.SharedArrayBuffer;
		${prelude}
		const port = serve({ data: (connection, chunk) => connection.write(chunk) });
		(async () => {
			const socket = await clientOf(port);
			socket.end('hello');
			finish({ answer: String(await received(socket)) });
		})();`,
	);
	expect(seen).toEqual({ answer: 'hello' });
});
