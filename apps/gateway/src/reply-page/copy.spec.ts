import { describe, expect, it } from '@jest/globals';
import { chooseLanguage, chooseZone, copyIn as copyFor, languages } from './copy.js';
import type { PageKey, PageWords } from './page-words.js';

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)/g)].map(([, name]) => name).sort();
const copyIn = (language: string, zone = 'UTC') => copyFor({ language, zone });
const english = languages.get('en')!;

/** The keys of T that may be left out. */
type Optional<T> = { [K in keyof T]: Omit<T, K> extends T ? K : never }[keyof T];

describe('the words of the reply page', () => {
  it('exist in English, French, Amharic and Hindi', () => {
    expect([...languages.keys()]).toEqual(expect.arrayContaining(['am', 'en', 'fr', 'hi']));
  });

  it('cannot lack one: that does not compile', () => {
    const none: [Optional<PageWords>] extends [never] ? true : false = true;
    expect(none).toBe(true);
  });

  it.each([...languages])(
    '%s has the same keys, none empty, and the same placeholders',
    (_language, words) => {
      expect(Object.keys(words)).toEqual(Object.keys(english));
      for (const [key, text] of Object.entries(words)) {
        expect([key, text.trim() !== '']).toEqual([key, true]);
        expect([key, placeholders(text)]).toEqual([key, placeholders(english[key as PageKey])]);
      }
    },
  );
});

describe('copyIn', () => {
  const spaces = (text: string) => text.replaceAll(/\s/g, ' ');

  it('formats quantities, prices, days and moments the way the language does', () => {
    expect(copyIn('en').amount(1234.5, 'GRO')).toBe('1,234.5 gross');
    expect(spaces(copyIn('fr').amount(1234.5, 'piece'))).toBe('1 234,5 pièces');
    expect(spaces(copyIn('en').money({ amount: 4.5, currency: 'USD' }))).toBe('USD 4.50');
    expect(spaces(copyIn('fr').money({ amount: 1200, currency: 'XOF' }))).toBe('1 200 XOF');
    expect(copyIn('am').money({ amount: 4.5, currency: 'ETB' })).toBe('ETB\u00a04.50');
    expect(copyIn('hi').money({ amount: 150_000, currency: 'INR' })).toBe('INR\u00a01,50,000.00');
    expect(copyIn('fr').day('2027-03-31')).toBe('31 mars 2027');
    expect(copyIn('fr').day('2027-03-01')).toBe('1er mars 2027');
    expect(copyIn('en').moment('2027-03-31T23:30:00+02:00')).toBe('March 31, 2027 at 21:30 UTC');
    expect(copyIn('fr', 'Africa/Addis_Ababa').moment('2027-03-31T11:00:00Z')).toBe('31 mars 2027 à 14:00 UTC+3');
  });

  it('names places and reasons', () => {
    expect(copyIn('fr').place({ country: 'ET', region: 'ET-AA', town: 'Addis-Abeba' })).toBe(
      'Addis-Abeba, ET-AA, Éthiopie',
    );
    expect(copyIn('en').place({ country: 'SN' })).toBe('Senegal');
    expect(copyIn('am').place({ country: 'ET' })).toBe('ኢትዮጵያ');
    expect(copyIn('hi').place({ country: 'ET' })).toBe('इथियोपिया');
    expect(copyIn('en').refusal('no_capacity')).toBe('No capacity is free');
    expect(copyIn('hi').refusal('no_capacity')).toBe('क्षमता खाली नहीं है');
  });

  it('falls back to English for a language there is no file for', () => {
    expect(copyIn('tlh').say('yes')).toBe('Yes');
  });
});

describe('chooseLanguage', () => {
  it.each([
    ['fr', undefined, 'fr'],
    ['FR', undefined, 'fr'],
    [undefined, 'fr-FR', 'fr'],
    [undefined, 'de,fr;q=0.2,en;q=0.1', 'fr'],
    [undefined, 'fr;q=0,en', 'en'],
    [['fr', 'en'], 'fr', 'fr'],
    [undefined, ';;;,,q=', 'en'],
    ['am', 'fr', 'am'],
    [undefined, 'hi-IN,hi;q=0.9,en;q=0.8', 'hi'],
    ['xx', undefined, 'en'],
  ])('%j and %j: %s', (asked, accepted, language) => {
    expect(chooseLanguage(asked, accepted)).toBe(language);
  });
});

describe('chooseZone', () => {
  it.each([
    ['Africa/Addis_Ababa', 'Africa/Addis_Ababa'],
    ['africa/dakar', 'Africa/Dakar'],
    ['Africa/Nowhere', 'UTC'],
    ['"><b>', 'UTC'],
    [['UTC', 'UTC'], 'UTC'],
    [undefined, 'UTC'],
  ])('%j: %s', (asked, zone) => {
    expect(chooseZone(asked)).toBe(zone);
  });
});
