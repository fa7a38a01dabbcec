// An index as another thread can have it: large columns are the same memory there, all else is copied.
import { Few } from './columns.js';
import type { EnterpriseIndex } from './enterprise-index.js';
import { Ids, type IdColumns } from './ids.js';
import { Vocabulary, type Words } from './vocabulary.js';

/** Plain values and columns only. */
export type HandedOver = Omit<EnterpriseIndex, 'ids' | 'vocabulary'> & { ids: IdColumns; vocabulary: Words };

export const handOver = (index: EnterpriseIndex): HandedOver => ({ ...index, ids: index.ids.columns, vocabulary: index.vocabulary.words });

/** The index that was handed over. O(what is not in columns). */
export const takeOver = ({ ids, vocabulary, validUntil, ...columns }: HandedOver): EnterpriseIndex => ({
  ...columns, ids: new Ids(ids), vocabulary: Vocabulary.of(vocabulary), validUntil: new Few(validUntil.rows, validUntil.values),
});
