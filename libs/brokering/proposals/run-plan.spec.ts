// What a run's result means for standing proposals, for every combination of status, reason and evaluation.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { proposalStatuses, type ProposalStatus } from '#contracts/brokering/proposals.js';
import { ruleNames } from '#engine';
import { runs } from '#testing/depth.js';
import { isRestorable, statusAfter } from './proposal-states.js';
import { isSettled, planRun, type EvaluatePair, type Found, type StandingProposal } from './run-plan.js';

const names = ['a', 'b', 'c', 'd', 'e', 'f'];
const reasons = [...ruleNames, 'merged', 'outranked', 'below_minimum_score', 'lot_covered', 'requirement_closed', null];

type Evaluation = ReturnType<EvaluatePair>;

const evaluationOf = (failedRules: string[], belongs: boolean) =>
  ({ failedRules, belongs: belongs && failedRules.length === 0 });
// Only what the plan reads of it.
const found = (offeringId: string, rank: number) => ({ offeringId, rank, hash: 'now' }) as Found;
const standing = (offeringId: string, status: ProposalStatus, endReason: string | null = null): StandingProposal => ({
  id: `id-${offeringId}`, version: 1, status, offeringId, endReason,
  invitedOn: status === 'invited' ? '2026-05-01' : null, rank: 1, foundHash: null,
});

const standingProposals = fc.uniqueArray(
  fc.record({
    offeringId: fc.constantFrom(...names), status: fc.constantFrom<ProposalStatus>(...proposalStatuses),
    endReason: fc.constantFrom(...reasons),
  }),
  { selector: (each) => each.offeringId },
).map((all) => all.map((each) => standing(each.offeringId, each.status, each.status === 'withdrawn' ? each.endReason : null)));
const results = fc.uniqueArray(fc.constantFrom(...names)).map((all) => all.map((name, at) => found(name, at + 1)));
const evaluations: fc.Arbitrary<EvaluatePair> = fc.dictionary(
  fc.constantFrom(...names),
  fc.tuple(fc.subarray([...ruleNames]), fc.boolean()).map(([failed, belongs]) => evaluationOf(failed, belongs)),
).map((known) => ({ offeringId }) => known[offeringId] ?? null);

const only = (status: ProposalStatus, evaluation: Evaluation, endReason: string | null = null) =>
  planRun([standing('a', status, endReason)], [], () => evaluation);

describe('a plan', () => {
  it('gives every enterprise of the result a proposal, an update or nothing, once', () => {
    fc.assert(fc.property(standingProposals, results, evaluations, (before, result, evaluate) => {
      const plan = planRun(before, result, evaluate);
      const known = new Map(before.map((each) => [each.offeringId, each]));
      expect(plan.add.map((each) => each.offeringId))
        .toEqual(result.filter((each) => !known.has(each.offeringId)).map((each) => each.offeringId));
      const refreshed = plan.refresh.map((each) => each.id);
      expect(new Set(refreshed).size).toBe(refreshed.length);
      for (const { offeringId } of result) {
        const each = known.get(offeringId);
        if (!each) continue;
        const isOpen = ['proposed', 'asked'].includes(each.status) || (each.status === 'withdrawn' && isRestorable(each.endReason));
        expect(refreshed.includes(each.id)).toBe(isOpen);
      }
    }), { numRuns: runs(500) });
  });

  it('asks only for moves that the table allows, and never for two of one proposal', () => {
    fc.assert(fc.property(standingProposals, results, evaluations, (before, result, evaluate) => {
      const plan = planRun(before, result, evaluate);
      for (const each of plan.restore) {
        expect(statusAfter(each.status, 'restore')).not.toBeNull();
        expect(isRestorable(each.endReason)).toBe(true);
      }
      for (const { standing: each, reason } of plan.withdraw) {
        expect(statusAfter(each.status, 'withdraw')).not.toBeNull();
        expect(isRestorable(reason)).toBe(true);
      }
      const moved = [...plan.restore.map((each) => each.id), ...plan.withdraw.map((each) => each.standing.id)];
      expect(new Set(moved).size).toBe(moved.length);
    }), { numRuns: runs(500) });
  });

  it('withdraws what was decided only because of a hard rule', () => {
    fc.assert(fc.property(standingProposals, results, evaluations, (before, result, evaluate) => {
      for (const { standing: each, reason } of planRun(before, result, evaluate).withdraw) {
        if (each.status === 'proposed') continue;
        expect(ruleNames as readonly string[]).toContain(reason);
      }
    }), { numRuns: runs(500) });
  });
});

describe('a proposal that is found again', () => {
  const again = (status: ProposalStatus, more: Partial<StandingProposal>, endReason: string | null = null) =>
    planRun([{ ...standing('a', status, endReason), ...more }], [found('a', 2)], () => null);

  it('as it was is not written, in another place only its rank, and anything else is', () => {
    for (const status of ['proposed', 'asked'] as const) {
      expect(again(status, { foundHash: 'now', rank: 2 })).toMatchObject({ refresh: [], rerank: [] });
      expect(again(status, { foundHash: 'now', rank: 1 })).toMatchObject({ refresh: [], rerank: [{ id: 'id-a', rank: 2 }] });
      expect(again(status, { foundHash: 'before', rank: 2 })).toMatchObject({ refresh: [{ id: 'id-a' }], rerank: [] });
      expect(again(status, { foundHash: null, rank: 2 })).toMatchObject({ refresh: [{ id: 'id-a' }], rerank: [] });
    }
  });

  it('after it was withdrawn is written whatever it was', () => {
    expect(again('withdrawn', { foundHash: 'now', rank: 2 }, 'outranked')).toMatchObject({ restore: [{ id: 'id-a' }], refresh: [{ id: 'id-a' }], rerank: [] });
  });
});

describe('a proposal that is not in the result', () => {
  it('is withdrawn with the first rule it fails, and as outranked when it fails none', () => {
    expect(only('proposed', evaluationOf(['capacity', 'language'], false)).withdraw[0]!.reason).toBe('capacity');
    expect(only('proposed', evaluationOf([], true)).withdraw[0]!.reason).toBe('outranked');
    expect(only('proposed', evaluationOf([], false)).withdraw[0]!.reason).toBe('below_minimum_score');
    expect(only('proposed', null).withdraw[0]!.reason).toBe('code');
  });

  it('stays when a person has turned to it and it only has better company', () => {
    for (const status of ['asked', 'approved', 'invited'] as const) {
      expect(only(status, evaluationOf([], true)).withdraw).toEqual([]);
    }
  });

  it('is withdrawn although it was approved or invited when a rule fails, but not for its own invitation', () => {
    for (const status of ['approved', 'invited'] as const) {
      expect(only(status, evaluationOf(['certifications'], false)).withdraw[0]!.reason).toBe('certifications');
      expect(only(status, evaluationOf(['invitation_cap'], false)).withdraw).toEqual([]);
      expect(only(status, evaluationOf(['invitation_cap', 'active'], false)).withdraw[0]!.reason).toBe('active');
    }
    expect(only('proposed', evaluationOf(['invitation_cap'], false)).withdraw[0]!.reason).toBe('invitation_cap');
  });
});

describe('an enterprise that the lot has had its answer from', () => {
  it('is exactly one that no plan would propose, refresh or restore, and that is not alive either', () => {
    for (const status of proposalStatuses) {
      for (const endReason of reasons) {
        const before = standing('a', status, endReason);
        const { add, refresh } = planRun([before], [found('a', 1)], () => null);
        const isAlive = statusAfter(status, 'withdraw') !== null;
        expect(isSettled(before)).toBe(add.length + refresh.length === 0 && !isAlive);
      }
    }
  });

  it('is judged by the day it was invited while it is invited', () => {
    const days: (string | null)[] = [];
    for (const status of ['invited', 'approved'] as const) {
      planRun([standing('a', status)], [], (each) => {
        days.push(each.invitedOn);
        return evaluationOf([], true);
      });
    }
    expect(days).toEqual(['2026-05-01', null]);
  });
});

describe('a plan for enterprises that were merged', () => {
  /** b and c are part of a now; d, e and f stand for themselves. */
  const currentOf = (id: string) => (id === 'b' || id === 'c' ? 'a' : id);
  const live = new Set<ProposalStatus>(['proposed', 'asked', 'approved', 'invited']);
  /** What lives after the plan, by the id that holds now. */
  const living = (before: readonly StandingProposal[], plan: ReturnType<typeof planRun>) => {
    const withdrawn = new Set(plan.withdraw.map((each) => each.standing.id));
    return [
      ...before.filter((each) => live.has(each.status) && !withdrawn.has(each.id)), ...plan.restore, ...plan.add,
    ].map((each) => currentOf(each.offeringId));
  };

  it('leaves at most one alive for a subject, none undecided when it has had its answer, and moves each once', () => {
    fc.assert(fc.property(standingProposals, results, evaluations, (before, all, evaluate) => {
      const result = all.filter(({ offeringId }) => currentOf(offeringId) === offeringId);
      const plan = planRun(before, result, evaluate, currentOf);
      const after = living(before, plan);
      expect(new Set(after).size).toBe(after.length);
      const its = before.filter(({ offeringId }) => currentOf(offeringId) === 'a');
      const isDecided = its.some(({ status }) => status === 'approved' || status === 'invited');
      if (its.some(isSettled) && its.some(({ offeringId }) => offeringId !== 'a') && !isDecided) expect(after).not.toContain('a');
      const moved = [...plan.restore.map((each) => each.id), ...plan.withdraw.map((each) => each.standing.id)];
      expect(new Set(moved).size).toBe(moved.length);
    }), { numRuns: runs(500) });
  });

  it('keeps an invitation under the earlier id, judged as the enterprise is now, and takes the undecided one back', () => {
    const before = [standing('a', 'proposed'), standing('b', 'invited')];
    const plan = planRun(before, [found('a', 1)], () => null, currentOf);
    expect(plan).toEqual({ add: [], refresh: [], rerank: [], restore: [], withdraw: [{ standing: before[0], reason: 'merged' }] });
    expect(planRun([before[1]!], [], () => evaluationOf(['capacity'], false), currentOf).withdraw).toMatchObject([{ reason: 'capacity' }]);
  });

  it('brings back what only the merge had withdrawn, once they are parted', () => {
    const before = [standing('b', 'withdrawn', 'merged')];
    expect(planRun(before, [found('a', 1)], () => null, currentOf)).toMatchObject({ add: [{ offeringId: 'a' }], restore: [] });
    expect(planRun(before, [found('b', 1)], () => null)).toMatchObject({ add: [], restore: [{ offeringId: 'b' }] });
  });
});
