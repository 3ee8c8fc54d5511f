import {
	type CloseReport,
	type Connection,
	type Drop,
	formatAddress,
	type Listener,
	type Overload,
	type Resumed,
	type SocketError,
} from '../index';
import type { Output } from './output';
import { formatPeer } from './peer';
import type { ServeLog } from './serve_log';

/** For programs: an object a line, all of them on stdout. A field that has no value is left out. */
export class JsonLog implements ServeLog {
	readonly #output: Output;

	constructor(output: Output) {
		this.#output = output;
	}

	listening(listeners: readonly Listener[]): void {
		for (const { name, address, stack, backlog } of listeners) {
			this.#tell('listening', { listener: name, address: formatAddress(address), stack, backlog });
		}
	}

	open(number: number, connection: Connection): void {
		this.#tell('open', beginning(number, connection));
	}

	close(number: number, connection: Connection, error: SocketError | undefined): void {
		const { bytesRead, bytesWritten, queuedBytes: unsentBytes, connectedAt } = connection.stats;
		const durationMs = Math.max(0, Math.round(Date.now() - connectedAt));
		const account = { bytesRead, bytesWritten, unsentBytes, durationMs, ...told(error) };
		this.#tell('close', { ...beginning(number, connection), ...account });
	}

	drop({ cause, listener, remoteAddress }: Drop): void {
		this.#tell('drop', { cause, remoteAddress: remoteAddress && formatPeer(remoteAddress), listener: listener.name });
	}

	overload({ cause, action, listener, current, limit, error, retryMs, suggestion }: Overload): void {
		const fields = { cause, action, listener: listener?.name, current, limit, retryMs };
		this.#tell('overload', { ...fields, ...told(error), suggestion });
	}

	resumed({ cause, listener, lastedMs, dropped }: Resumed): void {
		this.#tell('resumed', { cause, listener: listener?.name, lastedMs, dropped });
	}

	broken(error: Error, listener: Listener): void {
		this.#tell('error', { listener: listener.name, ...told(error) });
	}

	failed(error: Error): void {
		this.#tell('error', told(error));
	}

	closing(signal: NodeJS.Signals, connections: number): void {
		this.#tell('closing', { signal, connections });
	}

	closed({ ended, cut, unsentBytes, unackedBytes, failures }: CloseReport): void {
		this.#tell('closed', { ended, cut, unsentBytes, unackedBytes, failures: failures.map(told) });
	}

	#tell(event: string, fields: object): void {
		this.#output.line(JSON.stringify({ time: new Date().toISOString(), event, ...fields }));
	}
}

function beginning(number: number, { id, remoteAddress, listener }: Connection): object {
	return { number, id, remoteAddress: remoteAddress && formatPeer(remoteAddress), listener: listener?.name };
}

/** An error's own words; its stack is nobody's business here. */
function told(error: Error | undefined): object {
	if (error === undefined) return {};
	const { code, suggestion } = error as Partial<SocketError>;
	return { code, message: error.message, suggestion };
}
