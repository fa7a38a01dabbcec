// Weight files of learned relevance: installed once, kept for good, and chosen by the policy of a cluster.
import { z } from 'zod';
import { defineRequest } from '../message.js';
import { Id, IsoTime, pageOf, PageQuery } from '../values.js';

/** Name of a version, as the file states it; a policy names it, and so does what was computed with it. */
export const RelevanceVersion = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:+-]{0,99}$/)
  .describe('Version of a weight file of relevance, as the file states it; see GET /v1/relevance-weights');

export const RelevanceWeightsFile = z.strictObject({
  id: Id,
  relevanceVersion: RelevanceVersion,
  sha256: z.string().describe('Of all that values depend on, hex: the file as JSON with its names in order, and of its provenance only `until`. The same is one version'),
  bytes: z.int().describe('Of the file as it is kept: JSON with its names in order and no spaces'),
  provenance: z.record(z.string(), z.unknown()).describe('What it was learned from, as the file states it'),
  vectors: z.string().nullable().describe('Id of the word vectors that it was learned with; null for one that needs none'),
  usable: z.boolean().describe('False while matching has not loaded these word vectors: then no cluster can be matched with it'),
  installedBy: Id.nullable().describe('The account that installed it; null for the system itself'),
  installedAt: IsoTime,
}).describe('A weight file of learned relevance. It never changes, and it stays: what was computed with it can be computed again');
export type RelevanceWeightsFile = z.infer<typeof RelevanceWeightsFile>;

/** Most bytes of a file, and of one part of it: as base64 that fits into the 1 MB of the bus. */
export const mostFileBytes = 16 * 1024 * 1024;
export const filePartBytes = 600_000;
const mostFileParts = Math.ceil(mostFileBytes / filePartBytes);

/** Internal: a part of a file that is being uploaded, numbered from 0; the same part again is the same part. */
export const AddRelevanceWeightsPart = defineRequest({
  owner: 'matching', name: 'AddRelevanceWeightsPart',
  input: z.strictObject({
    uploadId: Id, number: z.int().min(0).max(mostFileParts - 1),
    part: z.base64().max(Math.ceil(filePartBytes / 3) * 4).describe('Bytes of the file'),
  }),
  output: z.strictObject({ bytes: z.int().describe('Of this part') }),
});

/** Internal: all parts are there. A file of the same content that is installed already is the answer as it is. */
export const InstallRelevanceWeights = defineRequest({
  owner: 'matching', name: 'InstallRelevanceWeights',
  input: z.strictObject({ uploadId: Id, parts: z.int().min(1).max(mostFileParts), sha256: z.string().describe('Of the bytes of all parts, hex') }),
  output: RelevanceWeightsFile,
});

export const GetRelevanceWeights = defineRequest({
  owner: 'matching', name: 'GetRelevanceWeights', input: z.strictObject({ id: Id }), output: RelevanceWeightsFile,
});

export const ListRelevanceWeights = defineRequest({
  owner: 'matching', name: 'ListRelevanceWeights',
  input: z.strictObject({ ...PageQuery.shape, relevanceVersion: RelevanceVersion.optional().describe('Only the file of this version') }),
  output: pageOf(RelevanceWeightsFile),
});

/** A part of the file as it is kept, from the character `from` on. */
export const ReadRelevanceWeights = defineRequest({
  owner: 'matching', name: 'ReadRelevanceWeights',
  input: z.strictObject({ id: Id, from: z.int().min(0) }),
  output: z.strictObject({ text: z.string(), next: z.int().nullable().describe('Where the next part begins; null when this is the last') }),
});
