/** One of several calls that all have to be made: what it throws is kept for a report, and stops nothing. */
export function attempt(call: () => void, failures: Error[] = []): void {
	try {
		call();
	} catch (error) {
		failures.push(error as Error);
	}
}
