// The weights of relevance in a replay: installed into the running system, chosen by its cluster, and timed against the starter.
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '#client';
import { relevanceWeights } from '#engine';
import { day } from '../fleet/small-cluster.js';
import { readAwardsFolder, requireEarlier } from '../train/folder.js';
import { learn } from '../train/learn.js';
import { changePolicy, installWeights } from '../install-relevance.js';
import { unit } from './files.js';
import type { Tender } from './folder.js';
import { FolderProblem } from './lines.js';
import type { ReplayOptions } from './options.js';

/** Lots that are matched by the starter and then by the weights: the same lots and enterprises. */
const lotsTimed = 30;

export interface Timed {
  relevanceVersion: string;
  /** Mean of finding, judging and ranking the enterprises for a lot, in ms. */
  starterMs: number;
  learnedMs: number;
}

/**
 * Weights as JSON: those of a file, or what the past of the folder teaches; null for the starter. FolderProblem when the file cannot be
 * read, or knows of the time that is asked about; EngineError when it is no such file.
 */
export function weightsFor({ folder, weights }: Pick<ReplayOptions, 'folder' | 'weights'>, say: (line: string) => void): string | null {
  if (weights === 'starter') return null;
  if (weights === null) {
    const read = readAwardsFolder(folder, say);
    const how = { source: `awards of ${basename(resolve(folder))}`, command: 'npm run replay', trainedOn: day(0) };
    return JSON.stringify(learn(read.train, read, how, say).weights);
  }
  let text: string;
  let read: unknown;
  try {
    text = readFileSync(weights, 'utf8');
    read = JSON.parse(text);
  } catch (error) {
    throw new FolderProblem(`the weights ${weights} cannot be read: ${(error as Error).message}`, { cause: error });
  }
  requireEarlier(relevanceWeights(read), readAwardsFolder(folder).test);
  return text;
}

/** Posts lots for a trial buyer and has them matched by the starter and by the weights, which the cluster is matched with from then on. */
export async function chosenAndTimed(
  { admin, cda, buyerId, clusterId, matching, signal }: { admin: Client; cda: Client; buyerId: string; clusterId: string; matching: string; signal: AbortSignal },
  tenders: readonly Tender[], weights: string,
): Promise<Timed> {
  const { relevanceVersion } = await installWeights(admin, weights);
  const lots = tenders.filter(({ codes }) => codes.length > 0).slice(0, lotsTimed).map(({ codes, title, description }) => ({
    code: codes[0]!.code, text: (description || title).slice(0, 500), quantity: 1, unit, deadline: day(30),
  }));
  const { id, version } = (await cda.POST('/v1/requirements', { body: { clusterId, buyerId, title: 'Lots to be timed', lots } })).data;
  /** Every lot is matched again by each change; resolves when all are. */
  const rematched = async (policy: Parameters<typeof changePolicy>[2]) => {
    const { weightsVersion } = await changePolicy(admin, clusterId, policy);
    for (;;) {
      const { items } = (await cda.GET('/v1/requirements/{id}/match-runs', { params: { path: { id }, query: { limit: 200 } } })).data;
      if (items.filter((run) => run.weightsVersion === weightsVersion).length >= lots.length) return;
      await sleep(200, undefined, { signal });
    }
  };
  /** The first time things are worked out that are kept; a reminder so many hours before matters to nobody here. */
  const meanOf = async (label: string, first: Parameters<typeof changePolicy>[2]) => {
    await rematched({ ...first, reminderHours: 22 });
    const before = await counted(matching, label);
    await rematched({ reminderHours: 23 });
    const after = await counted(matching, label);
    return (1000 * (after.sum - before.sum)) / (after.count - before.count);
  };
  const times = { starterMs: await meanOf('starter', {}), learnedMs: await meanOf(relevanceVersion, { relevanceVersion }) };
  await cda.POST('/v1/requirements/{id}/cancel', { params: { path: { id }, header: { 'If-Match': `"${version}"` } } });
  return { relevanceVersion, ...times };
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
