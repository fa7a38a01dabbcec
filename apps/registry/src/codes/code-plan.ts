// What a file of codes comes to: which codes it makes, changes and removes, and whether the scheme is then still a tree.
import { isDeepStrictEqual } from 'node:util';
import { treeFaults, unitOf } from '#engine';
import type { ImportProblems } from '../imports/import-problems.js';
import type { StatedCode } from './code-file.js';
import type { CodeEntry } from './codes.repository.js';

export interface CodePlan {
  created: CodeEntry[];
  updated: CodeEntry[];
  /** Codes that go. */
  removed: string[];
  unchanged: number;
  /** Codes whose quantities are to be counted in another kind of unit: whoever claims one counts in the old. */
  recounted: string[];
}

/** `known` is the scheme as it is stored; `complete`: what the file does not have is to go. */
export function planCodes(
  stated: readonly StatedCode[], known: readonly CodeEntry[], complete: boolean, problems: ImportProblems,
): CodePlan {
  const byCode = new Map(known.map((entry) => [entry.code, entry]));
  const entries = stated.map(({ entry }) => entry);
  const inFile = new Set(entries.map(({ code }) => code));
  const after = new Map([...(complete ? [] : known), ...entries].map(({ code, parent }) => [code, parent]));
  const rows = stated.map(({ line, entry: { code, parent } }) => ({ line, code, parent }));
  for (const { line, message } of treeFaults(rows, after)) problems.add(line, 'parent', message);
  const plan: CodePlan = {
    created: [], updated: [], unchanged: 0, recounted: [],
    removed: complete ? known.map(({ code }) => code).filter((code) => !inFile.has(code)) : [],
  };
  for (const entry of entries) {
    const before = byCode.get(entry.code);
    if (!before) plan.created.push(entry);
    else if (isDeepStrictEqual({ ...before }, entry)) plan.unchanged += 1;
    else plan.updated.push(entry);
    if (before && unitOf(before.unit)?.dimension !== unitOf(entry.unit)?.dimension) plan.recounted.push(entry.code);
  }
  return plan;
}
