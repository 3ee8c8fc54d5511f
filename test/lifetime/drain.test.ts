// A server that is told to end in the midst of 200 conversations: every client has its whole answer, or is counted in
// the report.
import { constants } from 'node:os';

import type { SocketAddress } from '../../lib';
import { cleanUpAfterEach, connectTo } from '../support/clients';
import { type Remote, seen, startRemote } from '../support/remote';

cleanUpAfterEach();

const clients = 200;
const answerBytes = 1024 * 1024;

/** Answers a client's number by a MiB made of it, block by block as the client takes it. */
const server = `
	const { SocketManager } = require('syssock');
	const manager = new SocketManager();
	const pump = (connection) => {
		const state = connection.metadata;
		for (let more = true; more && state.at < ${answerBytes}; state.at += 16384)
			more = connection.write(state.block);
	};
	const handlers = {
		data(connection, chunk) {
			const request = (connection.metadata ?? '') + chunk;
			if (!request.endsWith('\\n')) return void (connection.metadata = request);
			connection.metadata = { at: 0, block: Buffer.alloc(16384, request.trim().padStart(8)) };
			pump(connection);
		},
		drain: pump,
	};
	const [listener] = manager.setupServerSockets([
		{ host: '127.0.0.1', handlers, connectionOptions: { soSndBufBytes: 65536 } }, // so that most of it waits here
	]);
	const signals = ['SIGINT', 'SIGTERM'];
	manager.closeOnSignals(signals, { drainMs: 2 ** 31 - 1 }).start();
	calls.port = () => listener.address.port;
	calls.counts = () => ({
		open: manager.clients.size,
		blocked: manager.connections.filter(({ queuedBytes }) => queuedBytes > 0).length,
		asked: manager.connections.filter(({ bytesRead }) => bytesRead > 0).length,
		queuedBytes: manager.connections.reduce((sum, { queuedBytes }) => sum + queuedBytes, 0),
	});
	manager.on('close', (report) => {
		console.log(JSON.stringify(report));
		// Their removal, and the exit code, come with the report.
		setImmediate(() => {
			console.log('handlers ' + signals.map((signal) => process.listenerCount(signal)));
			if (process.exitCode !== undefined) console.log('exitCode ' + process.exitCode);
			process.disconnect(); // nothing but the channel keeps it
		});
	});
	process.removeAllListeners('disconnect');
`;

/**
 * 'reader's wait with reading until told, 'asker's send half a request, 'idle' ones have had their answer. On syssock's
 * own sockets: node's take a reset that comes after data for an end.
 */
const crowd = `
	const { Socket, SocketManager } = require('syssock');
	const manager = new SocketManager();
	const clients = [];
	const right = (number) => {
		const expected = Buffer.alloc(16384, String(number).padStart(8));
		return (bytes) => {
			if (bytes.length !== ${answerBytes}) return false;
			for (let at = 0; at < bytes.length; at += 16384)
				if (!bytes.subarray(at, at + 16384).equals(expected)) return false;
			return true;
		};
	};
	const handlers = {
		data({ metadata: client }, chunk) {
			client.chunks.push(chunk);
			client.bytes += chunk.length;
			if (client.bytes >= ${answerBytes}) client.onAnswered();
		},
		end(connection) {
			connection.metadata.onEnded('FIN');
			connection.end();
		},
		close: ({ metadata: client }, error) => client.onEnded(error?.code),
	};
	const open = async (port, kind) => {
		const number = clients.length;
		const client = { kind, chunks: [], bytes: 0, isRight: right(number) };
		client.answered = new Promise((resolve) => { client.onAnswered = resolve; });
		client.ended = new Promise((resolve) => { client.onEnded = resolve; });
		clients.push(client);
		const socket = new Socket({ family: 'ipv4', type: 'stream' });
		socket.options.set('soRcvBufBytes', 65536);
		socket.connect({ host: '127.0.0.1', port });
		await socket.writable();
		client.connection = manager.adopt(socket, handlers);
		client.connection.metadata = client;
		if (kind === 'reader' || kind === 'stubborn') client.connection.pause();
		client.connection.write(kind === 'asker' ? String(number) : number + '\\n');
		if (kind === 'idle') await client.answered;
	};
	calls.open = async (port, kinds) => {
		await Promise.all(Object.entries(kinds).flatMap(([kind, count]) => Array.from({ length: count }, () => open(port, kind))));
	};
	// The endings of a kind, which reads from now on: 'whole FIN', 'nothing FIN', 'part ECONNRESET' ...
	calls.endings = async (kind) => {
		const counts = {};
		await Promise.all(clients.filter((client) => client.kind === kind).map(async (client) => {
			client.connection.resume();
			const how = await client.ended;
			const answer = client.bytes === 0 ? 'nothing' : client.isRight(Buffer.concat(client.chunks)) ? 'whole' : 'part';
			const name = answer + ' ' + how;
			counts[name] = (counts[name] ?? 0) + 1;
		}));
		return counts;
	};
`;

interface Counts {
	readonly open: number;
	readonly blocked: number;
	readonly asked: number;
	readonly queuedBytes: number;
}

type Kinds = Readonly<Record<'reader' | 'stubborn' | 'asker' | 'idle', number>>;

/** A server in the midst of a conversation with each of them. */
async function inConversation(kinds: Kinds): Promise<{ from: Remote; to: Remote }> {
	const from = startRemote(server);
	const to = startRemote(crowd);
	await to.call('open', await from.call('port'), kinds);
	await seen(
		() => from.call<Counts>('counts'),
		({ open, blocked, asked }) => open === clients && asked === clients && blocked === kinds.reader + kinds.stubborn,
	);
	return { from, to };
}

/** What it printed: the report, and what was left of its handlers. */
async function resultOf(from: Remote) {
	const { code, signal, output } = await from.ended;
	const [report, ...lines] = output.trim().split('\n');
	return { code, signal, report: JSON.parse(report as string), lines };
}

test('SIGTERM: who is in the middle of an answer gets all of it, and who is not a FIN; nobody is cut', async () => {
	const kinds = { reader: 120, stubborn: 0, asker: 30, idle: 50 };
	const { from, to } = await inConversation(kinds);
	from.kill('SIGTERM');
	expect(await to.call('endings', 'idle')).toEqual({ 'whole FIN': kinds.idle });
	expect(await to.call('endings', 'asker')).toEqual({ 'nothing FIN': kinds.asker });
	expect(await to.call('endings', 'reader')).toEqual({ 'whole FIN': kinds.reader });
	const report = { ended: clients, cut: 0, unsentBytes: 0, unackedBytes: 0, failures: [] };
	expect(await resultOf(from)).toEqual({ code: 0, signal: null, report, lines: ['handlers 0,0'] });
}, 60_000);

test.each(['SIGINT', 'SIGTERM'] as const)(
	'%s once more: those who do not read are cut, and counted',
	async (signal) => {
		const kinds = { reader: 100, stubborn: 40, asker: 30, idle: 30 };
		const { from, to } = await inConversation(kinds);
		from.kill(signal);
		expect(await to.call('endings', 'reader')).toEqual({ 'whole FIN': kinds.reader });
		expect(await to.call('endings', 'idle')).toEqual({ 'whole FIN': kinds.idle });
		expect(await to.call('endings', 'asker')).toEqual({ 'nothing FIN': kinds.asker });
		const { blocked, queuedBytes } = await from.call<Counts>('counts');
		expect(blocked).toBe(kinds.stubborn);
		from.kill(signal);
		const { code, report, lines } = await resultOf(from);
		const expected = 128 + constants.signals[signal];
		expect([code, lines]).toEqual([expected, ['handlers 0,0', `exitCode ${expected}`]]);
		expect(report).toMatchObject({ ended: clients - kinds.stubborn, cut: kinds.stubborn, failures: [] });
		expect(report.unsentBytes).toBe(queuedBytes);
		expect(report.unackedBytes).toBeGreaterThan(0);
		expect(await to.call('endings', 'stubborn')).toEqual({ 'part ECONNRESET': kinds.stubborn });
	},
	60_000,
);

/** Answers when it is told to, which is after the signal; `holds` says so to the manager. */
async function answersLate({ holds }: { readonly holds: boolean }) {
	const from = startRemote(`
		const { SocketManager } = require('syssock');
		let asker, release;
		const data = (connection) => {
			asker = connection;
			${holds ? 'release = connection.hold();' : ''}
		};
		const manager = new SocketManager().closeOnSignals(['SIGTERM'], { drainMs: 2 ** 31 - 1 });
		const [listener] = manager.setupServerSockets([{ host: '127.0.0.1', handlers: { data } }]);
		manager.start();
		calls.address = () => listener.address;
		calls.asked = () => asker !== undefined;
		calls.answer = () => {
			asker.write('answer');
			release?.();
		};
		const closing = new Promise((resolve) => manager.once('closing', resolve));
		const closed = new Promise((resolve) => manager.once('close', resolve));
		calls.closing = () => closing;
		calls.closed = () => closed;
		calls.leave = () => void setImmediate(() => process.disconnect());
		process.removeAllListeners('disconnect');
	`);
	const client = await connectTo(await from.call<SocketAddress>('address'));
	client.send('question');
	await seen(
		() => from.call<boolean>('asked'),
		(asked) => asked,
	);
	from.kill('SIGTERM');
	await from.call('closing');
	return { from, client };
}

test('an answer that is written after the signal is whole where its connection is held', async () => {
	const { from, client } = await answersLate({ holds: true });
	await from.call('answer');
	expect(String(await client.receiveAll())).toBe('answer');
	client.end();
	expect(await from.call('closed')).toMatchObject({ ended: 1, cut: 0, unsentBytes: 0 });
	await from.call('leave');
	expect(await from.ended).toMatchObject({ code: 0 });
});

test('an answer that nobody had announced fails the process, even where it comes after the report', async () => {
	const { from, client } = await answersLate({ holds: false });
	expect(await client.ending()).toBe('FIN');
	client.end();
	expect(await from.call('closed')).toMatchObject({ ended: 1, cut: 0 });
	await from.call('answer');
	await from.call('leave');
	expect(await from.ended).toMatchObject({ code: 128 + constants.signals.SIGTERM });
});

test('after the report a signal does what it does to any process', async () => {
	const from = startRemote(`
		const { SocketManager } = require('syssock');
		const manager = new SocketManager().closeOnSignals(['SIGTERM']);
		manager.setupServerSockets([{ host: '127.0.0.1' }]);
		manager.start();
		calls.close = async () => void (await manager.close());
	`);
	await from.call('close');
	from.kill('SIGTERM');
	expect(await from.ended).toMatchObject({ code: null, signal: 'SIGTERM' });
});
