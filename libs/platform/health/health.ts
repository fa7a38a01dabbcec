// Is the process worth keeping (/healthz), and is it worth sending work to (/readyz)? Each part is named.
import type { Redis } from 'ioredis';
import type { Nats } from '../bus/connection.js';
import type { Database } from '../database/database.js';
import { pendingMigrations } from '../database/schema-version.js';
import { describeFailure } from '../failure.js';

export interface Report {
  ok: boolean;
  /** `ok`, or what is wrong, by part. */
  checks: Record<string, string>;
  /** What parts are at that nobody has to wait for; left out where there are none. */
  notes?: Record<string, string>;
}

const patienceMs = 1_500;
const keepMs = 1_000;

async function within(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patienceMs} ms`)), patienceMs);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Filled in as they come; null until then, and for ever what this service does without. */
export interface HealthParts {
  nats: Nats | null;
  database: Database | null;
  redis: Redis | null;
}

export class Health {
  private stopping = false;
  private active = false;
  private schemaIsCurrent = false;
  private readonly notes = new Map<string, () => string>();
  private kept: { report: Promise<Report>; until: number } | null = null;

  constructor(private readonly parts: HealthParts) {}

  /** `say`: what a part is at, in a few words; whatever it is, it makes nobody unready. */
  note(name: string, say: () => string): void {
    this.notes.set(name, say);
  }

  /** From here on the service works on requests, events and jobs. */
  markActive(): void {
    this.active = true;
    this.kept = null;
  }

  /** From here on the service is unready, whatever its parts say. */
  markStopping(): void {
    this.stopping = true;
    this.kept = null;
  }

  /**
   * The process is lost only when its NATS connection closed for good: everything else comes back by itself.
   */
  live(): Report {
    const closed = this.parts.nats?.connection.isClosed() === true && !this.stopping;
    return { ok: !closed, checks: { process: 'ok', nats: closed ? 'the connection closed for good' : 'ok' } };
  }

  /** Whether the service can work. Anybody may ask, so its parts are asked once a second at most. */
  ready(): Promise<Report> {
    const now = performance.now();
    if (this.kept === null || this.kept.until <= now) this.kept = { report: this.look(), until: now + keepMs };
    return this.kept.report;
  }

  private async look(): Promise<Report> {
    const { nats, database, redis } = this.parts;
    const checks: Record<string, () => Promise<unknown>> = {
      service: async () => {
        if (this.stopping) throw new Error('stopping');
        if (!this.active) throw new Error('starting');
      },
      nats: async () => {
        if (!nats?.connected) throw new Error('not connected');
        await nats.connection.flush();
      },
    };
    if (database) {
      checks['database'] = () => database.query('SELECT 1');
      checks['schema'] = () => this.checkSchema(database);
    }
    if (redis) {
      checks['redis'] = async () => {
        if (redis.status !== 'ready') throw new Error(redis.status);
        await redis.ping();
      };
    }
    const names = Object.keys(checks);
    const results = await Promise.allSettled(names.map((name) => within(checks[name]!())));
    const said = results.map((result) =>
      result.status === 'fulfilled' ? 'ok' : describeFailure(result.reason),
    );
    return {
      ok: results.every((result) => result.status === 'fulfilled'),
      checks: Object.fromEntries(names.map((name, index) => [name, said[index]!])),
      ...(this.notes.size > 0 ? { notes: Object.fromEntries([...this.notes].map(([name, say]) => [name, say()])) } : {}),
    };
  }

  /** A build runs against one schema version for its whole life, so a good answer is kept. */
  async checkSchema(database: Database): Promise<void> {
    if (this.schemaIsCurrent) return;
    const missing = await pendingMigrations(database.dataSource);
    if (missing.length > 0)
      throw new Error(`migrations are missing: ${missing.join(', ')}; run npm run migrate`);
    this.schemaIsCurrent = true;
  }
}
