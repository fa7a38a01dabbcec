// Imports enterprises from a CSV: all rows or none; a row that says nothing new changes nothing.
import { Injectable } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import type { Input, RequestContext } from '#contracts/message.js';
import {
  EnterpriseChange,
  EnterpriseChanged,
  EnterpriseRegistered,
  type Enterprise,
  type EnterpriseImport,
  type ImportEnterprises,
} from '#contracts/registry/enterprises.js';
import { Audit } from '#platform/audit.js';
import { Database, type Tx } from '#platform/database/database.js';
import { Outbox, outboxRow } from '#platform/outbox/outbox.js';
import { scopeFor } from '../access.js';
import { ClusterCheck } from '../clusters/cluster-check.js';
import { CodesRepository } from '../codes/codes.repository.js';
import { checkClaims } from '../enterprises/capability-rules.js';
import { changed, newEnterprise } from '../enterprises/enterprise.js';
import { EnterprisesRepository } from '../enterprises/enterprises.repository.js';
import { Problems } from '../problems.js';
import { mergeRows, type Stated } from './merge-rows.js';
import { cellOf, importInvalid } from './problems-by-line.js';
import { at, readCsv, type Table } from './read-csv.js';
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
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  async run(
    { clusterId, csv }: Input<typeof ImportEnterprises>,
    context: RequestContext,
  ): Promise<EnterpriseImport> {
    const scope = scopeFor('register enterprises', context);
    return this.database.idempotently(context, async (tx) => {
      await this.clusters.require(tx, [clusterId], scope, 'clusterId');
      const problems = new Problems();
      const table = readCsv(csv, problems);
      const stated = mergeRows(table.rows, problems);
      const steps = await this.plan(tx, clusterId, table, stated, problems);
      if (problems.found.length > 0) throw importInvalid(problems.found);
      const created = steps.filter(({ before }) => before === null);
      const updated = steps.filter(({ before, after }) => before !== null && before !== after);
      await this.carryOut(tx, created, updated);
      const result = {
        created: created.length,
        updated: updated.length,
        unchanged: steps.length - created.length - updated.length,
        rows: table.rows.length,
      };
      await this.audit.record(tx, {
        action: 'enterprises.imported',
        subjectType: 'cluster',
        subjectId: clusterId,
        actor: context.actor,
        requestId: context.requestId,
        details: result,
      });
      return result;
    });
  }

  private async plan(
    tx: Tx,
    clusterId: string,
    { header }: Table,
    stated: Stated[],
    problems: Problems,
  ): Promise<Step[]> {
    // Two imports of one cluster wait for each other, so that each sees what the other made.
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`import ${clusterId}`]);
    const found = await this.enterprises.withExternalIds(
      tx,
      clusterId,
      stated.map(({ externalId }) => externalId),
    );
    const known = new Map(found.map((enterprise) => [enterprise.externalId, enterprise]));
    const units = await this.codes.unitsOf(tx, [
      ...new Set(stated.flatMap(({ claims }) => claims.map(({ code }) => code))),
    ]);
    const now = new Date();
    const today = now.toISOString().slice(0, 10);
    return stated.flatMap((one) => {
      const before = known.get(one.externalId) ?? null;
      const change = statedChange(one, before, { header, units, today });
      if (!acceptable(one, change, units, problems)) return [];
      const after = before
        ? changed(before, change, now)
        : newEnterprise(statedEnterprise(clusterId, one, change), now);
      return [{ before, after }];
    });
  }

  private async carryOut(tx: Tx, created: readonly Step[], updated: readonly Step[]): Promise<void> {
    const written = await this.enterprises.insert(
      tx,
      created.map(({ after }) => after),
    );
    if (written.size < created.length) throw changedMeanwhile();
    for (const { after } of updated)
      if (!(await this.enterprises.replace(tx, after))) throw changedMeanwhile();
    await this.outbox.publishAll(
      [
        ...created.map(({ after: { id, version } }) =>
          outboxRow(EnterpriseRegistered, { enterpriseId: id, version }, { aggregateId: id, version }),
        ),
        ...updated.map(({ after: { id, version } }) =>
          outboxRow(EnterpriseChanged, { enterpriseId: id, version }, { aggregateId: id, version }),
        ),
      ],
      tx,
    );
  }
}

/** Notes what is wrong with the claims, by line and column. */
function acceptable(
  stated: Stated,
  change: EnterpriseChange,
  units: ReadonlyMap<string, string>,
  problems: Problems,
): boolean {
  const own = new Problems();
  checkClaims(change.capabilities ?? [], units, own);
  for (const { code, field, message } of own.found) problems.add(code, cellOf(stated, field), message);
  const form = EnterpriseChange.safeParse(change);
  if (!form.success) {
    const [issue] = form.error.issues;
    problems.add('import_invalid', at(stated.line), `${issue?.path.join('.')}: ${issue?.message}`);
  }
  return own.found.length === 0 && form.success;
}

const changedMeanwhile = () =>
  new DomainError(
    'version_stale',
    'An enterprise of this file was changed while it was imported. Nothing was taken; import it again.',
  );
