// The gap figures against a count by hand, and against what must hold of any needs and offers.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { gapFigures, type CountedNeed } from './gap-figures.js';

const need = (code: string, fittingOfferIds: string[], unmetReason: string | null, urgency = 'normal'): CountedNeed => ({
  code, urgency, matched: true, fittingOfferIds, unmetReason,
});
const same = (a: string, b: string) => a === b;

describe('gap figures', () => {
  it('are these, counted by hand', () => {
    const needs = [need('A', ['1', '2'], null, 'high'), need('A', ['2'], null), need('A', [], 'times'), need('B', [], 'no_offer')];
    const offers = [{ id: '1', code: 'A' }, { id: '2', code: 'A' }, { id: '3', code: 'A' }, { id: '4', code: 'C' }];
    expect(gapFigures(needs, offers, same)).toEqual([
      { code: 'A', needs: 3, urgent: 1, offers: 3, fittingOffers: 2, unmet: 1, unmetByReason: { times: 1 } },
      { code: 'B', needs: 1, urgent: 0, offers: 0, fittingOffers: 0, unmet: 1, unmetByReason: { no_offer: 1 } },
      { code: 'C', needs: 0, urgent: 0, offers: 1, fittingOffers: 0, unmet: 0, unmetByReason: {} },
    ]);
  });

  it('count a need that was not matched yet as neither met nor unmet', () => {
    const waiting = { ...need('A', [], null), matched: false };
    expect(gapFigures([waiting], [], same)).toMatchObject([{ needs: 1, unmet: 0, unmetByReason: {} }]);
  });

  it('add up, whatever is needed and offered', () => {
    const codes = fc.constantFrom('A', 'B', 'C');
    const anyNeed = fc.record({
      code: codes, urgency: fc.constantFrom('low', 'normal', 'high'), matched: fc.boolean(),
      fittingOfferIds: fc.array(fc.constantFrom('1', '2', '3'), { maxLength: 2 }), unmetReason: fc.constantFrom(null, 'times', 'no_offer'),
    });
    const offers = fc.array(codes, { maxLength: 6 }).map((all) => all.map((code, at) => ({ id: String(at), code })));
    fc.assert(fc.property(fc.array(anyNeed, { maxLength: 20 }), offers, (needs, offered) => {
      const figures = gapFigures(needs, offered, same);
      expect(figures.reduce((sum, each) => sum + each.needs, 0)).toBe(needs.length);
      expect(figures.reduce((sum, each) => sum + each.offers, 0)).toBe(offered.length);
      for (const { needs: count, urgent, unmet, unmetByReason } of figures) {
        expect(Object.values(unmetByReason).reduce((sum, each) => sum + each, 0)).toBe(unmet);
        expect(unmet).toBeLessThanOrEqual(count);
        expect(urgent).toBeLessThanOrEqual(count);
      }
    }), { numRuns: runs(200) });
  });
});
