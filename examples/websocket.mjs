// A WebSocket server (ws) whose sockets are syssock's: messages go to all clients.
import { createServer } from 'node:http';
import { SocketManager } from 'syssock';
import { WebSocketServer } from 'ws';

const server = createServer((_request, response) => response.end('this is a WebSocket server\n'));
const sockets = new WebSocketServer({ server });

sockets.on('connection', (socket) => {
	socket.on('message', (message, isBinary) => {
		for (const client of sockets.clients) client.send(message, { binary: isBinary });
	});
});

const manager = new SocketManager();
const [listener] = manager.setupServerSockets([{ port: Number(process.argv[2] ?? 0), options: { tcpNoDelay: true } }]);
manager.attach(server).start();
console.log(`listening on port ${listener.address.port}`);

process.once('SIGTERM', () => {
	for (const client of sockets.clients) client.close(1001);
	manager.close();
});
