import type { LookupAddress } from 'node:dns';
import { BlockList, isIP, isIPv4 } from 'node:net';
import { createResolveHost, type ResolveHost } from './resolve-host';

/** IPv4 networks that aren't public (IANA's special-purpose address registry, RFC 6890), and multicast. */
const SPECIAL_IPV4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15'],
  ...['198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
];
/**
 * The only IPv6 network with public addresses. Outside of it are loopback, link-local, unique local and multicast
 * addresses, and IPv4 addresses that are mapped or translated by NAT64.
 */
const GLOBAL_IPV6 = ['2000::/3'];
/** Parts of it that aren't public, or contain IPv4 addresses: Teredo, 6to4, and examples. */
const SPECIAL_IPV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

/** Reports a target whose address isn't public. */
export class AddressRefusedError extends Error {
  readonly code = 'ADDRESS_REFUSED';

  constructor(hostname: string, address: string) {
    super(
      `${hostname} has the address ${address}, which isn't public. WEBHOOK_ALLOWED_NETWORKS can allow its network.`,
    );
    this.name = 'AddressRefusedError';
  }
}

/** Decides which addresses webhooks can be sent to: public ones, and those in the operator's allowed networks. */
export class TargetAddresses {
  readonly #allowed: BlockList;
  readonly #special = listOf([...SPECIAL_IPV4, ...SPECIAL_IPV6]);
  readonly #global = listOf(GLOBAL_IPV6);

  /** Takes addresses and CIDR ranges, and the function that returns all addresses of a name. */
  constructor(
    allowedNetworks: readonly string[],
    private readonly resolve: ResolveHost = createResolveHost(),
  ) {
    this.#allowed = listOf(allowedNetworks);
  }

  /** Returns whether webhooks can be sent to an address. */
  isAllowed(address: string): boolean {
    // Only addresses that aren't public have a zone.
    if (isIP(address) === 0 || address.includes('%')) return false;
    const family = familyOf(address);
    if (this.#allowed.check(address, family)) return true;
    if (this.#special.check(address, family)) return false;
    return family === 'ipv4' || this.#global.check(address, family);
  }

  /**
   * Returns the addresses of a URL's host. Connect only to these: another lookup can return others.
   *
   * @throws AddressRefusedError if one of them isn't allowed.
   * @throws Error of Node.js with a code if the name has no address.
   */
  async of({ hostname }: URL): Promise<readonly LookupAddress[]> {
    const host = hostname.replace(/^\[(.*)\]$/, '$1');
    const family = isIP(host);
    const addresses = family === 0 ? await this.resolve(host) : [{ address: host, family }];
    const refused = addresses.find(({ address }) => !this.isAllowed(address));
    if (refused) throw new AddressRefusedError(host, refused.address);
    return addresses;
  }
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    if (prefix === undefined) list.addAddress(address, familyOf(address));
    else list.addSubnet(address, Number(prefix), familyOf(address));
  }
  return list;
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv4(address) ? 'ipv4' : 'ipv6';
}
