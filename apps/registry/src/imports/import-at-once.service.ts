// Imports enterprises from a small CSV within one request: all rows or none; a row that says nothing new changes nothing.
import { Injectable } from '@nestjs/common';
import type { Input, RequestContext } from '#contracts/message.js';
import type { EnterpriseImport, ImportEnterprises } from '#contracts/registry/enterprises.js';
import { Audit } from '#platform/audit.js';
import { Database } from '#platform/database/database.js';
import { scopeFor } from '../access.js';
import { ClusterCheck } from '../clusters/cluster-check.js';
import { EnterpriseImporter } from './enterprise-importer.js';
import { ImportProblems, mostFields } from './import-problems.js';
import { ImportsRepository } from './imports.repository.js';
import { readCsv } from './read-csv.js';

@Injectable()
export class ImportAtOnce {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportsRepository,
    private readonly importer: EnterpriseImporter,
    private readonly clusters: ClusterCheck,
    private readonly audit: Audit,
  ) {}

  run({ clusterId, csv }: Input<typeof ImportEnterprises>, context: RequestContext): Promise<EnterpriseImport> {
    const scope = scopeFor('register enterprises', context);
    return this.database.idempotently(context, async (tx) => {
      await this.clusters.require(tx, [clusterId], scope, 'clusterId');
      const problems = new ImportProblems();
      const read = readCsv(csv, problems);
      await this.imports.lockCluster(tx, clusterId);
      const of = { clusterId, actor: context.actor };
      const { steps, warnings: doubles } = await this.importer.plan(of, read, await this.importer.ground(tx, of, read), problems);
      problems.throwIfAny();
      const warnings = [...doubles.map(({ field, message }) => ({ field, message })), ...await this.importer.likelyDoubles(tx, steps, doubles)];
      const count = (outcome: string) => steps.filter((step) => step.outcome === outcome).length;
      const counts = { created: count('create'), updated: count('update'), unchanged: count('unchanged'), rows: read.rows.length };
      await this.importer.carryOut(tx, of, steps, context);
      const { actor, requestId } = context;
      await this.audit.record(tx, {
        action: 'enterprises.imported', subjectType: 'cluster', subjectId: clusterId, actor, requestId, details: counts,
      });
      return { ...counts, warnings: warnings.slice(0, mostFields) };
    });
  }
}
