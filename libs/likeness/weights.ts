// The weights that the product uses: learnt where there is data with the truth, judged where there is none.
import { learntWeights } from './learnt-weights.js';

/** By feature, in log-odds; `base` is what a pair starts with that shares a key and of which nothing more is known. */
export type Weights = Readonly<Record<string, number>>;

/**
 * Judged, not learnt: no public data says which enterprises with these fields are one. An identifier decides unless much speaks
 * against it; a mailbox is shared by the enterprises of one owner; a town is shared by many, and is misspelt seldom.
 */
const judgedWeights: Weights = {
  'identifier same': 8, 'identifier other': -4,
  'email same': 5, 'email same_domain': 3, 'email same_name': 1.5, 'email other': -0.5,
  'website same': 4, 'website other': -1,
  'address street_only': 0.5, 'town same': 0.3, 'town other': -1.5, 'country other': -4,
  'distance up to 100 m': 2, 'distance up to 1 km': 0.7, 'distance farther': -2,
};

export const productWeights: Weights = { ...judgedWeights, ...learntWeights };
