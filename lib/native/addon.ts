/**
 * `syssock/addon`: the compiled addon itself, typed, for whoever writes their own loop. Every call answers `>= 0` or
 * a negative errno; `binding.ts` says what each does.
 */
import type { Binding } from './binding';
import { binding } from './load';

export * from './binding';

// By name, one by one: only so can an ESM import name them.
export const {
	openSocket,
	openPair,
	adoptFd,
	getOption,
	setOption,
	checkOption,
	getRawOption,
	setRawOption,
	optionRows,
	createEngine,
	recordLayout,
	recordKinds,
	systemErrorOf,
	interfaceIndex,
	interfaceName,
	interfaces,
	constants,
	system,
} = binding satisfies Complete;

/** Does not compile when the addon has something that is not exported here. */
type Complete = { [Name in keyof Binding]: Name extends keyof typeof import('./addon') ? unknown : never };
