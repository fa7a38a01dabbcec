// What an update changes, old and new, for the people who are to confirm it.
import { isDeepStrictEqual } from 'node:util';
import type { Enterprise } from '#contracts/registry/enterprises.js';
import type { ImportedRow } from '#contracts/registry/imports.js';
import type { Imported } from './imported-kind.js';

type Change = ImportedRow['changes'][number];
type Claim = Enterprise['capabilities'][number];

/** What the file does not say: whose word it is follows from who confirms. */
const writtenDown: ReadonlySet<keyof Claim> = new Set(['statedBy', 'verifiedBy', 'verifiedOn'] as const);
const mostChanges = 50;
const mostItems = 10;
const counted: ReadonlySet<string> = new Set(['version', 'updatedAt']);

export const changedFields = <T extends Imported>(before: T, after: T): (keyof T & string)[] =>
  (Object.keys(after) as (keyof T & string)[])
    .filter((field) => !counted.has(field) && !isDeepStrictEqual(before[field], after[field]));

/** The first 50; of long lists only what comes and what goes. */
export function differences(before: Imported, after: Imported): ImportedRow['changes'] {
  return changedFields(before, after).flatMap((field: string): Change[] => {
    const [old, now] = [before, after].map((each) => (each as unknown as Record<string, unknown>)[field]);
    if (field === 'capabilities') return claimDifferences(old as Claim[], now as Claim[]);
    if (field === 'trackRecords') return [{ field, before: without(old as [], now as []), after: without(now as [], old as []) }];
    return [{ field, before: old, after: now }];
  }).slice(0, mostChanges);
}

function claimDifferences(before: readonly Claim[], after: readonly Claim[]): Change[] {
  const old = new Map(before.map((claim) => [claim.code, claim]));
  const now = new Map(after.map((claim) => [claim.code, claim]));
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((code): Change[] => {
    const [was, is] = [old.get(code), now.get(code)];
    if (!was || !is) return [{ field: `capabilities.${code}`, before: was ?? null, after: is ?? null }];
    const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])] as (keyof Claim)[];
    return keys.filter((key) => !writtenDown.has(key) && !isDeepStrictEqual(was[key], is[key]))
      .map((key) => ({ field: `capabilities.${code}.${key}`, before: was[key] ?? null, after: is[key] ?? null }));
  });
}

const without = <T>(all: readonly T[], others: readonly T[]): T[] =>
  all.filter((one) => !others.some((other) => isDeepStrictEqual(one, other))).slice(0, mostItems);
