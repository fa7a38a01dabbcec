// Turns what zod found wrong into fields with words a caller can act on.
import type { z } from 'zod';
import type { FieldError } from '#contracts/errors.js';

type Issue = z.core.$ZodIssue;
const most = 20;

/** At most 20 wrong fields with dotted paths. */
export function fieldErrors(issues: readonly Issue[]): FieldError[] {
  return issues.flatMap((issue) => describe(issue, [])).slice(0, most);
}

function describe(issue: Issue, before: readonly PropertyKey[]): FieldError[] {
  const path = [...before, ...issue.path];
  const at = (last?: string) =>
    [...path, ...(last === undefined ? [] : [last])].map(String).join('.').slice(0, 200);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, most).map((key) => ({ field: at(key), message: 'is not a known field' }));
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    // The branch that got furthest says best what was meant.
    const closest = [...issue.errors].sort((a, b) => a.length - b.length)[0] ?? [];
    return closest.flatMap((inner) => describe(inner, path));
  }
  return [{ field: at(), message: issue.message.replace(/^Invalid input: /, '').slice(0, 300) }];
}
