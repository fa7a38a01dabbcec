// What imports ask of enterprises and providers alike.
import { DomainError } from '#contracts/errors.js';
import type { Cells, OrganisationColumn } from './columns.js';
import type { ImportProblems } from './import-problems.js';
import type { ReadRow } from './imported-kind.js';
import { addressIn, type Organisation } from './stated-change.js';

type Row = ReadRow<Pick<Cells, OrganisationColumn>>;

/** Who took their consent back gives it again in person, not by an old line of a list. `path` is where that is recorded. */
export function checkConsent({ line, cells }: Row, before: Organisation | null, path: string | null, problems: ImportProblems): void {
  for (const kind of ['email', 'phone'] as const) {
    const stated = addressIn(kind, cells, before);
    const known = before?.contacts.find(({ address }) => address === stated);
    if (!known || known.consent || !cells[`${kind}_consent`]) continue;
    problems.add(line, `${kind}_consent`, `is no for this address so far: if the person agreed since, record it with PATCH ${path}`);
  }
}

/** Whether the cell is a number that can be dialled. */
export function checkPhone({ line, cells }: Row, before: Organisation | null, problems: ImportProblems): void {
  if (cells.phone === undefined || addressIn('phone', cells, before) !== undefined) return;
  problems.add(line, 'phone', `${cells.phone} is no telephone number: write it with + and the code of its country, e.g. +251911234567`);
}

export const changedMeanwhile = () =>
  new DomainError('version_stale', 'Something of this file was changed while it was imported. Nothing was taken; import it again.');
