/** HTTP/2 in its corners, where the order of events decides whether a server lives: on node:net and on syssock. */
import { once } from 'node:events';
import * as http2 from 'node:http2';
import * as nodeNet from 'node:net';
import * as tls from 'node:tls';
import { cert, key } from '../support/certificate';
import { afterThisTest, cleanUpAfterEach, turnsOfTheLoop } from '../support/clients';
import { ways } from '../support/fed_servers';

cleanUpAfterEach();

const { NGHTTP2_CANCEL, NGHTTP2_REFUSED_STREAM } = http2.constants;

/** One frame: length, type, flags, stream. */
function frame(type: number, flags: number, stream: number, payload: Uint8Array = Buffer.alloc(0)): Buffer {
	const header = Buffer.alloc(9);
	header.writeUIntBE(payload.length, 0, 3);
	header.writeUInt8(type, 3);
	header.writeUInt8(flags, 4);
	header.writeUInt32BE(stream, 5);
	return Buffer.concat([header, payload]);
}

const headersType = 1;
const resetType = 3;
const settingsType = 4;
const endOfHeadersAndStream = 5;

/** A connection's begin, and for each stream a request for / that is canceled at once. */
function canceledRequests(count: number): Buffer {
	const parts = [Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), frame(settingsType, 0, 0)];
	// Of HPACK's static table: GET, /, http; and the authority "here".
	const request = Buffer.from([0x82, 0x84, 0x86, 0x41, 4, ...Buffer.from('here')]);
	const canceled = Buffer.from([0, 0, 0, NGHTTP2_CANCEL]);
	for (let i = 0; i < count; i++) {
		const stream = 2 * i + 1;
		parts.push(frame(headersType, endOfHeadersAndStream, stream, request), frame(resetType, 0, stream, canceled));
	}
	return Buffer.concat(parts);
}

const transports: readonly (readonly [string, () => http2.Http2Server, (port: number) => nodeNet.Socket])[] = [
	['in clear', () => http2.createServer(), (port) => nodeNet.connect(port, '127.0.0.1')],
	[
		'over TLS',
		() => http2.createSecureServer({ key, cert }),
		(port) => tls.connect({ port, host: '127.0.0.1', ca: cert, servername: 'localhost', ALPNProtocols: ['h2'] }),
	],
];

describe.each(ways)('%s', (_name, serve) => {
	test.each(transports)(
		'%s: requests that are canceled in the same packet can be responded to',
		async (_by, make, connect) => {
			const server = make();
			const port = await serve(server);
			const client = connect(port);
			afterThisTest(() => client.destroy());
			client.on('error', () => undefined);
			const count = 5;
			const states: string[] = [];
			const all = new Promise<void>((resolve) => {
				server.on('stream', (stream) => {
					stream.on('error', () => undefined);
					states.push(`destroyed: ${stream.destroyed}`);
					stream.respond({ ':status': 200 });
					stream.end('never read');
					if (states.length === count) resolve();
				});
			});
			client.write(canceledRequests(count));
			await all;
			expect(states).toEqual(Array.from({ length: count }, () => 'destroyed: false'));
		},
	);

	test('headers that were sent arrive although the stream is destroyed right after', async () => {
		const server = http2.createServer();
		server.on('stream', (stream) => {
			stream.respond({ ':status': 201 });
			stream.write('some of it');
			stream.destroy();
		});
		const client = http2.connect(`http://127.0.0.1:${await serve(server)}`);
		afterThisTest(() => client.destroy());
		const request = client.request();
		request.on('error', () => undefined);
		const [headers] = await once(request, 'response');
		expect(headers[':status']).toBe(201);
		await once(request.resume(), 'close');
	});

	test('the code that a session is destroyed with reaches the client', async () => {
		const server = http2.createServer();
		server.on('sessionError', () => undefined);
		server.on('stream', (stream) => {
			stream.on('error', () => undefined);
			(stream.session as unknown as { destroy(code: number): void }).destroy(NGHTTP2_REFUSED_STREAM);
		});
		const client = http2.connect(`http://127.0.0.1:${await serve(server)}`);
		const errors: NodeJS.ErrnoException[] = [];
		client.on('error', (error) => errors.push(error));
		const closed = new Promise((resolve) => client.once('close', resolve));
		client.request().on('error', () => undefined);
		await closed;
		expect(errors.map(({ code, message }) => [code, message])).toEqual([
			['ERR_HTTP2_SESSION_ERROR', 'Session closed with error code 7'],
		]);
	});

	test('clients that go away in the middle of a request do no harm', async () => {
		const server = http2.createServer();
		let streams = 0;
		server.on('stream', () => streams++);
		const port = await serve(server);
		const caught: unknown[] = [];
		process.setUncaughtExceptionCaptureCallback((error) => caught.push(error));
		try {
			for (let i = 0; i < 20; i++) {
				const client = http2.connect(`http://127.0.0.1:${port}`);
				await once(client, 'connect');
				const request = client.request({ ':method': 'POST' });
				request.on('error', () => undefined);
				request.end(() => client.destroy());
				await once(client, 'close');
			}
			await turnsOfTheLoop();
		} finally {
			process.setUncaughtExceptionCaptureCallback(null);
		}
		expect(caught).toEqual([]);
		expect(streams).toBeGreaterThan(0);
	});
});
