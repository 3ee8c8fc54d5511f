/**
 * The kernels that a test puts below the code, in place of the operating system's (house rule 6):
 *
 * - `useScriptedKernel()`: every answer is written by the test, descriptors are virtual, and what the code did
 *   wrong (a leak, a double close, a call nobody expected) is told by `assertClean()`. Engines that are made while it
 *   is in use have a loop whose turns the test makes, and its clock (`turn()`, `advance()`; simulation.ts for timers);
 * - `useFaultKernel({ seed })`: the real one, with errnos, short counts and delays injected by rule.
 *
 * ```ts
 * const kernel = useScriptedKernel().succeed('open', 'listen', 'close').answer('accept', 'EAGAIN', 'EMFILE', {});
 * const listener = openHandle(binding.openSocket(AF_INET, SOCK_STREAM, 0));
 * expect(listener.accept()).toBe(errno('EAGAIN'));
 * ...
 * kernel.assertClean();
 * ```
 *
 * Both work below the native handles (`binding`) and below all of lib/, which loads the same addon in tests. The
 * kernel is the environment's, and Jest gives one to several test files in turn: end with `afterEach(useSystemKernel)`.
 *
 * What native code throws comes from outside of Jest's realm, so that `toThrow(TypeError)` does not know it:
 * compare `name` and `code`.
 */
import { constants } from 'node:os';
import { getSystemErrorMap } from 'node:util';

import type { Binding, NativeAddress, Result, SocketHandle } from '../../lib/native/binding';
import { binding as loaded } from '../../lib/native/load';

/** A kernel call, as scripts, rules and logs name it: the members of `SocketApi` in native/sys/socket_api.h. */
export type KernelCall =
	| 'open'
	| 'openPair'
	| 'accept'
	| 'duplicate'
	| 'close'
	| 'setCloseOnExec'
	| 'setNonBlocking'
	| 'getNonBlocking'
	| 'bind'
	| 'listen'
	| 'connect'
	| 'shutdown'
	| 'getLocalAddress'
	| 'getRemoteAddress'
	| 'send'
	| 'sendTo'
	| 'sendVector'
	| 'receive'
	| 'receiveFrom'
	| 'getOption'
	| 'setOption'
	| 'queuedBytes'
	| 'interfaceIndex'
	| 'interfaceName'
	| 'listInterfaces'
	| 'ringSetup'
	| 'ringEnter'
	| 'ringRegister'
	| 'batchSetup'
	| 'batchSubmit';

/** What one call answers. Each field is for the calls that give such a thing. */
export interface AnswerFields {
	/**
	 * `>= 0`, or a negative errno. Without it the call succeeds as it should: a fresh descriptor (from 1000 on) where
	 * it makes one, all bytes where it sends, the length of `data` where it receives, else 0.
	 */
	readonly result?: Result;
	/**
	 * Received bytes, or an option's value. What does not fit is lost, as with a datagram.
	 */
	readonly data?: Uint8Array;
	/** In place of `data`: a number is an int as the kernel writes it, a string is its bytes (`interfaceName`). */
	readonly value?: number | string;
	/** The peer's address (`accept`, `receiveFrom`, `getRemoteAddress`) or the local one. */
	readonly address?: NativeAddress;
	/** The descriptors of `openPair`. */
	readonly fds?: readonly [number, number];
	/** The message flags of `receiveFrom`. */
	readonly flags?: number;
	/** Of `listInterfaces`. */
	readonly interfaces?: readonly { readonly name: string; readonly index: number }[];
}

/** An errno by name (`'EAGAIN'`), a result, or more than that. */
export type Answer = string | Result | AnswerFields;

/** A call that was made, with those of its arguments that it has. */
export interface LoggedCall {
	readonly call: KernelCall;
	readonly fd?: number;
	readonly result: Result;
	readonly domain?: number;
	readonly type?: number;
	readonly protocol?: number;
	readonly backlog?: number;
	readonly on?: 0 | 1;
	readonly direction?: 0 | 1 | 2;
	readonly index?: number;
	/** Bytes to be sent, room to receive, or an option's length. */
	readonly length?: number;
	readonly slices?: number;
	readonly flags?: number;
	readonly level?: number;
	/** The number of an option. */
	readonly name?: number;
	/** The first 64 of the bytes that were sent, or of an option's value. */
	readonly bytes?: Buffer;
	readonly address?: NativeAddress;
	/** The name of an interface. */
	readonly text?: string;
}

/** Answers that no call has taken. Without `fd`: those for any descriptor. */
export interface UnusedAnswers {
	readonly call: KernelCall;
	readonly fd?: number;
	readonly count: number;
}

/** When a fault is injected, and which. One of `errno`, `shortCount` and `delayMs` at least. */
export interface FaultRule {
	/** Absent: any call. */
	readonly call?: KernelCall;
	/** Absent: any descriptor. It is the number that counts, and the real kernel gives a closed one again. */
	readonly fd?: number;
	/** So many calls that match are let through first (default 0). */
	readonly after?: number;
	/** So many faults are injected, then the rule is spent (default: no end). */
	readonly times?: number;
	/** 0 to 1 (default 1), drawn from the kernel's seeded generator. */
	readonly probability?: number;
	/** Answered instead of the call. Only `close` is made all the same: a close that fails has closed. */
	readonly errno?: string | Result;
	/** The call sends or receives at most so many bytes (1 or more; a datagram loses the rest); of `batchSubmit`, requests. */
	readonly shortCount?: number;
	/** 1 to 1000. Blocks the thread, as a slow system call does; before the error, if there is one too. */
	readonly delayMs?: number;
}

export interface FaultCounts {
	readonly calls: number;
	readonly errors: number;
	readonly shortened: number;
	readonly delayed: number;
}

/** A fault that was injected: into which call, and which one of this name it was (from 1). */
export interface InjectedFault {
	readonly call: KernelCall;
	readonly number: number;
	readonly fd?: number;
	readonly errno?: Result;
	readonly shortCount?: number;
	readonly delayMs?: number;
}

interface NativeScriptedKernel {
	queue(call: KernelCall, fd: number | undefined, answer: AnswerFields): void;
	setStanding(call: KernelCall, fd: number | undefined, answer: AnswerFields | undefined): void;
	declareOpen(fd?: number): number;
	declareClosed(fd: number): void;
	forget(fd: number): void;
	calls(): LoggedCall[];
	counts(): Record<KernelCall, number>;
	unexpected(): LoggedCall[];
	violations(): string[];
	leaks(): number[];
	unused(): UnusedAnswers[];
	setReadiness(fd: number, bits: number): void;
	setSendRoom(fd: number, bytes: number): void;
	takeSent(fd: number): Buffer;
	turn(order?: readonly number[]): void;
	ready(): number[];
	polled(fd: number): number;
	sleeps(): boolean;
	isAlive(): boolean;
	now(): number;
	advance(ms: number): void;
}

interface NativeFaultKernel {
	addRule(rule: FaultRule): void;
	clearRules(): void;
	counts(): Record<KernelCall, FaultCounts>;
	faults(): InjectedFault[];
}

/** The testing addon: everything that the addon exports, and the kernels. */
export interface TestingBinding extends Binding {
	readonly testing: {
		/** Opens a batch (native/sys/batch.h) and closes it: 0, or what the system's kernel refuses it with. */
		openBatch(): Result;
		useSystemKernel(): void;
		useScriptedKernel(): NativeScriptedKernel;
		useFaultKernel(options: { seed: number }): NativeFaultKernel;
	};
}

/** What lib/ itself runs on in a test file: test/support/use-testing-addon.cjs sees to that. */
export const binding: TestingBinding = asTesting(loaded);

function asTesting(addon: Binding): TestingBinding {
	if ('testing' in addon) return addon as TestingBinding;
	throw new Error(`SYSSOCK_ADDON names an addon without test kernels: ${process.env.SYSSOCK_ADDON}`);
}

const errnos = new Map([...getSystemErrorMap()].map(([number, [name]]) => [name, number]));

/** `errno('EAGAIN')` is -11 on Linux: a negative errno in libuv's numbering, as native code answers it. */
export function errno(name: string): Result {
	const number = errnos.get(name) ?? errnoUnknownToLibuv(name);
	if (number === undefined) throw new RangeError(`this system has no errno ${name}`);
	return number;
}

/** EINPROGRESS is one: libuv never shows it. Its list is complete for Windows, where a connect that goes on is EAGAIN. */
function errnoUnknownToLibuv(name: string): Result | undefined {
	if (process.platform === 'win32') return name === 'EINPROGRESS' ? errnos.get('EAGAIN') : undefined;
	const number = (constants.errno as Readonly<Record<string, number>>)[name];
	return number === undefined ? undefined : -number;
}

/** The handle of a call that answers one; fails the test with the errno's name where it is an errno. */
export function openHandle(handle: SocketHandle | Result): SocketHandle {
	if (typeof handle !== 'number') return handle;
	const [name] = getSystemErrorMap().get(handle) ?? [String(handle)];
	throw new Error(`expected a SocketHandle, got ${name}`);
}

/** What SYSSOCK_ENGINE said before a scripted kernel was in use, which has no io_uring. */
let engineBefore: { readonly kind: string | undefined } | undefined;

function restoreEngine(): void {
	if (engineBefore === undefined) return;
	if (engineBefore.kind === undefined) delete process.env.SYSSOCK_ENGINE;
	else process.env.SYSSOCK_ENGINE = engineBefore.kind;
	engineBefore = undefined;
}

/** The operating system's own kernel again. Handles stay with the kernel that opened them. */
export function useSystemKernel(): void {
	restoreEngine();
	binding.testing.useSystemKernel();
}

/** From now on, what is opened is opened on a new scripted kernel, on which nothing is scripted yet. */
export function useScriptedKernel(): ScriptedKernel {
	engineBefore ??= { kind: process.env.SYSSOCK_ENGINE };
	process.env.SYSSOCK_ENGINE = 'poll';
	return new ScriptedKernel(binding.testing.useScriptedKernel());
}

/** From now on, what is opened is opened on the real kernel, with faults. The same seed replays the same faults. */
export function useFaultKernel(options: { readonly seed?: number } = {}): FaultKernel {
	const seed = options.seed ?? 1;
	restoreEngine();
	return new FaultKernel(binding.testing.useFaultKernel({ seed }), seed);
}

/** What a virtual descriptor is ready for. 'error': SO_ERROR or the error queue has something; 'hangup': EPOLLHUP. */
export type Readiness = 'read' | 'write' | 'error' | 'hangup';

const readinessBits: Readonly<Record<Readiness, number>> = { read: 1, write: 2, error: 4, hangup: 8 };

function answerFields(answer: Answer): AnswerFields {
	if (typeof answer === 'string') return { result: errno(answer) };
	return typeof answer === 'number' ? { result: answer } : answer;
}

/** A part of the script: the answers for one descriptor, or for any. */
export class Script {
	readonly #native: NativeScriptedKernel;
	readonly #fd: number | undefined;

	constructor(native: NativeScriptedKernel, fd: number | undefined) {
		this.#native = native;
		this.#fd = fd;
	}

	/** The next answers of `call`, one a call, in this order: `answer('accept', 'EAGAIN', 'EMFILE', {})`. */
	answer(call: KernelCall, ...answers: Answer[]): this {
		for (const answer of answers) this.#native.queue(call, this.#fd, answerFields(answer));
		return this;
	}

	/** What `call` answers whenever no answer is queued; `undefined` ends that. */
	always(call: KernelCall, answer: Answer | undefined): this {
		this.#native.setStanding(call, this.#fd, answer === undefined ? undefined : answerFields(answer));
		return this;
	}

	/** `always(call, {})` for each: plain success. */
	succeed(...calls: KernelCall[]): this {
		for (const call of calls) this.always(call, {});
		return this;
	}
}

/**
 * A kernel whose answers a test writes. A call for which there is none answers -ENOSYS and is `unexpected`. A call on
 * a descriptor that is not open answers -EBADF, whatever is scripted, and is a violation.
 */
export class ScriptedKernel extends Script {
	readonly #native: NativeScriptedKernel;

	constructor(native: NativeScriptedKernel) {
		super(native, undefined);
		this.#native = native;
	}

	/** Answers for this descriptor alone: all of them go before those for any descriptor. */
	on(fd: number): Script {
		return new Script(this.#native, fd);
	}

	/** A descriptor that came from elsewhere (to be adopted); answers its number. */
	declareOpen(fd?: number): number {
		return this.#native.declareOpen(fd);
	}

	/** A descriptor that went elsewhere (was detached), and is no leak. */
	declareClosed(fd: number): void {
		this.#native.declareClosed(fd);
	}

	/** Drops what was scripted for a descriptor that is closed, so that its number can be another's. */
	forget(fd: number): void {
		this.#native.forget(fd);
	}

	/** The calls so far (the first 10,000), of this name if one is given. */
	calls(call?: KernelCall): LoggedCall[] {
		const all = this.#native.calls().map((entry) => ({ ...entry }));
		return call === undefined ? all : all.filter((entry) => entry.call === call);
	}

	/** How often `call` was made. */
	count(call: KernelCall): number {
		return this.#native.counts()[call];
	}

	/** Calls for which nothing was scripted. */
	unexpected(): LoggedCall[] {
		return this.#native.unexpected().map((entry) => ({ ...entry }));
	}

	/** Double closes, uses after close and the like. */
	violations(): string[] {
		return [...this.#native.violations()];
	}

	/** Descriptors that are open. */
	leaks(): number[] {
		return [...this.#native.leaks()];
	}

	/**
	 * What the descriptor is ready for from now on, as long as it is open; none: nothing. Told each turn (level-triggered)
	 * of what it is polled for; an error and a hang-up are told whatever that is. An error ends the polling, as libuv does.
	 */
	ready(fd: number, ...readiness: Readiness[]): this {
		this.#native.setReadiness(
			fd,
			readiness.reduce((bits, name) => bits | readinessBits[name], 0),
		);
		return this;
	}

	/**
	 * The room of a stream's send buffer: sends that are not scripted otherwise take so many bytes, then answer EAGAIN,
	 * and the descriptor is ready for writing while there is room. What was taken is kept for `sent`.
	 */
	sendRoom(fd: number, bytes: number): this {
		this.#native.setSendRoom(fd, bytes);
		return this;
	}

	/** The bytes that were sent since this was asked last, of a descriptor with a `sendRoom`; also once it is closed. */
	sent(fd: number): Buffer {
		return this.#native.takeSent(fd);
	}

	/**
	 * One turn of the loop: what is ready is told, in the order of the descriptors or in this one (one may come twice,
	 * one that is not ready is left out); then JavaScript is called with all that it brought, and what was gathered is
	 * sent. `process.nextTick` callbacks come after whoever calls this has returned to the real loop.
	 */
	turn(order?: readonly number[]): void {
		this.#native.turn(order);
	}

	/** Descriptors of which the next turn has something to tell, in order. */
	readyDescriptors(): number[] {
		return [...this.#native.ready()];
	}

	/** What the descriptor is polled for (READ, WRITE); undefined when no engine has it. */
	polled(fd: number): number | undefined {
		const bits = this.#native.polled(fd);
		return bits < 0 ? undefined : bits;
	}

	/** Whether a real loop would wait now: nothing is ready, and no engine has something to tell. */
	get sleeps(): boolean {
		return this.#native.sleeps();
	}

	/** Whether engines would keep the process alive. */
	get isAlive(): boolean {
		return this.#native.isAlive();
	}

	/** Milliseconds since the epoch, by the engines' clock, which stands still between `advance`s. */
	get now(): number {
		return this.#native.now();
	}

	advance(ms: number): void {
		this.#native.advance(ms);
	}

	/** Queued answers that no call has taken. */
	unused(): UnusedAnswers[] {
		return this.#native.unused().map((entry) => ({ ...entry }));
	}

	/** Fails unless the script was followed to its end and every descriptor was closed, once. */
	assertClean(): void {
		const problems = [
			...this.unexpected().map((entry) => `unexpected: ${JSON.stringify(entry)}`),
			...this.violations().map((text) => `violation: ${text}`),
			...this.leaks().map((fd) => `leak: fd ${fd} is still open`),
			...this.unused().map((entry) => `unused: ${JSON.stringify(entry)}`),
		];
		if (problems.length > 0) throw new Error(`the scripted kernel is not clean:\n${problems.join('\n')}`);
	}
}

/**
 * The real kernel with injected faults. They are injected above the retries of native/sys: an EINTR from here is one
 * that surfaced. Rules are asked in the order in which they were added, and the first that fires decides. What is
 * requested of an io_uring, or in a batch of the poll engine's, counts as `accept`, `receive` or `send`, and meets their
 * faults, when it is queued.
 */
export class FaultKernel {
	/** To be printed by a test that fails: the same seed and the same calls replay the same faults. */
	readonly seed: number;
	readonly #native: NativeFaultKernel;

	constructor(native: NativeFaultKernel, seed: number) {
		this.#native = native;
		this.seed = seed;
	}

	inject(rule: FaultRule): this {
		const { errno: error, ...rest } = rule;
		if (error === undefined) this.#native.addRule(rest);
		else this.#native.addRule({ ...rest, errno: typeof error === 'string' ? errno(error) : error });
		return this;
	}

	/** No more faults. */
	clear(): void {
		this.#native.clearRules();
	}

	counts(call: KernelCall): FaultCounts {
		return { ...this.#native.counts()[call] };
	}

	/** The faults so far (the first 10,000), in order. */
	faults(): InjectedFault[] {
		return this.#native.faults().map((fault) => ({ ...fault }));
	}
}
