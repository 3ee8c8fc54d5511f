// Lines of each client go to all others. For telnet, nc, or whatever sends lines.
import { SocketManager } from 'syssock';
import net from 'syssock/net';

const longestLine = 1000;
const clients = new Set();

const server = net.createServer({ keepAlive: true, keepAliveInitialDelay: 30_000 }, (socket) => {
	const name = `${socket.remoteAddress}:${socket.remotePort}`;
	let text = '';
	clients.add(socket);
	tellOthers(socket, `${name} is here`);
	socket.write(`welcome, ${name}; ${clients.size} here\r\n`);
	socket.setEncoding('utf8');
	socket.on('data', (part) => {
		const lines = (text + part).split(/\r?\n/);
		text = lines.pop();
		if (text.length > longestLine) return socket.end('that line is too long\r\n');
		for (const line of lines) if (line !== '') tellOthers(socket, `${name}: ${line}`);
	});
	// A client that is gone without a word (ECONNRESET) is gone as well: 'close' follows.
	socket.on('error', () => {});
	socket.on('close', () => {
		clients.delete(socket);
		tellOthers(socket, `${name} has left`);
	});
});

function tellOthers(from, line) {
	for (const client of clients) {
		if (client === from) continue;
		// Somebody who does not read is not waited for.
		if (client.writableNeedDrain) client.destroy();
		else client.write(`${line}\r\n`);
	}
}

server.listen(Number(process.argv[2] ?? 0), () => {
	const { manager } = server;
	if (!(manager instanceof SocketManager)) throw new Error('two copies of syssock');
	manager.closeOnSignals();
	console.log(`listening on port ${server.address().port}`);
});
