/** How long sockets keep a process alive: as long as node:net's do. */
import { startChild } from '../support/children';

/** Prints 'exit' at the end, or 'late' when it did not end by itself. */
const script = (net: string, body: string) => `
	const net = require('${net}');
	process.on('exit', () => console.log('exit'));
	const server = net.createServer((peer) => { ${body} });
	const late = setTimeout(() => { console.log('late'); process.exit(); }, 8000);
	late.unref();
	server.listen(0, '127.0.0.1', () => start(server.address().port));
	server.unref();
	const connect = (port, done) => net.connect(port, '127.0.0.1', done);
`;

describe.each(['node:net', 'syssock/net'])('%s', (net) => {
	test('a client that was paused before it was connected does not keep the process alive', async () => {
		const child = await startChild(`${script(net, 'peer.unref()')}
			function start(port) { connect(port).pause(); }`).ended;
		expect([child.stdout, child.stderr, child.code]).toEqual(['exit\n', '', 0]);
	});

	test('an unreferenced socket lets the process end, whenever that was said', async () => {
		const child = await startChild(`${script(net, 'peer.unref()')}
			function start(port) {
				connect(port).unref();
				connect(port, function () { this.unref(); });
				const later = new net.Socket();
				later.unref();
				later.connect(port, '127.0.0.1');
				const handle = connect(port)._handle;
				handle.unref();
			}`).ended;
		expect([child.stdout, child.stderr, child.code]).toEqual(['exit\n', '', 0]);
	});

	test('what an unreferenced socket has written is sent before the process ends', async () => {
		const bytes = 32 << 20;
		const child = await startChild(`${script(net, 'peer.on("data", (chunk) => { received += chunk.length; }).unref()')}
			let received = 0;
			function start(port) {
				const client = connect(port, () => {
					client.write(Buffer.alloc(${bytes}), () => console.log('written', received > ${bytes / 4}));
					client.unref();
				});
			}`).ended;
		expect([child.stdout, child.stderr, child.code]).toEqual(['written true\nexit\n', '', 0]);
	});

	test('one that is referenced again keeps it alive', async () => {
		const child = await startChild(`${script(net, 'setTimeout(() => peer.end("bye"), 50).unref(); peer.unref()')}
			function start(port) {
				const client = connect(port).unref().ref();
				client.on('data', (chunk) => console.log(String(chunk)));
			}`).ended;
		expect([child.stdout, child.stderr, child.code]).toEqual(['bye\nexit\n', '', 0]);
	});
});
