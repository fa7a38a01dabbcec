// Which service helps against what, and what is said where the classification has none; and an opening in one line.
import { describe, expect, it } from '@jest/globals';
import { mendableRules, type MissedOpening } from '#contracts/matching/openings.js';
import { buildCodeTree } from '#engine';
import { openingInWords } from './opening-words.js';
import { serviceFor } from './service-for.js';

const tree = buildCodeTree(['BS', 'BS.QUA', 'BS.QUA.ISO9001', 'BS.QUA.OEKOTEX', 'BS.QUA.LEAN', 'BS.FIN', 'BS.FIN.INVEST'].map((code) => ({
  code, parent: code.includes('.') ? code.slice(0, code.lastIndexOf('.')) : null, labels: { en: code }, synonyms: {}, unit: 'DAY',
})));
const other = buildCodeTree([{ code: 'X', parent: null, labels: {}, synonyms: {}, unit: 'DAY' }]);
const lacking = (rule: MissedOpening['rule'], what: string | null = null, label = what) => ({ rule, what, label });

describe('the service that helps', () => {
  it.each([
    [lacking('certifications', 'ISO9001', 'ISO 9001'), 'BS.QUA.ISO9001', 'Consulting for ISO 9001'],
    [lacking('certifications', 'OEKOTEXSTANDARD100', 'OEKO-TEX Standard 100'), 'BS.QUA.OEKOTEX', 'Consulting for OEKO-TEX Standard 100'],
    [lacking('certifications', 'FAIRTRADE', 'Fairtrade'), 'BS.QUA', 'Consulting for Fairtrade'],
    [lacking('lead_time'), 'BS.QUA.LEAN', 'Shorter lead times'],
    [lacking('capacity'), 'BS.FIN.INVEST', 'More capacity'],
    [lacking('ceiling_price'), 'BS.QUA.LEAN', 'Lower cost of production'],
    [lacking('language', 'fr'), null, 'Translation into fr'],
  ])('against %j is %s', (opening, code, text) => {
    expect(serviceFor(opening, tree)).toMatchObject({ code, text });
  });

  it('is words and a reason where the classification in use has no code for it', () => {
    for (const rule of mendableRules) {
      const { code, text, because } = serviceFor(lacking(rule, rule === 'certifications' ? 'GOTS' : null), other);
      expect([code, text.length > 5, because.length > 20]).toEqual([null, true, true]);
    }
  });
});

describe('an opening in one line', () => {
  const opening = { ...lacking('certifications', 'ISO9001', 'ISO 9001'), enterprises: 14, lots: 6, lotsNobodyFits: 0, lotsWithoutValue: 0, value: [{ amount: 80_000, currency: 'USD' }] };

  it.each<[Partial<MissedOpening>, string]>([
    [{}, 'ISO 9001: 14 enterprises, 6 lots, USD 80,000'],
    [{ lotsNobodyFits: 2, lotsWithoutValue: 1 }, 'ISO 9001: 14 enterprises, 6 lots (2 that nobody fits), USD 80,000; 1 lot states no price'],
    [{ enterprises: 1, lots: 1, lotsNobodyFits: 1, value: [], lotsWithoutValue: 1 }, 'ISO 9001: 1 enterprise, 1 lot (all that nobody fits); 1 lot states no price'],
    [{ rule: 'language', what: 'fr', label: 'fr' }, 'Language fr: 14 enterprises, 6 lots, USD 80,000'],
    [{ rule: 'lead_time', what: null, label: null, value: [{ amount: 10.5, currency: 'USD' }, { amount: 3, currency: 'ETB' }] }, 'Lead time: 14 enterprises, 6 lots, USD 10.5, ETB 3'],
  ])('%j', (change, words) => {
    expect(openingInWords({ ...opening, ...change })).toBe(words);
  });
});
