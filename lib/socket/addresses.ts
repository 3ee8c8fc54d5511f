/**
 * Socket addresses: as objects (what the kernel is given and answers with) and as text (for logs and the
 * command line). Hosts are IP literals: nothing here asks a name server.
 */
import { isIP } from 'node:net';
import type { NativeAddress } from '../native/binding';
import { binding } from '../native/load';
import {
	checkInteger,
	checkObject,
	checkOneOf,
	checkPort,
	checkString,
	invalidArgType,
	invalidArgValue,
	outOfRange,
	renderHostPort,
	renderPath,
} from './arguments';
import { errnoOf, socketError } from './errors';

/**
 * An address of a socket. `host` is an IP literal, `port` 0 to 65535, `scopeId` the interface index of a
 * link-local address. A unix `path` that begins with NUL is an abstract name (Linux, unix(7)), an empty one
 * is that of a socket without a name.
 */
export type SocketAddress = NativeAddress;

/** 'ipv4', 'ipv6' or 'unix'. */
export type AddressFamily = SocketAddress['family'];

/** What the command line's text says: a host that nobody has looked at yet with its port, or a unix path. */
export type Endpoint = { host: string; port: number } | { path: string };

/** What callers give where an address is wanted; any `SocketAddress` is one. */
export interface EndpointInput {
	/**
	 * An IP literal, '%zone' with an interface's name or index included, or 'localhost'. Default: every
	 * address, '::' (or '0.0.0.0' for an ipv4 socket).
	 */
	readonly host?: string | undefined;
	/** 0 to 65535. Default: 0, the kernel chooses. */
	readonly port?: number | undefined;
	/** A unix path instead of host and port; NUL first: an abstract name. */
	readonly path?: string | undefined;
	/** What it has to be: for a `SocketAddress`. Default: what host or path are. */
	readonly family?: AddressFamily | undefined;
	/** The interface index of a link-local address, 0 to 2^32-1. Default: the zone's, else 0. */
	readonly scopeId?: number | undefined;
	/** The IPv6 flow label and traffic class, 0 to 2^32-1. Default 0. */
	readonly flowInfo?: number | undefined;
}

const families = ['ipv4', 'ipv6', 'unix'] as const;
const maxUint32 = 0xffffffff;
const unnamed = '(unnamed)';

/** Bytes of sun_path without the NUL that ends a path or begins an abstract name; no `abstract`: no such names. */
const unixPathBytes: Readonly<Record<string, { readonly path: number; readonly abstract?: number }>> = {
	linux: { path: 107, abstract: 107 },
	darwin: { path: 103 },
	windows: { path: 107 },
};

/**
 * '127.0.0.1:80', '[::]:7000', '[fe80::1%2]:80' ('%eth0' when `scopeName` is given), 'unix:/run/a.sock',
 * 'unix:@name' for an abstract name, 'unix:(unnamed)'. A relative path that begins like one of these gets './'
 * in front, control characters are shown as \xNN.
 */
export function formatAddress(address: SocketAddress, scopeName?: string): string {
	if (address.family === 'unix') return `unix:${pathText(address.path)}`;
	if (address.family === 'ipv4') return renderHostPort(address.host, address.port);
	const zone = scopeName ?? (address.scopeId ? String(address.scopeId) : '');
	return renderHostPort(zone === '' ? address.host : `${address.host}%${zone}`, address.port);
}

function pathText(path: string): string {
	if (path === '') return unnamed;
	return renderPath(path.startsWith('@') || path === unnamed ? `./${path}` : path);
}

/**
 * Reads 'HOST:PORT', '[IPV6]:PORT', ':PORT' or 'PORT' (every address: host '::'), 'unix:PATH' and 'unix:@NAME'
 * (abstract). Says how it should be written (ERR_INVALID_ARG_VALUE) when it cannot; whether the host is an
 * address is for `toSocketAddress` to say.
 */
export function parseEndpoint(text: string): Endpoint {
	checkString('endpoint', text);
	if (text.startsWith('unix:')) return { path: parsePath(text) };
	const match = /^(?:\[([^\]]*)\]:|([^:[\]]*):)?(\d{1,9})$/.exec(text);
	if (match === null) throw malformed(text);
	const port = Number(match[3]);
	if (port > 65535) throw invalidArgValue('endpoint', text, "'HOST:PORT' with a port from 0 to 65535");
	const bracketed = match[1];
	if (bracketed !== undefined && ipVersion(bracketed) !== 6) {
		throw invalidArgValue('endpoint', text, "'[ADDRESS]:PORT' with an IPv6 address in the brackets");
	}
	return { host: bracketed ?? (match[2] || '::'), port };
}

function parsePath(text: string): string {
	const path = text.slice('unix:'.length);
	if (path === '' || path === '@' || path === unnamed)
		throw invalidArgValue('endpoint', text, "'unix:PATH' or 'unix:@NAME'");
	if (path.includes('\0')) throw invalidArgValue('endpoint', text, "'unix:PATH' without NUL characters");
	return path.startsWith('@') ? `\0${path.slice(1)}` : path;
}

function malformed(text: string): TypeError {
	const forms = "'HOST:PORT', '[IPV6]:PORT', ':PORT', 'unix:PATH' or 'unix:@NAME'";
	const bare = /^(.*):(\d{1,5})$/.exec(text);
	const reason = (hint: string) => invalidArgValue('endpoint', text, `${forms} (${hint})`);
	if (isIP(text) === 4) return reason(`the port is missing: '${text}:7000'`);
	if (/^[/.]/.test(text)) return reason('a path is written with unix: in front');
	if (bare !== null && ipVersion(bare[1] ?? '') === 6) return reason(`'[${bare[1]}]:${bare[2]}' or '[${text}]:PORT'`);
	if (ipVersion(text) === 6) return reason(`the port is missing: '[${text}]:7000'`);
	return invalidArgValue('endpoint', text, forms);
}

/**
 * Checks an endpoint and makes the address that the kernel is given. With `family` (the socket's), the address is
 * of that family or refused: an IPv4 address is never silently mapped for an IPv6 socket, since '::ffff:127.0.0.1'
 * is another address to whoever reads it back, and useless when ipv6V6Only is on. 'localhost' is 127.0.0.1, or ::1
 * for 'ipv6'; other names have to be resolved first (node:dns).
 *
 * Throws TypeError (ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE), RangeError (ERR_OUT_OF_RANGE: port, scopeId,
 * flowInfo, a path longer than sun_path, unix(7)), and SocketError ENODEV for a zone that is no interface.
 */
export function toSocketAddress(endpoint: EndpointInput, family?: AddressFamily): SocketAddress {
	const { host, port, path, scopeId, flowInfo, family: own } = checkObject('address', endpoint);
	const wanted = wantedFamily(own, family);
	if (path !== undefined) {
		if (host !== undefined || port !== undefined) {
			throw invalidArgValue('address', endpoint, 'either a path or a host and a port, not both');
		}
		if (wanted !== undefined && wanted !== 'unix') throw wrongFamily('path', checkString('path', path), wanted);
		return { family: 'unix', path: checkUnixPath(path) };
	}
	if (wanted === 'unix') throw invalidArgType('path', 'string', path);
	if (host === undefined && port === undefined)
		throw invalidArgValue('address', endpoint, 'given a host, a port or a path');
	return ipAddress(host, port === undefined ? 0 : port, wanted, { scopeId, flowInfo });
}

function wantedFamily(own: unknown, family: AddressFamily | undefined): AddressFamily | undefined {
	const told = own === undefined ? undefined : checkOneOf('family', own, families);
	if (told !== undefined && family !== undefined && told !== family) {
		throw invalidArgValue('family', told, `'${family}', as the socket is`);
	}
	return told ?? family;
}

function ipAddress(
	givenHost: unknown,
	givenPort: unknown,
	family: 'ipv4' | 'ipv6' | undefined,
	extra: { readonly scopeId: unknown; readonly flowInfo: unknown },
): SocketAddress {
	const port = checkPort('port', givenPort);
	const text = hostText(givenHost, family);
	const version = ipVersion(text);
	if (version === 0) throw notAnAddress(text);
	if (version === 4) {
		if (family === 'ipv6') throw wrongFamily('host', text, family);
		return { family: 'ipv4', host: text, port };
	}
	if (family === 'ipv4') throw wrongFamily('host', text, family);
	const { host, zone } = splitZone(text);
	const scopeId = scopeOf(zone, extra.scopeId);
	const flowInfo = extra.flowInfo === undefined ? 0 : checkInteger('flowInfo', extra.flowInfo, 0, maxUint32);
	return { family: 'ipv6', host, port, ...(scopeId !== 0 && { scopeId }), ...(flowInfo !== 0 && { flowInfo }) };
}

function hostText(host: unknown, family: 'ipv4' | 'ipv6' | undefined): string {
	if (host === undefined) return family === 'ipv4' ? '0.0.0.0' : '::';
	const text = checkString('host', host);
	if (text.toLowerCase() !== 'localhost') return text;
	return family === 'ipv6' ? '::1' : '127.0.0.1';
}

function splitZone(text: string): { host: string; zone: string | undefined } {
	const at = text.indexOf('%');
	return at < 0 ? { host: text, zone: undefined } : { host: text.slice(0, at), zone: text.slice(at + 1) };
}

/** 4, 6 or 0. Unlike isIP it takes every interface's name for a zone ('br_lan'), not letters and digits only. */
function ipVersion(text: string): number {
	const { host, zone } = splitZone(text);
	const version = isIP(host);
	return zone === undefined || (version === 6 && zone !== '') ? version : 0;
}

/** Names before numbers, as getaddrinfo(3) does it: an interface may be called '2'. */
function scopeOf(zone: string | undefined, given: unknown): number {
	const told = given === undefined ? 0 : checkInteger('scopeId', given, 0, maxUint32);
	if (zone === undefined) return told;
	const index = binding.interfaceIndex(zone);
	const scope = index > 0 ? index : numericZone(zone);
	if (scope === undefined) {
		throw socketError(index < 0 ? index : errnoOf('ENODEV'), 'if_nametoindex', { interface: zone });
	}
	if (told !== 0 && told !== scope) throw invalidArgValue('scopeId', told, `${scope}, as the zone '%${zone}' is`);
	return scope;
}

function numericZone(zone: string): number | undefined {
	const index = /^\d{1,10}$/.test(zone) ? Number(zone) : 0;
	return index > 0 && index <= maxUint32 ? index : undefined;
}

function notAnAddress(host: string): TypeError {
	const hint = /^\[.*\]$/.test(host)
		? 'write it without brackets'
		: 'resolve a name first, with dns.lookup() of node:dns';
	return invalidArgValue('host', host, `an IPv4 or IPv6 address or 'localhost' (${hint})`);
}

function wrongFamily(name: string, given: string, family: AddressFamily): TypeError {
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(given)?.[1];
	let hint = '';
	if (name === 'host' && family === 'ipv6') {
		const form = given === '0.0.0.0' ? '::' : `::ffff:${given}`;
		hint = ` (write '${form}', which needs ipv6V6Only off, or open an ipv4 socket)`;
	} else if (name === 'host') {
		hint = mapped === undefined ? ' (or open an ipv6 socket)' : ` (write '${mapped}')`;
	}
	const expected = family === 'unix' ? 'a unix path' : `an ${family === 'ipv4' ? 'IPv4' : 'IPv6'} address`;
	return invalidArgValue(name, given, `${expected}, as the socket is ${family}${hint}`);
}

function checkUnixPath(given: unknown): string {
	const path = checkString('path', given);
	const limits = unixPathBytes[binding.system];
	const abstract = path.startsWith('\0');
	if (path === '' || path === '\0') throw invalidArgValue('path', path, 'a path or an abstract name, not empty');
	if (!abstract && path.includes('\0'))
		throw invalidArgValue('path', path, 'without NUL characters, except a first one');
	const most = abstract ? limits?.abstract : limits?.path;
	if (most === undefined) throw invalidArgValue('path', path, 'a path (abstract names are there on Linux only)');
	const bytes = Buffer.byteLength(path) - (abstract ? 1 : 0);
	if (bytes > most) throw outOfRange('path', `<= ${most} bytes long (${pathLimitReason(abstract)})`, `${bytes} bytes`);
	return path;
}

function pathLimitReason(abstract: boolean): string {
	return abstract ? 'sun_path without its first NUL' : 'sun_path without its last NUL; a relative path may be shorter';
}
