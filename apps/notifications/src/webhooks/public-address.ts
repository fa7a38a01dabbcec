// Which IP addresses belong to the public internet: everything in the registries of special addresses (IANA) does not.
import { BlockList, isIP } from 'node:net';

/** Networks by what they are; the first that holds an address names it. */
const special: readonly (readonly [what: string, ...networks: string[]])[] = [
  ['unspecified', '0.0.0.0/8', '::/128'],
  ['loopback', '127.0.0.0/8', '::1/128'],
  ['private', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
  ['shared (carrier-grade NAT)', '100.64.0.0/10'],
  ['link-local (also where clouds answer with credentials)', '169.254.0.0/16', 'fe80::/10', 'fec0::/10'],
  ['an IPv4 address in IPv6 clothes', '::ffff:0:0/96', '::ffff:0:0:0/96', '::/96', '64:ff9b::/96', '64:ff9b:1::/48', '2002::/16'],
  ['documentation', '192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32', '3fff::/20'],
  ['benchmarking', '198.18.0.0/15', '2001:2::/48'],
  // Teredo, ORCHID and other protocols; whoever answers web requests is not in there.
  ['protocol assignments', '192.0.0.0/24', '2001::/23'],
  ['relays and name servers', '192.31.196.0/24', '192.52.193.0/24', '192.88.99.0/24', '192.175.48.0/24', '2620:4f:8000::/48'],
  ['discard-only', '100::/64', '100:0:0:1::/64'],
  ['segment routing', '5f00::/16'],
  ['multicast', '224.0.0.0/4', 'ff00::/8'],
  ['broadcast', '255.255.255.255/32'],
  ['reserved', '240.0.0.0/4'],
];

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Networks given as CIDR. */
export function networks(cidrs: readonly string[]): BlockList {
  const list = new BlockList();
  for (const cidr of cidrs) {
    const [network = '', bits] = cidr.split('/');
    list.addSubnet(network, Number(bits), familyOf(network));
  }
  return list;
}

const within = (list: BlockList, address: string) => list.check(address, familyOf(address));

// A list for each family: Node would compare an IPv4 network with the IPv4 address inside an IPv6 one.
const named = special.flatMap(([what, ...all]) => ([4, 6] as const).map((family) => {
  const ofFamily = all.filter((cidr) => isIP(cidr.split('/')[0]!) === family);
  return { what, family, list: networks(ofFamily) };
}));
/** All of IPv6 that was ever given out to be reached from everywhere. */
const globalUnicast = networks(['2000::/3']);

/** What kind of address it is when it is not one of the public internet; null when it is. */
export function specialKind(address: string): string | null {
  const family = isIP(address);
  if (family === 0) return 'not an address';
  const found = named.find((each) => each.family === family && within(each.list, address));
  if (found) return found.what;
  return family === 6 && !within(globalUnicast, address) ? 'reserved' : null;
}

export const isLoopback = (address: string): boolean => specialKind(address) === 'loopback';
