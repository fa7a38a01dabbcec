// Enterprises as the rows an import takes; importing them again changes nothing.
import { Injectable } from '@nestjs/common';
import type { Input, Output, RequestContext } from '#contracts/message.js';
import type { ExportEnterprises } from '#contracts/registry/imports.js';
import { Database } from '#platform/database/database.js';
import { scopeFor } from '../access.js';
import { ClusterCheck } from '../clusters/cluster-check.js';
import { EnterprisesRepository } from '../enterprises/enterprises.repository.js';
import { columnNames } from './columns.js';
import { exportRows } from './export-rows.js';
import { csvRow } from './plain-cells.js';

/** Enterprises read at a time, and characters of one answer, which one enterprise may go beyond. */
const atOnce = 200;
const mostCharacters = 200_000;

@Injectable()
export class ExportService {
  constructor(
    private readonly database: Database,
    private readonly enterprises: EnterprisesRepository,
    private readonly clusters: ClusterCheck,
  ) {}

  /** The enterprises behind `after`, by id. */
  async page({ clusterId, after }: Input<typeof ExportEnterprises>, context: RequestContext): Promise<Output<typeof ExportEnterprises>> {
    const scope = scopeFor('register enterprises', context);
    const { manager } = this.database;
    await this.clusters.require(manager, [clusterId], scope, 'clusterId');
    const found = await this.enterprises.find(manager, scope, { clusterId, after, limit: atOnce });
    let csv = after === null ? `\ufeff${csvRow(columnNames)}` : '';
    let last: string | undefined;
    for (const enterprise of found) {
      const rows = exportRows(enterprise).map(csvRow).join('');
      if (last !== undefined && csv.length + rows.length > mostCharacters) break;
      csv += rows;
      last = enterprise.id;
    }
    const more = last !== undefined && (found.length === atOnce || last !== found.at(-1)!.id);
    return { csv, next: more ? last! : null };
  }
}
