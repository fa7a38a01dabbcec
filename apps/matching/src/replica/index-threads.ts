// Threads that read, build and fold indices while the service answers. Each is there for one piece of work: what it held is given back.
import { Worker } from 'node:worker_threads';
import type { ClientConfig } from 'pg';
import { takeOverColumns, Vocabulary, type Candidate, type CodeTree, type EnterpriseIndex, type Folded, type FoldPart } from '#engine';
import type { FoldOrder, Kept, LoadOrder, Said } from './index-work.js';
import { Members } from './members.js';

export interface Read {
  /** As `pg_current_snapshot` writes it. */
  snapshot: string;
  vocabulary: Vocabulary;
  clusters: readonly ClusterRead[];
}

export interface ClusterRead {
  clusterId: string;
  index: EnterpriseIndex;
  members: Members;
  /** That its index took to be built once all was read. */
  seconds: number;
}

/** What is said of a cluster beside its columns. */
interface Gathered {
  members: Members;
  trackRecords: Map<number, Kept<'trackRecords'>>;
  barred: Map<number, Kept<'barred'>>;
  odd: Map<string, Candidate>;
}

/** All of the projection in one snapshot. Rejects with what broke the thread or its connection, and with the reason of `signal`; no thread is left then. */
export async function readInThread(order: { connection: ClientConfig; tree: CodeTree; today: string }, signal: AbortSignal): Promise<Read> {
  const { connection, tree, today } = order;
  const said = new Map<string, Gathered>();
  const of = (clusterId: string) => {
    const those = said.get(clusterId) ?? { members: new Members(), trackRecords: new Map(), barred: new Map(), odd: new Map() };
    said.set(clusterId, those);
    return those;
  };
  const clusters: ClusterRead[] = [];
  const read: { snapshot: string; vocabulary: Vocabulary | null } = { snapshot: '', vocabulary: null };
  await inThread({ kind: 'load', connection, rows: bare(tree), today }, signal, (each) => {
    if (each.kind === 'members') of(each.clusterId).members.add(each.count, each.noted);
    else if (each.kind === 'read') Object.assign(read, { snapshot: each.snapshot, vocabulary: Vocabulary.over(tree, each.words) });
    else if (each.kind === 'entries') {
      const { trackRecords, barred, odd } = of(each.clusterId);
      for (const [number, records] of each.trackRecords ?? []) trackRecords.set(number, records);
      for (const [number, buyers] of each.barred ?? []) barred.set(number, buyers);
      for (const [id, candidate] of each.odd ?? []) odd.set(id, candidate);
    } else if (each.kind === 'built') {
      const { clusterId, columns, seconds } = each;
      const { members, ...beside } = of(clusterId);
      clusters.push({ clusterId, index: takeOverColumns(columns, { vocabulary: read.vocabulary!, ...beside }), members, seconds });
    }
  });
  return { snapshot: read.snapshot, vocabulary: read.vocabulary!, clusters };
}

/** As `fold`; rejects as `readInThread`. */
export async function foldInThread(parts: FoldPart[], signal: AbortSignal): Promise<Folded> {
  let folded: Folded | null = null;
  await inThread({ kind: 'fold', parts }, signal, (said) => {
    if (said.kind === 'folded') ({ folded } = said);
  });
  return folded!;
}

/** Resolves when the thread has done its work and is gone. */
function inThread(order: LoadOrder | FoldOrder, signal: AbortSignal, hear: (said: Said) => void): Promise<void> {
  signal.throwIfAborted();
  const thread = new Worker(new URL('./index.worker.js', import.meta.url), { workerData: order, execArgv: [], resourceLimits: youngGeneration });
  return new Promise<void>((resolve, reject) => {
    let failure: unknown = null;
    const fail = (error: unknown) => {
      failure ??= error;
      void thread.terminate();
    };
    const stop = () => fail(signal.reason);
    signal.addEventListener('abort', stop);
    thread.on('message', (said: Said) => {
      try {
        hear(said);
      } catch (error) {
        fail(error);
      }
    });
    thread.on('messageerror', fail);
    thread.on('error', fail);
    thread.on('exit', (code) => {
      signal.removeEventListener('abort', stop);
      if (failure === null && code === 0) resolve();
      else reject(failure ?? new Error(`the thread that makes the index of enterprises ended with code ${code} before it was done`));
    });
  });
}

/** What is read is garbage at once: with more room for it a tenth less is spent on clearing up. */
const youngGeneration = { maxYoungGenerationSizeMb: 64 };

/** Codes and parents: what makes rows of claims, and a fraction of what labels weigh. */
const bare = (tree: CodeTree) => tree.rows().map(({ code, parent, unit }) => ({ code, parent, unit, labels: {}, synonyms: {} }));
