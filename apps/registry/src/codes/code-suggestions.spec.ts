// What is recognised and what was chosen before, in one list that says why.
import { describe, expect, it } from '@jest/globals';
import type { LikelyCode } from '#engine';
import { CodeSearch } from './code-search.js';
import { suggestCodes } from './code-suggestions.js';
import { readStarter } from './starter.js';

const search = new CodeSearch(readStarter().codes);
const likely = (code: string, share: number, similar: number): LikelyCode =>
  ({ code, share, similar, parts: { similar: share, words: 0, names: 0 } });
const suggest = (text: string, past: LikelyCode[], limit = 5, scheme?: string) =>
  suggestCodes(search, past, { text, language: 'en', limit, scheme });

describe('suggestions', () => {
  it('say how many similar notices used a code, also one whose words are not there', () => {
    const [first] = suggest('outfit for the national team', [likely('TX.GAR.SPT.JERSEY', 0.8, 14)]);
    expect(first).toMatchObject({ code: 'TX.GAR.SPT.JERSEY', similarNotices: 14, because: '14 similar notices used it' });
    expect(first!.path.map(({ code }) => code)).toEqual(['TX', 'TX.GAR', 'TX.GAR.SPT', 'TX.GAR.SPT.JERSEY']);
  });

  it('put what is recognised and was chosen first, with both reasons', () => {
    const found = suggest('shirts', [likely('TX.GAR.TOP.POLO', 0.9, 1)]);
    expect(found[0]).toMatchObject({ code: 'TX.GAR.TOP.POLO', because: expect.stringMatching(/^label "Polo shirts"; 1 similar notice used it$/) });
    expect(found[1]!.similarNotices).toBe(0);
  });

  it('say why in the language asked for, as a code and its parts besides', () => {
    const because = (language: string) => suggestCodes(search, [likely('TX.GAR.TOP.POLO', 0.9, 14)], { text: 'TX.GAR.TOP.POLO', language, limit: 1 })[0];
    expect(because('en')).toMatchObject({
      because: 'code TX.GAR.TOP.POLO; 14 similar notices used it',
      reasons: [{ code: 'code', text: 'TX.GAR.TOP.POLO' }, { code: 'similar_notices', count: 14 }],
    });
    expect(because('fr-CA')?.because).toBe('code TX.GAR.TOP.POLO; 14 avis semblables l’ont utilisé');
    expect(because('am')?.because).toBe('ኮድ TX.GAR.TOP.POLO; 14 ተመሳሳይ ማስታወቂያዎች ተጠቅመውበታል');
    expect(because('hi')?.because).toBe('कोड TX.GAR.TOP.POLO; 14 मिलती-जुलती सूचनाओं में यही कोड था');
    expect(because('sw')?.because).toBe('code TX.GAR.TOP.POLO; 14 similar notices used it');
  });

  it('leave out what is unlikely, of another scheme, or not in the classification', () => {
    const past = [likely('TX.GAR.TOP.POLO', 0.01, 3), likely('TX.GAR.TOP.SHIRT', 0.5, 0), likely('GONE', 0.5, 9)];
    expect(suggest('qqqq', past)).toEqual([]);
    expect(suggest('qqqq', [likely('TX.GAR.TOP.POLO', 0.9, 3)], 5, 'OTHER')).toEqual([]);
  });
});
