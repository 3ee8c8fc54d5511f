/**
 * The types of everything that is native, in one place. Nothing here decides: calls answer `>= 0` or a
 * negative errno in libuv's numbering (`util.getSystemErrorName(-result)` does not need a table of ours), and
 * only wrong arguments throw (TypeError or RangeError with an `ERR_*` code), before any system call.
 *
 * `import { ... } from 'syssock/addon'` gives this to whoever writes their own loop.
 */

/** `>= 0`, or a negative errno in libuv's numbering (`-98` is EADDRINUSE on Linux, `-4091` on Windows). */
export type Result = number;

/** An address as native code reads and writes it. A unix path that begins with NUL is an abstract name (Linux). */
export type NativeAddress =
	| { readonly family: 'ipv4'; readonly host: string; readonly port: number }
	| {
			readonly family: 'ipv6';
			readonly host: string;
			readonly port: number;
			/** Interface index of a link-local address; 0 or absent: none (RFC 4007). */
			readonly scopeId?: number;
			readonly flowInfo?: number;
	  }
	| { readonly family: 'unix'; readonly path: string };

/** Where a call leaves a value besides its result. */
export interface OptionOut {
	value?: unknown;
}

/** Filled by `recvFrom`. `flags` are the kernel's MSG_* bits for this message (MSG_TRUNC and kin). */
export interface MessageOut {
	address?: NativeAddress | undefined;
	flags?: number;
}

/** 0: reading (SHUT_RD, bytes to be read), 1: writing (SHUT_WR, bytes not acknowledged), 2: both. */
export type Direction = 0 | 1 | 2;

/**
 * Owns one descriptor: the only owner it has. `close()` invalidates first, then closes, once; afterwards every
 * call answers -EBADF and touches nothing. A handle that is collected while open closes its descriptor.
 */
export interface SocketHandle {
	/** The descriptor, to look at; -1 once closed or detached. */
	readonly fd: number;
	close(): Result;
	/** Gives the descriptor away: answers it, and this handle is closed from then on. */
	detachFd(): Result;
	/** A second descriptor of the same socket (dup(2)), with an owner of its own. */
	duplicate(): SocketHandle | Result;
	setNonBlocking(on: boolean): Result;
	/** 0 or 1; -ENOTSUP where the system cannot tell (Windows). */
	getNonBlocking(): Result;
	bind(address: NativeAddress): Result;
	listen(backlog: number): Result;
	/** An accepted connection, non-blocking and close-on-exec, or a negative errno (-EAGAIN: nobody waits). */
	accept(): SocketHandle | Result;
	/** 0, or -EINPROGRESS for a connect that goes on (EINTR counts as that). */
	connect(address: NativeAddress): Result;
	/** Bytes sent. `flags` are MSG_* bits; MSG_NOSIGNAL is always added where it exists. */
	send(data: Uint8Array, offset: number, length: number, flags: number): Result;
	sendTo(data: Uint8Array, offset: number, length: number, flags: number, to: NativeAddress): Result;
	/** Bytes received; 0 at the end of a stream. */
	recv(into: Uint8Array, offset: number, length: number, flags: number): Result;
	recvFrom(into: Uint8Array, offset: number, length: number, flags: number, out: MessageOut): Result;
	shutdown(direction: Direction): Result;
	localAddress(): NativeAddress | Result;
	remoteAddress(): NativeAddress | Result;
	queuedBytes(direction: 0 | 1): Result;
	/** Reads the option with this index in `optionRows`; `out.value` is set when 0 is answered. */
	getOption(row: number, out: OptionOut): Result;
	setOption(row: number, value: unknown): Result;
	/** At most `length` bytes, as many as the kernel wrote. */
	getRawOption(level: number, name: number, length: number): Uint8Array | Result;
	setRawOption(level: number, name: number, value: Uint8Array): Result;
}

/** A descriptor that stays somebody else's: option calls only, nothing is owned (`optionsOf`). */
export type BorrowedFd = number;

/** A row of the option table as this system has it. */
export interface NativeOptionRow {
	readonly name: string;
	readonly symbol: string;
	/** False: this system has no such option, and every call for it answers -ENOPROTOOPT without a system call. */
	readonly supported: boolean;
	readonly level: number;
	readonly number: number;
}

/** Where each field of a record lies: `records[index * words + field]`. */
export interface RecordLayout {
	/** 32-bit words a record. */
	readonly words: number;
	readonly kind: number;
	/** `id` of what the record is about: `generation * SLOTS + slot`. */
	readonly slot: number;
	readonly generation: number;
	readonly value: number;
	readonly detail: number;
	readonly extra: number;
}

/** What `kind` says. */
export interface RecordKinds {
	/** A watched descriptor is ready: `value` has the bits that are (`READ`, `WRITE`, `ERROR`). */
	readonly ready: number;
	/** A listener accepted: `value` and `detail` are slot and generation of the new connection's id. */
	readonly accepted: number;
	/** A listener's turn ended early: `value` is the negative errno (-EMFILE and kin). */
	readonly acceptError: number;
	/** `value` bytes were received, at `detail` in slab number `extra`. */
	readonly data: number;
	/** The peer sends no more. */
	readonly end: number;
	/** The connection is broken: `value` is the negative errno. Only closing it is left. */
	readonly error: number;
	/** All that was queued has gone to the kernel, after `wantDrained`. */
	readonly drained: number;
	/** The same after `finish`, and our side is ended. */
	readonly finished: number;
}

/** An id is `generation * SLOTS + slot`: whole, below 2^53, and out of date once its tenant has left. */
export const SLOTS = 2 ** 24;
/** Slabs are numbered 0, 1 ... SLAB_NUMBERS - 1, 0 ... in the order in which they are given. */
export const SLAB_NUMBERS = 2 ** 30;
/** Interest in a descriptor, and readiness of it, as bits. */
export const READ = 1;
export const WRITE = 2;
/**
 * In a `ready` record: there is an error to be read (SO_ERROR, or the error queue). The descriptor is watched
 * no longer, until `setInterest` is called again, so that an error that nobody reads cannot make the loop spin.
 */
export const ERROR = 4;

/** Where `stats` puts what; times are milliseconds since the epoch. */
export const STAT = {
	connectedAt: 0,
	lastReadAt: 1,
	/** When the kernel last took bytes, or the queue began to fill. */
	lastWriteAt: 2,
	bytesRead: 3,
	/** That the kernel took. */
	bytesWritten: 4,
	reads: 5,
	writes: 6,
	/** That it has not taken yet. */
	queuedBytes: 7,
	count: 8,
} as const;

/** What `sweep` looks for: connections whose time is before a given one. */
export const OVERDUE = {
	/** No byte went either way since. */
	idle: 0,
	/** Connected before, and no byte ever came. */
	firstByte: 1,
	/** Connected before. */
	lifetime: 2,
	/** Bytes are queued, and none were taken since. */
	writeStall: 3,
} as const;
export type OverdueKind = (typeof OVERDUE)[keyof typeof OVERDUE];

/** What serves connections: readiness and system calls, everywhere; or io_uring(7), on Linux 6.1 and newer. */
export type EngineKind = 'poll' | 'uring';

/**
 * Does a loop turn's system calls natively and calls `onBatch` once for all that they brought (but see
 * `setScoped`). An id that is out of date answers -EBADF. Closed with the environment, at the latest.
 */
export interface Engine {
	/** Watches a descriptor that stays the handle's: an id, or -EBUSY when it is watched already. */
	watch(handle: SocketHandle, interest: number): number | Result;
	/**
	 * Accepts up to `budget` connections a turn: an id. The connections are the engine's, and read from at once, as streams:
	 * those of a seqpacket listener are to be accepted by its handle, and adopted.
	 */
	listen(handle: SocketHandle, budget: number): number | Result;
	/** Connections that a listener accepts a turn from now on. */
	setBudget(id: number, budget: number): Result;
	/** Of a listener: connections that were accepted, by requests that ran ahead, and are not told of while it pauses. */
	waiting(id: number): Result;
	/** Connections that all listeners together accept until this is called again, 0 to 2^53-1. */
	setRoom(connections: number): Result;
	/**
	 * Makes a connection of the handle's descriptor, which leaves the handle: an id. `packets` (default false): a seqpacket
	 * socket's. Its messages are received whole up to 64 KiB; one that had to be cut off is an error, EMSGSIZE.
	 */
	adopt(handle: SocketHandle, packets?: boolean): number | Result;
	/** Of a watch: what it waits for. Of a listener or connection: READ, or 0 to accept or receive nothing. */
	setInterest(id: number, interest: number): Result;
	/** Whether this keeps the process alive; it does at first. */
	setReferenced(id: number, referenced: boolean): Result;
	/**
	 * Whether each of its records is a call of `onBatch`, and so a callback scope, of its own: nextTick callbacks and
	 * microtasks then run between two events, as on node:net, and not after all of the turn's. What a scoped listener
	 * accepts is scoped, too. Not so at first; takes effect with the next call.
	 */
	setScoped(id: number, scoped: boolean): Result;
	/**
	 * For Node's own native code, which opens a callback scope for each event of its own: calls a method once the call
	 * of `onBatch` that this is called from is over, with no callback scope around it. False outside of such a call.
	 */
	callLater(receiver: object, method: (argument: never) => void, argument?: object): boolean;
	unwatch(id: number): Result;
	/** False once what the id stood for has left, for instance because its handle was closed. */
	has(id: number): boolean;

	/**
	 * Takes the bytes, all of them: sent or copied, they may be changed when it returns. Answers how many are queued;
	 * -ENOBUFS when that would be more than `limit`, and then none are taken.
	 */
	write(id: number, data: Uint8Array, limit: number): Result;
	wantDrained(id: number): Result;
	/**
	 * Ends our side once everything queued is sent: 1 when that is done already, 0 when a `finished` record follows. When
	 * the peer has ended too, closing is all that is left, and sends the FIN.
	 */
	finish(id: number): Result;
	/**
	 * Sends what can be sent at once and closes; `reset`: by RST, sending nothing. `out`, if given, is filled as by `stats`
	 * first.
	 */
	closeConnection(id: number, reset: boolean, out?: Float64Array): Result;
	/** The handle of a connection, which is the engine's no more; -EBUSY while bytes are queued or undelivered. */
	take(id: number): SocketHandle | Result;

	/** Fills `out` (`STAT.count` or longer). */
	stats(id: number, out: Float64Array): Result;
	/** The descriptor, to look at. */
	descriptor(id: number): Result;
	localAddress(id: number): NativeAddress | Result;
	remoteAddress(id: number): NativeAddress | Result;
	kernelQueuedBytes(id: number, direction: 0 | 1): Result;
	/**
	 * Puts ids of connections whose time is more than `ageMs` ago into `out`, ended by -1 unless it is full; answers the
	 * slot to go on from, 0 when all were looked at.
	 */
	sweep(kind: OverdueKind, ageMs: number, from: number, out: Float64Array): Result;

	/** Memory that received bytes land in, each byte once. The engine keeps it alive; without any it receives nothing. */
	giveSlab(slab: Uint8Array): Result;
	/** Slabs that nothing was received into yet. */
	freshSlabs(): Result;
	/**
	 * The last 64 records that were delivered, the oldest first, also once it is closed: six numbers each, which are the
	 * time (milliseconds since the epoch), kind, slot, generation, value and detail.
	 */
	recent(): Float64Array;
	/** Sends what was gathered. The engine does it at both ends of each turn. */
	flush(): Result;
	close(): Result;
}

/**
 * Walks the records `from`, `from` + 1 ... `to` - 1. What it throws is reported as uncaught, and so is what a
 * `process.nextTick` callback throws when it is done; then it is called with the same numbers and `again`: it goes on
 * after the record at which it threw, or has nothing left to walk. Only the callee knows where it was.
 */
export type OnBatch = (from: number, to: number, again: boolean) => void;

/** Numbers of the system's headers. Those that not every system has are optional. */
export interface Constants {
	readonly AF_UNSPEC: number;
	readonly AF_INET: number;
	readonly AF_INET6: number;
	readonly AF_UNIX: number;
	readonly AF_NETLINK?: number;
	readonly AF_PACKET?: number;
	readonly AF_VSOCK?: number;
	readonly SOCK_STREAM: number;
	readonly SOCK_DGRAM: number;
	readonly SOCK_RAW: number;
	readonly SOCK_SEQPACKET: number;
	readonly IPPROTO_IP: number;
	readonly IPPROTO_IPV6: number;
	readonly IPPROTO_ICMP: number;
	readonly IPPROTO_ICMPV6: number;
	readonly IPPROTO_TCP: number;
	readonly IPPROTO_UDP: number;
	readonly IPPROTO_SCTP?: number;
	readonly IPPROTO_UDPLITE?: number;
	readonly IPPROTO_MPTCP?: number;
	readonly SOL_SOCKET: number;
	readonly MSG_OOB: number;
	readonly MSG_PEEK: number;
	readonly MSG_DONTROUTE: number;
	readonly MSG_CTRUNC: number;
	readonly MSG_TRUNC: number;
	readonly MSG_WAITALL: number;
	readonly MSG_DONTWAIT?: number;
	readonly MSG_EOR?: number;
	readonly MSG_NOSIGNAL?: number;
	readonly MSG_MORE?: number;
	readonly MSG_CONFIRM?: number;
	readonly MSG_ERRQUEUE?: number;
	readonly MSG_FASTOPEN?: number;
	readonly MSG_ZEROCOPY?: number;
	readonly SOMAXCONN: number;
	readonly EINPROGRESS: number;
}

export interface Binding {
	/** Opens a socket, non-blocking and close-on-exec. */
	openSocket(domain: number, type: number, protocol: number): SocketHandle | Result;
	openPair(domain: number, type: number, protocol: number): [SocketHandle, SocketHandle] | Result;
	/** Takes ownership of a descriptor and makes it close-on-exec; -ENOTSOCK or -EBADF (and no ownership) if it is no open socket. */
	adoptFd(fd: number): SocketHandle | Result;

	getOption(fd: BorrowedFd, row: number, out: OptionOut): Result;
	setOption(fd: BorrowedFd, row: number, value: unknown): Result;
	/** 0 when the row takes the value; throws or answers what `setOption` would without calling the kernel. */
	checkOption(row: number, value: unknown): Result;
	getRawOption(fd: BorrowedFd, level: number, name: number, length: number): Uint8Array | Result;
	setRawOption(fd: BorrowedFd, level: number, name: number, value: Uint8Array): Result;
	readonly optionRows: readonly NativeOptionRow[];

	/**
	 * An engine on this environment's loop; -ENOSYS where the host has no libuv to poll with (Bun, Deno).
	 * `records` is filled before `onBatch` is called. `kind` is 'poll' by default; 'uring' answers what the kernel says
	 * where it cannot be had: -ENOSYS (no io_uring, or Linux before 6.1), -EPERM (forbidden).
	 */
	createEngine(onBatch: OnBatch, records: Int32Array, kind?: EngineKind): Engine | Result;
	readonly recordLayout: RecordLayout;
	readonly recordKinds: RecordKinds;

	/**
	 * The system's own number of the error that this thread was told last, if it was told as `result`: 10048 for
	 * EADDRINUSE on Windows. 0 where the two numbers are the same (all other systems), and when it was another error.
	 */
	systemErrorOf(result: Result): number;
	interfaceIndex(name: string): Result;
	interfaceName(index: number): string | Result;
	interfaces(): { name: string; index: number }[] | Result;

	/** AF_*, SOCK_*, IPPROTO_*, MSG_* of this system; what the system lacks is not in it. */
	readonly constants: Constants;
	readonly system: 'linux' | 'darwin' | 'windows';
}
