// What is wrong with a file, by line and column: all of it is told at once, and nothing of the file is taken.
import { DomainError, type FieldError } from '#contracts/errors.js';
import type { ColumnName } from './columns.js';
import type { Stated } from './merge-rows.js';

/** More would not be read, and would not fit into a reply. */
export const mostFields = 200;

/** Columns by the names that the rules for claims use. */
const columnByField: Record<string, ColumnName> = {
  code: 'capability_code', unit: 'capability_unit',
  from: 'capacity_from', to: 'capacity_to', booked: 'capacity_booked',
};
const recordColumnByField: Record<string, ColumnName> = { codes: 'record_codes', unit: 'record_unit' };

export type LineProblem = FieldError & { line: number };

export class ImportProblems {
  private readonly byCell: Map<string, LineProblem>;

  /** Goes on from what was found before. */
  constructor(before: readonly LineProblem[] = []) {
    this.byCell = new Map(before.map((each) => [each.field, each]));
  }

  get any(): boolean {
    return this.byCell.size > 0;
  }

  /** One problem for a cell, the first: others often follow from it. `column` is null for the whole line. */
  add(line: number, column: string | null, message: string): void {
    const field = column === null ? `line ${line}` : `line ${line}.${column}`;
    if (!this.byCell.has(field)) this.byCell.set(field, { line, field, message });
  }

  /** A problem of `capabilities.0.capacity.1.booked` belongs to the cell that says so. */
  addOfClaim({ line, claims }: Stated, field: string, message: string): void {
    const [, claim, slot, name] = /^capabilities\.(\d+)(?:\.capacity\.(\d+))?\.(\w+)$/.exec(field) ?? [];
    const stated = claims[Number(claim)];
    const period = slot === undefined ? undefined : stated?.capacity[Number(slot)];
    this.add(period?.line ?? stated?.line ?? line, columnByField[name ?? ''] ?? null, message);
  }

  /** A problem of `trackRecords.3.codes.0` likewise. */
  addOfRecord({ line, records }: Stated, field: string, message: string): void {
    const [, record, name] = /^trackRecords\.(\d+)\.(\w+)/.exec(field) ?? [];
    this.add(records[Number(record)]?.line ?? line, recordColumnByField[name ?? ''] ?? null, message);
  }

  /** Every problem, in the order of the lines. */
  get found(): LineProblem[] {
    return [...this.byCell.values()].sort((a, b) => a.line - b.line);
  }

  /** Throws one `import_invalid` with every problem, in the order of the lines. */
  throwIfAny(): void {
    const { found } = this;
    const [first] = found;
    if (!first) return;
    throw new DomainError(
      'import_invalid',
      `Nothing was imported. Problems: ${found.length}; the first is at ${first.field}: ${first.message}.`,
      {
        problems: found.length,
        fields: found.slice(0, mostFields).map(({ field, message }) => ({ field, message })),
      },
    );
  }
}
