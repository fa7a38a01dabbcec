// What rows about enterprises come to, and doing it: the one code path of the dry run, of the import and of undoing it.
import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { DomainError, type FieldError } from '#contracts/errors.js';
import type { RequestContext } from '#contracts/message.js';
import {
  EnterpriseChange, EnterpriseChanged, EnterpriseRegistered, type Enterprise,
} from '#contracts/registry/enterprises.js';
import { Audit, type AuditEntry } from '#platform/audit.js';
import type { Tx } from '#platform/database/database.js';
import { Outbox, outboxRow } from '#platform/outbox/outbox.js';
import { CodesRepository } from '../codes/codes.repository.js';
import { checkClaims, checkTrackRecords, codesIn, type UnitsOfCodes } from '../enterprises/capability-rules.js';
import { changed, newEnterprise, type CompleteChange } from '../enterprises/enterprise.js';
import { LikelyDuplicates } from '../duplicates/likely-duplicates.js';
import { EnterprisesRepository } from '../enterprises/enterprises.repository.js';
import { checkIdentifiers, keyOfIdentifier } from '../enterprises/identifiers.js';
import type { Writer } from '../enterprises/provenance.js';
import { Problems } from '../problems.js';
import type { ColumnName } from './columns.js';
import { checkDoubles, likelyDouble, nameKey } from './doubles.js';
import { idIn } from './export-key.js';
import type { ImportProblems } from './import-problems.js';
import { ImportsRepository } from './imports.repository.js';
import type { Stated } from './merge-rows.js';
import { addressIn, statedChange, statedEnterprise } from './stated-change.js';

/** What is to become of one enterprise; `after` is meaningless when there is a problem on one of its lines. */
export interface Step {
  stated: Stated;
  outcome: 'create' | 'update' | 'unchanged';
  before: Enterprise | null;
  after: Enterprise;
}

/** What is written: a step, or a part of taking one back. */
export type Write = Pick<Step, 'before' | 'after'>;

export type Who = Pick<RequestContext, 'actor' | 'requestId'>;

@Injectable()
export class EnterpriseImporter {
  constructor(
    private readonly enterprises: EnterprisesRepository,
    private readonly codes: CodesRepository,
    private readonly imports: ImportsRepository,
    private readonly likely: LikelyDuplicates,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** Notes by line and column what is wrong; waits for another import into the cluster that is at this point. */
  async plan(
    tx: Tx,
    clusterId: string,
    header: ReadonlySet<ColumnName>,
    stated: readonly Stated[],
    problems: ImportProblems,
    writer: Writer,
  ): Promise<{ steps: Step[]; warnings: (FieldError & { line: number })[] }> {
    await this.enterprises.lockImports(tx, clusterId);
    const known = await this.known(tx, clusterId, stated);
    const found = [...known.values()];
    const codes = new Set(stated.flatMap(codesStated));
    // Where the file has no column for them the known records keep their codes.
    if (header.has('record_date')) for (const enterprise of found) for (const code of codesIn(enterprise)) codes.add(code);
    const units = await this.codes.unitsOf(tx, [...codes]);
    const takenBack = header.has('active') ? new Set() : await this.imports.takenBack(tx, found.filter(({ active }) => !active));
    const now = new Date();
    const today = now.toISOString().slice(0, 10);
    const steps = stated.map((one): Step => {
      const before = known.get(one.externalId) ?? null;
      const change = statedChange(one, before, { header, units, today });
      // An import that was undone could not remove it, only close it: the same file opens it again.
      if (before && takenBack.has(before.id)) change.active = true;
      check(one, change, units, problems);
      checkNumbers(one, before, problems);
      for (const kind of ['email', 'phone'] as const) checkConsent(kind, one, before, problems);
      if (before) {
        const after = changed(before, change, now, writer);
        return { stated: one, outcome: after === before ? 'unchanged' : 'update', before, after };
      }
      if (idIn(one.externalId)) problems.add(one.line, 'external_id', 'there is no enterprise with this id in the cluster');
      return { stated: one, outcome: 'create', before, after: newEnterprise(statedEnterprise(clusterId, one, change), now, writer) };
    });
    await this.checkHolders(tx, clusterId, steps, problems);
    const created = steps.filter(({ before }) => before === null).map((step) => step.stated);
    const names = created.map(({ cells }) => nameKey(cells.name ?? ''));
    const warnings = checkDoubles(created, await this.enterprises.withNames(tx, clusterId, names), problems);
    return { steps, warnings: warnings.map((each) => ({ ...each, line: Number(/\d+/.exec(each.field)?.[0]) })) };
  }

  /** Numbers that another enterprise of the cluster or an earlier line of the file has. */
  private async checkHolders(tx: Tx, clusterId: string, steps: readonly Step[], problems: ImportProblems): Promise<void> {
    const holders = await this.enterprises.holders(tx, clusterId, steps.flatMap(({ after }) => after.identifiers));
    const lines = new Map<string, number>();
    for (const { after, stated: { line } } of steps) for (const identifier of after.identifiers) {
      const key = keyOfIdentifier(identifier);
      const [holder, earlier] = [holders.get(key), lines.get(key)];
      if (holder !== undefined && holder !== after.id) problems.add(line, 'identifiers', `${key} is the number of the enterprise ${holder}`);
      if (earlier !== undefined) problems.add(line, 'identifiers', `${key} is the number of the enterprise of line ${earlier}`);
      lines.set(key, line);
    }
  }

  /** Warnings about new enterprises of which nothing was said yet: others of the cluster or of the file are likely the same. */
  async likelyDoubles(tx: Tx, steps: readonly Step[], said: readonly FieldError[]): Promise<FieldError[]> {
    const created = steps.filter(({ before }) => before === null);
    const known = await this.likely.of(tx, created.map(({ after }) => after));
    const inFile = await this.likely.among(tx, created.map(({ after }) => after));
    const warned = new Set(said.map(({ field }) => field));
    return created.flatMap(({ stated, after }) => {
      const likely = known.get(after.id)?.[0] ?? inFile.get(after.id);
      const warning = likely && likelyDouble(stated.line, likely);
      return warning && !warned.has(warning.field) ? [warning] : [];
    });
  }

  /** Writes what is new or changed, with an event and an audit entry each. Throws `version_stale` when somebody was faster. */
  async carryOut(tx: Tx, writes: readonly Write[], who: Who): Promise<void> {
    const created = writes.filter(({ before }) => before === null);
    const updated = writes.filter(({ before, after }) => before !== null && before !== after);
    const afterOf = ({ after }: Write) => after;
    const [made, replaced] = [
      await this.enterprises.insert(tx, created.map(afterOf)),
      await this.enterprises.replace(tx, updated.map(afterOf)),
    ];
    if (made.size < created.length || replaced.size < updated.length) throw changedMeanwhile();
    const rowsOf = (event: typeof EnterpriseRegistered | typeof EnterpriseChanged, steps: readonly Write[]) =>
      steps.map(({ after: { id, version } }) =>
        outboxRow(event, { enterpriseId: id, version }, { aggregateId: id, version }, who));
    await this.outbox.publishAll([...rowsOf(EnterpriseRegistered, created), ...rowsOf(EnterpriseChanged, updated)], tx);
    await this.audit.recordAll(tx, [...created, ...updated].map((write) => auditEntry(write, who)));
  }

  /** By external id, or by what an export writes for one that has none. */
  private async known(tx: Tx, clusterId: string, stated: readonly Stated[]): Promise<Map<string, Enterprise>> {
    const keys = stated.map(({ externalId }) => externalId);
    const ids = keys.flatMap((key) => idIn(key) ?? []);
    const byId = ids.length === 0 ? [] : (await this.enterprises.withIds(tx, ids)).filter((each) => each.clusterId === clusterId);
    const byExternalId = await this.enterprises.withExternalIds(tx, clusterId, keys);
    const idKeys = new Map(keys.map((key) => [idIn(key), key]));
    return new Map([
      ...byId.map((each) => [idKeys.get(each.id)!, each] as const),
      ...byExternalId.map((each) => [each.externalId!, each] as const),
    ]);
  }
}

const auditEntry = ({ before, after }: Write, { actor, requestId }: Who): AuditEntry => ({
  action: before ? 'enterprise.changed' : 'enterprise.registered',
  subjectType: 'enterprise',
  subjectId: after.id,
  actor,
  requestId,
  details: { version: after.version, clusterId: after.clusterId, ...(before && { fields: changedFields(before, after) }) },
});

export const changedFields = (before: Enterprise, after: Enterprise) =>
  (Object.keys(EnterpriseChange.shape) as (keyof Enterprise)[])
    .filter((field) => !isDeepStrictEqual(before[field], after[field]));

const codesStated = ({ claims, records }: Stated) =>
  [...claims.map(({ code }) => code), ...records.flatMap(({ cells }) => cells.record_codes ?? [])];

/** Notes what is wrong with an enterprise beyond its cells, by line and column. */
function check(one: Stated, change: CompleteChange, units: UnitsOfCodes, problems: ImportProblems): void {
  const ofClaims = new Problems();
  checkClaims(change, units, ofClaims);
  for (const { field, message } of ofClaims.found) problems.addOfClaim(one, field, message);
  const ofRecords = new Problems();
  checkTrackRecords(change, units, ofRecords);
  for (const { field, message } of ofRecords.found) problems.addOfRecord(one, field, message);
  const form = EnterpriseChange.safeParse(change);
  if (form.success) return;
  const [issue] = form.error.issues;
  problems.add(one.line, null, `${issue?.path.join('.')}: ${issue?.message}`);
}

/** Identifiers and the telephone number, by column. */
function checkNumbers({ line, cells }: Stated, before: Enterprise | null, problems: ImportProblems): void {
  const ofIdentifiers = new Problems();
  checkIdentifiers(cells.identifiers, ofIdentifiers);
  for (const { message } of ofIdentifiers.found) problems.add(line, 'identifiers', message);
  if (cells.phone !== undefined && addressIn('phone', cells, before) === undefined) {
    problems.add(line, 'phone', `${cells.phone} is no telephone number: write it with + and the code of its country, e.g. +251911234567`);
  }
}

/** Who took their consent back gives it again in person, not by an old line of a list. */
function checkConsent(kind: 'email' | 'phone', { line, cells }: Stated, before: Enterprise | null, problems: ImportProblems): void {
  const stated = addressIn(kind, cells, before);
  const known = before?.contacts.find(({ address }) => address === stated);
  if (!known || known.consent || !cells[`${kind}_consent`]) return;
  problems.add(line, `${kind}_consent`, 'is no for this address so far: if the person agreed since, record it on the '
    + `enterprise with PATCH /v1/enterprises/${before?.id}`);
}

const changedMeanwhile = () =>
  new DomainError(
    'version_stale',
    'An enterprise of this file was changed while it was imported. Nothing was taken; import it again.',
  );
