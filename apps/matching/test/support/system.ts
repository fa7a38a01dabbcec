// The matching service on real servers, beside a registry in memory: what its end-to-end tests start.
import { readConfig } from '#platform/config.js';
import { startBesideRegistry, type SystemBesideRegistry } from '#testing/beside-registry.js';
import { start } from '../../src/app.js';
import { MatchingConfigSchema } from '../../src/config.js';
import { buyer, cluster, codes } from './garments.js';

export { contextOf } from '#testing/beside-registry.js';
export type MatchingSystem = SystemBesideRegistry;

/** Everything up, the registry with one cluster, one buyer and a small classification. */
export function startMatching(more: Record<string, string> = {}): Promise<MatchingSystem> {
  return startBesideRegistry({
    name: 'matching',
    more,
    start: (env) => start(readConfig(MatchingConfigSchema, env)),
    fill: async (registry) => {
      await registry.putCodes(1, codes, true);
      await registry.putCluster(cluster, true);
      await registry.putBuyer(buyer, true);
    },
  });
}
