// Conflicts of interest, opt-outs of either side, enterprises that closed, and too many invitations.
import { describe, expect, it } from '@jest/globals';
import { cluster, evaluate, lot, match, ruleOf, workshop } from './example.js';

describe('who must not meet', () => {
  it.each([
    [
      'owners in common',
      { conflictBuyerIds: ['buyer-9', 'buyer-1'] },
      'conflict_of_interest',
      'conflict_of_interest.stated',
    ],
    [
      'an enterprise that refuses the buyer',
      { optOutBuyerIds: ['buyer-1'] },
      'opt_out',
      'opt_out.by_enterprise',
    ],
    ['a buyer that refuses the enterprise', { buyerOptedOut: true }, 'opt_out', 'opt_out.by_buyer'],
    ['an enterprise that closed', { active: false }, 'active', 'active.no'],
  ] as const)('%s', (_, change, rule, text) => {
    const evaluation = evaluate(lot(), workshop({ ...change } as Parameters<typeof workshop>[0]));
    expect(evaluation.failedRules).toEqual([rule]);
    expect(ruleOf(evaluation, rule).text).toBe(text);
    expect(match(lot(), [workshop({ ...change } as Parameters<typeof workshop>[0])]).proposals).toEqual([]);
  });

  it('does not mind conflicts with other buyers', () => {
    expect(
      evaluate(lot(), workshop({ conflictBuyerIds: ['buyer-2'], optOutBuyerIds: ['buyer-3'] })).passes,
    ).toBe(true);
  });
});

describe('the cap on invitations', () => {
  const invited = (recentInvitations: number, invitationCap: number | null) =>
    evaluate(lot(), workshop({ recentInvitations }), cluster({ invitationCap }));

  it('leaves room for the last one and then closes', () => {
    expect(ruleOf(invited(9, 10), 'invitation_cap')).toMatchObject({ outcome: 'pass', margin: 0 });
    expect(invited(10, 10).failedRules).toEqual(['invitation_cap']);
    expect(ruleOf(invited(12, 10), 'invitation_cap').margin).toBe(-3);
  });

  it('can be absent, or zero', () => {
    expect(invited(1000, null).passes).toBe(true);
    expect(invited(0, 0).failedRules).toEqual(['invitation_cap']);
  });
});
