// Whoever has made such things before is more relevant; whoever has no history is not less than whoever made other things.
import { describe, expect, it } from '@jest/globals';
import { criterionInWords, type CriterionResult, type TrackRecord } from '../engine.js';
import { cluster, criterionOf, evaluate, lot, match, workshop } from './example.js';

const delivered = (title: string, change: Partial<TrackRecord> = {}): TrackRecord =>
  ({ title, date: '2026-07-01', codes: ['G.1.1.1'], verified: true, ...change });
const need = lot({ title: 'Polo shirts for a sports club', text: 'white, with the emblem of the club' });
const weighed = cluster({}, { weights: { ...cluster().weights, relevance: 2 } });
const relevance = (trackRecords: TrackRecord[], of = need): CriterionResult =>
  criterionOf(evaluate(of, workshop({ trackRecords }), weighed), 'relevance');
const value = (...records: TrackRecord[]) => relevance(records).value;

describe('earlier work', () => {
  it('puts who made such things before who never did, by no more than the weight of relevance', () => {
    const ranked = match(need, [
      workshop({ enterpriseId: 'a-newcomer' }),
      workshop({ enterpriseId: 'b-baker', trackRecords: [delivered('Bread', { codes: ['B.1'] })] }),
      workshop({ enterpriseId: 'c-experienced', trackRecords: [delivered('Polo shirts for a bank')] }),
    ], weighed).proposals;
    expect(ranked.map(({ enterpriseId }) => enterpriseId)).toEqual(['c-experienced', 'a-newcomer', 'b-baker']);
    // 2 of 11 counted parts, and at most half of them.
    expect(ranked[0]!.score - ranked[1]!.score).toBeLessThan(1 / 11);
    expect(ranked[1]!.score).toBe(ranked[2]!.score);
  });

  it('is told by its best piece, what else counts, and the arithmetic of both parts', () => {
    const records = [
      delivered('Polo shirts for a bank'), delivered('T-shirts', { codes: ['G.1.1.2'], date: '2025-02-01' }),
      delivered('Bread', { codes: [] }),
    ];
    // ln(1 + ten codes / those with the word in a label or synonym), squared; half the rarity for words that no label has.
    const [polo, shirts, unknown] = [Math.log(1 + 10), Math.log(1 + 10 / 3), Math.log(1 + 10) / 2].map((rarity) => rarity ** 2);
    const { inputs, value: found } = relevance(records);
    expect(inputs['terms']).toEqual([{ term: 'polo', weight: polo }, { term: 'shirts', weight: shirts }]);
    // polo, shirts, sports (of sportswear), club, white, emblem; polo, shirts, bank; t, shirts. As rare as polo are sports and t.
    const [lotWeight, bank, tee] = [2 * polo! + shirts! + 3 * unknown!, polo! + shirts! + unknown!, polo! + shirts!];
    const words = ((polo! + shirts!) / Math.sqrt(lotWeight * bank)) ** 4 + (shirts! / Math.sqrt(lotWeight * tee)) ** 4;
    const code = 1 + 0.75 ** 4;
    expect(found).toBeCloseTo(0.5 + (0.6 * (words / (words + 0.25)) + 0.4 * (code / (code + 1))) / 2, 12);
    expect(criterionInWords(relevance(records))).toBe(
      'Relevance: 3 earlier deliveries; 2 alike in words, most of all "Polo shirts for a bank" of 2026-07-01, verified, ' +
      '61 % (polo, shirts): 0.1395 / (0.1395 + 0.25) × 0.6; 2 alike in code (1 of G.1.1.1, 1 of G.1.1.2): ' +
      '1.3164 / (1.3164 + 1) × 0.4; a half, and half of the sum of both = 0.7211; weight 2 × 0.7211 / 11 = 0.1311.',
    );
  });

  it('is told when there is none, and when none of it is alike', () => {
    expect(relevance([])).toMatchObject({ value: 0.5, basis: 'prior' });
    expect(criterionInWords(relevance([]))).toMatch(/^Relevance: no earlier work is known, so the neutral 0\.5 is used; /);
    const baker = relevance([delivered('Bread', { codes: ['B.1'] })]);
    expect(baker).toMatchObject({ value: 0.5, basis: 'data' });
    expect(criterionInWords(baker)).toMatch(/^Relevance: 1 earlier delivery, none like it, which speaks against nobody = 0\.5; /);
  });

  it('counts each further piece for less, and never for nothing', () => {
    const values = [1, 2, 3, 4].map((count) => value(...Array.from({ length: count }, () => delivered('Polo shirts'))));
    const steps = values.slice(1).map((next, at) => next - values[at]!);
    expect(steps[0]).toBeGreaterThan(steps[1]!);
    expect(steps[1]).toBeGreaterThan(steps[2]!);
    expect(steps[2]).toBeGreaterThan(0);
  });

  it('that nobody verified counts a quarter, and once: writing more about oneself gains nothing', () => {
    const claim = delivered(need.title!, { verified: false });
    expect(value(claim)).toBeGreaterThan(0.5);
    expect(value(claim)).toBeLessThan(value({ ...claim, verified: true }));
    expect(value(...Array.from({ length: 400 }, () => claim))).toBe(value(claim));
    expect(criterionInWords(relevance([claim]))).toContain('not verified and counted 0.25 times');
  });

  it('of the future is not work done', () => {
    expect(relevance([delivered('Polo shirts', { date: '2026-11-17' })]).basis).toBe('prior');
    expect(relevance([delivered('Polo shirts', { date: '2026-11-16' })]).basis).toBe('data');
  });

  it('in a code next to it counts without a common word, in the same code for more', () => {
    const next = value(delivered('Tees', { codes: ['G.1.1.2'] }));
    const same = value(delivered('Tees', { codes: ['G.1.1.2', 'G.1.1.1'] }));
    expect(next).toBeGreaterThan(0.5);
    expect(same).toBeGreaterThan(next);
    expect(value(delivered('Tees', { codes: ['X.9'] }))).toBe(0.5);
  });

  it('counts in words without a code, by rare words more than by common ones', () => {
    const coded = (title: string) => value(delivered(title, { codes: [] }));
    expect(coded('Polo')).toBeGreaterThan(coded('Shirts'));
    expect(coded('Office chairs')).toBe(0.5);
  });

  it('is found in other forms of a word, other spellings and other scripts', () => {
    const alike = (title: string, past: string) => relevance([delivered(past, { codes: [] })], lot({ title })).value;
    // All words in common: 0.6 × 1 / (1 + 0.25) of the upper half.
    expect(alike('Chemises brodées', 'Chemise BRODEE')).toBe(0.5 + (0.6 * 0.8) / 2);
    expect(alike('ፖሎ ሸሚዝ', 'ሸሚዝ')).toBeGreaterThan(0.6);
    expect(alike('सूती कमीज़', 'सूती कपड़ा')).toBeGreaterThan(0.5);
    expect(alike('ፖሎ ሸሚዝ', 'ዳቦ')).toBe(0.5);
  });

  it('is compared by code alone with a lot that says nothing but its code', () => {
    expect(relevance([delivered('Polo shirts')], lot()).value).toBe(0.5 + (0.4 * 0.5) / 2);
  });

  it('is shown with a title that has an end', () => {
    const [shown] = relevance([delivered(`Polo \n shirts ${'x'.repeat(400)}`)]).inputs['alikeInWords'] as { title: string }[];
    expect(shown!.title).toMatch(/^Polo shirts x{68}…$/);
  });
});
