// One run under fire: people do the main job while things break by a seeded schedule; then everybody waits, and it is audited.
import { Client } from 'pg';
import type { MailFault } from '#servers';
import { startFleet, type Fleet } from '../fleet/fleet.js';
import { makeSmallCluster, type SmallCluster } from '../fleet/small-cluster.js';
import { until } from '../fleet/until.js';
import { conclude, sinkFigures, total, type Audit } from './audit.js';
import { breakable, carryOut } from './breaking.js';
import { readFindings, readSent, readWaiting } from './findings.js';
import { Ledger } from './ledger.js';
import { Agent, Invited, post } from './people.js';
import { seededRandom, type Random } from './random.js';
import { inWords, scheduleFaults, turnOf, type Fault } from './schedule.js';

export interface FireOptions {
  posts: number;
  /** SIGKILLs; the other faults come in proportion. */
  kills: number;
  seed: number;
  say: (line: string) => void;
  signal: AbortSignal;
}

export interface FireResult extends Audit {
  posts: number;
  kills: number;
  seed: number;
  /** Faults by kind. */
  faults: Record<string, number>;
  /** From the end of the last fault until nothing was under way, in seconds; null: it never was. */
  drainSeconds: number | null;
  /** Those that splits consist of, too. */
  approvals: number;
  splits: number;
  replies: number;
  linkages: number;
  seconds: number;
  /** What the logs of processes that ended by themselves end with; nobody asked them to. */
  deaths: string[];
}

export const code = 'TX.GAR.TOP.POLO';
export const makers = 3;
const posters = 12;
const readers = 6;
const faultsAtOnce = 2;
/** With so much under way nobody posts more: the run is to show what faults do, not what an overload does. */
const enoughUnderWay = 200;
const longestWaitMs = 60_000;
/** What is still under way so long after the last fault is lost. */
const drainLimitMs = 300_000;

/** Waits that are a matter of hours in a deployment, shortened; nothing else differs from one. */
export const shortWaits = {
  RATE_PER_MINUTE: '100000000', RATE_PER_MINUTE_IP: '100000000', RETRY_SCHEDULE_S: '1,1,2,2,3,3,4,4,4,4', SMTP_TIMEOUT_MS: '4000',
  BREAKER_OPEN_MS: '500', OPENING_DELAY_MS: '1000', JOB_LOCK_MS: '3000', EVENT_ACK_WAIT_MS: '5000', DATABASE_POOL: '10', ACCESS_LOG_SAMPLE: '0', LOG_LEVEL: 'warn',
};

/**
 * What happens to 30 % of the e-mails. Only one that is kept and then not acknowledged has to arrive twice: real servers
 * do that rarely, and here in one of 200.
 */
const tempers: [share: number, MailFault][] = [
  [0.12, 'reject-temporarily'], [0.02, 'reject-permanently'], [0.02, 'hang'], [0.09, 'refuse-connection'],
  [0.045, 'reset-after-data'], [0.005, 'accept-then-die'],
];

export function temperOf(random: Random): () => MailFault | null {
  return () => {
    let at = random.fraction();
    for (const [share, fault] of tempers) {
      if (at < share) return fault;
      at -= share;
    }
    return null;
  };
}

export async function underFire(options: FireOptions): Promise<FireResult> {
  const { seed, say } = options;
  const started = Date.now();
  say(`seed ${seed}: starting the servers and six processes`);
  const fleet = await startFleet(shortWaits, {
    replicas: { matching: 2, notifications: 2 }, links: true, smtp: { temper: temperOf(seededRandom(seed + 1)) },
  });
  try {
    const cluster = await makeSmallCluster(fleet.url, fleet.adminKey, code, { enterprises: makers, policy: { holdingSeconds: 2 } });
    const fire = new Fire(fleet, cluster, options);
    return { ...(await fire.run()), seconds: since(started) };
  } finally {
    await fleet.stop();
  }
}

class Fire {
  private readonly ledger = new Ledger();
  private readonly faults: Fault[];
  private readonly started = Date.now();
  /** How many faults had their turn. */
  private turn = 0;
  private underWay = 0;
  private lastAccepted = Date.now();
  private readonly enough = new AbortController();

  constructor(private readonly fleet: Fleet, private readonly cluster: SmallCluster, private readonly options: FireOptions) {
    this.faults = scheduleFaults(options.kills, breakable(fleet), seededRandom(options.seed));
    options.signal.addEventListener('abort', () => this.enough.abort());
  }

  async run(): Promise<Omit<FireResult, 'seconds'>> {
    const { posts, kills, seed, signal, say } = this.options;
    const over = new AbortController();
    const stop = AbortSignal.any([signal, over.signal]);
    const reading = this.readMail(stop);
    const watching = this.watchUnderWay(stop);
    const breaking = this.breakThings();
    // A refusal ends the run: whoever is still at work is told.
    await Promise.all([this.postAll(), breaking]).catch((error: unknown) => {
      over.abort();
      this.enough.abort();
      throw error;
    });
    const lastFault = Date.now();
    if (!signal.aborted) say(`${this.clock()} every fault is over, ${this.ledger.accepted.size} posts are accepted; waiting until nothing is under way`);
    await this.drain(lastFault, stop);
    over.abort();
    await Promise.all([reading, watching]);
    // What the last answers led to.
    const drainSeconds = await this.drain(lastFault, signal);
    if (signal.aborted) throw new Error('Interrupted.');
    return this.audit(drainSeconds, { posts, kills, seed });
  }

  private async postAll(): Promise<void> {
    const { posts, signal } = this.options;
    const agent = new Agent(this.cluster, this.ledger);
    let next = 0;
    const poster = async () => {
      while (next < posts && !signal.aborted) {
        const number = (next += 1);
        await until(() => this.mayPost(number), { signal: this.enough.signal });
        if (signal.aborted) return;
        const id = await post(this.cluster, code, number, this.ledger, signal);
        this.lastAccepted = Date.now();
        if (id !== null) await agent.decide(id, number, this.enough.signal);
      }
    };
    await Promise.all(Array.from({ length: posters }, poster));
  }

  /** Not far ahead of the faults, or they would come when all is posted; nor while too much is under way already. */
  private mayPost(number: number): boolean {
    const ahead = this.turn < this.faults.length && number > turnOf(this.turn + 1, this.faults.length, this.options.posts);
    // What never gets less is for the audit to name, and no reason to wait for ever.
    return !ahead && (this.underWay < enoughUnderWay || Date.now() - this.lastAccepted > longestWaitMs);
  }

  private async watchUnderWay(signal: AbortSignal): Promise<void> {
    await until(async () => {
      // Postgres may be away: then what was true a moment ago will do.
      this.underWay = await this.withPostgres(async (postgres) => total(await readWaiting(postgres))).catch(() => this.underWay);
      return false;
    }, { everyMs: 2000, signal });
  }

  private async breakThings(): Promise<void> {
    const { posts, signal, say } = this.options;
    const atWork = new Map<string, Promise<void>>();
    for (const [index, fault] of this.faults.entries()) {
      const mayCome = () => this.ledger.accepted.size >= turnOf(index, this.faults.length, posts)
        && atWork.size < faultsAtOnce && !atWork.has(fault.target) && !this.sharesTarget(fault, atWork);
      await until(mayCome, { signal: this.enough.signal });
      if (signal.aborted || this.enough.signal.aborted) break;
      // A process that is still starting would never come up if it were hit again and again.
      await this.fleet.processes.find(({ name }) => name === fault.target)?.ready(120_000);
      say(`${this.clock()} ${index + 1}/${this.faults.length} ${inWords(fault)} (${this.ledger.accepted.size} accepted)`);
      atWork.set(fault.target, carryOut(this.fleet, fault).finally(() => atWork.delete(fault.target)));
      this.turn = index + 1;
    }
    await Promise.all(atWork.values());
  }

  /** A link to a server and that server, or the process at its other end, are not broken at the same time. */
  private sharesTarget({ target }: Fault, atWork: ReadonlyMap<string, unknown>): boolean {
    const ends = (name: string) => name.split(' → ');
    return [...atWork.keys()].some((other) => ends(other).some((end) => ends(target).includes(end)));
  }

  /** The invited read what comes and answer, each of them for itself. */
  private async readMail(stop: AbortSignal): Promise<void> {
    const invited = new Invited(this.cluster, this.fleet.url, this.ledger);
    let next = 0;
    const reader = async () => {
      while (await until(() => next < this.fleet.smtp.messages.length, { signal: stop })) {
        const mail = this.fleet.smtp.messages[next];
        // Another reader was faster: what comes at this place is still to be read.
        if (!mail) continue;
        next += 1;
        await invited.read(mail, stop);
      }
    };
    await Promise.all(Array.from({ length: readers }, reader));
  }

  /** Seconds until nothing was under way, and still nothing a second later; null when that never came. */
  private async drain(lastFault: number, signal: AbortSignal): Promise<number | null> {
    let [told, quietSince] = [Date.now(), Infinity];
    const drained = await this.withPostgres((postgres) => until(async () => {
      const waiting = await readWaiting(postgres);
      if (Date.now() - told > 5000) {
        told = Date.now();
        this.options.say(`${this.clock()} under way: ${JSON.stringify(waiting)}`);
      }
      quietSince = total(waiting) > 0 ? Infinity : Math.min(quietSince, Date.now());
      return Date.now() - quietSince > 1000;
    }, { timeoutMs: drainLimitMs, everyMs: 250, signal }));
    return drained ? since(lastFault, quietSince) : null;
  }

  private audit(drainSeconds: number | null, asked: Pick<FireResult, 'posts' | 'kills' | 'seed'>): Promise<Omit<FireResult, 'seconds'>> {
    return this.withPostgres(async (postgres) => {
      const findings = await readFindings(postgres, this.ledger, makers);
      const audit = conclude(findings, sinkFigures(await readSent(postgres), receivedBy(this.fleet)));
      const { rows } = await postgres.query<{ n: number }>('SELECT count(*)::int AS n FROM matching.agreement');
      const faults: Record<string, number> = {};
      for (const { kind } of this.faults) faults[kind] = (faults[kind] ?? 0) + 1;
      return {
        ...asked, ...audit, faults, drainSeconds,
        approvals: this.ledger.approvals.length, splits: this.ledger.splits.length, replies: this.ledger.replies.size, linkages: rows[0]!.n,
        deaths: this.fleet.processes.filter(({ deaths }) => deaths > 0).map((each) => each.logTail()),
      };
    });
  }

  private async withPostgres<T>(work: (postgres: Client) => Promise<T>): Promise<T> {
    const postgres = new Client({ connectionString: this.fleet.postgresUrl, connectionTimeoutMillis: 5000, query_timeout: 60_000 });
    postgres.on('error', () => undefined);
    try {
      await postgres.connect();
      return await work(postgres);
    } finally {
      await postgres.end().catch(() => undefined);
    }
  }

  private clock(): string {
    return `${since(this.started).toFixed(1).padStart(6)} s`;
  }
}

/** The delivery that each received message belongs to; a further channel adds its sink here. */
export function receivedBy({ smtp }: Fleet): string[] {
  return smtp.messages.map(({ messageId }) => messageId.replace(/^<|@.*$/g, ''));
}

const since = (start: number, end = Date.now()) => Math.round((end - start) / 100) / 10;
