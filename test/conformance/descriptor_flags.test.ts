// Every descriptor that syssock makes or takes is close-on-exec and does not block, as the kernel itself tells.
import type { SocketHandle } from '../../lib/native/binding';
import { EventEngine } from '../../lib/native/engine';
import type { EndpointInput } from '../../lib/socket/addresses';
import { createServerSocket } from '../../lib/socket/server_socket';
import { Socket, type SocketInit } from '../../lib/socket/socket';
import { runChild } from '../support/children';
import { listen } from '../support/engines';
import { binding, openHandle } from '../support/kernels';
import { canOpen, closingAfterEach, descriptorFlags, loopback, tcp } from '../support/sockets';

const keep = closingAfterEach();
const asWanted = { closeOnExec: true, nonBlocking: true };
const { AF_INET, AF_UNIX, SOCK_STREAM } = binding.constants as Required<typeof binding.constants>;

const kinds: SocketInit[] = (['ipv4', 'ipv6', 'unix'] as const).flatMap((family) =>
	(['stream', 'datagram', 'seqpacket', 'raw'] as const).map((type) => ({
		family,
		type,
		...(type === 'raw' && family !== 'unix' && { protocol: 'icmp' as const }),
	})),
);
kinds.push({ family: 'ipv4', type: 'stream', protocol: 'mptcp' });

test.each(kinds.filter(canOpen))('a new socket: %j', (init) => {
	expect(descriptorFlags(keep(new Socket(init)).fd)).toEqual(asWanted);
});

test.each(['stream', 'datagram', 'seqpacket'] as const)('both of a pair: %s', (type) => {
	for (const socket of Socket.pair({ type }).map(keep)) expect(descriptorFlags(socket.fd)).toEqual(asWanted);
});

test('what Socket.accept() answers', async () => {
	const { server } = await tcp(keep);
	expect(descriptorFlags(server.fd)).toEqual(asWanted);
});

test('what a listener that blocks accepts', async () => {
	const { listener } = await tcp(keep);
	listener.nonBlocking = false;
	keep(new Socket({ family: 'ipv4', type: 'stream' })).connect(listener.localAddress as EndpointInput);
	expect(descriptorFlags(keep(listener.accept() as Socket).fd)).toEqual(asWanted);
});

test('what an engine accepts', async () => {
	const listener = keep(new Socket({ family: 'ipv4', type: 'stream' }))
		.bind(loopback.ipv4)
		.listen();
	const engine = new EventEngine();
	const handle = await new Promise<SocketHandle>((resolve) => {
		listen(engine, listener.handle, 8, { onAccepted: (id) => resolve(openHandle(engine.take(id))) });
		keep(new Socket({ family: 'ipv4', type: 'stream' })).connect(listener.localAddress as EndpointInput);
	});
	expect(descriptorFlags(handle.fd)).toEqual(asWanted);
	handle.close();
	engine.close();
});

test('a server socket', () => {
	expect(descriptorFlags(keep(createServerSocket()).fd)).toEqual(asWanted);
});

test('a duplicate', () => {
	const socket = keep(new Socket({ family: 'ipv4', type: 'stream' }));
	expect(descriptorFlags(keep(socket.duplicate()).fd)).toEqual(asWanted);
});

test('handles of the addon itself', () => {
	const pair = binding.openPair(AF_UNIX as number, SOCK_STREAM as number, 0) as [SocketHandle, SocketHandle];
	for (const handle of [openHandle(binding.openSocket(AF_INET as number, SOCK_STREAM as number, 0)), ...pair]) {
		expect(descriptorFlags(handle.fd)).toEqual(asWanted);
		handle.close();
	}
});

test('a descriptor that was inherited, once it is adopted', async () => {
	// The child has it as a shell passes it on: blocking, and open for whoever is executed.
	const flags = await runChild(
		`
		const { Socket } = require('syssock');
		const { readFileSync } = require('node:fs');
		const flags = () => console.log(/flags:\\s+(\\d+)/.exec(readFileSync('/proc/self/fdinfo/9', 'utf8'))[1]);
		const inherited = Socket.fromFd(9, { nonBlocking: false });
		flags();
		inherited.nonBlocking = true;
		flags();
		const again = Socket.fromFd(inherited.detachFd());
		flags();
		again.close();
	`,
		{ wrapper: ['python3', '-c', inheritSocket] },
	);
	expect(flags).toEqual(['02000002', '02004002', '02004002']);
});

/** Runs what follows with an ordinary socket as descriptor 9. */
const inheritSocket = `
import os, socket, sys
one = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
os.dup2(one.fileno(), 9, inheritable=True)
os.execvp(sys.argv[1], sys.argv[1:])
`;

test('a child process inherits none of them', async () => {
	const inherited = await runChild(`
		const { Socket, createServerSocket } = require('syssock');
		const { spawnSync } = require('node:child_process');
		const listener = createServerSocket({ host: '127.0.0.1' });
		const client = new Socket({ family: 'ipv4', type: 'stream' });
		client.connect(listener.localAddress);
		const server = listener.accept();
		const all = [listener, client, server, ...Socket.pair(), client.duplicate()];
		const numbers = all.map((socket) => socket.fd);
		const script = 'for fd in "$@"; do [ -e /proc/self/fd/$fd ] && readlink /proc/self/fd/$fd; done; true';
		const { stdout } = spawnSync('sh', ['-c', script, 'sh', ...numbers], { encoding: 'utf8' });
		console.log(stdout.split('\\n').filter((line) => line.startsWith('socket:')).length);
		for (const socket of all) socket.close();
	`);
	expect(inherited).toEqual(['0']);
});
