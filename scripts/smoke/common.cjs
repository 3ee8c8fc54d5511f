// What an installed syssock has to do, in CommonJS. Prints one line for each thing done; ends well only when all were.
'use strict';

const assert = require('node:assert/strict');
const { once } = require('node:events');
const path = require('node:path');
const { isMainThread, parentPort, Worker } = require('node:worker_threads');

const { Socket, SocketManager, SocketError, optionsOf } = require('syssock');
const addon = require('syssock/addon');
const net = require('syssock/net');

const done = (what) => console.log(`ok ${what}`);

/** Nothing was compiled here: what is loaded came in the package. */
function loadedPrebuild() {
	const file = Object.keys(require.cache).find((name) => name.endsWith('.node'));
	const expected = path.join('prebuilds', `${process.platform}-${process.arch}`, 'syssock.node');
	assert.ok(file?.endsWith(expected), `${file} is not ${expected}`);
	done(expected.replaceAll('\\', '/'));
}

function synchronousSockets() {
	const listener = new Socket({ family: 'ipv4', type: 'stream' });
	listener.options.set('tcpNoDelay', true);
	assert.equal(listener.options.get('tcpNoDelay'), true);
	listener.bind({ host: '127.0.0.1', port: 0 });
	listener.listen(8);
	const { port } = listener.localAddress;
	const second = new Socket({ family: 'ipv4', type: 'stream' });
	assert.throws(
		() => second.bind({ host: '127.0.0.1', port }),
		(error) => error instanceof SocketError && error.code === 'EADDRINUSE',
	);
	second.close();
	listener.close();
	done('sockets and options');
}

async function echo(host, connect) {
	const manager = new SocketManager();
	const handlers = { data: (connection, chunk) => connection.write(chunk), end: (connection) => connection.end() };
	const [listener] = manager.setupServerSockets([{ host, port: 0, handlers }]);
	manager.start();
	const client = connect({ host, port: listener.address.port });
	client.end('echo');
	const chunks = [];
	client.on('data', (chunk) => chunks.push(chunk));
	await once(client, 'close');
	assert.equal(Buffer.concat(chunks).toString(), 'echo');
	await manager.close({ drainMs: 1000 });
}

async function all() {
	loadedPrebuild();
	synchronousSockets();
	await echo('127.0.0.1', net.connect);
	await echo('::1', require('node:net').connect);
	done('a manager that echoes on 127.0.0.1 and ::1');
	const server = net.createServer((socket) => socket.end('hello')).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const client = require('node:net').connect(server.address().port, '127.0.0.1');
	await once(client, 'connect');
	const size = () => optionsOf(client).get('soRcvBufBytes');
	// There Node tells nobody which socket it has.
	if (process.platform === 'win32') assert.throws(size, { code: 'ENOTSUP' });
	else assert.equal(typeof size(), 'number');
	const [chunk] = await once(client, 'data');
	assert.equal(chunk.toString(), 'hello');
	client.destroy();
	server.close();
	await once(server, 'close');
	done('the drop-in for node:net, and options of a socket of its own');
	assert.equal(typeof addon.openSocket, 'function');
}

async function main() {
	await all();
	const worker = new Worker(__filename);
	const [said] = await once(worker, 'message');
	const [code] = await once(worker, 'exit');
	assert.deepEqual([said, code], ['all done', 0]);
	done('a worker thread');
}

if (isMainThread) main();
else all().then(() => parentPort.postMessage('all done'));
