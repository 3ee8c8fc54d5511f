/**
 * node:net and syssock/net side by side: each test runs on both, so that node:net itself says what is right. What a
 * test opens is closed after it.
 */
import { once } from 'node:events';
import * as nodeNet from 'node:net';
import * as ourNet from '../../lib/net';
import { afterThisTest } from './clients';

export type Net = typeof nodeNet;

/** For `describe.each`. */
export const sides: readonly (readonly [string, Net])[] = [
	['node:net', nodeNet],
	['syssock/net', ourNet as unknown as Net],
];

/** A server that is closed after the test, with its connections. */
export function serverOf(net: Net, options: nodeNet.ServerOpts = {}, listener?: (socket: nodeNet.Socket) => void) {
	const server = net.createServer(options, listener);
	const sockets = new Set<nodeNet.Socket>();
	server.on('connection', (socket) => sockets.add(socket));
	afterThisTest(async () => {
		for (const socket of sockets) socket.destroy();
		if (!server.listening) return;
		server.close();
		await once(server, 'close');
	});
	return server;
}

/** The same, listening on a port of the kernel's choice on 127.0.0.1. */
export async function listening(net: Net, options?: nodeNet.ServerOpts, listener?: (socket: nodeNet.Socket) => void) {
	const server = serverOf(net, options, listener);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return { server, port: (server.address() as nodeNet.AddressInfo).port };
}

/** A client that is destroyed after the test. */
export function clientOf(net: Net, options: nodeNet.NetConnectOpts): nodeNet.Socket {
	const client = net.connect(options);
	afterThisTest(() => client.destroy());
	return client;
}

export interface Pair {
	readonly server: nodeNet.Server;
	readonly client: nodeNet.Socket;
	readonly peer: nodeNet.Socket;
	readonly port: number;
}

/** Two ends of one connection. `peer` is the server's. */
export async function pair(
	net: Net,
	serverOptions: nodeNet.ServerOpts = {},
	clientOptions: object = {},
): Promise<Pair> {
	const { server, port } = await listening(net, serverOptions);
	const client = clientOf(net, { ...clientOptions, port, host: '127.0.0.1' });
	const [[peer]] = await Promise.all([once(server, 'connection'), once(client, 'connect')]);
	return { server, client, peer: peer as nodeNet.Socket, port };
}

/** Everything that comes until the end. */
export function readAll(socket: nodeNet.Socket): Promise<Buffer> {
	const chunks: Buffer[] = [];
	return new Promise((resolve, reject) => {
		socket.on('data', (chunk) => chunks.push(chunk));
		socket.once('end', () => resolve(Buffer.concat(chunks)));
		socket.once('error', reject);
	});
}

/** Names of events as they come, with what `describe` makes of their arguments. */
export function record(
	into: string[],
	emitter: NodeJS.EventEmitter,
	name: string,
	events: readonly string[],
	describe: (...args: never[]) => string = () => '',
): void {
	for (const event of events) {
		emitter.on(event, (...args) => into.push(`${name} ${event}${describe(...(args as never[]))}`));
	}
}

/** The error that `action` throws. */
export function thrownIn(action: () => unknown): NodeJS.ErrnoException {
	try {
		action();
	} catch (error) {
		return error as NodeJS.ErrnoException;
	}
	throw new Error('nothing was thrown');
}

/** What programs read of an error. */
export function shapeOf(error: unknown) {
	const { name, message, code, errno, syscall, address, port } = error as NodeJS.ErrnoException & {
		address?: string;
		port?: number;
	};
	return { name, message, code, errno, syscall, address, port };
}
