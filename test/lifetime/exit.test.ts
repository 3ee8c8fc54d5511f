// What was written before a process ends is sent, as with node:net.

import { connect } from 'node:net';
import { startChild } from '../support/children';

/** A server in a child that answers its first byte by `body`; resolves with what its client receives. */
async function received(body: string): Promise<string> {
	const child = startChild(`
		const { SocketManager } = require('syssock');
		const manager = new SocketManager();
		const handlers = { data(connection) { const buf = Buffer.from('the last words'); ${body} } };
		const [listener] = manager.setupServerSockets([{ host: '127.0.0.1', handlers }]);
		manager.start();
		console.log('port ' + listener.address.port + ' ');
	`);
	await child.printed(' \n');
	const port = Number(/port (\d+)/.exec(child.output())?.[1]);
	const socket = connect(port, '127.0.0.1', () => socket.write('x'));
	let text = '';
	await new Promise<void>((resolve) => {
		socket.on('data', (chunk) => {
			text += chunk;
		});
		socket.on('error', () => resolve()).on('close', () => resolve());
	});
	await child.ended;
	return text;
}

test.each([
	['process.exit()', 'connection.write(buf); buf.fill(0); process.exit();'],
	['process.exit() in a timer', 'setTimeout(() => { connection.write(buf); buf.fill(0); process.exit(); }, 1);'],
	['process.exit() in an immediate', 'setImmediate(() => { connection.write(buf); buf.fill(0); process.exit(); });'],
	['an uncaught exception', "setImmediate(() => { connection.write(buf); buf.fill(0); throw new Error('x'); });"],
	['abort of another', 'connection.write(buf); buf.fill(0); process.nextTick(() => process.exit());'],
])('before %s', async (_name, body) => {
	expect(await received(body)).toBe('the last words');
});

test.each([
	['a timer', 'setTimeout(() => { connection.write(buf); buf.fill(0); }, 1);'],
	['an immediate', 'setImmediate(() => { connection.write(buf); buf.fill(0); });'],
	['a promise', 'Promise.resolve().then(() => { connection.write(buf); buf.fill(0); });'],
])('from %s, without waiting for another event', async (_name, body) => {
	const done = `setTimeout(() => process.exit(), 100);`;
	expect(await received(`${body} ${done}`)).toBe('the last words');
});
