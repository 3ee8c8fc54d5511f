// Connections of seqpacket sockets: the kernel drops what of a message there is no room for, so there has to be.
import { Socket, type SocketError } from '../../lib';
import { cleanUpAfterEach, Journal, newManager, patterned } from '../support/clients';
import { closingAfterEach } from '../support/sockets';

const keep = closingAfterEach();
cleanUpAfterEach();

/** Connections whose peers are sockets, and what they received; they all wait in the same turn. */
function messengers(count: number) {
	const manager = newManager();
	const journal = new Journal();
	return Array.from({ length: count }, () => {
		const [ours, theirs] = Socket.pair({ type: 'seqpacket' });
		const got: Buffer[] = [];
		const errors: SocketError[] = [];
		manager.adopt(ours, {
			data(_connection, chunk) {
				got.push(chunk);
				journal.add('data');
			},
			error: (_connection, error) => void errors.push(error),
			close: () => journal.add('close'),
		});
		theirs.options.set('soSndBufBytes', 400_000);
		return { peer: keep(theirs), got, errors, journal };
	});
}

test.each([1, 2049, 20_481, 65_000])('messages of %i bytes come whole, from one and from many', async (bytes) => {
	for (const count of [1, 64]) {
		const all = messengers(count);
		const sent = [patterned(bytes, 1), patterned(100, 2), patterned(bytes, 3)];
		for (const { peer } of all) for (const message of sent) expect(peer.send(message)).toBe(message.length);
		await all[0]?.journal.saw('data', count * sent.length);
		for (const { got } of all)
			expect(got.map((chunk, at) => chunk.equals(sent[at] as Buffer))).toEqual([true, true, true]);
	}
});

test('a message that there is no room for is an error, not a gap', async () => {
	const [one] = messengers(1);
	const { peer, got, errors, journal } = one as NonNullable<typeof one>;
	peer.send(patterned(150_000));
	await journal.saw('close');
	expect(got).toEqual([]);
	expect(errors.map(({ code, syscall }) => ({ code, syscall }))).toEqual([{ code: 'EMSGSIZE', syscall: 'recv' }]);
	expect(errors[0]?.suggestion).toContain('64 KiB');
});
