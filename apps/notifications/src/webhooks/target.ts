// Decides whether a webhook may be sent to an address: the form of the URL, and the IP addresses that its name stands for.
import { isIP, type BlockList } from 'node:net';
import { isLoopback, networks, specialKind } from './public-address.js';

export interface TargetSettings {
  WEBHOOK_PORTS: readonly number[];
  WEBHOOK_ALLOW_LOOPBACK: boolean;
  WEBHOOK_REFUSED_NETWORKS: readonly string[];
}

/** Nobody is called there; the message ends a sentence that began with the address. */
export class RefusedTarget extends Error {
  override name = 'RefusedTarget';
}

export interface Target {
  url: URL;
  /** An IP address without brackets, or a name without the dot at its end. */
  host: string;
  port: number;
  secure: boolean;
}

export class TargetRules {
  private readonly refused: BlockList;

  constructor(private readonly settings: TargetSettings) {
    this.refused = networks(settings.WEBHOOK_REFUSED_NETWORKS);
  }

  /** The parser also turns every spelling of an IPv4 address (0x7f.1, 2130706433, 017700000001) into the usual one. */
  read(text: string): Target {
    const url = parse(text);
    if (!url) throw new RefusedTarget('is not a URL; write https://example.org/hooks');
    const secure = url.protocol === 'https:';
    if (!secure && !(this.settings.WEBHOOK_ALLOW_LOOPBACK && url.protocol === 'http:')) {
      throw new RefusedTarget(`begins with ${url.protocol.slice(0, 20)} and must begin with https:`);
    }
    if (url.username !== '' || url.password !== '') throw new RefusedTarget('must not hold a user name or password');
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
    if (host === '') throw new RefusedTarget('names no host');
    return { url, host, secure, port: url.port === '' ? (secure ? 443 : 80) : Number(url.port) };
  }

  /** Refuses unless every one of these may be connected to: one that may not be is a trap. */
  check(target: Target, addresses: readonly string[]): void {
    if (addresses.length === 0) throw new RefusedTarget('leads nowhere: the name has no address');
    for (const address of addresses) this.checkAddress(address);
    if (this.settings.WEBHOOK_ALLOW_LOOPBACK && addresses.every(isLoopback)) return;
    if (!target.secure) throw new RefusedTarget('must begin with https:; http is for this machine only');
    if (!this.settings.WEBHOOK_PORTS.includes(target.port)) {
      throw new RefusedTarget(`names port ${target.port}; possible: ${this.settings.WEBHOOK_PORTS.join(', ')}`);
    }
  }

  private checkAddress(address: string): void {
    const kind = specialKind(address);
    if (kind === 'loopback' && this.settings.WEBHOOK_ALLOW_LOOPBACK) return;
    // The address itself is not told: whoever owns the name could ask about names inside our network.
    if (kind !== null) throw new RefusedTarget(`leads to an address that is not on the public internet (${kind})`);
    if (this.refused.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')) {
      throw new RefusedTarget('leads to a network that the operator has closed to webhooks');
    }
  }
}

function parse(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
