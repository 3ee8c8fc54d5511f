import type { SocketAddress } from '../socket/addresses';
import { SocketError } from '../socket/errors';
import { Socket } from '../socket/socket';
import type { Listener } from './listener';

/** A descriptor to give up when there is none left, so that who waits can be accepted and told off. */
export class Reserve {
	#socket: Socket | undefined;

	/** Has one, unless none is left for it either: then it is opened when there is. */
	keep(): void {
		try {
			this.#socket ??= new Socket({ family: 'unix', type: 'stream' });
		} catch (error) {
			if (!(error instanceof SocketError)) throw error;
		}
	}

	close(): void {
		const socket = this.#socket;
		this.#socket = undefined;
		socket?.close();
	}

	/** Resets who waits first: who that was (undefined: gone before it could be asked), null when nobody waits. */
	shed(listener: Listener): SocketAddress | undefined | null {
		this.keep();
		this.close();
		try {
			return acceptAndReset(listener);
		} finally {
			this.keep();
		}
	}
}

function acceptAndReset(listener: Listener): SocketAddress | undefined | null {
	let socket: Socket | null = null;
	try {
		socket = listener.socket.accept();
		if (socket === null) return null;
		const { remoteAddress } = socket;
		if (socket.family !== 'unix') socket.options.set('soLinger', { enabled: true, seconds: 0 });
		return remoteAddress;
	} catch (error) {
		if (!(error instanceof SocketError)) throw error;
		return socket === null ? null : undefined;
	} finally {
		socket?.close();
	}
}
