import { isIPv6, SocketAddress } from 'node:net';

const groupsOfOne = 4;

/**
 * The place that an address counts for. One subscriber gets a whole /64 of IPv6 and can use another address
 * of it for every request, so that is one place; an IPv4 address is one by itself.
 */
export function placeOf(address: string): string {
	if (!isIPv6(address)) return address;
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
	if (mapped) return mapped;
	const [head = '', tail] = new SocketAddress({ address, family: 'ipv6' }).address.split('::');
	const before = head.split(':').filter(Boolean);
	const after = tail?.split(':').filter(Boolean) ?? [];
	const zeros = Array<string>(8 - before.length - after.length).fill('0');
	return `${[...before, ...zeros, ...after].slice(0, groupsOfOne).join(':')}::/64`;
}
