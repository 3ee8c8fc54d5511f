// Applications of Node's, the same on node:net and on syssock: only what they listen by is the peer's business.
'use strict';
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { listenOptions } = require('./listen_options.cjs');

const hello = 'hello, world\n';

function listen(peer, server, report) {
	if (peer === 'net') {
		server.listen(listenOptions, () => report(server.address().port));
		return;
	}
	const { SocketManager } = require('syssock');
	const manager = new SocketManager();
	const [listener] = manager.setupServerSockets([listenOptions]);
	manager.attach(server).start();
	report(listener.address.port, manager.engine);
}

const answerHello = (_request, response) => response.end(hello);

function http(peer, report) {
	listen(peer, require('node:http').createServer(answerHello), report);
}

function https(peer, report) {
	const pem = (name) => readFileSync(join(__dirname, '..', 'build', name));
	const options = { key: pem('key.pem'), cert: pem('cert.pem') };
	listen(peer, require('node:https').createServer(options, answerHello), report);
}

function http2(peer, report) {
	const server = require('node:http2').createServer();
	server.on('stream', (stream) => {
		stream.respond({ ':status': 200 });
		stream.end(hello);
	});
	listen(peer, server, report);
}

function express(peer, report) {
	const app = require('express')();
	app.get('/', (_request, response) => response.send(hello));
	listen(peer, require('node:http').createServer(app), report);
}

async function fastify(peer, report) {
	const serverFactory = (handler) => require('node:http').createServer(handler);
	const instance = require('fastify')({ serverFactory });
	instance.get('/', (_request, reply) => reply.send(hello));
	await instance.ready();
	listen(peer, instance.server, report);
}

/** Pipes both ways, as the proxy example does. */
function proxy(peer, report, targetPort) {
	const net = peer === 'net' ? require('node:net') : require('syssock/net');
	const server = net.createServer({ allowHalfOpen: true }, (client) => {
		const target = net.connect({ host: '127.0.0.1', port: targetPort, allowHalfOpen: true });
		client.pipe(target).pipe(client);
		for (const [one, other] of [
			[client, target],
			[target, client],
		]) {
			one.on('error', () => {}); // load that ends at once may reset what it opened
			one.on('close', () => other.destroy());
		}
	});
	server.listen(listenOptions, () => report(server.address().port));
}

module.exports = { applications: { http, https, http2, express, fastify, proxy } };
