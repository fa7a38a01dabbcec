// An export is a file that the import takes: whatever an enterprise is, importing it again changes nothing.
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { Enterprise } from '#contracts/registry/enterprises.js';
import { runs } from '#testing/depth.js';
import { changed, newEnterprise } from '../enterprises/enterprise.js';
import { theSystem } from '../enterprises/provenance.js';
import { columnNames } from './columns.js';
import { keyOf } from './export-key.js';
import { exportRows } from './export-rows.js';
import { ImportProblems } from './import-problems.js';
import { problemsIn } from './import-problems.specimen.js';
import { mergeRows } from './merge-rows.js';
import { csvRow } from './plain-cells.js';
import { readCsv } from './read-csv.js';
import { statedChange, statedEnterprise } from './stated-change.js';

const optional = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: undefined });
/** Texts that a CSV, a spreadsheet or an import might stumble over. */
const characters = fc.constantFrom(...'aZ é ሰ=+-@\'",;\t|:1.9 ');
const oneLine = (maxLength: number) =>
  fc.string({ unit: characters.filter((one) => one !== '\t'), minLength: 1, maxLength }).map((text) => text.trim()).filter(Boolean);
const longText = fc.string({ unit: fc.oneof(characters, fc.constantFrom('\n', '\r\n', '"')), maxLength: 40 }).map((text) => text.trim());
const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2029-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const amount = (max: number) => fc.oneof(fc.integer({ min: 1, max: Math.min(max, 1e9) }), fc.double({ min: 0.000001, max, noNaN: true }));
const code = fc.constantFrom('TX.GAR.TOP.POLO', 'TX.KNI.HOS.SOCK', 'TX.GAR.UNI.SCHOOL');
const money = fc.record({ amount: amount(1e12), currency: fc.constantFrom('ETB', 'USD') });
const slim = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;

const slots = fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { maxLength: 3 }).chain((months) => fc.tuple(...months.map((month) => {
  const [from, to] = [new Date(Date.UTC(2027, month, 1)), new Date(Date.UTC(2027, month, 27))].map((date) => date.toISOString().slice(0, 10));
  return fc.record({ from: fc.constant(from!), to: fc.constant(to!), quantity: fc.constantFrom(400, 0.5, 1e-7, 1e9), booked: fc.constantFrom(0, 1e-8) });
})));
const claims = fc.uniqueArray(fc.record({
  id: fc.uuid(), code, unit: fc.constantFrom('C62', 'PR'), status: fc.constantFrom('declared' as const, 'verified' as const), statedOn: day,
  validUntil: optional(day), verifiedOn: optional(day), evidence: optional(longText), minimumOrder: optional(amount(1e9)), leadTimeDays: optional(fc.integer({ min: 0, max: 1000 })),
  priceHint: optional(money), capacity: slots,
}).map(slim), { selector: (claim) => claim.code, maxLength: 3 });
const records = fc.array(fc.record({
  date: day, codes: fc.uniqueArray(code), title: oneLine(30), buyer: optional(oneLine(20)), quantity: optional(amount(1e9)),
  unit: fc.constantFrom(undefined, 'C62', 'piece', 'KGM'), value: optional(money), onTime: fc.constantFrom(true, false, null),
  rejectedShare: fc.option(fc.double({ min: 0, max: 1, noNaN: true })), source: oneLine(20), verifiedBy: optional(oneLine(20)),
}).map(slim), { maxLength: 3 }).chain((some) => fc.shuffledSubarray([...some, ...some], { minLength: some.length }));
const sites = fc.array(fc.record({
  name: optional(oneLine(20)), country: fc.constantFrom('ET', 'IN'), region: fc.constantFrom(undefined, 'ET-AA'), town: optional(oneLine(20)),
  latitude: optional(fc.double({ min: -90, max: 90, noNaN: true }).filter((degrees) => !Object.is(degrees, -0))),
  longitude: fc.constantFrom(undefined, -17.45, 1e-7, -1.5e-9, 38.75), street: optional(oneLine(30)), postcode: optional(oneLine(8)),
}).map(slim), { maxLength: 2 });
const channels = [['email', 'a@example.org'], ['email', 'b@example.org'], ['phone', '+251911234567'], ['phone', '+919812345678']] as const;
const contacts = fc.uniqueArray(fc.record({
  channel: fc.constantFrom(...channels), language: fc.constantFrom(undefined, 'am'),
  consent: fc.boolean(), consentOn: fc.constant(undefined),
}).map(({ channel: [kind, address], ...each }) => slim({ kind, address, ...each, consentOn: each.consent ? '2026-01-01' : undefined })),
{ selector: ({ address }) => address, maxLength: 4 });
const identifiers = fc.subarray([{ scheme: 'GB-COH', id: '01234567', checked: true }, { scheme: 'ET-MOT', id: 'AA/1-2'.replaceAll(/\W/g, ''), checked: false }]);
// Schemes with what the file puts between and behind them.
const certifications = fc.uniqueArray(fc.record({
  scheme: fc.tuple(oneLine(15), fc.constantFrom('', '\\', ':', ':2027-12-31', '|', '\\|', '|GOTS')).map((parts) => parts.join('')),
  number: optional(oneLine(10)), validUntil: fc.option(day), evidence: optional(longText), statedOn: optional(day),
  status: fc.constantFrom(undefined, 'declared' as const, 'verified' as const),
}).map(slim), { selector: ({ scheme, validUntil }) => `${scheme} ${validUntil}`, maxLength: 3 });

const enterprises = fc.record({
  id: fc.uuid(), version: fc.constant(3), clusterId: fc.uuid(), externalId: fc.option(oneLine(20).filter((id) => !id.startsWith('lw:'))), name: oneLine(40),
  size: fc.constantFrom('micro' as const, 'large' as const), registered: fc.boolean(), homeBased: fc.boolean(), active: fc.boolean(),
  languages: fc.uniqueArray(fc.constantFrom('am', 'en', 'fr')), establishments: sites, identifiers, certifications, trackRecords: records, contacts,
  conflictBuyerIds: fc.constant([]), optOutBuyerIds: fc.constant([]), capabilities: claims,
  createdAt: fc.constant('2026-01-01T00:00:00.000Z'), updatedAt: fc.constant('2026-01-01T00:00:00.000Z'),
});

const named = enterprises.filter(({ externalId }) => externalId !== null);
const units = new Map([['TX.GAR.TOP.POLO', 'C62'], ['TX.KNI.HOS.SOCK', 'PR'], ['TX.GAR.UNI.SCHOOL', 'C62']]);
const fileOf = (all: readonly Enterprise[]) => `\ufeff${csvRow(columnNames)}${all.flatMap(exportRows).map(csvRow).join('')}`;

describe('an exported enterprise', () => {
  it('is unchanged by importing the export, whatever it is', () => {
    fc.assert(fc.property(fc.uniqueArray(enterprises, { selector: keyOf, minLength: 1, maxLength: 3 }), (all) => {
      const known = all.map((each) => Enterprise.parse(each));
      const problems = new ImportProblems();
      const { header, rows } = readCsv(fileOf(known), problems);
      const stated = mergeRows(rows, problems);
      expect(problemsIn(problems)).toEqual([]);
      expect(stated.map(({ externalId }) => externalId)).toEqual(known.map(keyOf));
      known.forEach((before, index) => {
        const change = statedChange(stated[index]!, before, { header, units, today: '2027-03-03' });
        const after = changed(before, change, new Date(), theSystem);
        expect(after).toEqual(before);
        expect(after).toBe(before);
      });
    }), { numRuns: runs(150) });
  });

  it('is exported in the same bytes by whoever imports it anew', () => {
    fc.assert(fc.property(fc.uniqueArray(named, { selector: keyOf, minLength: 1, maxLength: 3 }), (all) => {
      const known = all.map((each) => Enterprise.parse(each));
      const file = fileOf(known);
      const problems = new ImportProblems();
      const { header, rows } = readCsv(file, problems);
      const anew = mergeRows(rows, problems).map((one) => newEnterprise(
        statedEnterprise('3e4f0d5c-0000-4000-8000-000000000000', one, statedChange(one, null, { header, units, today: '2027-03-03' })), new Date(), theSystem,
      ));
      expect(problemsIn(problems)).toEqual([]);
      expect(fileOf(anew)).toBe(file);
    }), { numRuns: runs(150) });
  });

  it('holds nothing that a spreadsheet would run, whatever was written into it', () => {
    fc.assert(fc.property(enterprises, (one) => {
      const cells = (parse(fileOf([Enterprise.parse(one)]), { bom: true }) as string[][]).flat();
      expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell))).toEqual([]);
    }), { numRuns: runs(150) });
  });
});
