// Reads and replaces the schemes of the classification; the only file here that speaks TypeORM or SQL.
import { Injectable } from '@nestjs/common';
import type { Code } from '#contracts/registry/codes.js';
import { rowsIn, type Tx } from '#platform/database/database.js';
import type { PastChoice } from '#engine';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { ClassificationRow, CodeRow } from './code.entity.js';
import { CodesPieceRow } from './codes-piece.entity.js';

export type CodeEntry = z.infer<typeof Code>;
export interface Classification {
  scheme: string;
  version: number;
  codes: CodeEntry[];
}

/** A code, and how many enterprises need it. */
export interface CodeUse {
  code: string;
  enterprises: number;
}

@Injectable()
export class CodesRepository {
  /** The unit of each of the codes that exist; none of them is removed before the transaction ends. */
  async unitsOf(tx: Tx, codes: readonly string[]): Promise<Map<string, string>> {
    if (codes.length === 0) return new Map();
    const rows = await rowsIn<Pick<CodeEntry, 'code' | 'unit'>>(
      tx,
      'SELECT code, unit FROM code WHERE code = ANY($1) ORDER BY code FOR KEY SHARE',
      [codes],
    );
    return new Map(rows.map(({ code, unit }) => [code, unit]));
  }

  /** Of all schemes and what corresponds between them: their versions only rise, so a change of one makes another sum. 0 while there is none. */
  async version(manager: EntityManager): Promise<number> {
    const rows: { version: number }[] = await manager.query(
      `SELECT coalesce(sum(version), 0)::int AS version
       FROM (SELECT version FROM classification UNION ALL SELECT version FROM correspondence_version) v`,
    );
    return rows[0]!.version;
  }

  async list(manager: EntityManager, after: string | null, limit: number): Promise<CodeEntry[]> {
    const query = manager.createQueryBuilder(CodeRow, 'code').orderBy(inCodeOrder).limit(limit);
    if (after !== null) query.where(`${inCodeOrder} > :after`, { after });
    return query.getMany();
  }

  /** Waits for another process that changes codes at the same moment; returns the version of the scheme then, or 0. */
  async lockVersion(tx: Tx, scheme: string): Promise<number> {
    await tx.query('LOCK TABLE classification IN EXCLUSIVE MODE');
    return (await tx.findOneBy(ClassificationRow, { scheme }))?.version ?? 0;
  }

  ofScheme(tx: Tx, scheme: string): Promise<CodeEntry[]> {
    return tx.findBy(CodeRow, { scheme });
  }

  /** The scheme of each of these codes that belongs to another one. */
  async foreign(tx: Tx, scheme: string, codes: readonly string[]): Promise<Map<string, string>> {
    const rows = await rowsIn<Pick<CodeEntry, 'code' | 'scheme'>>(
      tx, 'SELECT code, scheme FROM code WHERE code = ANY($1) AND scheme <> $2', [codes, scheme],
    );
    return new Map(rows.map((row) => [row.code, row.scheme]));
  }

  /** Makes or changes these codes and removes others, and gives the scheme its new version. */
  async write(
    tx: Tx, { scheme, version, codes }: Classification, removed: readonly string[] = [],
  ): Promise<void> {
    if (removed.length > 0) await tx.query('DELETE FROM code WHERE code = ANY($1)', [removed]);
    await tx.query(
      `INSERT INTO code (code, scheme, parent, labels, synonyms, unit)
       SELECT code, scheme, parent, labels, synonyms, unit FROM jsonb_populate_recordset(NULL::code, $1)
       ON CONFLICT (code) DO UPDATE SET parent = excluded.parent, labels = excluded.labels,
         synonyms = excluded.synonyms, unit = excluded.unit WHERE code.scheme = excluded.scheme`,
      [JSON.stringify(codes)],
    );
    await tx.upsert(ClassificationRow, { scheme, version }, ['scheme']);
  }

  async storePiece(tx: Tx, piece: Omit<CodesPieceRow, 'createdAt'>): Promise<void> {
    await tx.upsert(CodesPieceRow, { ...piece, createdAt: new Date() }, ['uploadId', 'number']);
  }

  /** The pieces of an upload by their numbers, in order; they are there no more once the transaction is committed. */
  async takePieces(tx: Tx, uploadId: string): Promise<Map<number, string>> {
    const rows = await rowsIn<{ number: number; csv: string }>(
      tx,
      'WITH taken AS (DELETE FROM codes_piece WHERE upload_id = $1 RETURNING number, csv) SELECT number, csv FROM taken ORDER BY number',
      [uploadId],
    );
    return new Map(rows.map(({ number, csv }) => [number, csv]));
  }

  async forgetPieces(tx: Tx, days: number): Promise<void> {
    await tx.query('DELETE FROM codes_piece WHERE created_at < now() - make_interval(days => $1)', [days]);
  }

  /** Titles of the newest earlier work with the codes that it has, oldest first; of a record with several codes one each. */
  async pastChoices(manager: EntityManager, most: number): Promise<PastChoice[]> {
    const rows: PastChoice[] = await manager.query(
      `SELECT record->>'title' AS text, named.code
       FROM enterprise e, jsonb_array_elements(e.track_records) record,
         jsonb_array_elements_text(record->'codes') AS named(code) JOIN code USING (code)
       ORDER BY record->>'date' DESC, e.id, record->>'title', named.code LIMIT $1`,
      [most],
    );
    return rows.reverse();
  }

  /** How many enterprises claim each of these codes; codes that nobody claims are missing. */
  claimed(tx: Tx, codes: readonly string[]): Promise<CodeUse[]> {
    return rowsIn(
      tx,
      `SELECT code, count(*)::int AS enterprises FROM capability WHERE code = ANY($1)
       GROUP BY code ORDER BY code COLLATE "C"`,
      [codes],
    );
  }

  /** How many enterprises claim each of these codes or name it in a track record. */
  used(tx: Tx, codes: readonly string[]): Promise<CodeUse[]> {
    return rowsIn(
      tx,
      `SELECT code, count(*)::int AS enterprises FROM (
         SELECT code, enterprise_id FROM capability WHERE code = ANY($1)
         UNION SELECT named.code, e.id FROM enterprise e, jsonb_array_elements(e.track_records) record,
           jsonb_array_elements_text(record->'codes') AS named(code) WHERE named.code = ANY($1)) u
       GROUP BY code ORDER BY code COLLATE "C"`,
      [codes],
    );
  }
}

// Bytewise, like the comparison of strings in code: the same order whatever the locale of the database.
const inCodeOrder = 'code.code COLLATE "C"';
