import { markAsUntransferable } from 'node:worker_threads';
import { SLAB_NUMBERS } from './binding';

/**
 * Eight times 16 KiB and some more: messages whose size is a power of two do not fill it exactly, which would take a
 * receive call more to find out that there is nothing left.
 */
const slabBytes = 8 * 16384 + 512;
/**
 * For large messages, each of which one receive call is to bring: pieces of them cost more than the same bytes at once,
 * on both sides of the connection. Two messages of 256 KiB, and some more.
 */
const largeSlabBytes = 2 * 262144 + 512;
/** Bytes of one receive call that ask for large slabs. */
const largeChunkBytes = slabBytes / 2;
const fewest = 4;
const most = 64;
/** Fresh ones, and how many follow the last call that asked: a turn that had large messages is followed by large ones only. */
const mostLarge = 16;
/** Slabs in use at once are fewer, so that the low bits of a number find one. */
const ring = 256;
const gone = new ArrayBuffer(0);
const noBytes = Buffer.alloc(0);

/**
 * What makes a Buffer over a part of memory, by the protocol of all typed arrays (ECMA-262, TypedArraySpeciesCreate).
 * `subarray()` would ask the slab for its ArrayBuffer first, for each chunk: that is a call into V8's C++.
 */
const BufferOver = (
	Buffer as unknown as { [Symbol.species]: new (memory: ArrayBufferLike, offset: number, length: number) => Buffer }
)[Symbol.species];

/** The memory that an engine receives into, as many slabs as its turns need. */
export class Slabs {
	readonly #give: (slab: Uint8Array) => void;
	readonly #slabs: ArrayBufferLike[] = [];
	/** Numbers of the next slab to give, of the one that received last, and of the oldest that is held here. */
	#next = 0;
	#used = -1;
	#oldest = 0;
	/** Fresh slabs to have at the start of a turn: as many as the turns of late have needed. */
	#wanted = fewest;
	/** How many of those to come are large. */
	#large = 0;

	/** `give` hands one over to the engine, in the order of their numbers. */
	constructor(give: (slab: Uint8Array) => void) {
		this.#give = give;
	}

	/** Something was received into it, so that nothing follows in those before. */
	use(slab: number): void {
		this.#used = slab;
	}

	/** The same, and the bytes: undefined of a slab that was never given, empty where somebody has detached it. */
	chunkOf(slab: number, offset: number, length: number): Buffer | undefined {
		this.#used = slab;
		const memory = this.#slabs[slab % ring];
		if (memory === undefined) return undefined;
		if (memory.byteLength === 0) return noBytes;
		if (length >= largeChunkBytes) this.#large = mostLarge;
		return new BufferOver(memory, offset, length);
	}

	/** Tops the fresh ones up. A turn that used more than half of them gets twice as many the next time. */
	topUp(): void {
		let fresh = (this.#next - this.#used - 1 + SLAB_NUMBERS) % SLAB_NUMBERS;
		const atMost = this.#large > 0 ? mostLarge : most;
		const wanted = Math.min(this.#wanted, atMost);
		if (fresh >= wanted) return;
		this.#release();
		if (fresh * 2 < wanted && this.#used >= 0) this.#wanted = Math.max(this.#wanted, Math.min(wanted * 2, atMost));
		for (; fresh < Math.min(this.#wanted, atMost); fresh++) this.#add();
	}

	#add(): void {
		// Not of node's pool: the whole of a buffer, from its start.
		const slab = Buffer.allocUnsafeSlow(this.#large > 0 ? largeSlabBytes : slabBytes);
		if (this.#large > 0) this.#large--;
		// Chunks share it, as Buffers share node's pool: one of them cannot take it along to another thread.
		markAsUntransferable(slab.buffer);
		this.#slabs[this.#next % ring] = slab.buffer;
		this.#give(slab);
		this.#next = (this.#next + 1) % SLAB_NUMBERS;
	}

	/** Slabs before the one in use belong to whoever keeps chunks of them. */
	#release(): void {
		while (this.#used >= 0 && this.#oldest !== this.#used) {
			this.#slabs[this.#oldest % ring] = gone;
			this.#oldest = (this.#oldest + 1) % SLAB_NUMBERS;
		}
	}
}
