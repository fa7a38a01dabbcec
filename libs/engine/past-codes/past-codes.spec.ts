// Learning codes from what was chosen: similar titles, words, names; the same every time, and nothing out of nothing.
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { PastCodes, type PastChoice } from './past-codes.js';

const divisionOf = (code: string) => code.slice(0, 2);
const times = (count: number, text: (at: number) => string, code: string): PastChoice[] =>
  Array.from({ length: count }, (_, at) => ({ text: text(at), code }));
const choices = [
  ...times(14, (at) => `Polo shirts for school number ${at + 1}`, '18.polo'),
  ...times(5, (at) => `Winter jackets, lot ${at + 1}`, '18.jacket'),
  ...times(9, (at) => `Réparation de la toiture du bâtiment ${at + 1}`, '45.roof'),
  { text: 'Painting of walls', code: '45.paint' },
];
const past = new PastCodes(choices, [{ code: '45.roof', name: 'Roof repair' }, { code: '99.never', name: 'Roofs' }], divisionOf);

describe('codes learnt from choices', () => {
  it('are those of similar texts, with how many there were', () => {
    const [first] = past.codesFor('polo shirts for the school', 3);
    expect(first).toMatchObject({ code: '18.polo', similar: 14 });
    expect(first!.share).toBeGreaterThan(0.7);
    expect(past.codesFor('reparation toitures', 1)[0]).toMatchObject({ code: '45.roof', similar: 9 });
  });

  it('are also found by a name that no choice has the words of, and only those that were chosen', () => {
    const found = past.codesFor('roofs to repair', 9);
    expect(found[0]?.code).toBe('45.roof');
    expect(found.map(({ code }) => code)).not.toContain('99.never');
  });

  it('come to groups of what is below the same top', () => {
    const [group] = past.groupsFor('jackets and shirts', 1);
    expect(group?.group).toBe('18');
    const sum = past.codesFor('jackets and shirts', 99).filter(({ code }) => code.startsWith('18')).reduce((all, { share }) => all + share, 0);
    expect(group?.share).toBeCloseTo(sum, 12);
  });

  it('are none for words that nobody ever used', () => {
    expect(past.codesFor('zzz', 5)).toEqual([]);
    expect(past.codesFor('', 5)).toEqual([]);
    expect(new PastCodes([], [], divisionOf).codesFor('polo', 5)).toEqual([]);
  });

  it('are the same when learnt again', () => {
    const again = new PastCodes(choices, [{ code: '45.roof', name: 'Roof repair' }], divisionOf);
    expect(again.codesFor('school roof', 9)).toEqual(past.codesFor('school roof', 9));
  });

  it('have shares that are the sum of their parts and come to one at most, whatever is asked', () => {
    const word = fc.constantFrom('polo', 'shirt', 'roof', 'toiture', 'winter', 'school', 'painting', 'x', '');
    fc.assert(fc.property(fc.array(word, { maxLength: 6 }), (words) => {
      const found = past.codesFor(words.join(' '), 99);
      for (const { share, parts, similar } of found) {
        expect(share).toBeCloseTo(parts.similar + parts.words + parts.names, 12);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(similar).toBeLessThanOrEqual(14);
      }
      expect(found.reduce((sum, { share }) => sum + share, 0)).toBeLessThanOrEqual(1 + 1e-9);
      expect(found.map(({ share }) => share)).toEqual(found.map(({ share }) => share).toSorted((a, b) => b - a));
    }), { numRuns: runs(50) });
  });
});
