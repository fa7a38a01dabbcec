// Rows with the same external id are one enterprise; those with the same capability code too are one claim.
import { isDeepStrictEqual } from 'node:util';
import type { Problems } from '../problems.js';
import { columnsOf, requiredColumns, type Cells, type ColumnName } from './columns.js';
import { at, type Row } from './read-csv.js';

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

/** What the rows say about one enterprise. */
export interface Stated {
  line: number;
  externalId: string;
  cells: Cells;
  claims: StatedClaim[];
}

export function mergeRows(rows: readonly Row[], problems: Problems): Stated[] {
  const byId = new Map<string, Stated>();
  for (const row of rows) {
    const { line, cells } = row;
    // A cell that could not be read has its problem already.
    const externalId = cells.external_id;
    if (externalId === undefined) {
      addUnlessFound(problems, line, 'external_id', 'must not be empty');
      continue;
    }
    const stated: Stated = byId.get(externalId) ?? { line, externalId, cells: {}, claims: [] };
    byId.set(externalId, stated);
    take(stated, row, columnsOf('enterprise'), problems);
    addClaim(stated, row, problems);
  }
  for (const stated of byId.values()) checkComplete(stated, problems);
  return [...byId.values()];
}

/** Adds the cells of a later row to those of an earlier one; the same thing cannot be said in two ways. */
function take(
  into: { line: number; cells: Cells },
  { line, cells }: Row,
  names: readonly ColumnName[],
  problems: Problems,
): void {
  for (const name of names) {
    if (cells[name] === undefined) continue;
    if (into.cells[name] === undefined) Object.assign(into.cells, { [name]: cells[name] });
    else if (!isDeepStrictEqual(into.cells[name], cells[name])) {
      problems.add(
        'import_invalid',
        at(line, name),
        `differs from line ${into.line}, which is about the same: leave it empty or repeat it`,
      );
    }
  }
}

function addClaim(stated: Stated, row: Row, problems: Problems): void {
  const { line, cells } = row;
  const code = cells.capability_code;
  if (code === undefined) {
    const homeless = [...columnsOf('capability'), ...columnsOf('capacity')].find(
      (name) => cells[name] !== undefined,
    );
    if (homeless)
      addUnlessFound(problems, line, 'capability_code', `must not be empty, because ${homeless} is given`);
    return;
  }
  let claim = stated.claims.find((earlier) => earlier.code === code);
  if (!claim) stated.claims.push((claim = { line, code, cells: {}, capacity: [] }));
  take(claim, row, columnsOf('capability'), problems);
  const slot = slotOf(row, problems);
  if (slot) claim.capacity.push(slot);
}

function slotOf({ line, cells }: Row, problems: Problems): StatedSlot | null {
  if (columnsOf('capacity').every((name) => cells[name] === undefined)) return null;
  const {
    capacity_from: from,
    capacity_to: to,
    capacity_quantity: quantity,
    capacity_booked: booked,
  } = cells;
  if (from !== undefined && to !== undefined && quantity !== undefined)
    return { line, from, to, quantity, booked };
  for (const name of ['capacity_from', 'capacity_to', 'capacity_quantity'] as const) {
    if (cells[name] === undefined)
      addUnlessFound(
        problems,
        line,
        name,
        'must not be empty: a period has a first day, a last day and a quantity',
      );
  }
  return null;
}

function checkComplete({ line, cells, claims }: Stated, problems: Problems): void {
  for (const name of requiredColumns) {
    if (cells[name] === undefined) addUnlessFound(problems, line, name, 'must not be empty');
  }
  checkNeeded({ line, cells }, 'country', ['region', 'town', 'latitude', 'longitude'], problems);
  checkNeeded({ line, cells }, 'email', ['email_language', 'email_consent'], problems);
  for (const claim of claims) {
    checkNeeded(claim, 'price_amount', ['price_currency'], problems);
    checkNeeded(claim, 'price_currency', ['price_amount'], problems);
  }
}

function checkNeeded(
  { line, cells }: Row,
  name: ColumnName,
  because: readonly ColumnName[],
  problems: Problems,
): void {
  const given = because.find((other) => cells[other] !== undefined);
  if (given && cells[name] === undefined)
    addUnlessFound(problems, line, name, `must not be empty, because ${given} is given`);
}

function addUnlessFound(problems: Problems, line: number, column: ColumnName, message: string): void {
  const field = at(line, column);
  if (!problems.found.some((problem) => problem.field === field))
    problems.add('import_invalid', field, message);
}
