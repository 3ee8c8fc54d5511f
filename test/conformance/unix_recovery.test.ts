// Files of unix sockets whose process could not remove them.
import fs, { mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SocketManager } from '../../lib/server/socket_manager';
import { createServerSocket } from '../../lib/socket/server_socket';
import { Socket } from '../../lib/socket/socket';
import { thrownBy } from '../support/thrown';

let folder: string;
let manager: SocketManager;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'syssock-'));
	manager = new SocketManager();
});
afterEach(async () => {
	await manager.close();
	rmSync(folder, { recursive: true });
});

const setUp = (path: string) => manager.setupServerSockets([{ path }]);

test('a path that nobody listens on any more is taken over', () => {
	const path = join(folder, 'left');
	createServerSocket({ path }).close(); // leaves the file, as a process that is killed does
	expect(setUp(path)[0]?.address).toEqual({ family: 'unix', path });
	const client = new Socket({ family: 'unix', type: 'stream' });
	expect(client.connect({ path })).toBe(true);
	client.close();
});

test('a path that somebody listens on is left to them', () => {
	const path = join(folder, 'held');
	const holder = createServerSocket({ path });
	expect(thrownBy(() => setUp(path))).toMatchObject({ code: 'EADDRINUSE' });
	expect(holder.accept()).not.toBeNull(); // only the question whether it is alive
	holder.close();
});

test('a file that is no socket is left alone', () => {
	const path = join(folder, 'file');
	writeFileSync(path, 'content');
	expect(thrownBy(() => setUp(path))).toMatchObject({ code: 'EADDRINUSE' });
});

test("another kind of socket's path is left alone", () => {
	const path = join(folder, 'datagrams');
	const holder = new Socket({ family: 'unix', type: 'datagram' }).bind({ path });
	expect(thrownBy(() => setUp(path))).toMatchObject({ code: 'EADDRINUSE' });
	holder.close();
});

test('a path is removed before its socket is closed, so that nobody takes the file for one left behind', () => {
	const [listener] = setUp(join(folder, 'own'));
	const states: boolean[] = [];
	const unlink = jest.spyOn(fs, 'unlinkSync').mockImplementation(() => states.push(listener!.closed));
	try {
		manager.closeListener(listener!);
	} finally {
		unlink.mockRestore();
	}
	expect(states).toEqual([false]);
	expect(listener?.closed).toBe(true);
});

test('a path that cannot be looked at is a SocketError of closing, and the socket is closed', async () => {
	const path = join(folder, 'lost');
	const [listener, other] = [setUp(path)[0], setUp(join(folder, 'other'))[0]];
	const moved = `${folder}.moved`;
	renameSync(folder, moved);
	symlinkSync(folder, folder); // to itself: whatever is asked of it is ELOOP
	try {
		expect(thrownBy(() => manager.closeListener(listener!))).toMatchObject({
			name: 'SocketError',
			code: 'ELOOP',
			syscall: 'lstat',
			path,
		});
		expect(listener?.closed).toBe(true);
		expect((await manager.close()).failures).toMatchObject([{ name: 'SocketError', code: 'ELOOP' }]);
		expect(other?.closed).toBe(true);
	} finally {
		rmSync(folder);
		renameSync(moved, folder);
	}
});
