// All enterprises of the projection in memory, one index for each cluster: loaded in one snapshot, then kept up with what is committed.
import { setImmediate as turn } from 'node:timers/promises';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { FoldPart, Vocabulary } from '#engine';
import { CONFIG } from '#platform/app.js';
import { connectionSettings } from '#platform/database/data-source.js';
import { Database } from '#platform/database/database.js';
import { failPoint } from '#platform/fail-points.js';
import { backoffMs, describeFailure } from '#platform/failure.js';
import { Health } from '#platform/health/health.js';
import { LOG, type Log } from '#platform/log.js';
import { Bell } from '#platform/outbox/bell.js';
import { Classification, type LoadedClassification } from '#projection/classification.js';
import type { MatchingConfig } from '../config.js';
import { ClusterIndex } from './cluster-index.js';
import { foldInThread, readInThread } from './index-threads.js';
import { ReplicaFigures } from './replica-figures.js';
import { nextOf, SnapshotReader, type Told } from './snapshot-reader.js';

/** What is in memory; whoever holds it may go on asking it, also when another one has been loaded meanwhile. */
export interface Loaded {
  readonly classificationVersion: number;
  readonly vocabulary: Vocabulary;
  readonly clusters: Map<string, ClusterIndex>;
  /** ISO date, UTC, of which the performance of the enterprises is; empty while that changes. */
  day: string;
  /** Whatever this snapshot sees is in it, and perhaps some that came later: as `pg_current_snapshot` writes it. */
  snapshot: string;
}

/** Changes are told for an hour; whoever has not listened for so long, in ms, begins anew. */
const trustedMs = 30 * 60_000;
/** Enterprises taken in before others have their turn. */
const atOnce = 16;

/** Some enterprises are as of the new day and others still of the one before. */
const betweenDays = '';

class OtherHistory extends Error {}

@Injectable()
export class Replica implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private state: Loaded | null = null;
  private readonly bell = new Bell();
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private reader: SnapshotReader | null = null;
  private folding: Promise<void> | null = null;
  private foldFailures = 0;
  private foldAgainAt = 0;
  private readAt = 0;
  private waiting: (() => void)[] = [];

  constructor(
    @Inject(CONFIG) private readonly config: MatchingConfig,
    @Inject(LOG) private readonly log: Log,
    private readonly database: Database,
    private readonly classification: Classification,
    private readonly figures: ReplicaFigures,
    health: Health,
  ) {
    health.note('replica', () => this.inWords());
  }

  /** Null while it is loading, and when it is switched off. */
  get loaded(): Loaded | null {
    return this.state;
  }

  get isOn(): boolean {
    return this.config.MATCHING_REPLICA === 'on';
  }

  onApplicationBootstrap(): void {
    if (this.isOn) this.running = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.bell.ring();
    await this.running;
    await this.folding;
  }

  /** Resolves when it has looked for changes once more, or after `patienceMs`. */
  async lookAgain(patienceMs: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, patienceMs)));
    const looked = new Promise<void>((resolve) => this.waiting.push(resolve));
    this.bell.ring();
    await Promise.race([looked, late]).finally(() => clearTimeout(timer));
  }

  private inWords(): string {
    if (!this.isOn) return 'switched off: tables answer';
    if (this.state === null) return 'loading: tables answer meanwhile';
    const { size } = this.figures.sizeOf(this.state);
    const making = this.folding === null ? '' : '; the index of a cluster is made anew';
    return `${size} enterprises in ${this.state.clusters.size} clusters, last seen complete ${Math.round(this.figures.lagSeconds)} s ago${making}`;
  }

  private async run(): Promise<void> {
    let failures = 0;
    while (!this.stopping.signal.aborted) {
      try {
        this.reader ??= await SnapshotReader.open(this.database, () => this.bell.ring());
        await this.advance(this.reader);
        failures = 0;
        await this.bell.wait(this.config.MATCHING_REPLICA_POLL_MS);
      } catch (error) {
        await this.dropReader();
        if (this.stopping.signal.aborted) break;
        failures += 1;
        this.log.warn({ reason: describeFailure(error), failures }, 'The index of enterprises does not follow; tables answer for what it lacks, and it is tried again');
        await this.bell.wait(backoffMs(failures, 200, 5_000));
      }
    }
    await this.dropReader();
  }

  private async advance(reader: SnapshotReader): Promise<void> {
    if (!this.classification.ready) return;
    const { current } = this.classification;
    const isTrusted = performance.now() - this.readAt < trustedMs;
    if (this.state?.classificationVersion !== current.version || !isTrusted) await this.load(current);
    else {
      try {
        await this.follow(reader, this.state);
      } catch (error) {
        // Half of a step cannot be told from a whole one, but for changes that are read again.
        if (this.state.day === betweenDays || error instanceof OtherHistory) this.state = null;
        throw error;
      }
    }
    this.readAt = performance.now();
    const waiting = this.waiting;
    this.waiting = [];
    for (const resolve of waiting) resolve();
  }

  private async load({ version, tree }: LoadedClassification): Promise<void> {
    this.state = null;
    await failPoint('replica.before-load');
    const begin = performance.now();
    const day = today();
    const connection = connectionSettings(this.database.dataSource);
    const { snapshot, vocabulary, clusters } = await readInThread({ connection, tree, today: day }, this.stopping.signal);
    const loading: Loaded = { classificationVersion: version, vocabulary, clusters: new Map(), day, snapshot };
    for (const { clusterId, index, members, seconds } of clusters) {
      loading.clusters.set(clusterId, new ClusterIndex(index, this.config.MATCHING_REPLICA_FOLD_FROM, members));
      this.figures.built(seconds);
      await turn();
    }
    this.state = loading;
    this.figures.loaded(loading, (performance.now() - begin) / 1000);
    const { size } = this.figures.sizeOf(loading);
    this.log.info({ enterprises: size, clusters: loading.clusters.size, ms: Math.round(performance.now() - begin) }, 'The index of enterprises is loaded');
  }

  private async follow(reader: SnapshotReader, state: Loaded): Promise<void> {
    const day = today();
    if (state.day !== day) state.day = betweenDays;
    const apply = (page: readonly Told[]) => this.apply(state, page, day);
    const snapshot = await reader.read({ snapshot: state.snapshot }, apply);
    if (BigInt(nextOf(snapshot)) < BigInt(nextOf(state.snapshot))) {
      throw new OtherHistory('the database was put back to an earlier moment');
    }
    state.snapshot = snapshot;
    if (state.day === betweenDays) {
      const ids = [...state.clusters.values()].flatMap((cluster) => cluster.turnedBy(day));
      if (ids.length > 0) await reader.read({ enterpriseIds: ids }, apply);
      state.day = day;
    }
    this.folding ??= this.fold(state);
    this.figures.followed(state);
  }

  /** The index of one cluster where that is due; nobody waits for it. One that fails is tried again after a while. */
  private fold({ clusters }: Loaded): Promise<void> | null {
    const due = [...clusters.values()].find(({ isDue }) => isDue);
    if (due === undefined || performance.now() < this.foldAgainAt) return null;
    const begin = performance.now();
    const elsewhere = async (parts: FoldPart[]) => {
      const folded = await foldInThread(parts, this.stopping.signal);
      await failPoint('replica.before-adoption');
      return folded;
    };
    return due.fold(elsewhere)
      .then(() => {
        this.figures.built((performance.now() - begin) / 1000);
        this.foldFailures = 0;
        // Another one may be due as well.
        this.bell.ring();
      }, (error: unknown) => {
        if (this.stopping.signal.aborted) return;
        this.foldFailures += 1;
        // Each try costs a thread, and leaves one more part to ask.
        this.foldAgainAt = performance.now() + backoffMs(this.foldFailures, 200, 60_000);
        this.log.warn({ reason: describeFailure(error), failures: this.foldFailures }, 'The index of a cluster is not made anew; what there is answers on, and it is tried again');
      })
      .finally(() => (this.folding = null));
  }

  private async apply(state: Loaded, page: readonly Told[], day: string): Promise<void> {
    for (const [at, { enterpriseId, clusterId, document }] of page.entries()) {
      if (at % atOnce === 0) {
        await turn();
        await failPoint('replica.before-change');
      }
      this.stopping.signal.throwIfAborted();
      if (document?.clusterId === clusterId) this.clusterOf(state, clusterId).put(document, day);
      else state.clusters.get(clusterId)?.remove(enterpriseId);
    }
    this.figures.changed(page.length);
  }

  private clusterOf({ clusters, vocabulary }: Loaded, id: string): ClusterIndex {
    const cluster = clusters.get(id) ?? ClusterIndex.empty(vocabulary, this.config.MATCHING_REPLICA_FOLD_FROM);
    clusters.set(id, cluster);
    return cluster;
  }

  private async dropReader(): Promise<void> {
    const { reader } = this;
    this.reader = null;
    await reader?.close();
  }
}

const today = () => new Date().toISOString().slice(0, 10);
