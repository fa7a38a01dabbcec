// Learned relevance of a pair with what it rests on: every part with its evidence, in the order in which the parts are added.
import type { CodeTree } from '../../codes.js';
import type { Data, Table } from '../../results.js';
import type { Candidate, Scalar } from '../../types.js';
import { neutral } from '../experience.js';
import { claimParts, partNames, workParts, type PartName } from '../weights.js';
import { claimedCodes, type Asked } from './asked.js';
import { evidenceOf, ofPiece } from './evidence.js';
import { learnedValue, learnedValueOf, partsOfProfile } from './experience.js';
import type { Profile } from './profile.js';

const pastOf = ({ trackRecords }: Candidate, { question, profiles }: Asked): Profile => profiles.of(trackRecords, question.today);
const known = ({ verified, unverified }: Profile): number => verified.length + unverified.length;

// The list of an enterprise is asked about by every lot of its cluster and never changes.
const claimed = new WeakMap<CodeTree, WeakMap<Candidate['capabilities'], string[]>>();

function claimsOf({ capabilities }: Candidate, { tree }: Asked): string[] {
  let lists = claimed.get(tree);
  if (!lists) claimed.set(tree, (lists = new WeakMap()));
  let codes = lists.get(capabilities);
  if (!codes) lists.set(capabilities, (codes = claimedCodes(capabilities.map(({ code }) => code), tree)));
  return codes;
}

/** Null when nothing of what it did is known. */
export function learnedMeasure(asked: Asked, candidate: Candidate): number | null {
  const profile = pastOf(candidate, asked);
  return known(profile) === 0 ? null : learnedValueOf(asked, profile, claimsOf(candidate, asked));
}

/** What claims say of whoever has no history; the neutral half when they say nothing. */
export function learnedPrior(asked: Asked, candidate: Candidate): number {
  return learnedValue(asked, candidate.trackRecords, claimsOf(candidate, asked));
}

/**
 * `parts`: what each adds to `neutral`, one after the other; the sum is the value to the last bit. `claims`: what claims say, which adds
 * as much as it is more than what earlier work says.
 */
export function learnedInputs(asked: Asked, candidate: Candidate): Data {
  const { weights } = asked.frozen;
  const profile = pastOf(candidate, asked);
  const codes = claimsOf(candidate, asked);
  const { measured, contributions, meaning, work, claimed: worth, added } = partsOfProfile(asked, profile, codes);
  const row = (name: PartName): Table[number] => {
    const at = partNames.indexOf(name);
    return { part: name, measured: measured[at]!, full: weights.full[name], share: weights.shares[name], adds: contributions[at]!, ...evidenceOf(name, asked, profile, codes) };
  };
  const lines = workParts.map(row);
  if (meaning) {
    const { full, share, usual } = weights.meaning!;
    lines.push({ part: 'meaning', measured: meaning.measured, full, share, adds: meaning.adds, ...ofPiece(meaning.nearest), usual });
  }
  const claims = claimParts.map(row);
  return {
    learned: weights.version, learnedFrom: weights.provenance.source, learnedUntil: weights.provenance.until, known: known(profile), neutral,
    parts: [...lines, { part: 'claims', measured: worth, full: null, share: null, adds: added, ...blank }], claims, work,
  };
}

const blank: Record<string, Scalar> = { what: null, date: null, alike: null, count: null, verified: null };
