// What imports ask of enterprises and providers alike.
import { DomainError } from '#contracts/errors.js';
import type { ContactChannel } from '#contracts/registry/enterprises.js';
import type { z } from 'zod';
import type { Cells, OrganisationColumn } from './columns.js';
import type { ImportProblems } from './import-problems.js';
import type { ReadRow } from './imported-kind.js';

/** Who took their consent back gives it again in person, not by an old line of a list. `path` is where that is recorded. */
export function checkConsent(
  { line, cells }: ReadRow<Pick<Cells, OrganisationColumn>>, contacts: readonly z.infer<typeof ContactChannel>[] | undefined,
  path: string | null, problems: ImportProblems,
): void {
  const known = contacts?.find(({ address }) => address === cells.email);
  if (!known || known.consent || !cells.email_consent) return;
  problems.add(line, 'email_consent', `is no for this address so far: if the person agreed since, record it with PATCH ${path}`);
}

export const changedMeanwhile = () =>
  new DomainError('version_stale', 'Something of this file was changed while it was imported. Nothing was taken; import it again.');
