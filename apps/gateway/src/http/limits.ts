// The two allowances there are: one per account, one per network that showed no valid credential.
import { isIPv6 } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CONFIG } from '#platform/app.js';
import type { GatewayConfig } from '../config.js';
import { RateLimit } from './rate-limit.js';

@Injectable()
export class Limits {
  /** By account, and by reply link that proved valid. */
  readonly account: RateLimit;
  private readonly stranger: RateLimit;
  private readonly charged = new WeakSet<FastifyRequest>();

  constructor(@Inject(CONFIG) config: GatewayConfig) {
    this.account = new RateLimit(config.RATE_PER_MINUTE);
    this.stranger = new RateLimit(config.RATE_PER_MINUTE_IP);
  }

  /** Throws when the network of this request has used up what strangers may; takes nothing. */
  checkStranger(request: FastifyRequest): void {
    this.stranger.check(networkOf(request.ip));
  }

  /** Takes from what strangers may, or throws. */
  chargeStranger(request: FastifyRequest): void {
    this.stranger.spend(networkOf(request.ip));
    this.charged.add(request);
  }

  /** Gives back what this request was charged: it was no stranger, or nobody could tell. */
  refundStranger(request: FastifyRequest): void {
    if (this.charged.delete(request)) this.stranger.refund(networkOf(request.ip));
  }
}

/** An IPv4 address, or the /64 of an IPv6 one: that is what one customer is given. */
export function networkOf(ip: string): string {
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(ip);
  if (mapped) return mapped[1]!;
  if (!isIPv6(ip)) return ip;
  const [head = '', tail] = ip.split('%', 1)[0]!.split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const [before, after] = [groups(head), groups(tail ?? '')];
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  return `${[...before, ...zeros, ...after]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
