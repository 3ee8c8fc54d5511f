// Kernel options on a server that node:http made, and on its connections: nothing else of the server is touched.
import { createServer } from 'node:http';
import { optionsOf, SocketError } from 'syssock';

const server = createServer((request, response) => {
	const { rttUs, totalRetransSegments } = optionsOf(request.socket).get('tcpInfo');
	response.setHeader('Content-Type', 'application/json');
	response.end(JSON.stringify({ rttUs, totalRetransSegments }));
});

server.on('connection', (socket) => {
	const options = optionsOf(socket);
	trySetting(options, 'tcpUserTimeoutMs', 20_000); // unacknowledged for so long: the peer is gone
	trySetting(options, 'tcpNotSentLowatBytes', 16_384); // less waits in the kernel, more can still be changed
});

/** Not every system has every option; which, is in docs/options.md. */
function trySetting(options, name, value) {
	try {
		options.set(name, value);
	} catch (error) {
		if (!(error instanceof SocketError)) throw error;
		console.error(error.message, error.suggestion ?? '');
	}
}

server.listen(Number(process.argv[2] ?? 0), () => {
	const options = optionsOf(server);
	trySetting(options, 'tcpDeferAcceptSeconds', 5); // a connection without a request is not told of
	console.log(`listening on port ${server.address().port}`);
});
process.once('SIGTERM', () => server.close());
