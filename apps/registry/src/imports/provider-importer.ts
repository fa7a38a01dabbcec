// What rows about providers come to, and writing it. An external id is that of the provider in the list of one cluster.
import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { ProviderChanged, type Provider } from '#contracts/registry/providers.js';
import { Audit } from '#platform/audit.js';
import type { Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { Outbox, outboxRow } from '#platform/outbox/outbox.js';
import type { EntityManager } from 'typeorm';
import { reachesClusters, scopeFor, type Scope } from '../access.js';
import { withConsentDates } from '../consent.js';
import { ListedProviders, type ListedProvider } from '../providers/listed-providers.js';
import { changedFields } from './differences.js';
import { nameKey } from './doubles.js';
import { idIn, keyOf } from './export-key.js';
import { cellsInOrder, contactCells, siteCells } from './export-rows.js';
import type { ImportProblems } from './import-problems.js';
import type { ImportFor, ImportedKind, ReadRow, ReadRows, Step, Warning, Who, Write } from './imported-kind.js';
import { ImportsRepository } from './imports.repository.js';
import { checkOrganisation, take } from './merge-rows.js';
import { changedMeanwhile, checkConsent, checkPhone } from './organisations.js';
import { providerColumnNames, requiredProviderColumns, type ProviderCells } from './provider-columns.js';
import { contactsOf, establishmentsOf } from './stated-change.js';

type Row = ReadRow<ProviderCells>;

/** What a plan for providers stands on. */
interface Ground {
  /** Those of the cluster that rows may be about, by id. */
  found: readonly ListedProvider[];
  /** Ids of those that an undone import made and nobody touched since. */
  takenBack: ReadonlySet<string>;
}

@Injectable()
export class ProviderImporter implements ImportedKind<ListedProvider, ProviderCells, Ground> {
  readonly imported = 'providers.imported';

  constructor(
    private readonly providers: ListedProviders,
    private readonly imports: ImportsRepository,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  async ground(tx: Tx, { clusterId }: ImportFor, { header, rows }: ReadRows<ProviderCells>): Promise<Ground> {
    const externalIds = rows.flatMap(({ cells }) => cells.external_id ?? []);
    const ids = externalIds.flatMap((key) => idIn(key) ?? []);
    const found = await this.providers.like(tx, clusterId, { ids, externalIds, names: rows.map(({ cells }) => nameKey(cells.name ?? '')) });
    const takenBack = header.has('active') ? new Set<string>() : await this.imports.takenBack(tx, found.filter(({ active }) => !active));
    return { found, takenBack };
  }

  async plan(
    of: ImportFor, { header, rows }: ReadRows<ProviderCells>, { found, takenBack }: Ground, problems: ImportProblems,
  ): Promise<{ steps: Step<ListedProvider>[]; warnings: Warning[] }> {
    const stated = mergedRows(rows, problems);
    const known = knownOf(stated, found);
    const now = new Date();
    const warnings: Warning[] = [];
    const steps = stated.map((row): Step<ListedProvider> => {
      const { line, cells } = row;
      const key = cells.external_id!;
      const before = known.get(key) ?? null;
      const said = statedProvider(row, before, header, now);
      // An import that was undone could not remove it, only close it: the same file opens it again.
      if (before && takenBack.has(before.id)) said.active = true;
      checkPhone(row, before, problems);
      checkConsent(row, before, before && `/v1/providers/${before.id}`, problems);
      if (!before) {
        if (idIn(key)) problems.add(line, 'external_id', 'there is no provider with this id in the cluster');
        return { line, outcome: 'create', before, after: { ...created(of.clusterId, now), ...said, externalId: key } };
      }
      const listed = before.externalId ?? (idIn(key) ? null : key);
      if (listed !== before.externalId) {
        warnings.push({ line, field: `line ${line}.external_id`, message: `is taken for the provider of this name without one, ${before.id}` });
      }
      const after = { ...before, ...said, externalId: listed };
      if (isDeepStrictEqual(after, before)) return { line, outcome: 'unchanged', before, after: before };
      checkShared(line, before, after, of, problems);
      return { line, outcome: 'update', before, after: { ...after, version: before.version + 1, updatedAt: now.toISOString() } };
    });
    return { steps, warnings };
  }

  async carryOut(tx: Tx, { clusterId }: ImportFor, writes: readonly Write<ListedProvider>[], who: Who): Promise<void> {
    const done = writes.filter(({ before, after }) => before !== after);
    const [made, replaced] = [done.filter(({ before }) => !before), done.filter(({ before }) => before)].map((some) => some.map(({ after }) => after));
    const written = await this.providers.write(tx, clusterId, made!, replaced!);
    if (written < done.length) throw changedMeanwhile();
    await this.outbox.publishAll(done.map(({ after: { id, version } }) =>
      outboxRow(ProviderChanged, { providerId: id, version }, { aggregateId: id, version }, who)), tx);
    await this.audit.recordAll(tx, done.map(({ before, after: { id, version }, after }) => ({
      action: before ? 'provider.changed' : 'provider.registered', subjectType: 'provider', subjectId: id, actor: who.actor,
      requestId: who.requestId, details: { version, clusterId, ...(before && { fields: changedFields(before, after) }) },
    })));
  }

  async locked(tx: Tx, { clusterId }: ImportFor, ids: readonly string[]): Promise<ListedProvider[]> {
    return this.providers.lockedWithIds(tx, clusterId, ids);
  }

  /** Not where it came to serve clusters that whoever takes the import back is not responsible for. */
  async restorable(_tx: Tx, of: ImportFor, writes: readonly { present: ListedProvider; before: ListedProvider }[]): Promise<Set<string>> {
    return new Set(writes.filter(({ present }) => mayChange(present, of)).map(({ present }) => present.id));
  }

  async exported(
    manager: EntityManager, _scope: Scope, page: { clusterId: string; after: string | null; limit: number },
  ): Promise<{ id: string; rows: string[][] }[]> {
    return (await this.providers.page(manager, page)).map((each) => ({ id: each.id, rows: [exportRow(each)] }));
  }
}

/** By external id, by what an export writes for one that has none, or the only one of that name that has none. */
function knownOf(stated: readonly Row[], found: readonly ListedProvider[]): Map<string, ListedProvider> {
  const byKey = new Map(found.flatMap((each) => (each.externalId === null ? [] : [[each.externalId, each] as const])));
  const byId = new Map(found.map((each) => [each.id, each]));
  const nameless = new Map<string, ListedProvider[]>();
  for (const each of found) {
    if (each.externalId === null) nameless.set(nameKey(each.name), [...(nameless.get(nameKey(each.name)) ?? []), each]);
  }
  const taken = new Set(stated.flatMap(({ cells }) => idIn(cells.external_id!) ?? []));
  return new Map(stated.flatMap(({ cells }) => {
    const key = cells.external_id!;
    const alike = (nameless.get(nameKey(cells.name ?? '')) ?? []).filter(({ id }) => !taken.has(id));
    const its = byKey.get(key) ?? byId.get(idIn(key) ?? '') ?? (alike.length === 1 && !idIn(key) ? alike[0] : undefined);
    if (!its) return [];
    taken.add(its.id);
    return [[key, its] as const];
  }));
}

/** Rows with the same external id are one provider. */
function mergedRows(rows: readonly Row[], problems: ImportProblems): Row[] {
  const byKey = new Map<string, Row>();
  for (const row of rows) {
    const key = row.cells.external_id;
    if (key === undefined) {
      problems.add(row.line, 'external_id', 'must not be empty');
      continue;
    }
    const known = byKey.get(key) ?? { line: row.line, cells: {} };
    byKey.set(key, known);
    take(known, row, providerColumnNames, problems);
  }
  for (const row of byKey.values()) {
    for (const name of requiredProviderColumns) if (row.cells[name] === undefined) problems.add(row.line, name, 'must not be empty');
    checkOrganisation(row, problems);
  }
  return [...byKey.values()];
}

type Said = Pick<Provider, 'name' | 'kind' | 'active' | 'languages' | 'establishments' | 'contacts'>;

/** A column that is not in the file leaves things as they are, an empty cell says that there is nothing. */
function statedProvider({ cells }: Row, before: ListedProvider | null, header: ReadonlySet<string>, now: Date): Said {
  const contacts = contactsOf(cells, before, header);
  return {
    name: cells.name!, kind: cells.kind!, active: cells.active ?? before?.active ?? true,
    languages: header.has('languages') ? (cells.languages ?? []) : (before?.languages ?? []),
    establishments: header.has('country') ? establishmentsOf(cells, before, header) : (before?.establishments ?? []),
    contacts: withConsentDates(contacts, before?.contacts ?? [], now),
  };
}

const created = (clusterId: string, now: Date) =>
  ({ id: newId(), version: 1, clusterIds: [clusterId], createdAt: now.toISOString(), updatedAt: now.toISOString() });

const mayChange = ({ clusterIds }: ListedProvider, { actor }: ImportFor) =>
  reachesClusters(scopeFor('change a provider', { actor }), clusterIds);

/** The external id is the cluster's own; the rest belongs to all the clusters it serves. */
function checkShared(line: number, before: ListedProvider, after: ListedProvider, of: ImportFor, problems: ImportProblems): void {
  if (mayChange(before, of) || isDeepStrictEqual({ ...after, externalId: before.externalId }, before)) return;
  problems.add(line, null, 'serves other clusters too: only the provider, or someone responsible for all its clusters, can change it');
}

const exportRow = (provider: ListedProvider): string[] => cellsInOrder(providerColumnNames, {
  external_id: keyOf(provider), name: provider.name, kind: provider.kind, active: provider.active, languages: provider.languages.join(' '),
  ...siteCells(provider.establishments), ...contactCells(provider.contacts),
});
