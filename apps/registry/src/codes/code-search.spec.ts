// Searching codes: by code, by label, by synonym, without regard to accents.
import { describe, expect, it } from '@jest/globals';
import { CodeSearch, fold } from './code-search.js';
import type { CodeEntry } from './codes.repository.js';

const entry = (
  code: string,
  parent: string | null,
  en: string,
  fr: string,
  synonyms: string[] = [],
): CodeEntry => ({
  scheme: 'TEST',
  code,
  parent,
  labels: { en, fr },
  synonyms: { en: synonyms },
  unit: 'C62',
});
const search = new CodeSearch([
  entry('G', null, 'Garments', 'Vêtements'),
  entry('G.1', 'G', 'Shirts', 'Chemises', ['tops']),
  entry('G.1.1', 'G.1', 'Polo shirts', 'Polos', ['collared shirts']),
  entry('G.1.2', 'G.1', 'T-shirts', 'T-shirts', ['tee shirt']),
  entry('P', null, 'Packaging', 'Emballages', ['boxes for shirts']),
]);
const codes = (text: string, language = 'en', limit = 10) =>
  search.find(text, language, limit).map(({ code }) => code);

describe('a search', () => {
  it('puts the very label first, then names that the words cover best', () => {
    expect(codes('shirts')).toEqual(['G.1', 'G.1.2', 'G.1.1', 'P']);
  });

  it('wants every word, in any order, from the beginning of a word', () => {
    expect(codes('shir pol')).toEqual(['G.1.1']);
    expect(codes('olo')).toEqual([]);
  });

  it('takes most of the words, and words that are nearly right, when nothing has every one', () => {
    expect(search.find('polo shirts wanted', 'en', 1)[0]).toMatchObject({
      code: 'G.1.1', reasons: [{ code: 'label', text: 'Polo shirts', missing: ['wanted'] }],
    });
    expect(search.find('shrit', 'en', 1)[0]).toMatchObject({ code: 'G.1', reasons: [{ code: 'label', text: 'Shirts', near: ['shrit'] }] });
    expect(codes('chemsies', 'fr')).toEqual(['G.1']);
    expect(codes('something else')).toEqual([]);
  });

  it('finds in one scheme when that is wanted', () => {
    const both = new CodeSearch([entry('A', null, 'Shirts', 'Chemises'), { ...entry('ISIC-0141', null, 'Cattle', 'Bovins'), scheme: 'ISIC4' }]);
    expect(both.find('', 'en', 10, { scheme: 'ISIC4' }).map(({ code }) => code)).toEqual(['ISIC-0141']);
    expect(both.find('shirts', 'en', 10, { scheme: 'ISIC4' })).toEqual([]);
    expect(both.other('A', 'en', { scheme: 'ISIC4' })).toBeNull();
    expect(both.other('A', 'en')?.code).toBe('A');
  });

  it('knows a code without the letters that keep it apart from another scheme', () => {
    const isic = new CodeSearch([entry('ISIC-014', null, 'Animals', 'Animaux'), entry('ISIC-0141', 'ISIC-014', 'Cattle', 'Bovins')]);
    expect(isic.find('0141', 'en', 5)[0]).toMatchObject({ code: 'ISIC-0141', reasons: [{ code: 'code', text: '0141' }] });
    expect(isic.find('014', 'en', 5).map(({ code }) => code)).toEqual(['ISIC-014', 'ISIC-0141']);
  });

  it('knows codes and their beginnings, in any case', () => {
    expect(codes('g.1')).toEqual(['G.1', 'G.1.1', 'G.1.2']);
  });

  it('takes no notice of accents, in question and answer', () => {
    expect(codes('vetements', 'fr')).toEqual(['G']);
    expect(codes('émballâges', 'fr')).toEqual(['P']);
  });

  it('lists everything by code when nothing is asked, up to the limit', () => {
    expect(codes('')).toEqual(['G', 'G.1', 'G.1.1', 'G.1.2', 'P']);
    expect(codes('  ', 'en', 2)).toEqual(['G', 'G.1']);
  });

  it('says what was recognised, and the way from the root in the language asked for, else in English', () => {
    const [polo] = search.find('collared', 'fr-SN', 1);
    expect(polo?.reasons).toEqual([{ code: 'synonym', text: 'collared shirts' }]);
    expect(polo?.path).toEqual([
      { code: 'G', label: 'Vêtements' },
      { code: 'G.1', label: 'Chemises' },
      { code: 'G.1.1', label: 'Polos' },
    ]);
    expect(search.find('collared', 'am', 1)[0]?.path[0]?.label).toBe('Garments');
  });
});

describe('folding', () => {
  it('leaves letters and digits of any script', () => {
    expect(fold('  Écharpe – “laine” #2 ')).toBe('echarpe laine 2');
    expect(fold('የወንዶች ሸሚዝ')).toBe('የወንዶች ሸሚዝ');
    expect(fold('क़मीज़')).toBe('क़मीज़'.normalize('NFD'));
  });
});
