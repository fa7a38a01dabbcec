// While very many enterprises change, the runs they ask for are held back for a moment: a lot is matched once for all of them.
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { MatchLot } from '#contracts/matching/requirements.js';
import { afterCommit } from '#platform/database/database.js';
import { Jobs } from '#platform/jobs/jobs.js';
import { RunsRepository, type PendingRun } from './runs.repository.js';

/** So few changes of the last moments are answered at once. */
const few = 20;
/** After so long a change counts half, in ms. */
const halfLifeMs = 2_000;
/** How long after the last of many changes runs begin, and how long after the first at the latest, in ms. */
const quietMs = 500;
const mostMs = 10_000;

@Injectable()
export class HeldRuns implements BeforeApplicationShutdown {
  private changes = 0;
  private countedAt = 0;
  private readonly held = new Set<string>();
  private since = 0;
  private timer: NodeJS.Timeout | undefined;
  private isStopping = false;

  constructor(
    private readonly repository: RunsRepository,
    private readonly jobs: Jobs,
  ) {}

  /** What is held stays pending in Postgres: the sweeper of another process, or of the next one, finds it. */
  beforeApplicationShutdown(): void {
    this.isStopping = true;
    clearTimeout(this.timer);
  }

  /** Queues these runs, which `changed` enterprises asked for in the transaction around, when it has committed; at once or after a while. */
  begin(runIds: readonly string[], changed: number): void {
    if (!this.isOnrush(changed)) return this.jobs.addAll(MatchLot, runIds);
    afterCommit(() => {
      if (this.held.size === 0) this.since = performance.now();
      for (const id of runIds) this.held.add(id);
      this.wait();
    });
  }

  /** Runs that are due: those that are held begin in time. */
  async due(limit: number): Promise<PendingRun[]> {
    const pending = await this.repository.pending(limit + this.held.size);
    return pending.filter(({ id }) => !this.held.has(id)).slice(0, limit);
  }

  private isOnrush(changed: number): boolean {
    const now = performance.now();
    this.changes = this.changes * 2 ** ((this.countedAt - now) / halfLifeMs) + changed;
    this.countedAt = now;
    return this.changes >= few;
  }

  private wait(): void {
    clearTimeout(this.timer);
    const left = this.since + mostMs - performance.now();
    if (!this.isStopping) this.timer = setTimeout(() => void this.letGo(), Math.max(0, Math.min(quietMs, left)));
  }

  private async letGo(): Promise<void> {
    const isEarly = performance.now() - this.since < mostMs;
    // Without an answer nobody knows of more changes, and the runs are due.
    const next = isEarly ? await this.repository.nextRematch().catch(() => null) : null;
    if (next !== null) return this.wait();
    this.jobs.addAll(MatchLot, [...this.held]);
    this.held.clear();
  }
}
