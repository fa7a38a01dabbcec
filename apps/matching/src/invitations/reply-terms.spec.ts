// What replies must satisfy and what they come to.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { refusalReasons, refusalReasonsOf, type ReplyBody } from '#contracts/matching/invitations.js';
import { runs } from '#testing/depth.js';
import { acceptedQuantity, agreedQuantity, checkReply, ending, replyClosed, saysTheSame } from './reply-terms.js';
import { replyValues } from './invitations.repository.js';

const answered = (reply: ReplyBody | null, quantity = 100) => {
  const [answer, replyQuantity, replyReason, replyNote] = reply ? replyValues(reply) : [null, null, null, null];
  return { quantity, answer, replyQuantity, replyReason, replyNote };
};
const part = (quantity: number): ReplyBody => ({ answer: 'part', quantity });
const yes: ReplyBody = { answer: 'yes' };
const no: ReplyBody = { answer: 'no', reasonCode: 'no_capacity' };
const quantity = fc.double({ min: 0.001, max: 1e6, noNaN: true });
const reply = fc.oneof(fc.constant(yes), fc.constant(no), quantity.map(part), fc.constant({ answer: 'yes', note: 'gladly' } as ReplyBody));
const side = (name: 'buyer' | 'enterprise', given: ReplyBody | null) => ({ ...answered(given), side: name });

describe('a part', () => {
  it('is less than the whole', () => {
    expect(() => checkReply(part(99.9), { side: 'buyer', quantity: 100, unit: 'piece' })).not.toThrow();
    for (const tooMuch of [100, 100.1, 1e9]) {
      expect(() => checkReply(part(tooMuch), { side: 'buyer', quantity: 100, unit: 'piece' })).toThrow(expect.objectContaining({ code: 'quantity_too_large' }));
    }
  });
});

describe('a no', () => {
  it('has a reason of its own side', () => {
    for (const side of ['buyer', 'enterprise'] as const) {
      for (const reasonCode of refusalReasons) {
        const check = () => checkReply({ answer: 'no', reasonCode }, { side, quantity: 100, unit: 'piece' });
        if (refusalReasonsOf[side].includes(reasonCode)) expect(check).not.toThrow();
        else expect(check).toThrow(expect.objectContaining({ code: 'body_invalid', details: { fields: [expect.objectContaining({ field: 'reasonCode' })] } }));
      }
    }
    expect(refusalReasonsOf.buyer).not.toContain('no_capacity');
    expect(new Set(Object.values(refusalReasonsOf).flat())).toEqual(new Set(refusalReasons));
  });
});

describe('the same answer again', () => {
  it('is recognised, and a different one too', () => {
    fc.assert(fc.property(reply, reply, (given, next) => {
      expect(saysTheSame(given, answered(given))).toBe(true);
      expect(saysTheSame(next, answered(given))).toBe(JSON.stringify(replyValues(next)) === JSON.stringify(replyValues(given)));
      expect(saysTheSame(next, answered(null))).toBe(false);
    }), { numRuns: runs(200) });
  });
});

describe('an agreement', () => {
  it('is for no more than either side accepted and than the lot still lacks', () => {
    fc.assert(fc.property(fc.option(reply), fc.option(reply), quantity, (buyer, enterprise, open) => {
      const sides = [answered(buyer), answered(enterprise)];
      const agreed = agreedQuantity(sides, open);
      const accepted = sides.map(acceptedQuantity);
      if (accepted.includes(null)) expect(agreed).toBeNull();
      else expect(agreed).toBe(Math.min(accepted[0]!, accepted[1]!, open));
    }), { numRuns: runs(200) });
  });

  it('needs both sides', () => {
    expect(agreedQuantity([answered(yes)], 100)).toBeNull();
    expect(agreedQuantity([answered(yes), answered(no)], 100)).toBeNull();
    expect(agreedQuantity([answered(yes), answered(part(40))], 100)).toBe(40);
  });
});

describe('the cut-off', () => {
  it('ends with the reason of a no, the enterprise’s before the buyer’s', () => {
    expect(ending([side('buyer', yes), side('enterprise', no)])).toEqual({ action: 'refuse', outcome: 'refused', reason: 'no_capacity' });
    expect(ending([side('buyer', { answer: 'no', reasonCode: 'changed_plans' }), side('enterprise', no)]).reason).toBe('no_capacity');
    expect(ending([side('buyer', { answer: 'no', reasonCode: 'changed_plans' }), side('enterprise', yes)]).reason).toBe('changed_plans');
  });

  it('ends with who was silent', () => {
    expect(ending([side('buyer', null), side('enterprise', yes)])).toEqual({ action: 'lapse', outcome: 'lapsed', reason: 'buyer_silent' });
    expect(ending([side('buyer', yes), side('enterprise', null)]).reason).toBe('enterprise_silent');
    expect(ending([side('buyer', null), side('enterprise', null)]).reason).toBe('both_silent');
  });
});

describe('a reply that comes too late', () => {
  const closesAt = new Date('2026-01-02T03:04:05Z');
  it('is told whether time ran out or the matter is settled', () => {
    expect(replyClosed({ status: 'open', outcome: null, closesAt }, 'link').code).toBe('link_expired');
    expect(replyClosed({ status: 'open', outcome: null, closesAt }, 'api').code).toBe('reply_closed');
    expect(replyClosed({ status: 'closed', outcome: 'agreed', closesAt }, 'link').code).toBe('reply_closed');
    expect(replyClosed({ status: 'closed', outcome: 'agreed', closesAt }, 'link').message).toContain('Both sides have agreed');
  });
});
