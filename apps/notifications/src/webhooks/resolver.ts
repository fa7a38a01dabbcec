// Looks up the addresses of a webhook's name: once for each attempt, with DNS alone, never with the hosts file or search domains.
import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '#platform/app.js';
import type { NotificationsConfig } from '../config.js';

/** Of one question to one server, in ms; asked twice at most. */
const patienceMs = 2_000;
/** The name is there and has no such address, or is not there. */
const absent = new Set(['ENODATA', 'ENOTFOUND']);

@Injectable()
export class WebhookResolver {
  private readonly resolver = new Resolver({ timeout: patienceMs, tries: 2 });

  constructor(@Inject(CONFIG) { WEBHOOK_DNS_SERVERS: servers }: Pick<NotificationsConfig, 'WEBHOOK_DNS_SERVERS'>) {
    if (servers.length > 0) this.resolver.setServers(servers);
  }

  /** Empty when there are none; throws when nobody can tell at the moment. */
  async addressesOf(host: string): Promise<string[]> {
    if (isIP(host)) return [host];
    // No name server is to be asked about these (RFC 6761).
    if (/(^|\.)localhost$/.test(host)) return ['127.0.0.1', '::1'];
    const [four, six] = await Promise.allSettled([this.resolver.resolve4(host), this.resolver.resolve6(host)]);
    const found = [four, six].flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
    const failed = [four, six].find((result) => result.status === 'rejected' && !absent.has(codeOf(result.reason)));
    if (found.length === 0 && failed?.status === 'rejected') throw failed.reason;
    return found;
  }
}

const codeOf = (error: unknown): string => String((error as { code?: unknown }).code);
