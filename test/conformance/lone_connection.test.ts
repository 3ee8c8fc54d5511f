/**
 * A connection that alone has been busy for a while is told of once for what arrives (EPOLLET), no longer for as long as
 * something is there: nothing that is still to be heard of may depend on being told again.
 */
import { readdirSync, readFileSync } from 'node:fs';
import type { Socket } from '../../lib';
import { cleanUpAfterEach, Journal, newManager, patterned } from '../support/clients';
import { binding } from '../support/kernels';
import { closingAfterEach, connectedPair, readBytes, tcp } from '../support/sockets';

const keep = closingAfterEach();
cleanUpAfterEach();

/** More than it takes to notice that one is alone, for all that have to notice it. */
const messages = 256;

/** A connection of a manager's whose peer has sent so many messages, each when the last had come. */
async function lone(ours: Socket, peer: Socket) {
	const journal = new Journal();
	const chunks: Buffer[] = [];
	const fd = ours.fd as number;
	const connection = newManager().adopt(ours, {
		data(_connection, chunk) {
			chunks.push(chunk);
			journal.add('data');
		},
		drain: () => journal.add('drain'),
		end: () => journal.add('end'),
		close: (_connection, error) => journal.add(`close ${error?.code}`),
	});
	for (let sent = 1; sent <= messages; sent++) {
		peer.send('x');
		await journal.saw('data', sent);
	}
	chunks.length = 0;
	const received = () => Buffer.concat(chunks);
	const hasReceived = (bytes: number) => journal.until(() => received().length >= bytes);
	return { fd, peer, connection, journal, received, hasReceived };
}

async function loneTcp() {
	const { client, server } = await tcp(keep);
	const one = await lone(server, client);
	if (process.platform === 'linux') expect(isToldOnce(one.fd)).toBe(true);
	return one;
}

/** Whether an epoll set of this process has the descriptor edge-triggered (proc_pid_fdinfo(5)). */
function isToldOnce(fd: number): boolean {
	const edgeTriggered = 0x8000_0000;
	return readdirSync('/proc/self/fdinfo').some((set) => {
		const events = new RegExp(`^tfd: +${fd} events: +([0-9a-f]+) `, 'm').exec(textOf(set))?.[1] ?? '0';
		return Number.parseInt(events, 16) >= edgeTriggered;
	});
}

/** Nothing of a descriptor that is gone since it was listed. */
function textOf(set: string): string {
	try {
		return readFileSync(`/proc/self/fdinfo/${set}`, 'utf8');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
		throw error;
	}
}

test('hears of the end that came with the last bytes', async () => {
	const { peer, journal, received } = await loneTcp();
	peer.send('last');
	peer.shutdown('write');
	await journal.saw('end');
	expect(received().toString()).toBe('last');
});

test('hears of the end that comes alone', async () => {
	const { peer, journal } = await loneTcp();
	peer.shutdown('write');
	await journal.saw('end');
});

test('hears of what follows an urgent byte', async () => {
	const { peer, received, hasReceived } = await loneTcp();
	peer.send('before');
	peer.send('!', { flags: binding.constants.MSG_OOB });
	peer.send('after');
	await hasReceived(11);
	expect(received().toString()).toBe('beforeafter');
});

test('hears of a reset', async () => {
	const { peer, journal } = await loneTcp();
	peer.options.set('soLinger', { enabled: true, seconds: 0 });
	peer.close();
	await journal.until(() => journal.lines.some((line) => line.startsWith('close')));
	expect(journal.lines.at(-1)).toBe('close ECONNRESET');
});

test('hears of more than a turn receives', async () => {
	const { peer, received, hasReceived } = await loneTcp();
	const sent = patterned(1_000_000);
	for (let at = 0; at < sent.length; ) {
		const took = peer.send(sent.subarray(at));
		if (took === null) await peer.writable();
		else at += took;
	}
	await hasReceived(sent.length);
	expect(received().equals(sent)).toBe(true);
});

test('hears of what came while it was paused', async () => {
	const { peer, connection, received, hasReceived } = await loneTcp();
	connection.pause();
	peer.send('paused');
	connection.resume();
	await hasReceived(6);
	expect(received().toString()).toBe('paused');
});

test('drains and hears when its peer had not read', async () => {
	const { peer, connection, journal, received, hasReceived } = await loneTcp();
	const written = patterned(8_000_000);
	expect(connection.write(written)).toBe(false);
	peer.send('meanwhile');
	await hasReceived(9);
	expect((await readBytes(peer, written.length)).equals(written)).toBe(true);
	await journal.saw('drain');
	peer.send(' and after');
	await hasReceived(19);
	expect(received().toString()).toBe('meanwhile and after');
});

test('is a socket like any other when it is detached', async () => {
	const { peer, connection } = await loneTcp();
	const detached = keep(connection.detach());
	peer.send('to the next owner');
	expect((await readBytes(detached, 17)).toString()).toBe('to the next owner');
});

// A receive call stops short where something else than bytes is in the stream (unix(7): ancillary data).
test('of a Unix domain socket is told as long as something is there', async () => {
	const [ours, theirs] = connectedPair();
	const { fd, peer, hasReceived } = await lone(ours, keep(theirs));
	if (process.platform === 'linux') expect(isToldOnce(fd)).toBe(false);
	peer.send('hello');
	await hasReceived(5);
});
