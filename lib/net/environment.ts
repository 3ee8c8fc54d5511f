/** What all sockets and servers of the drop-in have together in one environment: an engine, and a manager for clients. */
import { AsyncResource } from 'node:async_hooks';
import type { EventEngine } from '../native/engine';
import { SocketManager, type SocketManagerOptions } from '../server/socket_manager';
import { engineFrom, type SharedEngineOptions } from '../server/streams';
import { newEngine } from '../socket/engines';

/** Made while nobody's request is served: what runs in it has no AsyncLocalStorage store, as events of accepted sockets. */
export const root = new AsyncResource('SYSSOCK');

/** Releases of Node differ in what this package does in their place. */
export const nodeMajor: number = Number.parseInt(process.versions.node, 10);

let engine: EventEngine | undefined;
let clients: SocketManager | undefined;

/** One engine for all, so that a turn is one call; a server or a proxy's two sides are told in the kernel's order. */
export function netEngine(): EventEngine {
	engine ??= root.runInAsyncScope(newEngine);
	return engine;
}

export function newManager(options: SocketManagerOptions = {}): SocketManager {
	const shared: SharedEngineOptions = { [engineFrom]: netEngine };
	return new SocketManager({ ...options, ...shared });
}

/** Outgoing connections, and sockets made of descriptors: `clients.clients` lists them. */
export function clientManager(): SocketManager {
	clients ??= newManager();
	return clients;
}
