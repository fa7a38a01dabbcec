// What a merge makes of the kept enterprise, and how what it made is taken away again: pure functions, the only rules there are.
import { isDeepStrictEqual } from 'node:util';
import { DomainError, type FieldError } from '#contracts/errors.js';
import { EnterpriseChange, type Enterprise } from '#contracts/registry/enterprises.js';
import type { MergeDecision, Unmerge } from '#contracts/registry/merges.js';
import { byKey, listFields, ruleOf, united, type ListField } from './united.js';
import { claimRule, unitedClaim, type Claim } from './united-claims.js';

const singleFields = ['name', 'size', 'registered', 'homeBased', 'active'] as const satisfies readonly (keyof Enterprise)[];

export interface Merged {
  after: Enterprise;
  decisions: MergeDecision[];
}

/** The next version of `kept` with everything that `other` says too. */
export function merged(kept: Enterprise, other: Enterprise, now: Date): Merged {
  const decisions = [...singleFields.filter((field) => kept[field] !== other[field]).map((field) => ({
    field, kept: kept[field], merged: other[field], result: kept[field], rule: 'That of the kept enterprise holds.',
  })), ...aboutExternalIds(kept, other)];
  const after: Enterprise = { ...kept, version: kept.version + 1, updatedAt: now.toISOString() };
  for (const field of listFields) decisions.push(...uniteList(field, after, other));
  after.capabilities = uniteClaims(kept.capabilities, other.capabilities, decisions);
  return { after, decisions };
}

function aboutExternalIds(kept: Enterprise, other: Enterprise): MergeDecision[] {
  if (other.externalId === null) return [];
  const rule = 'The kept enterprise keeps its own; imports that name either change it.';
  return [{ field: 'externalId', kept: kept.externalId, merged: other.externalId, result: kept.externalId, rule }];
}

function uniteList<F extends ListField>(field: F, into: Enterprise, other: Enterprise): MergeDecision[] {
  const rule = ruleOf(field);
  const { items, contradictions } = united<Enterprise[F][number]>(into[field], other[field], rule);
  Object.assign(into, { [field]: items });
  return contradictions.map(({ at, kept, merged: said }) => ({ field: `${field}.${at}`, kept, merged: said, result: items[at], rule: rule.words }));
}

function uniteClaims(kept: readonly Claim[], others: readonly Claim[], decisions: MergeDecision[]): Claim[] {
  const known = new Map(kept.map((claim) => [claim.code, claim]));
  for (const other of others) {
    const own = known.get(other.code) ?? null;
    const claim = unitedClaim(own, other);
    known.set(other.code, claim);
    if (own !== null && !isDeepStrictEqual({ ...other, id: own.id }, own)) {
      decisions.push({ field: `capabilities.${other.code}`, kept: own, merged: other, result: claim, rule: claimRule });
    }
  }
  return [...known.values()];
}

/** What is too much for one enterprise, e.g. eleven languages; nothing is left out silently. */
export function refuseTooMuch(after: Enterprise): void {
  const stated = Object.fromEntries(Object.keys(EnterpriseChange.shape).map((field) => [field, after[field as keyof Enterprise]]));
  const { error } = EnterpriseChange.safeParse(stated);
  if (!error) return;
  const fields = error.issues.map(({ path, message }): FieldError => ({ field: path.join('.'), message }));
  throw new DomainError('merge_not_possible', `The two together have more than one enterprise can: ${fields[0]!.field}: ${fields[0]!.message}. `
    + 'Take something off one of them first.', { fields });
}

export interface Parted {
  after: Enterprise;
  stayed: Unmerge['stayed'];
}

/** The next version of `now`: what came by the merge (`before` → `joined`) and was not changed since goes. */
export function parted(before: Enterprise, joined: Enterprise, present: Enterprise, now: Date): Parted {
  const after: Enterprise = { ...present, version: present.version + 1, updatedAt: now.toISOString() };
  const stayed: Unmerge['stayed'] = [];
  for (const field of listFields) partList(field, { before, joined, after }, stayed);
  after.capabilities = takenAway<Claim>(before.capabilities, joined.capabilities, present.capabilities, ({ code }) => code,
    (brought, claim) => stayed.push({ field: `capabilities.${claim.code}`, brought, now: claim }));
  return { after, stayed };
}

function partList<F extends ListField>(
  field: F, { before, joined, after }: Record<'before' | 'joined' | 'after', Enterprise>, stayed: Unmerge['stayed'],
): void {
  const note = (brought: unknown, item: unknown, at: number) => stayed.push({ field: `${field}.${at}`, brought, now: item });
  const items = takenAway<Enterprise[F][number]>(before[field], joined[field], after[field], ruleOf(field).keyOf, note);
  Object.assign(after, { [field]: items });
}

function takenAway<T>(
  before: readonly T[], joined: readonly T[], present: readonly T[], keyOf: (item: T) => string,
  changedSince: (brought: T, item: T, at: number) => void,
): T[] {
  const [was, came] = [byKey(before, keyOf), byKey(joined, keyOf)];
  const items: T[] = [];
  for (const [key, item] of byKey(present, keyOf)) {
    const [old, brought] = [was.get(key), came.get(key)];
    const byMerge = brought !== undefined && !isDeepStrictEqual(brought, old);
    if (byMerge && isDeepStrictEqual(item, brought)) {
      if (old !== undefined) items.push(old);
      continue;
    }
    if (byMerge) changedSince(brought, item, items.length);
    items.push(item);
  }
  return items;
}
