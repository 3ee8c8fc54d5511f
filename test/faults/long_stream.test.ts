// A stream far longer than memory may hold of it: every byte, in order, through a queue of 64 KiB.
import { collectsAtOnce, isSanitized } from '../support/children';
import { cleanUpAfterEach } from '../support/clients';
import { inForm, tellFigures } from '../support/long';
import { startRemote } from '../support/remote';

cleanUpAfterEach();

const totalBytes = inForm({ short: 128 * 1024 * 1024, long: 1024 * 1024 * 1024 });
const highWaterBytes = 65536;
/** So that no block begins where a buffer does. */
const blockBytes = 16_383;
/** Of one block more than the high-water mark the manager itself would end the connection. */
const maxQueuedBytes = highWaterBytes + blockBytes;
/**
 * Above what the process had after a quarter of the stream, garbage collected each time. What was measured is 3 MiB; the
 * three quarters that follow are 96 MiB in the short form.
 */
const memoryMarginBytes = 40 * 1024 * 1024;
/** That received chunks and what is queued may take: 64 slabs of 128 KiB or 16 of 512, and as much again. */
const bufferBoundBytes = 16 * 1024 * 1024;

/** Bytes that a mistake in their order shows in: each block begins with its number. */
const blocks = `
	const { createHash } = require('node:crypto');
	const total = ${totalBytes};
	const hash = createHash('sha256');
	const block = Buffer.alloc(${blockBytes}, 'syssock ');
	const nextBlock = (at) => { block.writeDoubleBE(at, 0); return block.subarray(0, Math.min(block.length, total - at)); };
	let warmBytes = 0;
	let peakBytes = 0;
	let bufferBytes = 0;
	const look = (done) => {
		gc();
		const { rss, arrayBuffers } = process.memoryUsage();
		bufferBytes = Math.max(bufferBytes, arrayBuffers);
		if (warmBytes === 0 || done < total / 4) warmBytes = rss;
		else peakBytes = Math.max(peakBytes, rss);
	};
	calls.memory = () => ({ grownBytes: peakBytes - warmBytes, bufferBytes });
`;

const sender = `${blocks}
	const { SocketManager } = require('syssock');
	const manager = new SocketManager({ maxQueuedBytes: ${maxQueuedBytes} });
	let written = 0;
	let longestQueue = 0;
	let drains = 0;
	let over;
	const ended = new Promise((resolve) => { over = resolve; });
	const pump = (connection) => {
		for (let more = true; more && written < total; ) {
			const bytes = nextBlock(written);
			hash.update(bytes);
			written += bytes.length;
			more = connection.write(bytes);
			bytes.fill(0); // it was taken: this is not sent
			block.fill('syssock ');
			longestQueue = Math.max(longestQueue, connection.queuedBytes);
		}
		if (written === total) connection.end();
	};
	const handlers = {
		open: pump,
		drain(connection) {
			if (drains++ % 16 === 0) look(written);
			pump(connection);
		},
		close: (connection, error) => over({ error: error?.message, bytesWritten: connection.bytesWritten }),
	};
	const [listener] = manager.setupServerSockets([
		{ host: '127.0.0.1', handlers, connectionOptions: { soSndBufBytes: 65536 } }, // so that much of it is queued here
	]);
	manager.start();
	calls.port = () => listener.address.port;
	calls.result = async () => ({ ...(await ended), written, longestQueue, drains, sha256: hash.digest('hex') });
`;

const receiver = `${blocks}
	const { SocketManager, Socket } = require('syssock');
	const manager = new SocketManager();
	calls.receive = (port) => new Promise((resolve, reject) => {
		let received = 0;
		let chunks = 0;
		const handlers = {
			data(connection, chunk) {
				if (chunks++ % 64 === 0) look(received);
				hash.update(chunk);
				received += chunk.length;
				if (chunks % 16 !== 0) return;
				connection.pause(); // a reader that is slower than the sender
				setImmediate(() => connection.resume());
			},
			end(connection) { connection.end(); },
			close: (_connection, error) => (error ? reject(error) : resolve({ received, sha256: hash.digest('hex') })),
		};
		const socket = new Socket({ family: 'ipv4', type: 'stream' });
		socket.connect({ host: '127.0.0.1', port });
		socket.writable().then(() => manager.adopt(socket, handlers), reject);
	});
`;

interface Memory {
	readonly grownBytes: number;
	readonly bufferBytes: number;
}

interface Sent {
	readonly error?: string;
	readonly bytesWritten: number;
	readonly written: number;
	readonly longestQueue: number;
	readonly drains: number;
	readonly sha256: string;
}

test(`${totalBytes / 2 ** 20} MiB arrive as they were sent, from a queue of 64 KiB, in bounded memory`, async () => {
	const from = startRemote(sender, { flags: collectsAtOnce });
	const to = startRemote(receiver, { flags: collectsAtOnce });
	const [received, sent] = await Promise.all([
		to.call<{ received: number; sha256: string }>('receive', await from.call('port')),
		from.call<Sent>('result'),
	]);
	const memory = {
		sender: await from.call<Memory>('memory'),
		receiver: await to.call<Memory>('memory'),
	};
	tellFigures('long stream', { sent, received, memory });
	expect(sent).toMatchObject({ written: totalBytes, bytesWritten: totalBytes });
	expect(sent.error).toBeUndefined();
	expect(received).toEqual({ received: totalBytes, sha256: sent.sha256 });
	expect(sent.drains).toBeGreaterThan(0);
	expect(sent.longestQueue).toBeGreaterThanOrEqual(highWaterBytes);
	expect(sent.longestQueue).toBeLessThanOrEqual(maxQueuedBytes);
	expect(memory.sender.bufferBytes).toBeLessThan(bufferBoundBytes);
	expect(memory.receiver.bufferBytes).toBeLessThan(bufferBoundBytes);
	if (isSanitized) return; // it holds back what is freed
	expect(memory.sender.grownBytes).toBeLessThan(memoryMarginBytes);
	expect(memory.receiver.grownBytes).toBeLessThan(memoryMarginBytes);
}, 600_000);
