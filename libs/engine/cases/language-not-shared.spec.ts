// The work must be possible in the language of the buyer.
import { describe, expect, it } from '@jest/globals';
import { evaluate, lot, ruleOf, workshop } from './example.js';

const outcome = (asked: string | undefined, languages: string[]) =>
  ruleOf(evaluate(lot({ language: asked }), workshop({ languages })), 'language').outcome;

describe('language', () => {
  it('passes when shared, also in a regional form', () => {
    expect(outcome('fr', ['wo', 'fr-SN'])).toBe('pass');
    expect(outcome('FR-be', ['fr'])).toBe('pass');
  });
  it('fails when not shared', () => expect(outcome('fr', ['am', 'en'])).toBe('fail'));
  it('is unknown when the enterprise stated none', () => expect(outcome('fr', [])).toBe('unknown'));
  it('does not matter when the lot asks for none', () => expect(outcome(undefined, [])).toBe('pass'));
});
