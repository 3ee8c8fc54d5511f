/** What tests with real sockets share: pairs and listeners on loopback, the process' descriptors, errors. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { SocketError } from '../../lib/socket/errors';
import { Socket, type SocketInit } from '../../lib/socket/socket';

export const loopback = { ipv4: { host: '127.0.0.1', port: 0 }, ipv6: { host: '::1', port: 0 } } as const;

/** Closes after each test what the test gave to the function that this answers. Call it once a file. */
export function closingAfterEach(): <Closable extends Socket>(socket: Closable) => Closable {
	const open: Socket[] = [];
	afterEach(() => {
		for (const socket of open.splice(0)) if (!socket.closed) socket.close();
	});
	return (socket) => {
		open.push(socket);
		return socket;
	};
}

export interface Address {
	readonly host?: string;
	readonly port?: number;
	readonly path?: string;
}

export interface Connection {
	readonly listener: Socket;
	readonly client: Socket;
	readonly server: Socket;
}

/** A listener at `address` with one client, and what was accepted of it. */
export async function connection(keep: (socket: Socket) => Socket, init: SocketInit, at: Address): Promise<Connection> {
	const listener = keep(new Socket(init));
	listener.bind(at).listen(16);
	const client = keep(new Socket(init));
	if (!client.connect(listener.localAddress as Address)) await client.writable();
	const failure = client.takeError();
	if (failure !== null) throw failure;
	return { listener, client, server: keep(await accepted(listener)) };
}

export function tcp(keep: (socket: Socket) => Socket, family: 'ipv4' | 'ipv6' = 'ipv4'): Promise<Connection> {
	return connection(keep, { family, type: 'stream' }, loopback[family]);
}

/** Two stream sockets that are connected. Windows has no socketpair: over TCP there, by calls that wait. */
export function connectedPair(): [Socket, Socket] {
	if (process.platform !== 'win32') return Socket.pair() as [Socket, Socket];
	const listener = new Socket({ family: 'ipv4', type: 'stream' }).bind(loopback.ipv4).listen(1);
	const client = new Socket({ family: 'ipv4', type: 'stream' });
	for (const socket of [listener, client]) socket.nonBlocking = false;
	client.connect(listener.localAddress as Address);
	const server = listener.accept() as Socket;
	listener.close();
	for (const socket of [client, server]) socket.nonBlocking = true;
	return [client, server];
}

export async function accepted(listener: Socket): Promise<Socket> {
	await listener.readable();
	const socket = listener.accept();
	if (socket === null) throw new Error('the listener was readable, but nobody waits');
	return socket;
}

/** Reads until so many bytes are there. */
export async function readBytes(socket: Socket, count: number): Promise<Buffer> {
	const parts: Buffer[] = [];
	for (let missing = count; missing > 0; ) {
		await socket.readable();
		const part = socket.recv(missing);
		if (part?.length === 0) throw new Error(`the stream ended ${missing} bytes early`);
		if (part !== null) parts.push(part);
		missing -= part?.length ?? 0;
	}
	return Buffer.concat(parts);
}

/** Sends until the kernel takes no more; answers the bytes that it took. */
export function fill(socket: Socket): number {
	const chunk = Buffer.alloc(65536, 'x');
	let total = 0;
	for (let sent = socket.send(chunk); sent !== null; sent = socket.send(chunk)) total += sent;
	return total;
}

/** What `action` threw or rejected with. Fails where nothing was. */
export function thrownBy(action: () => unknown): unknown {
	try {
		action();
	} catch (error) {
		return error;
	}
	throw new Error('nothing was thrown');
}

/** The SocketError that `action` threw; anything else fails the test. */
export function socketErrorOf(action: () => unknown): SocketError {
	const error = thrownBy(action);
	if (error instanceof SocketError) return error;
	throw error;
}

/** The sockets that this process has open: descriptor to what it is ('socket:[4711]'). */
export function openSockets(): Map<number, string> {
	const open = new Map<number, string>();
	for (const name of readdirSync('/proc/self/fd')) {
		try {
			const link = readlinkSync(`/proc/self/fd/${name}`);
			if (link.startsWith('socket:')) open.set(Number(name), link);
		} catch {
			// The directory's own, closed by now.
		}
	}
	return open;
}

/** The sockets that are open after `action` and were not before. */
export function leftOpenBy(action: () => void): string[] {
	const before = openSockets();
	action();
	return leftOpen(before);
}

/** The sockets that are open now and were not `before`. */
export function leftOpen(before: ReadonlyMap<number, string>): string[] {
	return [...openSockets()].filter(([fd, link]) => before.get(fd) !== link).map(([fd, link]) => `${fd} ${link}`);
}

export interface DescriptorFlags {
	readonly closeOnExec: boolean;
	readonly nonBlocking: boolean;
}

/** As the kernel has them (proc_pid_fdinfo(5)). */
export function descriptorFlags(fd: number): DescriptorFlags {
	const text = readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8');
	const flags = Number.parseInt(/^flags:\s+0([0-7]+)$/m.exec(text)?.[1] ?? '', 8);
	return { closeOnExec: (flags & 0o2000000) !== 0, nonBlocking: (flags & 0o4000) !== 0 };
}

/** A link-local IPv6 address of this machine, if it has one. */
export function linkLocal():
	| { readonly host: string; readonly interface: string; readonly scopeId: number }
	| undefined {
	for (const [name, addresses = []] of Object.entries(networkInterfaces())) {
		for (const { address, family, ...rest } of addresses) {
			const scopeId = 'scopeid' in rest ? rest.scopeid : undefined;
			if (family === 'IPv6' && scopeId) return { host: address, interface: name, scopeId };
		}
	}
	return undefined;
}

/** False where the system has no such socket: the reason is told in the output. */
export function canOpen(init: SocketInit): boolean {
	try {
		new Socket(init).close();
		return true;
	} catch (error) {
		process.stderr.write(`SKIPPED: sockets of ${JSON.stringify(init)}: ${(error as Error).message}\n`);
		return false;
	}
}
