// What the handlers of a connection are told, in which order, and what becomes of what they throw. On each kernel.
import type { Connection, ConnectionHandlers } from '../../lib';
import { catchUncaught, cleanUpAfterEach, serve, turnsOfTheLoop } from '../support/clients';
import { kernels } from '../support/each_kernel';

cleanUpAfterEach();

const echo: ConnectionHandlers = { data: (connection, chunk) => connection.write(chunk) };

describe.each(kernels)('on the %s kernel', (_name, use) => {
	const { connectTo } = use();

	describe('handlers', () => {
		test('are told open, data and close, in this order and once each', async () => {
			const { listener, journal } = serve();
			const client = await connectTo(listener);
			client.send('hello');
			await journal.saw('data 5');
			client.end();
			await journal.saw('close');
			await client.receiveAll();
			await turnsOfTheLoop();
			expect(journal.lines).toEqual(['open', 'data 5', 'close']);
		});

		test('are told end before close when there is a handler for it', async () => {
			const { listener, journal } = serve({ end: (connection) => connection.end() });
			const client = await connectTo(listener);
			client.send('bye');
			client.end();
			await journal.saw('close');
			await turnsOfTheLoop();
			expect(journal.lines).toEqual(['open', 'data 3', 'end', 'close']);
		});

		test('are told end once, however long the connection stays open after it', async () => {
			const { listener, journal } = serve({ end: () => {} });
			const client = await connectTo(listener);
			client.end();
			await journal.saw('end');
			await turnsOfTheLoop();
			expect(journal.lines).toEqual(['open', 'end']);
		});

		test('are told error and then close when the peer resets', async () => {
			const { listener, journal } = serve();
			const client = await connectTo(listener);
			await journal.saw('open');
			client.reset();
			await journal.saw('close ECONNRESET');
			await turnsOfTheLoop();
			expect(journal.lines).toEqual(['open', 'error ECONNRESET', 'close ECONNRESET']);
		});

		test('are told no error when the server itself aborts', async () => {
			const { listener, journal } = serve({ data: (connection) => connection.abort() });
			const client = await connectTo(listener);
			client.send('x');
			await journal.saw('close');
			expect(journal.lines).toEqual(['open', 'data 1', 'close']);
		});

		test('are told close after the call that closes has returned', async () => {
			const { listener, journal } = serve({
				data(connection) {
					connection.abort();
					journal.add('returned');
				},
			});
			const client = await connectTo(listener);
			client.send('x');
			await journal.saw('close');
			expect(journal.lines).toEqual(['open', 'data 1', 'returned', 'close']);
		});

		test('are told nothing of a connection that another handler closed in the same turn', async () => {
			const connections: Connection[] = [];
			const { listener, journal } = serve({
				open: (connection) => connections.push(connection),
				data(connection) {
					for (const other of connections.filter((each) => each !== connection)) other.abort();
				},
			});
			const clients = [await connectTo(listener), await connectTo(listener)];
			await journal.saw('open', 2);
			for (const client of clients) client.send('x');
			await journal.saw('close');
			await turnsOfTheLoop();
			expect(journal.count('data 1')).toBe(1);
			expect(journal.count('close')).toBe(1);
		});

		test('keep the chunk that they were given as it was', async () => {
			const chunks: Buffer[] = [];
			const { listener, journal } = serve({ data: (_, chunk) => chunks.push(chunk) });
			const client = await connectTo(listener);
			for (const text of ['first', 'second!']) {
				client.send(text);
				await journal.saw(`data ${text.length}`);
			}
			expect(chunks.map(String)).toEqual(['first', 'second!']);
		});
	});

	describe('a handler that throws', () => {
		test('loses its own data only: the next chunk comes', async () => {
			const caught = catchUncaught();
			const chunks: string[] = [];
			const { listener, journal } = serve({
				data(_, chunk) {
					chunks.push(String(chunk));
					if (chunks.length === 1) throw new Error('first');
				},
			});
			const client = await connectTo(listener);
			client.send('one');
			await journal.saw('data 3');
			client.send('three');
			await journal.saw('data 5');
			expect(chunks).toEqual(['one', 'three']);
			expect(caught.map((error) => (error as Error).message)).toEqual(['first']);
		});

		test("takes nothing from the other connections' events of the same turn", async () => {
			const caught = catchUncaught();
			const { listener, journal } = serve({
				data() {
					throw new Error('each time');
				},
			});
			const clients = await Promise.all([1, 2, 3].map(() => connectTo(listener)));
			for (const client of clients) client.send('x');
			await journal.saw('data 1', 3);
			await turnsOfTheLoop();
			expect(caught).toHaveLength(3);
		});

		test('in open keeps the connection, which is told of and goes on', async () => {
			const caught = catchUncaught();
			const { manager, listener, journal } = serve({
				...echo,
				open() {
					throw new Error('open');
				},
			});
			manager.on('connection', () => journal.add('connection'));
			const client = await connectTo(listener);
			client.send('x');
			expect(String(await client.receive(1))).toBe('x');
			expect(journal.count('connection')).toBe(1);
			expect(caught).toHaveLength(1);
		});

		test('in end, once the server has ended too, still lets the connection close', async () => {
			const caught = catchUncaught();
			const { listener, journal } = serve({
				open: (connection) => connection.end(),
				end() {
					throw new Error('end');
				},
			});
			const client = await connectTo(listener);
			client.end();
			await journal.saw('close');
			expect(caught).toHaveLength(1);
		});

		test('in error still lets close be told', async () => {
			const caught = catchUncaught();
			const { listener, journal } = serve({
				error() {
					throw new Error('error');
				},
			});
			const client = await connectTo(listener);
			await journal.saw('open');
			client.reset();
			await journal.saw('close ECONNRESET');
			await turnsOfTheLoop();
			expect(caught).toHaveLength(1);
		});
	});
});
