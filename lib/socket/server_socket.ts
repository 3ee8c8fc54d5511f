import { isIPv4, isIPv6 } from 'node:net';
import { binding } from '../native/load';
import { type EndpointInput, type SocketAddress, toSocketAddress } from './addresses';
import { checkBoolean, checkInteger, checkObject, checkString, invalidArgValue } from './arguments';
import { errnoOf, SocketError, socketError } from './errors';
import { checkOptions, type OptionSettings } from './options';
import { defaultBacklog, Socket } from './socket';
import { canonicalHost, sysctlNumbers } from './system_facts';

/** What a listener listens on, and how. */
export interface ServerSocketInit {
	/** An IP literal or 'localhost' (127.0.0.1). Default: every address of the machine. */
	readonly host?: string | undefined;
	/** 0 to 65535. Default: 0, the kernel chooses one. */
	readonly port?: number | undefined;
	/**
	 * A unix path instead of host and port; NUL first: an abstract name (Linux). Closing leaves the file that bind(2)
	 * made; a SocketManager removes it.
	 */
	readonly path?: string | undefined;
	/** Only this network interface: 'eth0'. SO_BINDTODEVICE, and the scope of a link-local address. */
	readonly interface?: string | undefined;
	/** Connections that may wait to be accepted. Default: SOMAXCONN; the kernel clamps it. */
	readonly backlog?: number | undefined;
	/** IPv4 on the IPv6 socket: see `docs/dual-stack.md`. Default 'auto'. */
	readonly dualStack?: 'auto' | boolean | undefined;
	/** Options set before bind; connections inherit most of them from the listener. */
	readonly options?: OptionSettings | undefined;
}

/** 'dual': IPv6 and IPv4 on one socket. */
export type Stack = 'dual' | 'ipv6' | 'ipv4' | 'unix';

/** A socket that listens, with what was chosen for it. */
export interface ServerSocket extends Socket {
	/** What it listens to. */
	readonly stack: Stack;
	/** Why that: 'IPv6 is there', 'IPv6 is not there (socket EAFNOSUPPORT)' … */
	readonly stackReason: string;
	/** Connections that may wait, as the kernel has it (listen(2) clamps silently); undefined where it does not tell. */
	readonly backlog: number | undefined;
}

interface Attempt {
	readonly stack: Stack;
	readonly reason: string;
	readonly address: SocketAddress;
}

const noSuchDevice = errnoOf('ENODEV');

/**
 * Opens, sets up, binds and listens; keeps nothing open when it fails. Addresses are reused while an old connection
 * is in TIME_WAIT (SO_REUSEADDR; on Windows, where that means another thing, SO_EXCLUSIVEADDRUSE).
 *
 * Throws SocketError with a suggestion (EADDRINUSE, EACCES, EADDRNOTAVAIL, ENODEV …), TypeError or RangeError for
 * what could never be bound.
 */
export function createServerSocket(init: ServerSocketInit = {}): ServerSocket {
	const { attempt, fallback } = plan(checkInit(init));
	try {
		return open(attempt, init);
	} catch (error) {
		if (fallback === undefined || !isWithoutIpv6(error)) throw error;
		const { code, syscall } = error;
		return open({ ...fallback, reason: `IPv6 is not there (${syscall} ${code})` }, init);
	}
}

function checkInit(init: ServerSocketInit): ServerSocketInit {
	checkObject('init', init);
	if (init.host !== undefined) checkString('host', init.host);
	if (init.interface !== undefined) checkString('interface', init.interface);
	if (init.backlog !== undefined) checkInteger('backlog', init.backlog, 0, 2 ** 31 - 1);
	if (init.dualStack !== undefined && init.dualStack !== 'auto') checkBoolean('dualStack', init.dualStack);
	if (init.options !== undefined) checkListenerOptions(init.options);
	return init;
}

/** What these would set is told by other settings, and told back (`stack`). */
const toldElsewhere: Readonly<Record<string, string>> = { ipv6V6Only: 'dualStack', soBindToDevice: 'interface' };

function checkListenerOptions(options: OptionSettings): void {
	checkOptions(options);
	for (const [name, setting] of Object.entries(toldElsewhere)) {
		const value: unknown = options[name as keyof OptionSettings];
		if (value !== undefined) throw invalidArgValue(`options.${name}`, value, `absent: use ${setting}`);
	}
}

/** Throws for what could never be opened, before any system call. */
export function checkServerSocket(init: ServerSocketInit): void {
	plan(checkInit(init));
}

/** The selection of docs/dual-stack.md. */
function plan(init: ServerSocketInit): { attempt: Attempt; fallback?: Attempt } {
	const { host, path, port = 0, dualStack = 'auto' } = init;
	if (path !== undefined) return { attempt: unixAttempt(init) };
	// '::0' and '0:0:0:0:0:0:0:0' are spellings of the same.
	const everywhere = host === undefined || (isIPv6(host) && canonicalHost(host) === '::');
	if (!everywhere) return { attempt: specificAttempt(init) };
	const ipv4 = (reason: string): Attempt => ({ stack: 'ipv4', reason, address: local({ host: '0.0.0.0', port }) });
	if (dualStack === false && host === undefined) return { attempt: ipv4('dualStack is false and no host was given') };
	const ipv6 = (stack: Stack, reason: string): Attempt => ({ stack, reason, address: local({ host: '::', port }) });
	if (dualStack === false) return { attempt: ipv6('ipv6', 'dualStack is false') };
	if (dualStack === true) return { attempt: ipv6('dual', 'dualStack is true') };
	return { attempt: ipv6('dual', 'IPv6 is there'), fallback: ipv4('') };
}

function unixAttempt(init: ServerSocketInit): Attempt {
	const { host, port, path, dualStack } = init;
	const mixed = [dualStack === true && 'dualStack', init.interface !== undefined && 'interface'].find(Boolean);
	if (mixed)
		throw invalidArgValue(mixed, mixed === 'interface' ? init.interface : dualStack, 'absent where a path is given');
	return { stack: 'unix', reason: 'a path was given', address: toSocketAddress({ host, port, path }) };
}

function specificAttempt(init: ServerSocketInit): Attempt {
	const { host = '', port = 0, dualStack } = init;
	if (dualStack === true) {
		throw invalidArgValue('dualStack', dualStack, `'auto' or false with host '${host}': only '::' takes both`);
	}
	const address = local({ host: withZone(host, init.interface), port });
	const stack = address.family;
	return { stack, reason: `the host is ${stack === 'ipv4' ? 'an IPv4' : 'an IPv6'} address`, address };
}

const local = (endpoint: EndpointInput): SocketAddress => toSocketAddress(endpoint);

/** A link-local address means nothing without an interface (RFC 4007), which may have been told apart from it. */
function withZone(host: string, device: string | undefined): string {
	const linkLocal = /^fe[89ab][0-9a-f]:/i.test(host) && isIPv6(host);
	return linkLocal && device !== undefined && !host.includes('%') ? `${host}%${device}` : host;
}

function isWithoutIpv6(error: unknown): error is SocketError {
	if (!(error instanceof SocketError)) return false;
	return error.code === 'EAFNOSUPPORT' || (error.code === 'EADDRNOTAVAIL' && error.syscall === 'bind');
}

function open(attempt: Attempt, init: ServerSocketInit): ServerSocket {
	// The interface first: an unknown one has to be told before anything is opened.
	if (init.interface !== undefined) checkInterface(init.interface);
	const socket = new Socket({ family: attempt.address.family, type: 'stream' });
	try {
		setUp(socket, attempt, init);
		socket.bind(attempt.address).listen(init.backlog);
		return asServerSocket(socket, attempt.stack, attempt.reason, init.backlog);
	} catch (error) {
		try {
			socket.close();
		} catch {
			// What failed first is what has to be told.
		}
		throw error;
	}
}

/** A socket that listens, with what is told of it. @internal */
export function asServerSocket(socket: Socket, stack: Stack, stackReason: string, backlog?: number): ServerSocket {
	return Object.assign(socket, { stack, stackReason, backlog: backlogInForce(socket, backlog) });
}

function checkInterface(name: string): void {
	const index = binding.interfaceIndex(name);
	if (index >= 0) return;
	const detail = index === noSuchDevice ? `there is no interface '${name}'` : undefined;
	throw socketError(index, 'if_nametoindex', { interface: name, detail });
}

function setUp(socket: Socket, attempt: Attempt, init: ServerSocketInit): void {
	const { options } = socket;
	if (attempt.stack !== 'unix') {
		// On Windows SO_REUSEADDR lets another process take the port over while it is in use.
		options.set(binding.system === 'windows' ? 'soExclusiveAddrUse' : 'soReuseAddr', true);
	}
	// Always told: the default is a system setting (net.ipv6.bindv6only), and the other way round on Windows.
	if (attempt.address.family === 'ipv6')
		options.set('ipv6V6Only', attempt.stack === 'ipv6' && !isMapped(attempt.address.host));
	if (init.interface !== undefined) options.set('soBindToDevice', init.interface);
	options.setAll(init.options ?? {});
}

function isMapped(host: string): boolean {
	return /^::ffff:/i.test(host) && isIPv4(host.slice('::ffff:'.length));
}

/** The accept queue's limit: from the listener's own TCP_INFO (tcpi_sacked), for others as listen(2) computes it. */
function backlogInForce(socket: Socket, wanted: number | undefined): number | undefined {
	if (binding.system !== 'linux') return undefined;
	if (socket.family !== 'unix') return socket.options.get('tcpInfo').sackedSegments;
	const most = sysctlNumbers('net/core/somaxconn')?.[0];
	return most === undefined ? undefined : Math.min(wanted ?? defaultBacklog, most);
}
