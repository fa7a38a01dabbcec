// A file arrives in parts, is kept as it is, and then waits to be read.
import { Injectable } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import type { Input, Output, RequestContext } from '#contracts/message.js';
import {
  RunImport, type AddImportPart, type ColumnMapping, type CompleteImport, type Import, type ImportKind, type StartImport,
} from '#contracts/registry/imports.js';
import { Database } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { Jobs } from '#platform/jobs/jobs.js';
import { scopeFor } from '../access.js';
import { ClusterCheck } from '../clusters/cluster-check.js';
import { notCsv } from './decode.js';
import { fileForms, isColumnOf } from './file-form.js';
import { ImportChanges } from './import-changes.js';
import type { ImportRow } from './import.entity.js';
import { importOf } from './import-view.js';
import { ImportsRepository } from './imports.repository.js';

@Injectable()
export class UploadsService {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportsRepository,
    private readonly changes: ImportChanges,
    private readonly clusters: ClusterCheck,
    private readonly jobs: Jobs,
  ) {}

  /** Nothing is kept of what is no CSV by its first bytes. */
  start({ clusterId, kind, source, mapping, whenAlike, first }: Input<typeof StartImport>, context: RequestContext): Promise<Import> {
    const scope = scopeFor('import and export', context);
    const bytes = Buffer.from(first, 'base64');
    const reason = bytes.length === 0 ? 'The file is empty.' : notCsv(bytes);
    if (reason) throw new DomainError('body_invalid', reason);
    refuseUnknownColumns(kind, mapping);
    return this.database.idempotently(context, async (tx) => {
      await this.clusters.require(tx, [clusterId], scope, 'clusterId');
      const now = new Date();
      const row: ImportRow = {
        id: newId(), clusterId, kind, source, state: 'uploading', actor: context.actor, requestId: context.requestId,
        bytes: bytes.length, sha256: null, encoding: null, delimiter: null, mapping, columns: [], whenAlike, alike: 0, rows: 0, atLine: 0, erasures: 0, doneRows: 0,
        checked: null, done: null, undone: null, problems: [], createdAt: now, beganAt: now, updatedAt: now,
      };
      await this.changes.begin(tx, row);
      await this.imports.putPart(tx, { importId: row.id, number: 0, bytes });
      return importOf(row);
    });
  }

  /** Does nothing when the upload is over: then it was sent again because no answer came. */
  addPart({ id, number, part }: Input<typeof AddImportPart>, context: RequestContext): Promise<Output<typeof AddImportPart>> {
    const scope = scopeFor('import and export', context);
    return this.database.transaction(async (tx) => {
      const { state } = await this.imports.get(tx, id, scope);
      if (state === 'uploading') await this.imports.putPart(tx, { importId: id, number, bytes: Buffer.from(part, 'base64') });
      return { taken: state === 'uploading' };
    });
  }

  complete({ id, parts, bytes, sha256 }: Input<typeof CompleteImport>, context: RequestContext): Promise<Import> {
    const scope = scopeFor('import and export', context);
    return this.database.transaction(async (tx) => {
      await this.imports.get(tx, id, scope);
      const row = (await this.imports.lock(tx, id))!;
      if (row.state !== 'uploading') {
        if (row.sha256 !== null && row.sha256 !== sha256) throw otherFile();
        return importOf(row);
      }
      // An upload that broke off may have left more parts of a longer file.
      await this.imports.forgetPartsFrom(tx, id, parts);
      const change = { state: 'reading' as const, bytes, sha256, beganAt: new Date() };
      await this.changes.update(tx, row, change);
      await this.jobs.add(RunImport, id);
      return importOf({ ...row, ...change });
    });
  }
}

function refuseUnknownColumns(kind: ImportKind, mapping: ColumnMapping | null): void {
  const fields = Object.entries(mapping ?? {}).flatMap(([heading, column]) =>
    column === null || isColumnOf(fileForms[kind], column) ? [] : [{ field: `mapping.${heading}`, message: `${column} is not a column, see GET /v1/imports/template?kind=${kind}` }]);
  const [first] = fields;
  if (first) throw new DomainError('query_invalid', `${first.field}: ${first.message}.`, { fields });
}

const otherFile = () => new DomainError(
  'idempotency_key_reused', 'This Idempotency-Key was used for another file. Use a new key for a new upload.',
);
