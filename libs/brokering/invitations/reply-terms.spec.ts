// What replies must satisfy and what they come to.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ReplyBody } from '#contracts/matching/invitations.js';
import { refusalReasons, refusalReasonsOf } from '#contracts/matching/reasons.js';
import { runs } from '#testing/depth.js';
import { agreedQuantity, checkReply as check, differ, ending as endingOf, given, replyClosed, saysTheSame } from './reply-terms.js';

const checkReply = (reply: ReplyBody, to: Parameters<typeof check>[1]) => check(reply, to, refusalReasonsOf);
const ending = (all: Parameters<typeof endingOf>[0]) => endingOf(all, 'enterprise');
const asked = (counterpartQuantity: number | null = null, invited = 100) => (
  { side: 'enterprise' as const, quantity: invited, counterpartQuantity, unit: 'kg' }
);
const answered = (reply: ReplyBody | null, to = asked()) =>
  reply ? given(reply, to) : { answer: null, replyQuantity: null, replyReason: null, replyNote: null };
const part = (quantity: number): ReplyBody => ({ answer: 'part', quantity });
const yes: ReplyBody = { answer: 'yes' };
const no: ReplyBody = { answer: 'no', reasonCode: 'no_capacity' };
const quantity = fc.integer({ min: 1, max: 99_000 }).map((grams) => grams / 1000);
const reply = fc.oneof(fc.constant(yes), fc.constant(no), quantity.map(part), fc.constant({ answer: 'yes', note: 'gladly' } as ReplyBody));
const side = (name: 'buyer' | 'enterprise', given: ReplyBody | null) => ({ ...answered(given), side: name });

describe('a part', () => {
  it('is less than the whole, and can be weighed', () => {
    expect(() => checkReply(part(99.9), asked())).not.toThrow();
    for (const tooMuch of [100, 100.1, 1e9]) {
      expect(() => checkReply(part(tooMuch), asked())).toThrow(expect.objectContaining({ code: 'quantity_too_large' }));
    }
    for (const unreal of [0.0001, 33.33333]) {
      expect(() => checkReply(part(unreal), asked())).toThrow(expect.objectContaining({ code: 'body_invalid' }));
    }
  });
});

describe('a yes', () => {
  it('is to what the other side said yes to', () => {
    expect(given(yes, asked())).toMatchObject({ answer: 'yes', replyQuantity: 100 });
    expect(given(yes, asked(30))).toMatchObject({ answer: 'yes', replyQuantity: 30 });
  });

  it('to something else than what was shown is refused', () => {
    expect(() => checkReply({ answer: 'yes', quantity: 30 }, asked(30))).not.toThrow();
    expect(() => checkReply({ answer: 'yes', quantity: 100 }, asked(30))).toThrow(expect.objectContaining({
      code: 'version_stale', details: { yesQuantity: 30 },
    }));
  });
});

describe('a no', () => {
  it('has a reason of its own side', () => {
    for (const side of ['buyer', 'enterprise'] as const) {
      for (const reasonCode of refusalReasons) {
        const checked = () => checkReply({ answer: 'no', reasonCode }, { ...asked(), side });
        if (refusalReasonsOf[side].includes(reasonCode)) expect(checked).not.toThrow();
        else expect(checked).toThrow(expect.objectContaining({ code: 'body_invalid', details: { fields: [expect.objectContaining({ field: 'reasonCode' })] } }));
      }
    }
    expect(refusalReasonsOf.buyer).not.toContain('no_capacity');
    expect(new Set(Object.values(refusalReasonsOf).flat())).toEqual(new Set(refusalReasons));
  });
});

describe('the same answer again', () => {
  it('is recognised, and a different one too', () => {
    fc.assert(fc.property(reply, reply, (before, next) => {
      expect(saysTheSame(answered(before) as ReturnType<typeof given>, answered(before))).toBe(true);
      expect(saysTheSame(given(next, asked()), answered(before)))
        .toBe(JSON.stringify(given(next, asked())) === JSON.stringify(given(before, asked())));
      expect(saysTheSame(given(next, asked()), answered(null))).toBe(false);
    }), { numRuns: runs(200) });
  });

  it('says something new when the other side answered in between', () => {
    expect(saysTheSame(given(yes, asked(30)), answered(yes))).toBe(false);
  });
});

describe('an agreement', () => {
  const lots = fc.integer({ min: 1, max: 100 });

  it('is for what each side itself said yes to, whatever they answer in whatever order, and at most what is open', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 1 }), reply), { maxLength: 8 }), lots, (answers, open) => {
      const said = [answered(null), answered(null)];
      for (const [who, body] of answers) {
        said[who] = given(body, asked(said[1 - who]!.replyQuantity));
        const agreed = agreedQuantity(said, open);
        const [one, other] = said.map((each) => each.replyQuantity);
        if (one === null || other === null || one !== other) expect(agreed).toBeNull();
        else return expect(agreed).toBe(Math.min(one!, open));
      }
      return undefined;
    }), { numRuns: runs(300) });
  });

  it('needs both sides', () => {
    expect(agreedQuantity([answered(yes)], 100)).toBeNull();
    expect(agreedQuantity([answered(yes), answered(no)], 100)).toBeNull();
    expect(agreedQuantity([answered(yes), answered(null)], 100)).toBeNull();
  });

  it('comes at once when a part is followed by a yes, and only with another yes when a yes is followed by a part', () => {
    expect(agreedQuantity([answered(part(40)), answered(yes, asked(40))], 100)).toBe(40);
    const [first, second] = [answered(yes), answered(part(40))];
    expect([agreedQuantity([first, second], 100), differ([first, second])]).toEqual([null, true]);
    expect(agreedQuantity([answered(yes, asked(40)), second], 100)).toBe(40);
  });
});

describe('the cut-off', () => {
  it('ends with the reason of a no, the enterprise’s before the buyer’s', () => {
    expect(ending([side('buyer', yes), side('enterprise', no)])).toEqual({
      action: 'refuse', outcome: 'refused', reason: 'no_capacity', refusedBy: 'enterprise',
    });
    expect(ending([side('buyer', { answer: 'no', reasonCode: 'changed_plans' }), side('enterprise', no)]))
      .toMatchObject({ reason: 'no_capacity', refusedBy: 'enterprise' });
    expect(ending([side('buyer', { answer: 'no', reasonCode: 'changed_plans' }), side('enterprise', yes)]))
      .toMatchObject({ reason: 'changed_plans', refusedBy: 'buyer' });
  });

  it('ends with two quantities when nobody gave in', () => {
    expect(ending([side('buyer', yes), side('enterprise', part(40))])).toEqual({
      action: 'lapse', outcome: 'lapsed', reason: 'quantity_not_agreed', refusedBy: null,
    });
  });

  it('ends with who was silent', () => {
    expect(ending([side('buyer', null), side('enterprise', yes)])).toEqual({
      action: 'lapse', outcome: 'lapsed', reason: 'buyer_silent', refusedBy: null,
    });
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
