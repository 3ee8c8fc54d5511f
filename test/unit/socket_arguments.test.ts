// Whatever is passed to whatever is public: a TypeError or RangeError with an ERR_* code, or a SocketError; never a
// crash, never a descriptor that stays open. fast-check prints the seed of a run that fails.
import fc from 'fast-check';
import { SocketManager } from '../../lib/server/socket_manager';
import { optionsOf } from '../../lib/socket/options';
import { createServerSocket } from '../../lib/socket/server_socket';
import { Socket } from '../../lib/socket/socket';
import {
	attempt,
	garbage,
	isOpenNumber,
	keepsDescriptors,
	type Methods,
	made,
	manyArguments,
	runs,
	trap,
	watched,
} from '../support/garbage';
import { binding } from '../support/kernels';
import { openSockets } from '../support/sockets';

describe('Socket', () => {
	test.each([
		['new Socket', (...args: unknown[]) => new Socket(...(args as [never]))],
		['Socket.pair', (...args: unknown[]) => Socket.pair(...(args as []))],
		['createServerSocket', (...args: unknown[]) => createServerSocket(...(args as []))],
	])('%s', (_name, call) => {
		keepsDescriptors(fc.property(manyArguments, (args) => attempt(() => call(...made(args)))));
	});

	test.each([
		['Socket.fromFd', (...args: unknown[]) => Socket.fromFd(...(args as [never]))],
		['optionsOf', (...args: unknown[]) => optionsOf(...(args as [never])).all()],
	])('%s', (_name, call) => {
		// A number that is open is somebody's, and would be taken.
		const args = manyArguments.filter(([first]) => !isOpenNumber(first?.()));
		keepsDescriptors(fc.property(args, (values) => attempt(() => call(...made(values)))));
	});

	const methods = [
		'bind',
		'listen',
		'connect',
		'send',
		'recv',
		'recvFrom',
		'shutdown',
		'readable',
		'writable',
		'accept',
	];

	test.each(methods)('%s', (name) => {
		keepsDescriptors(
			fc.property(manyArguments, (args) => {
				const socket = new Socket({ family: 'ipv4', type: 'datagram' });
				attempt(() => (socket as unknown as Methods)[name]?.(...made(args)));
				if (!socket.closed) socket.close(); // bind() and listen() answer the socket itself
			}),
		);
	});

	test('nonBlocking', () => {
		const property = fc.property(garbage, (value) => {
			const socket = new Socket({ family: 'ipv4', type: 'stream' });
			attempt(() => {
				socket.nonBlocking = value() as boolean;
			});
			socket.close();
		});
		keepsDescriptors(property);
	});

	test.each(['get', 'set', 'all', 'getRaw', 'setRaw'])('options.%s', (name) => {
		keepsDescriptors(
			fc.property(manyArguments, (args) => {
				const socket = new Socket({ family: 'ipv4', type: 'stream' });
				attempt(() => (socket.options as unknown as Methods)[name]?.(...made(args)));
				socket.close();
			}),
		);
	});

	test('options.set of every option', () => {
		const rows = fc.constantFrom(...binding.optionRows.map((row) => row.name));
		keepsDescriptors(
			fc.property(rows, garbage, (name, value) => {
				const socket = new Socket({ family: 'ipv4', type: 'stream' });
				attempt(() => socket.options.set(name as never, value() as never));
				socket.close();
			}),
		);
	});
});

describe('createServerSocket with one wrong setting', () => {
	test.each(['host', 'port', 'interface', 'backlog', 'dualStack', 'options'])('%s', (name) => {
		keepsDescriptors(fc.property(garbage, (value) => attempt(() => createServerSocket({ [name]: value() }))));
	});

	test('path', () => {
		const noPath = garbage.filter((value) => typeof value() !== 'string');
		const property = fc.property(noPath, (path) => attempt(() => createServerSocket({ path: path() } as never)));
		keepsDescriptors(property);
	});
});

describe('SocketManager', () => {
	test('new SocketManager', () => {
		keepsDescriptors(fc.property(manyArguments, (args) => attempt(() => new SocketManager(...(made(args) as [])))));
	});

	test.each(['setupServerSockets', 'acceptConnection', 'closeConnection', 'close'])('%s', async (name) => {
		const before = openSockets();
		const property = fc.asyncProperty(manyArguments, async (args) => {
			const manager = new SocketManager();
			attempt(() => (manager as unknown as Methods)[name]?.(...made(args)));
			await manager.close({ drainMs: 0 });
		});
		await fc.assert(property, runs);
		expect(openSockets()).toEqual(before);
	});

	test.each(['name', 'handlers', 'host', 'port', 'backlog', 'interface', 'options'])(
		'%s of a listener',
		async (name) => {
			const before = openSockets();
			const property = fc.asyncProperty(garbage, async (value) => {
				const manager = new SocketManager();
				attempt(() => manager.setupServerSockets([{ [name]: value() }]));
				await manager.close({ drainMs: 0 });
			});
			await fc.assert(property, runs);
			expect(openSockets()).toEqual(before);
		},
	);
});

describe('code that runs while an argument is read', () => {
	/** Calls a method with an object whose every property closes the handle first. */
	const closing: [string, (socket: Socket, closes: object) => unknown][] = [
		['bind', (socket, closes) => socket.bind(closes)],
		['connect', (socket, closes) => socket.connect(closes)],
		['send', (socket, closes) => socket.send('x', closes)],
		['send to', (socket, closes) => socket.send('x', { to: closes })],
		['options.set', (socket, closes) => socket.options.set('soLinger', closes as never)],
		['handle.bind', (socket, closes) => socket.handle.bind(closes as never)],
		['handle.connect', (socket, closes) => socket.handle.connect(closes as never)],
		['handle.sendTo', (socket, closes) => socket.handle.sendTo(new Uint8Array(4), 0, 4, 0, closes as never)],
	];

	test.each(closing)('%s: the handle may be closed by it', (_name, call) => {
		keepsDescriptors(
			fc.property(fc.constantFrom<unknown>('ipv4', '127.0.0.1', 1, true), (value) => {
				const socket = new Socket({ family: 'ipv4', type: 'datagram' });
				const closes = watched(() => {
					if (!socket.closed) socket.close();
					return value;
				});
				attempt(() => call(socket, closes));
				if (!socket.closed) socket.close();
			}),
		);
	});

	test('a send whose address takes its bytes away sends none of them', () => {
		const socket = new Socket({ family: 'ipv4', type: 'datagram' });
		const bytes = new Uint8Array(1024);
		const address = {
			family: 'ipv4',
			host: '127.0.0.1',
			get port() {
				structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
				return 9;
			},
		};
		expect(() => socket.handle.sendTo(bytes, 0, 1024, 0, address as never)).toThrow(
			expect.objectContaining({ code: 'ERR_OUT_OF_RANGE' }),
		);
		socket.close();
	});

	test('what receives a message may refuse to be written to', () => {
		const [a, b] = Socket.pair({ type: 'datagram' });
		const out = new Proxy({}, { set: trap });
		a.send('x');
		attempt(() => b.handle.recvFrom(new Uint8Array(4), 0, 4, 0, out));
		a.close();
		b.close();
	});
});
