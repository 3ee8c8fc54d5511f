/**
 * Whether it is too late to set an option. The kernel takes many of them too late without a word, and without an
 * effect, so it is asked for the socket's state before.
 */
import type { NativeAddress, OptionOut, Result } from '../native/binding';
import { formatAddress } from './addresses';
import type { OptionTarget } from './borrowed_socket';
import { type OptionRowInfo, optionRows } from './options.generated';

export interface TooLate {
	readonly code: 'EINVAL' | 'EISCONN';
	readonly detail: string;
}

const listening = readerOf('SO_ACCEPTCONN');
const peerName = readerOf('SO_PEERNAME');

const checks: Readonly<Record<OptionRowInfo['stage'], (target: OptionTarget) => TooLate | undefined>> = {
	any: () => undefined,
	beforeBind(target) {
		const because = boundState(target);
		return because === undefined ? undefined : { code: 'EINVAL', detail: `has to be set before bind; ${because}` };
	},
	beforeListen(target) {
		if (!listens(target)) return undefined;
		return { code: 'EINVAL', detail: 'has to be set before listen; this socket listens already' };
	},
	beforeConnect(target) {
		const because = connectedState(target);
		return because === undefined ? undefined : { code: 'EISCONN', detail: `has to be set before connect; ${because}` };
	},
};

/** Undefined when there is time, and when nobody can tell: the kernel is the judge then. */
export function tooLate(stage: OptionRowInfo['stage'], target: OptionTarget): TooLate | undefined {
	return checks[stage](target);
}

function boundState(target: OptionTarget): string | undefined {
	if (target.localAddress !== undefined) {
		const address = target.localAddress();
		return isNamed(address) ? `this socket is bound to ${formatAddress(address)}` : undefined;
	}
	if (target.bound === true) return 'this socket is bound';
	return listens(target) ? 'this socket listens' : connectedState(target);
}

function connectedState(target: OptionTarget): string | undefined {
	const address = target.remoteAddress === undefined ? peerName(target) : target.remoteAddress();
	if (typeof address !== 'object') return undefined;
	const peer = address as NativeAddress;
	return isNamed(peer) ? `this socket is connected to ${formatAddress(peer)}` : 'this socket is connected';
}

function listens(target: OptionTarget): boolean {
	return listening(target) === true;
}

/** Bound: port 0 and the empty path are what a socket has before. */
function isNamed(address: NativeAddress | Result | undefined): address is NativeAddress {
	if (typeof address !== 'object') return false;
	return address.family === 'unix' ? address.path !== '' : address.port !== 0;
}

/** Reads an option of the table; undefined where it cannot be read. */
function readerOf(symbol: string): (target: OptionTarget) => unknown {
	const row = optionRows.findIndex((info) => info.symbol === symbol);
	return (target) => {
		const out: OptionOut = {};
		return row >= 0 && target.getOption(row, out) >= 0 ? out.value : undefined;
	};
}
