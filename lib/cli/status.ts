import type { SocketManager } from '../index';
import type { Output } from './output';

/** A server at one moment. All but `clients` and `waiting` only grow. */
export interface Sample {
	readonly atMs: number;
	readonly clients: number;
	/** That wait to be accepted; undefined where the system does not tell. */
	readonly waiting: number | undefined;
	readonly accepted: number;
	readonly bytesRead: number;
	readonly bytesWritten: number;
}

const periodMs = 1000;
const units = ['B', 'kB', 'MB', 'GB', 'TB'];

/** Shows on a terminal what goes on, anew each second, until the manager has closed. Keeps no process alive. */
export function showStatus(manager: SocketManager, output: Output, maxConnections: number | undefined): void {
	const sample = sampler(manager);
	let before = sample();
	const show = () => {
		const now = sample();
		output.setStatus(statusText(now, before, maxConnections));
		before = now;
	};
	const timer = setInterval(show, periodMs).unref();
	manager.once('close', () => {
		clearInterval(timer);
		output.setStatus('');
	});
	show();
}

/** '12 of 100 clients  3 new/s  1.2 MB/s in  1.2 MB/s out  7 waiting': what happened between two samples. */
export function statusText(now: Sample, before: Sample, maxConnections?: number): string {
	const seconds = Math.max(now.atMs - before.atMs, 1) / 1000;
	const limit = maxConnections === undefined ? '' : ` of ${maxConnections}`;
	const parts = [
		`${now.clients}${limit} ${now.clients === 1 && limit === '' ? 'client' : 'clients'}`,
		`${Math.round((now.accepted - before.accepted) / seconds)} new/s`,
		`${formatBytes((now.bytesRead - before.bytesRead) / seconds)}/s in`,
		`${formatBytes((now.bytesWritten - before.bytesWritten) / seconds)}/s out`,
	];
	if (now.waiting) parts.push(`${now.waiting} waiting`);
	return parts.join('  ');
}

/** '0 B', '999 B', '1.0 kB', '12.3 MB': a kB is 1000 bytes. */
export function formatBytes(bytes: number): string {
	let value = Math.round(bytes);
	let unit = 0;
	// 999.95 would be shown as 1000.0.
	for (; value >= (unit === 0 ? 1000 : 999.95) && unit < units.length - 1; unit++) value /= 1000;
	return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}

/** The manager knows the bytes of open connections; those of the ones that are gone are added up here. */
function sampler(manager: SocketManager): () => Sample {
	let goneRead = 0;
	let goneWritten = 0;
	manager.clients.on('removed', ({ bytesRead, bytesWritten }) => {
		goneRead += bytesRead;
		goneWritten += bytesWritten;
	});
	return () => {
		const { current, total, waiting, bytesRead, bytesWritten } = manager.stats();
		return {
			atMs: performance.now(),
			clients: current,
			waiting,
			accepted: total,
			bytesRead: goneRead + bytesRead,
			bytesWritten: goneWritten + bytesWritten,
		};
	};
}
