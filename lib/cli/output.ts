/** What is written to: process.stdout, or a test's own. */
export interface Sink {
	write(text: string): unknown;
	/** Of a terminal. */
	readonly columns?: number | undefined;
}

/** To the line's beginning, and nothing from there on. */
const erase = '\r\x1b[K';
const defaultColumns = 80;

/**
 * Log lines, and below them a status on a terminal. A log line takes the status' place, which is drawn again after it:
 * in one write, so that nothing comes between.
 */
export class Output {
	readonly #stdout: Sink;
	readonly #stderr: Sink;
	#status = '';

	constructor(stdout: Sink, stderr: Sink) {
		this.#stdout = stdout;
		this.#stderr = stderr;
	}

	line(text: string): void {
		this.#stdout.write(this.#status === '' ? `${text}\n` : `${erase}${text}\n${this.#drawn()}`);
	}

	/** Both may be the same terminal. */
	errorLine(text: string): void {
		if (this.#status !== '') this.#stdout.write(erase);
		this.#stderr.write(`${text}\n`);
		if (this.#status !== '') this.#stdout.write(this.#drawn());
	}

	/** Replaces the status; '' takes it away. For a terminal only. */
	setStatus(text: string): void {
		if (text === this.#status) return;
		this.#status = text;
		this.#stdout.write(`${erase}${this.#drawn()}`);
	}

	/** Never as wide as the terminal: what wraps is on two lines, and only one of them would be erased. */
	#drawn(): string {
		return this.#status.slice(0, Math.max(1, (this.#stdout.columns || defaultColumns) - 1));
	}
}
