// Datagrams: UDP over both families, unix datagrams, and what they do at their borders.
import type { EndpointInput } from '../../lib/socket/addresses';
import { Socket, type SocketInit } from '../../lib/socket/socket';
import { hasIpv6 } from '../support/ipv6';
import { binding } from '../support/kernels';
import { closingAfterEach, linkLocal, loopback, socketErrorOf } from '../support/sockets';

const keep = closingAfterEach();
let names = 0;
const abstractName = () => ({ path: `\0syssock-datagram-${process.pid}-${names++}` });

function bound(init: SocketInit, address: EndpointInput): Socket {
	return keep(new Socket(init)).bind(address);
}

async function received(socket: Socket, room = 64) {
	await socket.readable();
	const memory = Buffer.alloc(room);
	const message = socket.recvFrom(memory);
	if (message === null) throw new Error('readable, but nothing is there');
	return { ...message, text: memory.toString('utf8', 0, message.bytes) };
}

const kinds: { name: string; init: SocketInit; address(): EndpointInput }[] = [
	{ name: 'ipv4', init: { family: 'ipv4', type: 'datagram' }, address: () => loopback.ipv4 },
	{ name: 'ipv6', init: { family: 'ipv6', type: 'datagram', protocol: 'udp' }, address: () => loopback.ipv6 },
	{ name: 'unix', init: { family: 'unix', type: 'datagram' }, address: abstractName },
];

describe.each(kinds.filter(({ init }) => init.family !== 'ipv6' || hasIpv6))(
	'datagrams over $name',
	({ init, address }) => {
		let a: Socket;
		let b: Socket;

		beforeEach(() => {
			a = bound(init, address());
			b = bound(init, address());
		});

		test('go where `to` says, and come with their sender', async () => {
			expect(a.send('hello', { to: b.localAddress as EndpointInput })).toBe(5);
			const message = await received(b);
			expect(message).toMatchObject({ bytes: 5, text: 'hello', truncated: false, address: a.localAddress });
			b.send('back', { to: message.address as EndpointInput });
			expect(await received(a)).toMatchObject({ text: 'back', address: b.localAddress });
		});

		test('keep their boundaries and, here, their order', async () => {
			for (const text of ['one', 'two', 'three']) a.send(text, { to: b.localAddress as EndpointInput });
			const texts = [await received(b), await received(b), await received(b)].map(({ text }) => text);
			expect(texts).toEqual(['one', 'two', 'three']);
		});

		test('that are longer than the buffer are told as truncated, and their rest is lost', async () => {
			a.send('abcdef', { to: b.localAddress as EndpointInput });
			a.send('next', { to: b.localAddress as EndpointInput });
			const message = await received(b, 4);
			expect(message).toMatchObject({ bytes: 4, text: 'abcd', truncated: true });
			expect(message.flags & (binding.constants.MSG_TRUNC as number)).not.toBe(0);
			expect(await received(b)).toMatchObject({ text: 'next', truncated: false });
		});

		test('of 0 bytes arrive', async () => {
			expect(a.send('', { to: b.localAddress as EndpointInput })).toBe(0);
			expect(await received(b)).toMatchObject({ bytes: 0, address: a.localAddress });
		});

		test('go to the peer of a connected socket, which hears nobody else', async () => {
			const other = bound(init, address());
			expect(a.connect(b.localAddress as EndpointInput)).toBe(true);
			expect(a.remoteAddress).toEqual(b.localAddress);
			a.send('to b');
			expect(await received(b)).toMatchObject({ text: 'to b' });
			try {
				other.send('from another', { to: a.localAddress as EndpointInput });
			} catch (error) {
				expect(error).toMatchObject({ code: 'EPERM' }); // unix sockets say so
			}
			b.send('from b', { to: a.localAddress as EndpointInput });
			expect(await received(a)).toMatchObject({ text: 'from b' });
			expect(a.recvFrom(Buffer.alloc(64))).toBeNull();
		});

		test('without an address on a socket that is not connected are refused', () => {
			const error = socketErrorOf(() => a.send('x'));
			expect(error).toMatchObject({ code: init.family === 'unix' ? 'ENOTCONN' : 'EDESTADDRREQ', syscall: 'send' });
		});

		test('that are too long are refused whole', () => {
			const tooLong = Buffer.alloc(16 << 20);
			expect(socketErrorOf(() => a.send(tooLong, { to: b.localAddress as EndpointInput }))).toMatchObject({
				code: 'EMSGSIZE',
				syscall: 'sendto',
			});
			expect(b.recv(8)).toBeNull();
		});

		test('are no stream: listen is refused', () => {
			// EOPNOTSUPP and ENOTSUP are one number on Linux, which Node calls ENOTSUP.
			expect(socketErrorOf(() => a.listen())).toMatchObject({ code: 'ENOTSUP', syscall: 'listen' });
		});

		test('wait to be read, and are told by their size', async () => {
			a.send('12345', { to: b.localAddress as EndpointInput });
			await b.readable();
			expect(b.readableBytes).toBe(5);
		});
	},
);

test('a datagram to a port where nobody listens comes back as an error that ends the wait', async () => {
	const gone = new Socket({ family: 'ipv4', type: 'datagram' }).bind(loopback.ipv4);
	const address = gone.localAddress as EndpointInput;
	gone.close();
	const socket = keep(new Socket({ family: 'ipv4', type: 'datagram' }));
	socket.connect(address);
	socket.send('anybody there?');
	await socket.readable();
	expect(socketErrorOf(() => socket.recv(8))).toMatchObject({ code: 'ECONNREFUSED', syscall: 'recv' });
	expect(socket.recv(8)).toBeNull();
});

test('a sender without a name has no address', async () => {
	const receiver = bound({ family: 'unix', type: 'datagram' }, abstractName());
	keep(new Socket({ family: 'unix', type: 'datagram' })).send('x', { to: receiver.localAddress as EndpointInput });
	const { address, text } = await received(receiver);
	expect(text).toBe('x');
	expect(address === undefined || (address.family === 'unix' && address.path === '')).toBe(true);
});

const zoned = linkLocal();
(zoned === undefined ? test.skip : test)('a sender on a link-local address comes with its scope id', async () => {
	const { host, scopeId = 0 } = zoned ?? {};
	const init: SocketInit = { family: 'ipv6', type: 'datagram' };
	const [a, b] = [bound(init, { host, scopeId, port: 0 }), bound(init, { host, scopeId, port: 0 })];
	a.send('x', { to: b.localAddress as EndpointInput });
	expect((await received(b)).address).toMatchObject({ host, scopeId });
});

test.each(['stream', 'datagram', 'seqpacket'] as const)('a unix pair of type %s is connected', (type) => {
	const [a, b] = Socket.pair({ type }).map(keep) as [Socket, Socket];
	expect(a).toMatchObject({ family: 'unix', type });
	a.send('ab');
	a.send('cd');
	expect(b.recv(8)?.toString()).toBe(type === 'stream' ? 'abcd' : 'ab');
	expect(a.localAddress).toEqual({ family: 'unix', path: '' });
});

test('a pair is of unix streams when nothing is told', () => {
	const pair = Socket.pair().map(keep);
	expect(pair).toMatchObject([
		{ family: 'unix', type: 'stream' },
		{ family: 'unix', type: 'stream' },
	]);
});

test('there is no pair of a family that has none', () => {
	expect(socketErrorOf(() => Socket.pair({ family: 'ipv4' }))).toMatchObject({
		code: 'ENOTSUP',
		syscall: 'socketpair',
	});
});
