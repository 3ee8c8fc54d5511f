/** TCP proxies of streams that are piped both ways: on node:net, on syssock/net, and of a manager's connections. */
import { once } from 'node:events';
import * as nodeNet from 'node:net';
import { dirname, join } from 'node:path';
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Connection, type Listener, SocketManager } from '../../lib';
import * as ourNet from '../../lib/net';
import { bodyHash, bodyStream, boundBytes, hashOf, Lead, shortReceiveBuffer } from '../support/bodies';
import { afterThisTest, cleanUpAfterEach, patterned } from '../support/clients';
import { inForm, tellFigures } from '../support/long';
import { clientOf, listening, type Net, readAll } from '../support/net_sides';
import { buildPackage, type Child, packageMain, start } from '../support/serve';

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

/**
 * A proxy in a process of its own. It says what it keeps, once garbage is gone: what JavaScript holds, its buffers and
 * what the engine has queued. Each time it is asked, and at most over all that has passed.
 */
const child = (make: string) => `
	const { pipeline } = require('node:stream');
	const net = require('node:net');
	const ours = require(${JSON.stringify(packageNet)});
	const { SocketManager } = require(${JSON.stringify(packageMain)});
	const sockets = [];
	let [passedBytes, checkedBytes, startBytes, mostBytes] = [0, 0, 0, 0];
	const kept = () => {
		gc();
		const { heapUsed, external } = process.memoryUsage();
		return sockets.reduce((sum, { connection }) => sum + (connection?.queuedBytes ?? 0), heapUsed + external);
	};
	const check = () => {
		checkedBytes = passedBytes;
		mostBytes = Math.max(mostBytes, kept() - startBytes);
	};
	const join = (connect, passOn = pipeline) => (client) => {
		const onward = connect({ port: Number(process.argv[1]), host: '127.0.0.1', allowHalfOpen: true });
		sockets.push(client, onward);
		passOn(client, onward, () => undefined);
		passOn(onward, client, () => {
			check();
			console.log(JSON.stringify({ mostBytes }));
			process.exit();
		});
		onward.on('data', ({ length }) => {
			passedBytes += length;
			if (passedBytes - checkedBytes >= ${inForm({ short: 8, long: 32 }) << 20}) check();
		});
	};
	const heedless = (from, to, done) => from.on('data', (chunk) => void to.write(chunk)).on('end', () => to.end(done));
	process.stdin.on('data', () => {
		check();
		console.log('read ' + (sockets[0]?.bytesRead ?? 0));
	});
	const listening = (port) => {
		startBytes = kept();
		console.log(String(port));
	};
	${make}
`;
const onServer = (name: string, passOn = 'undefined') => `
	const server = ${name}.createServer({ allowHalfOpen: true }, join(${name}.connect, ${passOn}));
	server.listen(0, '127.0.0.1', () => listening(server.address().port));
`;
const onManager = (passOn = 'undefined') => `
	const open = (connection) => join(ours.connect, ${passOn})(connection.stream());
	const manager = new SocketManager();
	const [listener] = manager.setupServerSockets([{ host: '127.0.0.1', handlers: { open } }]);
	manager.start();
	listening(listener.address.port);
`;

/** Until the proxy takes no more of the client, who has more to send; or has taken everything. */
async function standstill(proxy: Child, client: nodeNet.Socket): Promise<void> {
	for (let asked = 1, still = 0, seen = ''; still < 10 && !client.writableFinished; asked++) {
		proxy.process.stdin?.write('how much?\n');
		const read = await proxy.line(/^read /, asked);
		still = read === seen && client.writableNeedDrain ? still + 1 : 0;
		seen = read;
	}
}

/** Measured: 12 to 16 MiB are kept by those that are right, 126 MiB and more by those that are not. */
const keptBytes = 48 << 20;

/** What the proxy kept at most of a body that comes back from the target, to a client that reads nothing at first. */
async function mostKept(name: string, make: string): Promise<number> {
	const bytes = inForm({ short: 128, long: 1024 }) << 20;
	const { port: target } = await listening(nodeNet, { allowHalfOpen: true }, (socket) => {
		void pipeline(socket, socket).catch(() => undefined);
	});
	const proxy = start(process.execPath, ['--expose-gc', '-e', child(make), String(target)]);
	const client = await connected(Number(await proxy.line(/^\d+$/)));
	const startMs = performance.now();
	const sent = pipeline(bodyStream(bytes), client);
	await standstill(proxy, client);
	const [hash] = await Promise.all([hashOf(client), sent]);
	const ms = Math.round(performance.now() - startMs);
	expect(hash).toBe(bodyHash(bytes));
	const { mostBytes } = JSON.parse(await proxy.line(/mostBytes/)) as { mostBytes: number };
	tellFigures(`proxy on ${name}`, { bytes, ms, mostBytes });
	return mostBytes;
}

test.each([
	['node:net', onServer('net')],
	['syssock/net', onServer('ours')],
	['Connection.stream()', onManager()],
])(
	'a proxy on %s passes on much more than it keeps in memory',
	async (name, make) => expect(await mostKept(name, make)).toBeLessThan(keptBytes),
	120_000,
);

// The control: what the test above says of one that does not stop to read.
test.each([
	['node:net', onServer('net', 'heedless')],
	['syssock/net', onServer('ours', 'heedless')],
	['Connection.stream()', onManager('heedless')],
])(
	'one on %s that heeds no backpressure is seen to keep what it should not',
	async (name, make) => expect(await mostKept(`heedless ${name}`, make)).toBeGreaterThan(2 * keptBytes),
	120_000,
);
