import * as os from 'node:os';
import fc from 'fast-check';
import {
	type EndpointInput,
	formatAddress,
	parseEndpoint,
	type SocketAddress,
	toSocketAddress,
} from '../../lib/socket/addresses';
import { SocketError } from '../../lib/socket/errors';

const invalidValue = expect.objectContaining({ name: 'TypeError', code: 'ERR_INVALID_ARG_VALUE' });
const invalidType = expect.objectContaining({ name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
const beyondRange = expect.objectContaining({ name: 'RangeError', code: 'ERR_OUT_OF_RANGE' });

const longestPath = process.platform === 'darwin' ? 103 : 107;
const onLinux = process.platform === 'linux' ? test : test.skip;

const port = fc.integer({ min: 0, max: 65535 });
const ipv4: fc.Arbitrary<SocketAddress> = fc.record({ family: fc.constant('ipv4' as const), host: fc.ipV4(), port });
const ipv6: fc.Arbitrary<SocketAddress> = fc
	.tuple(fc.ipV6(), port, fc.integer({ min: 0, max: 0xffffffff }))
	.map(([host, at, scopeId]) => ({ family: 'ipv6', host, port: at, ...(scopeId !== 0 && { scopeId }) }));
const name = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 60 });
const unix: fc.Arbitrary<SocketAddress> = fc
	.tuple(fc.constantFrom('', '/', '/run/', '\0', './'), name)
	.filter(([start, rest]) => start !== '' || !/^(@|\(unnamed\)$)/.test(rest))
	.map(([start, rest]) => ({ family: 'unix', path: start + rest }));

describe('formatAddress', () => {
	test.each<[SocketAddress, string]>([
		[{ family: 'ipv4', host: '127.0.0.1', port: 80 }, '127.0.0.1:80'],
		[{ family: 'ipv6', host: '::', port: 7000 }, '[::]:7000'],
		[{ family: 'ipv6', host: 'fe80::1', port: 80, scopeId: 2 }, '[fe80::1%2]:80'],
		[{ family: 'ipv6', host: '::1', port: 80, scopeId: 0 }, '[::1]:80'],
		[{ family: 'unix', path: '/run/a.sock' }, 'unix:/run/a.sock'],
		[{ family: 'unix', path: '\0name' }, 'unix:@name'],
		[{ family: 'unix', path: '' }, 'unix:(unnamed)'],
		[{ family: 'unix', path: '@file' }, 'unix:./@file'],
		[{ family: 'unix', path: '/a\nb' }, 'unix:/a\\x0ab'],
	])('%j is %s', (address, text) => {
		expect(formatAddress(address)).toBe(text);
	});

	test('names the scope when its name is given', () => {
		expect(formatAddress({ family: 'ipv6', host: 'fe80::1', port: 80, scopeId: 2 }, 'eth0')).toBe('[fe80::1%eth0]:80');
	});

	test('what it writes, parseEndpoint and toSocketAddress read back as the same address', () => {
		fc.assert(
			fc.property(fc.oneof(ipv4, ipv6, ...(process.platform === 'linux' ? [unix] : [])), (address) => {
				expect(toSocketAddress(parseEndpoint(formatAddress(address)))).toEqual(address);
			}),
		);
	});
});

describe('parseEndpoint', () => {
	test.each([
		['127.0.0.1:80', { host: '127.0.0.1', port: 80 }],
		['localhost:0', { host: 'localhost', port: 0 }],
		['example.org:443', { host: 'example.org', port: 443 }],
		['[::]:7000', { host: '::', port: 7000 }],
		['[fe80::1%br_lan]:80', { host: 'fe80::1%br_lan', port: 80 }],
		[':7000', { host: '::', port: 7000 }],
		['7000', { host: '::', port: 7000 }],
		['unix:/run/a.sock', { path: '/run/a.sock' }],
		['unix:a:b', { path: 'a:b' }],
		['unix:@name', { path: '\0name' }],
		['unix:./@name', { path: './@name' }],
	])('reads %s', (text, endpoint) => {
		expect(parseEndpoint(text)).toEqual(endpoint);
	});

	test.each([
		['127.0.0.1', "the port is missing: '127.0.0.1:7000'"],
		['::1', "the port is missing: '[::1]:7000'"],
		['fd00::1:80', "'[fd00::1]:80' or '[fd00::1:80]:PORT'"],
		['/run/a.sock', 'unix: in front'],
		['./a.sock', 'unix: in front'],
		['[127.0.0.1]:80', 'IPv6 address in the brackets'],
		['[]:80', 'IPv6 address in the brackets'],
		['host:65536', 'port from 0 to 65535'],
		['host:', "'HOST:PORT'"],
		['host:http', "'HOST:PORT'"],
		['host:-1', "'HOST:PORT'"],
		['host:1e3', "'HOST:PORT'"],
		['', "'HOST:PORT'"],
		['unix:', "'unix:PATH'"],
		['unix:@', "'unix:PATH'"],
		['unix:(unnamed)', "'unix:PATH'"],
		['unix:/a\0b', 'NUL'],
	])('refuses %j and says how to write it', (text, hint) => {
		expect(() => parseEndpoint(text)).toThrow(invalidValue);
		expect(() => parseEndpoint(text)).toThrow(hint);
	});

	test('reads or refuses any text, at once', () => {
		const pieces = fc.array(
			fc.constantFrom('[', ']', ':', '::', '%', '1', '65535', '127.0.0.1', 'unix:', '@', '\0', 'a'),
		);
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string(),
					pieces.map((all) => all.join('')),
				),
				(text) => {
					try {
						const endpoint = parseEndpoint(text);
						expect('path' in endpoint ? endpoint.path : endpoint.host).not.toBe('');
					} catch (error) {
						expect(error).toEqual(invalidValue);
					}
				},
			),
		);
		expect(() => parseEndpoint('1'.repeat(1_000_000))).toThrow(invalidValue);
		expect(() => parseEndpoint(`${':'.repeat(100_000)}x`)).toThrow(invalidValue);
	});

	test('refuses what is no text', () => {
		for (const value of [undefined, null, 7000, {}]) expect(() => parseEndpoint(value as never)).toThrow(invalidType);
	});
});

describe('toSocketAddress', () => {
	test('makes addresses of IP literals', () => {
		expect(toSocketAddress({ host: '127.0.0.1', port: 80 })).toEqual({ family: 'ipv4', host: '127.0.0.1', port: 80 });
		expect(toSocketAddress({ host: '::1', port: 80, flowInfo: 5, scopeId: 3 })).toEqual({
			family: 'ipv6',
			host: '::1',
			port: 80,
			flowInfo: 5,
			scopeId: 3,
		});
	});

	test('a host alone has port 0, a port alone stands for every address', () => {
		expect(toSocketAddress({ host: '::1' })).toEqual({ family: 'ipv6', host: '::1', port: 0 });
		expect(toSocketAddress({ port: 1 })).toEqual({ family: 'ipv6', host: '::', port: 1 });
		expect(toSocketAddress({ port: 1 }, 'ipv4')).toEqual({ family: 'ipv4', host: '0.0.0.0', port: 1 });
	});

	test('localhost is the loopback address of the family', () => {
		expect(toSocketAddress({ host: 'localhost', port: 1 })).toMatchObject({ host: '127.0.0.1' });
		expect(toSocketAddress({ host: 'LOCALHOST', port: 1 }, 'ipv4')).toMatchObject({ host: '127.0.0.1' });
		expect(toSocketAddress({ host: 'localhost', port: 1 }, 'ipv6')).toMatchObject({ host: '::1' });
	});

	test('refuses names, and says to resolve them', () => {
		expect(() => toSocketAddress({ host: 'example.org', port: 1 })).toThrow('resolve a name first');
		expect(() => toSocketAddress({ host: '[::1]', port: 1 })).toThrow('without brackets');
		for (const host of [
			'',
			' ',
			'127.1',
			'1.2.3.4.5',
			'::1%',
			'1.2.3.4%lo',
			'%lo',
			'127.0.0.1\0',
			'::g',
			'a'.repeat(9999),
		]) {
			expect(() => toSocketAddress({ host, port: 1 })).toThrow(invalidValue);
		}
	});

	test('never maps an IPv4 address silently, and says how to', () => {
		const mapped = () => toSocketAddress({ host: '127.0.0.1', port: 1 }, 'ipv6');
		expect(mapped).toThrow(invalidValue);
		expect(mapped).toThrow("write '::ffff:127.0.0.1'");
		expect(() => toSocketAddress({ host: '0.0.0.0', port: 1 }, 'ipv6')).toThrow("write '::'");
		expect(() => toSocketAddress({ host: '::ffff:127.0.0.1', port: 1 }, 'ipv4')).toThrow("write '127.0.0.1'");
		expect(() => toSocketAddress({ host: '::1', port: 1 }, 'ipv4')).toThrow('open an ipv6 socket');
		expect(toSocketAddress({ host: '::ffff:127.0.0.1', port: 1 }, 'ipv6')).toMatchObject({ family: 'ipv6' });
	});

	test('refuses another family than the socket’s', () => {
		expect(() => toSocketAddress({ path: '/a' }, 'ipv4')).toThrow(invalidValue);
		expect(() => toSocketAddress({ host: '::1', port: 1 }, 'unix')).toThrow(invalidType);
		expect(() => toSocketAddress({ family: 'ipv4', host: '127.0.0.1', port: 1 }, 'ipv6')).toThrow(invalidValue);
		expect(() => toSocketAddress({ family: 'ipx' as never, port: 1 })).toThrow(invalidValue);
	});

	test('finds a zone’s interface', () => {
		const loopback = Object.entries(os.networkInterfaces()).find(([, all]) => all?.some((one) => one.internal));
		const zone = loopback?.[0] ?? 'lo';
		const address = toSocketAddress({ host: `fe80::1%${zone}`, port: 1 }) as { scopeId: number };
		expect(address).toMatchObject({ family: 'ipv6', host: 'fe80::1', port: 1 });
		expect(address.scopeId).toBeGreaterThan(0);
		expect(() => toSocketAddress({ host: `fe80::1%${zone}`, port: 1, scopeId: address.scopeId + 1 })).toThrow(
			invalidValue,
		);
		expect(toSocketAddress({ host: 'fe80::1%77', port: 1 })).toMatchObject({ scopeId: 77 });
	});

	test('a zone that is no interface is ENODEV, with those there are', () => {
		const caught = catchError(() => toSocketAddress({ host: 'fe80::1%nosuch0', port: 1 }));
		expect(caught).toBeInstanceOf(SocketError);
		const error = caught as SocketError;
		expect(error).toMatchObject({ code: 'ENODEV', syscall: 'if_nametoindex', interface: 'nosuch0' });
		for (const known of Object.keys(os.networkInterfaces())) expect(error.suggestion).toContain(known);
		expect(() => toSocketAddress({ host: `fe80::1%${'9'.repeat(400)}`, port: 1 })).toThrow(SocketError);
	});

	test('ports are whole numbers from 0 to 65535', () => {
		for (const bad of [-1, 65536, 1.5, Number.NaN]) {
			expect(() => toSocketAddress({ host: '::1', port: bad })).toThrow(beyondRange);
		}
		for (const bad of ['80', 80n, null, {}]) {
			expect(() => toSocketAddress({ host: '::1', port: bad as never })).toThrow(invalidType);
		}
		for (const bad of [-1, 2 ** 32]) {
			expect(() => toSocketAddress({ host: '::1', port: 1, scopeId: bad })).toThrow(beyondRange);
			expect(() => toSocketAddress({ host: '::1', port: 1, flowInfo: bad })).toThrow(beyondRange);
		}
	});

	test('paths may be as long as sun_path, counted in bytes', () => {
		const path = `/${'x'.repeat(longestPath - 1)}`;
		expect(toSocketAddress({ path })).toEqual({ family: 'unix', path });
		expect(() => toSocketAddress({ path: `${path}x` })).toThrow(beyondRange);
		expect(() => toSocketAddress({ path: `/${'ä'.repeat(60)}` })).toThrow(beyondRange);
		expect(() => toSocketAddress({ path: '/'.repeat(10_000_000) })).toThrow(beyondRange);
	});

	onLinux('abstract names may be 107 bytes long and hold anything', () => {
		const path = `\0${'x'.repeat(106)}\0`;
		expect(toSocketAddress({ path })).toEqual({ family: 'unix', path });
		expect(() => toSocketAddress({ path: `${path}x` })).toThrow(beyondRange);
	});

	test('refuses NULs in a path, an empty path, and both a path and a port', () => {
		for (const path of ['/a\0b', '/a\0', '', '\0']) expect(() => toSocketAddress({ path })).toThrow(invalidValue);
		expect(() => toSocketAddress({ path: '/a', port: 1 })).toThrow(invalidValue);
		expect(() => toSocketAddress({})).toThrow(invalidValue);
		expect(() => toSocketAddress({ path: 5 as never })).toThrow(invalidType);
	});

	test('refuses garbage with a code, whatever it is', () => {
		for (const value of [null, undefined, 5, 'x', [], () => {}]) {
			expect(() => toSocketAddress(value as never)).toThrow(invalidType);
		}
		const field = fc.option(fc.anything(), { nil: undefined });
		const keys = { host: field, port: field, path: field, family: field, scopeId: field, flowInfo: field };
		fc.assert(
			fc.property(fc.record(keys), (endpoint) => {
				const error = catchError(() => toSocketAddress(endpoint as EndpointInput)) as { code?: string } | undefined;
				if (error !== undefined) expect(error.code).toMatch(/^ERR_/);
			}),
		);
	});
});

function catchError(run: () => unknown): unknown {
	try {
		run();
	} catch (error) {
		return error;
	}
	return undefined;
}
