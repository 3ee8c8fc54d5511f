/**
 * `node --import syssock/register app.js`: every server that the process makes from then on (net, http, https, tls,
 * http2, and what is built on them) listens with syssock, unchanged. One method of net.Server's prototype is put in
 * place of another; `unregister()` puts it back.
 */
import './needs_node';
import * as net from 'node:net';
import { codedError } from './node_errors';
import './provide';
import { type Listen2Arguments, listenOn } from './server';

export { managerOf } from './server';

interface Listening {
	_listen2?(...args: Listen2Arguments): void;
}

const prototype = net.Server.prototype as Listening;
let original: Required<Listening>['_listen2'] | undefined;

/** Servers that listen from now on are syssock's. Called once by the import. */
export function register(): void {
	if (original !== undefined) return;
	const { _listen2: base } = prototype;
	if (base === undefined) {
		const message = `Node ${process.versions.node} is not known to syssock/register: net.Server has no _listen2`;
		throw codedError(Error, 'ERR_SYSSOCK_UNKNOWN_NODE', message);
	}
	original = base;
	prototype._listen2 = function (this: net.Server, ...args: Listen2Arguments): void {
		listenOn(this as Parameters<typeof listenOn>[0], base, {}, args);
	};
}

/** Servers that listen already stay as they are. */
export function unregister(): void {
	if (original !== undefined) prototype._listen2 = original;
	original = undefined;
}

register();
