import { types } from 'node:util';

export interface OnReadOptions {
	readonly buffer: Uint8Array | (() => Uint8Array);
	/** False pauses. */
	callback(bytes: number, buffer: Uint8Array): boolean;
}

/** Who receives for it. */
interface Reader {
	/** What `this` is to the callback, as on node:net. */
	readonly stream: object;
	readonly reading: boolean;
}

/** The `onread` option of net.Socket: bytes go into a buffer of the user's instead of 'data' events. */
export class OnRead {
	readonly #options: OnReadOptions;
	readonly #reader: Reader;
	#buffer: Uint8Array;
	/** What came after the callback had said false. */
	readonly #held: Buffer[] = [];
	#ended = false;

	/** Undefined for what node:net takes no notice of. */
	static from(options: OnReadOptions | null | undefined, reader: Reader): OnRead | undefined {
		if (typeof options !== 'object' || options === null || typeof options.callback !== 'function') return undefined;
		const { buffer } = options;
		return types.isUint8Array(buffer) || typeof buffer === 'function' ? new OnRead(options, reader) : undefined;
	}

	private constructor(options: OnReadOptions, reader: Reader) {
		this.#options = options;
		this.#reader = reader;
		this.#buffer = typeof options.buffer === 'function' ? options.buffer() : options.buffer;
	}

	/** False: no more until `resume()`. */
	receive(chunk: Buffer): boolean {
		if (this.#held.length > 0) {
			this.#held.push(chunk);
			return false;
		}
		for (let at = 0; at < chunk.length; ) {
			const bytes = chunk.copy(this.#buffer, 0, at);
			at += bytes;
			const wanted = this.#options.callback.call(this.#reader.stream, bytes, this.#buffer) !== false;
			this.#nextBuffer();
			// It may have paused the stream itself.
			if (wanted && this.#reader.reading) continue;
			if (at < chunk.length) this.#held.push(chunk.subarray(at));
			return false;
		}
		return true;
	}

	/** False: the end is told once what is held was. */
	end(): boolean {
		this.#ended = true;
		return this.#held.length === 0;
	}

	/** Tells what was held: 'paused' again, 'ended' when the end came meanwhile, or 'reading'. */
	resume(): 'paused' | 'ended' | 'reading' {
		const held = this.#held.splice(0);
		while (held.length > 0) {
			if (this.receive(held.shift() as Buffer)) continue;
			this.#held.push(...held);
			return 'paused';
		}
		return this.#ended ? 'ended' : 'reading';
	}

	get holds(): boolean {
		return this.#held.length > 0;
	}

	#nextBuffer(): void {
		if (typeof this.#options.buffer !== 'function') return;
		const next = this.#options.buffer();
		if (types.isUint8Array(next)) this.#buffer = next;
	}
}
