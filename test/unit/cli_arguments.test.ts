import { InvalidArgumentError } from 'commander';
import { collectEndpoint, parseCount, parseDurationMs } from '../../lib/cli/arguments';

describe('parseDurationMs', () => {
	test.each([
		['30', 30_000],
		['30s', 30_000],
		['2.5s', 2500],
		['500ms', 500],
		['0', 0],
		['0ms', 0],
		['0.2ms', 1], // not none
		['1.1', 1100],
		['2147483647ms', 2_147_483_647],
	])('%p is %i ms', (text, ms) => {
		expect(parseDurationMs(text)).toBe(ms);
	});

	test.each(['', 's', '-1', '1m', '1 s', '1e3', '.5', 'Infinity', '2147483648ms', '2147484', '30S'])(
		'%p is refused',
		(text) => {
			expect(() => parseDurationMs(text)).toThrow(InvalidArgumentError);
		},
	);
});

describe('parseCount', () => {
	test.each([
		['1', 1],
		['007', 7],
		['2147483647', 2_147_483_647],
	])('%p is %i', (text, count) => {
		expect(parseCount(text)).toBe(count);
	});

	test.each(['', '0', '-1', '1.5', '1e3', '0x10', '2147483648', 'many'])('%p is refused', (text) => {
		expect(() => parseCount(text)).toThrow(InvalidArgumentError);
	});
});

describe('collectEndpoint', () => {
	test('appends to those before', () => {
		const first = collectEndpoint('127.0.0.1:1');
		expect(collectEndpoint('unix:/a', first)).toEqual([{ host: '127.0.0.1', port: 1 }, { path: '/a' }]);
		expect(first).toHaveLength(1);
	});

	test('refuses what is none, with how to write it', () => {
		expect(() => collectEndpoint('7000x')).toThrow(InvalidArgumentError);
	});
});
