// The criterion relevance: how much like the lot is what the enterprise has done before, by words and by codes.
import type { Criterion } from '../criterion.js';
import type { PairFacts } from '../facts.js';
import type { LotFrame } from '../lot-frame.js';
import type { Data, Table } from '../results.js';
import { halfOf, neutral, shareOf, type Counted } from './experience.js';
import { learnedInputs, learnedMeasure, learnedPrior } from './learned/account.js';
import { nearestCode, sharedTerms, sharedWeight } from './likeness.js';

/** Titles are shown so far, in letters. */
const shownTitle = 80;

export const relevance: Criterion = {
  name: 'relevance',
  measure: ({ lot, enterprise: { candidate } }) =>
    lot.learned ? learnedMeasure(lot.learned, candidate) : (lot.experienceOf(candidate)?.value ?? null),
  // Claims are no history: what they say stands in for it, and leaves it unknown.
  prior: ({ lot, enterprise: { candidate } }) => (lot.learned ? learnedPrior(lot.learned, candidate) : neutral),
  inputs: ({ lot, enterprise: { candidate } }: PairFacts): Data => {
    if (lot.learned) return learnedInputs(lot.learned, candidate);
    const experience = lot.experienceOf(candidate);
    const [words, code] = [experience?.words.counted ?? [], experience?.code.counted ?? []];
    return {
      known: experience?.known ?? 0,
      alikeInWords: words.map((one) => wordsRow(one, lot)),
      terms: termRows(words, lot),
      lotWeight: lot.wanted.weight,
      wordsSum: experience?.words.sum ?? 0,
      wordsHalf: halfOf.words,
      wordsShare: shareOf.words,
      alikeInCode: code.map((one) => codeRow(one, lot)),
      wanted: lot.need.code,
      wantedDepth: lot.tree.path(lot.need.code).length,
      codeSum: experience?.code.sum ?? 0,
      codeHalf: halfOf.code,
      codeShare: shareOf.code,
      neutral,
    };
  },
};

function wordsRow({ work, alike, factor }: Counted, lot: LotFrame): Table[number] {
  const { record } = work;
  return {
    title: shown(record.title),
    date: record.date,
    verified: record.verified,
    factor,
    shared: sharedTerms(work, lot.wanted).join(' '),
    sharedWeight: sharedWeight(work, lot.wanted),
    titleWeight: work.weight,
    alike,
  };
}

/** What the lot shares with the titles that count, in the order of the lot. */
function termRows(counted: readonly Counted[], lot: LotFrame): Table {
  const shared = new Set(counted.flatMap(({ work }) => sharedTerms(work, lot.wanted)));
  return [...lot.wanted.terms].filter(([term]) => shared.has(term)).map(([term, weight]) => ({ term, weight }));
}

function codeRow({ work, alike, factor }: Counted, lot: LotFrame): Table[number] {
  const code = nearestCode(work, lot.wanted);
  const { ancestorDepth, depths, through } = lot.tree.kinship(lot.need.code, code);
  const { date, verified } = work.record;
  return { code, date, verified, factor, ancestorDepth, codeDepth: depths[1], alike, ...(through && { wantedDepth: depths[0], correspondence: through.kind, correspondenceWeight: through.weight }) };
}

function shown(title: string): string {
  const line = title.replace(/\s+/gu, ' ').trim();
  if (line.length <= shownTitle) return line;
  const letters = [...line];
  return letters.length <= shownTitle ? line : `${letters.slice(0, shownTitle).join('').trimEnd()}…`;
}
