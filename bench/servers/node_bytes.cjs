// Servers of plain bytes: echo, sink (drops what it receives) and source (sends for as long as the peer takes it), in the
// form that is the fast one of each.
'use strict';
const { listenOptions } = require('./listen_options.cjs');

const chunk = Buffer.alloc(65536);

function listenOnNet(onConnection, report) {
	const server = require('node:net').createServer((socket) => {
		socket.on('error', () => {}); // load that ends at once may reset what it opened
		onConnection(socket);
	});
	server.listen(listenOptions, () => report(server.address().port));
}

function pourIntoSocket(socket) {
	const pour = () => {
		while (!socket.destroyed && socket.write(chunk));
	};
	socket.resume();
	socket.on('drain', pour);
	pour();
}

const onNet = {
	echo: (report) => listenOnNet((socket) => socket.on('data', (data) => socket.write(data)), report),
	sink: (report) => listenOnNet((socket) => socket.on('data', () => {}), report),
	source: (report) => listenOnNet(pourIntoSocket, report),
};

function listenOnSyssock(handlers, report) {
	const { SocketManager } = require('syssock');
	const manager = new SocketManager();
	const [listener] = manager.setupServerSockets([{ ...listenOptions, handlers }]);
	manager.start();
	report(listener.address.port, manager.engine);
}

function pourIntoConnection(connection) {
	while (!connection.closed && connection.write(chunk));
}

const onSyssock = {
	echo: (report) => listenOnSyssock({ data: (connection, data) => connection.write(data) }, report),
	sink: (report) => listenOnSyssock({ data: () => {} }, report),
	source: (report) => listenOnSyssock({ open: pourIntoConnection, drain: pourIntoConnection, data: () => {} }, report),
};

module.exports = { onNet, onSyssock };
