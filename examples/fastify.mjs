// Fastify on a manager's listeners: its server never listens itself, it is fed.
import { createServer } from 'node:http';
import Fastify from 'fastify';
import { SocketManager } from 'syssock';

let server;
const app = Fastify({
	serverFactory: (handler) => {
		server = createServer(handler);
		return server;
	},
});

app.get('/', async (request) => ({ hello: request.ip }));
app.post('/echo', async (request) => request.body);
await app.ready();

const manager = new SocketManager({ maxConnections: 1000, timeouts: { firstByteTimeoutMs: 10_000 } });
const [listener] = manager.setupServerSockets([{ port: Number(process.argv[2] ?? 0) }]);
// Requests that are under way are answered before the process ends.
manager.attach(server).closeOnSignals().start();
console.log(`listening on port ${listener.address.port}`);
