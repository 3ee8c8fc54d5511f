// Whatever is passed to the addon's own functions: a TypeError or RangeError with an ERR_* code, or an errno; never a
// crash, never a descriptor that stays open. fast-check prints the seed of a run that fails.
import fc from 'fast-check';
import type { Binding, Engine } from '../../lib/native/binding';
import { collectsAtOnce, runChild } from '../support/children';
import {
	attempt,
	detached,
	garbage,
	isOpenNumber,
	keepsDescriptors,
	type Made,
	type Methods,
	made,
	manyArguments,
	numbers,
	openedOnce,
	shrunk,
} from '../support/garbage';
import { binding, openHandle } from '../support/kernels';

const { AF_INET, SOCK_STREAM } = binding.constants as Required<typeof binding.constants>;

describe('the addon', () => {
	const free: (keyof Binding)[] = [
		'openPair',
		'interfaceIndex',
		'interfaceName',
		'interfaces',
		'systemErrorOf',
		'createEngine',
	];

	test.each(free)('%s', (name) => {
		const call = binding[name] as (...args: unknown[]) => unknown;
		keepsDescriptors(fc.property(manyArguments, (args) => attempt(() => call(...made(args)))));
	});

	// Any domain makes the kernel look for a module of that name: only those that are there anyway, and nonsense.
	const domains: fc.Arbitrary<Made> = fc.oneof(
		fc.constantFrom(0, 1, 2, 10, 9999).map((domain) => () => domain),
		garbage.filter((value) => typeof value() !== 'number'),
	);

	test('openSocket', () => {
		const { openSocket } = binding as unknown as Methods;
		const property = fc.property(domains, garbage, garbage, (...args) => attempt(() => openSocket?.(...made(args))));
		keepsDescriptors(property);
	});

	const ofFds: (keyof Binding)[] = ['adoptFd', 'getOption', 'setOption', 'getRawOption', 'setRawOption'];

	test.each(ofFds)('%s', (name) => {
		const call = binding[name] as (...args: unknown[]) => unknown;
		const args = manyArguments.filter(([first]) => !isOpenNumber(first?.()));
		keepsDescriptors(fc.property(args, (values) => attempt(() => call(...made(values)))));
	});

	const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(openedOnce())).filter(
		(name) => name !== 'constructor' && name !== 'fd',
	);

	test.each(methods)('SocketHandle.%s', (name) => {
		keepsDescriptors(
			fc.property(manyArguments, (args) => {
				const handle = openHandle(binding.openSocket(AF_INET as number, SOCK_STREAM as number, 0));
				attempt(() => {
					const answer = (handle as unknown as Methods)[name]?.(...made(args));
					return name === 'detachFd' ? binding.adoptFd(answer as number) : answer;
				});
				handle.close();
			}),
		);
	});

	const ofEngine = ['watch', 'listen', 'setInterest', 'setReferenced', 'setScoped', 'unwatch', 'take', 'close'];
	test.each([...ofEngine, 'stats', 'closeConnection'])('Engine.%s', (name) => {
		keepsDescriptors(
			fc.property(manyArguments, (args) => {
				const engine = binding.createEngine(() => undefined, new Int32Array(64)) as Engine;
				attempt(() => (engine as unknown as Methods)[name]?.(...made(args)));
				engine.close();
			}),
		);
	});

	test('numbers in every place of a call of bytes', () => {
		const places = fc.tuple(fc.constantFrom(...numbers), fc.constantFrom(...numbers), fc.constantFrom(...numbers));
		const bytes = fc.constantFrom(
			detached,
			shrunk,
			() => new Uint8Array(16),
			() => new Uint8Array(new SharedArrayBuffer(16)),
		);
		keepsDescriptors(
			fc.property(bytes, places, fc.constantFrom('send', 'recv', 'recvFrom', 'sendTo'), (make, at, name) => {
				const handle = openHandle(binding.openSocket(AF_INET as number, 2, 0));
				const last = name === 'sendTo' ? { family: 'ipv4', host: '127.0.0.1', port: 9 } : {};
				attempt(() => (handle as unknown as Methods)[name]?.(make(), ...at, last));
				handle.close();
			}),
		);
	});
});

// A wrong guess about what an object is would be a crash, so that these have a process of their own.
describe('objects that are not what they say', () => {
	const prelude = `
		const { openSocket, createEngine, constants, recordLayout } = require('syssock/addon');
		const handle = openSocket(constants.AF_INET, constants.SOCK_STREAM, 0);
		const engine = createEngine(() => {}, new Int32Array(recordLayout.words));
		const SocketHandle = handle.constructor;
		const outcome = (call) => { try { return String(call()); } catch (error) { return error.name; } };
	`;

	test('methods of a handle on other receivers', async () => {
		const outcomes = await runChild(`${prelude}
			const prototype = SocketHandle.prototype;
			const others = [undefined, null, 1, {}, Object.create(prototype), new Proxy(handle, {}), engine];
			const seen = new Set();
			for (const [key, { value, get }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
				if (key === 'constructor') continue;
				for (const other of others) seen.add(outcome(() => (value ?? get).call(other)).replace(/^(Type)?Error$/, 'refused'));
			}
			console.log([...seen].join());
			handle.close();
			engine.close();
		`);
		expect(outcomes).toEqual(['refused']);
	});

	test('methods of an engine know it, whatever they are called on', async () => {
		const outcomes = await runChild(`${prelude}
			const other = createEngine(() => {}, new Int32Array(recordLayout.words));
			const receivers = [undefined, null, 1, {}, Object.create(engine), new Proxy(engine, {}), handle, other];
			for (const receiver of receivers) engine.giveSlab.call(receiver, new Uint8Array(64));
			console.log(engine.freshSlabs() === receivers.length, other.freshSlabs());
			process.exit();
		`);
		expect(outcomes).toEqual(['true 0']);
	});

	test('a method keeps its engine, also one that is closed', async () => {
		const outcomes = await runChild(
			`${prelude}
			const { getSystemErrorName } = require('node:util');
			const methods = (() => {
				const made = createEngine(() => {}, new Int32Array(recordLayout.words));
				const { recent, write, close } = made;
				close();
				return { engine: new WeakRef(made), recent, write, close };
			})();
			(async () => {
				for (let turn = 0; turn < 5; turn++) {
					await new Promise(setImmediate);
					gc();
				}
				const refused = [methods.write(1, new Uint8Array(1), 1), methods.close()].map(getSystemErrorName);
				console.log(methods.recent().length, ...refused, methods.engine.deref() !== undefined);
				process.exit();
			})();
		`,
			{ flags: collectsAtOnce },
		);
		expect(outcomes).toEqual(['0 EBADF EBADF true']);
	});

	test.each([
		['has the prototype of one', 'Object.create(SocketHandle.prototype)'],
		[
			'is an engine with the prototype of one',
			'Object.setPrototypeOf(createEngine(() => {}, new Int32Array(8)), SocketHandle.prototype)',
		],
		['is a Proxy of one', 'new Proxy(handle, {})'],
		['is a Proxy with the prototype of one', 'new Proxy({}, { getPrototypeOf: () => SocketHandle.prototype })'],
	])('a handle that %s is refused by an engine', async (_name, make) => {
		const outcomes = await runChild(`${prelude}
			const impostor = ${make};
			console.log(outcome(() => engine.watch(impostor, 1)));
			console.log(outcome(() => engine.listen(impostor, 1)));
			process.exit();
		`);
		expect(outcomes).toEqual(['TypeError', 'TypeError']);
	});

	test('a constructor that says that everything is its instance', async () => {
		const outcomes = await runChild(`${prelude}
			Object.defineProperty(SocketHandle, Symbol.hasInstance, { value: () => true });
			for (const impostor of [{}, engine, [], () => {}]) console.log(outcome(() => engine.watch(impostor, 1)));
			process.exit();
		`);
		expect(outcomes).toEqual(['TypeError', 'TypeError', 'TypeError', 'TypeError']);
	});

	test('handles and engines that JavaScript constructs are closed ones', async () => {
		const outcomes = await runChild(`${prelude}
			console.log(new SocketHandle().close(), new SocketHandle(handle, 7).fd, new engine.constructor().close());
			console.log(new (class extends SocketHandle {})().fd, Reflect.construct(SocketHandle, [], Array).length);
			console.log(engine.watch(new SocketHandle(), 1));
			process.exit();
		`);
		expect(outcomes).toEqual(['-9 -1 -9', '-1 0', '-9']);
	});
});
