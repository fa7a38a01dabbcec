// Every language says everything that is said in both places.
import { describe, expect, it } from '@jest/globals';
import { refusalReasons } from '#contracts/matching/reasons.js';
import { codeReasons } from '#contracts/registry/codes.js';
import { serviceRefusalReasons } from '#contracts/service-market/reasons.js';
import { units } from '#engine';
import { amountIn, briefIn, codeReasonsIn, dayIn, directionOf, languages, momentIn, refusalsIn } from './language.js';
import type { Words } from './words.js';

const spaces = (text: string) => text.replaceAll(/\s/g, ' ');

it('speaks English, French, Amharic and Hindi', () => {
  expect([...languages.keys()]).toEqual(expect.arrayContaining(['am', 'en', 'fr', 'hi']));
});

/** The keys of T that may be left out. */
type Optional<T> = { [K in keyof T]: Omit<T, K> extends T ? K : never }[keyof T];

it('lets no unit or reason be left out: that does not compile', () => {
  const none: [Optional<Words>, Optional<Words['units']>, Optional<Words['refusals']>] extends never[] ? true : false = true;
  expect(none).toBe(true);
});

describe.each([...languages])('%s', (name, words) => {
  it('has words for every unit the engine knows, for nothing, a part, one, many and very many', () => {
    expect(Object.keys(words.units).sort()).toEqual(units.map(({ code }) => code).sort());
    for (const { code } of units) {
      for (const quantity of [0, 0.5, 1, 2, 3, 21, 144, 2_000_000]) {
        const number = new Intl.NumberFormat(name).format(quantity);
        expect(amountIn(name, quantity, code)).toMatch(new RegExp(`^${number.replaceAll('.', '[.]')}\\s\\S`, 'u'));
      }
    }
  });

  it('has words for every refusal, which read on in a sentence', () => {
    const all = [...new Set([...refusalReasons, ...serviceRefusalReasons])];
    expect(Object.keys(words.refusals).sort()).toEqual(all.sort());
    for (const reason of all) expect(refusalsIn(name)[reason]).toMatch(/^[\p{Ll}\p{Lo}].*[^.።।]$/u);
  });

  it('has words for every reason of a code, with its parts', () => {
    expect(Object.keys(words.codeReasons).sort()).toEqual([...codeReasons].sort());
    for (const code of codeReasons) {
      const said = codeReasonsIn(name, [{ code, text: 'POLO', near: ['plo'], missing: ['wanted'], count: 3 }]);
      expect(said).not.toMatch(/[{}]|undefined/);
      expect(said).toMatch(/"plo".*"wanted"/);
      if (code === 'similar_notices') expect(said).toMatch(/3/);
      else if (code !== 'whole_classification') expect(said).toMatch(/POLO/);
    }
  });

  it('writes dates without anything left to fill in', () => {
    const date = new Date('2027-03-01T05:05:00Z');
    for (const text of [dayIn(name, date), briefIn(name, date, 'UTC'), momentIn(name, date, 'Asia/Kolkata')]) {
      expect(text).toMatch(/1/);
      expect(text).not.toMatch(/[{}]|undefined|\s\s|^\s|\s$/);
    }
  });
});

describe('a quantity in words', () => {
  it('is written as the language does it', () => {
    expect(amountIn('en', 1, 'C62')).toBe('1 piece');
    expect(amountIn('en', 0, 'C62')).toBe('0 pieces');
    expect(amountIn('en', 6000, 'piece')).toBe('6,000 pieces');
    expect(amountIn('en', 3, 'grosse')).toBe('3 gross');
    expect(amountIn('en', 2.5, 'KGM')).toBe('2.5 kg');
    expect(spaces(amountIn('fr', 1.5, 'DZN'))).toBe('1,5 douzaine');
    expect(spaces(amountIn('fr', 6000, 'DZN'))).toBe('6 000 douzaines');
    expect(spaces(amountIn('fr', 2_000_000, 'C62'))).toBe('2 000 000 de pièces');
    expect([0, 1, 2, 6000].map((n) => amountIn('am', n, 'DAY'))).toEqual(['0 የሥራ ቀን', '1 የሥራ ቀን', '2 የሥራ ቀናት', '6,000 የሥራ ቀናት']);
    expect(amountIn('am', 6000, 'C62')).toBe('6,000 ፍሬ');
    expect([0, 0.5, 1, 1.5, 3].map((n) => amountIn('hi', n, 'HUR'))).toEqual(['0 घंटा', '0.5 घंटा', '1 घंटा', '1.5 घंटे', '3 घंटे']);
    expect(amountIn('hi', 150_000, 'C62')).toBe('1,50,000 पीस');
  });

  it('keeps a unit it has no words for, and speaks English where it has no words at all', () => {
    expect(amountIn('en', 40, 'bundle')).toBe('40 bundle');
    expect(amountIn('tlh', 2, 'PR')).toBe('2 pairs');
  });
});

describe('a date in words', () => {
  const cutOff = new Date('2027-01-31T22:30:00Z');

  it.each([
    ['en', 'February 1, 2027 at 01:30 UTC+3', 'Feb 1'],
    ['fr', '1er février 2027 à 01:30 UTC+3', '1er févr.'],
    ['am', 'ፌብሩዋሪ 1 ቀን 2027 እ.ኤ.አ. (ጥር 24 ቀን 2019 ዓ.ም.)፣ በ24 ሰዓት አቆጣጠር 01:30 (UTC+3)', 'ፌብሩዋሪ 1'],
    ['hi', '1 फ़रवरी 2027, 01:30 बजे (UTC+3)', '1 फ़रवरी'],
  ])('in %s is told in the time zone of its reader', (language, moment, brief) => {
    expect(momentIn(language, cutOff, 'Africa/Addis_Ababa')).toBe(moment);
    expect(briefIn(language, cutOff, 'Africa/Addis_Ababa')).toBe(brief);
  });

  it('without a time is that day everywhere', () => {
    expect(dayIn('en', '2027-03-12')).toBe('March 12, 2027');
    expect(dayIn('fr', '2027-03-12')).toBe('12 mars 2027');
    expect(dayIn('hi', '2027-03-12')).toBe('12 मार्च 2027');
  });

  it.each([
    // The Ethiopian year begins on September 11, on the 12th before a leap year; its thirteenth month has five days, or six.
    ['2027-03-12', 'ማርች 12 ቀን 2027 እ.ኤ.አ. (መጋቢት 3 ቀን 2019 ዓ.ም.)'],
    ['2026-09-10', 'ሴፕቴምበር 10 ቀን 2026 እ.ኤ.አ. (ጳጉሜን 5 ቀን 2018 ዓ.ም.)'],
    ['2026-09-11', 'ሴፕቴምበር 11 ቀን 2026 እ.ኤ.አ. (መስከረም 1 ቀን 2019 ዓ.ም.)'],
    ['2027-09-11', 'ሴፕቴምበር 11 ቀን 2027 እ.ኤ.አ. (ጳጉሜን 6 ቀን 2019 ዓ.ም.)'],
  ])('%s in Amharic is told in both calendars', (day, words) => {
    expect(dayIn('am', day)).toBe(words);
  });

  it('names the zone by its distance from UTC', () => {
    const zone = (timeZone: string) => momentIn('en', cutOff, timeZone).split(' ').at(-1);
    expect(['UTC', 'Africa/Dakar', 'Asia/Kolkata', 'America/New_York'].map(zone)).toEqual(['UTC', 'UTC', 'UTC+5:30', 'UTC-5']);
  });
});

it('knows the direction of a language', () => {
  expect(['am', 'hi', 'ar', 'ur-PK'].map(directionOf)).toEqual(['ltr', 'ltr', 'rtl', 'rtl']);
});
