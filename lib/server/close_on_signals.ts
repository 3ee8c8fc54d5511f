import { constants } from 'node:os';
import type { CloseReport, ManagerCloseOptions } from './socket_manager';

/** What is closed: a SocketManager. */
interface Closable {
	close(options?: ManagerCloseOptions): Promise<CloseReport>;
	onLostLater(tell: () => void): void;
}

/**
 * The first of the signals closes in order, the second ends the drain. Afterwards the handlers are gone and
 * `process.exitCode` is as it was (0) when everything drained, 128 + the signal's number when something was cut, or is lost later:
 * an answer that was not due as far as anybody knew (`connection.hold()`). The process
 * then ends by itself, when nothing else keeps it. Answers a function that takes the handlers away.
 */
export function closeOnSignals(
	manager: Closable,
	signals: readonly NodeJS.Signals[],
	options?: ManagerCloseOptions,
): () => void {
	let closing = false;
	const stop = () => {
		for (const signal of signals) process.off(signal, onSignal);
	};
	const onSignal = (signal: NodeJS.Signals) => {
		if (closing) {
			void manager.close({ drainMs: 0 });
			return;
		}
		closing = true;
		void manager.close(options).then((report) => {
			stop();
			const fail = () => {
				process.exitCode = 128 + constants.signals[signal];
			};
			if (report.cut > 0) fail();
			else manager.onLostLater(fail);
		});
	};
	for (const signal of signals) process.on(signal, onSignal);
	return stop;
}
