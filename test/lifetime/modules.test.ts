// The package from CommonJS and ESM, and the addon more than once in a process.
import { resultOf, runChild } from '../support/children';

describe.each(['syssock', 'syssock/net', 'syssock/addon'])('%s', (entry) => {
	test('has the same names for require and import', async () => {
		const names = await resultOf<{ required: string[]; imported: string[] }>(
			`
			import { createRequire } from 'node:module';
			const required = Object.keys(createRequire(import.meta.url)('${entry}')).sort();
			const { default: _default, 'module.exports': _exports, ...named } = await import('${entry}');
			console.log(JSON.stringify({ required, imported: Object.keys(named).sort() }));
		`,
			{ type: 'module' },
		);
		const { required, imported } = names;
		expect(imported.filter((name) => name !== '__esModule')).toEqual(required.filter((name) => name !== '__esModule'));
		expect(required.length).toBeGreaterThan(5);
	});

	test('is one thing, however it is loaded', async () => {
		const same = await resultOf(
			`
			import { createRequire } from 'node:module';
			import * as imported from '${entry}';
			const required = createRequire(import.meta.url)('${entry}');
			console.log(JSON.stringify(Object.keys(required).every((name) => required[name] === imported[name])));
		`,
			{ type: 'module' },
		);
		expect(same).toBe(true);
	});
});

test('named imports of ESM', async () => {
	const lines = await runChild(
		`
		import { Socket, SocketError, SocketManager, createServerSocket, optionsOf, formatAddress, constants } from 'syssock';
		import { openSocket, openPair, adoptFd, createEngine, interfaces, READ, WRITE, ERROR, SLOTS } from 'syssock/addon';
		const handle = openSocket(constants.AF_INET, constants.SOCK_STREAM, 0);
		const socket = Socket.fromFd(handle.detachFd());
		socket.bind({ host: '127.0.0.1', port: 0 });
		console.log(formatAddress(socket.localAddress).startsWith('127.0.0.1:'));
		socket.close();
		try { socket.close(); } catch (error) { console.log(error instanceof SocketError, error.code); }
		console.log(READ, WRITE, ERROR, SLOTS === 2 ** 24);
	`,
		{ type: 'module' },
	);
	expect(lines).toEqual(['true', 'true EBADF', '1 2 4 true']);
});

test('the addon alone is enough for a server with a loop of its own', async () => {
	const lines = await runChild(`
		const { openSocket, createEngine, constants, recordLayout, recordKinds, READ, SLOTS } = require('syssock/addon');
		const { AF_INET, SOCK_STREAM } = constants;
		const records = new Int32Array(recordLayout.words * 64);
		const listener = openSocket(AF_INET, SOCK_STREAM, 0);
		listener.bind({ family: 'ipv4', host: '127.0.0.1', port: 0 });
		listener.listen(8);
		const connections = new Map();
		const memory = new Uint8Array(1024);
		const engine = createEngine((from, to) => {
			for (let at = from * recordLayout.words; at < to * recordLayout.words; at += recordLayout.words) {
				const field = (name) => records[at + recordLayout[name]];
				const id = field('generation') * SLOTS + field('slot');
				if (field('kind') === recordKinds.accepted) {
					const handle = engine.take(field('detail') * SLOTS + field('value'));
					connections.set(engine.watch(handle, READ), handle);
				} else {
					const handle = connections.get(id);
					const length = handle.recv(memory, 0, memory.length, 0);
					if (length > 0) handle.send(memory, 0, length, 0);
					else if (length === 0) { engine.unwatch(id); handle.close(); engine.close(); listener.close(); }
				}
			}
		}, records);
		engine.listen(listener, 8);
		const client = require('node:net').connect(listener.localAddress().port, '127.0.0.1', () => client.write('echo'));
		client.on('data', (data) => { console.log(String(data)); client.end(); });
	`);
	expect(lines).toEqual(['echo']);
});

describe('the addon loaded twice in one process', () => {
	const twice = `
		const { binding: { default: _d, ...first } } = { binding: require('syssock/addon') };
		for (const file of Object.keys(require.cache)) if (!file.includes('node_modules')) delete require.cache[file];
		const second = require('syssock/addon');
	`;

	test('works both times', async () => {
		const lines = await runChild(`${twice}
			console.log(first.openSocket === second.openSocket);
			for (const addon of [first, second]) {
				const [a, b] = addon.openPair(addon.constants.AF_UNIX, addon.constants.SOCK_STREAM, 0);
				a.send(Buffer.from('x'), 0, 1, 0);
				let told = 0;
				const engine = addon.createEngine(() => { told++; engine.close(); console.log('told'); }, new Int32Array(16));
				engine.watch(b, 1);
			}
		`);
		expect(lines).toEqual(['false', 'told', 'told']);
	});

	test('does not take the handles of the other for its own', async () => {
		const lines = await runChild(`${twice}
			const handle = first.openSocket(first.constants.AF_INET, first.constants.SOCK_STREAM, 0);
			const engine = second.createEngine(() => {}, new Int32Array(16));
			try { engine.watch(handle, 1); } catch ({ code }) { console.log(code); }
			handle.close();
			engine.close();
		`);
		expect(lines).toEqual(['ERR_INVALID_ARG_TYPE']);
	});
});
