// The table of proposal states: what it must and must not allow, whatever path is taken through it.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { proposalStatuses, type ProposalStatus } from '#contracts/brokering/proposals.js';
import { words } from '#contracts/matching/words.js';
import { ruleNames } from '#engine';
import { runs } from '#testing/depth.js';
import {
  actionOfRuling, isRestorable, proposalActions, proposalTransitions, liveStatuses, notAllowed, statusAfter,
  statusesAfterInvitation, type ProposalAction,
} from './proposal-states.js';

const action = fc.constantFrom(...proposalActions);
const status = fc.constantFrom<ProposalStatus>(...proposalStatuses);

/** The statuses passed through, and only the actions that were allowed. */
function walk(actions: readonly ProposalAction[]): { action: ProposalAction; from: ProposalStatus; to: ProposalStatus }[] {
  const steps: ReturnType<typeof walk> = [];
  let now: ProposalStatus = 'proposed';
  for (const each of actions) {
    const to = statusAfter(now, each);
    if (to === null) continue;
    steps.push({ action: each, from: now, to });
    now = to;
  }
  return steps;
}

describe('the table of proposal states', () => {
  it('reaches every status from proposed', () => {
    const reached = new Set<ProposalStatus>(['proposed']);
    for (let size = 0; size !== reached.size;) {
      size = reached.size;
      for (const each of proposalActions) {
        for (const from of reached) {
          const to = statusAfter(from, each);
          if (to !== null) reached.add(to);
        }
      }
    }
    expect([...reached].sort()).toEqual([...proposalStatuses].sort());
  });

  it('never invites without an approval that was not undone', () => {
    fc.assert(fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
      let isApproved = false;
      for (const step of walk(actions)) {
        if (step.action === 'dispatch') expect(isApproved).toBe(true);
        if (step.action === 'approve') isApproved = true;
        if (['undo', 'undo_to_asked', 'withdraw', 'dispatch'].includes(step.action)) isApproved = false;
      }
    }), { numRuns: runs(500) });
  });

  it('agrees only what was invited, and never leaves an agreement, a refusal or a lapse again', () => {
    fc.assert(fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
      const steps = walk(actions);
      for (const [at, step] of steps.entries()) {
        if (step.to === 'agreed') expect(step.from).toBe('invited');
        if (['agreed', 'refused', 'lapsed'].includes(step.to)) expect(at).toBe(steps.length - 1);
      }
    }), { numRuns: runs(500) });
  });

  it('withdraws exactly what is alive, and brings back only to the queue', () => {
    fc.assert(fc.property(status, (from) => {
      expect(statusAfter(from, 'withdraw') !== null).toBe(liveStatuses.includes(from));
      expect(statusAfter(from, 'restore')).toBe(from === 'withdrawn' ? 'proposed' : null);
    }));
  });

  it('lets a ruling move only what nobody was told about', () => {
    for (const each of Object.values(actionOfRuling)) {
      for (const from of proposalTransitions[each].from) expect(statusesAfterInvitation).not.toContain(from);
    }
  });

  it('says of every refusal what is allowed instead', () => {
    fc.assert(fc.property(status, action, (from, each) => {
      const error = notAllowed(words, from, each);
      expect(error.code).toBe('transition_not_allowed');
      expect(error.message).toContain(from);
      for (const allowed of error.details['allowed'] as ProposalAction[]) expect(statusAfter(from, allowed)).not.toBeNull();
    }));
  });
});

describe('what was withdrawn', () => {
  it('comes back when a run withdrew it', () => {
    for (const reason of [...ruleNames, 'merged', 'outranked', 'below_minimum_score']) expect(isRestorable(reason)).toBe(true);
  });

  it('stays away when the lot is covered, the requirement ended or nobody knows why', () => {
    for (const reason of ['lot_covered', 'requirement_closed', 'requirement_cancelled', 'requirement_expired', null]) {
      expect(isRestorable(reason)).toBe(false);
    }
  });
});
