// Two people changed the same thing: the later one is told, and nothing is overwritten unseen.
import { DomainError } from '#contracts/errors.js';

/** The version the caller saw is not the current one any more. */
export const versionStale = (what: string, id: string) =>
  new DomainError(
    'version_stale',
    `The ${what} ${id} was changed after you read it. Read it again and repeat your change.`,
  );
