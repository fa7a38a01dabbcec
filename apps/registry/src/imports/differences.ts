// What an update changes, old and new, for the people who are to confirm it.
import { isDeepStrictEqual } from 'node:util';
import type { Enterprise } from '#contracts/registry/enterprises.js';
import type { ImportedRow } from '#contracts/registry/imports.js';
import { changedFields } from './enterprise-importer.js';

type Change = ImportedRow['changes'][number];
type Claim = Enterprise['capabilities'][number];

/** What the file does not say: whose word it is follows from who confirms. */
const writtenDown: ReadonlySet<keyof Claim> = new Set(['statedBy', 'verifiedBy', 'verifiedOn'] as const);
const mostChanges = 50;
const mostItems = 10;

/** The first 50; of long lists only what comes and what goes. */
export function differences(before: Enterprise, after: Enterprise): ImportedRow['changes'] {
  return changedFields(before, after).flatMap((field): Change[] => {
    if (field === 'capabilities') return claimDifferences(before.capabilities, after.capabilities);
    const [old, now] = [before[field], after[field]];
    if (field === 'trackRecords') return [{ field, before: without(before.trackRecords, after.trackRecords), after: without(after.trackRecords, before.trackRecords) }];
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
