// The sentence of relevance: the best piece of evidence, how many count, and the arithmetic of both parts.
import type { Datum, Voice } from '../words/voice.js';
import { rowsOf, type Inputs, type Row } from './inputs.js';

export function relevanceSentence(inputs: Inputs, voice: Voice): string {
  const { say } = voice;
  const known = say('relevance.known', { count: Number(inputs['known']) });
  const [words, codes] = [rowsOf(inputs['alikeInWords']), rowsOf(inputs['alikeInCode'])];
  if (words.length + codes.length === 0) return say('relevance.nothingAlike', { ...inputs, known });
  const part = (name: 'words' | 'code') => partOf(inputs, name, voice);
  return say('relevance.alike', {
    ...inputs, known,
    words: words.length === 0 ? say('relevance.noneInWords', { part: part('words') })
      : say('relevance.inWords', { found: words.length, best: bestOf(words, voice), part: part('words') }),
    codes: codes.length === 0 ? say('relevance.noneInCode', { part: part('code') })
      : say('relevance.inCode', { found: codes.length, codes: countsOf(codes, voice), part: part('code') }),
  });
}

/** Of verified ones the first is the most alike; the one that is not verified counts only in part. */
function bestOf(words: readonly Row[], { say }: Voice): string {
  const [first, last] = [words[0]!, words.at(-1)!];
  const most = say(words.length === 1 ? 'relevance.only' : 'relevance.best', {
    ...first,
    what: say(first['title'] === null ? 'relevance.untitled' : 'relevance.titled', first),
    trust: say(first['verified'] === true ? 'relevance.verified' : 'relevance.unverified', first),
    shared: String(first['shared']).replaceAll(' ', ', '),
  });
  return words.length > 1 && last['verified'] !== true ? most + say('relevance.oneUnverified', last) : most;
}

/** “3 of G.1.1.1, 1 of G.1.1.2”. */
function countsOf(codes: readonly Row[], { say }: Voice): string {
  const counted = new Map<string, { row: Row; found: number }>();
  for (const row of codes) {
    const key = `${row['verified'] === true} ${row['code']}`;
    counted.set(key, { row, found: (counted.get(key)?.found ?? 0) + 1 });
  }
  return [...counted.values()].map(({ row, found }) => say(row['verified'] === true ? 'relevance.ofCode' : 'relevance.ofCodeUnverified', { ...row, found })).join(', ');
}

/** “0.47 / (0.47 + 0.25) × 0.6”. */
function partOf(inputs: Inputs, name: 'words' | 'code', { write: { amount } }: Voice): string {
  const [sum, half, share] = [`${name}Sum`, `${name}Half`, `${name}Share`].map((key) => amount(inputs[key] as Datum));
  return `${sum} / (${sum} + ${half}) × ${share}`;
}
