// Every language says everything that is said in both places.
import { describe, expect, it } from '@jest/globals';
import { refusalReasons } from '#contracts/matching/invitations.js';
import { units } from '#engine';
import { amountIn, languages, refusalIn } from './language.js';

describe.each(Object.entries(languages))('%s', (name, words) => {
  it('has words for every unit the engine knows, in one and in many', () => {
    expect(Object.keys(words.units).sort()).toEqual(units.map(({ code }) => code).sort());
    for (const { code } of units) {
      expect(amountIn(name, 3, code)).toMatch(/^3.\S/);
      expect(amountIn(name, 1, code)).toMatch(/^1.\S/);
    }
  });

  it('has words for every refusal, which read on in a sentence', () => {
    expect(Object.keys(words.refusals).sort()).toEqual([...refusalReasons].sort());
    for (const reason of refusalReasons) expect(refusalIn(name, reason)).toMatch(/^\p{Ll}.*[^.]$/u);
  });
});

describe('a quantity in words', () => {
  const spaces = (text: string) => text.replaceAll(/\s/g, ' ');

  it('is written as the language does it', () => {
    expect(amountIn('en', 1, 'C62')).toBe('1 piece');
    expect(amountIn('en', 6000, 'piece')).toBe('6,000 pieces');
    expect(amountIn('en', 3, 'grosse')).toBe('3 gross');
    expect(amountIn('en', 2.5, 'KGM')).toBe('2.5 kg');
    expect(spaces(amountIn('fr', 1.5, 'DZN'))).toBe('1,5 douzaine');
    expect(spaces(amountIn('fr', 6000, 'DZN'))).toBe('6 000 douzaines');
    expect(spaces(amountIn('fr', 2_000_000, 'C62'))).toBe('2 000 000 de pièces');
  });

  it('keeps a unit it has no words for, and speaks English where it has no words at all', () => {
    expect(amountIn('en', 40, 'bundle')).toBe('40 bundle');
    expect(amountIn('tlh', 2, 'PR')).toBe('2 pairs');
  });
});
