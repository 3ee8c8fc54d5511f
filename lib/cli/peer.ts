import { formatAddress, type SocketAddress } from '../index';

/** A client's address as it sees it itself: on a dual-stack socket an IPv4 client has a mapped one. */
export function formatPeer(address: SocketAddress): string {
	if (address.family !== 'ipv6' || !address.host.startsWith('::ffff:')) return formatAddress(address);
	return formatAddress({ family: 'ipv4', host: address.host.slice('::ffff:'.length), port: address.port });
}
