// Gaps as the console counts and shades them, and the brief that is written from one.
import { describe, expect, it } from '@jest/globals';
import { briefOf, mailtoOf, totalsOf } from '../src/gaps/brief.js';
import { csvRowOf, rowsOf, stepOf, type Gap } from '../src/gaps/figures.js';
import { formatsOf } from '../src/ui/formats.js';

const gap = (part: Partial<Gap>): Gap => ({
  id: 'g', clusterId: 'c1', code: 'BS.TRN', label: 'Training', needs: 12, urgent: 2, offers: 3, fittingOffers: 0, unmet: 7, unmetByReason: { ceiling_price: 6, place: 1 },
  suppressed: false, computedAt: '2026-11-27T06:00:00Z', ...part,
});
// A text is its key with what is filled in.
const t = ((key: string, filled: Record<string, string> = {}) => [key, ...Object.values(filled)].join('|')) as unknown as Parameters<typeof briefOf>[1];
const brief = (of: Gap, needs: Parameters<typeof briefOf>[0]['needs'] = []) =>
  briefOf({ gap: of, service: 'Training', clusterName: 'Hosiery', trade: 'knitwear', needs, from: 'Asha' }, t, formatsOf('en'), (quantity, unit) => `${quantity} ${unit}`);

describe('the map of gaps', () => {
  it('shades by steps, and what is kept back by none', () => {
    expect([null, 0, 1, 4, 5, 9, 10, 20, 500].map(stepOf)).toEqual([null, 0, 1, 1, 2, 2, 3, 4, 4]);
  });
  it('has a row for each service with the gaps of all clusters', () => {
    const rows = rowsOf([gap({ code: 'B' }), gap({ code: 'A' }), gap({ code: 'B', clusterId: 'c2', unmet: 1 })]);
    expect(rows.map(({ code, gaps }) => [code, [...gaps.keys()]])).toEqual([['A', ['c1']], ['B', ['c1', 'c2']]]);
  });
  it('leaves a cell of the file empty where a count is kept back', () => {
    expect(csvRowOf(gap({ needs: null, urgent: null, unmet: null, unmetByReason: null }), 'Hosiery', '')).toEqual(['Hosiery', 'BS.TRN', 'Training', null, null, null, 3, 0, '']);
  });
});

describe('a brief to providers', () => {
  it('tells no count under 5, neither of needs nor of reasons', () => {
    const { text } = brief(gap({}));
    expect(text).toContain('brief.line|figure.urgent|fewerThan5');
    expect(text).toContain('brief.line|figure.needs|12');
    expect(text).toContain('reason.ceiling_price (6)');
    expect(text).not.toContain('reason.place');
  });
  it('sums up quantities by unit only when there are 5 needs', () => {
    const need = { quantity: 2, unit: 'day', wantedBy: '2027-01-02', language: 'am' };
    const five = [need, need, need, { ...need, unit: 'hour', quantity: 40 }, { ...need, wantedBy: '2027-03-01', language: null }];
    expect(totalsOf(five)).toEqual([['hour', 40], ['day', 8]]);
    expect(brief(gap({}), five).text).toContain('brief.total|40 hour, 8 day');
    expect(brief(gap({}), five.slice(1)).text).not.toContain('brief.total');
  });
  it('goes into a mail with its line breaks', () => {
    expect(mailtoOf('a & b', 'x\ny')).toBe('mailto:?subject=a%20%26%20b&body=x%0D%0Ay');
  });
});
