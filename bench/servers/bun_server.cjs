// A server of a comparison on Bun's own sockets: `bun bun_server.cjs <echo|sink|source>`. How it is spoken to: report.cjs.
'use strict';
const { report } = require('./report.cjs');

const app = process.argv[2];
const chunk = new Uint8Array(65536);

/** Bun's write takes what the kernel takes: the rest is ours to keep. */
function writeOrKeep(socket, data) {
	const waits = socket.data.queue.length > 0;
	const taken = waits ? 0 : Math.max(0, socket.write(data));
	if (taken < data.length) socket.data.queue.push(Buffer.from(data.subarray(taken)));
}

function drain(socket) {
	const { queue } = socket.data;
	while (queue.length > 0) {
		const taken = Math.max(0, socket.write(queue[0]));
		if (taken < queue[0].length) {
			queue[0] = queue[0].subarray(taken);
			return;
		}
		queue.shift();
	}
}

function pour(socket) {
	while (socket.write(chunk) === chunk.length);
}

const open = (socket) => {
	socket.data = { queue: [] };
};
const handlers = {
	echo: { open, data: writeOrKeep, drain },
	sink: { data() {} },
	source: { open: pour, drain: pour, data() {} },
};
const { port } = Bun.listen({ hostname: '127.0.0.1', port: 0, socket: { ...handlers[app], error() {} } });
report(port);
