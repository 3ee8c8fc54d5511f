import { InvalidArgumentError } from 'commander';
import { type Endpoint, parseEndpoint } from '../index';

const largest = 2 ** 31 - 1;
const msPerUnit: Readonly<Record<string, number>> = { ms: 1, s: 1000 };

/** One more endpoint of an option that may be repeated. */
export function collectEndpoint(text: string, before: readonly Endpoint[] = []): readonly Endpoint[] {
	try {
		return [...before, parseEndpoint(text)];
	} catch (error) {
		throw new InvalidArgumentError(`\n  ${(error as Error).message}`);
	}
}

/** '1', '1000' … */
export function parseCount(text: string): number {
	const count = /^\d+$/.test(text) ? Number(text) : 0;
	if (count < 1 || count > largest) throw new InvalidArgumentError(`\n  a whole number from 1 to ${largest}`);
	return count;
}

/** '30', '30s', '2.5s', '500ms': milliseconds. What is not 0 is 1 at least. */
export function parseDurationMs(text: string): number {
	const [, digits, unit = 's'] = /^(\d+(?:\.\d+)?)(ms|s)?$/.exec(text) ?? [];
	const ms = digits === undefined ? Number.NaN : Number(digits) * (msPerUnit[unit] as number);
	if (!(ms <= largest)) {
		throw new InvalidArgumentError(`\n  seconds ('30', '2.5s') or milliseconds ('500ms'), at most ${largest}ms`);
	}
	return ms === 0 ? 0 : Math.max(1, Math.round(ms));
}
