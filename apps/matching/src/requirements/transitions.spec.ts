// The transition table against the model in words: a draft is posted or cancelled, a posted one ends, an end is final.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RequirementStatus } from '#contracts/matching/requirements.js';
import { runs } from '#testing/depth.js';
import { requirementActions, statusAfter, type RequirementAction } from './transitions.js';

/** The model keeps what happened, not a status. */
function allowed(history: readonly RequirementAction[], action: RequirementAction): boolean {
  const ended = history.some((each) => each !== 'post');
  if (ended) return false;
  return history.includes('post') ? action !== 'post' : action === 'post' || action === 'cancel';
}

describe('the transition table', () => {
  it('agrees with the model on every sequence of actions', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...requirementActions), { maxLength: 8 }), (actions) => {
      let status: RequirementStatus = 'draft';
      const history: RequirementAction[] = [];
      for (const action of actions) {
        if (allowed(history, action)) {
          status = statusAfter(status, action);
          history.push(action);
        } else {
          expect(() => statusAfter(status, action)).toThrow(
            expect.objectContaining({ code: 'transition_not_allowed' }),
          );
        }
      }
      const last = history.at(-1);
      expect(status).toBe(
        last === undefined
          ? 'draft'
          : { post: 'posted', close: 'closed', cancel: 'cancelled', expire: 'expired' }[last],
      );
    }), { numRuns: runs(200) });
  });

  it('says what would be possible, never what only time can do', () => {
    expect(() => statusAfter('posted', 'post')).toThrow('Possible now: close, cancel.');
    expect(() => statusAfter('closed', 'cancel')).toThrow('It is finished; post a new one.');
  });
});
