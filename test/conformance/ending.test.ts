// How a connection ends, one side at a time or in order. On each kernel; more of it in connection_end.test.ts.
import type { ConnectionHandlers } from '../../lib';
import { cleanUpAfterEach, keepFirst, serve, stopTime, turnsOfTheLoop } from '../support/clients';
import { kernels } from '../support/each_kernel';

cleanUpAfterEach();

const echo: ConnectionHandlers = { data: (connection, chunk) => connection.write(chunk) };

describe.each(kernels)('on the %s kernel', (_name, use) => {
	const { connectTo } = use();

	describe('half-close', () => {
		test('end() sends all that was written and then FIN, while the peer may go on sending', async () => {
			const { listener, journal } = serve({
				open(connection) {
					connection.write('greeting');
					connection.end();
				},
			});
			const client = await connectTo(listener);
			expect(String(await client.receiveAll())).toBe('greeting');
			client.send('still here');
			await journal.saw('data 10');
			expect(journal.count('close')).toBe(0);
		});

		test('a connection that has ended closes at once when the peer ends too', async () => {
			stopTime();
			const { listener, journal } = serve({ open: (connection) => connection.end() });
			const client = await connectTo(listener);
			await client.receiveAll();
			client.end();
			await journal.saw('close');
			expect(jest.getTimerCount()).toBe(0);
		});

		test("after the peer's FIN the server may go on sending when it has an end handler", async () => {
			const { listener } = serve({
				end(connection) {
					connection.write('the answer to all of it');
					connection.end();
				},
			});
			const client = await connectTo(listener);
			client.send('question');
			client.end();
			expect(String(await client.receiveAll())).toBe('the answer to all of it');
		});

		test('without an end handler the peer gets what was written before the connection closes', async () => {
			const { listener, journal } = serve(echo);
			const client = await connectTo(listener);
			client.send('last words');
			client.end();
			expect(String(await client.receiveAll())).toBe('last words');
			await journal.saw('close');
		});

		test('write() after end() throws', async () => {
			const errors: unknown[] = [];
			const { listener, journal } = serve({
				open(connection) {
					connection.end();
					try {
						connection.write('too late');
					} catch (error) {
						errors.push(error);
					}
				},
			});
			await connectTo(listener);
			await journal.saw('open');
			expect(errors).toMatchObject([{ code: 'ERR_STREAM_WRITE_AFTER_END' }]);
		});
	});

	describe('closeConnection', () => {
		test("'graceful' sends what was written and then FIN", async () => {
			const { manager, listener, journal } = serve({
				open(connection) {
					connection.write('bye');
					manager.closeConnection(connection, 'graceful');
				},
			});
			const client = await connectTo(listener);
			expect(String(await client.receiveAll())).toBe('bye');
			client.end();
			await journal.saw('close');
			expect(manager.connections).toEqual([]);
		});

		test("'abort' resets", async () => {
			const { manager, listener, journal } = serve({
				open: (connection) => manager.closeConnection(connection, 'abort'),
			});
			const client = await connectTo(listener);
			expect(await client.ending()).toBe('ECONNRESET');
			await journal.saw('close');
			expect(manager.connections).toEqual([]);
		});

		test('is graceful unless told otherwise', async () => {
			const { manager, listener } = serve({ open: (connection) => manager.closeConnection(connection) });
			expect(await (await connectTo(listener)).ending()).toBe('FIN');
		});

		test('on a connection that is closed does nothing', async () => {
			const { handlers, connection } = keepFirst();
			const { manager, listener, journal } = serve(handlers);
			await connectTo(listener);
			await journal.saw('open');
			manager.closeConnection(connection(), 'abort');
			manager.closeConnection(connection(), 'abort');
			manager.closeConnection(connection(), 'graceful');
			await turnsOfTheLoop();
			expect(journal.count('close')).toBe(1);
		});

		test('drops what still comes, and closes when the peer has ended, leaving no timer', async () => {
			stopTime();
			const { handlers, connection } = keepFirst();
			const { listener, journal } = serve(handlers);
			const client = await connectTo(listener);
			await journal.saw('open');
			connection().closeGracefully();
			await client.ending();
			await turnsOfTheLoop();
			expect(jest.getTimerCount()).toBe(1);
			client.send('nobody reads this');
			client.end();
			await journal.saw('close');
			expect(journal.lines).toEqual(['open', 'close']);
			expect(jest.getTimerCount()).toBe(0);
		});

		test('closes after lingerMs when the peer does not end', async () => {
			const { handlers, connection } = keepFirst();
			const { listener, journal } = serve(handlers);
			await connectTo(listener);
			await journal.saw('open');
			connection().closeGracefully({ lingerMs: 1 });
			await journal.saw('close');
		});

		test('while it closes, write() takes nothing and does not throw', async () => {
			const { handlers, connection } = keepFirst();
			const { listener, journal } = serve(handlers);
			const client = await connectTo(listener);
			await journal.saw('open');
			connection().closeGracefully();
			expect(connection().write('too late')).toBe(false);
			expect(await client.receiveAll()).toHaveLength(0);
		});
	});
});
