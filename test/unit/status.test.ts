// The status line of `syssock serve`: what it says, and that it never mixes with the lines above it.
import { SocketManager } from '../../lib';
import { Output } from '../../lib/cli/output';
import { formatBytes, type Sample, showStatus, statusText } from '../../lib/cli/status';
import { afterThisTest, cleanUpAfterEach, connectTo, Journal, stopTime } from '../support/clients';

cleanUpAfterEach();

/** As much of a terminal as is asked for: the line's beginning, erasing to its end, and new lines. */
class FakeTerminal {
	readonly rows = [''];
	#column = 0;

	constructor(readonly columns?: number) {}

	write(text: string): void {
		const erase = '\x1b[K';
		for (const part of text.split(/(\r|\n|\x1b\[K)/)) {
			const row = this.rows.at(-1) as string;
			if (part === '\r') this.#column = 0;
			else if (part === '\n') this.#newRow();
			else if (part === erase) this.rows[this.rows.length - 1] = row.slice(0, this.#column);
			else {
				this.rows[this.rows.length - 1] =
					row.slice(0, this.#column).padEnd(this.#column) + part + row.slice(this.#column + part.length);
				this.#column += part.length;
			}
		}
	}

	#newRow(): void {
		this.rows.push('');
		this.#column = 0;
	}
}

describe('lines', () => {
	function outputTo(terminal: FakeTerminal) {
		return new Output(terminal, terminal);
	}

	test('without a status are written as they are', () => {
		const written: string[] = [];
		const output = new Output({ write: (text) => written.push(text) }, { write: (text) => written.push(`2>${text}`) });
		output.line('a');
		output.errorLine('b');
		expect(written).toEqual(['a\n', '2>b\n']);
	});

	test('take the place of the status, which is below them again', () => {
		const terminal = new FakeTerminal();
		const output = outputTo(terminal);
		output.setStatus('a status that is longer than the lines');
		output.line('one');
		output.errorLine('two');
		output.line('three\nfour');
		expect(terminal.rows).toEqual(['one', 'two', 'three', 'four', 'a status that is longer than the lines']);
	});

	test('after the status was taken away stand alone', () => {
		const terminal = new FakeTerminal();
		const output = outputTo(terminal);
		output.setStatus('status');
		output.setStatus('');
		output.line('last');
		expect(terminal.rows).toEqual(['last', '']);
	});

	test('a shorter status leaves nothing of a longer one', () => {
		const terminal = new FakeTerminal();
		const output = outputTo(terminal);
		output.setStatus('100 clients');
		output.setStatus('9 clients');
		expect(terminal.rows).toEqual(['9 clients']);
	});

	test('a status never reaches the last column, where it would wrap', () => {
		const terminal = new FakeTerminal(10);
		outputTo(terminal).setStatus('0123456789abcdef');
		expect(terminal.rows).toEqual(['012345678']);
	});

	test('a status that says the same is not written again', () => {
		const written: string[] = [];
		const sink = { write: (text: string) => written.push(text) };
		const output = new Output(sink, sink);
		output.setStatus('same');
		output.setStatus('same');
		expect(written).toHaveLength(1);
	});

	test('a line and the status below it are one write, for nothing to come between', () => {
		const written: string[] = [];
		const sink = { write: (text: string) => written.push(text) };
		const output = new Output(sink, sink);
		output.setStatus('status');
		output.line('line');
		expect(written.slice(1)).toEqual(['\r\x1b[Kline\nstatus']);
	});
});

describe('statusText', () => {
	const nothing: Sample = { atMs: 0, clients: 0, waiting: undefined, accepted: 0, bytesRead: 0, bytesWritten: 0 };

	test('tells what happened between two samples, a second', () => {
		const before = { ...nothing, atMs: 5000, accepted: 10, bytesRead: 1000, bytesWritten: 500 };
		const now = { ...before, atMs: 7000, clients: 3, accepted: 16, bytesRead: 4_001_000, bytesWritten: 1500 };
		expect(statusText(now, before)).toBe('3 clients  3 new/s  2.0 MB/s in  500 B/s out');
	});

	test('of a single sample is of nothing', () => {
		expect(statusText(nothing, nothing)).toBe('0 clients  0 new/s  0 B/s in  0 B/s out');
	});

	test('counts one client, and clients against their limit', () => {
		expect(statusText({ ...nothing, clients: 1 }, nothing)).toMatch(/^1 client {2}/);
		expect(statusText({ ...nothing, clients: 1 }, nothing, 100)).toMatch(/^1 of 100 clients {2}/);
	});

	test('tells of those that wait, when somebody does', () => {
		expect(statusText({ ...nothing, waiting: 7 }, nothing)).toMatch(/ {2}7 waiting$/);
		expect(statusText({ ...nothing, waiting: 0 }, nothing)).not.toContain('waiting');
	});
});

describe('formatBytes', () => {
	test.each([
		[0, '0 B'],
		[0.4, '0 B'],
		[999, '999 B'],
		[999.6, '1.0 kB'],
		[1000, '1.0 kB'],
		[999_949, '999.9 kB'],
		[999_950, '1.0 MB'],
		[12_345_678, '12.3 MB'],
		[5e15, '5000.0 TB'],
	])('%d is %p', (bytes, text) => {
		expect(formatBytes(bytes)).toBe(text);
	});
});

describe('showStatus', () => {
	const serving = () => {
		const journal = new Journal();
		const manager = new SocketManager();
		afterThisTest(() => manager.close({ drainMs: 0 }));
		const [listener] = manager.setupServerSockets([
			{
				host: '127.0.0.1',
				handlers: {
					data: (connection, chunk) => void connection.write(chunk),
					close: () => journal.add('close'),
				},
			},
		]);
		manager.start();
		const terminal = new FakeTerminal();
		showStatus(manager, new Output(terminal, terminal), undefined);
		return { manager, terminal, journal, listener: listener! };
	};

	test('is there at once, and anew each second', async () => {
		stopTime();
		const { terminal, listener } = serving();
		expect(terminal.rows).toEqual(['0 clients  0 new/s  0 B/s in  0 B/s out']);
		const client = await connectTo(listener);
		client.send('hello');
		await client.receive(5);
		expect(terminal.rows).toEqual(['0 clients  0 new/s  0 B/s in  0 B/s out']);
		jest.advanceTimersByTime(1000);
		expect(terminal.rows).toEqual(['1 client  1 new/s  5 B/s in  5 B/s out']);
		jest.advanceTimersByTime(1000);
		expect(terminal.rows).toEqual(['1 client  0 new/s  0 B/s in  0 B/s out']);
	});

	test('counts the bytes of connections that are gone', async () => {
		stopTime();
		const { terminal, listener, journal } = serving();
		const client = await connectTo(listener);
		client.send('hello');
		client.end();
		await journal.saw('close');
		jest.advanceTimersByTime(1000);
		expect(terminal.rows).toEqual(['0 clients  1 new/s  5 B/s in  5 B/s out']);
	});

	test('is gone when the manager has closed, and leaves no timer', async () => {
		stopTime();
		const { manager, terminal } = serving();
		await manager.close();
		expect(terminal.rows).toEqual(['']);
		expect(jest.getTimerCount()).toBe(0);
	});
});
