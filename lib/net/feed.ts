/** Connections that a manager accepted, given to a server of Node's: what node:net does when its handle has one. */
import { channel } from 'node:diagnostics_channel';
import type { BlockList, Server } from 'node:net';
import type { Connection } from '../server/connection';
import { nodeMajor } from './environment';
import { type AddressOut, kLink } from './link';
import { kConnection, kServed, Socket } from './socket';

/** What net.Server keeps of its options; http, https, tls and http2 servers are net.Servers. */
export interface FedServer extends Server {
	_connections: number;
	_connectionKey?: string;
	_handle: unknown;
	_unref: boolean;
	_emitCloseIfDrained(): void;
	readonly allowHalfOpen?: boolean;
	readonly pauseOnConnect?: boolean;
	readonly noDelay?: boolean;
	readonly keepAlive?: boolean;
	readonly keepAliveInitialDelay?: number;
	readonly highWaterMark?: number;
	readonly blockList?: BlockList;
}

const serverSockets = channel('net.server.socket');

/**
 * Emits 'connection' with a Socket, or 'drop'. `scoped`: its listener has a callback scope an event; `inherited`: its
 * connections have TCP_NODELAY from it.
 */
export function feed(server: FedServer, connection: Connection, scoped: boolean, inherited = false): void {
	if (connection.closed) return;
	if (isFull(server) || isBlocked(server, connection)) return drop(server, connection);
	const { highWaterMark } = server;
	const socket = new Socket({
		[kConnection]: { connection, scoped },
		allowHalfOpen: server.allowHalfOpen ?? false,
		pauseOnCreate: server.pauseOnConnect,
		noDelay: server.noDelay,
		keepAlive: server.keepAlive,
		keepAliveInitialDelay: (server.keepAliveInitialDelay ?? 0) * 1000,
		...(highWaterMark !== undefined && { readableHighWaterMark: highWaterMark, writableHighWaterMark: highWaterMark }),
	});
	const link = socket[kLink];
	if (server.noDelay && !inherited) link?.setNoDelay(true);
	if (server.keepAlive) link?.setKeepAlive(true, server.keepAliveInitialDelay ?? 0);
	server._connections++;
	Object.assign(socket, { server, _server: server });
	if (isPlainHttp(server)) socket[kServed] = true;
	server.emit('connection', socket);
	if (serverSockets.hasSubscribers) serverSockets.publish({ socket });
}

/** Of node:http, and not of node:https, whose bytes go to TLS first. */
function isPlainHttp(server: FedServer & { closeIdleConnections?: unknown; setSecureContext?: unknown }): boolean {
	return server.closeIdleConnections !== undefined && server.setSecureContext === undefined;
}

/** 0 means no limit up to Node 20. */
function isFull({ maxConnections, _connections }: FedServer): boolean {
	const limited = nodeMajor > 20 ? maxConnections !== undefined && maxConnections !== null : Boolean(maxConnections);
	return limited && _connections >= maxConnections;
}

function isBlocked({ blockList }: FedServer, connection: Connection): boolean {
	if (blockList === undefined) return false; // the address costs a system call
	const address = connection.remoteAddress;
	if (address === undefined || address.family === 'unix') return false;
	return blockList.check(address.host, address.family);
}

function drop(server: FedServer, connection: Connection): void {
	const { localAddress: local, remoteAddress: remote } = connection;
	const unix = local?.family === 'unix';
	const data = Object.create(null) as Record<string, unknown>;
	for (const [name, address] of [['local', local] as const, ['remote', remote] as const]) {
		if (address === undefined || address.family === 'unix') continue;
		const out: Required<Omit<AddressOut, 'flowlabel'>> = {
			address: address.host,
			port: address.port,
			family: address.family === 'ipv4' ? 'IPv4' : 'IPv6',
		};
		data[`${name}Address`] = out.address;
		data[`${name}Port`] = out.port;
		data[`${name}Family`] = out.family;
	}
	connection.closeNow();
	if (unix) server.emit('drop');
	else server.emit('drop', data);
}
