// One enterprise as rows of a CSV: its own columns once, then a row for each period of a capability and each track record.
import { unitOf } from '#engine';
import type { Enterprise, TrackRecord } from '#contracts/registry/enterprises.js';
import { columnNames, type ColumnName } from './columns.js';
import { keyOf } from './export-key.js';

type CellValue = string | number | boolean | null | undefined;
type Written = Partial<Record<ColumnName, CellValue>>;
type Claim = Enterprise['capabilities'][number];

/** Cells in the order of `columnNames`, as text. */
export function exportRows(enterprise: Enterprise): string[][] {
  const own = ownCells(enterprise);
  const others: Written[] = [...enterprise.capabilities.flatMap(claimCells), ...recordsCells(enterprise.trackRecords)];
  const [first = {}, ...more] = others;
  const key = { external_id: own.external_id };
  return [{ ...own, ...first }, ...more.map((cells) => ({ ...key, ...cells }))].map((cells: Written) => cellsInOrder(columnNames, cells));
}

/** Cells as text. */
export const cellsInOrder = <C extends string>(names: readonly C[], cells: Partial<Record<C, CellValue>>): string[] =>
  names.map((name) => text(cells[name]));

/** The first site, which is the one that files tell of. */
export const siteCells = ([site]: Enterprise['establishments']) => ({
  country: site?.country, region: site?.region, town: site?.town, latitude: site?.latitude, longitude: site?.longitude,
  street: site?.street, postcode: site?.postcode,
});

/** The address that is written to first, and the number that is called first. */
export function contactCells(contacts: Enterprise['contacts']) {
  const email = contacts.find(({ kind }) => kind === 'email');
  const phone = contacts.find(({ kind }) => kind === 'phone');
  return {
    email: email?.address, email_language: email?.language, email_consent: email?.consent,
    phone: phone?.address, phone_language: phone?.language, phone_consent: phone?.consent,
  };
}

function ownCells(enterprise: Enterprise): Written {
  return {
    external_id: keyOf(enterprise), name: enterprise.name, size: enterprise.size, registered: enterprise.registered,
    home_based: enterprise.homeBased, active: enterprise.active, languages: enterprise.languages.join(' '),
    ...siteCells(enterprise.establishments), ...contactCells(enterprise.contacts),
    identifiers: enterprise.identifiers.map(({ scheme, id }) => `${scheme}:${id}`).join('|'),
    certifications: enterprise.certifications.map(certification).join('|'),
  };
}

function certification({ scheme, validUntil }: Enterprise['certifications'][number]): string {
  const dated = validUntil ? `${scheme}:${validUntil}` : /:(\d{4}-\d{2}-\d{2})?$/.test(scheme) ? `${scheme}:` : scheme;
  return dated.replaceAll(/[\\|]/g, '\\$&');
}

function claimCells({ capacity, ...claim }: Claim): Written[] {
  const own: Written = {
    capability_code: claim.code, capability_unit: claim.unit, capability_status: claim.status, stated_on: claim.statedOn,
    claim_valid_until: claim.validUntil, evidence: claim.evidence, minimum_order: claim.minimumOrder, lead_time_days: claim.leadTimeDays,
    price_amount: claim.priceHint?.amount, price_currency: claim.priceHint?.currency,
  };
  const periods = capacity.map((slot): Written => ({
    capacity_from: slot.from, capacity_to: slot.to, capacity_quantity: slot.quantity, capacity_booked: slot.booked,
  }));
  const [first = {}, ...more] = periods;
  return [{ ...own, ...first }, ...more.map((period) => ({ capability_code: claim.code, ...period }))];
}

/** Records that are alike in everything are numbered: rows that say the same are about one. */
function recordsCells(records: readonly TrackRecord[]): Written[] {
  const told = new Map<string, number>();
  return records.map((record) => {
    const cells = recordCells(record);
    const said = JSON.stringify(Object.values(cells).map(text));
    told.set(said, (told.get(said) ?? 0) + 1);
    return told.get(said) === 1 ? cells : { ...cells, record_repeat: told.get(said) };
  });
}

const recordCells = (record: TrackRecord): Written => ({
  record_date: record.date, record_title: record.title, record_source: record.source, record_codes: record.codes.join(' '),
  record_buyer: record.buyer, record_quantity: record.quantity, record_unit: record.unit === undefined ? undefined : (unitOf(record.unit)?.code ?? record.unit),
  record_value: record.value?.amount, record_currency: record.value?.currency,
  record_on_time: record.onTime, record_rejected_share: record.rejectedShare, record_verified_by: record.verifiedBy,
});

function text(value: CellValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'number' ? plainNumber(value) : value;
}

/** The same number without an exponent, which an import does not take; the largest there are need none. */
function plainNumber(value: number): string {
  const [digits = '', exponent] = String(value).split('e-');
  if (exponent === undefined) return digits;
  const sign = digits.startsWith('-') ? '-' : '';
  return `${sign}0.${'0'.repeat(Number(exponent) - 1)}${digits.replace(/[-.]/g, '')}`;
}
