/**
 * A world of clients on the scripted kernel: they connect, send, end and reset, and time passes only when a test says
 * so. JavaScript's timers and Date, and the engines' clock, are one clock. The same calls in the same order are the
 * same run.
 */
import { setImmediate } from 'node:timers/promises';
import type { Listener } from '../../lib/server/listener';
import type { SocketAddress } from '../../lib/socket/addresses';
import { Socket } from '../../lib/socket/socket';
import { binding, type ScriptedKernel, useScriptedKernel, useSystemKernel } from './kernels';
import { patternOf } from './streams';

/** The far end of a connection. What it sends is the stream of its number (streams.ts). */
export interface Peer {
	readonly number: number;
	/** Bytes that it has sent. */
	sent: number;
	ended: boolean;
	reset: boolean;
}

/** What clients do, on whichever kernel. */
export interface World {
	/** A client that connects and sends the first bytes of its stream. */
	connect(listener: Listener): Peer;
	/** A client whose connection nobody accepted yet, and our end of it. */
	dial(): { readonly peer: Peer; readonly socket: Socket };
	send(peer: Peer, bytes: number): void;
	end(peer: Peer): void;
	reset(peer: Peer): void;
	/** The room that the kernel has for what is sent to the peer, where a test can say. */
	setRoom(peer: Peer, bytes: number): void;
	/** What has come to the peer since this was asked last. */
	received(peer: Peer): Buffer;
	/** A turn of the loop, and all that handlers deferred. `order` puts what is ready into an order. */
	turn(order?: (ready: readonly number[]) => readonly number[]): Promise<void>;
	advance(ms: number): Promise<void>;
	/** Whether nothing more comes of what has happened. */
	readonly quiet: boolean;
	close(): void | Promise<void>;
}

const firstFd = 2000;
const firstPort = 10_000;
/** Clients come from so many addresses, in turn. */
const hosts = 3;
const plenty = 2 ** 40;
const { SOCK_STREAM } = binding.constants;
const SO_LINGER = binding.optionRows.find(({ name }) => name === 'soLinger')?.number;

/** What waits in a listener's backlog: a descriptor to be handed out, or the errno of one accept. */
type Arrival = number | string;

interface ScriptedPeer extends Peer {
	readonly fd: number;
	/** What came to it on a descriptor that is another's by now. */
	inbox: Buffer[];
	/** Calls that were made before it came. */
	readonly callsBefore: number;
}

export class ScriptedWorld implements World {
	readonly kernel: ScriptedKernel;
	readonly #timeIsStopped: boolean;
	readonly #peers: ScriptedPeer[] = [];
	readonly #owners = new Map<number, ScriptedPeer>();
	readonly #backlogs = new Map<number, Arrival[]>();

	/** Unless told otherwise, nothing in this test file's realm has a clock of its own from here to `close()`. */
	constructor({ stopTime = true }: { readonly stopTime?: boolean } = {}) {
		this.#timeIsStopped = stopTime;
		this.kernel = useScriptedKernel();
		this.kernel
			.succeed('open', 'close', 'bind', 'listen', 'shutdown', 'setOption', 'send', 'sendVector', 'setNonBlocking')
			.always('getOption', { value: SOCK_STREAM })
			.always('getNonBlocking', 1)
			.always('getLocalAddress', { address: { family: 'ipv4', host: '127.0.0.1', port: 0 } })
			.always('getRemoteAddress', 'ENOTCONN')
			.always('queuedBytes', 0)
			.always('accept', 'EAGAIN')
			.always('receive', 'EAGAIN')
			.always('receiveFrom', 'EAGAIN');
		if (stopTime)
			jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'], now: this.kernel.now });
	}

	/** The peer of a connection, by its remote address. */
	peerAt(address: SocketAddress | undefined): Peer | undefined {
		return address === undefined || address.family === 'unix' ? undefined : this.#peers[address.port - firstPort - 1];
	}

	connect(listener: Listener, firstBytes = 8): Peer {
		const peer = this.#newPeer(firstBytes);
		this.#backlogOf(listener).push(peer.fd);
		this.kernel.on(listener.socket.fd).answer('accept', { result: peer.fd });
		return peer;
	}

	dial(): { readonly peer: Peer; readonly socket: Socket } {
		const peer = this.#newPeer(8);
		this.kernel.answer('open', { result: peer.fd });
		return { peer, socket: new Socket({ family: 'ipv4', type: 'stream' }) };
	}

	#newPeer(firstBytes: number): ScriptedPeer {
		const peer: ScriptedPeer = {
			number: this.#peers.length + 1,
			fd: this.#freeFd(),
			sent: 0,
			ended: false,
			reset: false,
			inbox: [],
			callsBefore: this.kernel.calls().length,
		};
		this.#owners.set(peer.fd, peer);
		this.#peers.push(peer);
		const host = `127.0.0.${1 + (peer.number % hosts)}`;
		const address = { family: 'ipv4', host, port: firstPort + peer.number } as const;
		this.kernel.on(peer.fd).always('getRemoteAddress', { address });
		this.setRoom(peer, plenty);
		if (firstBytes > 0) this.send(peer, firstBytes);
		return peer;
	}

	/** The next accept but those before it fails, and takes nobody out of the backlog. */
	failAccept(listener: Listener, errno: string): void {
		this.#backlogOf(listener).push(errno);
		this.kernel.on(listener.socket.fd).answer('accept', errno);
	}

	/** Setting up this peer's connection fails. */
	failOption(peer: Peer, errno: string): void {
		this.kernel.on((peer as ScriptedPeer).fd).answer('setOption', errno);
	}

	/** The connection breaks with this error, at both ends. */
	fail(peer: Peer, errno: string): void {
		if (peer.reset) return;
		peer.reset = true;
		const fd = this.#answer(peer, errno);
		if (fd === undefined) return;
		this.kernel.on(fd).always('receive', 0).always('send', 'EPIPE').always('sendVector', 'EPIPE');
	}

	/** The descriptor that the peer's connection has, unless that has ended and it is another's by now. */
	descriptorOf(peer: Peer): number | undefined {
		return this.#fdOf(peer);
	}

	/** Clients that wait to be accepted, and accepts that will fail. */
	waiting(listeners: readonly Listener[]): number {
		this.#tellReadiness();
		return listeners.reduce((sum, listener) => sum + this.#backlogOf(listener).length, 0);
	}

	send(peer: Peer, bytes: number): void {
		this.sendData(peer, patternOf(peer.number, peer.sent, peer.sent + bytes));
	}

	/** Bytes of a test's own. */
	sendData(peer: Peer, data: Buffer): void {
		if (peer.ended || peer.reset) return;
		peer.sent += data.length;
		this.#answer(peer, { data });
	}

	/** How our side ended the peer's connection: 'FIN' or 'ECONNRESET'; undefined: not yet. */
	endingOf(peer: Peer): string | undefined {
		const { fd, callsBefore } = peer as ScriptedPeer;
		let resets = false;
		for (const { call, fd: of, name } of this.kernel.calls().slice(callsBefore)) {
			if (of !== fd) continue;
			if (call === 'setOption' && name === SO_LINGER) resets = true;
			if (call === 'shutdown' || call === 'close') return resets ? 'ECONNRESET' : 'FIN';
		}
		return undefined;
	}

	end(peer: Peer): void {
		if (peer.ended || peer.reset) return;
		peer.ended = true;
		const fd = this.#answer(peer, 0);
		if (fd !== undefined) this.kernel.on(fd).always('receive', 0);
	}

	reset(peer: Peer): void {
		this.fail(peer, 'ECONNRESET');
	}

	setRoom(peer: Peer, bytes: number): void {
		const fd = this.#fdOf(peer);
		if (fd !== undefined) this.kernel.sendRoom(fd, bytes);
	}

	received(peer: Peer): Buffer {
		const { inbox } = peer as ScriptedPeer;
		const fd = this.#fdOf(peer);
		if (fd !== undefined) inbox.push(this.kernel.sent(fd));
		return Buffer.concat(inbox.splice(0));
	}

	async turn(order?: (ready: readonly number[]) => readonly number[]): Promise<void> {
		this.turnNow(order);
		await setImmediate();
	}

	/** The turn alone. Where time is not stopped, the engines' clock follows it. */
	turnNow(order?: (ready: readonly number[]) => readonly number[]): void {
		if (!this.#timeIsStopped) this.kernel.advance(Math.max(0, Date.now() - this.kernel.now));
		this.#tellReadiness();
		this.kernel.turn(order?.(this.kernel.readyDescriptors()));
	}

	async advance(ms: number): Promise<void> {
		for (let passed = 0; passed < ms; passed++) {
			this.kernel.advance(1);
			jest.advanceTimersByTime(1);
			await setImmediate();
		}
	}

	get quiet(): boolean {
		this.#tellReadiness();
		return this.kernel.sleeps;
	}

	/** Fails when something was left open, or was done to a descriptor that was not. */
	async close(): Promise<void> {
		await setImmediate();
		const problems = [
			...this.kernel.violations(),
			...this.kernel.unexpected().map((entry) => `unexpected: ${JSON.stringify(entry)}`),
			...this.kernel.leaks().map((fd) => `fd ${fd} is still open`),
			...(this.#timeIsStopped && jest.getTimerCount() > 0 ? [`${jest.getTimerCount()} timers are left`] : []),
		];
		this.abandon();
		if (problems.length > 0) throw new Error(problems.join('\n'));
	}

	/** Ends it without a look, after a failure. */
	abandon(): void {
		if (this.#timeIsStopped) jest.useRealTimers();
		useSystemKernel();
	}

	/** As a kernel does: the lowest number that nobody has, or waits to have. */
	#freeFd(): number {
		this.#forgetTheClosed();
		const inUse = this.#inUse();
		let fd = firstFd;
		while (inUse.has(fd)) fd++;
		return fd;
	}

	/** What was scripted for descriptors that were accepted and are closed by now. */
	#forgetTheClosed(): void {
		const inUse = this.#inUse();
		for (const [fd, peer] of this.#owners) {
			if (inUse.has(fd)) continue;
			peer.inbox.push(this.kernel.sent(fd));
			this.#owners.delete(fd);
			this.kernel.forget(fd);
		}
	}

	/** Descriptors that are open, or wait to be accepted. */
	#inUse(): Set<Arrival> {
		return new Set<Arrival>([...this.kernel.leaks(), ...[...this.#backlogs.values()].flat()]);
	}

	/** The peer's descriptor at our end, unless it is another's by now. */
	#fdOf(peer: Peer): number | undefined {
		const { fd } = peer as ScriptedPeer;
		return this.#owners.get(fd) === peer ? fd : undefined;
	}

	#answer(peer: Peer, answer: { data: Uint8Array } | number | string): number | undefined {
		const fd = this.#fdOf(peer);
		if (fd !== undefined) this.kernel.on(fd).answer('receive', answer);
		return fd;
	}

	#backlogOf(listener: Listener): Arrival[] {
		const { fd } = listener.socket;
		const backlog = this.#backlogs.get(fd) ?? [];
		this.#backlogs.set(fd, backlog);
		return backlog;
	}

	/** Level-triggered: a descriptor is ready for reading as long as an answer is left for it, or its end is there. */
	#tellReadiness(): void {
		this.#forgetTheClosed();
		const left = new Map<string, number>();
		for (const { call, fd, count } of this.kernel.unused()) left.set(`${call} ${fd}`, count);
		for (const [fd, backlog] of this.#backlogs) {
			backlog.splice(0, backlog.length - (left.get(`accept ${fd}`) ?? 0));
			this.kernel.ready(fd, ...(backlog.length > 0 ? (['read'] as const) : []));
		}
		for (const [fd, { ended, reset }] of this.#owners) {
			const readable = ended || reset || left.has(`receive ${fd}`);
			this.kernel.ready(fd, ...(readable ? (['read'] as const) : []), ...(reset ? (['error', 'hangup'] as const) : []));
		}
	}
}
