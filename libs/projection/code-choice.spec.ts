// A code out of somebody's own words, and why a unit does not fit one.
import { describe, expect, it } from '@jest/globals';
import { buildCodeTree, type CodeRow } from '#engine';
import { codeFromText, labelOf, unitProblemOf } from './code-choice.js';
import { codesBelow } from './codes-below.js';

const row = (code: string, parent: string | null, label: string, unit: string): CodeRow => ({
  code, parent, labels: { en: label, fr: `${label} (fr)` }, synonyms: {}, unit,
});
const tree = buildCodeTree([
  row('T', null, 'Training', 'IE'),
  row('T1', 'T', 'Sewing course', 'IE'),
  row('T2', 'T', 'Cutting course', 'IE'),
  row('M', null, 'Sewing repair', 'HUR'),
]);
const english = { tree, language: 'en' };

describe('a code from words', () => {
  it('is the best one; without a unit every code fits', () => {
    expect(codeFromText('a sewing course for our tailors', undefined, english)).toMatchObject({
      code: 'T1', proposedCodes: [{ code: 'T1', label: 'Sewing course', unitProblem: null }],
    });
    expect(codeFromText('rain', undefined, english)).toEqual({ code: null, proposedCodes: [] });
  });

  it('is none when the best one is counted otherwise: the next is another thing', () => {
    const { code, proposedCodes } = codeFromText('a sewing course', 'hour', english);
    expect([code, proposedCodes[0]!.code]).toEqual([null, 'T1']);
    expect(proposedCodes[0]!.unitProblem).toMatch(/not measured in hours\. Units that fit: person \(IE\)/);
  });
});

it('a unit that nobody knows is said to be so', () => {
  expect(unitProblemOf('furlong', tree.row('T1'), 'en')).toMatch(/"furlong" is not a known unit/);
  expect(unitProblemOf('participants', tree.row('T1'), 'en')).toBeNull();
});

it('a code stands for all below it', () => {
  expect(codesBelow(tree, 'T')).toEqual(['T', 'T1', 'T2']);
  expect(codesBelow(tree, 'X')).toEqual([]);
});

it('a label comes in the language asked for, its parent language, English, or any', () => {
  expect(labelOf(tree.row('T'), 'fr-SN')).toBe('Training (fr)');
  expect(labelOf(tree.row('T'), 'am')).toBe('Training');
  expect(labelOf({ ...tree.row('T'), labels: { hi: 'प्रशिक्षण' } }, 'am')).toBe('प्रशिक्षण');
  expect(labelOf({ ...tree.row('T'), labels: {} }, undefined)).toBe('T');
});
