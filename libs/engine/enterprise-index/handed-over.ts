// An index as another thread can have it: large columns are the same memory there, all else is copied.
import { Few } from './columns.js';
import type { EnterpriseIndex } from './enterprise-index.js';
import { Ids, type IdColumns } from './ids.js';
import { Vocabulary, type Words } from './vocabulary.js';

/** What is beside the columns, in objects. */
export type Beside = Pick<EnterpriseIndex, 'vocabulary' | 'trackRecords' | 'barred' | 'odd'>;
export type HandedColumns = Omit<EnterpriseIndex, keyof Beside | 'ids'> & { ids: IdColumns };
/** Plain values and columns only. */
export type HandedOver = HandedColumns & Omit<Beside, 'vocabulary'> & { vocabulary: Words };

export function handOverColumns({ vocabulary: _, trackRecords: __, barred: ___, odd: ____, ids, ...columns }: EnterpriseIndex): HandedColumns {
  return { ...columns, ids: ids.columns };
}

/** The index of these columns. O(what is not in columns). */
export const takeOverColumns = ({ ids, validUntil, ...columns }: HandedColumns, beside: Beside): EnterpriseIndex => ({
  ...columns, ...beside, ids: new Ids(ids), validUntil: new Few(validUntil.rows, validUntil.values),
});

export const handOver = (index: EnterpriseIndex): HandedOver => ({ ...index, ids: index.ids.columns, vocabulary: index.vocabulary.words });

/** The index that was handed over. O(what is not in columns). */
export const takeOver = ({ vocabulary, trackRecords, barred, odd, ...columns }: HandedOver): EnterpriseIndex =>
  takeOverColumns(columns, { vocabulary: Vocabulary.of(vocabulary), trackRecords, barred, odd });
