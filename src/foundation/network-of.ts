import { isIPv6 } from 'node:net';

/**
 * Returns the network that a network address belongs to, by which callers are counted: the first 64 bits of an IPv6
 * address, and an IPv4 address itself.
 *
 * A household or a server gets at least 64 bits and can use any address in them (RFC 6177, RFC 7421). An IPv4 address
 * inside of an IPv6 address (RFC 4291 §2.5.5.2) is returned as the IPv4 address.
 */
export function networkOf(address: string): string {
  const [plain = ''] = address.split('%');
  if (!isIPv6(plain)) return address;
  // Without leading zeros, in lower case, and with an embedded IPv4 address in hexadecimal.
  const { hostname } = new URL(`http://[${plain}]`);
  const [start = '', end = ''] = hostname.slice(1, -1).split('::');
  const [before, after] = [groupsOf(start), groupsOf(end)];
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
  const groups = [...before, ...zeros, ...after];
  if (groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff') return groups.slice(6).flatMap(bytesOf).join('.');
  return `${groups.slice(0, 4).join(':')}::/64`;
}

function groupsOf(part: string): string[] {
  return part === '' ? [] : part.split(':');
}

function bytesOf(group: string): number[] {
  const value = parseInt(group, 16);
  return [value >> 8, value & 0xff];
}
