// Relevance once more, as literally as it can be written: every weight counted anew, every record compared with all words.
import type { CodeRow } from './codes.js';
import { alike } from './oracle-parts.js';
import type { Candidate, LotNeed } from './types.js';

const small = (
  'a an and at by for from in of on or the to with we need our all other not ' +
  'au aux avec d de des du en et l la le les nous ou par pour sur un une'
).split(' ');

function beginnings(text: string): string[] {
  const all: string[] = [];
  for (const written of text.split(/[^\p{L}\p{M}\p{N}]/u)) {
    const plain = [...written.normalize('NFKD')].filter((sign) => sign < '\u0300' || sign > '\u036f').join('');
    const word = plain.normalize('NFC').toLowerCase();
    if (word === '' || small.includes(word) || /^\p{N}+$/u.test(word)) continue;
    let [beginning, letters] = ['', 0];
    for (const sign of word) {
      if (!/\p{M}/u.test(sign)) letters += 1;
      if (letters <= 6) beginning += sign;
    }
    if (!all.includes(beginning)) all.push(beginning);
  }
  return all;
}

function weight(term: string, rows: readonly CodeRow[]): number {
  const having = rows.filter(({ labels, synonyms }) =>
    [...Object.values(labels), ...Object.values(synonyms).flat()].some((text) => beginnings(text).includes(term)),
  );
  return (having.length === 0 ? Math.log(1 + rows.length) / 2 : Math.log(1 + rows.length / having.length)) ** 2;
}

/** Null when nothing of its past is known. */
export function relevanceOf(need: LotNeed, { trackRecords }: Candidate, rows: readonly CodeRow[]): number | null {
  const past = trackRecords.filter(({ date }) => date <= need.today);
  if (past.length === 0) return null;
  const size = (terms: string[]) => terms.reduce((sum, term) => sum + weight(term, rows), 0);
  const wanted = beginnings(`${need.title ?? ''} ${need.text ?? ''}`);
  const likenesses = past.map(({ title, codes, verified }) => {
    const terms = beginnings(title);
    const shared = size(terms.filter((term) => wanted.includes(term)));
    const words = shared === 0 ? 0 : shared / Math.sqrt(size(wanted) * size(terms));
    const code = Math.max(0, ...codes.map((one) => alike(need.code, one, rows) ?? 0));
    return { words, code, verified };
  });
  const part = (name: 'words' | 'code', share: number, half: number) => {
    const worth = ({ verified, [name]: likeness }: (typeof likenesses)[number]) => likeness ** 4 / (verified ? 1 : 4);
    const best = likenesses.sort((a, b) => b[name] - a[name]);
    const counting = best.filter((one) => one.verified || one === best.find(({ verified }) => !verified)).map(worth);
    const sum = counting.sort((a, b) => b - a).slice(0, 10).reduce((all, one) => all + one, 0);
    return (share * sum) / (sum + half);
  };
  return 0.5 + (part('words', 0.6, 0.25) + part('code', 0.4, 1)) / 2;
}
