/** Clients on the operating system's own kernel, for tests that also run in a simulation. They are plain Sockets. */
import { setImmediate } from 'node:timers/promises';
import type { Listener } from '../../lib/server/listener';
import type { EndpointInput, SocketAddress } from '../../lib/socket/addresses';
import { SocketError } from '../../lib/socket/errors';
import { Socket } from '../../lib/socket/socket';
import type { Peer, World } from './simulation';
import { patternOf } from './streams';

interface RealPeer extends Peer {
	readonly socket: Socket;
	/** The other side reset it: there is nothing more to read or write. */
	broken: boolean;
	/** So many bytes more. */
	reads: number;
}

export class RealWorld implements World {
	readonly #peers: RealPeer[] = [];
	readonly #dialed = new Socket({ family: 'ipv4', type: 'stream' }).bind({ host: '127.0.0.1', port: 0 }).listen();

	connect(listener: Listener): Peer {
		return this.#connectTo(listener.address);
	}

	dial(): { readonly peer: Peer; readonly socket: Socket } {
		const peer = this.#connectTo(this.#dialed.localAddress as SocketAddress);
		return { peer, socket: this.#dialed.accept() as Socket };
	}

	#connectTo(address: SocketAddress): Peer {
		const socket = new Socket({ family: 'ipv4', type: 'stream' });
		socket.nonBlocking = false; // it is connected when the call returns
		socket.connect(address as EndpointInput);
		socket.nonBlocking = true;
		const peer: RealPeer = {
			number: this.#peers.length + 1,
			socket,
			sent: 0,
			ended: false,
			reset: false,
			broken: false,
			reads: 2 ** 40,
		};
		this.#peers.push(peer);
		this.send(peer, 8);
		return peer;
	}

	send(peer: Peer, bytes: number): void {
		if (peer.ended || peer.reset) return;
		const data = patternOf(peer.number, peer.sent, peer.sent + bytes);
		peer.sent += attempt(peer, (socket) => socket.send(data)) ?? 0;
	}

	end(peer: Peer): void {
		if (peer.ended || peer.reset) return;
		peer.ended = true;
		attempt(peer, (socket) => socket.shutdown('write'));
	}

	reset(peer: Peer): void {
		if (peer.reset) return;
		peer.reset = true;
		const { socket } = peer as RealPeer;
		socket.options.set('soLinger', { enabled: true, seconds: 0 });
		socket.close();
	}

	/** The kernel has room as it has: a peer that reads no more takes it away. */
	setRoom(peer: Peer, bytes: number): void {
		(peer as RealPeer).reads = bytes;
	}

	received(peer: Peer): Buffer {
		const real = peer as RealPeer;
		const chunks: Buffer[] = [];
		while (real.reads > 0) {
			const chunk = attempt(peer, (socket) => socket.recv(Math.min(65536, real.reads)));
			if (!chunk || chunk.length === 0) break;
			real.reads -= chunk.length;
			chunks.push(chunk);
		}
		return Buffer.concat(chunks);
	}

	async turn(): Promise<void> {
		await setImmediate();
	}

	/** Real time passes by itself: turns, in which timers may fire. */
	async advance(ms: number): Promise<void> {
		for (let i = 0; i < ms; i++) await setImmediate();
	}

	get quiet(): boolean {
		return true;
	}

	close(): void {
		for (const { socket } of this.#peers) if (!socket.closed) socket.close();
		if (!this.#dialed.closed) this.#dialed.close();
	}
}

/** Undefined where the connection is gone, which is told apart from other errors. */
function attempt<Result>(peer: Peer, call: (socket: Socket) => Result): Result | undefined {
	const real = peer as RealPeer;
	if (real.broken || peer.reset) return undefined;
	try {
		return call(real.socket);
	} catch (error) {
		const gone = error instanceof SocketError && ['ECONNRESET', 'EPIPE', 'ENOTCONN'].includes(error.code);
		if (!gone) throw error;
		real.broken = true;
		return undefined;
	}
}
