// Unix paths and abstract names.
import { lstatSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Socket } from '../../lib/socket/socket';
import { accepted, closingAfterEach, readBytes } from '../support/sockets';

const keep = closingAfterEach();
const folder = mkdtempSync(join(tmpdir(), 'syssock-'));
afterAll(() => rmSync(folder, { recursive: true }));

const stream = () => keep(new Socket({ family: 'unix', type: 'stream' }));

async function talksAt(path: string): Promise<void> {
	const listener = stream().bind({ path }).listen();
	expect(listener.localAddress).toEqual({ family: 'unix', path });
	const client = stream();
	client.connect({ path });
	expect(client.remoteAddress).toEqual({ family: 'unix', path });
	client.send('x');
	await readBytes(keep(await accepted(listener)), 1);
}

test('a path is a socket in the file system, and stays there', async () => {
	const path = join(folder, 'socket');
	await talksAt(path);
	expect(lstatSync(path).isSocket()).toBe(true);
});

test('a path may be relative', async () => {
	const path = `../../../../../../../../../..${folder}/r`;
	await talksAt(path);
});

test('a path may have characters beyond ASCII', async () => {
	await talksAt(join(folder, 'größe 🧦'));
});

test('a path of 107 bytes is the longest', async () => {
	const path = `${folder}/${'x'.repeat(107 - folder.length - 1)}`;
	expect(path).toHaveLength(107);
	await talksAt(path);
});

test('an abstract name is nowhere in the file system', async () => {
	await talksAt(`\0syssock-abstract-${process.pid}`);
});

test('an abstract name of 107 bytes is the longest', async () => {
	await talksAt(`\0${`syssock-${process.pid}`.padEnd(107, 'x')}`);
});

test('an abstract name may have NULs inside', async () => {
	await talksAt(`\0syssock\0${process.pid}\0`);
});

test('an abstract name and a longer one that begins with it are two', () => {
	const path = `\0syssock-prefix-${process.pid}`;
	stream().bind({ path });
	stream().bind({ path: `${path}\0` });
});

test('the client of a listener has no name', async () => {
	const path = `\0syssock-nameless-${process.pid}`;
	const listener = stream().bind({ path }).listen();
	const client = stream();
	client.connect({ path });
	expect(client.localAddress).toEqual({ family: 'unix', path: '' });
	expect((await accepted(listener).then(keep)).remoteAddress).toEqual({ family: 'unix', path: '' });
});
