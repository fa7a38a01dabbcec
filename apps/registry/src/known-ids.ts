// Refuses ids of organisations that are not in the clusters concerned; those elsewhere get the same answer.
import type { Problems } from './problems.js';

/** `before` are ids that were in the list already: what was known once may stay. `known` finds those that exist. */
export async function requireKnown(
  { what, field, ids = [], before }: { what: string; field: string; ids?: readonly string[]; before: readonly string[] },
  known: (ids: readonly string[]) => Promise<ReadonlySet<string>>,
  problems: Problems,
): Promise<void> {
  const added = ids.filter((id) => !before.includes(id));
  const found = added.length > 0 ? await known(added) : new Set();
  ids.forEach((id, index) => {
    const right = before.includes(id) || found.has(id);
    problems.require(right, 'body_invalid', `${field}.${index}`, `${id} is not the id of ${what} in the same cluster`);
  });
}
