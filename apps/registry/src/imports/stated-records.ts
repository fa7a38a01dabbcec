// What an import states about earlier work, as track records: a column that is not in the file keeps what is known of it.
import { unitOf } from '#engine';
import type { TrackRecord } from '#contracts/registry/enterprises.js';
import type { Cells } from './columns.js';
import type { StatedRecord } from './merge-rows.js';
import { withoutGaps } from '../without-gaps.js';

/** The list of the file replaces the known one; a record is known again by its date, title and source. */
export function recordsOf(
  stated: readonly StatedRecord[],
  known: readonly TrackRecord[],
  header: ReadonlySet<string>,
): TrackRecord[] {
  const waiting = new Map<string, TrackRecord[]>();
  for (const record of known) {
    const alike = waiting.get(keyOf(record));
    if (alike) alike.push(record);
    else waiting.set(keyOf(record), [record]);
  }
  return stated.map(({ cells }) => {
    const named = { date: cells.record_date!, title: cells.record_title!, source: cells.record_source! };
    // Of several alike the first in the file is the first that is known.
    return recordOf(named, cells, waiting.get(keyOf(named))?.shift(), header);
  });
}

const keyOf = ({ date, title, source }: Pick<TrackRecord, 'date' | 'title' | 'source'>) =>
  JSON.stringify([date, title, source]);

function recordOf(
  named: Pick<TrackRecord, 'date' | 'title' | 'source'>,
  cells: Cells,
  known: TrackRecord | undefined,
  header: ReadonlySet<string>,
): TrackRecord {
  const unit = cells.record_unit;
  return withoutGaps({
    ...named,
    codes: header.has('record_codes') ? (cells.record_codes ?? []) : (known?.codes ?? []),
    buyer: header.has('record_buyer') ? cells.record_buyer : known?.buyer,
    quantity: header.has('record_quantity') ? cells.record_quantity : known?.quantity,
    unit: header.has('record_unit') ? unit && (codeOf(unit) === codeOf(known?.unit) ? known?.unit : codeOf(unit)) : known?.unit,
    value: header.has('record_value') ? valueOf(cells) : known?.value,
    onTime: header.has('record_on_time') ? (cells.record_on_time ?? null) : (known?.onTime ?? null),
    rejectedShare: header.has('record_rejected_share')
      ? (cells.record_rejected_share ?? null) : (known?.rejectedShare ?? null),
    verifiedBy: header.has('record_verified_by') ? cells.record_verified_by : known?.verifiedBy,
  });
}

/** A unit by its code, whatever name it was stated by. */
const codeOf = (unit: string | undefined) => unit && (unitOf(unit)?.code ?? unit);

const valueOf = ({ record_value: amount, record_currency: currency }: Cells) =>
  amount === undefined || currency === undefined ? undefined : { amount, currency };
