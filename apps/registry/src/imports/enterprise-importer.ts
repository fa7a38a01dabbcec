// What rows about enterprises come to, and writing it: the same for the dry run, for the import and for undoing it.
import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { FieldError } from '#contracts/errors.js';
import {
  EnterpriseChange, EnterpriseChanged, EnterpriseRegistered, mostClaims, mostPeriods, type Enterprise,
} from '#contracts/registry/enterprises.js';
import { Audit, type AuditEntry } from '#platform/audit.js';
import type { Tx } from '#platform/database/database.js';
import { Outbox, outboxRow } from '#platform/outbox/outbox.js';
import type { EntityManager } from 'typeorm';
import type { Scope } from '../access.js';
import { CodesRepository } from '../codes/codes.repository.js';
import { likenessKeysOf } from '../duplicates/comparable-enterprise.js';
import type { Candidate } from '../duplicates/duplicates.repository.js';
import { LikelyDuplicates } from '../duplicates/likely-duplicates.js';
import { checkClaims, checkTrackRecords, codesIn, type UnitsOfCodes } from '../enterprises/capability-rules.js';
import { changed, newEnterprise, type CompleteChange } from '../enterprises/enterprise.js';
import { ConsentsRepository } from '../consents/consents.repository.js';
import { EnterprisesRepository } from '../enterprises/enterprises.repository.js';
import type { NewEnterprises } from '../enterprises/new-enterprises.js';
import { checkIdentifiers, keyOfIdentifier, normalised } from '../enterprises/identifiers.js';
import { Problems } from '../problems.js';
import { columnsOf, type Cells } from './columns.js';
import { changedFields } from './differences.js';
import { checkDoubles, likelyDouble, nameKey, type Named } from './doubles.js';
import { idIn } from './export-key.js';
import { exportRows } from './export-rows.js';
import { fileForms } from './file-form.js';
import { columnsIn } from './headings.js';
import { ImportProblems } from './import-problems.js';
import type { ImportRow } from './import.entity.js';
import type { Alike, ImportFor, ImportedKind, Likeness, ReadRows, Step, Warning, Who, Write } from './imported-kind.js';
import { ImportsRepository } from './imports.repository.js';
import { LinesByKey } from './lines-by-key.js';
import { mergeRows, type Stated } from './merge-rows.js';
import { changedMeanwhile, checkConsent, checkPhone } from './organisations.js';
import { cellsOf, type CellsSeen, type CsvRecord } from './read-csv.js';
import { contactsOf, establishmentsOf, statedChange, statedEnterprise } from './stated-change.js';

/** Each new one is compared with so many of the cluster and of the file: those that it shares the most keys with. */
const fewCompared = 5;
const mostShown = 3;
/** Planned in one go, which takes a few milliseconds. */
const atOnce = 20;

/** What a plan for enterprises stands on. */
interface Ground {
  /** By external id, and by what an export writes for one. */
  known: ReadonlyMap<string, Enterprise>;
  units: UnitsOfCodes;
  /** Ids of those that an undone import made and nobody touched since. */
  takenBack: ReadonlySet<string>;
  /** Of numbers, by their keys. */
  holders: ReadonlyMap<string, string>;
  /** Those with a name that a new one is to have. */
  named: readonly Named[];
}

@Injectable()
export class EnterpriseImporter implements ImportedKind<Enterprise, Cells, Ground, NewEnterprises> {
  readonly imported = 'enterprises.imported';

  constructor(
    private readonly enterprises: EnterprisesRepository,
    private readonly codes: CodesRepository,
    private readonly imports: ImportsRepository,
    private readonly likely: LikelyDuplicates,
    private readonly consents: ConsentsRepository,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  async ground(tx: Tx, { clusterId }: ImportFor, { header, rows }: ReadRows<Cells>): Promise<Ground> {
    const keys = [...new Set(rows.flatMap(({ cells }) => cells.external_id ?? []))];
    // Also what an export writes for one that has no external id; those of an enterprise that was merged lead to the kept one.
    const known = await this.enterprises.keyed(tx, clusterId, { externalIds: keys, ids: keys.flatMap((key) => idIn(key) ?? []) });
    const found = [...known.values()];
    const codes = rows.flatMap(({ cells }) => [cells.capability_code ?? [], cells.record_codes ?? []].flat());
    // Where the file has no column for them the known records keep their codes.
    if (header.has('record_date')) codes.push(...found.flatMap((enterprise) => [...codesIn(enterprise)]));
    const units = await this.codes.unitsOf(tx, [...new Set(codes)]);
    const takenBack = header.has('active') ? new Set<string>() : await this.imports.takenBack(tx, found.filter(({ active }) => !active));
    const identifiers = [...rows.flatMap(({ cells }) => (cells.identifiers ?? []).map(normalised)), ...found.flatMap((each) => each.identifiers)];
    const holders = await this.enterprises.holders(tx, clusterId, identifiers);
    const names = rows.flatMap(({ cells }) => (known.has(cells.external_id ?? '') ? [] : nameKey(cells.name ?? '')));
    return { known, units, takenBack, holders, named: await this.enterprises.withNames(tx, clusterId, names) };
  }

  async plan(
    of: ImportFor, { header, rows }: ReadRows<Cells>, { known, units, takenBack, holders, named }: Ground, problems: ImportProblems,
  ): Promise<{ steps: Step<Enterprise>[]; warnings: Warning[] }> {
    const { clusterId } = of;
    const stated = mergeRows(rows, problems);
    checkOnce(stated, known, problems);
    const now = new Date();
    const today = now.toISOString().slice(0, 10);
    const stepOf = (one: Stated): Step<Enterprise> => {
      const before = known.get(one.externalId) ?? null;
      const change = statedChange(one, before, { header, units, today });
      // An import that was undone could not remove it, only close it: the same file opens it again.
      if (before && takenBack.has(before.id)) change.active = true;
      check(one, change, before, units, problems);
      checkNumbers(one, problems);
      checkPhone(one, before, problems);
      checkConsent(one, before, before && `/v1/enterprises/${before.id}`, problems);
      if (before) {
        const after = changed(before, change, now, of);
        return { line: one.line, outcome: after === before ? 'unchanged' : 'update', before, after };
      }
      if (idIn(one.externalId)) problems.add(one.line, 'external_id', 'there is no enterprise with this id in the cluster');
      return { line: one.line, outcome: 'create', before, after: newEnterprise(statedEnterprise(clusterId, one, change), now, of) };
    };
    const steps: Step<Enterprise>[] = [];
    for (const one of stated) {
      steps.push(stepOf(one));
      // The batch before, which is written meanwhile, can go on as soon as Postgres has answered.
      if (steps.length % atOnce === 0) await setImmediate();
    }
    checkHolders(steps, holders, problems);
    const warnings = checkDoubles(stated.filter((_, index) => steps[index]!.before === null), named, problems);
    return { steps, warnings: warnings.map((each) => ({ ...each, line: Number(/\d+/.exec(each.field)?.[0]) })) };
  }

  /** Warnings about new enterprises of which nothing was said yet: others of the cluster or of the file are likely the same. */
  async likelyDoubles(tx: Tx, steps: readonly Step<Enterprise>[], said: readonly FieldError[]): Promise<FieldError[]> {
    const created = steps.filter(({ before }) => before === null);
    const known = await this.likely.of(tx, created.map(({ after }) => after));
    const inFile = await this.likely.among(tx, created.map(({ after }) => after));
    const warned = new Set(said.map(({ field }) => field));
    return created.flatMap(({ line, after }) => {
      const likely = known.get(after.id)?.[0] ?? inFile.get(after.id);
      const warning = likely && likelyDouble(line, likely);
      return warning && !warned.has(warning.field) ? [warning] : [];
    });
  }

  ready(writes: readonly Write<Enterprise>[]): Promise<NewEnterprises> {
    return this.enterprises.ready(writes.filter(({ before }) => before === null).map(({ after }) => after));
  }

  async carryOut(tx: Tx, _of: ImportFor, writes: readonly Write<Enterprise>[], who: Who, ready?: NewEnterprises): Promise<void> {
    const created = writes.filter(({ before }) => before === null);
    const updated = writes.filter(({ before, after }) => before !== null && before !== after);
    const afterOf = ({ after }: Write<Enterprise>) => after;
    await this.enterprises.insert(tx, ready ?? await this.ready(writes), changedMeanwhile());
    const replaced = await this.enterprises.replace(tx, updated.map(afterOf));
    if (replaced.size < updated.length) throw changedMeanwhile();
    await this.consents.note(tx, [...created, ...updated].map(({ before, after }) =>
      ({ organisationId: after.id, before: before?.contacts ?? [], after: after.contacts })), who, 'import');
    const rowsOf = (event: typeof EnterpriseRegistered | typeof EnterpriseChanged, steps: readonly Write<Enterprise>[]) =>
      steps.map(({ after: { id, version } }) =>
        outboxRow(event, { enterpriseId: id, version }, { aggregateId: id, version }, who));
    await this.outbox.publishAll([...rowsOf(EnterpriseRegistered, created), ...rowsOf(EnterpriseChanged, updated)], tx);
    await this.audit.recordAll(tx, [...created, ...updated].map((write) => auditEntry(write, who)));
  }

  keys(created: readonly Step<Enterprise>[]): Likeness['keys'] {
    return new Map(created.map(({ after }) => [after.id, likenessKeysOf(after)]));
  }

  async likeness(tx: Tx, created: readonly Step<Enterprise>[]): Promise<Likeness> {
    const keys = this.keys(created);
    return { keys, kept: await this.likely.of(tx, created.map(({ after }) => after), { fewest: fewCompared, keys }) };
  }

  /** Earlier rows of the file are compared by what the first row about each of them says. */
  async alike(
    tx: Tx, row: ImportRow, created: readonly Step<Enterprise>[], { keys, kept }: Likeness, lines: LinesByKey,
  ): Promise<Map<number, Alike[]>> {
    const ours = new LinesByKey();
    for (const { line, after } of created) ours.note(line, keys.get(after.id)!);
    const sharing = new Map(created.map(({ line, after }) => [line, lines.sharing(line, keys.get(after.id)!, fewCompared, ours)]));
    const others = await this.imports.rowsAt(tx, row.id, [...new Set([...sharing.values()].flat())]);
    const candidates = new Map(candidatesIn(row, others).map((each) => [Number(each.id), each]));
    const inFile = await this.likely.between(tx, row.clusterId, created.map(({ line, after }) => ({
      id: after.id, subject: after, others: sharing.get(line)!.map((other) => candidates.get(other)!),
    })));
    return new Map(created.map(({ line, after: { id } }) => {
      const alike: Alike[] = [
        ...(kept.get(id) ?? []).map((each) => ({ ...each, line: null })),
        ...(inFile.get(id) ?? []).map((each) => ({ ...each, line: Number(each.enterpriseId), enterpriseId: null })),
      ];
      return [line, alike.sort((one, other) => other.logOdds - one.logOdds).slice(0, mostShown)];
    }));
  }

  async locked(tx: Tx, _of: ImportFor, ids: readonly string[]): Promise<Enterprise[]> {
    return this.enterprises.lockedWithIds(tx, ids);
  }

  async restorable(tx: Tx, { clusterId }: ImportFor, writes: readonly { present: Enterprise; before: Enterprise }[]): Promise<Set<string>> {
    const units = await this.codes.unitsOf(tx, [...new Set(writes.flatMap(({ before }) => codesIn(before)))]);
    const holders = await this.enterprises.holders(tx, clusterId, writes.flatMap(({ before }) => before.identifiers));
    return new Set(writes.filter(({ before }) => stillHolds(before, units, holders)).map(({ before }) => before.id));
  }

  async exported(
    manager: EntityManager, scope: Scope, page: { clusterId: string; after: string | null; limit: number },
  ): Promise<{ id: string; rows: string[][] }[]> {
    return (await this.enterprises.find(manager, scope, page)).map((each) => ({ id: each.id, rows: exportRows(each) }));
  }
}

/** What the first rows of earlier enterprises say of them, each called by its line. */
function candidatesIn({ clusterId, columns }: ImportRow, records: readonly CsvRecord[]): Candidate[] {
  const ofEnterprise: ReadonlySet<string> = new Set(columnsOf('enterprise'));
  const header = columnsIn(columns).map((name) => (name !== null && ofEnterprise.has(name) ? name : null));
  const known = new Set(header.filter((name) => name !== null));
  const [problems, seen]: [ImportProblems, CellsSeen] = [new ImportProblems(), new Map()];
  return records.map((record) => {
    const cells: Cells = cellsOf(fileForms.enterprises, header, record, problems, seen);
    return {
      id: String(record.line), clusterId, externalId: cells.external_id ?? null, name: cells.name ?? '',
      contacts: contactsOf(cells, null, known), establishments: establishmentsOf(cells, null, known),
      identifiers: (cells.identifiers ?? []).map(normalised),
    };
  });
}

const auditEntry = ({ before, after }: Write<Enterprise>, { actor, requestId }: Who): AuditEntry => ({
  action: before ? 'enterprise.changed' : 'enterprise.registered',
  subjectType: 'enterprise',
  subjectId: after.id,
  actor,
  requestId,
  details: { version: after.version, clusterId: after.clusterId, ...(before && { fields: changedFields(before, after) }) },
});

/** Notes what is wrong with an enterprise beyond its cells, by line and column. */
function check(one: Stated, change: CompleteChange, before: Enterprise | null, units: UnitsOfCodes, problems: ImportProblems): void {
  const ofClaims = new Problems();
  checkClaims(change, units, ofClaims);
  for (const { field, message } of ofClaims.found) problems.addOfClaim(one, field, message);
  const ofRecords = new Problems();
  checkTrackRecords(change, units, ofRecords);
  for (const { field, message } of ofRecords.found) problems.addOfRecord(one, field, message);
  if (before === null && hasForm(change)) return;
  const form = EnterpriseChange.safeParse(change);
  if (form.success) return;
  const [issue] = form.error.issues;
  problems.add(one.line, null, `${issue?.path.join('.')}: ${issue?.message}`);
}

/**
 * Whether a change that cells alone make has its form for sure: the columns read every value as the contract has it, and only how many
 * there are together, and what becomes of a telephone number, shows afterwards. Looking at the form is a tenth of the work with a new one.
 */
export const hasForm = ({ capabilities = [], contacts = [] }: CompleteChange): boolean =>
  capabilities.length <= mostClaims && capabilities.every(({ capacity }) => capacity.length <= mostPeriods)
    && contacts.every(({ kind }) => kind === 'email');

/** Identifiers, by column. */
function checkNumbers({ line, cells }: Stated, problems: ImportProblems): void {
  const ofIdentifiers = new Problems();
  checkIdentifiers(cells.identifiers, ofIdentifiers);
  for (const { message } of ofIdentifiers.found) problems.add(line, 'identifiers', message);
}

/** Numbers that another enterprise of the cluster or an earlier line of the file has. */
function checkHolders(steps: readonly Step<Enterprise>[], holders: ReadonlyMap<string, string>, problems: ImportProblems): void {
  const lines = new Map<string, number>();
  for (const { after, line } of steps) for (const identifier of after.identifiers) {
    const key = keyOfIdentifier(identifier);
    const [holder, earlier] = [holders.get(key), lines.get(key)];
    if (holder !== undefined && holder !== after.id) problems.add(line, 'identifiers', `${key} is the number of the enterprise ${holder}`);
    if (earlier !== undefined) problems.add(line, 'identifiers', `${key} is the number of the enterprise of line ${earlier}`);
    lines.set(key, line);
  }
}

/** Whether the codes and units of then are still in the classification, and its numbers nobody else's. */
function stillHolds(before: Enterprise, units: UnitsOfCodes, holders: ReadonlyMap<string, string>): boolean {
  if (before.identifiers.some((each) => (holders.get(keyOfIdentifier(each)) ?? before.id) !== before.id)) return false;
  const problems = new Problems();
  checkClaims(before, units, problems);
  checkTrackRecords(before, units, problems);
  return problems.found.length === 0;
}

/** Two lines of what is one enterprise since it was merged would overwrite each other. */
function checkOnce(stated: readonly Stated[], known: ReadonlyMap<string, Enterprise>, problems: ImportProblems): void {
  const lines = new Map<string, Stated>();
  for (const one of stated) {
    const id = known.get(one.externalId)?.id;
    if (id === undefined) continue;
    const earlier = lines.get(id);
    if (earlier) {
      problems.add(one.line, 'external_id', `is the same enterprise as ${earlier.externalId} in line ${earlier.line} since the two were merged: take one of them out`);
    } else lines.set(id, one);
  }
}
