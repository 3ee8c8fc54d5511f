/**
 * What to do about a SocketError: one or two sentences for whoever reads the log, with the facts of the running
 * system where it tells them. Made when somebody reads them, never when the error is made.
 */
import { binding } from '../native/load';
import { escapeControls, renderHostPort, renderPath } from './arguments';
import { type OptionRowInfo, optionRows } from './options.generated';
import * as facts from './system_facts';

export type Transport = 'tcp' | 'udp';

/** What is known of a failed call; see `SocketErrorContext`. */
export interface Failure {
	readonly code: string;
	readonly syscall: string;
	readonly address?: string | undefined;
	readonly port?: number | undefined;
	readonly path?: string | undefined;
	readonly transport?: Transport | undefined;
	readonly interface?: string | undefined;
	readonly option?: string | undefined;
	readonly setting?: string | undefined;
	readonly settingValue?: number | undefined;
	readonly fd?: number | undefined;
}

type Advice = string | ((failure: Failure) => string | undefined);

const maxListed = 12;
const maxHoldersNamed = 3;

/** How to ask this system who has a port, where syssock cannot see it. */
const holderCommands: Readonly<Record<string, string>> = {
	linux: 'as root, "ss -anp" names it',
	darwin: '"sudo lsof -nP -i" names it',
	windows: '"netstat -abno", as administrator, names it',
};

const stageTexts: Readonly<Record<OptionRowInfo['stage'], string | undefined>> = {
	any: undefined,
	beforeBind: 'has to be set before bind',
	beforeListen: 'has to be set before listen',
	beforeConnect: 'has to be set before connect',
};

const byCode: Readonly<Record<string, Advice>> = {
	EACCES: accessDenied,
	EADDRINUSE: addressInUse,
	EADDRNOTAVAIL: addressNotAvailable,
	EAFNOSUPPORT: familyNotSupported,
	EAGAIN: (f) =>
		f.syscall === 'connect'
			? "the listener's queue is full: its server accepts too slowly or its backlog is too small; try again later"
			: 'nothing is ready: wait with readable() or writable(), then call again',
	EALREADY: 'an earlier connect is still under way: wait with writable() before connecting again',
	EBADF: (f) =>
		f.fd !== undefined && f.fd >= 0
			? `this process has no descriptor ${f.fd} open: whoever had it has closed it, or it is a number of another process`
			: 'the socket is closed, or its descriptor was given away with detachFd(): do not use it after that',
	ECANCELED: 'the socket was closed while it was waited for: end its waits first, or take this as the end',
	ECONNABORTED: 'the connection ended before it was used: accept or connect the next one',
	ECONNREFUSED: connectionRefused,
	ECONNRESET: 'the peer reset the connection: it was closed with data unread, or its process or host ended',
	EDESTADDRREQ: 'the socket has no peer: connect() it first, or send to an address',
	EDOM: (f) => optionAdvice(f) ?? 'the value is outside what the kernel takes',
	EHOSTUNREACH: 'the network has no way to that host: check its address, the routes and the firewall on the way',
	EINPROGRESS: 'the connect goes on in the background: wait with writable(), then look at the result',
	EINVAL: invalid,
	EISCONN: 'the socket is connected already: use a new socket for another peer',
	EMFILE: descriptorsExhausted,
	EMSGSIZE: (f) =>
		f.syscall === 'recv'
			? 'the peer sent a message that is larger than what a connection receives at once, 64 KiB for sure: have it send smaller ones, or receive from a Socket'
			: 'the message is larger than one datagram, or the path to the peer, can be: send less at once',
	ENETDOWN: 'the network interface is down: bring it up, or use another address',
	ENETUNREACH: networkUnreachable,
	ENFILE: fileTableFull,
	ENOBUFS: memoryExhausted,
	ENODEV: (f) =>
		`${f.interface === undefined ? 'no such interface' : `no interface is called '${f.interface}'`}${interfaceList()}`,
	ENOENT: notThere,
	ENOMEM: memoryExhausted,
	ENOSYS: (f) =>
		f.syscall === 'io_uring_setup'
			? 'io_uring takes Linux 6.1 or newer: set SYSSOCK_ENGINE to auto or poll, or unset it'
			: undefined,
	ENOPROTOOPT: (f) => optionAdvice(f) ?? 'this kind of socket has no such option',
	ENOTCONN: 'the socket is not connected: connect() first, or the peer has ended the connection',
	ENOTDIR: (f) => f.path && `a part of the way to ${renderPath(f.path)} is a file, not a directory`,
	ENOTSOCK: (f) =>
		`the descriptor ${f.fd === undefined ? '' : `${f.fd} `}is a file, a pipe or a terminal, not a socket`,
	ENOTSUP: notSupported,
	ENXIO: (f) => f.interface && `no interface is called '${f.interface}'${interfaceList()}`,
	EOPNOTSUPP: notSupported,
	EPERM: notPermitted,
	EPIPE:
		'the connection is ended for writing, by shutdown() here or by the peer: stop writing to it; a socket that was never connected is told the same: connect() first',
	EPROTONOSUPPORT: protocolNotSupported,
	EPROTOTYPE:
		'type and protocol do not go together: tcp is a stream, udp a datagram; a unix peer has to be of the same type',
	ERANGE: optionAdvice,
	EROFS: (f) => f.path && `${renderPath(f.path)} is on a read-only file system: put the socket into another directory`,
	ESOCKTNOSUPPORT: protocolNotSupported,
	ETIMEDOUT: (f) =>
		f.syscall === 'poll'
			? 'nothing came within timeoutMs: wait longer, or take the peer for gone'
			: 'the peer did not answer in time: it is down, a firewall drops the packets, or a timeout option of this socket is too short',
};

/** Bounds of ours: the kernel had no part in it. */
const bySetting: Readonly<Record<string, Advice>> = {
	idleTimeoutMs: ourTimeout('have one side send something within that time'),
	firstByteTimeoutMs: ourTimeout('give clients longer for their first byte'),
	lifetimeMs: ourTimeout('have clients connect anew within that time'),
	writeStallTimeoutMs: ourTimeout('have the client read'),
	maxQueuedBytes: (f) =>
		`our own maxQueuedBytes (${f.settingValue}) ended it: stop writing when write() says false and go on at 'drain', or raise maxQueuedBytes`,
};

function ourTimeout(remedy: string): Advice {
	return (f) =>
		`our own timeouts.${f.setting} (${f.settingValue} ms) ended it, not the network: raise it, set it to 0 for none, or ${remedy}`;
}

/** What to do about it; undefined where nothing is known. Never throws. */
export function suggest(failure: Failure): string | undefined {
	try {
		const advice = adviceFor(failure);
		const text = typeof advice === 'function' ? advice(failure) : advice;
		return text ? escapeControls(text) : undefined;
	} catch {
		// A suggestion must not hide the error that it is about.
		return undefined;
	}
}

function adviceFor({ setting, code }: Failure): Advice | undefined {
	if (setting !== undefined && Object.hasOwn(bySetting, setting)) return bySetting[setting];
	return Object.hasOwn(byCode, code) ? byCode[code] : undefined;
}

// ---- addresses

function addressInUse(f: Failure): string | undefined {
	if (f.option !== undefined) return 'the socket is a member of this group already: leave it first';
	if (f.path !== undefined) return pathInUse(f.path);
	if (f.syscall === 'connect')
		return `a connection from this local port to that peer is there already${ephemeralPorts()}`;
	if (f.port === undefined) return undefined;
	if (f.port === 0) return `no port is left that the kernel may choose${ephemeralPorts()}`;
	return portInUse(f, f.port);
}

function portInUse(f: Failure, port: number): string {
	const transports: readonly Transport[] = f.transport
		? [f.transport]
		: f.syscall === 'listen'
			? ['tcp']
			: ['tcp', 'udp'];
	const tables = transports.map((transport) => facts.portHolders(transport, port));
	if (tables.every((table) => table === undefined)) {
		return `another socket has port ${port}: stop its server or choose another port (${holderCommand()})`;
	}
	const inTheWay = conflicting(
		tables.flatMap((table) => table ?? []),
		f.address,
	);
	if (inTheWay.length === 0) {
		return `a socket that is bound to port ${port} but does not listen is in the way: close it, or choose another port`;
	}
	const held = inTheWay.filter((one) => one.inode !== 0);
	if (held.length === 0) return portEnding(port, inTheWay.length);
	return heldPort(held, f.address);
}

/** Of the sockets with this port, those that a bind to `wanted` runs into, the likeliest kind only. */
function conflicting(holders: readonly facts.PortHolder[], wanted: string | undefined): readonly facts.PortHolder[] {
	const host = wanted === undefined ? undefined : facts.canonicalHost(wanted);
	const overlapping = holders.filter((one) => host === undefined || overlap(one.host, host));
	// A socket of the other family is in the way only when one of the two is dual-stack, which no table tells.
	const sameFamily = overlapping.filter((one) => host === undefined || isIpv6(one.host) === isIpv6(host));
	const likely = sameFamily.length > 0 ? sameFamily : overlapping;
	// A listener's connections have its port as well, and end with it.
	const open = likely.filter((one) => one.state === 'listening' || one.state === 'bound');
	return open.length > 0 ? open : likely;
}

function overlap(holder: string, wanted: string): boolean {
	if (holder === wanted || holder === '::' || wanted === '::') return true;
	return isIpv6(holder) === isIpv6(wanted) && (holder === '0.0.0.0' || wanted === '0.0.0.0');
}

function isIpv6(host: string): boolean {
	return host.includes(':');
}

function portEnding(port: number, count: number): string {
	const connections = count === 1 ? 'a connection that is' : `${count} connections that are`;
	const reuse = optionName('SO_REUSEADDR');
	return `only ${connections} ending (TIME_WAIT) held port ${port}: set ${reuse} before bind, or wait a minute`;
}

function heldPort(held: readonly facts.PortHolder[], wanted: string | undefined): string {
	const { owners, unseen } = facts.ownersOf(new Set(held.map((one) => one.inode)));
	const told: string[] = [];
	for (const holder of held) {
		const who = whoHolds(owners.filter((one) => one.inode === holder.inode));
		const where = `${holderVerb(holder)} ${renderHostPort(holder.host, holder.port)}`;
		told.push(`${who ?? unseenOwner(`uid ${holder.uid}`, unseen)} ${where}${familyNote(holder.host, wanted)}`);
	}
	const own = owners.length > 0 && owners.every((one) => one.pid === process.pid);
	const remedy = own ? 'close that socket first' : 'stop it';
	return `${listed([...new Set(told)], maxHoldersNamed, '; ')}: ${remedy}, or choose another port (0: the kernel chooses)`;
}

function whoHolds(owners: readonly facts.SocketOwner[]): string | undefined {
	const own = owners.find((one) => one.pid === process.pid);
	if (own !== undefined) return `this process (pid ${own.pid}, fd ${own.fd})`;
	return (
		listed(
			owners.map((one) => `pid ${one.pid} (${one.name})`),
			maxHoldersNamed,
			' and ',
		) || undefined
	);
}

function unseenOwner(user: string, unseen: facts.SocketOwners['unseen']): string {
	if (unseen === 'none') return `a process outside this container's view (${user})`;
	if (unseen === 'too many') return `one of very many processes (of ${user}; ${holderCommand()})`;
	return `a process of ${user} that this user may not look into (${holderCommand()})`;
}

function holderCommand(): string {
	return holderCommands[binding.system] ?? "the system's tools name it";
}

function holderVerb(holder: facts.PortHolder): string {
	if (holder.state === 'listening') return 'listens on';
	if (holder.transport === 'udp') return 'has UDP';
	return 'has a connection from';
}

function familyNote(holder: string, wanted: string | undefined): string {
	if (wanted === undefined || isIpv6(holder) === isIpv6(facts.canonicalHost(wanted))) return '';
	if (isIpv6(holder)) return ' (dual-stack: it has the IPv4 port too)';
	return ` (a dual-stack socket needs the IPv4 port as well; with ${optionName('IPV6_V6ONLY')} on it takes IPv6 alone)`;
}

function ephemeralPorts(): string {
	const [low, high] = facts.sysctlNumbers('net/ipv4/ip_local_port_range') ?? [];
	return low === undefined ? '' : ` (net.ipv4.ip_local_port_range is ${low} to ${high})`;
}

function pathInUse(path: string): string {
	const shown = renderPath(path);
	const holders = facts.unixHolders(path);
	if (holders !== undefined && holders.length > 0) return heldPath(shown, holders);
	if (path.startsWith('\0'))
		return `another socket has the abstract name ${shown}: stop its process or choose another name`;
	const { file } = facts.pathFacts(path);
	if (file === undefined) return `what was at ${shown} is gone by now, or cannot be seen: try again`;
	if (!file.isSocket) return `${shown} is a file, not a socket: choose another path`;
	if (holders === undefined)
		return `a server has ${shown}, or one that ended has left it behind: remove it when nobody uses it`;
	return `no process that can be seen here has ${shown}: a stale file of a server that ended; remove it, unless another container uses it`;
}

function heldPath(shown: string, holders: readonly facts.UnixHolder[]): string {
	const listening = holders.filter((one) => one.listening);
	const relevant = listening.length > 0 ? listening : holders;
	const { owners, unseen } = facts.ownersOf(new Set(relevant.map((one) => one.inode)));
	const who = whoHolds(owners) ?? unseenOwner('unknown user', unseen);
	return `${who} ${listening.length > 0 ? 'listens on' : 'is bound to'} ${shown}: stop it, or choose another path`;
}

function addressNotAvailable(f: Failure): string | undefined {
	if (f.option !== undefined)
		return `no interface has that address, or the socket is no member of that group${interfaceList()}`;
	if (f.syscall === 'connect' && f.address !== undefined && !isWildcard(f.address)) {
		return `no local address or port is left for a connection to ${renderHostPort(f.address, f.port)}${ephemeralPorts()}`;
	}
	if (
		f.address !== undefined &&
		isIpv6(f.address) &&
		facts.sysctlNumbers('net/ipv6/conf/all/disable_ipv6')?.[0] === 1
	) {
		return 'IPv6 is switched off (net.ipv6.conf.all.disable_ipv6 is 1): use IPv4, or switch it on';
	}
	const addresses = facts.localAddresses().map((one) => `${one.host} (${one.interface})`);
	const wanted = f.address === undefined ? 'that address' : f.address;
	const here = addresses.length > 0 ? `; there are ${listed(addresses)}` : '';
	const every = f.address !== undefined && isIpv6(f.address) ? '::' : '0.0.0.0';
	return `no interface of this system has ${wanted}${here}; ${every} stands for all of them`;
}

function isWildcard(host: string): boolean {
	return ['::', '0.0.0.0'].includes(facts.canonicalHost(host));
}

function familyNotSupported(f: Failure): string | undefined {
	const ipv6 = facts.hasIpv6();
	if (f.syscall !== 'socket')
		return "the address is of another family than the socket: give it one of the socket's own family";
	if (ipv6 === undefined) return 'this system has no sockets of that family';
	if (ipv6) return `this system has no sockets of that family; it has IPv4, IPv6${protocolList()}`;
	return `this system has no IPv6 (its kernel runs with ipv6.disable=1 or without the module): use IPv4${protocolList()}`;
}

function protocolList(): string {
	const names = facts.socketProtocols() ?? [];
	return names.length === 0 ? '' : ` (protocols: ${listed([...new Set(names)], 30)})`;
}

function protocolNotSupported(f: Failure): string {
	const mptcp = facts.sysctlNumbers('net/mptcp/enabled')?.[0];
	const hint = f.syscall === 'socket' && mptcp === 0 ? '; net.mptcp.enabled is 0' : '';
	return `this system has no such protocol for that family and type${hint}${protocolList()}`;
}

// ---- reaching a peer

function connectionRefused(f: Failure): string | undefined {
	if (f.path !== undefined)
		return `nobody listens on ${renderPath(f.path)}: its server has ended, or is not listening yet`;
	if (f.address === undefined || f.port === undefined)
		return 'nobody listens there: is the server running, on that port?';
	const where = renderHostPort(f.address, f.port);
	if (!/^(127\.|::1$)/.test(facts.canonicalHost(f.address))) {
		return `nobody listens on ${where}, or a firewall refuses it: is the server running, on that port?`;
	}
	const listening = (facts.portHolders('tcp', f.port) ?? []).filter((one) => one.state === 'listening');
	const elsewhere = [...new Set(listening.map((one) => renderHostPort(one.host, one.port)))];
	if (elsewhere.length === 0) return `nobody listens on ${where}: is the server running, on that port?`;
	return `nobody listens on ${where}, but on ${listed(elsewhere, maxHoldersNamed)} somebody does`;
}

function networkUnreachable(f: Failure): string {
	if (f.address !== undefined && isIpv6(f.address)) {
		return `this system has no route to ${f.address}: has it a global IPv6 address? IPv4 may work`;
	}
	return `this system has no route to ${f.address ?? 'that network'}: check the address and the default route`;
}

// ---- permissions and paths

function accessDenied(f: Failure): string | undefined {
	if (f.option !== undefined) return optionAdvice(f);
	if (f.path !== undefined && !f.path.startsWith('\0')) return pathDenied(f.path, f.syscall);
	if (f.syscall === 'socket')
		return 'this kind of socket needs CAP_NET_RAW (raw), or a group within net.ipv4.ping_group_range (ping)';
	if (f.syscall !== 'bind' && f.syscall !== 'listen') {
		return `a firewall forbids it, or it is a broadcast address, for which ${optionName('SO_BROADCAST')} has to be on`;
	}
	return lowPort(f.port);
}

function lowPort(port: number | undefined): string | undefined {
	const start = facts.sysctlNumbers('net/ipv4/ip_unprivileged_port_start')?.[0];
	if (port === undefined) return undefined;
	if (start === undefined)
		return `port ${port} needs privilege, or is reserved or held exclusively: choose one above 1023, or run as administrator`;
	if (port >= start) return `a security module or another policy forbids port ${port}: choose another`;
	return (
		`ports below ${start} need privilege here (net.ipv4.ip_unprivileged_port_start is ${start}): ` +
		`either "sudo setcap cap_net_bind_service=+ep '${process.execPath}'" for this Node, ` +
		`or "sudo sysctl net.ipv4.ip_unprivileged_port_start=${port}" for everybody`
	);
}

function pathDenied(path: string, syscall: string): string {
	const shown = renderPath(path);
	const { file, directory, directoryStat, barrier } = facts.pathFacts(path);
	const uid = facts.effectiveUid();
	const user = uid === undefined ? 'this user' : `uid ${uid}`;
	if (barrier !== undefined)
		return `${user} may not pass through the directory ${barrier} (search permission) to ${shown}`;
	if (syscall !== 'bind' && file !== undefined) {
		return `connecting needs write permission on ${shown}, which is uid ${file.uid}'s with mode ${file.mode}; this is ${user}`;
	}
	if (directoryStat === undefined) return `${user} may not create ${shown}`;
	return `binding creates a file, which needs write permission on ${directory}: uid ${directoryStat.uid}'s with mode ${directoryStat.mode}; this is ${user}`;
}

function notPermitted(f: Failure): string | undefined {
	if (f.option !== undefined) return optionAdvice(f);
	if (f.syscall === 'socket') return 'this kind of socket needs privilege: CAP_NET_RAW for a raw one';
	if (f.syscall === 'io_uring_setup') return ringForbidden();
	return 'a firewall or another policy of this system forbids it';
}

function ringForbidden(): string {
	const disabled = facts.sysctlNumbers('kernel/io_uring_disabled')?.[0] ?? 0;
	const who =
		disabled > 0
			? `kernel.io_uring_disabled is ${disabled}`
			: "a seccomp filter forbids io_uring, a container's as a rule";
	return `${who}: allow it, or set SYSSOCK_ENGINE to auto or poll, or unset it`;
}

function notThere(f: Failure): string | undefined {
	if (f.option !== undefined) return optionAdvice(f);
	if (f.path === undefined) return undefined;
	if (f.path.startsWith('\0')) return `nobody has the abstract name ${renderPath(f.path)}`;
	const { directory, directoryStat } = facts.pathFacts(f.path);
	if (directoryStat === undefined) return `the directory ${directory} is not there: create it first`;
	return `nothing is at ${renderPath(f.path)}: is the server running, with that path?`;
}

function invalid(f: Failure): string | undefined {
	if (f.option !== undefined) return optionAdvice(f);
	switch (f.syscall) {
		case 'bind':
			return invalidBind(f);
		case 'listen':
			return 'the socket is connected, or cannot listen: use a new stream socket that is bound';
		case 'accept':
			return 'the socket does not listen: call listen() first';
		case 'connect':
			return (
				linkLocal(f) ?? 'the socket listens or has been used already, or the address does not fit it: use a new socket'
			);
		default:
			return linkLocal(f);
	}
}

function invalidBind(f: Failure): string {
	const bound = f.fd === undefined ? undefined : facts.boundAddress(f.fd);
	if (bound !== undefined && bound.port !== 0) {
		return `the socket is bound to ${renderHostPort(bound.host, bound.port)} already, and binds only once: use a new socket`;
	}
	return (
		linkLocal(f) ??
		'the socket is bound already (a socket binds only once: use a new one), or the address does not fit it'
	);
}

function linkLocal(f: Failure): string | undefined {
	if (f.address === undefined || !/^fe[89ab].:/i.test(f.address) || f.address.includes('%')) return undefined;
	return `a link-local address needs its interface, as in '${f.address}%NAME'${interfaceList()}`;
}

function notSupported(f: Failure): string | undefined {
	if (f.option !== undefined) return optionAdvice(f);
	if (f.syscall === 'listen' || f.syscall === 'accept')
		return 'only stream and seqpacket sockets listen and accept; a datagram socket just receives';
	return 'this kind of socket cannot do that';
}

// ---- exhaustion

function descriptorsExhausted(): string | undefined {
	const limit = facts.descriptorLimit();
	const remedy =
		'close what is not needed, or raise the limit where the process is started ("ulimit -n", LimitNOFILE=)';
	if (limit?.soft === undefined) return `this process has no descriptor left: ${remedy}`;
	const open = limit.open === undefined ? `at most ${limit.soft}` : `${limit.open} of ${limit.soft}`;
	const hard = limit.hard === undefined || limit.hard === limit.soft ? '' : `; the hard limit is ${limit.hard}`;
	return `this process has ${open} descriptors open (RLIMIT_NOFILE${hard}): ${remedy}`;
}

function fileTableFull(): string {
	const table = facts.fileTable();
	const state = table === undefined ? 'no file is left' : `${table.open} of ${table.max} files are open`;
	return `${state} in the whole system: find who opens so many, or raise fs.file-max`;
}

function memoryExhausted(f: Failure): string {
	const membership = f.option === undefined ? undefined : optionRow(f.option);
	if (membership !== undefined) return optionMemory(membership);
	const memory = facts.tcpMemory();
	const state = memory === undefined ? '' : ` (TCP uses ${memory.used} of ${memory.max} pages, net.ipv4.tcp_mem)`;
	return `the kernel has no memory left for this socket${state}: send less at once, use fewer or smaller buffers`;
}

function optionMemory(row: OptionRowInfo): string {
	if (/MEMBERSHIP|JOIN/.test(row.symbol)) {
		const most = facts.sysctlNumbers('net/ipv4/igmp_max_memberships')?.[0];
		return `the socket is a member of as many groups as it may be${most === undefined ? '' : ` (net.ipv4.igmp_max_memberships is ${most})`}`;
	}
	const most = facts.sysctlNumbers('net/core/optmem_max')?.[0];
	return `the kernel has no memory left for ${row.name}${most === undefined ? '' : ` (net.core.optmem_max is ${most} bytes a socket)`}`;
}

// ---- options

function optionRow(option: string): OptionRowInfo | undefined {
	return optionRows.find((row) => row.name === option || row.symbol === option);
}

/** The name that syssock has for a kernel option. */
function optionName(symbol: string): string {
	return optionRows.find((row) => row.symbol === symbol)?.name ?? symbol;
}

function optionAdvice(f: Failure): string | undefined {
	const row = f.option === undefined ? undefined : optionRow(f.option);
	if (row === undefined) return undefined;
	const missing = missingHere(row);
	if (missing !== undefined) return missing;
	if (row.symbol === 'TCP_CONGESTION') return congestionControls(f.code);
	const shown = `${row.name} (${row.symbol})`;
	if (f.code === 'EPERM' || f.code === 'EACCES') {
		return row.requires
			? `${shown} needs ${row.requires}`
			: `${shown} may not be set so by this user, or not in this state of the socket`;
	}
	if (f.code === 'ENOPROTOOPT' || f.code === 'EOPNOTSUPP' || f.code === 'ENOTSUP') {
		return `${shown} is not there for this family, type or state of socket, or this kernel is built without it`;
	}
	const parts = [stageText(row), rangeText(row)].filter((part) => part !== undefined);
	return parts.length === 0 ? undefined : `${shown} ${parts.join(', and ')}`;
}

/** Why this system, or this kernel, has no such option; undefined when it should have it. */
function missingHere(row: OptionRowInfo): string | undefined {
	const systems: readonly string[] = row.systems;
	if (!systems.includes(binding.system))
		return `${row.name} (${row.symbol}) exists on ${listed(systems)} only, and this is ${binding.system}`;
	const running = facts.kernelVersion();
	if (binding.system !== 'linux' || row.since === undefined || running === undefined) return undefined;
	if (!isOlder(running, row.since.split('.').map(Number))) return undefined;
	return `${row.name} (${row.symbol}) needs Linux ${row.since} or newer, and this is ${running.join('.')}`;
}

function isOlder(version: readonly number[], than: readonly number[]): boolean {
	const differs = than.findIndex((part, at) => part !== (version[at] ?? 0));
	return differs >= 0 && (version[differs] ?? 0) < (than[differs] ?? 0);
}

function stageText(row: OptionRowInfo): string | undefined {
	if (row.access === 'r') return 'can be read only';
	return stageTexts[row.stage];
}

function rangeText(row: OptionRowInfo): string | undefined {
	const unit = row.unit ? ` ${row.unit}` : '';
	if (row.min !== undefined && row.max !== undefined) return `takes ${row.min} to ${row.max}${unit}`;
	return undefined;
}

function congestionControls(code: string): string | undefined {
	const setting = code === 'EPERM' ? 'tcp_allowed_congestion_control' : 'tcp_available_congestion_control';
	const names = facts.sysctlText(`net/ipv4/${setting}`)?.split(/\s+/);
	if (names === undefined) return undefined;
	const which = code === 'EPERM' ? 'without CAP_NET_ADMIN this user may choose' : 'this kernel has';
	return `${which} ${listed(names)} (net.ipv4.${setting})`;
}

// ---- lists

function interfaceList(): string {
	const interfaces = binding.interfaces();
	if (!Array.isArray(interfaces) || interfaces.length === 0) return '';
	return `; there are ${listed(interfaces.map((one) => one.name))}`;
}

function listed(names: readonly string[], most = maxListed, separator = ', '): string {
	const shown = names.slice(0, most).join(separator);
	return names.length > most ? `${shown}${separator}${names.length - most} more` : shown;
}
