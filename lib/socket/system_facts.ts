/**
 * What the running system tells about itself, for suggestions. Everything here is read when asked, synchronously
 * and within bounds, and is `undefined` (or empty) where the system does not tell: no /proc, no permission, no
 * descriptor left to read with. Nothing here throws.
 */
import * as fs from 'node:fs';
import { SocketAddress as IpAddress } from 'node:net';
import * as os from 'node:os';
import { dirname, normalize, resolve } from 'node:path';

/** A TCP or UDP socket with a local port (proc_net_tcp in the kernel's documentation). */
export interface PortHolder {
	readonly transport: 'tcp' | 'udp';
	/** A v4-mapped address is told as IPv4. */
	readonly host: string;
	readonly port: number;
	/** The kernel's TCP_* state; 'bound' is a UDP socket that is not connected. */
	readonly state: 'listening' | 'connected' | 'ending' | 'bound';
	readonly uid: number;
	/** 0: no process has it any more (TIME_WAIT). */
	readonly inode: number;
}

/** A process that has a descriptor of a socket. */
export interface SocketOwner {
	readonly pid: number;
	readonly name: string;
	readonly inode: number;
	/** The descriptor's number in that process. */
	readonly fd: number;
}

export interface SocketOwners {
	readonly owners: readonly SocketOwner[];
	/** Why an owner may be missing: a process that this user may not look into, or more of them than there was time for. */
	readonly unseen: 'none' | 'denied' | 'too many';
}

export interface UnixHolder {
	readonly listening: boolean;
	readonly inode: number;
}

// A line takes 150 bytes; listeners come first in the table.
const maxTableBytes = 16 << 20;
const maxFileBytes = 64 << 10;
const maxLinksRead = 100_000;
const maxScanMs = 1500;

/** The first `maxBytes` of a file. Files in /proc have no size, so they are read until they end. */
function readText(path: string, maxBytes = maxFileBytes): string | undefined {
	let fd: number | undefined;
	try {
		fd = fs.openSync(path, 'r');
		const bytes = Buffer.allocUnsafe(maxBytes);
		let length = 0;
		while (length < maxBytes) {
			const read = fs.readSync(fd, bytes, length, maxBytes - length, null);
			if (read === 0) break;
			length += read;
		}
		return bytes.toString('utf8', 0, length);
	} catch {
		return undefined;
	} finally {
		if (fd !== undefined) closeQuietly(fd);
	}
}

function closeQuietly(fd: number): void {
	try {
		fs.closeSync(fd);
	} catch {
		// Nothing was written: there is nothing to lose.
	}
}

function readLink(path: string): string | undefined {
	try {
		return fs.readlinkSync(path);
	} catch {
		return undefined;
	}
}

function readNames(path: string): readonly string[] | undefined {
	try {
		return fs.readdirSync(path);
	} catch {
		return undefined;
	}
}

/** A kernel setting ('net/ipv4/tcp_available_congestion_control'). */
export function sysctlText(name: string): string | undefined {
	return readText(`/proc/sys/${name}`)?.trim() || undefined;
}

/** The whole numbers of a kernel setting ('net/ipv4/tcp_mem': three of them). */
export function sysctlNumbers(name: string): readonly number[] | undefined {
	const text = sysctlText(name);
	if (text === undefined) return undefined;
	const numbers = text.split(/\s+/).map(Number);
	return numbers.every(Number.isFinite) ? numbers : undefined;
}

/** The TCP or UDP sockets that have this local port, of both IP families. */
export function portHolders(transport: 'tcp' | 'udp', port: number): readonly PortHolder[] | undefined {
	const four = readText(`/proc/net/${transport}`, maxTableBytes);
	const six = readText(`/proc/net/${transport}6`, maxTableBytes);
	if (four === undefined && six === undefined) return undefined;
	return [...parseInetTable(`${four ?? ''}\n${six ?? ''}`, transport, (row) => row.port === port)];
}

/** Where a descriptor of this process is bound to, if it is a TCP or UDP socket that the tables list. */
export function boundAddress(fd: number): PortHolder | undefined {
	const inode = socketInode(readLink(`/proc/self/fd/${fd}`));
	if (inode === undefined) return undefined;
	for (const table of ['tcp', 'tcp6', 'udp', 'udp6'] as const) {
		const text = readText(`/proc/net/${table}`, maxTableBytes) ?? '';
		const transport = table.startsWith('tcp') ? 'tcp' : 'udp';
		for (const row of parseInetTable(text, transport, (one) => one.inode === inode)) return row;
	}
	return undefined;
}

function* parseInetTable(
	text: string,
	transport: 'tcp' | 'udp',
	wanted: (row: { port: number; inode: number }) => boolean,
): Generator<PortHolder> {
	for (const line of text.split('\n')) {
		const [, local = '', , state = '', , , , uid, , inode] = line.trim().split(/\s+/, 10);
		const [host = '', portText = ''] = local.split(':');
		const port = Number.parseInt(portText, 16);
		if (Number.isNaN(port) || !wanted({ port, inode: Number(inode) })) continue;
		const known = { transport, port, uid: Number(uid), inode: Number(inode) };
		yield { ...known, host: kernelHost(host), state: socketState(transport, Number.parseInt(state, 16)) };
	}
}

function socketState(transport: 'tcp' | 'udp', state: number): PortHolder['state'] {
	if (state === 10) return 'listening';
	if (transport === 'udp') return state === 1 ? 'connected' : 'bound';
	return state === 1 || state === 2 || state === 3 || state === 8 ? 'connected' : 'ending';
}

/** The tables print addresses as 32-bit words in the machine's own byte order. */
function kernelHost(hex: string): string {
	const bytes = Buffer.from(hex, 'hex');
	if (os.endianness() === 'LE' && bytes.length % 4 === 0) bytes.swap32();
	if (bytes.length === 4) return bytes.join('.');
	return bytes.length === 16 ? canonicalHost(bytes.toString('hex').replace(/(.{4})(?!$)/g, '$1:')) : hex;
}

/** An IP address as the kernel would write it, without zone, a v4-mapped one as IPv4: texts of one address are equal. */
export function canonicalHost(host: string): string {
	const bare = host.replace(/%.*$/s, '');
	try {
		const { address } = new IpAddress({ address: bare, family: bare.includes(':') ? 'ipv6' : 'ipv4' });
		return address.replace(/^::ffff:(?=\d+\.)/, '');
	} catch {
		return bare;
	}
}

/** Sockets that are bound to this unix path, or abstract name (NUL first); accepted connections are among them. */
export function unixHolders(path: string): readonly UnixHolder[] | undefined {
	const text = readText('/proc/net/unix', maxTableBytes);
	if (text === undefined) return undefined;
	const names = unixNames(path);
	const holders: UnixHolder[] = [];
	for (const line of text.split('\n')) {
		const match = /^\S+: \S+ \S+ (\S+) \S+ \S+ +(\d+) (.+)$/s.exec(line);
		if (match === null || !names(match[3] ?? '')) continue;
		// 0x10000 is __SO_ACCEPTCON: it listens.
		holders.push({ listening: (Number.parseInt(match[1] ?? '0', 16) & 0x10000) !== 0, inode: Number(match[2]) });
	}
	return holders;
}

/** Tells the table's names for one path: the table has what bind was given, relative to who knows which directory. */
function unixNames(path: string): (name: string) => boolean {
	// The kernel shows every NUL of an abstract name as '@'.
	const shown = path.replaceAll('\0', '@');
	if (path.startsWith('\0')) return (name) => name === shown;
	const full = resolve(path);
	const real = realPath(full);
	return (name) => {
		if (name === path || name === full || name === real) return true;
		const relative = !name.startsWith('/') && !name.startsWith('@') && !name.startsWith('..');
		return relative && (full.endsWith(`/${normalize(name)}`) || real.endsWith(`/${normalize(name)}`));
	};
}

function realPath(path: string): string {
	try {
		return fs.realpathSync(path);
	} catch {
		return path;
	}
}

function socketInode(link: string | undefined): number | undefined {
	const match = /^socket:\[(\d+)\]$/.exec(link ?? '');
	return match === null ? undefined : Number(match[1]);
}

/** The processes that have a descriptor of one of these sockets, this process first. Looks for 1.5 s at most, where there are very many. */
export function ownersOf(inodes: ReadonlySet<number>): SocketOwners {
	const names = readNames('/proc');
	if (names === undefined || inodes.size === 0) return { owners: [], unseen: 'denied' };
	const others = names.filter((name) => /^\d+$/.test(name) && name !== String(process.pid));
	const owners: SocketOwner[] = [];
	const budget = { links: maxLinksRead, deadline: performance.now() + maxScanMs };
	let unseen: SocketOwners['unseen'] = 'none';
	for (const pid of [String(process.pid), ...others]) {
		const found = descriptorsOf(pid, inodes, budget);
		if (found === undefined) unseen = 'denied';
		for (const [inode, fd] of found ?? []) owners.push({ pid: Number(pid), name: processName(pid), inode, fd });
		if (budget.links <= 0 || performance.now() > budget.deadline) return { owners, unseen: 'too many' };
	}
	return { owners, unseen };
}

/** Which of these sockets a process has (inode to descriptor); undefined when that is not ours to see. */
function descriptorsOf(
	pid: string,
	inodes: ReadonlySet<number>,
	budget: { links: number },
): ReadonlyMap<number, number> | undefined {
	const directory = `/proc/${pid}/fd`;
	const found = new Map<number, number>();
	const descriptors = readNames(directory);
	// One that has ended meanwhile hides nothing.
	if (descriptors === undefined) return fs.existsSync(`/proc/${pid}`) ? undefined : found;
	for (const fd of descriptors) {
		if (budget.links-- <= 0) return found;
		const inode = socketInode(readLink(`${directory}/${fd}`));
		if (inode !== undefined && inodes.has(inode) && !found.has(inode)) found.set(inode, Number(fd));
	}
	return found;
}

/** As ps and ss name it. Newer Nodes call their main thread 'MainThread', where the program's name says more. */
function processName(pid: string): string {
	const name = readText(`/proc/${pid}/comm`)?.replace(/\n$/, '') ?? '?';
	if (!/^(node-)?MainThread$/.test(name)) return name;
	return readLink(`/proc/${pid}/exe`)?.split('/').pop() ?? name;
}

export interface DescriptorLimit {
	readonly soft: number | undefined;
	readonly hard: number | undefined;
	readonly open: number | undefined;
}

/** RLIMIT_NOFILE of this process and how many descriptors are open; works when none is left, too. */
export function descriptorLimit(): DescriptorLimit | undefined {
	const match = /^Max open files +(\S+) +(\S+)/m.exec(readText('/proc/self/limits') ?? '');
	if (match !== null) {
		return { soft: limitNumber(match[1]), hard: limitNumber(match[2]), open: openDescriptors() };
	}
	if (!fs.existsSync('/proc/self/fd')) return undefined;
	// Nothing can be opened, so every number below the limit is taken: the first free one is the limit.
	const soft = firstFreeDescriptor();
	return { soft, hard: undefined, open: soft };
}

function limitNumber(text: string | undefined): number {
	return text === 'unlimited' ? Number.POSITIVE_INFINITY : Number(text);
}

function openDescriptors(): number | undefined {
	const names = readNames('/proc/self/fd');
	// One of them is the directory's own.
	return names === undefined ? undefined : names.length - 1;
}

/** One by one: a descriptor that was inherited may lie far above a limit that was lowered since. */
function firstFreeDescriptor(): number | undefined {
	for (let fd = 0; fd < maxLinksRead; fd++) {
		if (readLink(`/proc/self/fd/${fd}`) === undefined) return fd;
	}
	return undefined;
}

export interface FileTable {
	readonly open: number;
	readonly max: number;
}

/** Open files of the whole system (fs.file-nr) and their limit (fs.file-max). */
export function fileTable(): FileTable | undefined {
	const [open, , max] = sysctlNumbers('fs/file-nr') ?? [];
	return open === undefined || max === undefined ? undefined : { open, max };
}

export interface SocketMemory {
	/** Pages in use by TCP and the most there may be (tcp_mem's third number). */
	readonly used: number;
	readonly max: number;
}

export function tcpMemory(): SocketMemory | undefined {
	const used = /^TCP:.* mem (\d+)/m.exec(readText('/proc/net/sockstat') ?? '')?.[1];
	const max = sysctlNumbers('net/ipv4/tcp_mem')?.[2];
	return used === undefined || max === undefined ? undefined : { used: Number(used), max };
}

export interface LocalAddress {
	readonly interface: string;
	readonly host: string;
}

/** The addresses that this system has, IPv6 link-local ones with their zone. */
export function localAddresses(): readonly LocalAddress[] {
	try {
		return Object.entries(os.networkInterfaces()).flatMap(([name, addresses = []]) =>
			addresses.map((one) => ({
				interface: name,
				host: one.family === 'IPv6' && one.scopeid !== 0 ? `${one.address}%${name}` : one.address,
			})),
		);
	} catch {
		return [];
	}
}

/** Whether the kernel has IPv6; undefined where it does not say. */
export function hasIpv6(): boolean | undefined {
	if (!fs.existsSync('/proc/net')) return undefined;
	return fs.existsSync('/proc/net/if_inet6');
}

/** The protocols that sockets can be opened for ('TCP', 'MPTCP', 'UNIX' …). */
export function socketProtocols(): readonly string[] | undefined {
	const text = readText('/proc/net/protocols');
	return text
		?.split('\n')
		.slice(1)
		.flatMap((line) => line.split(/\s+/, 1))
		.filter((name) => name !== '');
}

/** The kernel's version, [6, 1, 0] of '6.1.0-13-amd64'. */
export function kernelVersion(): readonly number[] | undefined {
	const match = /^(\d+)\.(\d+)(?:\.(\d+))?/.exec(os.release());
	return match === null ? undefined : [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
}

export interface PathFacts {
	/** Owner, permission bits ('0755') and kind of the file; undefined: there is none, or it cannot be reached. */
	readonly file: { readonly uid: number; readonly mode: string; readonly isSocket: boolean } | undefined;
	readonly directory: string;
	readonly directoryStat: { readonly uid: number; readonly mode: string } | undefined;
	/** The first directory on the way that this process may not pass. */
	readonly barrier: string | undefined;
}

/** What stands in the way of binding or reaching a unix path. */
export function pathFacts(path: string): PathFacts {
	const full = resolve(path);
	const directory = dirname(full);
	const file = fileFacts(full);
	return { file, directory, directoryStat: fileFacts(directory), barrier: barrierBefore(directory) };
}

function fileFacts(path: string): { uid: number; mode: string; isSocket: boolean } | undefined {
	try {
		const stat = fs.statSync(path);
		return { uid: stat.uid, mode: (stat.mode & 0o7777).toString(8).padStart(4, '0'), isSocket: stat.isSocket() };
	} catch {
		return undefined;
	}
}

function barrierBefore(directory: string): string | undefined {
	let barrier: string | undefined;
	for (let at = directory, depth = 0; depth < 64; at = dirname(at), depth++) {
		try {
			fs.accessSync(at, fs.constants.X_OK);
			return barrier;
		} catch {
			barrier = at;
		}
		if (at === dirname(at)) return barrier;
	}
	return barrier;
}

/** This process' effective user; undefined where there are none (Windows). */
export function effectiveUid(): number | undefined {
	return process.geteuid?.();
}
