// Weights and policy of a cluster: their fields with unit and bounds, and what differs between two versions.
import { z } from 'zod';
import { MatchingPolicy, MatchingWeights, ruleNames } from '#contracts/registry/clusters.js';
import type { Schemas } from '../api/client.js';

export { ruleNames };
export type Weights = Schemas['MatchingWeights'];
export type Policy = Schemas['MatchingPolicy'];
export interface Settings {
  weights: Weights;
  policy: Policy;
}
/** What is to change; the rest stays as it is. */
export interface SettingsChange {
  weights: Partial<Weights>;
  policy: Partial<Policy>;
}

export const noChange: SettingsChange = { weights: {}, policy: {} };

export const weightNames = Object.keys(MatchingWeights.shape) as (keyof Weights)[];

export const numberFields = [
  'minimumSimilarity', 'minimumScore', 'minimumShare', 'maxProposals', 'claimFreshDays', 'claimFadingDays', 'staleClaimWeight', 'claimQuestionDays',
  'invitationCap', 'invitationPeriodDays', 'holdingSeconds', 'replyHours', 'reminderHours',
] as const;
export type NumberFieldName = (typeof numberFields)[number];

export const unitOf: Record<NumberFieldName, 'part' | 'count' | 'days' | 'seconds' | 'hours'> = {
  minimumSimilarity: 'part', minimumScore: 'part', minimumShare: 'part', maxProposals: 'count', claimFreshDays: 'days', claimFadingDays: 'days', staleClaimWeight: 'part',
  claimQuestionDays: 'days', invitationCap: 'count', invitationPeriodDays: 'days', holdingSeconds: 'seconds', replyHours: 'hours', reminderHours: 'hours',
};

export interface Bounds {
  min: number;
  max: number;
  isWhole: boolean;
  /** Whether it may be left empty: then there is no limit. */
  mayBeEmpty: boolean;
}

/** What the contract allows, of a weight or of a number of the policy. */
export function boundsOf(name: NumberFieldName | keyof Weights): Bounds {
  const shape = { ...MatchingWeights.shape, ...MatchingPolicy.shape };
  const schema = z.toJSONSchema(shape[name], { io: 'input' });
  const parts = [schema, ...((schema.anyOf ?? []) as { type?: string; minimum?: number; maximum?: number }[])];
  const number = parts.find(({ type }) => type === 'integer' || type === 'number');
  return { min: number?.minimum ?? 0, max: number?.maximum ?? Number.MAX_SAFE_INTEGER, isWhole: number?.type === 'integer', mayBeEmpty: parts.some(({ type }) => type === 'null') };
}

export interface Difference {
  kind: 'weights' | 'policy';
  name: string;
  before: unknown;
  after: unknown;
}

/** What is not the same in two versions, weights first. */
export function differencesOf(before: Settings, after: Settings): Difference[] {
  return (['weights', 'policy'] as const).flatMap((kind) => {
    const [one, other] = [before[kind] as object, after[kind] as object];
    const values = (of: object) => new Map<string, unknown>(Object.entries(of));
    const [old, now] = [values(one), values(other)];
    return [...new Set([...old.keys(), ...now.keys()])]
      .filter((name) => JSON.stringify(old.get(name)) !== JSON.stringify(now.get(name)))
      .map((name) => ({ kind, name, before: old.get(name), after: now.get(name) }));
  });
}

/** Of the change only what is not so already; empty parts are left out, so that nothing is sent for nothing. */
export function bodyOf(change: SettingsChange, now: Settings): { weights?: Partial<Weights>; policy?: Partial<Policy> } {
  const body: { weights?: Partial<Weights>; policy?: Partial<Policy> } = {};
  const different = differencesOf(now, { weights: { ...now.weights, ...change.weights }, policy: { ...now.policy, ...change.policy } });
  for (const { kind, name, after } of different) body[kind] = { ...body[kind], [name]: after };
  return body;
}
