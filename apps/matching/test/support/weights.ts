// Weight files of relevance on their way into the service, and a cluster that names one.
import { createHash } from 'node:crypto';
import type { Actor } from '#contracts/message.js';
import { AddRelevanceWeightsPart, InstallRelevanceWeights } from '#contracts/matching/relevance-weights.js';
import { newId } from '#platform/ids.js';
import { waitFor } from '#testing/wait-for.js';
import { admin, cluster } from './garments.js';
import { contextOf, type MatchingSystem } from './system.js';

/** As the gateway sends a file, in parts of so many bytes. */
export async function install({ ask }: Pick<MatchingSystem, 'ask'>, content: string, actor: Actor = admin, partBytes = 600_000) {
  const [bytes, uploadId] = [Buffer.from(content), newId()];
  let parts = 0;
  for (; parts * partBytes < bytes.length; parts += 1) {
    const part = bytes.subarray(parts * partBytes, (parts + 1) * partBytes).toString('base64');
    await ask(AddRelevanceWeightsPart, { uploadId, number: parts, part }, contextOf(actor));
  }
  return ask(InstallRelevanceWeights, { uploadId, parts, sha256: createHash('sha256').update(bytes).digest('hex') }, contextOf(actor));
}

/** Resolves with the version of the cluster's weights, once the service knows of it. */
export async function choose({ registry, database }: Pick<MatchingSystem, 'registry' | 'database'>, relevanceVersion: string | null): Promise<number> {
  const now = registry.clusters.get(cluster.id)!;
  const weightsVersion = now.weightsVersion + 1;
  await registry.putCluster({ ...now, version: now.version + 1, weightsVersion, policy: { ...now.policy, relevanceVersion } });
  await waitFor(async () => (await database.query('SELECT 1 FROM cluster_projection WHERE weights_version = $1', [weightsVersion])).length > 0, { what: 'the cluster is projected' });
  return weightsVersion;
}
