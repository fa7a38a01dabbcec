// Reads and writes imports, their files and rows; the only file here that speaks TypeORM or SQL.
import { Injectable } from '@nestjs/common';
import { notFound } from '#contracts/errors.js';
import type { ColumnMapping, ImportOutcome, ImportState, ImportedRow } from '#contracts/registry/imports.js';
import { Database, rowsIn, type Tx } from '#platform/database/database.js';
import type { PendingJob } from '#platform/handlers.js';
import type { EntityManager } from 'typeorm';
import { reachesClusters, type Scope } from '../access.js';
import { ImportEntryRow, ImportPartRow, ImportRow, ImportSourceRow } from './import.entity.js';
import type { CsvRecord } from './read-csv.js';

export type SourceOf = Pick<ImportRow, 'clusterId' | 'kind' | 'source'>;
/** The part of an entry that a batch finds out. */
export type Found = Pick<ImportEntryRow, 'line' | 'outcome' | 'subjectId' | 'taken' | 'version' | 'before' | 'problems' | 'warnings' | 'alike' | 'changes' | 'undo'>;
export interface KeyedRecord extends CsvRecord {
  key: string | null;
}

/** An entry as far as a batch needs it. */
export type Upcoming = Pick<ImportEntryRow, 'line' | 'key' | 'lines' | 'outcome'>;

const rowsLookedThrough = 5_000;
/** Rows of a file that are dealt with at once, whatever the planner makes of them. */
export const few = 2_000;

@Injectable()
export class ImportsRepository {
  constructor(private readonly database: Database) {}

  async get(manager: EntityManager, id: string, scope: Scope): Promise<ImportRow> {
    const row = await manager.findOneBy(ImportRow, { id });
    if (!row || !reachesClusters(scope, [row.clusterId])) throw notFound('import', id);
    return row;
  }

  async find(id: string): Promise<ImportRow | null> {
    return this.database.manager.findOneBy(ImportRow, { id });
  }

  /** Nobody else changes it before the transaction ends. */
  async lock(tx: Tx, id: string): Promise<ImportRow | null> {
    return tx.findOne(ImportRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Two imports into one cluster wait for each other, so that the later one sees what the earlier one made. */
  async lockCluster(tx: Tx, clusterId: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`import ${clusterId}`]);
  }

  async list(
    scope: Scope, { after, limit, clusterId, state }: { after: string | null; limit: number; clusterId?: string | undefined; state?: ImportState | undefined },
  ): Promise<ImportRow[]> {
    const query = this.database.manager.createQueryBuilder(ImportRow, 'import').orderBy('import.id', 'DESC').limit(limit);
    if (scope.reach !== 'everything') query.andWhere('import.clusterId = ANY(:ids)', { ids: scope.reach === 'clusters' ? scope.clusterIds : [] });
    if (after) query.andWhere('import.id < :after', { after });
    if (clusterId) query.andWhere('import.clusterId = :clusterId', { clusterId });
    if (state) query.andWhere('import.state = :state', { state });
    return query.getMany();
  }

  async insert(tx: Tx, row: ImportRow): Promise<void> {
    await tx.insert(ImportRow, row);
  }

  async update(tx: Tx, id: string, change: Partial<ImportRow>): Promise<void> {
    await tx.update(ImportRow, { id }, { ...change, updatedAt: new Date() } as object);
  }

  /** Imports with work to do that nobody stopped. */
  async pending(limit: number): Promise<PendingJob[]> {
    return this.database.query<{ id: string; requestId: string }>(
      `SELECT id, request_id AS "requestId" FROM import WHERE state IN ('reading', 'checking', 'importing', 'undoing') ORDER BY id LIMIT $1`,
      [limit],
    );
  }

  async putPart(tx: Tx, part: ImportPartRow): Promise<void> {
    await tx.upsert(ImportPartRow, part, ['importId', 'number']);
  }

  async forgetPartsFrom(tx: Tx, importId: string, number: number): Promise<void> {
    await tx.query('DELETE FROM import_part WHERE import_id = $1 AND number >= $2', [importId, number]);
  }

  /** One after the other, so that only one is held. */
  async *parts(importId: string): AsyncGenerator<Buffer> {
    for (let number = 0; ; number += 1) {
      const [part] = await this.database.query<{ bytes: Buffer }>(
        'SELECT bytes FROM import_part WHERE import_id = $1 AND number = $2', [importId, number],
      );
      if (!part) return;
      yield part.bytes;
    }
  }

  /** Nothing of the file stays, and nothing of what was found in it. */
  async forgetFile(tx: Tx, importId: string): Promise<void> {
    for (const table of ['import_part', 'import_line', 'import_entry']) {
      await tx.query(`DELETE FROM ${table} WHERE import_id = $1`, [importId]);
    }
  }

  /** Lines that are there already stay: they were read before a crash. */
  async addLines(tx: Tx, importId: string, records: readonly KeyedRecord[]): Promise<void> {
    await tx.query(
      `INSERT INTO import_line (import_id, line, key, cells)
       SELECT $1::uuid, line, key, values FROM jsonb_to_recordset($2) AS r(line int, key text, values jsonb) ON CONFLICT DO NOTHING`,
      [importId, JSON.stringify(records)],
    );
  }

  /** What the planner knows of the table is from before the file: it would read all rows that are left for each batch. */
  async analyse(tx: Tx, table: 'import_line' | 'import_entry'): Promise<void> {
    await tx.query(`ANALYZE ${table}`);
  }

  /** The next entries in the order of the file. */
  async entriesAfter(tx: Tx, importId: string, line: number, limit: number): Promise<ImportEntryRow[]> {
    return tx.createQueryBuilder(ImportEntryRow, 'entry').where('entry.importId = :importId AND entry.line > :line', { importId, line })
      .orderBy('entry.line').limit(limit).getMany();
  }

  /** Likewise, without what they came to. */
  async upcoming(importId: string, line: number, limit: number): Promise<Upcoming[]> {
    return this.database.query(
      'SELECT line, key, lines, outcome FROM import_entry WHERE import_id = $1 AND line > $2 ORDER BY line LIMIT $3', [importId, line, limit],
    );
  }

  /**
   * The next entries that are to be checked, in the order of the file: one for each external id, at the first row that has it, and one for
   * each row without. So many rows are looked through at a time, not all that are left, for few rows of many may begin one.
   */
  async toBeChecked(importId: string, line: number, limit: number): Promise<Upcoming[]> {
    for (let after = line; ;) {
      const found = await this.database.query<Upcoming>(
        `SELECT line, key, NULL AS outcome,
           CASE WHEN key IS NULL THEN 1 ELSE (SELECT count(*)::int FROM import_line its WHERE its.import_id = $1 AND its.key = next.key) END AS lines
         FROM (SELECT line, key FROM import_line WHERE import_id = $1 AND line > $2 ORDER BY line LIMIT ${rowsLookedThrough}) next
         WHERE key IS NULL
           OR NOT EXISTS (SELECT FROM import_line earlier WHERE earlier.import_id = $1 AND earlier.key = next.key AND earlier.line < next.line OFFSET 0)
         ORDER BY line LIMIT $3`,
        [importId, after, limit],
      );
      if (found.length > 0) return found;
      const [last] = await this.database.query<{ line: number }>(
        `SELECT line FROM import_line WHERE import_id = $1 AND line > $2 ORDER BY line OFFSET ${rowsLookedThrough - 1} LIMIT 1`, [importId, after],
      );
      if (!last) return [];
      after = last.line;
    }
  }

  /** The rows that tell of these entries, in the order of the file. */
  async linesOf(importId: string, entries: readonly Upcoming[]): Promise<KeyedRecord[]> {
    return this.database.query<KeyedRecord>(
      `SELECT line, key, cells AS values FROM import_line
       WHERE import_id = $1 AND (key = ANY($2) OR line = ANY($3)) ORDER BY line`,
      [importId, entries.flatMap(({ key }) => key ?? []), entries.flatMap(({ key, line }) => (key === null ? line : []))],
    );
  }

  async rowsAt(tx: Tx, importId: string, lines: readonly number[]): Promise<CsvRecord[]> {
    if (lines.length === 0) return [];
    return rowsIn(tx, 'SELECT line, cells AS values FROM import_line WHERE import_id = $1 AND line = ANY($2)', [importId, lines]);
  }

  /** Entries as they were checked; also over those of a file that was read before migration 0047, which made them when it was read. */
  async addFound(tx: Tx, importId: string, found: readonly (Found & Upcoming)[]): Promise<void> {
    await tx.query(
      `INSERT INTO import_entry (import_id, line, key, lines, outcome, subject_id, taken, problems, warnings, alike, changes)
       SELECT $1::uuid, line, key, lines, outcome, "subjectId", false, coalesce(problems, '[]'), coalesce(warnings, '[]'), coalesce(alike, '[]'), coalesce(changes, '[]')
       FROM jsonb_to_recordset($2) AS f(line int, key text, lines int, outcome text, "subjectId" uuid, problems jsonb, warnings jsonb, alike jsonb, changes jsonb)
       ON CONFLICT (import_id, line) DO UPDATE SET outcome = excluded.outcome, subject_id = excluded.subject_id, problems = excluded.problems,
         warnings = excluded.warnings, alike = excluded.alike, changes = excluded.changes`,
      [importId, JSON.stringify(found.map(filled))],
    );
  }

  /** What is likely the same stays as it is where nothing is: an import does not look for it again. */
  async keepFound(tx: Tx, importId: string, found: readonly Found[]): Promise<void> {
    await tx.query(
      `UPDATE import_entry e SET outcome = f.outcome, subject_id = f."subjectId", taken = f.taken, version = f.version,
         before = f.before, problems = coalesce(f.problems, '[]'), warnings = coalesce(f.warnings, '[]'), alike = coalesce(f.alike, e.alike),
         changes = coalesce(f.changes, '[]'), undo = f.undo,
         taken_back_id = CASE WHEN f.undo = 'restored' AND f.outcome = 'create' THEN f."subjectId" END
       FROM jsonb_to_recordset($2) AS f(line int, outcome text, "subjectId" uuid, taken boolean, version int, before jsonb,
         problems jsonb, warnings jsonb, alike jsonb, changes jsonb, undo text)
       WHERE e.import_id = $1 AND e.line = f.line`,
      [importId, JSON.stringify(found.map(filled))],
    );
  }

  async entries(
    importId: string, { after, limit, outcome, undo, likelyDuplicates }: {
      after: number; limit: number; outcome?: ImportOutcome | undefined; undo?: ImportedRow['undo'] | undefined; likelyDuplicates?: boolean | undefined;
    },
  ): Promise<ImportEntryRow[]> {
    const query = this.database.manager.createQueryBuilder(ImportEntryRow, 'entry').where('entry.importId = :importId', { importId })
      .andWhere('entry.outcome IS NOT NULL AND entry.line > :after', { after }).orderBy('entry.line').limit(limit);
    if (outcome) query.andWhere('entry.outcome = :outcome', { outcome });
    if (undo) query.andWhere('entry.undo = :undo', { undo });
    if (likelyDuplicates !== undefined) query.andWhere(`(entry.alike <> '[]'::jsonb) = :likelyDuplicates`, { likelyDuplicates });
    return query.getMany();
  }

  /** Rows of the file whose entry is skipped, with why. */
  async skippedLines(importId: string, after: number, limit: number): Promise<(CsvRecord & Pick<ImportEntryRow, 'problems'>)[]> {
    return this.database.query(
      `SELECT l.line, l.cells AS values, e.problems FROM import_line l JOIN import_entry e ON e.import_id = l.import_id
         AND (e.key = l.key OR (e.key IS NULL AND e.line = l.line))
       WHERE l.import_id = $1 AND l.line > $2 AND e.outcome = 'skip' ORDER BY l.line LIMIT $3`,
      [importId, after, limit],
    );
  }

  /** Those of the enterprises that an undone import made and nobody touched since. */
  async takenBack(tx: Tx, enterprises: readonly { id: string; version: number }[]): Promise<Set<string>> {
    if (enterprises.length === 0) return new Set();
    const rows = await rowsIn<{ id: string }>(
      tx,
      `SELECT k.id FROM unnest($1::uuid[], $2::int[]) AS k(id, version) JOIN import_entry e ON e.taken_back_id = k.id AND e.version = k.version`,
      [enterprises.map(({ id }) => id), enterprises.map(({ version }) => version)],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async rememberedMapping(tx: Tx, { clusterId, kind, source }: SourceOf): Promise<ColumnMapping | null> {
    return (await tx.findOneBy(ImportSourceRow, { clusterId, kind, source }))?.mapping ?? null;
  }

  async remember(tx: Tx, { clusterId, kind, source }: SourceOf, mapping: ColumnMapping): Promise<void> {
    await tx.upsert(ImportSourceRow, { clusterId, kind, source, mapping }, ['clusterId', 'kind', 'source']);
  }

  /** Deletes imports that nobody works on after `days`, and uploads that nobody ended after one; returns how many of at most `limit`. */
  async forget(days: number, limit: number): Promise<number> {
    const gone = await this.database.query(
      `DELETE FROM import WHERE id IN (SELECT id FROM import
         WHERE (state IN ('checked', 'imported', 'cancelled', 'failed', 'undone') AND updated_at < now() - make_interval(days => $1))
            OR (state = 'uploading' AND updated_at < now() - interval '1 day') LIMIT $2) RETURNING 1`,
      [days, limit],
    );
    return gone.length;
  }
}


/** Only the fields with something in them: of most entries there is little to say. */
function filled(found: Found): Partial<Found> {
  const kept: Record<string, unknown> = {};
  for (const key of Object.keys(found) as (keyof Found)[]) {
    const value = found[key];
    if (value !== null && !(Array.isArray(value) && value.length === 0)) kept[key] = value;
  }
  return kept;
}
