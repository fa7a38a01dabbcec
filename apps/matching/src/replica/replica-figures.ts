// The replica as figures for Prometheus: how much it holds, how far it lags, how long it takes to make, and who asked it.
import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram } from 'prom-client';
import { Metrics } from '#platform/metrics.js';
import type { SearchedBecause } from '#contracts/matching/requirements.js';
import type { Loaded } from './replica.js';
import { nextOf, oldestOf } from './snapshot-reader.js';

@Injectable()
export class ReplicaFigures {
  private readonly enterprises: Gauge;
  private readonly clusters: Gauge;
  private readonly bytes: Gauge;
  private readonly loadSeconds: Gauge;
  private readonly buildSeconds: Histogram;
  private readonly changes: Counter;
  private readonly transactionsBehind: Gauge;
  private readonly runs: Counter<'by' | 'because'>;
  private followedAt: number | null = null;

  constructor({ registry }: Metrics) {
    const registers = [registry];
    this.enterprises = new Gauge({ name: 'replica_enterprises', help: 'Enterprises in the index in memory', registers });
    this.clusters = new Gauge({ name: 'replica_clusters', help: 'Clusters that have an index in memory', registers });
    this.bytes = new Gauge({ name: 'replica_bytes', help: 'Memory of the columns of all indexes, without what changed lately', registers });
    this.loadSeconds = new Gauge({ name: 'replica_load_seconds', help: 'How long the last load from Postgres took', registers });
    this.buildSeconds = new Histogram({
      name: 'replica_build_seconds', help: 'How long a thread took to make the index of a cluster anew; answers go on meanwhile',
      buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10], registers,
    });
    this.changes = new Counter({ name: 'replica_changes_total', help: 'Changes of enterprises taken in', registers });
    this.transactionsBehind = new Gauge({
      name: 'replica_transactions_behind', help: 'Transactions between the oldest that was still open at the last look and the newest at that time', registers,
    });
    this.runs = new Counter({
      name: 'replica_match_runs_total', help: 'Match runs, and questions asked as one would be, by what found their candidates, and why it was not the index', labelNames: ['by', 'because'], registers,
    });
    const since = () => this.lagSeconds;
    registry.registerMetric(new Gauge({
      name: 'replica_lag_seconds', help: 'Since the index was last seen to hold all that is committed; NaN while it is not loaded', registers: [],
      collect() {
        this.set(since());
      },
    }));
  }

  /** NaN while it is not loaded. */
  get lagSeconds(): number {
    return this.followedAt === null ? NaN : (performance.now() - this.followedAt) / 1000;
  }

  sizeOf({ clusters }: Loaded): { size: number; bytes: number } {
    let [size, bytes] = [0, 0];
    for (const cluster of clusters.values()) {
      size += cluster.size;
      bytes += cluster.bytes;
    }
    return { size, bytes };
  }

  loaded(loaded: Loaded, seconds: number): void {
    this.loadSeconds.set(seconds);
    this.followed(loaded);
  }

  built(seconds: number): void {
    this.buildSeconds.observe(seconds);
  }

  changed(count: number): void {
    this.changes.inc(count);
  }

  followed(loaded: Loaded): void {
    const { size, bytes } = this.sizeOf(loaded);
    this.followedAt = performance.now();
    this.enterprises.set(size);
    this.clusters.set(loaded.clusters.size);
    this.bytes.set(bytes);
    this.transactionsBehind.set(Number(BigInt(nextOf(loaded.snapshot)) - BigInt(oldestOf(loaded.snapshot))));
  }

  ran(by: 'index' | 'tables', because: SearchedBecause | null): void {
    this.runs.inc({ by, because: because ?? '' });
  }
}
