/** Streams that tell whose they are: each byte follows from the stream's number and its place in it. */
const word = 8;
const patterns = new Map<number, Buffer>();

/** The bytes of stream `tag` from `from` up to `to`. Every eight of them begin with the tag. */
export function patternOf(tag: number, from: number, to: number): Buffer {
	let known = patterns.get(tag);
	if (known === undefined || known.length < to) {
		known = Buffer.alloc(Math.max(4096, 2 ** Math.ceil(Math.log2(to + word))));
		for (let at = 0; at < known.length; at += word) {
			known.writeUInt32BE(tag, at);
			known.writeUInt32BE(at / word, at + 4);
		}
		patterns.set(tag, known);
	}
	return known.subarray(from, to);
}

/** Forgets the patterns of the streams so far. */
export function forgetPatterns(): void {
	patterns.clear();
}

/** Reads one end of a stream and finds out whose it is. */
export class StreamReader {
	/** Whose bytes they are; undefined until the first eight are there. */
	tag: number | undefined;
	#offset = 0;
	#head = Buffer.alloc(0);

	/** So many bytes were read. */
	get bytes(): number {
		return this.#offset + this.#head.length;
	}

	/** What is wrong with these bytes as the next of the stream. */
	take(chunk: Buffer): string | undefined {
		let bytes = chunk;
		if (this.tag === undefined) {
			this.#head = Buffer.concat([this.#head, chunk]);
			if (this.#head.length < word) return undefined;
			bytes = this.#head;
			this.#head = Buffer.alloc(0);
			this.tag = bytes.readUInt32BE(0);
		}
		const offset = this.#offset;
		this.#offset += bytes.length;
		if (bytes.equals(patternOf(this.tag, offset, offset + bytes.length))) return undefined;
		return `bytes that are not those of stream ${this.tag} from ${offset} on: ${bytes.subarray(0, 32).toString('hex')}`;
	}
}
