// The sentence of learned relevance: each part that speaks, with its evidence and what it adds.
import type { SentenceKey, Voice } from '../words/voice.js';
import { rowsOf, type Inputs, type Row } from './inputs.js';

export function learnedSentence(inputs: Inputs, voice: Voice): string {
  const { say, write: { amount } } = voice;
  const known = say('relevance.known', { count: Number(inputs['known']) });
  const weights = say('learned.weights', inputs);
  const parts = rowsOf(inputs['parts']).filter(({ adds }) => adds !== 0).map((row) => `${partOf(row, inputs, voice)} + ${amount(row['adds'])}`);
  return parts.length === 0 ? say('learned.nothing', { ...inputs, known, weights }) : say('learned.parts', { ...inputs, known, weights, parts: parts.join('; ') });
}

/** What the asking side is not told is null. */
function detailsOf({ what, date, verified }: Row, { say, write: { day } }: Voice): string {
  const details = [
    ...(what === null || what === undefined ? [] : [`“${what}”`]), ...(date === null || date === undefined ? [] : [day(date)]),
    ...(verified === false ? [say('learned.quarter')] : []),
  ];
  return details.length === 0 ? '' : ` (${details.join(', ')})`;
}

/** “2 + 3 (not verified and counted a quarter)”. Explanations from before tell all of them as won. */
function wonOf({ count, unverified }: Row, { say, write: { amount } }: Voice): string {
  if (typeof unverified !== 'number' || unverified === 0) return amount(count);
  const rest = say('learned.wonUnverified', { unverified });
  return count === 0 ? rest : `${amount(count)} + ${rest}`;
}

function partOf(row: Row, inputs: Inputs, voice: Voice): string {
  const { say } = voice;
  const told = { ...row, details: detailsOf(row, voice), won: wonOf(row, voice) };
  switch (row['part']) {
    case 'claims': return claimsOf(row, inputs, voice);
    case 'trade': return say(row['count'] === null ? 'learned.trade' : 'learned.wonInTrade', told);
    case 'buyer': return say(row['count'] === null ? 'learned.buyer' : 'learned.wonFromBuyer', told);
    case 'again': return say(row['date'] === null ? 'learned.againHidden' : 'learned.again', told);
    default: return say(`learned.${String(row['part'])}` as SentenceKey, told);
  }
}

function claimsOf(row: Row, inputs: Inputs, { say }: Voice): string {
  const claims = rowsOf(inputs['claims']).filter(({ adds }) => adds !== 0)
    .map(({ count, ...claim }) => say(`learned.${String(claim['part'])}` as SentenceKey, { ...claim, claimed: count }));
  return say('learned.claims', { ...row, claims: claims.join(', '), more: inputs['work'] === 0 ? '' : say('learned.moreThanWork', inputs) });
}
