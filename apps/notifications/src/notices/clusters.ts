// What notices need to know of a cluster, remembered for a minute: the languages it speaks and the time it keeps.
import { Injectable } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import type { RequestContext } from '#contracts/message.js';
import { GetCluster } from '#contracts/registry/clusters.js';
import { Bus } from '#platform/bus/requests.js';

export interface ClusterManners {
  /** In order of preference. */
  languages: readonly string[];
  /** IANA name; where a country has several zones, its first: every time is told with its zone. */
  timeZone: string;
}

const rememberedMs = 60_000;
const unknown: ClusterManners = { languages: [], timeZone: 'UTC' };

@Injectable()
export class Clusters {
  private readonly remembered = new Map<string, { manners: ClusterManners; until: number }>();

  constructor(private readonly bus: Bus) {}

  async manners(id: string, context: RequestContext): Promise<ClusterManners> {
    const known = this.remembered.get(id);
    if (known && known.until > performance.now()) return known.manners;
    const manners = await this.ask(id, context);
    if (this.remembered.size > 1_000) this.remembered.clear();
    this.remembered.set(id, { manners, until: performance.now() + rememberedMs });
    return manners;
  }

  private async ask(id: string, context: RequestContext): Promise<ClusterManners> {
    try {
      const { languages, place } = await this.bus.ask(GetCluster, { id }, context);
      return { languages, timeZone: timeZoneOf(place.country) };
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'not_found') return unknown;
      throw error;
    }
  }
}

/** Newer engines have the method, older ones the property. */
type ZonedLocale = Intl.Locale & { getTimeZones?: () => string[] | undefined; timeZones?: string[] };

/** The first time zone of a country (ISO 3166-1 alpha-2); UTC when there is none. */
export function timeZoneOf(country: string): string {
  const locale = new Intl.Locale(`und-${country}`) as ZonedLocale;
  return (locale.getTimeZones?.() ?? locale.timeZones)?.[0] ?? 'UTC';
}
