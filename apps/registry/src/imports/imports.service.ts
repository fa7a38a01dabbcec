// Imports enterprises from a CSV: all rows or none; a row that says nothing new changes nothing.
import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { DomainError, type FieldError } from '#contracts/errors.js';
import type { Input, RequestContext } from '#contracts/message.js';
import {
  EnterpriseChange, EnterpriseChanged, EnterpriseRegistered, type Enterprise, type EnterpriseImport,
  type ImportEnterprises,
} from '#contracts/registry/enterprises.js';
import { Audit, type AuditEntry } from '#platform/audit.js';
import { Database, type Tx } from '#platform/database/database.js';
import { Outbox, outboxRow } from '#platform/outbox/outbox.js';
import { scopeFor } from '../access.js';
import { ClusterCheck } from '../clusters/cluster-check.js';
import { CodesRepository } from '../codes/codes.repository.js';
import { checkClaims, checkTrackRecords, codesIn, type UnitsOfCodes } from '../enterprises/capability-rules.js';
import { changed, newEnterprise, type CompleteChange } from '../enterprises/enterprise.js';
import { LikelyDuplicates } from '../duplicates/likely-duplicates.js';
import { EnterprisesRepository } from '../enterprises/enterprises.repository.js';
import { Problems } from '../problems.js';
import type { ColumnName } from './columns.js';
import { checkDoubles, likelyDouble, nameKey } from './doubles.js';
import { ImportProblems, mostFields } from './import-problems.js';
import { mergeRows, type Stated } from './merge-rows.js';
import { readCsv } from './read-csv.js';
import { statedChange, statedEnterprise } from './stated-change.js';

/** What the import does to one enterprise. */
interface Step {
  before: Enterprise | null;
  after: Enterprise;
}

@Injectable()
export class ImportsService {
  constructor(
    private readonly database: Database,
    private readonly enterprises: EnterprisesRepository,
    private readonly codes: CodesRepository,
    private readonly clusters: ClusterCheck,
    private readonly likely: LikelyDuplicates,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  run(input: Input<typeof ImportEnterprises>, context: RequestContext): Promise<EnterpriseImport> {
    const { clusterId, csv } = input;
    const scope = scopeFor('register enterprises', context);
    return this.database.idempotently(context, async (tx) => {
      await this.clusters.require(tx, [clusterId], scope, 'clusterId');
      const problems = new ImportProblems();
      const table = readCsv(csv, problems);
      const stated = mergeRows(table.rows, problems);
      const steps = await this.plan(tx, clusterId, table.header, stated, problems);
      const warnings = await this.doubles(tx, clusterId, stated.filter((_, index) => steps[index]!.before === null), problems);
      problems.throwIfAny();
      warnings.push(...await this.likelyDoubles(tx, stated, steps, warnings));
      const created = steps.filter(({ before }) => before === null);
      const updated = steps.filter(({ before, after }) => before !== null && before !== after);
      await this.carryOut(tx, created, updated);
      const result = {
        created: created.length,
        updated: updated.length,
        unchanged: steps.length - created.length - updated.length,
        rows: table.rows.length,
      };
      await this.record(tx, clusterId, result, [...created, ...updated], context);
      return { ...result, warnings: warnings.slice(0, mostFields) };
    });
  }

  private async plan(
    tx: Tx,
    clusterId: string,
    header: ReadonlySet<ColumnName>,
    stated: readonly Stated[],
    problems: ImportProblems,
  ): Promise<Step[]> {
    await this.enterprises.lockImports(tx, clusterId);
    const externalIds = stated.map(({ externalId }) => externalId);
    const found = await this.enterprises.withExternalIds(tx, clusterId, externalIds);
    const known = new Map(found.map((enterprise) => [enterprise.externalId, enterprise]));
    const codes = new Set(stated.flatMap(codesStated));
    // Where the file has no column for them the known records keep their codes.
    if (header.has('record_date')) for (const enterprise of found) for (const code of codesIn(enterprise)) codes.add(code);
    const units = await this.codes.unitsOf(tx, [...codes]);
    const now = new Date();
    const today = now.toISOString().slice(0, 10);
    return stated.map((one) => {
      const before = known.get(one.externalId) ?? null;
      const change = statedChange(one, before, { header, units, today });
      check(one, change, units, problems);
      checkConsent(one, before, problems);
      if (before) return { before, after: changed(before, change, now) };
      return { before, after: newEnterprise(statedEnterprise(clusterId, one, change), now) };
    });
  }

  private async doubles(tx: Tx, clusterId: string, created: readonly Stated[], problems: ImportProblems) {
    const names = created.map(({ cells }) => nameKey(cells.name ?? ''));
    return checkDoubles(created, await this.enterprises.withNames(tx, clusterId, names), problems);
  }

  /** About new enterprises that nothing was said about yet. */
  private async likelyDoubles(tx: Tx, stated: readonly Stated[], steps: readonly Step[], said: readonly FieldError[]): Promise<FieldError[]> {
    const created = steps.filter(({ before }) => before === null).map(({ after }) => after);
    const known = await this.likely.of(tx, created);
    const inFile = await this.likely.among(tx, created);
    const warned = new Set(said.map(({ field }) => field));
    return steps.flatMap(({ before, after }, index) => {
      const likely = before === null ? known.get(after.id)?.[0] ?? inFile.get(after.id) : undefined;
      const warning = likely && likelyDouble(stated[index]!.line, likely);
      return warning && !warned.has(warning.field) ? [warning] : [];
    });
  }

  private async carryOut(tx: Tx, created: readonly Step[], updated: readonly Step[]): Promise<void> {
    const afterOf = ({ after }: Step) => after;
    const [made, replaced] = [
      await this.enterprises.insert(tx, created.map(afterOf)),
      await this.enterprises.replace(tx, updated.map(afterOf)),
    ];
    if (made.size < created.length || replaced.size < updated.length) throw changedMeanwhile();
    const rowsOf = (event: typeof EnterpriseRegistered | typeof EnterpriseChanged, steps: readonly Step[]) =>
      steps.map(({ after: { id, version } }) =>
        outboxRow(event, { enterpriseId: id, version }, { aggregateId: id, version }));
    const rows = [...rowsOf(EnterpriseRegistered, created), ...rowsOf(EnterpriseChanged, updated)];
    await this.outbox.publishAll(rows, tx);
  }

  /** An entry for the import and one for each enterprise it made or changed; the request id ties them together. */
  private record(
    tx: Tx,
    clusterId: string,
    counts: Omit<EnterpriseImport, 'warnings'>,
    steps: readonly Step[],
    { actor, requestId }: RequestContext,
  ): Promise<void> {
    const ofStep = ({ before, after }: Step): AuditEntry => ({
      action: before ? 'enterprise.changed' : 'enterprise.registered',
      subjectType: 'enterprise',
      subjectId: after.id,
      actor,
      requestId,
      details: { version: after.version, clusterId, ...(before && { fields: changedFields(before, after) }) },
    });
    const ofImport: AuditEntry = {
      action: 'enterprises.imported',
      subjectType: 'cluster',
      subjectId: clusterId,
      actor,
      requestId,
      details: { ...counts },
    };
    return this.audit.recordAll(tx, [ofImport, ...steps.map(ofStep)]);
  }
}

const changedFields = (before: Enterprise, after: Enterprise) =>
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

/** Who took their consent back gives it again in person, not by an old line of a list. */
function checkConsent({ line, cells }: Stated, before: Enterprise | null, problems: ImportProblems): void {
  const known = before?.contacts.find(({ address }) => address === cells.email);
  if (!known || known.consent || !cells.email_consent) return;
  problems.add(line, 'email_consent', 'is no for this address so far: if the person agreed since, record it on the '
    + `enterprise with PATCH /v1/enterprises/${before?.id}`);
}

const changedMeanwhile = () =>
  new DomainError(
    'version_stale',
    'An enterprise of this file was changed while it was imported. Nothing was taken; import it again.',
  );
