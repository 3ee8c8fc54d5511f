import { type RecordKinds, SLOTS } from './binding';
import { binding } from './load';

/** One of the last records that an engine delivered. */
export interface FlightRecordEntry {
	/** When its turn of the loop was, in milliseconds since the epoch. */
	readonly at: number;
	/** What happened. */
	readonly event: keyof RecordKinds | 'unknown';
	/** `connection.id`, or the engine's number of the listener or of what is waited for. */
	readonly id: number;
	/**
	 * The bytes of 'data', the negative errno of 'error' and 'acceptError', the new connection's id of 'accepted', the
	 * bits of 'ready'; else 0.
	 */
	readonly value: number;
}

const fields = 6;
const names = new Map(Object.entries(binding.recordKinds).map(([name, kind]) => [kind, name as keyof RecordKinds]));

/** What `Engine.recent()` answers, one entry a record. */
export function flightRecord(recent: Float64Array): FlightRecordEntry[] {
	return Array.from({ length: recent.length / fields }, (_, index) => {
		const [at = 0, kind = 0, slot = 0, generation = 0, value = 0, detail = 0] = recent.subarray(index * fields);
		const event = names.get(kind) ?? 'unknown';
		const id = generation * SLOTS + slot;
		return { at, event, id, value: event === 'accepted' ? detail * SLOTS + value : value };
	});
}

/** The same as lines of text, the last one last. */
export function formatFlightRecord(entries: readonly FlightRecordEntry[]): string {
	return entries.map(({ at, event, id, value }) => `${new Date(at).toISOString()} ${event} ${id} ${value}`).join('\n');
}

/** What cannot be, and is: a bug of ours. What led to it comes with it (`flightRecord`). */
export function impossible(what: string, entries: readonly FlightRecordEntry[]): Error {
	const message = `syssock is broken, please report this: ${what}. The last events were:\n${formatFlightRecord(entries)}`;
	return Object.assign(new Error(message), { code: 'ERR_SYSSOCK_INTERNAL', flightRecord: entries });
}
