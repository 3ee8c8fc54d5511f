/** `syssock/net`: node:net, with sockets and servers of syssock's. */
import './needs_node';
import * as net from 'node:net';
import type { OptionSettings } from '../socket/options';
import { clientSockets, kPublished } from './connect';
import './provide';
import { Server, type ServerInit } from './server';
import { normalized, Socket, type SocketInit } from './socket';

export type { ListenInit, ServerConstructor, ServerExtras, ServerInit } from './server';
export { Server } from './server';
export type { SocketConstructor, SocketInit } from './socket';
export { Socket } from './socket';

export function createServer(listener?: (socket: Socket) => void): Server;
export function createServer(options?: ServerInit, listener?: (socket: Socket) => void): Server;
export function createServer(options?: unknown, listener?: (socket: Socket) => void): Server {
	return new Server(options as ServerInit, listener as (socket: net.Socket) => void);
}

/** net.connect()'s options, and `options`: kernel options that are set before the connection is made. */
export type ConnectInit = net.NetConnectOpts & SocketInit & { readonly options?: OptionSettings };

export function connect(options: ConnectInit, listener?: () => void): Socket;
export function connect(port: number | string, host?: string, listener?: () => void): Socket;
export function connect(port: number | string, listener?: () => void): Socket;
export function connect(path: string, listener?: () => void): Socket;
export function connect(...args: unknown[]): Socket {
	const given = normalized(args);
	const [options] = given as unknown as [SocketInit & { readonly timeout?: number }];
	const socket = new Socket(options);
	if (options.timeout) socket.setTimeout(options.timeout);
	socket.connect(given);
	if (clientSockets.hasSubscribers && !socket[kPublished]) clientSockets.publish({ socket });
	return socket;
}

export const createConnection: typeof connect = connect;
/** The old name of Socket. */
export const Stream: typeof Socket = Socket;

/** What Node's own modules use of net's and no documentation tells of, or newer Nodes have. */
interface Undocumented {
	readonly _createServerHandle: unknown;
	readonly _normalizeArgs: unknown;
	readonly _setSimultaneousAccepts: unknown;
	/** Not in every Node. */
	readonly BoundSocket: unknown;
	readonly _TransferredBoundSocket: unknown;
}

// What is no socket's business is node:net's own.
export const {
	BlockList,
	SocketAddress,
	isIP,
	isIPv4,
	isIPv6,
	getDefaultAutoSelectFamily,
	setDefaultAutoSelectFamily,
	getDefaultAutoSelectFamilyAttemptTimeout,
	setDefaultAutoSelectFamilyAttemptTimeout,
	_createServerHandle,
	_normalizeArgs,
	_setSimultaneousAccepts,
	BoundSocket,
	_TransferredBoundSocket,
} = net as typeof net & Undocumented;

// What a Node to come has besides; ESM finds it on the default import.
for (const [name, value] of Object.entries(net)) {
	if (!(name in exports) && name !== 'default') Object.defineProperty(exports, name, { value, enumerable: true });
}
