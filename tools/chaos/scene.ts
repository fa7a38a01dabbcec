// A small fleet on which a script, not chance, breaks one thing at the moment that matters; then it is audited like a fire.
import { existsSync, writeFileSync } from 'node:fs';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { FailPointName } from '#platform/fail-points.js';
import type { RunningServers, SmtpSink } from '#servers';
import type { Schemas } from '#client';
import { startFleet, type AppName, type Fleet } from '../fleet/fleet.js';
import { makeSmallCluster, type SmallCluster } from '../fleet/small-cluster.js';
import { until } from '../fleet/until.js';
import { conclude, sinkFigures, total, type Audit } from './audit.js';
import { carryOut, flush } from './breaking.js';
import { readFindings, readSent, readWaiting } from './findings.js';
import { code, receivedBy, shortWaits } from './fire.js';
import { Ledger } from './ledger.js';
import { Agent, post } from './people.js';

type Proposal = Schemas['LinkageProposal'];

const makers = 2;
/** Long enough to prepare what shall happen when a decision takes effect, also on a slow machine. */
const holdingSeconds = 3;
const patienceMs = 120_000;

export class Scene {
  private number = 0;
  private readonly ledger = new Ledger();
  readonly agent: Agent;

  private constructor(private readonly fleet: Fleet, private readonly cluster: SmallCluster, private readonly postgres: pg.Client, private readonly name: string) {
    this.agent = new Agent(cluster, this.ledger);
  }

  /** `name`: of its database, and before everything in Redis and NATS. `mutants`: switched on in every service. */
  static async start(servers: RunningServers, name: string, mutants: string): Promise<Scene> {
    const fleet = await startFleet({
      ...shortWaits, MUTANTS: mutants, SWEEP_MS: '300', EVENT_ACK_WAIT_MS: '3000', OUTBOX_POLL_MS: '200', RETRY_BASE_MS: '200',
    }, { on: { servers, name }, failPointFiles: true });
    try {
      const cluster = await makeSmallCluster(fleet.url, fleet.adminKey, code, { enterprises: makers, policy: { holdingSeconds } });
      const postgres = new pg.Client({ connectionString: fleet.postgresUrl });
      postgres.on('error', () => undefined);
      await postgres.connect();
      return new Scene(fleet, cluster, postgres, name);
    } catch (error) {
      await fleet.stop();
      throw error;
    }
  }

  get smtp(): SmtpSink {
    return this.fleet.smtp;
  }

  async post(): Promise<string> {
    return (await post(this.cluster, code, (this.number += 1) * 10 + 1, this.ledger))!;
  }

  /** A new requirement and its proposals, best first, once all of that is told. */
  async matched(): Promise<Proposal[]> {
    const id = await this.post();
    const proposals = await this.agent.proposalsOf(id);
    await this.settle(patienceMs);
    return proposals;
  }

  /** Arms a fail point in a service that runs: it acts from now on. */
  async arm(app: AppName, point: FailPointName, action: string): Promise<void> {
    await this.failPoints(app, `${point}=${action}`);
  }

  async disarm(app: AppName): Promise<void> {
    await this.failPoints(app, '');
  }

  /** Waits until the service has died of its fail point, and starts it again. */
  async revive(app: AppName): Promise<void> {
    const service = this.fleet.services[app];
    if (!(await until(() => service.pid === null, { timeoutMs: patienceMs }))) throw new Error(`${app} was to die and lives on`);
    service.start();
    await service.ready(patienceMs);
  }

  async kill(app: AppName): Promise<void> {
    await this.fleet.services[app].kill();
  }

  async start(app: AppName): Promise<void> {
    this.fleet.services[app].start();
    await this.fleet.services[app].ready(patienceMs);
  }

  async removeStore(): Promise<void> {
    await carryOut(this.fleet, { kind: 'store-removed', target: 'nats', lastsMs: 0, delayMs: 0 });
  }

  flush(): Promise<void> {
    return flush(this.fleet.servers.redisUrl);
  }

  /** Approves the best proposal of a new requirement, and prepares something before that takes effect. */
  async approvedAnd(prepare: () => Promise<void>): Promise<Proposal> {
    const [best] = await this.matched();
    const approved = await this.agent.approve(best!);
    await this.finds('SELECT WHERE NOT EXISTS (SELECT FROM matching.outbox WHERE published_at IS NULL)');
    await prepare();
    const early = await this.count('SELECT FROM matching.decision WHERE id = $1 AND took_effect_at IS NOT NULL', [approved!.decision!.id]);
    if (early > 0) throw new Error(`It took more than ${holdingSeconds} s to prepare the fault: this machine is too slow or too busy.`);
    return approved!;
  }

  /** The buyer and the enterprise say yes to whatever is open of these, one after the other. */
  async yesToAll(): Promise<void> {
    for (const client of [this.cluster.buyer, ...this.cluster.enterprises.values()]) {
      const { items } = (await client.GET('/v1/invitations', { params: { query: { status: 'open' } } })).data;
      for (const { id } of items) {
        // The lot of the second one is covered when the first is agreed: then it is closed.
        await client.POST('/v1/invitations/{id}/reply', { params: { path: { id } }, body: { answer: 'yes' } }).catch(() => undefined);
      }
    }
  }

  async finds(sql: string, values: unknown[] = []): Promise<void> {
    const found = await until(async () => (await this.count(sql, values)) > 0, { timeoutMs: patienceMs });
    if (!found) throw new Error(`not within ${patienceMs} ms: ${sql}`);
  }

  /** Waits until nothing is under way, in Redis neither, for a second; false when that never comes. */
  async settle(timeoutMs: number): Promise<boolean> {
    let quietSince = Infinity;
    const redis = new Redis(this.fleet.servers.redisUrl, { maxRetriesPerRequest: null });
    redis.on('error', () => undefined);
    try {
      return await until(async () => {
        const busy = total(await readWaiting(this.postgres)) + (await jobsIn(redis, this.name));
        quietSince = busy > 0 ? Infinity : Math.min(quietSince, Date.now());
        return Date.now() - quietSince > 1000;
      }, { timeoutMs });
    } finally {
      redis.disconnect();
    }
  }

  async audit(): Promise<Audit> {
    return conclude(await readFindings(this.postgres, this.ledger, makers), sinkFigures(await readSent(this.postgres), receivedBy(this.fleet)));
  }

  async stop(): Promise<void> {
    await this.postgres.end().catch(() => undefined);
    await this.fleet.stop();
  }

  /** Waits until a job of this queue is kept in Redis for later. */
  async jobWaits(queue: string): Promise<void> {
    const redis = new Redis(this.fleet.servers.redisUrl, { maxRetriesPerRequest: null });
    redis.on('error', () => undefined);
    try {
      const kept = await until(async () => (await redis.zcard(`${this.name}:${queue}:delayed`)) > 0, { timeoutMs: patienceMs });
      if (!kept) throw new Error(`no job waits in ${queue}`);
    } finally {
      redis.disconnect();
    }
  }

  private async count(sql: string, values: unknown[]): Promise<number> {
    const { rows } = await this.postgres.query<{ n: number }>(`SELECT count(*)::int AS n FROM (${sql}) AS found`, values);
    return rows[0]!.n;
  }

  private async failPoints(app: AppName, text: string): Promise<void> {
    const service = this.fleet.services[app];
    writeFileSync(service.failPointFile, text);
    process.kill(service.pid!, 'SIGUSR2');
    if (!(await until(() => !existsSync(service.failPointFile), { timeoutMs: patienceMs }))) throw new Error(`${app} did not arm ${text}`);
  }
}

/** Jobs that wait for a worker or their time, or are worked on. */
async function jobsIn(redis: Redis, prefix: string): Promise<number> {
  let count = 0;
  for (const key of await redis.keys(`${prefix}:*`)) {
    if (/:(wait|active)$/.test(key)) count += await redis.llen(key);
    else if (/:(delayed|prioritized)$/.test(key)) count += await redis.zcard(key);
  }
  return count;
}
