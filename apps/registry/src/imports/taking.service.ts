// Checks or imports the next rows of a file. The dry run and the import are the same steps; only one of them writes.
import { Injectable } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import type { ImportCounts } from '#contracts/registry/imports.js';
import { Audit } from '#platform/audit.js';
import { Database, type Tx } from '#platform/database/database.js';
import { failPoint } from '#platform/fail-points.js';
import { differences } from './differences.js';
import { fileForms } from './file-form.js';
import { columnsIn } from './headings.js';
import { leftOut } from './doubles.js';
import { ImportProblems } from './import-problems.js';
import type { ImportEntryRow, ImportRow } from './import.entity.js';
import type { Step } from './imported-kind.js';
import { ImportedKinds } from './imported-kinds.js';
import { ImportsRepository, type Found, type KeyedRecord } from './imports.repository.js';
import { cellsOf, checkLength, type CellsSeen } from './read-csv.js';

/** Enterprises or providers of one transaction, and so many rows at most. */
const atOnce = 1_000;
const mostRows = 5_000;
/** An enterprise that somebody changes at the same moment is read again. */
const tries = 5;

@Injectable()
export class TakingService {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportsRepository,
    private readonly kinds: ImportedKinds,
    private readonly audit: Audit,
  ) {}

  /** One transaction: what it did and how far it came commit together, so after a crash it goes on behind that. */
  async batch(id: string): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.database.transaction((tx) => this.batchIn(tx, id));
      } catch (error) {
        if (!(error instanceof DomainError && error.code === 'version_stale') || attempt === tries) throw error;
      }
    }
  }

  private async batchIn(tx: Tx, id: string): Promise<void> {
    const row = await this.imports.lock(tx, id);
    if (row?.state !== 'checking' && row?.state !== 'importing') return;
    const taking = row.state === 'importing';
    const entries = fitting(await this.imports.entriesAfter(tx, id, row.atLine, atOnce));
    const last = entries.at(-1);
    if (!last) return this.finish(tx, row);
    // What was shown as skipped stays so: nobody confirmed anything else.
    const wanted = taking ? entries.filter(({ outcome }) => outcome !== 'skip') : entries;
    const found = await this.look(tx, row, wanted, taking);
    await this.imports.keepFound(tx, id, found);
    const counts = counted(taking ? row.done : row.checked, found, entries.length - wanted.length);
    await this.imports.update(tx, id, {
      atLine: last.line,
      doneRows: row.doneRows + entries.reduce((sum, { lines }) => sum + lines, 0),
      ...(taking ? { done: counts } : { checked: counts, alike: row.alike + found.filter(({ alike }) => alike.length > 0).length }),
    });
    await failPoint('import.before-commit');
  }

  private async look(tx: Tx, row: ImportRow, entries: readonly ImportEntryRow[], taking: boolean): Promise<Found[]> {
    const problems = new ImportProblems();
    for (const { line, lines } of entries) {
      if (lines > mostRows) problems.add(line, 'external_id', `${lines} rows tell of it: at most ${mostRows} of one enterprise are read`);
    }
    const records = await this.imports.linesOf(tx, row.id, entries.filter(({ lines }) => lines <= mostRows));
    const columns = columnsIn(row.columns);
    const seen: CellsSeen = new Map();
    const rows = records.map((record) => {
      checkLength(record, columns.length, problems);
      return { line: record.line, cells: cellsOf(fileForms[row.kind], columns, record, problems, seen) };
    });
    const header = new Set(columns.filter((name) => name !== null));
    await this.imports.lockCluster(tx, row.clusterId);
    const kind = this.kinds.of(row.kind);
    const of = { clusterId: row.clusterId, actor: row.actor, importId: row.id };
    const { steps, warnings } = await kind.plan(tx, of, header, rows, problems);
    const lineOf = entryLines(entries, records);
    const problemsOf = groupBy(problems.found, ({ line }) => lineOf.get(line) ?? line);
    const warningsOf = groupBy(warnings, ({ line }) => lineOf.get(line) ?? line);
    const stepOf = new Map(steps.map((step) => [step.line, step]));
    const good = steps.filter(({ line }) => !problemsOf.has(line));
    if (taking) await kind.carryOut(tx, of, good, row);
    const alike = taking ? undefined : await kind.alike?.(tx, row, good.filter(({ outcome }) => outcome === 'create'));
    return entries.map((entry) => {
      const { line } = entry;
      const likely = taking ? entry.alike : (alike?.get(line) ?? []);
      const left = row.whenAlike === 'skip' && !taking ? likely.slice(0, 1).map((each) => leftOut(line, each)) : [];
      return foundOf(line, stepOf.get(line), {
        taking, problems: [...(problemsOf.get(line) ?? []), ...left], warnings: warningsOf.get(line) ?? [], alike: likely,
      });
    });
  }

  private async finish(tx: Tx, row: ImportRow): Promise<void> {
    if (row.state === 'checking') {
      await this.imports.forgetLikeness(tx, row.id);
      return this.imports.update(tx, row.id, { state: 'checked' });
    }
    await this.imports.update(tx, row.id, { state: 'imported' });
    await this.audit.record(tx, {
      action: this.kinds.of(row.kind).imported, subjectType: 'cluster', subjectId: row.clusterId, actor: row.actor, requestId: row.requestId,
      details: { importId: row.id, ...row.done, rows: row.rows },
    });
  }
}

/** As many from the front as have few enough rows; at least one. */
function fitting(entries: readonly ImportEntryRow[]): ImportEntryRow[] {
  let rows = 0;
  return entries.filter(({ lines }, index) => (rows += lines) <= mostRows || index === 0);
}

/** The line of its entry by the line of a row. */
function entryLines(entries: readonly ImportEntryRow[], records: readonly KeyedRecord[]): Map<number, number> {
  const byKey = new Map(entries.map(({ key, line }) => [key, line]));
  return new Map(records.map(({ key, line }) => [line, key === null ? line : byKey.get(key)!]));
}

function groupBy<T extends { line: number; field: string; message: string }>(all: readonly T[], lineOf: (one: T) => number) {
  const groups = new Map<number, { field: string; message: string }[]>();
  for (const one of all) {
    const line = lineOf(one);
    const group = groups.get(line) ?? [];
    group.push({ field: one.field, message: one.message });
    groups.set(line, group);
  }
  return groups;
}

function foundOf(
  line: number, step: Step | undefined,
  { taking, problems, warnings, alike }: Pick<Found, 'problems' | 'warnings' | 'alike'> & { taking: boolean },
): Found {
  const nothing = { line, taken: false, version: null, before: null, warnings, alike, undo: null, changes: [] };
  if (!step || problems.length > 0) return { ...nothing, outcome: 'skip', subjectId: step?.before?.id ?? null, problems };
  const { outcome, before, after } = step;
  const update = outcome === 'update' && before !== null;
  return {
    ...nothing, outcome, problems,
    subjectId: taking || before ? after.id : null,
    taken: taking,
    version: taking ? after.version : null,
    before: taking && update ? before : null,
    changes: update ? differences(before, after) : [],
  };
}

function counted(so: ImportCounts | null, found: readonly Found[], skipped: number): ImportCounts {
  const counts = { ...(so ?? { create: 0, update: 0, unchanged: 0, skip: 0 }) };
  counts.skip += skipped;
  for (const { outcome } of found) counts[outcome!] += 1;
  return counts;
}
