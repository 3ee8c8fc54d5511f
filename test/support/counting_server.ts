/** An echo server for `startRemote` that counts what it is told; its calls are port, counts, watch and held. */
import type { SocketManagerOptions } from '../../lib';

export interface ServerCounts {
	/** Of `manager.stats()`. */
	readonly current: number;
	readonly total: number;
	readonly dropped: Readonly<Record<string, number>>;
	readonly acceptErrors: Readonly<Record<string, number>>;
	readonly waiting: number | undefined;
	/** 'overload CAUSE ACTION' and 'resumed CAUSE', in order. */
	readonly told: readonly string[];
	readonly errors: readonly string[];
}

/** What `watch(ms)` saw in so many milliseconds, or more on a busy machine: CPU time, and accepts that failed. */
export interface Watched {
	readonly elapsedMs: number;
	readonly cpuMs: number;
	readonly acceptErrors: number;
}

/** What `held()` saw after the garbage was collected (`collectsAtOnce`). */
export interface Held {
	readonly descriptors: number;
	readonly rssBytes: number;
	readonly heapBytes: number;
}

export function countingServer(options: SocketManagerOptions = {}, host = '127.0.0.1'): string {
	return `
		const { SocketManager } = require('syssock');
		const { readdirSync } = require('node:fs');
		const { setTimeout: sleep } = require('node:timers/promises');
		const manager = new SocketManager(${JSON.stringify(options)});
		const told = [];
		const errors = [];
		manager.on('overload', ({ cause, action }) => told.push('overload ' + cause + ' ' + action));
		manager.on('resumed', ({ cause }) => told.push('resumed ' + cause));
		manager.on('error', (error) => errors.push(error.message));
		const handlers = { data: (connection, chunk) => connection.write(chunk) };
		const [listener] = manager.setupServerSockets([{ host: ${JSON.stringify(host)}, handlers }]);
		manager.start();
		calls.port = () => listener.address.port;
		calls.counts = () => {
			const { current, total, dropped, acceptErrors, waiting } = manager.stats();
			return { current, total, dropped, acceptErrors, waiting, told, errors };
		};
		const failedAccepts = () => Object.values(manager.stats().acceptErrors).reduce((a, b) => a + b, 0);
		calls.held = async () => {
			for (let i = 0; i < 5; i++) { gc(); await sleep(10); }
			const { rss, heapUsed } = process.memoryUsage();
			return { descriptors: readdirSync('/proc/self/fd').length, rssBytes: rss, heapBytes: heapUsed };
		};
		calls.watch = async (ms) => {
			const before = failedAccepts();
			const start = performance.now();
			const cpu = process.cpuUsage();
			await sleep(ms);
			const { user, system } = process.cpuUsage(cpu);
			const elapsedMs = performance.now() - start;
			return { elapsedMs, cpuMs: (user + system) / 1000, acceptErrors: failedAccepts() - before };
		};
	`;
}
