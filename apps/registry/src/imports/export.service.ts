// What imports take, as the rows they take; importing them again changes nothing.
import { Injectable } from '@nestjs/common';
import type { Input, Output, RequestContext } from '#contracts/message.js';
import type { ExportToCsv } from '#contracts/registry/imports.js';
import { Database } from '#platform/database/database.js';
import { scopeFor } from '../access.js';
import { ClusterCheck } from '../clusters/cluster-check.js';
import { fileForms } from './file-form.js';
import { ImportedKinds } from './imported-kinds.js';
import { csvRow } from './plain-cells.js';

/** Enterprises or providers read at a time, and characters of one answer, which one of them may go beyond. */
const atOnce = 200;
const mostCharacters = 200_000;

@Injectable()
export class ExportService {
  constructor(
    private readonly database: Database,
    private readonly kinds: ImportedKinds,
    private readonly clusters: ClusterCheck,
  ) {}

  /** Those behind `after`, by id. */
  async page({ kind, clusterId, after }: Input<typeof ExportToCsv>, context: RequestContext): Promise<Output<typeof ExportToCsv>> {
    const scope = scopeFor('import and export', context);
    const { manager } = this.database;
    await this.clusters.require(manager, [clusterId], scope, 'clusterId');
    const found = await this.kinds.of(kind).exported(manager, scope, { clusterId, after, limit: atOnce });
    let csv = after === null ? `\ufeff${csvRow(Object.keys(fileForms[kind].columns))}` : '';
    let last: string | undefined;
    for (const { id, rows: itsRows } of found) {
      const rows = itsRows.map(csvRow).join('');
      if (last !== undefined && csv.length + rows.length > mostCharacters) break;
      csv += rows;
      last = id;
    }
    const more = last !== undefined && (found.length === atOnce || last !== found.at(-1)!.id);
    return { csv, next: more ? last! : null };
  }
}
