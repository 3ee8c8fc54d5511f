/** Long bodies that are made as they are sent, and known by their hash: 16 MiB, 100 MiB in the long form. */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { optionsOf } from '../../lib';
import { patterned, temporaryFolder, turnsOfTheLoop } from './clients';
import { inForm } from './long';

const mebibyte = 1 << 20;
export const uploadBytes: number = inForm({ short: 16, long: 100 }) * mebibyte;

/** No two of the body's MiB are alike. */
function* chunksOf(bytes: number): Generator<Buffer> {
	const block = patterned(mebibyte);
	for (let at = 0; at < bytes; at += mebibyte) {
		const chunk = Buffer.from(block.subarray(0, Math.min(mebibyte, bytes - at)));
		chunk.writeUInt32BE(at / mebibyte, 0);
		yield chunk;
	}
}

export function bodyStream(bytes = uploadBytes): Readable {
	return Readable.from(chunksOf(bytes), { objectMode: false });
}

export function bodyHash(bytes = uploadBytes): string {
	const hash = createHash('sha1');
	for (const chunk of chunksOf(bytes)) hash.update(chunk);
	return hash.digest('hex');
}

/** The same in a file, for programs that upload files. Gone after the test. */
export async function bodyFile(bytes = uploadBytes): Promise<string> {
	const path = join(temporaryFolder(), 'upload');
	await pipeline(bodyStream(bytes), createWriteStream(path));
	return path;
}

/** Reads a stream to its end. */
export async function hashOf(stream: AsyncIterable<unknown>): Promise<string> {
	const hash = createHash('sha1');
	for await (const chunk of stream) hash.update(chunk as Buffer);
	return hash.digest('hex');
}

/**
 * How far a producer gets ahead of its consumer: all that lies in between, in streams, queues and the kernel's buffers.
 * Where somebody in between never says stop, that is everything.
 */
export class Lead {
	readonly bytes: number;
	mostBytes = 0;
	#aheadBytes = 0;

	constructor(bytes = 64 * mebibyte) {
		this.bytes = bytes;
	}

	source(): Readable {
		return Readable.from(this.#chunks(), { objectMode: false });
	}

	*#chunks(): Generator<Buffer> {
		const chunk = Buffer.alloc(65536);
		for (let at = 0; at < this.bytes; at += chunk.length) {
			this.#aheadBytes += chunk.length;
			this.mostBytes = Math.max(this.mostBytes, this.#aheadBytes);
			yield chunk;
		}
	}

	/** The consumer reads nothing until the producer comes no further, and then everything. Answers how many bytes that was. */
	async drain(stream: Readable): Promise<number> {
		await this.#standstill();
		let bytes = 0;
		for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
			bytes += (chunk as Buffer).length;
			this.#aheadBytes -= (chunk as Buffer).length;
		}
		return bytes;
	}

	/** Loopback moves bytes within a turn: many turns without any are a standstill. */
	async #standstill(): Promise<void> {
		for (let idle = 0, seen = -1; idle < 100 && this.mostBytes < this.bytes; idle++) {
			if (this.mostBytes !== seen) idle = 0;
			seen = this.mostBytes;
			await turnsOfTheLoop(1);
		}
	}
}

/** Above what buffers take in one connection or two; far below what is sent. */
export const boundBytes: number = 32 * mebibyte;

/**
 * So that the kernel, which grows this buffer up to tens of MiB, has no part in what is measured. On Windows, where Node
 * tells nobody its descriptors, it has.
 */
export function shortReceiveBuffer<S extends Socket>(socket: S): S {
	if (process.platform !== 'win32') optionsOf(socket).set('soRcvBufBytes', 1 << 18);
	return socket;
}
