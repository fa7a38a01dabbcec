// Two records of one enterprise become one, and can be parted again: what a person asks for, sees before, and gets.
import { z } from 'zod';
import { defineRequest } from '../message.js';
import { Id, Version, line } from '../values.js';
import { Enterprise, ShownEnterprise } from './enterprises.js';

const FieldChange = z.strictObject({
  field: z.string().describe('`languages`, or of a capability `capabilities.CODE.leadTimeDays`'),
  before: z.unknown(), after: z.unknown(),
});
const changes = z.array(FieldChange).describe('What becomes of the kept enterprise, old and new, the first 50');

export const MergeDecision = z.strictObject({
  field: z.string().describe('Where the two differ: `size`, `contacts.0` or `capabilities.CODE`; a number is the place in the result'),
  kept: z.unknown().describe('What the kept enterprise says'),
  merged: z.unknown().describe('What the merged one says'),
  result: z.unknown().describe('What holds from now on'),
  rule: z.string().describe('Why, in words'),
});
export type MergeDecision = z.infer<typeof MergeDecision>;
const decisions = z.array(MergeDecision).describe('Every place where the two say different things, and which rule decided');

export const NewMerge = z.strictObject({
  mergedId: Id.describe('The enterprise that is merged into the one of the path; its id leads there from then on'),
  mergedVersion: Version.describe('Its version, as you saw it'),
  reason: line(500).describe('Why they are one and the same, for those who look at it later; no personal data'),
});
export type NewMerge = z.infer<typeof NewMerge>;

export const MergePreview = z.strictObject({
  keptVersion: Version.describe('Send it as If-Match'),
  mergedVersion: Version,
  enterprise: Enterprise.describe('What the kept enterprise would be'),
  changes, decisions,
});
export type MergePreview = z.infer<typeof MergePreview>;

export const Merge = z.strictObject({ enterprise: ShownEnterprise.describe('The kept one'), changes, decisions });
export type Merge = z.infer<typeof Merge>;

export const Unmerge = z.strictObject({
  enterprise: ShownEnterprise.describe('The one that is an enterprise of its own again, as it was when it was merged'),
  kept: ShownEnterprise.describe('The one it was merged into'),
  changes,
  stayed: z.array(z.strictObject({
    field: z.string().describe('`contacts.0` or `capabilities.CODE`; a number is the place in the kept enterprise'),
    brought: z.unknown().describe('What the merge had made of it'),
    now: z.unknown().describe('What it is'),
  })).describe('What came by the merge and was changed since: it stays with the kept one; look whether it belongs there'),
});
export type Unmerge = z.infer<typeof Unmerge>;

export const PreviewMerge = defineRequest({
  owner: 'registry', name: 'PreviewMerge', input: z.strictObject({ id: Id, mergedId: Id }), output: MergePreview,
});
export const MergeEnterprises = defineRequest({
  owner: 'registry', name: 'MergeEnterprises', input: z.strictObject({ id: Id, version: Version, merge: NewMerge }), output: Merge,
});
export const UnmergeEnterprise = defineRequest({
  owner: 'registry', name: 'UnmergeEnterprise', input: z.strictObject({ id: Id, version: Version }), output: Unmerge,
});
