/** Many clients of an echo server at a time, on a kernel with faults. */
import type { Connection, ConnectionHandlers } from '../../lib';
import { type Client, connectTo, Journal, journaled, newManager, patterned } from './clients';
import { turns } from './engines';
import type { FaultKernel } from './kernels';

export const clientsAtOnce = 16;

/** An echo server on this kernel with so many clients, which it has all accepted. */
export async function echoing(kernel: FaultKernel, handlersToo: ConnectionHandlers = {}) {
	const journal = new Journal();
	const manager = newManager();
	const opened: Connection[] = [];
	const handlers = journaled(journal, {
		open: (connection) => void opened.push(connection),
		data: (connection, chunk) => void connection.write(chunk),
		...handlersToo,
	});
	const [listener] = manager.setupServerSockets([{ host: '127.0.0.1', handlers }]);
	manager.start();
	const clients = await Promise.all(Array.from({ length: clientsAtOnce }, () => connectTo(listener!)));
	await journal.saw('open', clientsAtOnce);
	await turns(3);
	return { kernel, manager, listener: listener!, journal, clients, opened };
}

/** Every client sends its own bytes, piece by piece and all of them in the same turns, and has them back. */
export async function everyByteComesBack(clients: readonly Client[], pieces = 20, pieceBytes = 700): Promise<void> {
	const sent = clients.map((_, number) => patterned(pieces * pieceBytes, number + 1));
	for (let piece = 0; piece < pieces; piece++) {
		for (const [number, client] of clients.entries()) {
			client.send((sent[number] as Buffer).subarray(piece * pieceBytes, (piece + 1) * pieceBytes));
		}
		await turns(1);
	}
	for (const [number, client] of clients.entries()) {
		const bytes = await client.receive(pieces * pieceBytes);
		expect([number, bytes.equals(sent[number] as Buffer)]).toEqual([number, true]);
	}
}

/** All that are open write in one turn, so that their sends are gathered into one submission. */
export function writeTogether(connections: readonly Connection[], bytes: Buffer): void {
	for (const connection of connections) connection.write(bytes);
}
