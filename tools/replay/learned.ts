// The weights of relevance in a replay: installed into the running system, chosen by its cluster, and timed against the starter.
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Client } from '#client';
import { day } from '../fleet/small-cluster.js';
import { readAwardsFolder } from '../train/folder.js';
import { learn } from '../train/learn.js';
import { installWeights, useWeights } from '../install-relevance.js';
import { unit } from './files.js';
import { FolderProblem, type Tender } from './folder.js';
import type { ReplayOptions } from './options.js';

/** Lots that are matched by the starter and then by the weights: the same lots and enterprises. */
const lotsTimed = 30;

export interface Timed {
  /** Mean of a whole match, every rule, criterion and explanation of every enterprise, in ms; NaN without weights. */
  starterMs: number;
  learnedMs: number;
}

/**
 * Weights as JSON: those of a file, or what the past of the folder teaches; null for the starter. FolderProblem when the file cannot be
 * read; what is wrong in it the system says.
 */
export function weightsFor({ folder, weights }: Pick<ReplayOptions, 'folder' | 'weights'>, say: (line: string) => void): string | null {
  if (weights === 'starter') return null;
  if (weights === null) {
    const read = readAwardsFolder(folder);
    const how = { source: `awards of ${basename(resolve(folder))}`, command: 'npm run replay', trainedOn: day(0) };
    return JSON.stringify(learn(read.train, read, how, say).weights);
  }
  try {
    return readFileSync(weights, 'utf8');
  } catch (error) {
    throw new FolderProblem(`the weights ${weights} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

/** The version that the cluster is matched with from now on. */
export async function choose(admin: Client, clusterId: string, weights: string): Promise<string> {
  const { relevanceVersion } = await installWeights(admin, weights);
  await useWeights(admin, clusterId, relevanceVersion);
  return relevanceVersion;
}

/** Posts lots for a trial buyer, has them matched by the starter, and by what `change` chooses; they are cancelled. */
export async function timed(
  { cda, buyerId, clusterId, matching }: { cda: Client; buyerId: string; clusterId: string; matching: string }, tenders: readonly Tender[],
  signal: AbortSignal, change: () => Promise<string>,
): Promise<Timed> {
  const lots = tenders.filter(({ codes }) => codes.length > 0).slice(0, lotsTimed).map(({ codes, title, description }) => ({
    code: codes[0]!.code, text: (description || title).slice(0, 500), quantity: 1, unit, deadline: day(30),
  }));
  const before = await counted(matching, 'starter');
  const { id, version } = (await cda.POST('/v1/requirements', { body: { clusterId, buyerId, title: 'Lots to be timed', lots } })).data;
  const doneBy = async (relevance: string | null) => {
    for (;;) {
      signal.throwIfAborted();
      const { items } = (await cda.GET('/v1/requirements/{id}/match-runs', { params: { path: { id }, query: { limit: 200 } } })).data;
      if (items.filter((run) => run.status === 'done' && run.relevanceVersion === relevance).length >= lots.length) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  };
  await doneBy(null);
  const starterMs = meanMs(before, await counted(matching, 'starter'));
  const chosen = await change();
  await doneBy(chosen);
  const learnedMs = meanMs({ sum: 0, count: 0 }, await counted(matching, chosen));
  await cda.POST('/v1/requirements/{id}/cancel', { params: { path: { id }, header: { 'If-Match': `"${version}"` } } });
  return { starterMs, learnedMs };
}

interface Counted {
  /** Seconds. */
  sum: number;
  count: number;
}

/** What the matching service tells of its matches with these weights. */
async function counted(matching: string, relevance: string): Promise<Counted> {
  const text = await (await fetch(`${matching}/metrics`)).text();
  const of = (name: string) =>
    Number(text.split('\n').find((line) => line.startsWith(`match_seconds_${name}{`) && line.includes(`relevance="${relevance}"`))?.split(' ').at(-1) ?? 0);
  return { sum: of('sum'), count: of('count') };
}

const meanMs = (before: Counted, after: Counted) => (1000 * (after.sum - before.sum)) / (after.count - before.count);
