/**
 * What node's own native code (TLS, HTTP/2) is given as the handle of one of our sockets: a JSStream of Node's, which
 * asks JavaScript for what a handle does. It is made when somebody asks for `socket._handle`, and bytes go through it
 * once native code has taken it for its own.
 */
import { Duplex } from 'node:stream';
import { errnoOf } from '../socket/errors';
import { type AddressOut, kInit, kLink, type Link } from './link';
import type { SocketMethods } from './socket';

/** Node's class, as far as it is used here. A request is an object of Node's, given back as it came. */
interface NativeStream {
	readBuffer(chunk: Uint8Array): void;
	emitEOF(): void;
	finishWrite(request: object, status: number): void;
	finishShutdown(request: object, status: number): void;
	/** Called when nothing native reads. */
	onread: (this: { readonly stream: SocketMethods }, bytes: ArrayBuffer | undefined) => void;
}

const kFace: unique symbol = Symbol('syssock face');
const canceled = errnoOf('ECANCELED');
const notConnected = errnoOf('ENOTCONN');
const brokenPipe = errnoOf('EPIPE');

export interface Face extends NativeStream {
	/** True once native code reads in the stream's place. */
	native: boolean;
	/** HTTP/2 sends nothing more while a write is under way, and TLS must not be told inside its call that it is over. */
	finishesAtOnce: boolean;
	/** False: it is for the stream. */
	receive(chunk: Buffer): boolean;
	receiveEnd(): boolean;
	closed(): void;
	setNoDelay(on: boolean): number;
	setKeepAlive(
		on: boolean,
		idleSeconds: number,
		intervalSeconds?: number | undefined,
		count?: number | undefined,
	): number;
	setTypeOfService(value: number): number;
	getTypeOfService(): number;
}

type FaceClass = new (stream: SocketMethods) => Face;
interface WithFace {
	[kFace]?: Face;
}

let Faces: FaceClass | undefined;

/** The handle that a socket shows. */
export function faceOf(stream: SocketMethods): Face {
	const owner = stream as WithFace;
	if (owner[kFace] === undefined) {
		Faces ??= defineFace(nativeStreamClass());
		owner[kFace] = new Faces(stream);
	}
	const link = stream[kLink];
	if (link !== undefined) link.face = owner[kFace];
	return owner[kFace];
}

/** Of a socket that somebody looked at before it was connected. */
export function earlyFace(stream: SocketMethods): Face | undefined {
	return (stream as WithFace)[kFace];
}

/** JSStream is internal to Node, which makes one wherever TLS is put on a stream that is no net.Socket. */
function nativeStreamClass(): new () => NativeStream {
	// Not before somebody needs it: a Node without crypto has none, and it takes its time.
	const { createSecureContext, TLSSocket } = require('node:tls') as typeof import('node:tls');
	const stream = new Duplex({ read() {}, write: (_chunk, _encoding, done) => done() });
	const socket = new TLSSocket(stream, { secureContext: createSecureContext({ ca: [] }) });
	const { ssl } = socket as unknown as { ssl: { _parent: NativeStream } };
	const Native = ssl._parent.constructor as new () => NativeStream;
	socket.destroy();
	return Native;
}

/** Nothing native reads any more: bytes go where they went before. */
function unread(this: { readonly stream: SocketMethods }, bytes: ArrayBuffer | undefined): void {
	const { stream } = this;
	if (stream.destroyed) return;
	if (bytes !== undefined) return void stream.push(Buffer.from(bytes));
	stream.push(null);
	stream.read(0);
}

function defineFace(Native: new () => NativeStream): FaceClass {
	return class NativeFace extends Native implements Face {
		native = false;
		finishesAtOnce = false;
		reading = true;
		readonly stream: SocketMethods;
		readonly #requests = new Set<object>();

		constructor(stream: SocketMethods) {
			super();
			this.stream = stream;
			this.onread = unread;
		}

		/** Native code looks at this before it takes a handle. */
		get isStreamBase(): boolean {
			this.native = true;
			return true;
		}

		/** HTTP/1 asks this next, and is better served by 'data' events. */
		get _consumed(): boolean {
			this.native = false;
			return true;
		}

		get fd(): number {
			return this.#link()?.fd ?? -1;
		}

		/** A stream that is connecting would ask the face in its turn. */
		get bytesRead(): number {
			return this.#link()?.bytesRead ?? (this.stream.destroyed ? this.stream.bytesRead : 0);
		}

		get bytesWritten(): number {
			return this.#link()?.bytesWritten ?? 0;
		}

		#link(): Link | undefined {
			return this.stream[kLink];
		}

		// ---- the connection's events

		receive(chunk: Buffer): boolean {
			if (this.native && !this.#link()?.callLater(this, this.readBuffer, chunk)) this.readBuffer(chunk);
			return this.native;
		}

		receiveEnd(): boolean {
			if (this.native && !this.#link()?.callLater(this, this.emitEOF)) this.emitEOF();
			return this.native;
		}

		closed(): void {
			for (const request of this.#requests) this.#finish('finishWrite', request, canceled);
		}

		// ---- what native code asks for

		isClosing(): boolean {
			return this.stream.destroyed;
		}

		onreadstart(): number {
			this.native = true;
			return this.#link()?.readStart() ?? 0;
		}

		onreadstop(): number {
			return this.#link()?.readStop() ?? 0;
		}

		onwrite(request: object, chunks: readonly Buffer[]): number {
			const link = this.#link();
			if (link === undefined) return notConnected;
			this.#requests.add(request);
			const done = (error?: Error | null) => this.#wrote(request, error ? brokenPipe : 0);
			link.writev(
				chunks.map((chunk) => ({ chunk, encoding: 'latin1' })),
				done,
			);
			return 0;
		}

		onshutdown(request: object): number {
			const link = this.#link();
			if (link === undefined) return notConnected;
			link.finish(() => this.#finish('finishShutdown', request, 0));
			return 0;
		}

		/** Later: native code counts on not being called back from inside its call, which no nextTick callback runs in. */
		#finish(how: 'finishWrite' | 'finishShutdown', request: object, status: number): void {
			const known = how === 'finishShutdown' || this.#requests.delete(request);
			if (known) process.nextTick(() => this[how](request, status));
		}

		#wrote(request: object, status: number): void {
			if (!this.finishesAtOnce) this.#finish('finishWrite', request, status);
			else if (this.#requests.delete(request)) this.finishWrite(request, status);
		}

		// ---- what node's JavaScript asks a handle for

		close(done?: () => void): void {
			if (done !== undefined) this.stream.once('close', done);
			this.stream.destroy();
		}

		readStart(): number {
			return this.#link()?.readStart() ?? 0;
		}

		readStop(): number {
			return this.#link()?.readStop() ?? 0;
		}

		ref(): void {
			this.stream.ref();
		}

		unref(): void {
			this.stream.unref();
		}

		hasRef(): boolean {
			return this.#link()?.hasRef() ?? true;
		}

		getpeername(out: AddressOut): number {
			return this.#link()?.getpeername(out) ?? notConnected;
		}

		getsockname(out: AddressOut): number {
			return this.#link()?.getsockname(out) ?? notConnected;
		}

		setNoDelay(on: boolean): number {
			return this.#link()?.setNoDelay(on) ?? notConnected;
		}

		setKeepAlive(
			on: boolean,
			idleSeconds: number,
			intervalSeconds?: number | undefined,
			count?: number | undefined,
		): number {
			return this.#link()?.setKeepAlive(on, idleSeconds, intervalSeconds, count) ?? notConnected;
		}

		/** While it connects the stream keeps the value, which is set with the others then. */
		setTypeOfService(value: number): number {
			return this.#link()?.setTypeOfService(value) ?? 0;
		}

		getTypeOfService(): number {
			return this.#link()?.getTypeOfService() ?? this.stream[kInit].typeOfService ?? 0;
		}
	};
}
