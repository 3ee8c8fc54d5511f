import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import {
	checkBoolean,
	checkBytes,
	checkFunction,
	checkInteger,
	checkObject,
	checkOneOf,
	checkPort,
	checkString,
	escapeControls,
	invalidArgType,
	invalidArgValue,
	outOfRange,
	render,
	renderHostPort,
	renderPath,
} from '../../lib/socket/arguments';

function hostileProxy(target: object): object {
	const refuse = () => {
		throw new Error('a trap ran');
	};
	return new Proxy(target, {
		get: refuse,
		getPrototypeOf: refuse,
		getOwnPropertyDescriptor: refuse,
		has: refuse,
		ownKeys: refuse,
	});
}

function revokedProxy(): object {
	const { proxy, revoke } = Proxy.revocable([], {});
	revoke();
	return proxy;
}

const hostileClass = {
	get constructor(): never {
		throw new Error('a getter ran');
	},
	[Symbol.toPrimitive](): never {
		throw new Error('a conversion ran');
	},
};

const garbage: readonly [string, unknown][] = [
	['undefined', undefined],
	['null', null],
	['NaN', Number.NaN],
	['-0', -0],
	['infinity', Number.POSITIVE_INFINITY],
	['a bigint', 10n],
	['an endless bigint', 1n << 5_000_000n],
	['a symbol', Symbol('s'.repeat(10_000))],
	['a symbol without a description', Symbol()],
	['a huge string', 'x'.repeat(10_000_000)],
	['control characters', '\u001b[2J\0\n'],
	['an object without a prototype', Object.create(null)],
	['a Proxy that throws', hostileProxy({})],
	['a function Proxy that throws', hostileProxy(() => {})],
	['a revoked Proxy', revokedProxy()],
	['an object with a Proxy for a prototype', Object.create(hostileProxy({}))],
	['an object whose constructor throws', hostileClass],
	['a function', function named() {}],
	['an arrow function', () => {}],
	['an array', [1, 2]],
	['a class instance', new (class Thing {})()],
];

describe('what is thrown', () => {
	test('ERR_INVALID_ARG_TYPE is a TypeError that reads as Node’s', () => {
		const error = invalidArgType('host', 'string', 5);
		expect(error).toBeInstanceOf(TypeError);
		expect(error.code).toBe('ERR_INVALID_ARG_TYPE');
		expect(error.message).toBe('The "host" argument must be of type string. Received type number (5)');
		expect(invalidArgType('options.data', 'Uint8Array', null).message).toBe(
			'The "options.data" property must be an instance of Uint8Array. Received null',
		);
		expect(invalidArgType('x', 'a string or a number', Symbol('s')).message).toBe(
			'The "x" argument must be a string or a number. Received type symbol (Symbol(s))',
		);
	});

	test('ERR_OUT_OF_RANGE is a RangeError', () => {
		const error = outOfRange('port', '>= 0 && <= 65535', 65536);
		expect(error).toBeInstanceOf(RangeError);
		expect(error.code).toBe('ERR_OUT_OF_RANGE');
		expect(error.message).toBe('The value of "port" is out of range. It must be >= 0 && <= 65535. Received 65536');
	});

	test('ERR_INVALID_ARG_VALUE is a TypeError', () => {
		const error = invalidArgValue('family', 'ipx', "one of 'ipv4', 'ipv6'");
		expect(error).toBeInstanceOf(TypeError);
		expect(error.code).toBe('ERR_INVALID_ARG_VALUE');
		expect(error.message).toBe("The argument 'family' must be one of 'ipv4', 'ipv6'. Received 'ipx'");
	});

	test.each(garbage)('%s is rendered briefly, on one line and without running its code', (_, value) => {
		for (const error of [
			invalidArgType('value', 'string', value),
			outOfRange('value', 'an integer', value),
			invalidArgValue('value', value, 'something'),
		]) {
			expect(error.message.length).toBeLessThan(250);
			expect(error.message).not.toMatch(/[\u0000-\u001f]/);
		}
	});

	test('anything at all can be rendered', () => {
		fc.assert(
			fc.property(fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true }), (value) => {
				expect(typeof render(value)).toBe('string');
			}),
		);
	});

	test('values look as in Node’s messages', () => {
		expect([-0, Number.NaN, 10n, 'a', null, undefined, true].map(render)).toEqual([
			'-0',
			'NaN',
			'10n',
			"'a'",
			'null',
			'undefined',
			'true',
		]);
		expect(render([])).toBe('an instance of Array');
		expect(render(new Map())).toBe('an instance of Map');
		expect(render(hostileProxy({}))).toBe('an instance of Proxy');
		expect(render(function twice() {})).toBe('function twice');
		expect(render('x'.repeat(1000))).toMatch(/^'x{64}\.\.\.'$/);
	});
});

describe('checks', () => {
	test('checkInteger takes the whole numbers of its range', () => {
		fc.assert(
			fc.property(fc.integer(), fc.integer(), fc.integer(), (value, a, b) => {
				const [min, max] = [Math.min(a, b), Math.max(a, b)];
				const check = () => checkInteger('n', value, min, max);
				if (value >= min && value <= max) expect(check()).toBe(value);
				else expect(check).toThrow(expect.objectContaining({ name: 'RangeError', code: 'ERR_OUT_OF_RANGE' }));
			}),
		);
	});

	test('checkInteger turns -0 into 0 and refuses what is no whole number', () => {
		expect(Object.is(checkInteger('n', -0), 0)).toBe(true);
		for (const value of [Number.NaN, 1.5, Number.POSITIVE_INFINITY, 2 ** 53]) {
			expect(() => checkInteger('n', value)).toThrow(RangeError);
		}
		for (const value of ['1', 1n, null, undefined, [1], new Number(1), true]) {
			expect(() => checkInteger('n', value)).toThrow(expect.objectContaining({ code: 'ERR_INVALID_ARG_TYPE' }));
		}
	});

	test('checkPort takes 0 to 65535', () => {
		expect([0, 1, 65535].map((port) => checkPort('port', port))).toEqual([0, 1, 65535]);
		for (const port of [-1, 65536, 80.5, Number.NaN]) expect(() => checkPort('port', port)).toThrow(RangeError);
		expect(() => checkPort('port', '80')).toThrow(TypeError);
	});

	test.each(garbage)('%s is refused with a code, or is what was wanted', (_, value) => {
		const checks = [checkString, checkBoolean, checkObject, checkFunction, checkBytes, checkPort];
		for (const check of [...checks, (name: string, one: unknown) => checkOneOf(name, one, ['a', 'b'])]) {
			try {
				expect(check('value', value) === value).toBe(true); // which holds for -0 and 0, too
			} catch (error) {
				expect((error as { code: string }).code).toMatch(/^ERR_(INVALID_ARG_TYPE|INVALID_ARG_VALUE|OUT_OF_RANGE)$/);
			}
		}
	});

	test('checkObject refuses arrays, functions and null', () => {
		for (const value of [[], () => {}, null, 'x']) {
			expect(() => checkObject('o', value)).toThrow(TypeError);
		}
		const object = Object.create(null);
		expect(checkObject('o', object)).toBe(object);
	});

	test('checkBytes takes Buffers, and arrays of another realm', () => {
		const foreign = runInNewContext('new Uint8Array(3)');
		expect(checkBytes('data', foreign)).toBe(foreign);
		expect(checkBytes('data', Buffer.from('a')).length).toBe(1);
		for (const value of [new Uint16Array(1), new DataView(new ArrayBuffer(1)), new ArrayBuffer(1), [1], 'a']) {
			expect(() => checkBytes('data', value)).toThrow(TypeError);
		}
	});

	test('checkOneOf lists what is allowed', () => {
		expect(checkOneOf('how', 'end', ['end', 'abort'])).toBe('end');
		expect(() => checkOneOf('how', 'END', ['end', 'abort'])).toThrow("one of 'end', 'abort'. Received 'END'");
	});
});

describe('text for messages', () => {
	test('hosts and ports', () => {
		expect(renderHostPort('127.0.0.1', 80)).toBe('127.0.0.1:80');
		expect(renderHostPort('::1', 80)).toBe('[::1]:80');
		expect(renderHostPort('::1')).toBe('::1');
	});

	test('paths stay on one line', () => {
		expect(renderPath('/run/a.sock')).toBe('/run/a.sock');
		expect(renderPath('\0name')).toBe('@name');
		expect(renderPath('/run/a\n\u001b[2J')).toBe('/run/a\\x0a\\x1b[2J');
		expect(escapeControls('ä ok')).toBe('ä ok');
	});
});
