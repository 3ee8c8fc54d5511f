/** node:http2, in cleartext and encrypted, on node:net and on syssock, with node's own client and curl. */
import { once } from 'node:events';
import * as http2 from 'node:http2';
import * as https from 'node:https';
import * as net from 'node:net';
import { pipeline } from 'node:stream/promises';
import { bodyFile, bodyHash, bodyStream, boundBytes, hashOf, Lead, shortReceiveBuffer } from '../support/bodies';
import { cert, key } from '../support/certificate';
import { afterThisTest, cleanUpAfterEach } from '../support/clients';
import { ways } from '../support/fed_servers';
import { clientOf, listening, sides } from '../support/net_sides';
import { curl, type Ran } from '../support/programs';
import { describeWithTool } from '../support/tools';

cleanUpAfterEach();

/** A session over a socket that is made here: its receive buffer is small, and it goes to 127.0.0.1. */
async function sessionOn(port: number, options: http2.ClientSessionOptions = {}): Promise<http2.ClientHttp2Session> {
	const socket = net.connect(port, '127.0.0.1');
	await once(socket, 'connect');
	shortReceiveBuffer(socket);
	const session = http2.connect('http://localhost', { createConnection: () => socket, ...options });
	session.on('error', () => undefined);
	afterThisTest(() => session.destroy());
	return session;
}

interface Answer {
	readonly status: number;
	readonly text: string;
}

async function ask(session: http2.ClientHttp2Session, headers: http2.OutgoingHttpHeaders = {}): Promise<Answer> {
	const stream = session.request(headers);
	const [responded] = (await once(stream, 'response')) as [http2.IncomingHttpHeaders];
	return { status: Number(responded[':status']), text: (await stream.toArray()).join('') };
}

const upload: http2.OutgoingHttpHeaders = { ':method': 'PUT' };

/** What a server answers: the hash of what it is sent, or the body. */
function answer(stream: http2.ServerHttp2Stream, headers: http2.IncomingHttpHeaders): void {
	stream.on('error', () => undefined);
	stream.respond({ ':status': 200 });
	if (headers[':method'] === 'PUT') void hashOf(stream).then((hash) => stream.end(hash));
	else if (headers[':path'] === '/body') void pipeline(bodyStream(), stream).catch(() => undefined);
	else stream.end(`to ${headers[':path']}`);
}

describe.each(ways)('http2 in cleartext on %s', (_name, serve) => {
	const serving = (listener = answer) => serve(http2.createServer().on('stream', listener) as never);

	test('answers thousands of requests over one connection, a hundred at a time', async () => {
		const session = await sessionOn(await serving());
		let next = 0;
		const answers: string[] = [];
		const inTurn = async () => {
			for (let i = next++; i < 2000; i = next++) answers[i] = (await ask(session, { ':path': `/${i}` })).text;
		};
		await Promise.all(Array.from({ length: 100 }, inTurn));
		expect(answers).toEqual(Array.from({ length: 2000 }, (_, i) => `to /${i}`));
	}, 60_000);

	test('takes and gives long bodies, beside each other', async () => {
		const session = await sessionOn(await serving());
		const up = session.request(upload);
		const down = session.request({ ':path': '/body' });
		const [hash, received] = await Promise.all([up.toArray(), hashOf(down), pipeline(bodyStream(), up)]);
		expect([hash.join(''), received]).toEqual([bodyHash(), bodyHash()]);
	}, 60_000);

	test('does not run ahead of a client that reads slowly, and lets others pass', async () => {
		const lead = new Lead(16 << 20);
		const port = await serving((stream, headers) => {
			if (headers[':path'] !== '/lead') return answer(stream, headers);
			stream.respond({ ':status': 200 });
			void pipeline(lead.source(), stream);
		});
		const session = await sessionOn(port);
		const stream = session.request({ ':path': '/lead' }).pause();
		await once(stream, 'response');
		expect((await ask(session, { ':path': '/other' })).text).toBe('to /other');
		expect(await lead.drain(stream)).toBe(lead.bytes);
		expect(lead.mostBytes).toBeLessThan(lead.bytes / 4);
	});

	test('does not run ahead of a client whose window is wide open, and who reads nothing', async () => {
		const lead = new Lead();
		const server = http2.createServer().on('stream', (stream) => {
			const { session } = stream;
			stream.respond({ ':status': 200 });
			void pipeline(lead.source(), stream).then(() => session?.close());
		});
		const socket = net.connect(await serve(server as never), '127.0.0.1');
		afterThisTest(() => socket.destroy());
		await once(socket, 'connect');
		const requested = once(server, 'stream');
		shortReceiveBuffer(socket).write(requestByHand());
		await requested;
		expect(await lead.drain(socket)).toBeGreaterThan(lead.bytes);
		expect(lead.mostBytes).toBeLessThan(boundBytes);
	});

	test('hears of a stream that is given up, and goes on with the others', async () => {
		const closed: Promise<unknown>[] = [];
		const port = await serving((stream, headers) => {
			if (headers[':path'] !== '/gone') return answer(stream, headers);
			stream.on('error', () => undefined).resume();
			closed.push(once(stream, 'close').then(() => stream.rstCode));
			stream.respond({ ':status': 200 });
			stream.write('half');
		});
		const session = await sessionOn(port);
		const stream = session.request({ ':method': 'POST', ':path': '/gone' });
		stream.on('error', () => undefined);
		await once(stream, 'data');
		stream.close(http2.constants.NGHTTP2_CANCEL);
		expect(await Promise.all(closed)).toEqual([http2.constants.NGHTTP2_CANCEL]);
		expect((await ask(session, { ':path': '/other' })).text).toBe('to /other');
	});

	test('may give a stream up in mid-body: the client hears of it', async () => {
		let serverStream: http2.ServerHttp2Stream | undefined;
		const port = await serving((stream) => {
			serverStream = stream.on('error', () => undefined);
			stream.respond({ ':status': 200 });
			stream.write('half');
		});
		const stream = (await sessionOn(port)).request(upload);
		await once(stream, 'data');
		const failed = once(stream, 'error');
		serverStream?.close(http2.constants.NGHTTP2_INTERNAL_ERROR);
		expect((await failed)[0].message).toBe('Stream closed with error code NGHTTP2_INTERNAL_ERROR');
	});

	test('hears of a connection that is reset, with every stream on it', async () => {
		const codes: Promise<string>[] = [];
		const port = await serving((stream) => {
			codes.push(hashOf(stream).catch((error) => error.code));
			stream.respond({ ':status': 200 });
			stream.write('go on');
		});
		const socket = net.connect(port, '127.0.0.1');
		const session = http2.connect('http://localhost', { createConnection: () => socket });
		session.on('error', () => undefined);
		const streams = [1, 2, 3].map(() => session.request(upload).on('error', () => undefined));
		await Promise.all(streams.map((stream) => once(stream, 'data')));
		socket.resetAndDestroy();
		const outcomes = await Promise.all(codes);
		expect(outcomes).toHaveLength(3);
		for (const code of outcomes) expect(['ECONNRESET', 'ERR_HTTP2_STREAM_ERROR']).toContain(code);
	});

	test('answers pings, takes settings, and pushes', async () => {
		const port = await serving((stream) => {
			stream.pushStream({ ':path': '/style' }, (_error, pushed) => {
				pushed.respond({ ':status': 200 });
				pushed.end('style');
			});
			stream.respond({ ':status': 200 });
			stream.end('page');
		});
		const session = await sessionOn(port);
		const payload = Buffer.from('8 bytes!');
		const echoed = await new Promise((resolve) => session.ping(payload, (_error, _ms, echo) => resolve(echo)));
		expect(String(echoed)).toBe('8 bytes!');
		await new Promise<void>((resolve) => session.settings({ headerTableSize: 1024 }, () => resolve()));
		const pushed = once(session, 'stream') as Promise<[http2.ClientHttp2Stream, http2.IncomingHttpHeaders]>;
		expect((await ask(session)).text).toBe('page');
		const [style, headers] = await pushed;
		expect([headers[':path'], (await style.toArray()).join('')]).toEqual(['/style', 'style']);
	});

	test('close() of a session lets its streams end, and close() of the server the sessions', async () => {
		let answerSlow: (() => void) | undefined;
		const server = http2.createServer().on('stream', (stream, headers) => {
			if (headers[':path'] === '/slow') answerSlow = () => answer(stream, headers);
			else answer(stream, headers);
		});
		const port = await serve(server as never);
		const session = await sessionOn(port);
		const arrived = once(server, 'stream');
		const slow = ask(session, { ':path': '/slow' });
		await arrived;
		const [sessionClosed, serverClosed] = [once(session, 'close'), once(server, 'close')];
		server.close();
		session.close();
		answerSlow?.();
		expect(await slow).toEqual({ status: 200, text: 'to /slow' });
		await Promise.all([sessionClosed, serverClosed]);
	});

	test('times out a session that is idle', async () => {
		const server = http2.createServer();
		server.setTimeout(50).on('timeout', (session: http2.Http2Session) => session.close());
		const session = await sessionOn(await serve(server as never));
		await once(session, 'close');
	});

	test('tells who does not speak it', async () => {
		const server = http2.createServer();
		const failed = once(server, 'sessionError');
		const client = clientOf(net, { port: await serve(server as never), host: '127.0.0.1' });
		client.on('error', () => undefined);
		client.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
		expect((await failed)[0].message).toBe('Received bad client magic byte string');
		await once(client.resume(), 'close');
	});
});

describe.each(ways)('http2 by TLS on %s', (_name, serve) => {
	test('speaks HTTP/1.1 with who does not ask for more', async () => {
		const server = http2.createSecureServer({ key, cert, allowHTTP1: true }, (request, response) => {
			response.end(`${request.httpVersion} from ${request.socket.remoteAddress}`);
		});
		const port = await serve(server as never);
		const request = https.get({ port, host: '127.0.0.1', ca: cert, agent: false });
		const [response] = await once(request, 'response');
		expect((await response.toArray()).join('')).toBe('1.1 from 127.0.0.1');
		const session = http2.connect(`https://127.0.0.1:${port}`, { ca: cert });
		afterThisTest(() => session.destroy());
		expect((await ask(session)).text).toBe('2.0 from 127.0.0.1');
	});
});

describe.each(sides)('an http2 client on a socket of %s', (_name, ours) => {
	test('takes and gives long bodies', async () => {
		const server = http2.createServer().on('stream', answer);
		server.listen(0, '127.0.0.1');
		afterThisTest(() => server.close());
		await once(server, 'listening');
		const { port } = server.address() as net.AddressInfo;
		const socket = clientOf(ours, { port, host: '127.0.0.1' });
		const session = http2.connect('http://localhost', { createConnection: () => socket });
		afterThisTest(() => session.destroy());
		const up = session.request(upload);
		const [hash, received] = await Promise.all([
			up.toArray(),
			hashOf(session.request({ ':path': '/body' })),
			pipeline(bodyStream(), up),
		]);
		expect([hash.join(''), received]).toEqual([bodyHash(), bodyHash()]);
		const closed = once(socket, 'close');
		session.close();
		await closed;
	}, 60_000);

	test('hears of a server that is gone', async () => {
		const { server, port } = await listening(net);
		const accepted = once(server, 'connection');
		const session = http2.connect('http://localhost', {
			createConnection: () => clientOf(ours, { port, host: '127.0.0.1' }),
		});
		const failed = once(session, 'error');
		const stream = session.request().on('error', () => undefined);
		const [peer] = (await accepted) as [net.Socket];
		await once(peer, 'data');
		peer.resetAndDestroy();
		expect((await failed)[0].code).toBe('ECONNRESET');
		expect(stream.destroyed).toBe(true);
	});
});

describeWithTool('curl', 'curl --http2-prior-knowledge', () => {
	const speak = (args: readonly string[]): Promise<Ran> => curl(['--http2-prior-knowledge', ...args]);

	test.each(ways)(
		'uploads a file to %s, and reads one',
		async (_name, serve) => {
			const server = http2.createServer().on('stream', answer);
			const url = `http://127.0.0.1:${await serve(server as never)}/`;
			const put = await speak(['-T', await bodyFile(), url, '-w', ' %{http_version} %{http_code}']);
			expect([put.code, String(put.stdout)]).toEqual([0, `${bodyHash()} 2 200`]);
			const got = await speak([`${url}body`]);
			expect([got.code, await hashOf([got.stdout] as never)]).toEqual([0, bodyHash()]);
		},
		60_000,
	);
});

/** What a client sends first, asking for `/` and allowing for two GiB at once, of the stream and of the connection. */
function requestByHand(): Buffer {
	const window = (value: number) => Buffer.from(Uint32Array.of(value).buffer).swap32();
	const frame = (type: number, flags: number, stream: number, ...payload: Buffer[]) => {
		const content = Buffer.concat(payload);
		const head = Buffer.from([0, 0, content.length, type, flags, 0, 0, 0, stream]);
		return Buffer.concat([head, content]);
	};
	const initialWindowSize = Buffer.from([0, 4]);
	// Of the static table: :method GET, :path /, :scheme http, and :authority with a value of one letter.
	const getSlash = Buffer.from([0x82, 0x84, 0x86, 0x41, 1, 97]);
	return Buffer.concat([
		Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
		frame(4, 0, 0, initialWindowSize, window(2 ** 31 - 1)),
		frame(8, 0, 0, window(2 ** 31 - 1 - 65535)),
		frame(1, 5, 1, getSlash),
	]);
}
