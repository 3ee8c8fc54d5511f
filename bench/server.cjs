// One server of a comparison, in a process of its own:
//
//     node --expose-gc bench/server.cjs <net|syssock> <echo|http|express|fastify|https|http2|proxy> [<target port>]
//
// Prints its port, and for each line of its input its CPU time and memory; ends with its input.
'use strict';
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const [, , peer, app, targetPort] = process.argv;
const hello = 'hello, world\n';
const listenOptions = { host: '127.0.0.1', port: 0, backlog: 4096 };

/** What a server of Node's is made by: what it listens by is the peer's business. */
const nodeServers = {
	http: () => require('node:http').createServer((_request, response) => response.end(hello)),
	http2: () => {
		const server = require('node:http2').createServer();
		return server.on('stream', (stream) => {
			stream.respond({ ':status': 200 });
			stream.end(hello);
		});
	},
	https: () => {
		const pem = (name) => readFileSync(join(__dirname, 'build', name));
		const options = { key: pem('key.pem'), cert: pem('cert.pem') };
		return require('node:https').createServer(options, (_request, response) => response.end(hello));
	},
	express: () => {
		const app = require('express')();
		app.get('/', (_request, response) => response.send(hello));
		return require('node:http').createServer(app);
	},
};

function echoOnNet(tellPort) {
	const server = require('node:net').createServer((socket) => {
		socket.on('data', (chunk) => socket.write(chunk));
		socket.on('error', () => {}); // load that ends at once may reset what it opened
	});
	server.listen(listenOptions, () => tellPort(server.address().port));
}

function echoOnSyssock(tellPort) {
	const { SocketManager } = require('syssock');
	const manager = new SocketManager();
	const handlers = { data: (connection, chunk) => connection.write(chunk) };
	const [listener] = manager.setupServerSockets([{ ...listenOptions, handlers }]);
	manager.start();
	tellPort(listener.address.port);
}

function attached(server, tellPort) {
	const { SocketManager } = require('syssock');
	const manager = new SocketManager();
	const [listener] = manager.setupServerSockets([listenOptions]);
	manager.attach(server).start();
	tellPort(listener.address.port);
}

/** Pipes both ways, as the proxy example does. */
function proxy(tellPort) {
	const net = peer === 'net' ? require('node:net') : require('syssock/net');
	const server = net.createServer({ allowHalfOpen: true }, (client) => {
		const target = net.connect({ host: '127.0.0.1', port: Number(targetPort), allowHalfOpen: true });
		client.pipe(target).pipe(client);
		for (const [one, other] of [
			[client, target],
			[target, client],
		]) {
			one.on('error', () => {});
			one.on('close', () => other.destroy());
		}
	});
	server.listen(listenOptions, () => tellPort(server.address().port));
}

function fastify(tellPort) {
	const serverFactory = peer === 'net' ? undefined : (handler) => require('node:http').createServer(handler);
	const instance = require('fastify')(serverFactory && { serverFactory });
	instance.get('/', (_request, reply) => reply.send(hello));
	if (peer === 'net') instance.listen(listenOptions).then(() => tellPort(instance.server.address().port));
	else instance.ready().then(() => attached(instance.server, tellPort));
}

function start(tellPort) {
	if (app === 'echo') return peer === 'net' ? echoOnNet(tellPort) : echoOnSyssock(tellPort);
	if (app === 'fastify') return fastify(tellPort);
	if (app === 'proxy') return proxy(tellPort);
	const server = nodeServers[app]();
	if (peer === 'syssock') return attached(server, tellPort);
	server.listen(listenOptions, () => tellPort(server.address().port));
}

const tell = (answer) => process.stdout.write(`${JSON.stringify(answer)}\n`);
start((port) => tell({ port }));
process.stdin.on('data', () => {
	globalThis.gc();
	const { user, system } = process.cpuUsage();
	tell({ cpuUs: user + system, rssBytes: process.memoryUsage().rss });
});
process.stdin.on('end', () => process.exit());
