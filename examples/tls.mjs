// TLS on syssock's connections: node:tls encrypts, syssock accepts, limits and counts. tls.mjs PORT KEY CERT
import { readFileSync } from 'node:fs';
import tls from 'node:tls';
import { SocketManager } from 'syssock';

const [port = '0', keyFile, certFile] = process.argv.slice(2);
if (certFile === undefined) {
	console.error('usage: node examples/tls.mjs PORT KEY CERT');
	process.exit(2);
}

const server = tls.createServer({ key: readFileSync(keyFile), cert: readFileSync(certFile) }, (socket) => {
	socket.write(`hello ${socket.remoteAddress}, this is ${socket.getProtocol()}\n`);
	socket.pipe(socket);
	socket.on('error', (error) => console.error(`${socket.remoteAddress}: ${error.message}`));
});
server.on('tlsClientError', (error) => console.error(`no handshake: ${error.message}`));

const manager = new SocketManager({ perNetwork: { maxConnections: 100 } });
const [listener] = manager.setupServerSockets([{ port: Number(port) }]);
manager.attach(server).closeOnSignals().start();
console.log(`listening on port ${listener.address.port}`);
