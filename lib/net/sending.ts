/**
 * Handles of Node's own for descriptors of ours, where only those will do: `child.send(message, socket)` sends nothing
 * else to another process.
 */
import * as net from 'node:net';
import { binding } from '../native/load';
import { Socket as SystemSocket } from '../socket/socket';

export interface NodeHandle {
	readonly fd?: number;
	close(done?: () => void): void;
}

/** Node's handle on a descriptor that is its own from then on; libuv neither reads nor accepts there. */
export function nodeHandle(fd: number): NodeHandle | undefined {
	const carrier = new net.Socket({ fd, readable: false, writable: false, manualStart: true } as object);
	const inner = carrier as unknown as { _handle: NodeHandle | null };
	const handle = inner._handle;
	inner._handle = null;
	return handle ?? undefined;
}

/** A duplicate of a descriptor, as a handle of Node's. */
export function handleToSend(fd: number): NodeHandle | undefined {
	return fd < 0 || binding.system === 'windows' ? undefined : nodeHandle(duplicateOf(fd).detachFd());
}

/** A second Socket for a descriptor that stays somebody else's. */
export function duplicateOf(fd: number): SystemSocket {
	const borrowed = SystemSocket.fromFd(fd);
	try {
		return borrowed.duplicate();
	} finally {
		borrowed.detachFd();
	}
}

/** The file from which the function `below` was called: what Node's own code asks for depends on who it is. */
export function callerOf(below: (...args: never[]) => unknown): string {
	const { stackTraceLimit } = Error;
	const trace: { stack?: string } = {};
	Error.stackTraceLimit = 1;
	Error.captureStackTrace(trace, below);
	Error.stackTraceLimit = stackTraceLimit;
	return trace.stack ?? '';
}
