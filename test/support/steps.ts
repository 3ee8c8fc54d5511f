/** Random steps for operations.ts, as fast-check draws them and makes them fewer. */
import fc from 'fast-check';

const doings = [
	'write',
	'pause',
	'resume',
	'end',
	'abort',
	'closeGracefully',
	'detach',
	'adopt',
	'replace',
	'throw',
] as const;
export const occasions = ['open', 'data', 'end', 'drain', 'close', 'error'] as const;

/** What a handler, a timer or the main program does to a connection: its own (`target` -1), or one of all so far. */
export interface Action {
	readonly doing: (typeof doings)[number];
	readonly target: number;
	readonly bytes: number;
}

export type Step =
	| { readonly step: 'connect' }
	| { readonly step: 'send' | 'room'; readonly peer: number; readonly bytes: number }
	| { readonly step: 'endPeer' | 'resetPeer'; readonly peer: number }
	| { readonly step: 'act'; readonly action: Action }
	/** The next handler of this kind does it. */
	| { readonly step: 'arm'; readonly occasion: (typeof occasions)[number]; readonly action: Action }
	| { readonly step: 'timer' | 'tick'; readonly ms: number; readonly action: Action }
	/** `key` decides in which order what is ready is told. */
	| { readonly step: 'turn'; readonly key: number }
	| { readonly step: 'advance'; readonly ms: number };

const index = fc.nat({ max: 11 });
const size = fc.oneof(
	{ weight: 4, arbitrary: fc.nat({ max: 200 }) },
	fc.nat({ max: 40_000 }),
	fc.integer({ min: 66_000, max: 200_000 }),
);
const action: fc.Arbitrary<Action> = fc.record({
	doing: fc.constantFrom(...doings),
	target: fc.oneof(fc.constant(-1), index),
	bytes: size,
});
const weighted = (weight: number, arbitrary: fc.Arbitrary<Step>) => ({ weight, arbitrary });
const constant = <Name extends string>(name: Name) => fc.constant(name);

export const steps: fc.Arbitrary<Step[]> = fc.array(
	fc.oneof(
		weighted(5, fc.record({ step: constant('connect') })),
		weighted(8, fc.record({ step: constant('send'), peer: index, bytes: fc.integer({ min: 1, max: 3000 }) })),
		weighted(2, fc.record({ step: constant('room'), peer: index, bytes: size })),
		weighted(1, fc.record({ step: fc.constantFrom('endPeer', 'resetPeer'), peer: index })),
		weighted(4, fc.record({ step: constant('act'), action })),
		weighted(8, fc.record({ step: constant('arm'), occasion: fc.constantFrom(...occasions), action })),
		weighted(2, fc.record({ step: fc.constantFrom('timer', 'tick'), ms: fc.nat({ max: 20 }), action })),
		weighted(8, fc.record({ step: constant('turn'), key: fc.nat() })),
		weighted(1, fc.record({ step: constant('advance'), ms: fc.nat({ max: 60 }) })),
	),
	{ minLength: 10, maxLength: 120, size: 'max' },
);

/** An order for what is ready, which `key` decides. */
export function ordered(ready: readonly number[], key: number): number[] {
	if (ready.length === 0) return [];
	const turned = key % ready.length;
	const order = [...ready.slice(turned), ...ready.slice(0, turned)];
	if (key % 3 === 0) order.reverse();
	// A loop may tell of one more than once, when very many are ready.
	if (key % 5 === 0) order.push(order[0] as number);
	return order;
}
