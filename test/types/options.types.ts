// What the compiler has to refuse, and what it has to let pass. Checked, never run.
import type dgram from 'node:dgram';
import type http from 'node:http';
import type https from 'node:https';
import type net from 'node:net';
import type tls from 'node:tls';

import { optionsOf, type SocketOptions } from '../../lib/socket/options';
import type { TcpInfo } from '../../lib/socket/options.generated';
import type { Socket } from '../../lib/socket/socket';

/** Compiles where both types are the same. */
function same<A, B>(_same: [A] extends [B] ? ([B] extends [A] ? true : never) : never): void {}

export function reading(options: SocketOptions): void {
	same<boolean, ReturnType<typeof options.get<'tcpNoDelay'>>>(true);
	const noDelay: boolean = options.get('tcpNoDelay');
	const timeoutMs: number = options.get('tcpUserTimeoutMs');
	const linger: { readonly enabled: boolean; readonly seconds: number } = options.get('soLinger');
	const cookie: bigint = options.get('soCookie');
	const info: TcpInfo = options.get('tcpInfo');
	const state: number | undefined = info.state;
	// @ts-expect-error a bigint is no number
	const number: number = options.get('soCookie');
	// @ts-expect-error newer kernels have the field, others do not
	const rtt: number = info.rttUs;
	// @ts-expect-error there is no such option
	options.get('tcpNodelay');
	// @ts-expect-error the kernel's name is not the option's
	options.get('TCP_NODELAY');
	// @ts-expect-error it can only be set
	options.get('soRcvBufForceBytes');
	// @ts-expect-error what was read is not the socket's
	options.get('soLinger').seconds = 3;
	void [noDelay, timeoutMs, linger, cookie, state, number, rtt];
}

export function setting(options: SocketOptions): void {
	options.set('tcpNoDelay', true).set('tcpUserTimeoutMs', 5000);
	options.set('soLinger', { enabled: true, seconds: 0 });
	options.set('soMaxPacingRateBytesPerSecond', 125_000n);
	options.set('soRcvBufForceBytes', 1 << 20);
	// @ts-expect-error read only
	options.set('soType', 1);
	// @ts-expect-error read only
	options.set('tcpInfo', {});
	// @ts-expect-error an int where a struct belongs
	options.set('soLinger', 5);
	// @ts-expect-error half a struct
	options.set('soLinger', { enabled: true });
	// @ts-expect-error a field that there is not
	options.set('soLinger', { enabled: true, seconds: 1, minutes: 1 });
	// @ts-expect-error C's way to say true
	options.set('tcpNoDelay', 1);
	// @ts-expect-error a number where a bigint belongs
	options.set('soMaxPacingRateBytesPerSecond', 125_000);
	// @ts-expect-error a text
	options.set('tcpUserTimeoutMs', '5000');
	// @ts-expect-error no value
	options.set('tcpNoDelay');
	// @ts-expect-error no value either
	options.set('tcpNoDelay', undefined);
	// @ts-expect-error there is no such option
	options.set('noDelay', true);
	// @ts-expect-error the value of another option
	options.set('tcpCongestion', true);
}

export function listing(options: SocketOptions, verbose: boolean): void {
	const noDelay: boolean | undefined = options.all().tcpNoDelay;
	const { values, errors } = options.all({ errors: true });
	const code: string | undefined = errors.tcpInfo?.code;
	const info: TcpInfo | undefined = values.tcpInfo;
	options.all({ errors: verbose });
	// @ts-expect-error a socket may lack it
	const sure: boolean = options.all().tcpNoDelay;
	// @ts-expect-error asked for no errors
	void options.all().errors;
	// @ts-expect-error there is no such choice
	options.all({ verbose: true });
	void [noDelay, code, info, sure];
}

export function raw(options: SocketOptions): void {
	const bytes: Uint8Array = options.getRaw(1, 2, 4);
	options.setRaw(1, 2, Buffer.alloc(4)).setRaw(1, 2, new Uint8Array(4));
	// @ts-expect-error numbers only
	options.getRaw('SOL_SOCKET', 2, 4);
	// @ts-expect-error bytes, not a number
	options.setRaw(1, 2, 1);
	void bytes;
}

interface Everything {
	readonly netSocket: net.Socket;
	readonly netServer: net.Server;
	readonly tlsSocket: tls.TLSSocket;
	readonly httpServer: http.Server;
	readonly httpsServer: https.Server;
	readonly datagrams: dgram.Socket;
	readonly own: Socket;
	readonly nothing: net.Server | undefined;
}

export function borrowing(some: Everything): SocketOptions[] {
	// @ts-expect-error a descriptor is a number
	optionsOf('3');
	// @ts-expect-error it may be none
	optionsOf(some.nothing);
	// @ts-expect-error options of another kind
	optionsOf({ options: { get: () => true } });
	const { netSocket, netServer, tlsSocket, httpServer, httpsServer, datagrams, own } = some;
	return [netSocket, netServer, tlsSocket, httpServer, httpsServer, datagrams, own, 3].map(optionsOf);
}
