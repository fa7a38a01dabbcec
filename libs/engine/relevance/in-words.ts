// The English sentence of relevance: the best piece of evidence, how many count, and the arithmetic of both parts.
import { amount, percent, rows } from '../numbers-in-words.js';
import { learnedInWords } from './learned/in-words.js';
import type { CriterionResult, Data, Table } from '../results.js';

/**
 * "3 earlier deliveries; 2 alike in words, most of all "Polo shirts for a bank" of 2026-07-01, verified, 83 % (polo,
 * shirts): 0.47 / (0.47 + 0.25) × 0.6; 3 alike in code (2 of G.1.1.1, 1 of G.1.1.2): 2.3 / (2.3 + 1) × 0.4; a half, and
 * half of the sum of both = 0.8359".
 */
export function relevanceInWords({ inputs, value }: CriterionResult): string {
  if (inputs['learned'] !== undefined) return learnedInWords(inputs, value);
  const [words, codes] = [rows(inputs['alikeInWords']), rows(inputs['alikeInCode'])];
  const known = `${amount(inputs['known'])} earlier ${inputs['known'] === 1 ? 'delivery' : 'deliveries'}`;
  if (words.length + codes.length === 0) return `${known}, none like it, which speaks against nobody = ${amount(value)}`;
  return (
    `${known}; ${words.length === 0 ? 'none' : words.length} alike in words${best(words)}: ${part(inputs, 'words')}; ` +
    `${codes.length === 0 ? 'none' : codes.length} alike in code${counts(codes)}: ${part(inputs, 'code')}; ` +
    `a half, and half of the sum of both = ${amount(value)}`
  );
}

/** Of verified ones the first is the most alike; the one that is not verified counts only in part. */
function best(words: Table): string {
  const [first] = words;
  if (!first) return '';
  const { title, date, alike, shared } = first;
  const what = title === null ? 'one' : `"${title}"`;
  const most = words.length === 1 ? ',' : ', most of all';
  return `${most} ${what} of ${date},${trust(words[0]!)} ${percent(alike)} (${String(shared).replaceAll(' ', ', ')})${unchecked(words)}`;
}

const trust = ({ verified, factor }: Table[number]) =>
  verified === true ? ' verified,' : ` not verified and counted ${amount(factor)} times,`;

/** Of several, that the last one was not verified. */
function unchecked(words: Table): string {
  const last = words[words.length - 1]!;
  return words.length > 1 && last['verified'] !== true ? `; one not verified and counted ${amount(last['factor'])} times` : '';
}

/** " (3 of G.1.1.1, 1 of G.1.1.2)". */
function counts(codes: Table): string {
  if (codes.length === 0) return '';
  const byCode = new Map<string, number>();
  for (const { code, verified } of codes) {
    const key = `${code}${verified === true ? '' : ', not verified'}`;
    byCode.set(key, (byCode.get(key) ?? 0) + 1);
  }
  return ` (${[...byCode].map(([code, count]) => `${count} of ${code}`).join(', ')})`;
}

/** "0.47 / (0.47 + 0.25) × 0.6". */
function part(inputs: Data, name: 'words' | 'code'): string {
  const sum = amount(inputs[`${name}Sum`]);
  return `${sum} / (${sum} + ${amount(inputs[`${name}Half`])}) × ${amount(inputs[`${name}Share`])}`;
}
