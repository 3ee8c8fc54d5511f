// Options on the scripted kernel: arguments of every layout, what the kernel gets of them, and what is made of what
// it answers.
import type { SocketOptions } from '../../lib/socket/options';
import { type OptionRowInfo, optionRows } from '../../lib/socket/options.generated';
import { Socket } from '../../lib/socket/socket';
import { binding, type ScriptedKernel, useScriptedKernel, useSystemKernel } from '../support/kernels';
import { thrownBy } from '../support/thrown';

type Layout = OptionRowInfo['layout'];
/** By any name and with any value, as JavaScript can call it. */
interface Untyped {
	get(name: unknown): unknown;
	set(name: unknown, value?: unknown): unknown;
	all(options?: unknown): unknown;
	getRaw(...args: unknown[]): Uint8Array;
	setRaw(...args: unknown[]): unknown;
}
const untyped = (options: SocketOptions) => options as unknown as Untyped;
const TYPE = 'ERR_INVALID_ARG_TYPE';
const RANGE = 'ERR_OUT_OF_RANGE';
const VALUE = 'ERR_INVALID_ARG_VALUE';
/** Passes `checkStage` too: on the scripted kernel, getsockname says -ENOSYS. */
const supported = (row: number) => binding.optionRows[row]?.supported === true;

function rowWith(layout: Layout, access: 'r' | 'w'): OptionRowInfo | undefined {
	return optionRows.find((info, row) => supported(row) && info.layout === layout && info.access.includes(access));
}

function int32(...numbers: number[]): Buffer {
	return Buffer.from(new Uint32Array(numbers).buffer);
}

function ipv4(text: string): Buffer {
	return Buffer.from(text.split('.').map(Number));
}

/** What code of the caller's own does inside a value: throws, or is not there any more. */
function hostile(): { thrower: object; proxy: object; revoked: object } {
	const fail = () => {
		throw new Error('a getter of the caller');
	};
	const { proxy: revoked, revoke } = Proxy.revocable({}, {});
	revoke();
	const names = ['enabled', 'seconds', 'group', 'source', 'interface', 'low', 'high', 'code', 'jt', 'jf', 'k'];
	const thrower = {};
	for (const name of names) Object.defineProperty(thrower, name, { get: fail, enumerable: true });
	return { thrower, proxy: new Proxy({}, { get: fail, ownKeys: fail, has: fail }), revoked };
}

describe('on the scripted kernel', () => {
	let kernel: ScriptedKernel;
	let socket: Socket;
	let options: Untyped;

	beforeEach(() => {
		kernel = useScriptedKernel().answer('open', {}).always('setOption', {}).always('close', {});
		socket = new Socket({ family: 'ipv4', type: 'datagram' });
		options = untyped(socket.options);
	});
	afterEach(() => {
		if (!socket.closed) socket.close();
		useSystemKernel();
	});

	/** The bytes that setsockopt got. */
	function bytesFor(name: string, value: unknown): Buffer | undefined {
		options.set(name, value);
		return kernel.calls('setOption').at(-1)?.bytes;
	}

	function read(name: string, data: Uint8Array): unknown {
		kernel.answer('getOption', { data });
		return options.get(name);
	}

	const numbers = optionRows.filter(
		(info, row) =>
			supported(row) && info.access.includes('w') && typeof info.min === 'number' && !isStruct(info.layout),
	);

	function isStruct(layout: Layout): boolean {
		return ['linger', 'portRange', 'idList', 'uint32List'].includes(layout);
	}

	test.each(numbers.map((info) => [info.name, info] as const))('%s takes its range, and no more', (name, info) => {
		const [min, max] = [info.min as number, info.max as number];
		options.set(name, min);
		options.set(name, max);
		expect(kernel.count('setOption')).toBe(2);
		for (const value of [min - 1, max + 1, 1.5, Number.NaN, Infinity, -Infinity, Number.MAX_VALUE]) {
			const error = thrownBy(() => options.set(name, value));
			expect(error).toMatchObject({ name: 'RangeError', code: RANGE });
			expect(error.message).toContain(name);
		}
		for (const value of ['1', true, null, undefined, {}, [], 1n, Symbol('x'), () => 1, hostile().revoked]) {
			expect(thrownBy(() => options.set(name, value))).toMatchObject({ name: 'TypeError', code: TYPE });
		}
		expect(kernel.count('setOption')).toBe(2);
	});

	const refused: { readonly [L in Layout]?: readonly (readonly [unknown, string])[] } = {
		bool: [1, 0, 'true', null, undefined, {}, Symbol('x')].map((value) => [value, TYPE] as const),
		uint64: [
			[1, TYPE],
			['1', TYPE],
			[null, TYPE],
			[-1n, RANGE],
			[2n ** 64n, RANGE],
			[2n ** 4096n, RANGE],
		],
		linger: [
			[true, TYPE],
			[5, TYPE],
			[null, TYPE],
			[{}, TYPE],
			[{ enabled: 1, seconds: 1 }, TYPE],
			[{ enabled: true }, TYPE],
			[{ enabled: true, seconds: '1' }, TYPE],
			[{ enabled: true, seconds: -1 }, RANGE],
			[{ enabled: true, seconds: 2 ** 31 }, RANGE],
			[{ enabled: true, seconds: 0.5 }, RANGE],
		],
		string: [
			[1, TYPE],
			[null, TYPE],
			[Buffer.from('reno'), TYPE],
			['a\0b', VALUE],
			['x'.repeat(100_000), RANGE],
		],
		ipv4Address: [
			[1, TYPE],
			['', VALUE],
			['::1', VALUE],
			['127.0.0.1\0', VALUE],
			['localhost', VALUE],
			['9'.repeat(100_000), VALUE],
		],
		ipv4Membership: [
			['239.1.2.3', TYPE],
			[{}, TYPE],
			[{ group: 1 }, TYPE],
			[{ group: 'ff02::1' }, VALUE],
			[{ group: '239.1.2.3', interface: {} }, TYPE],
			[{ group: '239.1.2.3', interface: null }, TYPE],
			[{ group: '239.1.2.3', interface: -1 }, RANGE],
			[{ group: '239.1.2.3', interface: 2 ** 32 }, RANGE],
		],
		ipv6Membership: [
			[{ group: '239.1.2.3' }, VALUE],
			[{ group: 'ff02::1%1' }, VALUE],
			[{ group: 'ff02::1', interface: 1.5 }, RANGE],
		],
		group: [
			[{ group: 'all' }, VALUE],
			[{ group: 'ff02::1', interface: true }, TYPE],
		],
		groupSource: [
			[{ group: '232.1.1.1' }, TYPE],
			[{ group: '232.1.1.1', source: '::1' }, VALUE],
			[{ group: '232.1.1.1', source: 'x' }, VALUE],
		],
		ipv4Source: [
			[{ group: '232.1.1.1' }, TYPE],
			[{ group: '232.1.1.1', source: '::1' }, VALUE],
			[{ group: '232.1.1.1', source: '192.0.2.1', interface: '::1' }, VALUE],
		],
		portRange: [
			[{ low: 1 }, TYPE],
			[{ low: -1, high: 1 }, RANGE],
			[{ low: 1, high: 65_536 }, RANGE],
			[{ low: 2000, high: 1000 }, RANGE],
		],
		bpfProgram: [
			[{}, TYPE],
			[[], RANGE],
			[new Array(4097), RANGE],
			[[1], TYPE],
			[[{ code: 6, jt: 0, jf: 0 }], TYPE],
			[[{ code: 65_536, jt: 0, jf: 0, k: 0 }], RANGE],
			[[{ code: 6, jt: 256, jf: 0, k: 0 }], RANGE],
			[[{ code: 6, jt: 0, jf: 0, k: 2 ** 32 }], RANGE],
			[new Proxy([], {}), TYPE],
		],
		bytes: [
			['bytes', TYPE],
			[[1, 2], TYPE],
			[new ArrayBuffer(4), TYPE],
			[new Uint16Array(4), TYPE],
			[new Uint8Array(1 << 20), RANGE],
		],
	};
	const layouts = (Object.keys(refused) as Layout[]).filter((layout) => rowWith(layout, 'w') !== undefined);

	test.each(layouts)('%s: wrong types and ranges never reach the kernel', (layout) => {
		const { name } = rowWith(layout, 'w') as OptionRowInfo;
		for (const [value, code] of refused[layout] ?? []) {
			const error = thrownBy(() => options.set(name, value));
			expect(error.code).toBe(code);
			expect(error.name).toBe(code === RANGE ? 'RangeError' : 'TypeError');
			expect(error.message).toContain(name);
			expect(error.message?.length).toBeLessThan(400);
		}
		expect(kernel.count('setOption')).toBe(0);
	});

	test.each(layouts)('%s: what the value throws itself is what is thrown', (layout) => {
		const { name } = rowWith(layout, 'w') as OptionRowInfo;
		const { thrower, proxy, revoked } = hostile();
		const values = layout === 'bpfProgram' ? [[thrower], [proxy], [revoked]] : [thrower, proxy, revoked];
		for (const value of values) {
			const error = thrownBy(() => options.set(name, value));
			if (isStruct(layout) || /Membership|group|Source|bpf/i.test(layout)) {
				expect(error.message).toMatch(/a getter of the caller|revoked/);
			} else expect(error.code).toBe(TYPE);
		}
		expect(kernel.count('setOption')).toBe(0);
	});

	test('the kernel gets what the system lays out', () => {
		expect(bytesFor('soKeepAlive', true)).toEqual(int32(1));
		expect(bytesFor('soRcvBufBytes', 4096)).toEqual(int32(4096));
		expect(bytesFor('soLinger', { enabled: true, seconds: 7 })).toEqual(int32(1, 7));
		expect(bytesFor('tcpCongestion', 'reno')).toEqual(Buffer.from('reno\0'));
		expect(bytesFor('ipMulticastIf', '127.0.0.1')).toEqual(ipv4('127.0.0.1'));
		expect(bytesFor('soMaxPacingRateBytesPerSecond', 2n ** 64n - 1n)).toEqual(Buffer.alloc(8, 0xff));
		const timeout = bytesFor('soRcvTimeoMs', 1500) as Buffer;
		expect([timeout.readBigInt64LE(0), timeout.readBigInt64LE(8)]).toEqual([1n, 500_000n]);
	});

	test('a membership names its interface by name, index or address', () => {
		const row = rowWith('ipv4Membership', 'w') as OptionRowInfo;
		kernel.answer('interfaceIndex', 3);
		const index = Buffer.from([0, 0, 0, 3]);
		const byIndex = Buffer.concat([ipv4('239.1.2.3'), index, int32(3)]);
		expect(bytesFor(row.name, { group: '239.1.2.3', interface: 'eth0' })).toEqual(byIndex);
		expect(bytesFor(row.name, { group: '239.1.2.3', interface: 3 })).toEqual(byIndex);
		const byAddress = Buffer.concat([ipv4('239.1.2.3'), ipv4('192.0.2.1'), int32(0)]);
		expect(bytesFor(row.name, { group: '239.1.2.3', interface: '192.0.2.1' })).toEqual(byAddress);
		const any = Buffer.concat([ipv4('239.1.2.3'), int32(0), int32(0)]);
		expect(bytesFor(row.name, { group: '239.1.2.3' })).toEqual(any);
	});

	test('an interface that is not there is ENODEV, and no option is set', () => {
		const row = rowWith('ipv4Membership', 'w') as OptionRowInfo;
		kernel.answer('interfaceIndex', 'ENODEV');
		for (const name of ['nosuch0', 'no\0such']) {
			const error = thrownBy(() => options.set(row.name, { group: '239.1.2.3', interface: name }));
			expect(error).toMatchObject({ name: 'SocketError', code: 'ENODEV', syscall: 'setsockopt', interface: name });
		}
		expect(kernel.count('setOption')).toBe(0);
	});

	test('a packet filter is handed over as it was when it was set', () => {
		const row = rowWith('bpfProgram', 'w');
		if (row === undefined) return; // Linux only
		const program = [{ code: 0x06, jt: 0, jf: 0, k: 0xffffffff }];
		expect(bytesFor(row.name, program)?.readUInt16LE(0)).toBe(1);
	});

	test('an array that shrinks while it is read is refused', () => {
		const row = rowWith('bpfProgram', 'w');
		if (row === undefined) return; // Linux only
		const program: object[] = [
			{ jt: 0, jf: 0, k: 0 },
			{ code: 6, jt: 0, jf: 0, k: 0 },
		];
		const shrink = () => {
			program.length = 1;
			return 6;
		};
		Object.defineProperty(program[0], 'code', { get: shrink });
		expect(thrownBy(() => options.set(row.name, program)).code).toBe(TYPE);
	});

	test('a detached buffer has no bytes', () => {
		const row = rowWith('bytes', 'w');
		const bytes = new Uint8Array(8);
		structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
		if (row !== undefined) options.set(row.name, bytes);
		options.setRaw(1, 1, bytes);
		for (const call of kernel.calls('setOption')) expect(call).toMatchObject({ length: 0 });
	});

	test('reading looks at what the kernel wrote, and no further', () => {
		expect(read('soRcvBufBytes', Buffer.from([255]))).toBe(255);
		expect(read('soRcvBufBytes', int32(0xffffffff))).toBe(-1);
		expect(read('soRcvBufBytes', Buffer.alloc(0))).toBe(0);
		expect(read('soKeepAlive', Buffer.from([1]))).toBe(true);
		expect(read('soLinger', int32(1))).toEqual({ enabled: true, seconds: 0 });
		expect(read('soCookie', int32(7))).toBe(7n);
		expect(read('soCookie', Buffer.alloc(8, 0xff))).toBe(2n ** 64n - 1n);
		expect(read('tcpCongestion', Buffer.alloc(64, 'x'))).toBe('x'.repeat(16));
		expect(read('tcpCongestion', Buffer.alloc(0))).toBe('');
		expect(read('ipMulticastIf', ipv4('192.0.2.1'))).toBe('192.0.2.1');
		expect(read('soMemInfo', Buffer.alloc(11, 1))).toEqual([0x01010101, 0x01010101]);
		expect(read('soPeerCred', int32(0, 0xffffffff, 0xffffffff))).toEqual({ pid: 0, uid: -1, gid: -1 });
	});

	test('a timeout that is short is not read as none', () => {
		const time = Buffer.alloc(16);
		time.writeBigInt64LE(2n, 0);
		time.writeBigInt64LE(1n, 8);
		expect(read('soRcvTimeoMs', time)).toBe(2001);
	});

	test('tcpInfo has the fields that were written as a whole', () => {
		const info = Buffer.alloc(30, 0);
		info[0] = 10;
		info[6] = 0x72;
		info.writeUInt32LE(5, 24);
		const value = read('tcpInfo', info) as Record<string, unknown>;
		expect(value).toMatchObject({ state: 10, sndWscale: 2, rcvWscale: 7, unackedSegments: 5 });
		expect(value).not.toHaveProperty('sackedSegments');
		expect(read('tcpInfo', Buffer.alloc(0))).toEqual({});
		const whole = read('tcpInfo', Buffer.alloc(1000, 0xff)) as Record<string, unknown>;
		expect(Object.values(whole)).toContain(2n ** 64n - 1n);
	});

	test('what a kernel refuses tells the option', () => {
		kernel.on(socket.fd).answer('setOption', 'EPERM').answer('getOption', 'ENOPROTOOPT');
		const refusedSet = thrownBy(() => options.set('soDebug', true));
		expect(refusedSet).toMatchObject({ code: 'EPERM', syscall: 'setsockopt', option: 'soDebug' });
		const refusedGet = thrownBy(() => options.get('soDebug'));
		expect(refusedGet).toMatchObject({ code: 'ENOPROTOOPT', syscall: 'getsockopt', option: 'soDebug' });
	});

	test('a row of another system answers ENOPROTOOPT without a system call', () => {
		const row = optionRows.findIndex((info, index) => !supported(index) && info.access === 'rw');
		expect(row).toBeGreaterThanOrEqual(0);
		const name = optionRows[row]?.name;
		expect(thrownBy(() => options.get(name))).toMatchObject({ code: 'ENOPROTOOPT', option: name });
		expect(thrownBy(() => options.set(name, 1))).toMatchObject({ code: 'ENOPROTOOPT', option: name });
		expect(kernel.count('setOption') + kernel.count('getOption')).toBe(0);
	});

	test('access is told, and rows end', () => {
		expect(thrownBy(() => options.set('soType', 1))).toMatchObject({ name: 'TypeError', code: VALUE });
		const writeOnly = optionRows.find((info, row) => supported(row) && info.access === 'w');
		if (writeOnly !== undefined) {
			expect(thrownBy(() => options.get(writeOnly.name))).toMatchObject({ name: 'TypeError', code: VALUE });
		}
		for (const row of [optionRows.length, 65_535, 65_536, -1, 1.5]) {
			expect(thrownBy(() => socket.handle.getOption(row, {}))).toMatchObject({ name: 'RangeError', code: RANGE });
			expect(thrownBy(() => socket.handle.setOption(row, 1))).toMatchObject({ name: 'RangeError', code: RANGE });
		}
		expect(kernel.count('setOption') + kernel.count('getOption')).toBe(0);
	});

	test("an answer that throws when it is set is the caller's exception", () => {
		kernel.answer('getOption', { value: 1 });
		const out = Object.defineProperty({}, 'value', {
			set() {
				throw new Error('a setter of the caller');
			},
		});
		const row = optionRows.findIndex((info) => info.name === 'soType');
		expect(thrownBy(() => socket.handle.getOption(row, out)).message).toBe('a setter of the caller');
	});

	test('the rows cannot be changed', () => {
		expect(Object.isFrozen(binding.optionRows)).toBe(true);
		expect(binding.optionRows.every((row) => Object.isFrozen(row))).toBe(true);
		expect(binding.optionRows.map((row) => row.name)).toEqual(optionRows.map((row) => row.name));
	});
});
