// What tests of match runs do again and again: register, post, wait for a run, end what was posted.
import {
  GetMatchRun, GetRequirement, ListMatchRuns, MoveRequirement, PostRequirement, type MatchRun, type Requirement,
} from '#contracts/matching/requirements.js';
import type { EnterpriseForMatching } from '#contracts/registry/enterprises.js';
import { waitFor } from '#testing/wait-for.js';
import { buyerActor, cda, enterprise, requirement } from './garments.js';
import { contextOf, type MatchingSystem } from './system.js';

/** One that fits T-shirts, one that is too slow for them, one of an unlike trade. */
export const tees = enterprise('Tee Makers');
export const slow = enterprise('Slow Stitch', {}, { leadTimeDays: 300 });
export const trousers = enterprise('Trouser House', {}, { code: 'G21' });

export class RunScene {
  constructor(private readonly system: MatchingSystem) {}

  async begin(): Promise<void> {
    for (const each of [tees, slow, trousers]) await this.register(each);
  }

  /** Resolves when the projection has this version. */
  async register(document: EnterpriseForMatching): Promise<void> {
    await this.system.registry.putEnterprise(document);
    const sql = 'SELECT version FROM enterprise_projection WHERE id = $1';
    await waitFor(async () => {
      const [row] = await this.system.database.query<{ version: number }>(sql, [document.id]);
      return row?.version === document.version;
    }, { what: `${document.name} is projected` });
  }

  /** Resolves when nothing is pending any more. */
  async quiet(): Promise<void> {
    await waitFor(async () => {
      const rows = await this.system.database.query(
        `SELECT 1 FROM match_run WHERE status = 'pending' UNION ALL SELECT 1 FROM enterprise_rematch
         UNION ALL SELECT 1 FROM outbox WHERE published_at IS NULL`,
      );
      return rows.length === 0;
    }, { what: 'everything pending is done' });
  }

  post(more: Parameters<typeof requirement>[0] = {}): Promise<Requirement> {
    return this.system.ask(PostRequirement, requirement(more), contextOf(buyerActor));
  }

  done(runId: string): Promise<MatchRun> {
    return waitFor(async () => {
      const run = await this.system.ask(GetMatchRun, { id: runId }, contextOf(cda));
      return run.status === 'done' ? run : null;
    }, { what: 'the run is done' });
  }

  /** The run that a post of one lot started. */
  first(posted: Requirement): Promise<MatchRun> {
    return this.done(posted.lots[0]!.lastRunId!);
  }

  /** The newest run of the requirement, once it is done and has the trigger. */
  newest(posted: Requirement, trigger: MatchRun['trigger']): Promise<MatchRun> {
    return waitFor(async () => {
      const [run] = await this.runsOf(posted);
      return run?.status === 'done' && run.trigger === trigger ? run : null;
    }, { what: `a run because of ${trigger}` });
  }

  async runsOf(posted: Requirement): Promise<MatchRun[]> {
    return (await this.system.ask(ListMatchRuns, { requirementId: posted.id, limit: 10 }, contextOf(cda))).items;
  }

  async end(posted: Requirement): Promise<void> {
    const { id, version } = await this.system.ask(GetRequirement, { id: posted.id }, contextOf(cda));
    await this.system.ask(MoveRequirement, { id, version, action: 'cancel' }, contextOf(cda));
  }
}
