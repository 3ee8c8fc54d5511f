import { lstatSync, unlinkSync } from 'node:fs';
import type { SocketAddress } from '../socket/addresses';
import { SocketError, socketError } from '../socket/errors';
import { Socket } from '../socket/socket';

/** Of the file that a unix address is; undefined for an abstract name, or where there is none. */
export function inodeOf(address: SocketAddress): number | undefined {
	if (address.family !== 'unix' || address.path === '' || address.path.startsWith('\0')) return undefined;
	const { path } = address;
	return told(path, () => lstatSync(path, { throwIfNoEntry: false })?.ino);
}

/** Removes the file of a unix address, unless another inode than this is there by now. */
export function removeOwn(address: SocketAddress, inode: number | undefined): void {
	if (address.family !== 'unix' || inode === undefined || inodeOf(address) !== inode) return;
	told(address.path, () => unlinkSync(address.path));
}

/**
 * Removes a socket's file that nobody listens on any more, left by a process that could not remove it; true when it did.
 * A connect tells: ECONNREFUSED is answered for such a file only (unix(7)). Between that and the removal another
 * process could bind there; the inode is looked at once more, to make that as unlikely as it can be made.
 */
export function removeStaleSocket(path: string): boolean {
	const before = told(path, () => lstatSync(path, { throwIfNoEntry: false }));
	if (!before?.isSocket() || !isRefused(path)) return false;
	if (inodeOf({ family: 'unix', path }) !== before.ino) return false;
	told(path, () => unlinkSync(path));
	return true;
}

/** What the file system refuses is told as what a socket call is refused. */
function told<Answer>(path: string, call: () => Answer): Answer {
	try {
		return call();
	} catch (error) {
		const { errno, syscall } = error as NodeJS.ErrnoException;
		throw errno === undefined || syscall === undefined ? error : socketError(errno, syscall, { path, cause: error });
	}
}

function isRefused(path: string): boolean {
	const probe = new Socket({ family: 'unix', type: 'stream' });
	try {
		probe.connect({ path });
		return false;
	} catch (error) {
		if (!(error instanceof SocketError)) throw error;
		return error.code === 'ECONNREFUSED';
	} finally {
		probe.close();
	}
}
