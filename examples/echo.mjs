// What comes is sent back. One object of handlers serves all connections: nothing is made for a connection but itself.
import { formatAddress, SocketManager } from 'syssock';

const handlers = {
	data(connection, chunk) {
		// False: more is queued than the peer takes. Reading on would fill our memory instead of the peer's window.
		if (!connection.write(chunk)) connection.pause();
	},
	drain(connection) {
		connection.resume();
	},
	end(connection) {
		connection.end();
	},
};

const manager = new SocketManager({ maxConnections: 10_000, timeouts: { idleTimeoutMs: 60_000 } });
const [listener] = manager.setupServerSockets([{ port: Number(process.argv[2] ?? 0), handlers }]);
// Ends connections in order on SIGINT and SIGTERM; a second signal ends them at once.
manager.closeOnSignals().start();
console.log(`listening on ${formatAddress(listener.address)}`);
