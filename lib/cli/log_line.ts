import {
	type Connection,
	type Drop,
	formatAddress,
	type Listener,
	type SocketAddress,
	type SocketError,
} from '../index';
import { formatPeer } from './peer';

/** '12:03:04.567  open   #17  127.0.0.1:53122        on [::]:7000' */
export function openLine(number: number, connection: Connection): string {
	return `${beginning('open', number, connection.remoteAddress)}  on ${connection.listener?.name}`;
}

/** '12:03:09.012  close  #17  127.0.0.1:53122        6 bytes in, 6 out, 4.4 s  ECONNRESET' */
export function closeLine(number: number, connection: Connection, error: SocketError | undefined): string {
	const { bytesRead, bytesWritten, queuedBytes, connectedAt } = connection;
	const unsent = queuedBytes > 0 ? `, ${queuedBytes} unsent` : '';
	const account = `${bytesRead} bytes in, ${bytesWritten} out${unsent}, ${formatDuration(Date.now() - connectedAt)}`;
	const why = error === undefined ? '' : `  ${error.code}`;
	return `${beginning('close', number, connection.remoteAddress)}  ${account}${why}`;
}

/** '12:03:05.120  drop         127.0.0.1:53124        on [::]:7000  max-connections' */
export function dropLine({ cause, remoteAddress, listener }: Drop): string {
	return `${beginning('drop', undefined, remoteAddress)}  on ${listener.name}  ${cause}`;
}

/** 'listening [::]:7000 (dual-stack)' */
export function listeningLine({ address, stack, stackReason }: Listener): string {
	const ipv4 = address.family === 'ipv4' && address.host === '0.0.0.0' ? ` (IPv4 only: ${stackReason})` : '';
	const notes = { dual: ' (dual-stack)', ipv6: ' (IPv6 only)', ipv4, unix: '' };
	return `listening ${formatAddress(address)}${notes[stack]}`;
}

/** How to talk to a listener, with what most machines have. */
export function waysToTry({ address }: Listener): readonly string[] {
	if (address.family === 'unix') {
		return address.path.startsWith('\0')
			? [`socat - ABSTRACT-CONNECT:${address.path.slice(1)}`]
			: [`nc -U ${address.path}`];
	}
	const zone = address.family === 'ipv6' && address.scopeId ? `%${address.scopeId}` : '';
	const host = { '::': 'localhost', '0.0.0.0': '127.0.0.1' }[address.host] ?? address.host + zone;
	const url = host.includes(':') ? `[${host}]` : host;
	return [`nc ${host} ${address.port}`, `telnet ${host} ${address.port}`, `curl telnet://${url}:${address.port}`];
}

/** An error, and what to do about it on the next line. */
export function errorLines(error: Error): string {
	const suggestion = 'suggestion' in error ? error.suggestion : undefined;
	return suggestion === undefined ? error.message : `${error.message}\n  ${suggestion}`;
}

/** '0.4 ms' is never shown: '12 ms', '3.2 s', '4 min 10 s', '2 h 5 min'. */
export function formatDuration(ms: number): string {
	if (ms < 1000) return `${Math.round(ms)} ms`;
	const seconds = ms / 1000;
	if (seconds < 60) return `${seconds.toFixed(1)} s`;
	const minutes = Math.floor(seconds / 60);
	if (minutes < 60) return `${minutes} min ${Math.floor(seconds % 60)} s`;
	return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function beginning(event: string, number: number | undefined, remoteAddress: SocketAddress | undefined): string {
	const shown = number === undefined ? '' : `#${number}`;
	const peer = remoteAddress === undefined ? '(gone)' : formatPeer(remoteAddress);
	return `${timeOfDay(new Date())}  ${event.padEnd(5)}  ${shown.padEnd(4)}  ${peer.padEnd(21)}`;
}

/** In local time. */
function timeOfDay(date: Date): string {
	return `${date.toTimeString().slice(0, 8)}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}
