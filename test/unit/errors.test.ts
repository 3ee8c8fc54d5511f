import * as net from 'node:net';
import { constants } from 'node:os';
import { getSystemErrorMap, getSystemErrorName, inspect } from 'node:util';
import fc from 'fast-check';
import { binding } from '../../lib/native/load';
import { errnoOf, SocketError, type SocketErrorContext, socketError } from '../../lib/socket/errors';
import { optionRows } from '../../lib/socket/options.generated';
import { type Failure, suggest } from '../../lib/socket/suggestions';
import * as facts from '../../lib/socket/system_facts';

// A plain object, whose functions can be replaced one by one.
jest.mock('../../lib/socket/system_facts', () => ({
	__esModule: true,
	...jest.requireActual('../../lib/socket/system_facts'),
}));

const inUse = errnoOf('EADDRINUSE');
const onLinux = process.platform === 'linux' ? test : test.skip;
const refused = errnoOf('ECONNREFUSED');

afterEach(() => jest.restoreAllMocks());

describe('SocketError', () => {
	test('has Node’s parts and message', () => {
		const error = socketError(inUse, 'bind', { address: '127.0.0.1', port: 80 });
		expect(error).toBeInstanceOf(Error);
		expect(error).toBeInstanceOf(SocketError);
		expect(error.name).toBe('SocketError');
		expect(error.message).toBe('bind EADDRINUSE: address already in use 127.0.0.1:80');
		expect({ ...error }).toEqual({
			errno: inUse,
			code: 'EADDRINUSE',
			syscall: 'bind',
			address: '127.0.0.1',
			port: 80,
		});
		expect(error.stack).toMatch(/^SocketError: bind EADDRINUSE.*\n {4}at /);
	});

	test.each<[SocketErrorContext, string]>([
		[{ address: '::1', port: 80 }, ' [::1]:80'],
		[{ address: '::1' }, ' ::1'],
		[{ port: 80 }, ' port 80'],
		[{ path: '/run/a.sock' }, ' /run/a.sock'],
		[{ path: '\0name' }, ' @name'],
		[{ path: '/a\nb' }, ' /a\\x0ab'],
		[{ interface: 'eth9' }, ' eth9'],
		[{ option: 'tcpNoDelay' }, ' (tcpNoDelay)'],
		[{ detail: 'the first of three' }, ' - the first of three'],
		[{ address: undefined, port: undefined, path: undefined }, ''],
	])('tells %j', (context, end) => {
		expect(socketError(inUse, 'bind', context).message).toBe(`bind EADDRINUSE: address already in use${end}`);
	});

	test('agrees with Node on every errno', () => {
		for (const [errno, [name, text]] of getSystemErrorMap()) {
			const error = socketError(errno, 'call');
			expect(error.code).toBe(getSystemErrorName(errno));
			expect(error.errno).toBe(errno);
			expect(error.message).toBe(`call ${name}: ${text}`);
			expect(errnoOf(name)).toBe(errno);
		}
	});

	test('names errnos that libuv has no name for', () => {
		const error = socketError(-constants.errno.EINPROGRESS, 'connect');
		expect(error.code).toBe('EINPROGRESS');
		expect(error.message).toMatch(/^connect EINPROGRESS: \w+/);
		expect(errnoOf('EDOM')).toBe(-constants.errno.EDOM);
	});

	test('is sound for results that are no errno', () => {
		expect(socketError(-99999, 'call')).toMatchObject({ errno: -99999, code: 'Unknown system error -99999' });
		for (const result of [0, 7, Number.NaN, -1.5, Number.NEGATIVE_INFINITY, undefined as never, '' as never]) {
			const error = socketError(result, 'call');
			expect(error).toMatchObject({ errno: -4094, code: 'UNKNOWN', syscall: 'call' });
			expect(error.suggestion).toBeUndefined();
		}
		expect(errnoOf('ENOSUCHERROR')).toBe(-4094);
	});

	test('keeps its cause', () => {
		const cause = new Error('why');
		expect(socketError(inUse, 'bind', { cause }).cause).toBe(cause);
		expect('cause' in socketError(inUse, 'bind')).toBe(false);
	});
});

describe('suggestion', () => {
	test('is made when first read, and once', () => {
		const read = jest.spyOn(facts, 'portHolders');
		const error = socketError(inUse, 'bind', { address: '127.0.0.1', port: 1 });
		expect(String(error.stack)).toContain('EADDRINUSE');
		expect(Object.keys(error)).not.toContain('suggestion');
		expect(read).not.toHaveBeenCalled();
		const first = error.suggestion;
		const calls = read.mock.calls.length;
		expect(calls).toBeGreaterThan(0);
		expect(error.suggestion).toBe(first);
		expect(read).toHaveBeenCalledTimes(calls);
	});

	test('never throws, whatever the facts do', () => {
		jest.spyOn(facts, 'portHolders').mockImplementation(() => {
			throw new Error('no');
		});
		expect(socketError(inUse, 'bind', { port: 80 }).suggestion).toBeUndefined();
	});

	test('any code with any context gives one line, or nothing', () => {
		const codes = [...getSystemErrorMap().values()].map(([name]) => name);
		const failure: fc.Arbitrary<Failure> = fc.record({
			code: fc.oneof(fc.constantFrom(...codes, 'EDOM', '__proto__', 'toString'), fc.string()),
			syscall: fc.constantFrom('socket', 'bind', 'listen', 'accept', 'connect', 'setsockopt', 'poll', 'sendto'),
			address: fc.option(fc.oneof(fc.ipV4(), fc.ipV6(), fc.string()), { nil: undefined }),
			port: fc.option(fc.integer({ min: -1, max: 70_000 }), { nil: undefined }),
			path: fc.option(fc.oneof(fc.string(), fc.constantFrom('/', '\0x', '/no/such/x')), { nil: undefined }),
			option: fc.option(fc.constantFrom('nosuch', ...optionRows.map((row) => row.name)), { nil: undefined }),
			fd: fc.option(fc.integer(), { nil: undefined }),
		});
		fc.assert(
			fc.property(failure, (one) => {
				const text = suggest(one);
				if (text !== undefined) expect(text).toMatch(/^[^\u0000-\u001f]{10,}$/);
			}),
			{ numRuns: 300 },
		);
	});

	test('the codes that sockets meet have one', () => {
		const codes =
			'EACCES EADDRINUSE EADDRNOTAVAIL EAFNOSUPPORT EALREADY EBADF ECONNREFUSED ECONNRESET EDESTADDRREQ EDOM ' +
			'EHOSTUNREACH EINPROGRESS EINVAL EISCONN EMFILE EMSGSIZE ENETUNREACH ENFILE ENOBUFS ENODEV ENOENT ENOMEM ' +
			'ENOPROTOOPT ENOTCONN ENOTDIR ENOTSOCK EOPNOTSUPP EPERM EPIPE EPROTONOSUPPORT EROFS ETIMEDOUT';
		const without = codes
			.split(' ')
			.filter((code) => !suggest({ code, syscall: 'bind', path: '/no/such/directory/a' }));
		expect(without).toEqual([]);
	});
});

describe('suggestions without help from the system', () => {
	beforeEach(() => {
		jest.spyOn(facts, 'portHolders').mockReturnValue(undefined);
		jest.spyOn(facts, 'unixHolders').mockReturnValue(undefined);
		jest.spyOn(facts, 'sysctlNumbers').mockReturnValue(undefined);
		jest.spyOn(facts, 'sysctlText').mockReturnValue(undefined);
		jest.spyOn(facts, 'descriptorLimit').mockReturnValue(undefined);
		jest.spyOn(facts, 'fileTable').mockReturnValue(undefined);
		jest.spyOn(facts, 'tcpMemory').mockReturnValue(undefined);
		jest.spyOn(facts, 'hasIpv6').mockReturnValue(undefined);
		jest.spyOn(facts, 'socketProtocols').mockReturnValue(undefined);
		jest.spyOn(facts, 'localAddresses').mockReturnValue([]);
	});

	test.each<[string, string, SocketErrorContext, RegExp]>([
		['EADDRINUSE', 'bind', { address: '127.0.0.1', port: 80 }, /another socket has port 80/],
		['EADDRINUSE', 'bind', { port: 0 }, /no port is left/],
		['EACCES', 'bind', { port: 80 }, /privilege/],
		['EADDRNOTAVAIL', 'bind', { address: '192.0.2.1', port: 0 }, /no interface of this system has 192\.0\.2\.1/],
		['EAFNOSUPPORT', 'socket', {}, /no sockets of that family/],
		['EMFILE', 'accept', {}, /no descriptor left/],
		['ENFILE', 'accept', {}, /whole system/],
		['ENOBUFS', 'send', {}, /no memory/],
		['EPROTONOSUPPORT', 'socket', {}, /no such protocol/],
		['ECONNREFUSED', 'connect', { address: '127.0.0.1', port: 9 }, /nobody listens on 127\.0\.0\.1:9/],
	])('%s of %s %j', (code, syscall, context, text) => {
		expect(socketError(errnoOf(code), syscall, context).suggestion).toMatch(text);
	});
});

describe('a port’s holders', () => {
	const holder: facts.PortHolder = {
		transport: 'tcp',
		host: '0.0.0.0',
		port: 80,
		state: 'listening',
		uid: 5,
		inode: 7,
	};
	const bind = (address: string) => socketError(inUse, 'bind', { address, port: 80, transport: 'tcp' }).suggestion;

	function holders(...all: Partial<facts.PortHolder>[]): void {
		jest.spyOn(facts, 'portHolders').mockReturnValue(all.map((one) => ({ ...holder, ...one })));
	}

	function owners(unseen: facts.SocketOwners['unseen'], ...all: facts.SocketOwner[]): void {
		jest.spyOn(facts, 'ownersOf').mockReturnValue({ owners: all, unseen });
	}

	test('are told with process, or user where that is all', () => {
		holders({});
		owners('none', { pid: 4242, name: 'nginx', inode: 7, fd: 6 });
		expect(bind('127.0.0.1')).toMatch(/^pid 4242 \(nginx\) listens on 0\.0\.0\.0:80: stop it/);
		owners('denied');
		expect(bind('127.0.0.1')).toMatch(
			/^a process of uid 5 that this user may not look into .* listens on 0\.0\.0\.0:80/,
		);
		owners('none');
		expect(bind('127.0.0.1')).toMatch(/^a process outside this container's view/);
		owners('too many');
		expect(bind('127.0.0.1')).toMatch(/^one of very many processes \(of uid 5; .*ss -anp.*\) listens on 0\.0\.0\.0:80/);
	});

	test('are not those of another address', () => {
		holders({ host: '127.0.0.2', inode: 1 }, { host: '127.0.0.3', inode: 2 });
		owners('none', { pid: 1, name: 'two', inode: 1, fd: 3 }, { pid: 2, name: 'three', inode: 2, fd: 3 });
		expect(bind('127.0.0.3')).toMatch(/^pid 2 \(three\)/);
		expect(bind('127.0.0.3')).not.toContain('pid 1');
		expect(bind('0.0.0.0')).toContain('pid 1');
	});

	test('of the same family are likelier than a dual-stack one', () => {
		holders({ host: '::', inode: 1 }, { host: '0.0.0.0', inode: 2 });
		owners('none', { pid: 1, name: 'six', inode: 1, fd: 3 }, { pid: 2, name: 'four', inode: 2, fd: 3 });
		expect(bind('127.0.0.1')).toMatch(/^pid 2 /);
		expect(bind('::1')).toMatch(/^pid 1 /);
	});

	test('that ended already leave TIME_WAIT', () => {
		holders({ state: 'ending', inode: 0 }, { state: 'ending', inode: 0 });
		expect(bind('127.0.0.1')).toMatch(/only 2 connections that are ending \(TIME_WAIT\).*soReuseAddr/);
	});

	test('are shown without control characters, and few of them', () => {
		holders({});
		owners('none', ...[1, 2, 3, 4, 5].map((pid) => ({ pid, name: 'a\nb', inode: 7, fd: 3 })));
		expect(bind('127.0.0.1')).toMatch(/^pid 1 \(a\\x0ab\) and pid 2 .* and pid 3 .* and 2 more listens? on/);
	});
});

describe('options', () => {
	const option = (code: string, name: string) => socketError(errnoOf(code), 'setsockopt', { option: name }).suggestion;

	test('tell range and unit of the row', () => {
		const row = optionRows.find((one) => one.name === 'tcpUserTimeoutMs');
		expect(option('EINVAL', 'tcpUserTimeoutMs')).toContain(`takes ${row?.min} to ${row?.max}`);
		expect(option('EINVAL', 'TCP_USER_TIMEOUT')).toContain('tcpUserTimeoutMs');
	});

	test('tell where they are, on a system without them', () => {
		const foreign = optionRows.find((row) => !row.systems.includes(binding.system));
		expect(option('ENOPROTOOPT', foreign?.name ?? '')).toContain(`exists on ${foreign?.systems.join(', ')} only`);
	});

	test('tell the capability', () => {
		const row = optionRows.find((one) => one.requires !== undefined && one.systems.includes(binding.system));
		expect(option('EPERM', row?.name ?? '')).toContain(`needs ${row?.requires}`);
	});

	test('tell the stage', () => {
		const row = optionRows.find((one) => one.stage === 'beforeBind' && one.systems.includes(binding.system));
		expect(option('EINVAL', row?.name ?? '')).toContain('before bind');
	});

	onLinux('tell the kernel that they need', () => {
		jest.spyOn(facts, 'kernelVersion').mockReturnValue([2, 6, 36]);
		expect(option('ENOPROTOOPT', 'tcpUserTimeoutMs')).toMatch(/needs Linux 2\.6\.37 or newer, and this is 2\.6\.36$/);
		jest.spyOn(facts, 'kernelVersion').mockReturnValue([2, 6, 37]);
		expect(option('ENOPROTOOPT', 'tcpUserTimeoutMs')).toContain('not there for this family');
		jest.spyOn(facts, 'kernelVersion').mockReturnValue([10, 0, 0]);
		expect(option('ENOPROTOOPT', 'tcpUserTimeoutMs')).toContain('not there for this family');
	});

	onLinux('tell the congestion control algorithms there are', () => {
		const name = optionRows.find((one) => one.symbol === 'TCP_CONGESTION')?.name ?? '';
		expect(option('ENOENT', name)).toMatch(/^this kernel has .*(reno|cubic)/);
	});
});

describe('how it is shown', () => {
	test('inspect shows stack, properties, suggestion and cause', () => {
		const cause = socketError(refused, 'connect', { address: '192.0.2.1', port: 9 });
		const error = socketError(errnoOf('EPIPE'), 'send', { cause });
		for (const text of [inspect(error), inspect({ nested: error })]) {
			expect(text).toContain('SocketError: send EPIPE: broken pipe\n');
			expect(text).toMatch(/\n +at /);
			expect(text).toContain(`suggestion: ${inspect(error.suggestion)}`);
			expect(text).toMatch(/\[cause\]: SocketError: connect ECONNREFUSED/);
			expect(text).toContain(`suggestion: ${inspect(cause.suggestion)}`);
		}
	});

	test('an error that cannot be changed is shown all the same', () => {
		const frozen = Object.freeze(socketError(errnoOf('EPIPE'), 'send'));
		expect(inspect(frozen)).toContain('EPIPE');
		expect(frozen.suggestion).toContain('stop writing');
		expect(inspect(new Proxy(frozen, {}), { showProxy: false })).toContain('EPIPE');
	});

	test('JSON has all but the stack', () => {
		const error = socketError(errnoOf('EPIPE'), 'send', { path: '/a', cause: new RangeError('deep') });
		expect(JSON.parse(JSON.stringify(error))).toEqual({
			name: 'SocketError',
			message: 'send EPIPE: broken pipe /a',
			errno: errnoOf('EPIPE'),
			code: 'EPIPE',
			syscall: 'send',
			path: '/a',
			suggestion: error.suggestion,
			cause: { name: 'RangeError', message: 'deep' },
		});
		expect(JSON.stringify(socketError(inUse, 'bind', { cause: 10n }))).toContain('"cause":"10n"');
	});
});

describe('system facts', () => {
	test('addresses have one text', () => {
		expect(facts.canonicalHost('0:0:0::1')).toBe('::1');
		expect(facts.canonicalHost('::ffff:127.0.0.1')).toBe('127.0.0.1');
		expect(facts.canonicalHost('FE80::1%eth0')).toBe('fe80::1');
		expect(facts.canonicalHost('garbage')).toBe('garbage');
		const { address } = new net.SocketAddress({ address: '2001:db8:0:0:0:0:0:1', family: 'ipv6' });
		expect(facts.canonicalHost('2001:db8::1')).toBe(address);
	});

	test('what is not there is undefined', () => {
		expect(facts.sysctlNumbers('no/such/setting')).toBeUndefined();
		expect(facts.sysctlNumbers('kernel/ostype')).toBeUndefined();
		expect(facts.boundAddress(-1)).toBeUndefined();
		expect(facts.ownersOf(new Set())).toEqual({ owners: [], unseen: 'denied' });
		expect(facts.pathFacts('/no/such/directory/a.sock')).toMatchObject({ file: undefined, directoryStat: undefined });
	});
});
