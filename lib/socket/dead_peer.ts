import { checkInteger } from './arguments';
import type { OptionSettings } from './options';

const probes = 3;
/** Below it the keepalive timers, which count whole seconds, could not keep the promise. */
const shortestMs = 4000;
const longestMs = 2 ** 31 - 1;

/**
 * Options that end a TCP connection whose peer is gone (no FIN, no RST: a cable, a crash, a NAT that forgot) within about
 * `timeoutMs`, 4000 or more, idle or not: keepalive probes after half of the time and three of them in the other half
 * (tcp(7)), and TCP_USER_TIMEOUT for bytes that nobody acknowledges (RFC 5482). The connection then fails with ETIMEDOUT.
 *
 *     manager.setupServerSockets([{ port: 80, options: deadPeerOptions(30_000) }]);
 */
export function deadPeerOptions(timeoutMs: number): OptionSettings {
	checkInteger('timeoutMs', timeoutMs, shortestMs, longestMs);
	const seconds = Math.floor(timeoutMs / 1000);
	const interval = Math.max(1, Math.floor(seconds / 2 / probes));
	return {
		soKeepAlive: true,
		tcpKeepIdleSeconds: Math.max(1, seconds - probes * interval),
		tcpKeepIntvlSeconds: interval,
		tcpKeepCnt: probes,
		tcpUserTimeoutMs: timeoutMs,
	};
}
