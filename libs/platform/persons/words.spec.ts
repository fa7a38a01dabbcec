// Patterns that find exactly the words of a person; whether Postgres reads them so is in erase-words.e2e.ts.
import { describe, expect, it } from '@jest/globals';
import { erasedAddress, erasedName, replacementsOf } from './words.js';

describe('the words of a person', () => {
  it('are none when there is nothing to look for', () => {
    expect(replacementsOf({ addresses: [], names: [] }, 'text')).toEqual([]);
  });

  it('are looked for literally, an address before a name', () => {
    const found = replacementsOf({ addresses: ['a.b+c@x.org'], names: ['Ann (Lee)'] }, 'text');
    expect(found.map(({ by }) => by)).toEqual([erasedAddress, erasedName]);
    expect(found[0]!.pattern).toContain('a\\.b\\+c\\@x\\.org');
    expect(found[1]!.pattern).toContain('Ann \\(Lee\\)');
  });

  it('are spelt as JSON spells them within JSON', () => {
    const [text] = replacementsOf({ addresses: [], names: ['Ann "Lee" Bo'] }, 'text');
    const [json] = replacementsOf({ addresses: [], names: ['Ann "Lee" Bo'] }, 'json');
    expect(text!.pattern).toContain('Ann \\"Lee\\" Bo');
    expect(json!.pattern).toContain('Ann \\\\\\"Lee\\\\\\" Bo');
    expect([text!.words, json!.words]).toEqual([['Ann "Lee" Bo'], ['Ann \\"Lee\\" Bo']]);
  });
});
