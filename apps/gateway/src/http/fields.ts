// Turns what zod found wrong into fields with words a caller can act on.
import type { z } from 'zod';
import type { FieldError, FieldRule } from '#contracts/errors.js';

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
    return issue.keys.slice(0, most).map((key) => ({ field: at(key), message: 'is not a known field', rule: 'unknown_field' }));
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    // The branch that got furthest says best what was meant.
    const closest = [...issue.errors].sort((a, b) => a.length - b.length)[0] ?? [];
    return closest.flatMap((inner) => describe(inner, path));
  }
  return [{ field: at(), message: issue.message.replace(/^Invalid input: /, '').slice(0, 300), ...ruleOf(issue) }];
}

const least: Record<string, FieldRule> = { number: 'too_small', int: 'too_small', string: 'too_short', array: 'too_few' };
const greatest: Record<string, FieldRule> = { number: 'too_large', int: 'too_large', string: 'too_long', array: 'too_many' };

/** What is wrong as a rule, where it is one of those that have a name. */
function ruleOf(issue: Issue): Pick<FieldError, 'rule' | 'limit'> {
  switch (issue.code) {
    case 'invalid_type': return { rule: issue.message.endsWith('received undefined') ? 'required' : 'type' };
    case 'invalid_value': return { rule: 'choice' };
    case 'invalid_format': return { rule: issue.format === 'date' ? 'date' : 'format' };
    case 'too_small': return issue.origin === 'string' && issue.minimum === 1 ? { rule: 'required' } : limited(least[issue.origin], issue.minimum);
    case 'too_big': return limited(greatest[issue.origin], issue.maximum);
    default: return {};
  }
}

const limited = (rule: FieldRule | undefined, limit: number | bigint): Pick<FieldError, 'rule' | 'limit'> => (rule === undefined ? {} : { rule, limit: Number(limit) });
