// Problems of an import are told by line and column of the file, not by place in the data made from it.
import { DomainError } from '#contracts/errors.js';
import type { Problem } from '../problems.js';
import type { ColumnName } from './columns.js';
import type { Stated } from './merge-rows.js';
import { at } from './read-csv.js';

/** More would not be read, and would not fit into a reply. */
const mostFields = 200;

const columnByField: Record<string, ColumnName> = {
  code: 'capability_code',
  unit: 'capability_unit',
  from: 'capacity_from',
  to: 'capacity_to',
  booked: 'capacity_booked',
};

/** The cell behind `capabilities.0.unit` or `capabilities.0.capacity.1.booked`. */
export function cellOf({ line, claims }: Stated, field: string): string {
  const [, claim, slot, name] = /^capabilities\.(\d+)(?:\.capacity\.(\d+))?\.(\w+)$/.exec(field) ?? [];
  const stated = claims[Number(claim)];
  const period = slot === undefined ? undefined : stated?.capacity[Number(slot)];
  return at(period?.line ?? stated?.line ?? line, name && columnByField[name]);
}

/** One error with every problem, in the order of the lines. */
export function importInvalid(problems: readonly Problem[]): DomainError {
  const lineOf = ({ field }: Problem) => Number(/^line (\d+)/.exec(field)?.[1] ?? 0);
  const sorted = problems.toSorted((a, b) => lineOf(a) - lineOf(b));
  const [first] = sorted;
  return new DomainError(
    'import_invalid',
    `Nothing was imported. Problems: ${problems.length}; the first is at ${first?.field}: ${first?.message}.`,
    {
      problems: problems.length,
      fields: sorted.slice(0, mostFields).map(({ field, message }) => ({ field, message })),
    },
  );
}
