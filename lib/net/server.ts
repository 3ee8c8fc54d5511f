import { AsyncResource } from 'node:async_hooks';
import { channel } from 'node:diagnostics_channel';
import * as net from 'node:net';
import { binding } from '../native/load';
import type { Connection } from '../server/connection';
import type { SocketManager, SocketManagerOptions } from '../server/socket_manager';
import { errnoOf } from '../socket/errors';
import type { OptionSettings, SocketOptions } from '../socket/options';
import type { ServerSocket } from '../socket/server_socket';
import { Socket as SystemSocket } from '../socket/socket';
import { takeOver } from './connect';
import { newManager } from './environment';
import { type FedServer, feed } from './feed';
import { alsoInstances } from './instances';
import { ListenHandle, openListening } from './listen';
import { codedError, errnoError, type NodeError } from './node_errors';
import { letReplace } from './own_names';
import { normalized } from './socket';

/** What is ours beside net.Server's own options. */
export interface ServerExtras {
	/** Limits, timeouts, logger: of the manager behind the server (`server.manager`). */
	readonly manager?: SocketManagerOptions | undefined;
	/** Kernel options that are set before bind; connections inherit most of them. */
	readonly options?: OptionSettings | undefined;
	/** Kernel options that are set on each connection before 'connection'. */
	readonly connectionOptions?: OptionSettings | undefined;
}
export interface ServerInit extends net.ServerOpts, ServerExtras {
	readonly blockList?: net.BlockList | undefined;
}
export interface ListenInit extends net.ListenOptions {
	readonly options?: OptionSettings | undefined;
	/** SO_REUSEPORT: several processes or workers listen on one port, and the kernel spreads connections. */
	readonly reusePort?: boolean | undefined;
}

interface ServerInternals {
	_handle: unknown;
	_unref: boolean;
	_connections: number;
	_connectionKey: string;
	_listeningId: number;
	_listen2(...args: Listen2Arguments): void;
}
export type Listen2Arguments = [
	address: string | null,
	port: number | null,
	addressType: number | null,
	backlog: number | false | undefined,
	fd?: number,
	flags?: number,
];

/** Of libuv's flags, which net.Server.listen computes. */
const ipv6OnlyFlag = 1;
const reusePortFlag = 2;
/** As node:net: the kernel makes 512 of it. */
const defaultBacklog = 511;
const closed = errnoOf('EBADF');
const listenStarted = channel('tracing:net.server.listen:asyncEnd');
const listenFailed = channel('tracing:net.server.listen:error');

const managers = new WeakMap<net.Server, SocketManager>();
const extras = new WeakMap<net.Server, ServerExtras>();

/** The manager behind a server, which is made with it when first asked for, and accepts at once. */
export function managerOf(server: net.Server): SocketManager {
	let manager = managers.get(server);
	if (manager === undefined) {
		manager = newManager(extras.get(server)?.manager).start();
		manager.on('error', (error) => server.emit('error', errnoError(error.errno, error.syscall, error)));
		managers.set(server, manager);
	}
	return manager;
}

/** net.Server's `_listen2` for any server: all forms of `listen()` end there, with what is to be listened on. */
export function listenOn(
	server: net.Server & ServerInternals,
	base: ServerInternals['_listen2'],
	listening: ListenInit,
	args: Listen2Arguments,
): void {
	const [address, port, addressType, backlog, fd, flags = 0] = args;
	// A handle of Node's own: of a cluster's primary, of another process, or given to listen(). Windows has no unix paths.
	const pipe = port === -1 && addressType === -1;
	if (server._handle || (pipe && binding.system === 'windows')) return listenOnForeign(server, base, args);
	if (isClusters(server)) return base.apply(server, args);
	try {
		const opened = openListening({
			address: fd === undefined ? address : null,
			port,
			addressType,
			fd,
			backlog: backlog || defaultBacklog,
			ipv6Only: (flags & ipv6OnlyFlag) !== 0 || (address === null && listening.ipv6Only === true),
			reusePort: (flags & reusePortFlag) !== 0 || listening.reusePort === true,
			settings: listening.options ?? extras.get(server)?.options,
		});
		begin(server, opened.socket, `${opened.addressType}:${opened.address}:${port}`);
	} catch (error) {
		if (listenFailed.hasSubscribers) listenFailed.publish({ server, error });
		process.nextTick(() => server.emit('error', error));
	}
}

function begin(server: net.Server & ServerInternals, socket: ServerSocket, key: string) {
	const manager = managerOf(server);
	const scope = new AsyncResource('SYSSOCK_SERVER');
	const fed = server as unknown as FedServer;
	const { connectionOptions } = extras.get(server) ?? {};
	const inherited = passesOnNoDelay(fed, socket);
	const open = (connection: Connection) => scope.runInAsyncScope(feed, undefined, fed, connection, true, inherited);
	const listener = manager.addServerSocket(socket, { connectionOptions, handlers: { open } });
	manager.tune(listener, { scoped: true });
	server._handle = new ListenHandle(manager, listener).native();
	server._connectionKey = key;
	if (server._unref) server.unref();
	if (listenStarted.hasSubscribers) listenStarted.publish({ server });
	process.nextTick(() => {
		if (server._handle) server.emit('listening');
	});
}

/** Linux gives connections TCP_NODELAY from their listener, which saves a system call for each. */
function passesOnNoDelay(server: FedServer, socket: ServerSocket): boolean {
	if (!server.noDelay || socket.family === 'unix' || binding.system !== 'linux') return false;
	socket.options.set('tcpNoDelay', true);
	return true;
}

/**
 * The server that a cluster's primary listens with for its workers: it only hands out handles of Node's, which the
 * workers' servers take over. Its one listener is the assertion that it never has a connection itself.
 */
function isClusters(server: net.Server): boolean {
	const cluster = require('node:cluster') as typeof import('node:cluster').default;
	const [only, ...others] = cluster.isPrimary ? server.listeners('connection') : [];
	return only?.name === 'fail' && others.length === 0 && Object.keys(cluster.workers ?? {}).length > 0;
}

/** Node accepts; the connections are ours all the same. */
function listenOnForeign(
	server: net.Server & ServerInternals,
	base: ServerInternals['_listen2'],
	args: Listen2Arguments,
) {
	base.apply(server, args);
	const handle = server._handle as { onconnection?(error: number, client: { fd?: number }): void } | null;
	const accept = handle?.onconnection;
	if (!handle || accept === undefined || binding.system === 'windows') return;
	handle.onconnection = function (error, client) {
		if (error || client.fd === undefined || client.fd < 0) return accept.call(this, error, client);
		const socket = takeOver(client as Parameters<typeof takeOver>[0]);
		feed(server as unknown as FedServer, managerOf(server).adopt(socket), false);
	};
}

const NetServer = net.Server as unknown as new (
	options?: ServerInit,
	listener?: Listener,
) => net.Server & ServerInternals;
type Listener = (socket: net.Socket) => void;
const kListening: unique symbol = Symbol('syssock listening');

/** net.Server whose listening socket and connections are syssock's; all else is node:net's own code. */
export class ServerMethods extends NetServer {
	declare [kListening]: ListenInit;

	/** Limits, the registry of clients (`manager.clients`), events of overload: what syssock keeps of this server. */
	get manager(): SocketManager {
		return managerOf(this);
	}

	/** Typed options of the listening socket. */
	get options(): SocketOptions {
		const [listener] = managerOf(this).openListeners;
		if (listener === undefined) throw codedError(Error, 'ERR_SERVER_NOT_RUNNING', 'Server is not running.');
		return listener.options;
	}

	override listen(...args: unknown[]): this {
		const [options] = normalized(args);
		const given = options as ListenInit & { readonly handle?: unknown; readonly _handle?: unknown };
		const socket = [given, given.handle, given._handle].find((one) => one instanceof SystemSocket);
		this[kListening] = { options: given.options, ipv6Only: given.ipv6Only, reusePort: given.reusePort };
		if (socket !== undefined) return listenOnSocket(this, socket as SystemSocket, args);
		const [first, ...rest] = args;
		// With it each process listens for itself. Node 23 and newer do the same.
		const exclusive = given.reusePort === true && first === given ? { ...given, exclusive: true } : first;
		return super.listen(...([exclusive, ...rest].slice(0, Math.max(args.length, 0)) as []));
	}

	override _listen2(...args: Listen2Arguments): void {
		listenOn(this, super._listen2, this[kListening] ?? {}, args);
	}
}

/** A Socket that was prepared: bound, with options set, or listening already. */
function listenOnSocket<S extends ServerMethods>(server: S, socket: SystemSocket, args: readonly unknown[]): S {
	if (server._handle) {
		const message = 'Listen method has been called more than once without closing.';
		throw codedError(Error, 'ERR_SERVER_ALREADY_LISTEN', message);
	}
	if (socket.closed) throw codedError(TypeError, 'ERR_INVALID_ARG_VALUE', `The socket is closed (${closed})`);
	const listener = args.at(-1);
	if (typeof listener === 'function') server.once('listening', listener as () => void);
	const backlog = args.slice(1).find((one) => typeof one === 'number');
	server._listen2(null, null, null, backlog as number | undefined, socket.detachFd());
	return server;
}

export interface Server extends ServerMethods {}
export interface ServerConstructor {
	new (options?: ServerInit | Listener, listener?: Listener): Server;
	(options?: ServerInit | Listener, listener?: Listener): Server;
	readonly prototype: Server;
}

function ServerFunction(this: Server, options?: ServerInit | Listener, listener?: Listener): Server | undefined {
	if (!(this instanceof ServerMethods)) return new Server(options, listener);
	(net.Server as unknown as (this: net.Server, ...args: unknown[]) => void).call(this, options, listener);
	if (typeof options === 'object' && options !== null) {
		extras.set(this, options);
		if (options.blockList !== undefined) Object.assign(this, { blockList: options.blockList });
	}
	return undefined;
}

export const Server = ServerFunction as unknown as ServerConstructor;
Object.defineProperty(Server, 'name', { value: 'Server', configurable: true });
Object.defineProperty(Server, 'prototype', { value: ServerMethods.prototype });
letReplace(ServerMethods.prototype, ['manager', 'options']);
Object.defineProperty(ServerMethods.prototype, 'constructor', { value: Server, writable: true, configurable: true });
Object.setPrototypeOf(Server, net.Server);
alsoInstances(Server, net.Server);

export type { NodeError };
