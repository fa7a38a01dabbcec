// What cells make of a new enterprise has the form of the contract whenever the import takes that for granted.
import { describe, expect, it } from '@jest/globals';
import { EnterpriseChange, mostClaims, mostPeriods } from '#contracts/registry/enterprises.js';
import fc from 'fast-check';
import { columnNames, columns, type ColumnName } from './columns.js';
import { hasForm } from './enterprise-importer.js';
import { fileForms } from './file-form.js';
import { ImportProblems } from './import-problems.js';
import { mergeRows } from './merge-rows.js';
import { cellsOf } from './read-csv.js';
import { statedChange } from './stated-change.js';

/** A cell of each column that is right, or at the edge of it. */
const right: Record<ColumnName, string[]> = {
  external_id: ['L-7'], name: ['Selam', 'ሰላም ልብስ', 'x'.repeat(200)], size: ['micro', 'small'], registered: ['yes', 'no'], home_based: ['yes'], active: ['no'],
  languages: ['am en', 'fr'], country: ['ET', 'FR'], region: ['ET-AA'], town: ['Addis Ababa', 'x'.repeat(100)], latitude: ['9.01', '-90'], longitude: ['38.7', '180'],
  street: ['Bole Road 7'], postcode: ['1000'], email: ['selam@example.org'], email_language: ['am'], email_consent: ['yes', 'no'],
  phone: ['+251911234567', '0911 23 45 67'], phone_language: ['am'], phone_consent: ['yes'], identifiers: ['GB-COH:01234567', 'FR-VAT: 1 |GB-COH:1'],
  certifications: ['ISO 9001:2015:2027-12-31|GOTS', 'GOTS:'], capability_code: ['TX.GAR.TOP.POLO', 'TX.KNI.HOS.SOCK'], capability_unit: ['piece', 'KGM', 'heap'],
  capability_status: ['declared', 'verified'], stated_on: ['2026-02-28'], claim_valid_until: ['2027-01-31'], evidence: ['seen\nthere', 'x'.repeat(1000)],
  minimum_order: ['0.000001', '1000000000'], lead_time_days: ['0', '1000'], price_amount: ['0.000001', '1000000000000'], price_currency: ['ETB'],
  capacity_from: ['2026-01-01'], capacity_to: ['2026-12-31'], capacity_quantity: ['0', '1000000000'], capacity_booked: ['5'],
  record_date: ['2025-01-01'], record_title: ['Polos', 'x'.repeat(500)], record_source: ['the buyer'], record_codes: ['TX.GAR.TOP.POLO TX.KNI.HOS.SOCK'],
  record_buyer: ['Zenith'], record_quantity: ['12.5'], record_unit: ['piece', 'heap'], record_value: ['7'], record_currency: ['ETB'], record_on_time: ['yes'],
  record_rejected_share: ['1', '0.5'], record_verified_by: ['Hana'], record_repeat: ['3'],
};
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }), fc.string({ maxLength: 300 }),
  fc.constantFrom('9'.repeat(400), '0', '-0', '0.0000001', '1e9', 'NaN', '1000000001', '2026-02-30', '|', '\\|', ':', '=1+1', '+1', 'x'.repeat(1001), '\u0000', '\ud800'),
);
const cellOf = (name: ColumnName) => fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...right[name]) }, { weight: 1, arbitrary: fc.constant('') }, { weight: 1, arbitrary: hostile });
const rowOf = fc.tuple(...columnNames.map((name) => {
  if (name === 'external_id') return fc.constant('L-7');
  // With a number the form is not taken for granted.
  return name === 'phone' ? fc.oneof({ weight: 9, arbitrary: fc.constant('') }, { weight: 1, arbitrary: cellOf(name) }) : cellOf(name);
}));

const header = new Set<string>(columnNames);
const units = new Map([['TX.GAR.TOP.POLO', 'C62']]);

function changeOf(rows: readonly (readonly string[])[]) {
  const problems = new ImportProblems();
  const read = rows.map((values, index) => ({
    line: index + 2, cells: cellsOf(fileForms.enterprises, columnNames, { line: index + 2, values: [...values] }, problems, new Map()),
  }));
  return statedChange(mergeRows(read, problems)[0]!, null, { header, units, today: '2026-11-26' });
}

describe('what cells make of a new enterprise', () => {
  it('has its form when it is taken for granted, whatever is in the cells', () => {
    let granted = 0;
    fc.assert(fc.property(fc.array(rowOf, { minLength: 1, maxLength: 4 }), (rows) => {
      const change = changeOf(rows);
      if (!hasForm(change)) return;
      granted += 1;
      expect(EnterpriseChange.safeParse(change).error?.issues ?? []).toEqual([]);
    }), { numRuns: 500 });
    expect(granted).toBeGreaterThan(50);
  });

  it.each([
    ['claims', { capability_code: (n: number) => `TX.C${n}` }, mostClaims],
    ['periods', { capacity_from: (n: number) => `20${10 + n}-01-01`, capacity_to: (n: number) => `20${10 + n}-02-01` }, mostPeriods],
  ] as const)('is looked at when there are more %s than are kept', (_, counted, most) => {
    const row = (n: number) => columnNames.map((name) => {
      const cell = (counted as Partial<Record<ColumnName, (n: number) => string>>)[name];
      return cell?.(n) ?? (columns[name].owner === 'record' || name === 'phone' ? '' : right[name][0]!);
    });
    const rows = Array.from({ length: most + 1 }, (__, n) => row(n));
    expect(hasForm(changeOf(rows.slice(1)))).toBe(true);
    expect(EnterpriseChange.safeParse(changeOf(rows.slice(1))).success).toBe(true);
    expect(hasForm(changeOf(rows))).toBe(false);
    expect(EnterpriseChange.safeParse(changeOf(rows)).success).toBe(false);
  });

  it('is looked at when there is a telephone number', () => {
    const values = columnNames.map((name) => (name === 'phone' ? '+251911234567' : right[name][0]!));
    expect(hasForm(changeOf([values]))).toBe(false);
  });
});
