/**
 * The Sockets of this environment (main thread or worker) that are open, for whoever hunts a leak. Each costs an entry
 * of a Map; where it was made is kept only while tracking is on.
 */
import type { SocketHandle } from '../native/binding';
import { checkBoolean } from './arguments';

/** An open socket that belongs to this library. */
export interface OpenSocket {
	/** Its descriptor. */
	readonly fd: number;
	/** The stack at the place where it was made, with `trackSockets(true)` before; else undefined. */
	readonly madeAt: string | undefined;
}

const open = new Map<SocketHandle, string | undefined>();
let tracking = process.env.SYSSOCK_TRACK === '1';

/**
 * Whether sockets made from now on remember where they were made: `leaks()` and the warning SYSSOCK_UNCLOSED then tell.
 * Off unless SYSSOCK_TRACK=1 is in the environment; it costs a stack trace a socket.
 */
export function trackSockets(on: boolean): void {
	tracking = checkBoolean('on', on);
}

/** Sockets that are open now. Connections of a SocketManager are in its `clients`. */
export function leaks(): OpenSocket[] {
	// One whose descriptor an engine took over is open no more, whatever becomes of its Socket.
	return [...open].map(([{ fd }, madeAt]) => ({ fd, madeAt })).filter(({ fd }) => fd >= 0);
}

/** Throws an Error that lists the sockets that are open; for the end of a test. */
export function assertNoLeaks(): void {
	const found = leaks();
	if (found.length === 0) return;
	const list = found.map(({ fd, madeAt }) => `fd ${fd}${madeAt === undefined ? '' : ` made at\n${madeAt}`}`);
	const hint = tracking ? '' : '\n(SYSSOCK_TRACK=1 tells where each was made)';
	throw new Error(`${found.length} socket(s) left open:\n${list.join('\n')}${hint}`);
}

/** Called by Socket when it begins to own a descriptor. @internal */
export function nowOpen(handle: SocketHandle): void {
	open.set(handle, tracking ? placeOfCall() : undefined);
}

/** Called by Socket when it owns none any more. Answers where it was made. @internal */
export function notOpen(handle: SocketHandle): string | undefined {
	const madeAt = open.get(handle);
	open.delete(handle);
	return madeAt;
}

/** The stack without this library's own first lines. */
function placeOfCall(): string {
	const lines = (new Error().stack ?? '').split('\n').slice(1);
	const first = lines.findIndex((line) => !line.includes(__dirname));
	return lines.slice(Math.max(first, 0)).join('\n');
}
