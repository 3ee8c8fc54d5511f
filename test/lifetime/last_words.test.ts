// What a server wrote in the moment in which its process or worker ends: the clients have what node:net's would have.
import { once } from 'node:events';
import { connect } from 'node:net';

import { afterThisTest, cleanUpAfterEach } from '../support/clients';
import { startRemote } from '../support/remote';

cleanUpAfterEach();

const clients = 50;
const words = 'the last words';

/** Calls `answer(connection)` with something to write to, for the first byte of each client. */
const servers = {
	syssock: `
		const { SocketManager } = require('syssock');
		const manager = new SocketManager();
		const [listener] = manager.setupServerSockets([{ host: '127.0.0.1', handlers: { data: answer } }]);
		manager.start();
		told(listener.address.port);
	`,
	'node:net': `
		const server = require('node:net').createServer((socket) => socket.on('data', () => answer(socket)));
		server.listen(0, '127.0.0.1', () => told(server.address().port));
	`,
};

/** Answers all the clients, and ends by `end` once the last of them was answered, in the same call. */
const answering = (end: string) => `
	let answered = 0;
	const answer = (connection) => {
		const bytes = Buffer.from('${words}');
		connection.write(bytes);
		bytes.fill(0);
		if (++answered === ${clients}) { ${end} }
	};
`;

/** The server in the process itself. */
const inProcess = (server: string, end: string) => `
	let port;
	calls.port = () => port;
	const told = (given) => { port = given; };
	${answering(end)}
	${server}
`;

/** The server in a worker, which the process outlives. */
const inWorker = (server: string, end: string) => `
	const { Worker } = require('node:worker_threads');
	const { once } = require('node:events');
	const worker = new Worker(${JSON.stringify(`
		const { parentPort } = require('node:worker_threads');
		const told = (port) => parentPort.postMessage(port);
		${answering(end)}
		${server}
	`)}, { eval: true });
	worker.on('error', () => {});
	const port = once(worker, 'message').then(([given]) => {
		worker.on('message', () => worker.terminate());
		return given;
	});
	calls.port = () => port;
`;

interface Heard {
	readonly socket: ReturnType<typeof connect>;
	/** All that came until the connection ended, however it did. */
	readonly text: Promise<string>;
}

async function client(port: number): Promise<Heard> {
	const socket = connect(port, '127.0.0.1');
	afterThisTest(() => socket.destroy());
	const text = new Promise<string>((resolve) => {
		let heard = '';
		socket.on('data', (chunk) => {
			heard += chunk;
		});
		socket.on('error', () => {}).on('close', () => resolve(heard));
	});
	await once(socket, 'connect');
	return { socket, text };
}

/** How many clients heard what. */
async function heardBy(script: string): Promise<Record<string, number>> {
	const port = await startRemote(script).call<number>('port');
	const crowd = await Promise.all(Array.from({ length: clients }, () => client(port)));
	for (const { socket } of crowd) socket.write('x');
	const counts: Record<string, number> = {};
	for (const text of await Promise.all(crowd.map((one) => one.text))) counts[text] = (counts[text] ?? 0) + 1;
	return counts;
}

const ends: readonly (readonly [string, (server: string) => string])[] = [
	['process.exit()', (server) => inProcess(server, 'process.exit();')],
	['an uncaught exception', (server) => inProcess(server, "throw new Error('on purpose');")],
	['a rejection that nobody handles', (server) => inProcess(server, "Promise.reject(new Error('on purpose'));")],
	['process.exit() in a worker', (server) => inWorker(server, 'process.exit();')],
	['an uncaught exception in a worker', (server) => inWorker(server, "throw new Error('on purpose');")],
	[
		'terminate() of a worker in the midst of its handler',
		(server) => inWorker(server, "parentPort.postMessage('end me'); for (;;);"),
	],
];

describe.each(Object.entries(servers))('%s', (_name, server) => {
	test.each(ends)(
		`${clients} clients have the last words before %s`,
		async (_end, script) => {
			expect(await heardBy(script(server))).toEqual({ [words]: clients });
		},
		60_000,
	);
});
