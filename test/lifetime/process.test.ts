// What keeps a process, what lets it go, and how it ends with sockets open.
import { runChild, startChild } from '../support/children';

const prelude = "const { Socket, SocketManager, createServerSocket } = require('syssock');";

describe('a wait', () => {
	test('keeps the process until it ends', async () => {
		const child = startChild(`${prelude}
			const server = createServerSocket({ host: '127.0.0.1' });
			server.readable().then(() => console.log('somebody came'));
			console.log('port ' + server.localAddress.port + '.');
		`);
		await child.printed('.');
		const { connect } = await import('node:net');
		const port = Number(/port (\d+)/.exec(child.output())?.[1]);
		const client = connect(port, '127.0.0.1').on('error', () => undefined);
		const { code, stdout } = await child.ended;
		expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('somebody came') });
		client.destroy();
	});

	test.each([
		['has come true', 'a.readable()', 'b.send("x")'],
		['was timed out', 'a.readable({ timeoutMs: 1 })', ''],
		['was aborted', 'a.readable({ signal: controller.signal })', 'controller.abort()'],
		['was ended by close', 'a.readable({ timeoutMs: 2 ** 31 - 1 })', 'a.close()'],
	])('that %s lets the process go', async (_name, wait, then) => {
		const lines = await runChild(`${prelude}
			const controller = new AbortController();
			const [a, b] = Socket.pair();
			globalThis.kept = [a, b];
			${wait}.then(() => console.log('over'), () => console.log('over'));
			${then};
		`);
		expect(lines).toEqual(['over']);
	});
});

test.each([
	['open sockets', "globalThis.kept = Socket.pair(); createServerSocket({ host: '127.0.0.1' });"],
	['a manager that does not listen', 'globalThis.kept = new SocketManager();'],
	[
		'a manager that is closed',
		"const m = new SocketManager(); m.setupServerSockets([{ host: '127.0.0.1' }]); m.start(); m.close();",
	],
])('%s alone let the process end', async (_name, body) => {
	expect(await runChild(`${prelude} ${body} console.log('last line');`)).toEqual(['last line']);
});

describe('process.exit', () => {
	const busy = `
		const manager = new SocketManager();
		const [listener] = manager.setupServerSockets([{ host: '127.0.0.1', handlers: { data(c, chunk) { c.write(chunk); } } }]);
		manager.start();
		const client = new Socket({ family: 'ipv4', type: 'stream' });
		client.connect(listener.address);
		const waits = [client.readable(), client.writable(), createServerSocket().readable()];
		for (const wait of waits) wait.catch(() => {});
	`;

	test.each([
		['at once', 'process.exit(3);'],
		['from a wait', 'client.writable().then(() => process.exit(3));'],
		['from a handler', "manager.on('connection', () => process.exit(3));"],
		[
			'from a handler of the exit itself, which opens more',
			"process.on('exit', () => { new Socket({ family: 'ipv4', type: 'stream' }).readable(); }); process.exit(3);",
		],
		[
			'by an error that nobody catches',
			"process.on('exit', () => { process.exitCode = 3; }); setImmediate(() => { throw new Error('on purpose'); });",
		],
	])('%s ends the process in order, with everything open', async (_name, exit) => {
		const { code, signal } = await startChild(`${prelude}${busy}${exit}`).ended;
		expect({ code, signal }).toEqual({ code: 3, signal: null });
	});
});
