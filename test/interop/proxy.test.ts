/** TCP proxies of streams that are piped both ways: on node:net, on syssock/net, and of a manager's connections. */
import { once } from 'node:events';
import * as nodeNet from 'node:net';
import { dirname, join } from 'node:path';
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Connection, type Listener, SocketManager } from '../../lib';
import * as ourNet from '../../lib/net';
import { bodyHash, bodyStream, boundBytes, hashOf, Lead, shortReceiveBuffer } from '../support/bodies';
import { isSanitized } from '../support/children';
import { afterThisTest, cleanUpAfterEach, patterned } from '../support/clients';
import { inForm, tellFigures } from '../support/long';
import { clientOf, listening, type Net, readAll } from '../support/net_sides';
import { buildPackage, packageMain, start } from '../support/serve';

cleanUpAfterEach();

/** Listens, and connects each client with `target`; answers its port. */
type Proxy = (target: number) => Promise<number>;

/** Each side's end is passed on by itself; an error ends both. */
function connect(client: Duplex, onward: Duplex): void {
	client.pipe(onward).pipe(client);
	client.on('error', () => onward.destroy()).on('close', () => onward.destroy());
	onward.on('error', () => client.destroy()).on('close', () => client.destroy());
}

const proxyOn =
	(net: Net): Proxy =>
	async (target) => {
		const { port } = await listening(net, { allowHalfOpen: true }, (client) => {
			connect(client, clientOf(net, { port: target, host: '127.0.0.1', allowHalfOpen: true }));
		});
		return port;
	};

const ours = ourNet as unknown as Net;

const managedProxy: Proxy = (target) => {
	const manager = new SocketManager();
	afterThisTest(() => manager.close({ drainMs: 0 }));
	const open = (connection: Connection) => {
		connect(connection.stream(), clientOf(ours, { port: target, host: '127.0.0.1', allowHalfOpen: true }));
	};
	const [listener] = manager.setupServerSockets([{ host: '127.0.0.1', handlers: { open } }]);
	manager.start();
	return Promise.resolve(((listener as Listener).address as { port: number }).port);
};

const proxies: readonly (readonly [string, Proxy])[] = [
	['node:net', proxyOn(nodeNet)],
	['syssock/net', proxyOn(ours)],
	['Connection.stream()', managedProxy],
];

/** A target on node:net, and the port of a proxy that it is behind. */
async function behind(proxy: Proxy, listener: (socket: nodeNet.Socket) => void): Promise<number> {
	const { port } = await listening(nodeNet, { allowHalfOpen: true }, listener);
	return proxy(port);
}

async function connected(port: number): Promise<nodeNet.Socket> {
	const client = clientOf(nodeNet, { port, host: '127.0.0.1', allowHalfOpen: true });
	await once(client, 'connect');
	return client;
}

describe.each(proxies)('a proxy on %s', (_name, proxy) => {
	test('passes long streams on, both ways at once, whole', async () => {
		const port = await behind(proxy, (socket) => void pipeline(socket, socket).catch(() => undefined));
		const client = await connected(port);
		const [hash] = await Promise.all([hashOf(client), pipeline(bodyStream(), client)]);
		expect(hash).toBe(bodyHash());
	}, 60_000);

	test('passes on that the client has ended, and the answer that comes after', async () => {
		const body = patterned(3 << 20);
		const port = await behind(proxy, async (socket) => {
			const question = await readAll(socket);
			socket.end(Buffer.concat([question, body]));
		});
		const client = await connected(port);
		client.end('question');
		expect((await readAll(client)).equals(Buffer.concat([Buffer.from('question'), body]))).toBe(true);
	});

	test('passes on that the target has ended, and what the client says after', async () => {
		let heard: Promise<Buffer> | undefined;
		const port = await behind(proxy, (socket) => {
			socket.end('go ahead');
			heard = readAll(socket);
		});
		const client = await connected(port);
		expect(String(await readAll(client))).toBe('go ahead');
		client.end('said after');
		expect(String(await heard)).toBe('said after');
	});

	test('does not run ahead of a client that reads slowly, nor of a target that does', async () => {
		const [down, up] = [new Lead(), new Lead()];
		let drained: Promise<number> | undefined;
		const port = await behind(proxy, (socket) => {
			shortReceiveBuffer(socket);
			drained = up.drain(socket);
			void pipeline(down.source(), socket, { end: true }).catch(() => undefined);
		});
		const client = shortReceiveBuffer(await connected(port));
		const sent = pipeline(up.source(), client).catch((error) => error.code);
		expect(await down.drain(client)).toBe(down.bytes);
		expect(await drained).toBe(up.bytes);
		await sent;
		expect([down.mostBytes < boundBytes, up.mostBytes < boundBytes]).toEqual([true, true]);
	});

	test('passes on that one end is gone', async () => {
		const ended: Promise<unknown>[] = [];
		const port = await behind(proxy, (socket) => {
			socket.on('error', () => undefined);
			socket.on('end', () => socket.end()).resume();
			ended.push(once(socket, 'close'));
			socket.write('hello');
		});
		const client = await connected(port);
		await once(client, 'data');
		client.resetAndDestroy();
		await Promise.all(ended);
		expect(ended).toHaveLength(1);
	});
});

beforeAll(buildPackage, 120_000);

const packageNet = join(dirname(packageMain), 'net', 'index.js');

/** A proxy in a process of its own, which says what its memory was before and at most. */
const child = (make: string) => `
	const { pipeline } = require('node:stream');
	const net = require('node:net');
	const ours = require(${JSON.stringify(packageNet)});
	const { SocketManager } = require(${JSON.stringify(packageMain)});
	const join = (connect) => (client) => {
		const onward = connect({ port: Number(process.argv[1]), host: '127.0.0.1', allowHalfOpen: true });
		pipeline(client, onward, () => undefined);
		pipeline(onward, client, () => {
			const peakBytes = process.resourceUsage().maxRSS * 1024;
			console.log(JSON.stringify({ grownBytes: peakBytes - startBytes }));
			process.exit();
		});
	};
	let startBytes;
	const listening = (port) => {
		startBytes = process.memoryUsage.rss();
		console.log(String(port));
	};
	${make}
`;
const onServer = (name: string) => `
	const server = ${name}.createServer({ allowHalfOpen: true }, join(${name}.connect));
	server.listen(0, '127.0.0.1', () => listening(server.address().port));
`;
const onManager = `
	const open = (connection) => join(ours.connect)(connection.stream());
	const manager = new SocketManager();
	const [listener] = manager.setupServerSockets([{ host: '127.0.0.1', handlers: { open } }]);
	manager.start();
	listening(listener.address.port);
`;

test.each([
	['node:net', onServer('net')],
	['syssock/net', onServer('ours')],
	['Connection.stream()', onManager],
])(
	'a proxy on %s passes on much more than it keeps in memory',
	async (name, make) => {
		const bytes = inForm({ short: 128, long: 1024 }) << 20;
		const { port: target } = await listening(nodeNet, { allowHalfOpen: true }, (socket) => {
			void pipeline(socket, socket).catch(() => undefined);
		});
		const proxy = start(process.execPath, ['-e', child(make), String(target)]);
		const client = await connected(Number(await proxy.line(/^\d+$/)));
		const startMs = performance.now();
		const [hash] = await Promise.all([hashOf(client), pipeline(bodyStream(bytes), client)]);
		const ms = Math.round(performance.now() - startMs);
		expect(hash).toBe(bodyHash(bytes));
		const { grownBytes } = JSON.parse(await proxy.line(/grownBytes/)) as { grownBytes: number };
		tellFigures(`proxy on ${name}`, { bytes, ms, grownBytes });
		if (!isSanitized) expect(grownBytes).toBeLessThan(96 << 20);
	},
	60_000,
);
