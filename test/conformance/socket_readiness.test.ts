// readable() and writable(): what ends a wait, and that nothing is left of one that has ended.
import { getEventListeners, once } from 'node:events';
import { WRITE } from '../../lib/native/binding';
import { sharedEngine } from '../../lib/native/engine';
import type { EndpointInput } from '../../lib/socket/addresses';
import { Socket } from '../../lib/socket/socket';
import { accepted, closingAfterEach, connectedPair, fill, loopback, readBytes, tcp } from '../support/sockets';

const keep = closingAfterEach();
const pair = () => connectedPair().map(keep) as [Socket, Socket];

/** What a wait came to, without an error of the test where it failed. */
const outcome = (wait: Promise<void>): Promise<unknown> =>
	wait.then(
		() => 'ready',
		(error: unknown) => error,
	);

/** An engine has one watcher a descriptor: a second one finds out whether there is a first. */
function isWatched(socket: Socket): boolean {
	const id = sharedEngine().watch(socket.handle, WRITE);
	if (id >= 0) sharedEngine().unwatch(id);
	return id < 0;
}

describe('readable() ends when', () => {
	test('bytes come', async () => {
		const [a, b] = pair();
		const wait = a.readable();
		b.send('x');
		await wait;
		expect(a.recv(8)?.toString()).toBe('x');
	});

	test('bytes are there already', async () => {
		const [a, b] = pair();
		b.send('x');
		await a.readable();
		await a.readable();
		expect(a.recv(8)?.toString()).toBe('x');
	});

	test('the stream ends', async () => {
		const [a, b] = pair();
		const wait = a.readable();
		b.close();
		await wait;
		expect(a.recv(8)).toHaveLength(0);
	});

	test('somebody connects', async () => {
		const listener = keep(new Socket({ family: 'ipv4', type: 'stream' }))
			.bind(loopback.ipv4)
			.listen();
		const wait = listener.readable();
		keep(new Socket({ family: 'ipv4', type: 'stream' })).connect(listener.localAddress as EndpointInput);
		await wait;
		expect(keep(listener.accept() as Socket)).toBeInstanceOf(Socket);
	});

	test('an error comes, which is for the next call to tell', async () => {
		const { client, server } = await tcp(keep);
		const wait = client.readable();
		server.options.set('soLinger', { enabled: true, seconds: 0 });
		server.close();
		await wait;
		expect(client.takeError()).toMatchObject({ code: 'ECONNRESET' });
	});

	test('this end stops reading', async () => {
		const [a] = pair();
		const wait = a.readable();
		a.shutdown('read');
		await wait;
		expect(a.recv(8)).toHaveLength(0);
	});
});

describe('writable() ends when', () => {
	test('there is room', async () => {
		const [a] = pair();
		await a.writable();
	});

	test('there is room again', async () => {
		const [a, b] = pair();
		const total = fill(a);
		const wait = a.writable();
		await readBytes(b, total);
		await wait;
		expect(a.send('x')).toBe(1);
	});

	test('a connect has failed', async () => {
		const holder = keep(new Socket({ family: 'ipv4', type: 'stream' })).bind(loopback.ipv4);
		const client = keep(new Socket({ family: 'ipv4', type: 'stream' }));
		client.connect(holder.localAddress as EndpointInput);
		await client.writable();
		expect(client.takeError()).toMatchObject({ code: 'ECONNREFUSED' });
	});

	test('the peer is gone', async () => {
		const [a, b] = pair();
		fill(a);
		const wait = a.writable();
		b.close();
		await wait;
		expect(() => a.send('x')).toThrow(expect.objectContaining({ code: 'EPIPE' }));
	});
});

describe('several waits on one socket', () => {
	test('end together', async () => {
		const [a, b] = pair();
		const waits = [a.readable(), a.readable(), a.readable()];
		b.send('x');
		await Promise.all(waits);
	});

	test('of which one is for reading and one for writing end apart', async () => {
		const [a, b] = pair();
		const ended: string[] = [];
		const reading = a.readable().then(() => ended.push('read'));
		await a.writable().then(() => ended.push('write'));
		b.send('x');
		await reading;
		expect(ended).toEqual(['write', 'read']);
	});

	test('go on when one of them is given up', async () => {
		const [a, b] = pair();
		const controller = new AbortController();
		const [given, other] = [outcome(a.readable({ signal: controller.signal })), outcome(a.readable())];
		controller.abort(new Error('given up'));
		expect(await given).toMatchObject({ message: 'given up' });
		b.send('x');
		expect(await other).toBe('ready');
	});

	test('of a socket and its duplicate end apart', async () => {
		const [a, b] = pair();
		const copy = keep(a.duplicate());
		const waits = [outcome(a.readable()), outcome(copy.readable())];
		a.close();
		expect(await waits[0]).toMatchObject({ code: 'ECANCELED' });
		b.send('x');
		expect(await waits[1]).toBe('ready');
	});

	test('may be started while another one ends', async () => {
		const [a, b] = pair();
		b.send('x');
		await a.readable();
		a.recv(8);
		const wait = a.readable();
		b.send('y');
		await wait;
		expect(a.recv(8)?.toString()).toBe('y');
	});
});

describe('a wait with a timeout', () => {
	test.each([0, 1, 20])('of %d ms ends with ETIMEDOUT, and the socket is as good as before', async (timeoutMs) => {
		const [a, b] = pair();
		expect(await outcome(a.readable({ timeoutMs }))).toMatchObject({
			name: 'SocketError',
			code: 'ETIMEDOUT',
			syscall: 'poll',
		});
		b.send('x');
		await a.readable();
		expect(a.recv(8)?.toString()).toBe('x');
	});

	test('that is not reached ends well', async () => {
		const [a, b] = pair();
		const wait = a.readable({ timeoutMs: 2 ** 31 - 1 });
		b.send('x');
		await wait;
	});

	test('of writable() on a full buffer', async () => {
		const [a] = pair();
		fill(a);
		expect(await outcome(a.writable({ timeoutMs: 1 }))).toMatchObject({ code: 'ETIMEDOUT' });
	});
});

describe('a wait with a signal', () => {
	test("ends with the signal's reason", async () => {
		const [a] = pair();
		const reason = { any: 'value' };
		const controller = new AbortController();
		const wait = outcome(a.readable({ signal: controller.signal }));
		controller.abort(reason);
		expect(await wait).toBe(reason);
	});

	test('that was aborted before does not begin', async () => {
		const [a, b] = pair();
		b.send('x');
		expect(await outcome(a.readable({ signal: AbortSignal.abort() }))).toMatchObject({ name: 'AbortError' });
		expect(isWatched(a)).toBe(false);
	});

	test('of AbortSignal.timeout ends with its TimeoutError', async () => {
		const [a] = pair();
		expect(await outcome(a.readable({ signal: AbortSignal.timeout(1) }))).toMatchObject({ name: 'TimeoutError' });
	});

	test('leaves no listener on it, however it ends', async () => {
		const [a, b] = pair();
		const { signal } = new AbortController();
		await outcome(a.readable({ signal, timeoutMs: 0 }));
		await outcome(a.writable({ signal }));
		const wait = outcome(a.readable({ signal }));
		b.close();
		await wait;
		const closed = outcome(a.readable({ signal }));
		a.close();
		await closed;
		expect(getEventListeners(signal, 'abort')).toEqual([]);
	});
});

describe('a wait on a socket that goes', () => {
	const ways: [string, (socket: Socket) => unknown][] = [
		['close', (socket) => socket.close()],
		['detachFd', (socket) => keep(Socket.fromFd(socket.detachFd()))],
		['dispose', (socket) => socket[Symbol.dispose]()],
	];

	test.each(ways)('by %s ends with ECANCELED, each of them', async (_name, go) => {
		const [a] = pair();
		fill(a);
		const waits = [a.readable(), a.readable({ timeoutMs: 10_000 }), a.writable()].map(outcome);
		go(a);
		for (const error of await Promise.all(waits)) {
			expect(error).toMatchObject({ name: 'SocketError', code: 'ECANCELED', syscall: 'poll' });
		}
	});

	test.each(ways)('by %s before it begins ends with EBADF', async (_name, go) => {
		const [a] = pair();
		go(a);
		expect(await outcome(a.readable())).toMatchObject({ name: 'SocketError', code: 'EBADF' });
		expect(await outcome(a.writable())).toMatchObject({ name: 'SocketError', code: 'EBADF' });
	});

	test('and whose number has a new owner does not hear of that one', async () => {
		const [a] = pair();
		const { fd } = a;
		const wait = outcome(a.readable());
		a.close();
		const [successor, peer] = pair();
		expect([successor.fd, peer.fd]).toContain(fd);
		peer.send('x');
		successor.send('x');
		await Promise.all([successor.readable(), peer.readable()]);
		expect(await wait).toMatchObject({ code: 'ECANCELED' });
	});
});

describe('when nobody waits any more', () => {
	test('the descriptor is not watched', async () => {
		const [a, b] = pair();
		expect(isWatched(a)).toBe(false);
		const wait = a.readable();
		expect(isWatched(a)).toBe(true);
		b.send('x');
		await wait;
		expect(isWatched(a)).toBe(false);
		await outcome(a.readable({ timeoutMs: 0, signal: AbortSignal.abort() }));
		expect(isWatched(a)).toBe(false);
	});

	test('bytes that nobody reads cost no turn', async () => {
		const [a, b] = pair();
		b.send('x');
		await a.readable();
		expect(isWatched(a)).toBe(false);
	});
});

test('a wait on a descriptor that something else watches is EBUSY', async () => {
	const [a] = pair();
	const id = sharedEngine().watch(a.handle, WRITE);
	expect(await outcome(a.readable())).toMatchObject({ name: 'SocketError', code: 'EBUSY' });
	sharedEngine().unwatch(id);
	await a.writable();
});

test('a socket that blocks on purpose still does after a wait', async () => {
	const [a] = pair();
	a.nonBlocking = false;
	await a.writable();
	expect(a.nonBlocking).toBe(false);
});

test('a hundred sockets wait at once, each for its own', async () => {
	const pairs = Array.from({ length: 100 }, pair);
	const texts = pairs.map(async ([a]) => {
		await a.readable();
		return a.recv(8)?.toString();
	});
	for (const [index, [, b]] of pairs.entries()) b.send(`${index}`);
	expect(await Promise.all(texts)).toEqual(pairs.map((_pair, index) => `${index}`));
});

test('what waits and what is accepted are told between other events', async () => {
	const listener = keep(new Socket({ family: 'ipv4', type: 'stream' }))
		.bind(loopback.ipv4)
		.listen();
	const client = keep(new Socket({ family: 'ipv4', type: 'stream' }));
	const timer = new AbortController();
	setTimeout(() => timer.abort(), 0);
	const wait = accepted(listener).then(keep);
	await once(timer.signal, 'abort');
	client.connect(listener.localAddress as EndpointInput);
	await wait;
});
