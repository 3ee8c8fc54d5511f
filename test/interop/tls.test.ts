/** TLS on node:net and on syssock, as a server's and put on a connection's stream by hand, with openssl and curl. */
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import * as https from 'node:https';
import * as net from 'node:net';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import * as tls from 'node:tls';
import { type Listener, SocketManager } from '../../lib';
import {
	bodyFile,
	bodyHash,
	bodyStream,
	boundBytes,
	hashOf,
	Lead,
	shortReceiveBuffer,
	uploadBytes,
} from '../support/bodies';
import { cert, key } from '../support/certificate';
import { afterThisTest, cleanUpAfterEach, temporaryFolder } from '../support/clients';
import { ways } from '../support/fed_servers';
import { curl, startProgram } from '../support/programs';
import { describeWithTool } from '../support/tools';

cleanUpAfterEach();

/** Serves until the test is over; answers the port. */
type ServeTls = (secured: (socket: tls.TLSSocket) => void, options?: tls.TlsOptions) => Promise<number>;

const identity = { key, cert };
const caFile = () => {
	const path = join(temporaryFolder(), 'ca.pem');
	writeFileSync(path, cert);
	return path;
};

function wrap(socket: net.Socket, secured: (socket: tls.TLSSocket) => void, options: tls.TlsOptions = {}): void {
	const secureContext = tls.createSecureContext({ ...identity, ...options } as tls.SecureContextOptions);
	const wrapped = new tls.TLSSocket(socket, { ...options, isServer: true, secureContext });
	wrapped.on('error', () => undefined);
	wrapped.once('secure', () => secured(wrapped));
	afterThisTest(() => wrapped.destroy());
}

const wrappedOnNode: ServeTls = async (secured, options) => {
	const server = net.createServer({ allowHalfOpen: true }, (socket) => wrap(socket, secured, options));
	server.listen(0, '127.0.0.1');
	afterThisTest(() => server.close());
	await once(server, 'listening');
	return (server.address() as net.AddressInfo).port;
};

const wrappedOnStream: ServeTls = (secured, options) => {
	const manager = new SocketManager();
	afterThisTest(() => manager.close({ drainMs: 0 }));
	const [listener] = manager.setupServerSockets([
		{ host: '127.0.0.1', handlers: { open: (connection) => wrap(connection.stream(), secured, options) } },
	]);
	manager.start();
	return Promise.resolve(((listener as Listener).address as { port: number }).port);
};

const feeds: readonly (readonly [string, ServeTls])[] = [
	...ways.map(([name, serve]): [string, ServeTls] => [
		`tls.createServer() on ${name}`,
		(secured, options) => serve(tls.createServer({ ...identity, ...options }, secured)),
	]),
	['new TLSSocket() on a socket of node:net', wrappedOnNode],
	['new TLSSocket() on Connection.stream()', wrappedOnStream],
];

async function connected(port: number, options: tls.ConnectionOptions = {}): Promise<tls.TLSSocket> {
	const client = tls.connect({ port, host: '127.0.0.1', ca: cert, servername: 'localhost', ...options });
	afterThisTest(() => client.destroy());
	await once(client, 'secureConnect');
	return client;
}

/** Answers so many bytes with their hash, and ends. */
const hashing = (socket: tls.TLSSocket) => {
	void hashOf(first(uploadBytes, socket)).then((hash) => socket.end(`${hash}\n`));
};

async function* first(bytes: number, stream: tls.TLSSocket): AsyncGenerator<Buffer> {
	let left = bytes;
	for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
		yield chunk;
		left -= chunk.length;
		if (left <= 0) return;
	}
}

describe.each(feeds)('%s', (name, serve) => {
	test('takes a long upload', async () => {
		const client = await connected(await serve(hashing));
		const received = client.toArray();
		await pipeline(bodyStream(), client, { end: false });
		expect((await received).join('')).toBe(`${bodyHash()}\n`);
	}, 60_000);

	test('carries long streams both ways at once', async () => {
		const client = await connected(await serve((socket) => void pipeline(socket, socket).catch(() => undefined)));
		const [hash] = await Promise.all([
			hashOf(first(uploadBytes, client)),
			pipeline(bodyStream(), client, { end: false }),
		]);
		expect(hash).toBe(bodyHash());
	}, 60_000);

	test('does not run ahead of a client that reads slowly', async () => {
		const lead = new Lead();
		const port = await serve((socket) => void pipeline(lead.source(), socket).catch(() => undefined));
		const socket = net.connect(port, '127.0.0.1');
		await once(socket, 'connect');
		const client = await connected(port, { socket: shortReceiveBuffer(socket) });
		expect(await lead.drain(client)).toBe(lead.bytes);
		expect(lead.mostBytes).toBeLessThan(boundBytes);
	});

	test('does not take more than is read of it', async () => {
		const lead = new Lead();
		let secured: ((socket: tls.TLSSocket) => void) | undefined;
		const arrived = new Promise<tls.TLSSocket>((resolve) => {
			secured = resolve;
		});
		const client = await connected(await serve((socket) => secured?.(shortReceiveBuffer(socket))));
		const sent = pipeline(lead.source(), client).catch((error) => error.code);
		const peer = await arrived;
		expect(await lead.drain(peer)).toBe(lead.bytes);
		peer.end();
		await sent;
		expect(lead.mostBytes).toBeLessThan(boundBytes);
	});

	test.each(['TLSv1.2', 'TLSv1.3'] as const)('resumes a session: %s', async (version) => {
		const options: tls.TlsOptions = { maxVersion: version, ticketKeys: Buffer.alloc(48, 1), sessionIdContext: 'a' };
		const seen: boolean[] = [];
		const port = await serve((socket) => {
			seen.push(socket.isSessionReused());
			socket.end('hello');
		}, options);
		const fresh = tls.connect({ port, host: '127.0.0.1', ca: cert, servername: 'localhost' });
		const [[session]] = await Promise.all([once(fresh, 'session'), fresh.toArray()]);
		const again = await connected(port, { session: session as Buffer });
		expect([again.getProtocol(), again.isSessionReused()]).toEqual([version, true]);
		expect([(await again.toArray()).join(''), ...seen]).toEqual(['hello', false, true]);
	});

	test('agrees on a protocol, and knows the name that was asked for', async () => {
		const names: unknown[] = [];
		const options = { ALPNProtocols: ['h9', 'echo'] };
		const port = await serve((socket) => {
			names.push(socket.alpnProtocol, (socket as { servername?: string }).servername);
			socket.end();
		}, options);
		const client = await connected(port, { ALPNProtocols: ['echo'] });
		expect(client.alpnProtocol).toBe('echo');
		await client.toArray();
		expect(names).toEqual(['echo', 'localhost']);
	});

	test('does not take a connection that is reset for one that has ended', async () => {
		let outcome: Promise<string> | undefined;
		const port = await serve((socket) => {
			outcome = hashOf(socket).catch((error) => error.code);
			socket.write('go on');
		});
		const socket = net.connect(port, '127.0.0.1');
		const client = await connected(port, { socket });
		client.on('error', () => undefined);
		client.write(Buffer.alloc(100_000));
		await once(client, 'data');
		socket.resetAndDestroy();
		// A TLSSocket that no server of Node's made hears of the end of a stream, and of errors only what native code reads.
		expect(await outcome).toBe(name.endsWith('stream()') ? 'ERR_STREAM_PREMATURE_CLOSE' : 'ECONNRESET');
	});
});

describe.each(ways)('https on %s', (_name, serve) => {
	test('takes a long upload, and says so with what came before it was through', async () => {
		const server = https.createServer(identity, async (request, response) => {
			response.writeEarlyHints({ link: '</style.css>; rel=preload' });
			response.end(await hashOf(request));
		});
		const request = https.request({ port: await serve(server), host: '127.0.0.1', ca: cert, method: 'PUT' });
		const [hinted, responded] = [once(request, 'information'), once(request, 'response')];
		bodyStream().pipe(request);
		const [response] = (await responded) as [IncomingMessage];
		expect([(await hinted)[0].statusCode, (await response.toArray()).join('')]).toEqual([103, bodyHash()]);
	}, 60_000);

	test('gives up on a handshake that does not come', async () => {
		const server = tls.createServer({ ...identity, handshakeTimeout: 50 });
		const port = await serve(server);
		const failed = once(server, 'tlsClientError');
		const silent = net.connect(port, '127.0.0.1');
		afterThisTest(() => silent.destroy());
		const [error, socket] = (await failed) as [NodeJS.ErrnoException, tls.TLSSocket];
		expect(error.code).toBe('ERR_TLS_HANDSHAKE_TIMEOUT');
		socket.destroy();
		await once(silent.resume(), 'close');
	});

	test('asks for a certificate, and refuses who has none', async () => {
		const server = tls.createServer({ ...identity, ca: cert, requestCert: true, rejectUnauthorized: true });
		const port = await serve(server);
		server.on('secureConnection', (socket) => socket.end(String(socket.getPeerCertificate().subject.CN)));
		const known = await connected(port, identity);
		expect((await known.toArray()).join('')).toBe('localhost');
		const refused = once(server, 'tlsClientError');
		const unknown = tls.connect({ port, host: '127.0.0.1', ca: cert, servername: 'localhost' });
		const failed = once(unknown, 'error');
		expect((await refused)[0].code).toBe('ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE');
		await failed;
	});
});

describeWithTool('openssl', 'openssl s_client', () => {
	describe.each(feeds)('to %s', (_name, serve) => {
		test.each(['-tls1_2', '-tls1_3'])('has its words answered: %s', async (version) => {
			const port = await serve((socket) => void socket.once('data', (data) => socket.end(`heard: ${data}`)));
			const { child, ended } = startClient(port, ['-quiet', version]);
			child.stdin.write('word\n');
			const [code, out] = await ended;
			expect([code, out]).toEqual([0, 'heard: word\n']);
		});

		test('has a long upload taken, and is told the end', async () => {
			const { child, ended } = startClient(await serve(hashing), ['-quiet']);
			await pipeline(bodyStream(), child.stdin);
			expect(await ended).toEqual([0, `${bodyHash()}\n`]);
		}, 60_000);
	});
});

/** It checks our certificate, or ends with another code than 0. */
function startClient(port: number, options: readonly string[]) {
	const trust = ['-CAfile', caFile(), '-verify_return_error', '-servername', 'localhost'];
	const child = startProgram('openssl', ['s_client', '-connect', `127.0.0.1:${port}`, ...trust, ...options]);
	child.stderr.resume();
	const ended = Promise.all([once(child, 'close'), child.stdout.toArray()]).then(([[code], out]) => [
		code,
		Buffer.concat(out).toString(),
	]);
	return { child, ended };
}

describeWithTool('curl', 'curl', () => {
	test.each(ways)(
		'uploads a file by https on %s',
		async (_name, serve) => {
			const server = https.createServer(identity, async (request, response) => response.end(await hashOf(request)));
			const url = `https://localhost:${await serve(server)}/`;
			const { code, stdout } = await curl(['-4', '--cacert', caFile(), '-T', await bodyFile(), url]);
			expect([code, String(stdout)]).toEqual([0, bodyHash()]);
		},
		60_000,
	);
});
