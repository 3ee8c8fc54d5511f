/**
 * Crowds of clients in a process of their own, on node's own sockets. Each sends a byte when it is connected, and its
 * fate is what came of it: 'connecting', 'waiting' (for an answer), 'served', 'ended' (FIN first) or an error's code.
 */
import { type Remote, type RemoteOptions, startRemote } from './remote';

export interface CrowdOrder {
	readonly port: number;
	/** Clients; so many connects are under way at once (default: all). */
	readonly count: number;
	readonly atOnce?: number;
	/** Addresses to connect to, in turn: each has all the ports of this end for itself. Default: 127.0.0.1. */
	readonly hosts?: readonly string[];
}

export type Fates = Readonly<Record<string, number>>;

const script = `
	const net = require('node:net');
	let clients = new Set();
	let pending = 0; // 'connecting' or 'waiting'
	const checks = new Set();
	const until = (holds) => new Promise((resolve) => {
		const check = () => { if (holds()) { checks.delete(check); resolve(); } };
		checks.add(check);
		check();
	});
	const undecided = (fate) => fate === 'connecting' || fate === 'waiting';
	const become = (client, fate) => {
		if (undecided(client.fate) && !undecided(fate)) pending--;
		client.fate = fate;
		for (const check of checks) check();
	};
	const open = (host, port) => new Promise((resolve) => {
		const client = { fate: 'connecting', socket: net.connect({ host, port }) };
		clients.add(client);
		pending++;
		client.socket
			.on('connect', () => { become(client, 'waiting'); client.socket.write('x'); resolve(client); })
			.on('data', () => become(client, 'served'))
			.on('end', () => { if (undecided(client.fate)) become(client, 'ended'); })
			.on('error', (error) => become(client, error.code))
			.on('close', () => {
				clients.delete(client);
				left[client.fate] = (left[client.fate] ?? 0) + 1;
				become(client, undecided(client.fate) ? 'closed' : client.fate);
				resolve(client);
			});
	});
	let left = {}; // the fates of those who are gone
	calls.connect = async ({ port, count, atOnce = count, hosts = ['127.0.0.1'] }) => {
		let opened = 0;
		await Promise.all(Array.from({ length: atOnce }, async () => {
			while (opened < count) await open(hosts[opened++ % hosts.length], port);
		}));
	};
	calls.fates = () => {
		const counts = { ...left };
		for (const { fate } of clients) counts[fate] = (counts[fate] ?? 0) + 1;
		return counts;
	};
	calls.settled = async () => {
		await until(() => pending === 0);
		return calls.fates();
	};
	// Each after the one before is served and gone; answers their fates.
	calls.oneByOne = async (port, count) => {
		const counts = {};
		for (let i = 0; i < count; i++) {
			const client = await open('127.0.0.1', port);
			await until(() => !undecided(client.fate));
			counts[client.fate] = (counts[client.fate] ?? 0) + 1;
			client.socket.end();
			await until(() => !clients.has(client));
		}
		return counts;
	};
	// In order, and the crowd is nobody then.
	calls.leave = async () => {
		for (const { socket } of clients) socket.end();
		await until(() => clients.size === 0);
		left = {};
	};
`;

export class Crowd {
	readonly #remote: Remote;

	constructor(options?: RemoteOptions) {
		this.#remote = startRemote(script, options);
	}

	/** Resolves when each is connected, or failed. */
	connect(order: CrowdOrder): Promise<void> {
		return this.#remote.call('connect', order);
	}

	fates(): Promise<Fates> {
		return this.#remote.call('fates');
	}

	/** Their fates once nobody waits any more. */
	settled(): Promise<Fates> {
		return this.#remote.call('settled');
	}

	/** So many more, each after the one before is gone; answers their fates. */
	oneByOne(port: number, count: number): Promise<Fates> {
		return this.#remote.call('oneByOne', port, count);
	}

	leave(): Promise<void> {
		return this.#remote.call('leave');
	}
}
