import type { Constants } from '../native/binding';
import { binding } from '../native/load';
import { checkInteger, invalidArgType, invalidArgValue } from './arguments';

/** Names that syssock has for what socket(2) takes as numbers; any other number may be given as it is. */
export type SocketFamily = 'ipv4' | 'ipv6' | 'unix';
/** As `SocketFamily`, of SOCK_*. */
export type SocketType = 'stream' | 'datagram' | 'seqpacket' | 'raw';
/** As `SocketFamily`, of IPPROTO_*. */
export type SocketProtocol = 'tcp' | 'mptcp' | 'udp' | 'icmp' | 'icmpv6';

const families: Readonly<Record<SocketFamily, keyof Constants>> = {
	ipv4: 'AF_INET',
	ipv6: 'AF_INET6',
	unix: 'AF_UNIX',
};

const types: Readonly<Record<SocketType, keyof Constants>> = {
	stream: 'SOCK_STREAM',
	datagram: 'SOCK_DGRAM',
	seqpacket: 'SOCK_SEQPACKET',
	raw: 'SOCK_RAW',
};

const protocols: Readonly<Record<SocketProtocol, keyof Constants>> = {
	tcp: 'IPPROTO_TCP',
	mptcp: 'IPPROTO_MPTCP',
	udp: 'IPPROTO_UDP',
	icmp: 'IPPROTO_ICMP',
	icmpv6: 'IPPROTO_ICMPV6',
};

const largestInt = 2 ** 31 - 1;

/** The kernel's number for a name, or the number that was given. Throws for what this system does not have. */
function numberOf(argument: string, value: unknown, names: Readonly<Record<string, keyof Constants>>): number {
	if (typeof value === 'number') return checkInteger(argument, value, 0, largestInt);
	if (typeof value !== 'string') throw invalidArgType(argument, 'a name or a number', value);
	const symbol = Object.hasOwn(names, value) ? names[value] : undefined;
	if (symbol === undefined) {
		const known = Object.keys(names).map((name) => `'${name}'`);
		throw invalidArgValue(argument, value, `one of ${known.join(', ')}, or a number`);
	}
	const number = binding.constants[symbol];
	if (number === undefined) throw invalidArgValue(argument, value, `one that this system has (${symbol} is not)`);
	return number;
}

function nameOf<Name extends string>(number: number, names: Readonly<Record<Name, keyof Constants>>): Name | number {
	for (const name of Object.keys(names) as Name[]) {
		if (binding.constants[names[name]] === number) return name;
	}
	return number;
}

export const familyNumber = (family: unknown): number => numberOf('family', family, families);
export const typeNumber = (type: unknown): number => numberOf('type', type, types);
export const protocolNumber = (protocol: unknown): number => numberOf('protocol', protocol, protocols);

export const familyName = (family: number): SocketFamily | number => nameOf(family, families);
export const typeName = (type: number): SocketType | number => nameOf(type, types);
