// Rows with the same external id are one enterprise; those with the same capability code too are one claim.
import { isDeepStrictEqual } from 'node:util';
import { mostTrackRecords } from '#contracts/registry/enterprises.js';
import { columnsOf, requiredColumns, type Cells, type OrganisationColumn } from './columns.js';
import type { ImportProblems } from './import-problems.js';
import type { ReadRow } from './imported-kind.js';
import type { Row } from './read-csv.js';

export interface StatedSlot {
  line: number;
  from: string;
  to: string;
  quantity: number;
  booked: number | undefined;
}

export interface StatedClaim {
  line: number;
  code: string;
  cells: Cells;
  capacity: StatedSlot[];
}

/** Something the enterprise did before. */
export interface StatedRecord {
  line: number;
  cells: Cells;
}

/** What the rows say about one enterprise. */
export interface Stated {
  line: number;
  externalId: string;
  cells: Cells;
  claims: StatedClaim[];
  records: StatedRecord[];
}

const ofEnterprise = columnsOf('enterprise');
const ofCapability = columnsOf('capability');
const ofCapacity = columnsOf('capacity');
const ofClaim = [...ofCapability, ...ofCapacity];
const ofRecord = columnsOf('record');
const given = <C extends object>(cells: C, names: readonly (keyof C & string)[]) => names.find((name) => cells[name] !== undefined);

export function mergeRows(rows: readonly Row[], problems: ImportProblems): Stated[] {
  const byId = new Map<string, Stated>();
  const toldRecords = new Set<string>();
  for (const row of rows) {
    const externalId = row.cells.external_id;
    if (externalId === undefined) {
      problems.add(row.line, 'external_id', 'must not be empty');
      continue;
    }
    const stated = byId.get(externalId) ?? { line: row.line, externalId, cells: {}, claims: [], records: [] };
    byId.set(externalId, stated);
    take(stated, row, ofEnterprise, problems);
    takeClaim(stated, row, problems);
    takeRecord(stated, row, toldRecords, problems);
  }
  for (const stated of byId.values()) checkComplete(stated, problems);
  return [...byId.values()];
}

/** Adds the cells of a later row to those of an earlier one; the same thing cannot be said in two ways. */
export function take<C extends object>(into: ReadRow<C>, row: ReadRow<C>, names: readonly (keyof C & string)[], problems: ImportProblems): void {
  for (const name of names) {
    const [known, said] = [into.cells[name], row.cells[name]];
    if (said === undefined) continue;
    if (known === undefined) into.cells[name] = said;
    else if (!isDeepStrictEqual(known, said)) problems.add(row.line, name, `differs from line ${into.line} about the same thing: leave it empty`);
  }
}

function takeClaim(stated: Stated, row: Row, problems: ImportProblems): void {
  const code = row.cells.capability_code;
  if (code === undefined) return checkNeeded(row, 'capability_code', ofClaim, problems);
  const earlier = stated.claims.find((claim) => claim.code === code);
  const claim = earlier ?? { line: row.line, code, cells: {}, capacity: [] };
  if (!earlier) stated.claims.push(claim);
  take(claim, row, ofCapability, problems);
  const slot = slotOf(row, problems);
  if (slot) claim.capacity.push(slot);
}

/** Rows that say the same of a record tell of one: a row about another period may repeat it. */
function takeRecord(stated: Stated, row: Row, told: Set<string>, problems: ImportProblems): void {
  const { cells, line } = row;
  if (cells.record_date === undefined) return checkNeeded(row, 'record_date', ofRecord, problems);
  for (const name of ['record_title', 'record_source'] as const) checkNeeded(row, name, ['record_date'], problems);
  checkNeeded(row, 'record_value', ['record_currency'], problems);
  checkNeeded(row, 'record_currency', ['record_value'], problems);
  if (cells.record_title === undefined || cells.record_source === undefined) return;
  const said = JSON.stringify([stated.externalId, ...ofRecord.map((name) => cells[name])]);
  if (told.has(said)) return;
  told.add(said);
  if (stated.records.length === mostTrackRecords) {
    problems.add(line, 'record_date', `is one too many: at most ${mostTrackRecords} records are kept of an enterprise`);
  } else if (stated.records.length < mostTrackRecords) stated.records.push({ line, cells });
}

function slotOf(row: Row, problems: ImportProblems): StatedSlot | null {
  const { capacity_from: from, capacity_to: to, capacity_quantity: quantity } = row.cells;
  if (from !== undefined && to !== undefined && quantity !== undefined) {
    return { line: row.line, from, to, quantity, booked: row.cells.capacity_booked };
  }
  for (const name of ['capacity_from', 'capacity_to', 'capacity_quantity'] as const) {
    checkNeeded(row, name, ofCapacity, problems);
  }
  return null;
}

function checkComplete(stated: Stated, problems: ImportProblems): void {
  for (const name of requiredColumns) {
    if (stated.cells[name] === undefined) problems.add(stated.line, name, 'must not be empty');
  }
  checkOrganisation(stated, problems);
  for (const claim of stated.claims) {
    checkNeeded(claim, 'price_amount', ['price_currency'], problems);
    checkNeeded(claim, 'price_currency', ['price_amount'], problems);
  }
}

/** What is the same of every organisation: a site has a country, and what is said of an address needs one. */
export function checkOrganisation(stated: ReadRow<Pick<Cells, OrganisationColumn>>, problems: ImportProblems): void {
  checkNeeded(stated, 'country', ['region', 'town', 'latitude', 'longitude', 'street', 'postcode'], problems);
  checkNeeded(stated, 'email', ['email_language', 'email_consent'], problems);
  checkNeeded(stated, 'phone', ['phone_language', 'phone_consent'], problems);
}

/** `name` must not be empty when one of the others is there. */
export function checkNeeded<C extends object>(
  row: ReadRow<C>, name: keyof C & string, others: readonly (keyof C & string)[], problems: ImportProblems,
): void {
  const other = given(row.cells, others);
  if (other === undefined || row.cells[name] !== undefined) return;
  problems.add(row.line, name, `must not be empty, because ${other} is given`);
}
