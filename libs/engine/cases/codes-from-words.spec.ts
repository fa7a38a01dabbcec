// A buyer writes what is needed in their own words.
import { describe, expect, it } from '@jest/globals';
import { buildCodeTree, proposeCodes } from '../engine.js';
import { garmentTree } from './example.js';

const best = (text: string, language?: string) => proposeCodes(text, garmentTree, language)[0]?.code;

describe('codes from words', () => {
  it('recognises a label inside a sentence and says by which words', () => {
    const [first] = proposeCodes('We need 5,000 Polo Shirts for export', garmentTree, 'en');
    expect(first).toEqual({ code: 'G.1.1.1', score: 1, because: ['Polo', 'Shirts'] });
  });

  it('recognises synonyms, plurals and small mistakes', () => {
    expect(best('tennis shirt')).toBe('G.1.1.1');
    expect(best('tracksuit')).toBe('G.1.2');
    expect(best('sportwear')).toBe('G.1.2');
  });

  it('reads other languages, with and without accents, and other scripts', () => {
    expect(best('vetements de sport', 'fr')).toBe('G.1.2');
    expect(best('VÊTEMENTS DE SPORT', 'fr')).toBe('G.1.2');
    expect(best('tissu en coton', 'fr')).toBe('G.2.1');
    expect(best('ፖሎ ሸሚዝ ያስፈልጋል', 'am')).toBe('G.1.1.1');
  });

  it('prefers what explains more of the text', () => {
    const row = (code: string, en: string) => ({
      code,
      parent: null,
      labels: { en },
      synonyms: {},
      unit: 'C62',
    });
    const tree = buildCodeTree([
      row('1', 'Shirts'),
      row('2', 'Polo shirts'),
      row('3', 'Shirts and trousers'),
    ]);
    expect(proposeCodes('polo shirts', tree).map(({ code }) => code)).toEqual(['2', '1']);
  });

  it('takes a code that is written out', () => {
    expect(proposeCodes(' G.1.1.2 ', garmentTree)).toEqual([
      { code: 'G.1.1.2', score: 1, because: ['G.1.1.2'] },
    ]);
  });

  it.each(['', '   ', '12345', 'ball bearings', 'the of and', '!!! ???', '汉字'])(
    'stays silent about "%s"',
    (text) => {
      expect(proposeCodes(text, garmentTree)).toEqual([]);
    },
  );

  it('stays silent without a classification', () =>
    expect(proposeCodes('polo shirts', buildCodeTree([]))).toEqual([]));

  it('gives at most as many as asked for, in the order of score and code', () => {
    const all = proposeCodes('knitted shirts', garmentTree, 'en', 10);
    expect(proposeCodes('knitted shirts', garmentTree, 'en', 1)).toEqual(all.slice(0, 1));
    expect(all).toEqual([...all].sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1)));
    expect(all.length).toBeGreaterThan(1);
  });
});
