/** Which engine is made, and why; that its making fails with a SocketError: it needs descriptors, and there may be none left. */
import { getSystemErrorName } from 'node:util';
import { EventEngine, sharedEngine } from '../native/engine';
import { socketError } from './errors';

/** 'auto': io_uring where the kernel allows it, readiness elsewhere. */
const choices = ['poll', 'uring', 'auto'] as const;
type EngineChoice = (typeof choices)[number];

/** What is made where `SYSSOCK_ENGINE` does not say. */
const usualChoice: EngineChoice = 'auto';

/** A process without descriptors is told so, as it is on any engine: that is no reason to be served otherwise for good. */
const passing: readonly string[] = ['EMFILE', 'ENFILE'];

const refusals: Readonly<Record<string, string>> = {
	EPERM: 'forbidden, by seccomp or by kernel.io_uring_disabled',
	EACCES: 'forbidden, by a security module',
	ENOSYS: 'it takes Linux 6.1 or newer',
};

/**
 * Of the kind that `SYSSOCK_ENGINE` says ('poll', 'uring' or 'auto'), else of the usual one. 'uring' where io_uring cannot
 * be had is a SocketError; 'auto' is readiness then, for a `reason` that can be read.
 */
export function newEngine(): EventEngine {
	const asked = askedFor();
	const choice = asked ?? usualChoice;
	const reason = asked === undefined ? `'${choice}' is the default` : `SYSSOCK_ENGINE=${asked}`;
	return withSocketError(() => (choice === 'auto' ? ringWhereAllowed(reason) : new EventEngine(choice, reason)));
}

function askedFor(): EngineChoice | undefined {
	const value = process.env.SYSSOCK_ENGINE;
	if (value === undefined || value === '') return undefined;
	const choice = choices.find((each) => each === value);
	if (choice !== undefined) return choice;
	throw Object.assign(new TypeError(`SYSSOCK_ENGINE must be 'poll', 'uring' or 'auto', not '${value}'`), {
		code: 'ERR_INVALID_ARG_VALUE',
	});
}

function ringWhereAllowed(reason: string): EventEngine {
	try {
		return new EventEngine('uring', reason);
	} catch (error) {
		const { errno, syscall } = error as NodeJS.ErrnoException;
		if (errno === undefined || passing.includes(getSystemErrorName(errno))) throw error;
		return new EventEngine('poll', refusal(getSystemErrorName(errno), syscall));
	}
}

function refusal(code: string, syscall: string | undefined): string {
	const why = process.platform === 'linux' ? refusals[code] : `it is Linux' own`;
	return `no io_uring here: ${syscall} ${code}${why === undefined ? '' : ` (${why})`}`;
}

/** This environment's, for single waits, which io_uring would not make better. */
export const engineForWaits = (): EventEngine => withSocketError(sharedEngine);

function withSocketError(make: () => EventEngine): EventEngine {
	try {
		return make();
	} catch (error) {
		const { errno, syscall } = error as NodeJS.ErrnoException;
		if (errno === undefined || syscall === undefined) throw error;
		throw socketError(errno, syscall, { detail: 'to wait for socket events' });
	}
}
