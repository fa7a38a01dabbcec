// The engine's evaluation of a pair as the contract shows it: every number as computed, each with its sentence.
import { createHash } from 'node:crypto';
import { claimInWords, confidenceInWords, criterionInWords, ruleInWords, type Claim, type CriterionResult, type PairEvaluation, type Speech } from '#engine';

/** What the whole run has in common. */
export interface ExplanationHeader {
  algorithmVersion: string;
  weightsVersion: number;
  watermark: string;
  inputHash: string;
  runId: string;
}

/** What brokering itself reads of an explanation, in whatever words it is. */
export interface AnyExplanation {
  criteria: { criterion: string; inputs: Record<string, unknown> }[];
  rules: { rule: string; params: Record<string, unknown> }[];
  /** What a policy did after scoring, where one did. */
  spreading?: unknown;
}

/** Whoever claims nothing has nothing to explain but that. */
export type Explained = PairEvaluation & { claim: Claim };

/** One field under a name made of a word. */
const named = <N extends string, V>(name: N, value: V) => ({ [name]: value }) as Record<N, V>;

/** Complete: every number in it can be computed again from what else is in it. */
export function explanationOf<S extends string, O extends string, C extends string>(
  words: Speech & { subject: S; offering: O; claim: C }, evaluation: Explained, header: ExplanationHeader,
) {
  return {
    ...arithmeticOf(words, evaluation),
    claim: claimView(words, evaluation.claim),
    algorithmVersion: header.algorithmVersion, weightsVersion: header.weightsVersion,
    watermark: header.watermark, inputHash: header.inputHash, runId: header.runId,
  };
}

/**
 * SHA-256, hex, over what its explanation is made of, but for what differs from run to run (`runFields`), over what it offers and what a policy did: while it
 * is the same the explanation says the same and need not be made.
 */
export function foundHash(
  { score, confidence, confidenceParts, criteria, rules, asOf, lotId, quantity, unit, claim, offeredQuantity, offeredKnown }:
    Explained & { offeredQuantity: number; offeredKnown: boolean },
  { algorithmVersion, weightsVersion }: ExplanationHeader,
  spreading?: unknown,
): string {
  const all = { score, confidence, confidenceParts, criteria, rules, asOf, lotId, quantity, unit, claim, offeredQuantity, offeredKnown };
  return createHash('sha256').update(JSON.stringify([algorithmVersion, weightsVersion, all, ...(spreading === undefined ? [] : [spreading])])).digest('hex');
}

/** Every criterion, every rule and what they were computed from, each with its sentence. */
export function arithmeticOf<S extends string, O extends string>(
  words: Speech & { subject: S; offering: O }, evaluation: PairEvaluation,
) {
  const { subject, offering } = words;
  return {
    score: evaluation.score,
    confidence: evaluation.confidence,
    confidenceParts: { ...evaluation.confidenceParts, words: confidenceInWords(evaluation) },
    criteria: evaluation.criteria.map((result) => ({ ...result, words: criterionInWords(result, words) })),
    rules: evaluation.rules.map((result) => ({ ...result, words: ruleInWords(result, words) })),
    asOf: evaluation.asOf, ...named(`${subject}Id`, evaluation.lotId), quantity: evaluation.quantity, unit: evaluation.unit,
    ...named(`${offering}Version`, evaluation.enterpriseVersion),
  };
}

/**
 * For the asking side: how far away the other one is, not where, since a home worker's site is a home; how like the
 * subject its earlier work is, not what it was called nor, under learned weights, when it was, since that was somebody else's order. What a policy did is between the cluster and its own.
 */
export function forAsking<E extends AnyExplanation>(words: Speech, { spreading: _, ...explanation }: E): Omit<E, 'spreading'> {
  return {
    ...explanation,
    criteria: explanation.criteria.map((result) =>
      result.criterion === 'relevance' ? withoutTitles(words, result) : { ...result, inputs: withoutSite(result.inputs) }),
    rules: explanation.rules.map((result) => ({ ...result, params: withoutSite(result.params) })),
  };
}

const withoutSite = <D extends Record<string, unknown>>(data: D): D =>
  'nearestLatitude' in data ? { ...data, nearestLatitude: null, nearestLongitude: null } : data;

/** Parts of learned relevance that rest on orders of buyers, of old explanations as well: how much they add is told, and not what that was reckoned from. */
const ofOrders: ReadonlySet<unknown> = new Set(['again', 'trade', 'buyer', 'value']);
/** And those that name one piece of work. */
const ofOneWork: ReadonlySet<unknown> = new Set(['nearest', 'meaning']);
const untold = { measured: null, full: null, share: null, date: null, alike: null, count: null };

/** As much likeness as was measured, faded by the age of the work: all of it would tell the day of somebody else's order. What nobody verified was counted a quarter. */
function withoutWork(row: Record<string, unknown>): object {
  const { measured, verified, alike } = row;
  return { ...row, what: null, date: null, alike: typeof alike === 'number' ? Number(measured) * (verified === true ? 1 : 4) : null };
}

/** Of learned relevance `words` names those of the lot, and claims name codes. */
function withoutTitles<C extends AnyExplanation['criteria'][number]>(words: Speech, result: C): C {
  const { alikeInWords, parts } = result.inputs;
  const rows = (table: unknown, hide: (row: Record<string, unknown>) => object) => (Array.isArray(table) ? table.map(hide) : table);
  const titles = {
    ...(alikeInWords !== undefined && { alikeInWords: rows(alikeInWords, (row) => ({ ...row, title: null })) }),
    ...(parts !== undefined && { parts: rows(parts, (row) => (
      ofOneWork.has(row['part']) ? withoutWork(row)
      : ofOrders.has(row['part']) ? { ...row, ...untold, ...('unverified' in row && { unverified: null }) }
      : row)) }),
  };
  const hidden = { ...result, inputs: { ...result.inputs, ...titles } };
  return { ...hidden, words: criterionInWords(hidden as unknown as CriterionResult, words) };
}

export function claimView<C extends string>({ claim: word }: { claim: C }, { capabilityId, ...claim }: Claim) {
  return { ...named(`${word}Id`, capabilityId), ...claim, words: claimInWords({ capabilityId, ...claim }) };
}

/** Fields that differ from run to run although nothing of the proposal has changed. */
export const runFields = ({ offering }: { offering: string }) => ['watermark', 'inputHash', 'runId', `${offering}Version`];
