// What people do with an import: look at it, confirm it, stop it, take it back; and the job that works on it.
import { Injectable } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import type { Input, Output, RequestContext } from '#contracts/message.js';
import {
  RunImport, type GetImportTemplate, type Import, type ImportState, type ImportedRow, type ListImportRows, type ListImports, type ReadImportErrors,
} from '#contracts/registry/imports.js';
import { Database } from '#platform/database/database.js';
import { Jobs } from '#platform/jobs/jobs.js';
import { idOfCursor, pageOf, type Page } from '#platform/page.js';
import { scopeFor } from '../access.js';
import { fileForms } from './file-form.js';
import { reasonColumn } from './headings.js';
import { ImportChanges } from './import-changes.js';
import type { ImportRow } from './import.entity.js';
import { importOf, importedRowOf } from './import-view.js';
import { ImportsRepository } from './imports.repository.js';
import { LinesByKey } from './lines-by-key.js';
import { csvRow } from './plain-cells.js';
import { ReadingService } from './reading.service.js';
import { TakingService } from './taking.service.js';
import { UndoingService } from './undoing.service.js';

const counted = { create: 0, update: 0, unchanged: 0, skip: 0 };
/** Rows of an error file in one message, and so many characters at most. */
const errorRows = 1_000;
const mostCharacters = 200_000;

@Injectable()
export class ImportsService {
  /** What runs of this process have checked of an import, for all of them together. */
  private readonly atWork = new Map<string, { seen: LinesByKey; runs: number }>();

  constructor(
    private readonly database: Database,
    private readonly imports: ImportsRepository,
    private readonly changes: ImportChanges,
    private readonly reading: ReadingService,
    private readonly taking: TakingService,
    private readonly undoing: UndoingService,
    private readonly jobs: Jobs,
  ) {}

  /** Works until somebody is asked again or everything is done; a second run of it beside this one does nothing twice. */
  async run(id: string): Promise<void> {
    const work = this.atWork.get(id) ?? { seen: new LinesByKey(), runs: 0 };
    this.atWork.set(id, work);
    work.runs += 1;
    try {
      await this.runOn(id, work.seen);
    } finally {
      work.runs -= 1;
      if (work.runs === 0) this.atWork.delete(id);
    }
  }

  private async runOn(id: string, seen: LinesByKey): Promise<void> {
    for (;;) {
      const row = await this.imports.find(id);
      if (row?.state === 'reading') await this.reading.read(row);
      else if (row?.state === 'checking' || row?.state === 'importing') await this.taking.run(row, seen);
      else if (row?.state === 'undoing') await this.undoing.batch(id);
      else return;
    }
  }

  async get(id: string, context: RequestContext): Promise<Import> {
    return importOf(await this.imports.get(this.database.manager, id, scopeFor('import and export', context)));
  }

  async list({ cursor, limit, ...filter }: Input<typeof ListImports>, context: RequestContext): Promise<Page<Import>> {
    const scope = scopeFor('import and export', context);
    const found = await this.imports.list(scope, { ...filter, after: idOfCursor(cursor), limit: limit + 1 });
    return pageOf(found.map(importOf), limit);
  }

  async rows({ id, cursor, limit, outcome, undo, likelyDuplicates }: Input<typeof ListImportRows>, context: RequestContext): Promise<Page<ImportedRow>> {
    await this.imports.get(this.database.manager, id, scopeFor('import and export', context));
    const found = await this.imports.entries(id, { outcome, undo, likelyDuplicates, after: lineOfCursor(cursor), limit: limit + 1 });
    // Rows have no id of their own: the line names one.
    const page = pageOf(found.map((row) => ({ id: String(row.line), ...importedRowOf(row) })), limit);
    return { ...page, items: page.items.map(({ id: _, ...row }) => row) };
  }

  confirm(id: string, context: RequestContext): Promise<Import> {
    return this.move(id, context, ['checked'], 'confirmed', () => ({ state: 'importing', done: counted, atLine: 0, doneRows: 0 }));
  }

  undo(id: string, context: RequestContext): Promise<Import> {
    return this.move(id, context, ['imported', 'cancelled'], 'taken back', ({ done }) => {
      if (done === null) throw notNow('It was cancelled before anything was imported: there is nothing to take back.');
      return { state: 'undoing', undone: { restored: 0, kept: 0 }, atLine: 0, doneRows: 0 };
    });
  }

  /** Waits for the batch at work. What was imported stays; of what was not, nothing is kept. */
  cancel(id: string, context: RequestContext): Promise<Import> {
    const states: ImportState[] = ['uploading', 'reading', 'checking', 'checked', 'importing'];
    return this.move(id, context, states, 'cancelled', () => ({ state: 'cancelled' }));
  }

  async errors({ id, after }: Input<typeof ReadImportErrors>, context: RequestContext): Promise<Output<typeof ReadImportErrors>> {
    const { columns } = await this.imports.get(this.database.manager, id, scopeFor('import and export', context));
    const found = await this.imports.skippedLines(id, Number(after ?? 0), errorRows);
    const headings = columns.map(({ heading }) => heading);
    const keep = headings.map((heading) => heading.trim().toLowerCase() !== reasonColumn);
    const cells = (all: readonly string[], reason: string) =>
      csvRow([...headings.map((_, index) => all[index] ?? '').filter((_, index) => keep[index]), reason, ...all.slice(headings.length)]);
    let csv = after === null ? `\ufeff${csvRow([...headings.filter((_, index) => keep[index]), reasonColumn])}` : '';
    let last: number | undefined;
    for (const { line, values, problems } of found) {
      if (csv.length > mostCharacters) break;
      csv += cells(values, problems.filter(({ field }) => lineIn(field) === line).map(reasonOf).join('; ') || 'another row with this external id is wrong');
      last = line;
    }
    const more = last !== undefined && (found.length === errorRows || last !== found.at(-1)!.line);
    return { csv, next: more ? String(last) : null };
  }

  async template({ kind }: Input<typeof GetImportTemplate>, context: RequestContext): Promise<Output<typeof GetImportTemplate>> {
    scopeFor('import and export', context);
    return { csv: `\ufeff${csvRow(Object.keys(fileForms[kind].columns))}` };
  }

  private move(
    id: string, context: RequestContext, from: readonly ImportState[], what: string, to: (row: ImportRow) => Partial<ImportRow>,
  ): Promise<Import> {
    const scope = scopeFor('import and export', context);
    return this.database.idempotently(context, async (tx) => {
      await this.imports.get(tx, id, scope);
      const row = (await this.imports.lock(tx, id))!;
      if (!from.includes(row.state)) {
        throw notNow(`An import that is ${row.state} cannot be ${what}; one that is ${from.join(' or ')} can.`);
      }
      const { actor, requestId } = context;
      const change = { ...to(row), actor, requestId, beganAt: new Date() };
      if (change.state === 'cancelled' && row.done === null) await this.imports.forgetFile(tx, id);
      await this.changes.update(tx, row, change);
      await this.jobs.add(RunImport, id);
      return importOf({ ...row, ...change, updatedAt: new Date() });
    });
  }
}

const notNow = (words: string) => new DomainError('transition_not_allowed', words);

function lineOfCursor(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const text = Buffer.from(cursor, 'base64url').toString();
  if (!/^\d{1,9}$/.test(text)) throw new DomainError('cursor_invalid', 'The cursor is not one of ours. Use nextCursor of the page before, or none.');
  return Number(text);
}

const lineIn = (field: string) => Number(/^line (\d+)/.exec(field)?.[1]);
const reasonOf = ({ field, message }: { field: string; message: string }) => [field.replace(/^line \d+\.?/, ''), message].filter(Boolean).join(': ');
