import { once } from 'node:events';
import * as net from 'node:net';
import { afterThisTest } from './clients';

/** A client on node:net that sends text as it is, and waits for text. Destroyed after the test. */
export class RawClient {
	readonly socket: net.Socket;
	readonly closed: Promise<unknown>;
	#text = '';

	private constructor(socket: net.Socket) {
		this.socket = socket;
		socket.setEncoding('latin1').on('data', (part) => {
			this.#text += part;
		});
		socket.on('error', () => undefined);
		this.closed = once(socket, 'close');
	}

	static async connect(port: number, options: object = {}): Promise<RawClient> {
		const socket = net.connect({ port, host: '127.0.0.1', ...options });
		afterThisTest(() => socket.destroy());
		const client = new RawClient(socket);
		await once(socket, 'connect');
		return client;
	}

	/** All that came so far. */
	get text(): string {
		return this.#text;
	}

	send(data: string): void {
		this.socket.write(data, 'latin1');
	}

	/** Resolves with all the text once this part of it came so often; rejects when the connection closes before. */
	async saw(part: string, times = 1): Promise<string> {
		const there = () => this.#text.split(part).length > times;
		while (!there()) {
			const over = await Promise.race([once(this.socket, 'data').then(() => false), this.closed.then(() => true)]);
			if (over && !there()) throw new Error(`closed without "${part}": ${this.#text}`);
		}
		return this.#text;
	}
}

/**
 * One request after the other over one connection, each to be answered with its own path in angle brackets. Answers how
 * many were.
 */
export async function askInTurn(port: number, times: number): Promise<number> {
	const socket = net.connect(port, '127.0.0.1').setEncoding('latin1');
	afterThisTest(() => socket.destroy());
	let asked = 0;
	let text = '';
	const ask = () => socket.write(`GET /${++asked} HTTP/1.1\r\nHost: a\r\n\r\n`);
	ask();
	for await (const part of socket) {
		text += part;
		if (!text.endsWith('>')) continue;
		if (!text.endsWith(`\r\n\r\n</${asked}>`) || asked === times) break;
		text = '';
		ask();
	}
	return text.endsWith(`</${times}>`) ? asked : asked - 1;
}
