import { describe, expect, it } from '@jest/globals';
import { refusalReasons } from '#contracts/matching/invitations.js';
import { chooseLanguage, chooseZone, copyIn as copyFor, languages } from './copy.js';

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)/g)].map(([, name]) => name).sort();
const copyIn = (language: string, zone = 'UTC') => copyFor({ language, zone });
const english = languages.get('en')!;

describe('the words of the reply page', () => {
  it('exist in English and French', () => {
    expect([...languages.keys()]).toEqual(expect.arrayContaining(['en', 'fr']));
  });

  it.each([...languages])(
    '%s has the same keys, none empty, and the same placeholders',
    (_language, words) => {
      expect(Object.keys(words)).toEqual(Object.keys(english));
      for (const [key, text] of Object.entries(words)) {
        expect([key, text.trim() !== '']).toEqual([key, true]);
        expect([key, placeholders(text)]).toEqual([key, placeholders(english[key]!)]);
      }
    },
  );

  it('have a text for every reason of the contract', () => {
    for (const reason of refusalReasons) expect(english[`reason.${reason}`]).toBeDefined();
  });
});

describe('copyIn', () => {
  it('formats numbers, days and moments the way the language does', () => {
    expect(copyIn('en').quantity(1234.5)).toBe('1,234.5');
    expect(copyIn('fr').quantity(1234.5).replace(/\s/g, ' ')).toBe('1 234,5');
    expect(copyIn('fr').day('2027-03-31')).toBe('31 mars 2027');
    expect(copyIn('en').moment('2027-03-31T23:30:00+02:00')).toBe('March 31, 2027 at 21:30 UTC');
    expect(copyIn('fr', 'Africa/Addis_Ababa').moment('2027-03-31T11:00:00Z')).toBe('31 mars 2027 à 14:00 UTC+3');
  });

  it('keeps a unit it has no word for', () => {
    expect([copyIn('fr').unit('C62'), copyIn('fr').unit('XYZ')]).toEqual(['pièces', 'XYZ']);
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
