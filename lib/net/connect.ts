/**
 * Connecting is node:net's own code (lookups, happy eyeballs, its events, errors and their order) on a handle of ours:
 * a hidden net.Socket runs it, and what it tells is told to the socket that the user has.
 */
import { AsyncResource } from 'node:async_hooks';
import { channel } from 'node:diagnostics_channel';
import * as net from 'node:net';
import { WRITE } from '../native/binding';
import type { EngineTarget } from '../native/engine';
import { binding } from '../native/load';
import { toSocketAddress } from '../socket/addresses';
import { errnoOf, SocketError } from '../socket/errors';
import type { OptionSettings } from '../socket/options';
import { Socket as SystemSocket } from '../socket/socket';
import { netEngine } from './environment';
import { type AddressOut, fill } from './link';
import { codedError } from './node_errors';
import { duplicateOf, type NodeHandle } from './sending';

export type ConnectOptions = Partial<net.TcpNetConnectOpts> &
	Partial<net.IpcNetConnectOpts> & {
		/** Kernel options that are set before the connection is made (and before `localAddress` is bound). */
		readonly options?: OptionSettings | undefined;
	};

export const kConnected: unique symbol = Symbol('syssock connected');
/** Whether subscribers of 'net.client.socket' were told of the socket already. */
export const kPublished: unique symbol = Symbol('syssock published');
export const clientSockets = channel('net.client.socket');

/** The user's socket, as far as connecting goes. */
export interface Connecting {
	readonly destroyed: boolean;
	emit(event: string, ...args: unknown[]): boolean;
	destroy(error?: Error): unknown;
	_unrefTimer(): void;
	autoSelectFamilyAttemptedAddresses?: string[];
	[kPublished]?: boolean;
	[kConnected](socket: SystemSocket, scope: AsyncResource): void;
}

/** A request of node:net's: `oncomplete` is taken away when its time is over. */
interface ConnectRequest {
	oncomplete?: (status: number, handle: unknown, request: ConnectRequest, readable: boolean, writable: boolean) => void;
}

const badDescriptor = errnoOf('EBADF');
const invalid = errnoOf('EINVAL');
const refused = errnoOf('ECONNREFUSED');
const already = errnoOf('EALREADY');
const notPermitted = errnoOf('EPERM');
const forwarded = new Set(['lookup', 'connectionAttempt', 'connectionAttemptFailed', 'connectionAttemptTimeout']);
/** node:net makes a new handle for each further attempt and puts it in by this method. */
const kReinitialize = Object.getOwnPropertySymbols(net.Socket.prototype).find(
	({ description }) => description === 'kReinitializeHandle',
);

/** The handle of one attempt. */
class ConnectHandle implements EngineTarget {
	engineId = -1;
	reading = true;
	onread: unknown;
	readonly bytesRead = 0;
	readonly bytesWritten = 0;
	/** Set right after both are made. */
	declare connector: Connector;
	#socket: SystemSocket | undefined;
	#request: ConnectRequest | undefined;
	#referenced = true;

	static of(connector: Connector): ConnectHandle {
		return Object.assign(new ConnectHandle(), { connector });
	}

	bind(host: string, port: number): number {
		return this.#bind(host, port, 'ipv4');
	}

	bind6(host: string, port: number): number {
		return this.#bind(host, port, 'ipv6');
	}

	#bind(host: string, port: number, family: 'ipv4' | 'ipv6'): number {
		return this.#try(() => {
			const socket = this.#open(family);
			socket.options.set(binding.system === 'windows' ? 'soExclusiveAddrUse' : 'soReuseAddr', true);
			socket.bind(toSocketAddress({ host, port }));
		});
	}

	/** A host and a port, or a unix path alone. */
	connect(request: ConnectRequest, host: string, port?: number): number {
		return port === undefined ? this.#connectPath(request, host) : this.#connect(request, host, port, 'ipv4');
	}

	connect6(request: ConnectRequest, host: string, port: number): number {
		return this.#connect(request, host, port, 'ipv6');
	}

	#connect(request: ConnectRequest, host: string, port: number, family: 'ipv4' | 'ipv6'): number {
		if (this.#request !== undefined) return already;
		const blocked = this.connector.blocked(host, family);
		if (blocked !== undefined) return blocked;
		const result = this.#try(() => this.#open(family).connect(toSocketAddress({ host, port })));
		if (result === 0) this.#await(request);
		else if (result === refused) this.#complete(request, result);
		else return result;
		return 0;
	}

	/** As with libuv, every failure of a path is told later. */
	#connectPath(request: ConnectRequest, path: string): number {
		if (this.#request !== undefined) return already;
		const result = this.#try(() => this.#open('unix').connect({ path }));
		if (result === 0) this.#await(request);
		else this.#complete(request, result);
		return 0;
	}

	#open(family: 'ipv4' | 'ipv6' | 'unix'): SystemSocket {
		if (this.#socket === undefined) {
			this.#socket = new SystemSocket({ family, type: 'stream' });
			if (this.connector.settings !== undefined) this.#socket.options.setAll(this.connector.settings);
		}
		return this.#socket;
	}

	#try(call: () => unknown): number {
		try {
			call();
			return 0;
		} catch (error) {
			if (error instanceof SocketError && error.option === undefined) return error.errno;
			if (error instanceof SocketError || this.#socket === undefined) this.connector.fail(error as Error);
			return invalid;
		}
	}

	#await(request: ConnectRequest): void {
		const socket = this.#socket as SystemSocket;
		const engine = netEngine();
		this.#request = request;
		this.engineId = engine.watch(socket.handle, WRITE);
		if (this.engineId < 0) return this.#complete(request, this.engineId);
		engine.admit(this);
		engine.setScoped(this.engineId, true);
		if (!this.#referenced) engine.setReferenced(this.engineId, false);
	}

	onReady(): void {
		this.#unwatch();
		const request = this.#request;
		if (request !== undefined) this.#tell(request, this.#socket?.takeError()?.errno ?? 0);
	}

	#complete(request: ConnectRequest, status: number): void {
		this.#request = request;
		setImmediate(() => this.#tell(request, status));
	}

	#tell(request: ConnectRequest, status: number): void {
		if (this.#request !== request) return;
		this.#request = undefined;
		this.connector.scope.runInAsyncScope(() => request.oncomplete?.(status, this, request, true, true));
	}

	#unwatch(): void {
		if (this.engineId >= 0) netEngine().unwatch(this.engineId);
		this.engineId = -1;
	}

	/** The connected socket, which is the caller's from then on. */
	take(): SystemSocket {
		const socket = this.#socket as SystemSocket;
		this.#socket = undefined;
		return socket;
	}

	close(done?: () => void): void {
		this.#unwatch();
		this.#socket?.close();
		this.#socket = undefined;
		const request = this.#request;
		this.#request = undefined;
		setImmediate(() => {
			request?.oncomplete?.(errnoOf('ECANCELED'), this, request, false, false);
			done?.();
		});
	}

	reset(done?: () => void): number {
		this.close(done);
		return 0;
	}

	ref(): void {
		this.#referenced = true;
		if (this.engineId >= 0) netEngine().setReferenced(this.engineId, true);
	}

	unref(): void {
		this.#referenced = false;
		if (this.engineId >= 0) netEngine().setReferenced(this.engineId, false);
	}

	readStart(): number {
		return 0;
	}

	readStop(): number {
		return 0;
	}

	getsockname(out: AddressOut): number {
		const address = this.#socket?.localAddress;
		return address === undefined ? badDescriptor : fill(out, address);
	}
}

interface BaseSocket extends net.Socket {
	_handle: unknown;
	_host: string | null;
	_unrefTimer(): void;
}
const Base = net.Socket as unknown as new (options: object) => BaseSocket;

/** The hidden net.Socket: it connects, and is thrown away. */
export class Connector extends Base {
	readonly scope = new AsyncResource('SYSSOCK_CONNECT');
	readonly settings: OptionSettings | undefined;
	readonly owner: Connecting;
	/** Whether the connection is to keep the process alive. */
	referenced = true;
	readonly #blockList: net.BlockList | undefined;

	constructor(owner: Connecting, settings: OptionSettings | undefined, blockList: net.BlockList | undefined) {
		const handle = new ConnectHandle();
		super({ handle, manualStart: true });
		handle.connector = this;
		this.settings = settings;
		this.owner = owner;
		this.#blockList = blockList;
	}

	/** Throws for arguments that are wrong. */
	begin(options: ConnectOptions): void {
		const forget = clientSockets.hasSubscribers ? this.#tellOwner() : undefined;
		try {
			this.scope.runInAsyncScope(() => super.connect(options as net.NetConnectOpts));
		} finally {
			forget?.();
		}
	}

	/** Newer Nodes publish the socket that connects: the one that the user has is meant, not this. */
	#tellOwner(): () => void {
		const { owner } = this;
		const publish = clientSockets.publish.bind(clientSockets);
		clientSockets.publish = (message) => {
			owner[kPublished] = true;
			publish({ ...(message as object), socket: owner });
		};
		return () => Reflect.deleteProperty(clientSockets, 'publish');
	}

	get host(): string | null {
		return this._host;
	}

	/** What node:net's `_destroy` closes, of a socket that is connecting. */
	asHandle(): object {
		const close = (done: () => void) => {
			super.destroy();
			this.scope.runInAsyncScope(setImmediate, undefined, done);
			return 0;
		};
		return { bytesRead: 0, bytesWritten: 0, close, reset: close };
	}

	fail(error: Error): void {
		process.nextTick(() => this.owner.destroy(error));
	}

	/** What the attempt answers when the address is blocked: with others to try it is one failure among them. */
	blocked(host: string, family: 'ipv4' | 'ipv6'): number | undefined {
		if (this.#blockList?.check(host, family) !== true) return undefined;
		if (this.autoSelectFamilyAttemptedAddresses !== undefined) return notPermitted;
		this.fail(codedError(Error, 'ERR_IP_BLOCKED', `IP(${host}) is blocked by net.BlockList`));
		return 0;
	}

	override emit(event: string | symbol, ...args: unknown[]): boolean {
		if (event === 'connect') this.#connected();
		else if (forwarded.has(event as string)) return this.owner.emit(event as string, ...args);
		return false;
	}

	#connected(): void {
		const handle = this._handle;
		const socket = handle instanceof ConnectHandle ? handle.take() : takeOver(handle as NodeHandle);
		this.owner[kConnected](socket, this.scope);
	}

	override destroy(error?: Error): this {
		this.owner.destroy(error);
		return this;
	}

	override ref(): this {
		this.referenced = true;
		return super.ref();
	}

	override unref(): this {
		this.referenced = false;
		return super.unref();
	}

	override _unrefTimer(): void {
		this.owner._unrefTimer();
	}
}

Object.defineProperty(Connector.prototype, 'autoSelectFamilyAttemptedAddresses', {
	get(this: { owner: Connecting }) {
		return this.owner.autoSelectFamilyAttemptedAddresses;
	},
	set(this: { owner: Connecting }, addresses: string[]) {
		this.owner.autoSelectFamilyAttemptedAddresses = addresses;
	},
});

if (kReinitialize !== undefined) {
	const base = (net.Socket.prototype as unknown as Record<symbol, (handle: unknown) => void>)[kReinitialize];
	Object.defineProperty(Connector.prototype, kReinitialize, {
		value(this: Connector, made: NodeHandle) {
			made.close();
			const handle = ConnectHandle.of(this);
			if (!this.referenced) handle.unref();
			base?.call(this, handle);
		},
	});
}

/** The socket of a handle of node:net's, which is closed. */
export function takeOver(handle: NodeHandle): SystemSocket {
	try {
		return duplicateOf(handle.fd ?? -1);
	} finally {
		handle.close();
	}
}
