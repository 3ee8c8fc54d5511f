/**
 * Randomness that replays. Tests that draw take their seeds from here: a fixed set, or what the environment says:
 *
 *     SYSSOCK_SEED=4711 npx jest …      this seed alone, as a failed test named it
 *     SYSSOCK_RUNS=1000 npx jest …      so many runs, from other seeds on, to look for more
 */
export class Random {
	#state: number;

	constructor(seed: number) {
		this.#state = seed >>> 0;
	}

	/** 0 up to, and without, 1. The generator is mulberry32. */
	next(): number {
		this.#state = (this.#state + 0x6d2b79f5) >>> 0;
		let mixed = this.#state;
		mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	}

	/** A whole number from `from` to `to`, both included. */
	between(from: number, to: number): number {
		return from + Math.floor(this.next() * (to - from + 1));
	}

	chance(probability: number): boolean {
		return this.next() < probability;
	}

	pick<const Item>(items: readonly Item[]): Item {
		if (items.length === 0) throw new RangeError('nothing to pick from');
		return items[this.between(0, items.length - 1)] as Item;
	}

	shuffled<Item>(items: readonly Item[]): Item[] {
		const all = [...items];
		for (let i = all.length - 1; i > 0; i--) {
			const j = this.between(0, i);
			[all[i], all[j]] = [all[j] as Item, all[i] as Item];
		}
		return all;
	}
}

/** Runs take a few seconds as a rule. */
const usualLimitMs = 20_000;

function setting(name: string): number | undefined {
	const text = process.env[name];
	if (text === undefined || text === '') return undefined;
	const value = Number(text);
	if (!Number.isSafeInteger(value)) throw new RangeError(`${name} is no whole number: ${text}`);
	return value;
}

/** On a slow machine fewer runs are enough, unless so many were asked for. */
export class Hurry {
	readonly #askedFor = setting('SYSSOCK_RUNS') !== undefined;
	readonly #startedAt = process.hrtime.bigint();

	get isLate(): boolean {
		return !this.#askedFor && process.hrtime.bigint() - this.#startedAt > BigInt(usualLimitMs) * 1_000_000n;
	}
}

/** Where to begin, and how many runs to make of it: a seed that was asked for is run alone. */
export function seedAndRuns(usualRuns: number): { readonly seed: number; readonly runs: number } {
	const seed = setting('SYSSOCK_SEED');
	const runs = setting('SYSSOCK_RUNS');
	if (seed !== undefined) return { seed, runs: runs ?? 1 };
	if (runs === undefined) return { seed: 1, runs: usualRuns };
	const fresh = Date.now() % 2 ** 31;
	process.stderr.write(`${runs} runs from SYSSOCK_SEED=${fresh} on\n`);
	return { seed: fresh, runs };
}
