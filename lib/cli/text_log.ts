import type { CloseReport, Connection, Drop, Listener, Overload, Resumed, SocketError } from '../index';
import { closeLine, dropLine, errorLines, formatDuration, listeningLine, openLine, waysToTry } from './log_line';
import type { Output } from './output';
import type { ServeLog } from './serve_log';

/** For people: connections on stdout, trouble on stderr. */
export class TextLog implements ServeLog {
	readonly #output: Output;

	constructor(output: Output) {
		this.#output = output;
	}

	listening(listeners: readonly Listener[]): void {
		const ofEachKind = [
			listeners.find(({ stack }) => stack !== 'unix'),
			listeners.find(({ stack }) => stack === 'unix'),
		];
		const tries = ofEachKind.flatMap((listener) => (listener === undefined ? [] : waysToTry(listener)));
		const lines = [...listeners.map(listeningLine), `try it:   ${tries.join('\n          ')}`, 'stop it:  Ctrl+C'];
		this.#output.line(lines.join('\n'));
	}

	open(number: number, connection: Connection): void {
		this.#output.line(openLine(number, connection));
	}

	close(number: number, connection: Connection, error: SocketError | undefined): void {
		this.#output.line(closeLine(number, connection, error));
	}

	drop(drop: Drop): void {
		this.#output.line(dropLine(drop));
	}

	overload({ cause, action, current, limit, error, suggestion }: Overload): void {
		const what = error === undefined ? `${cause}: ${current} of ${limit}\n  ${suggestion}` : errorLines(error);
		this.#output.errorLine(`overload, ${action === 'pause' ? 'new clients wait' : 'new clients are reset'}: ${what}`);
	}

	resumed({ cause, lastedMs, dropped }: Resumed): void {
		this.#output.errorLine(`resumed after ${cause}, ${formatDuration(lastedMs)}, ${dropped} dropped`);
	}

	broken(error: Error, listener: Listener): void {
		this.#output.errorLine(`error on ${listener.name}: ${errorLines(error)}`);
	}

	failed(error: Error): void {
		this.#output.errorLine(`syssock: ${errorLines(error)}`);
	}

	closing(signal: NodeJS.Signals, connections: number): void {
		if (connections === 0) return;
		this.#output.line(`${signal}: closing ${counted(connections)}; once more cuts them off`);
	}

	closed({ ended, cut, unsentBytes, failures }: CloseReport): void {
		for (const failure of failures) this.#output.errorLine(`error while closing: ${errorLines(failure)}`);
		const unsent = cut > 0 ? ` with ${unsentBytes} bytes unsent` : '';
		this.#output.line(`closed: ${counted(ended)} ended, ${cut} cut off${unsent}`);
	}
}

function counted(connections: number): string {
	return `${connections} ${connections === 1 ? 'connection' : 'connections'}`;
}
