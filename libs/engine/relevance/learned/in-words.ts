// The English sentence of learned relevance: each part that speaks, with its evidence and what it adds.
import { amount, percent, rows } from '../../numbers-in-words.js';
import type { Data, Table } from '../../results.js';

type Row = Table[number];

/**
 * "3 earlier deliveries; a half; won a requirement 92 % like this one, "Polo shirts for a bank" of 2014-03-01 + 0.0912; 2 won in this
 * trade + 0.0413; … = 0.6811 (weights 1f3a learned from awards until 2015-06-30)".
 */
export function learnedInWords(inputs: Data, value: number): string {
  const parts = rows(inputs['parts']).filter(({ adds }) => adds !== 0);
  const known = `${amount(inputs['known'])} earlier ${inputs['known'] === 1 ? 'delivery' : 'deliveries'}`;
  const end = ` = ${amount(value)} (weights ${inputs['learned']}, learned until ${inputs['learnedUntil']})`;
  const said = parts.map((row) => `${sentence(row, inputs)} + ${amount(row['adds'])}`);
  if (said.length === 0) return `${known}, and nothing that speaks for it here, which speaks against nobody${end}`;
  return `${known}; a half; ${said.join('; ')}${end}`;
}

const trust = (verified: Row[string] | undefined) => (verified === true ? '' : ', not verified and counted a quarter');

/** "2 won in the same trade and 3 more, not verified and counted as a quarter of one". Explanations from before tell all of them as won. */
function won({ count, unverified }: Row, where: string): string {
  if (typeof unverified !== 'number' || unverified === 0) return `${count} won ${where}`;
  const all = count === 0 ? `${unverified} won ${where}` : `${count} won ${where} and ${unverified} more`;
  return `${all}, not verified and counted as a quarter of one`;
}

// What the asking side is not told is null.
const sentences: Record<string, (row: Row) => string> = {
  words: ({ what }) => `words of earlier work${what === null ? '' : ` (${what})`}`,
  nearest: ({ what, date, alike, verified }) =>
    `won a requirement ${percent(alike)} like this one${what === null ? '' : `, "${what}"`}${date === null ? '' : ` of ${date}`}${trust(verified)}`,
  trade: (row) => (row['count'] === null ? 'work in the same trade' : won(row, 'in the same trade')),
  buyer: (row) => (row['count'] === null ? `work for the same buyer, ${row['what']}` : won(row, `from the same buyer, ${row['what']}`)),
  value: () => 'work of a like value',
  meaning: ({ what, date, alike, verified }) =>
    `closest in meaning, ${percent(alike)}${what === null ? '' : `: "${what}"`}${date === null ? '' : ` of ${date}`}${trust(verified)}`,
  // Of weights of format 1: explanations from then keep them.
  letters: () => 'letters of the words of earlier work',
  again: ({ date, alike, verified }) => (date === null ? 'one like this from the same buyer' : `won one ${percent(alike)} like this from the same buyer on ${date}${trust(verified)}`),
};

function sentence(row: Row, inputs: Data): string {
  if (row['part'] !== 'claims') return sentences[String(row['part'])]!(row);
  const claims = rows(inputs['claims']).filter(({ adds }) => adds !== 0).map((claim) => `${claimSentences[String(claim['part'])]!(claim)} ${amount(claim['adds'])}`);
  const more = inputs['work'] === 0 ? '' : `, as much as it is more than the ${amount(inputs['work'])} of earlier work`;
  return `what it claims says ${amount(row['measured'])} (${claims.join(', ')})${more}`;
}

const claimSentences: Record<string, (row: Row) => string> = {
  claimedWords: ({ what }) => `words usual for ${what}`,
  claimedText: ({ what, alike }) => `requirements of ${what} read ${percent(alike)} like this one`,
  claimedCode: ({ what, alike }) => `${what} is ${percent(alike)} alike`,
  claimedTrade: ({ count }) => `${count} claimed in the same trade`,
};
