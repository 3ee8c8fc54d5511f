import { binding } from '../native/load';
import { formatAddress, type SocketAddress } from '../socket/addresses';
import { checkFunction, checkObject, checkString, invalidArgValue } from '../socket/arguments';
import { SocketError } from '../socket/errors';
import { checkConnectionOptions, type OptionSettings, type SocketOptions } from '../socket/options';
import {
	checkServerSocket,
	createServerSocket,
	type ServerSocket,
	type ServerSocketInit,
	type Stack,
} from '../socket/server_socket';
import { type ConnectionLimits, checkLimits, checkOverloadAction, type OverloadAction } from './admission';
import { attempt } from './attempt';
import type { ConnectionHandlers } from './connection';
import { inodeOf, removeOwn, removeStaleSocket } from './unix_paths';

/** What a manager listens on: as for `createServerSocket`, and what is done with the connections. */
export interface ListenerConfig extends Omit<ServerSocketInit, 'host'>, ListenerSettings {
	/** Several hosts are several listeners on one port, also when the kernel chooses it (port 0). */
	readonly host?: string | readonly string[] | undefined;
}

/** What is done with the connections of a listener. */
export interface ListenerSettings extends ListenerLimits {
	/** For logs and errors. Default: its address, '[::]:7000'. */
	readonly name?: string | undefined;
	/** What happens to its connections. Default: none, what comes is dropped. */
	readonly handlers?: ConnectionHandlers | undefined;
	/**
	 * Set on each connection before its `open`. Most of `options` hold for connections as well (Linux); these are for
	 * those that do not, or that are meant for connections only. A connection that cannot have them is reset: `drop`,
	 * with the cause 'connection-options' and the error.
	 */
	readonly connectionOptions?: OptionSettings | undefined;
}

/** Bounds on one listener, beside those of its manager. */
export interface ListenerLimits extends ConnectionLimits {
	/** Default: the manager's. */
	readonly onOverload?: OverloadAction | undefined;
}

/** Ports that the kernel chose for the first host may be taken at another: so many are tried. */
const ephemeralTries = 16;

/** A socket that a manager accepts connections from. */
export class Listener {
	/** As it was given, or its address: '[::]:7000'. */
	readonly name: string;
	/** As they were given. */
	readonly handlers: ConnectionHandlers;
	/** The socket that listens; it is the manager's to close. */
	readonly socket: ServerSocket;
	/** The address that it has, with the port that the kernel chose. */
	readonly address: SocketAddress;
	/** As they were given. */
	readonly limits: ListenerLimits;
	/** Undefined where there are none. */
	readonly connectionOptions: OptionSettings | undefined;
	readonly #inode: number | undefined;

	constructor(socket: ServerSocket, config: ListenerSettings) {
		this.socket = socket;
		this.address = socket.localAddress as SocketAddress;
		this.name = config.name ?? formatAddress(this.address);
		this.handlers = config.handlers ?? {};
		this.limits = config;
		this.connectionOptions = definedOf(config.connectionOptions);
		this.#inode = inodeOf(this.address);
	}

	/** What it listens to. */
	get stack(): Stack {
		return this.socket.stack;
	}

	/** Why that stack: 'IPv6 is there', 'IPv6 is not there (socket EAFNOSUPPORT)' … */
	get stackReason(): string {
		return this.socket.stackReason;
	}

	/** Connections that may wait, as the kernel has it; undefined where it does not tell. */
	get backlog(): number | undefined {
		return this.socket.backlog;
	}

	/** Connections that wait to be accepted, and how many may (TCP_INFO of the listener); undefined where not told. */
	get acceptQueue(): { readonly waiting: number; readonly limit: number } | undefined {
		if (binding.system !== 'linux' || this.closed || this.address.family === 'unix') return undefined;
		const { unackedSegments: waiting, sackedSegments: limit } = this.socket.options.get('tcpInfo');
		return waiting === undefined || limit === undefined ? undefined : { waiting, limit };
	}

	/** Typed options of the listening socket. */
	get options(): SocketOptions {
		return this.socket.options;
	}

	/** True once it listens no more. */
	get closed(): boolean {
		return this.socket.closed;
	}

	/**
	 * Removes the file of its unix path, unless another one is there by now, and closes the socket. In that order: a
	 * file that nobody listens on any more would be another process's to take over, and then its file to be removed.
	 */
	close(): void {
		if (this.socket.closed) return;
		try {
			removeOwn(this.address, this.#inode);
		} finally {
			this.socket.close();
		}
	}
}

/** A copy of what is not undefined, or undefined when that is nothing. */
function definedOf(settings: OptionSettings = {}): OptionSettings | undefined {
	const entries = Object.entries(settings).filter(([, value]) => value !== undefined);
	return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** Opens the listeners of one config that was checked, one for each host; keeps none open when one fails. */
export function openListeners(config: ListenerConfig): Listener[] {
	const { host } = config;
	if (!Array.isArray(host)) return [openListener(config as ServerSocketInit & ListenerConfig)];
	for (let attempt = 1; ; attempt++) {
		try {
			return openOnOnePort(config, host);
		} catch (error) {
			const taken = error instanceof SocketError && error.code === 'EADDRINUSE';
			if (!taken || (config.port ?? 0) !== 0 || attempt === ephemeralTries) throw error;
		}
	}
}

function openOnOnePort(config: ListenerConfig, hosts: readonly string[]): Listener[] {
	const listeners: Listener[] = [];
	let { port } = config;
	try {
		for (const host of hosts) {
			const listener = openListener({ ...config, host, port });
			listeners.push(listener);
			if (listener.address.family !== 'unix') port = listener.address.port;
		}
		return listeners;
	} catch (error) {
		for (const listener of listeners) attempt(() => listener.close());
		throw error;
	}
}

function openListener(config: ServerSocketInit & ListenerConfig): Listener {
	const socket = openServerSocket(config);
	try {
		return new Listener(socket, config);
	} catch (error) {
		attempt(() => socket.close());
		throw error;
	}
}

/** A unix path that a process left behind when it was killed is taken over. */
function openServerSocket(config: ServerSocketInit): ServerSocket {
	try {
		return createServerSocket(config);
	} catch (error) {
		const taken = error instanceof SocketError && error.code === 'EADDRINUSE' && config.path !== undefined;
		if (!taken || !removeStaleSocket(config.path)) throw error;
		return createServerSocket(config);
	}
}

/** Throws for what could never be opened, before any system call. */
export function checkListenerConfig(config: ListenerConfig): void {
	checkListenerSettings(config);
	if (Array.isArray(config.host) && config.host.length === 0) {
		throw invalidArgValue('host', config.host, 'a host, or several');
	}
	const hosts = Array.isArray(config.host) ? config.host : [config.host];
	for (const host of hosts) checkServerSocket({ ...config, host });
}

export function checkListenerSettings(config: ListenerSettings): void {
	checkObject('config', config);
	if (config.name !== undefined) checkString('name', config.name);
	if (config.handlers !== undefined) checkHandlers(config.handlers);
	checkLimits(config);
	checkOverloadAction(config.onOverload);
	if (config.connectionOptions !== undefined) checkConnectionOptions(config.connectionOptions);
}

function checkHandlers(handlers: ConnectionHandlers): void {
	checkObject('handlers', handlers);
	for (const name of ['open', 'data', 'drain', 'end', 'close', 'error'] as const) {
		if (handlers[name] !== undefined) checkFunction(`handlers.${name}`, handlers[name]);
	}
}
