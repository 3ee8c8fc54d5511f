import type { CloseReport, Connection, Drop, Listener, Overload, Resumed, SocketError } from '../index';

/**
 * What `syssock serve` tells, whatever it looks like. Connections have a number beside their id, which is a long one:
 * the first is 1.
 */
export interface ServeLog {
	listening(listeners: readonly Listener[]): void;
	open(number: number, connection: Connection): void;
	close(number: number, connection: Connection, error: SocketError | undefined): void;
	drop(drop: Drop): void;
	overload(overload: Overload): void;
	resumed(resumed: Resumed): void;
	/** A listener accepts no more. */
	broken(error: Error, listener: Listener): void;
	/** Nothing could be opened. */
	failed(error: Error): void;
	/** A signal came, and so many connections are there to be closed. */
	closing(signal: NodeJS.Signals, connections: number): void;
	closed(report: CloseReport): void;
}
