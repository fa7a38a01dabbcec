// Reads and replaces correspondences between schemes; with codes.repository the only SQL here.
import { Injectable } from '@nestjs/common';
import type { Input } from '#contracts/message.js';
import type { ClassifiedCode, Correspondence, ListCorrespondences } from '#contracts/registry/codes.js';
import { rowsIn, type Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import type { EntityManager } from 'typeorm';
import { CorrespondenceVersionRow } from './correspondence.entity.js';

export interface Pair {
  from: string;
  to: string;
  kind: Correspondence['kind'];
}

type Filter = Omit<Input<typeof ListCorrespondences>, 'cursor'> & { after: string | null };

@Injectable()
export class CorrespondencesRepository {
  /** The version in use, or 0; another import of the same two schemes waits for the end of the transaction. */
  async lockVersion(tx: Tx, fromScheme: string, toScheme: string): Promise<number> {
    await tx.query('LOCK TABLE correspondence_version IN EXCLUSIVE MODE');
    return (await tx.findOneBy(CorrespondenceVersionRow, { fromScheme, toScheme }))?.version ?? 0;
  }

  /** Those of these codes that the scheme has; they stay until the transaction ends. */
  async known(tx: Tx, scheme: string, codes: readonly string[]): Promise<Set<string>> {
    const rows = await rowsIn<{ code: string }>(
      tx, 'SELECT code FROM code WHERE code = ANY($1) AND scheme = $2 ORDER BY code FOR KEY SHARE', [codes, scheme],
    );
    return new Set(rows.map(({ code }) => code));
  }

  /** Makes these pairs all there are between the two schemes. */
  async replace(tx: Tx, fromScheme: string, toScheme: string, pairs: readonly Pair[]): Promise<{ added: number; removed: number; changed: number }> {
    const [froms, tos, kinds] = [pairs.map(({ from }) => from), pairs.map(({ to }) => to), pairs.map(({ kind }) => kind)];
    const gone = await rowsIn(
      tx,
      `WITH gone AS (DELETE FROM correspondence c WHERE from_scheme = $1 AND to_scheme = $2
         AND NOT EXISTS (SELECT FROM unnest($3::text[], $4::text[]) AS p(f, t) WHERE p.f = c.from_code AND p.t = c.to_code) RETURNING 1)
       SELECT 1 FROM gone`,
      [fromScheme, toScheme, froms, tos],
    );
    // What was there before has been locked, and so has an xmax.
    const made = await rowsIn<{ added: boolean }>(
      tx,
      `WITH made AS (INSERT INTO correspondence AS c (id, from_scheme, to_scheme, from_code, to_code, kind)
         SELECT p.id, $1, $2, p.f, p.t, p.k FROM unnest($3::uuid[], $4::text[], $5::text[], $6::text[]) AS p(id, f, t, k)
         ON CONFLICT (from_code, to_code) DO UPDATE SET kind = excluded.kind WHERE c.kind <> excluded.kind
         RETURNING c.xmax = 0 AS added)
       SELECT added FROM made`,
      [fromScheme, toScheme, pairs.map(() => newId()), froms, tos, kinds],
    );
    const added = made.filter((row) => row.added).length;
    return { added, removed: gone.length, changed: made.length - added };
  }

  async setVersion(tx: Tx, fromScheme: string, toScheme: string, version: number): Promise<void> {
    await tx.upsert(CorrespondenceVersionRow, { fromScheme, toScheme, version }, ['fromScheme', 'toScheme']);
  }

  /** What each of these codes was stated to correspond to, in the order of codes; codes without any are missing. */
  async of(manager: EntityManager, codes: readonly string[]): Promise<Map<string, NonNullable<ClassifiedCode['corresponds']>>> {
    const rows: { from_code: string; to_code: string; kind: Correspondence['kind'] }[] = await manager.query(
      'SELECT from_code, to_code, kind FROM correspondence WHERE from_code = ANY($1) ORDER BY to_code COLLATE "C"', [codes],
    );
    const byCode = new Map<string, NonNullable<ClassifiedCode['corresponds']>>();
    for (const { from_code: from, to_code: code, kind } of rows) byCode.set(from, [...(byCode.get(from) ?? []), { code, kind }]);
    return byCode;
  }

  /** One more than `limit`, when there are more. */
  async list(manager: EntityManager, { code, from, to, limit, after }: Filter): Promise<Correspondence[]> {
    const rows: { id: string; from_scheme: string; to_scheme: string; from_code: string; to_code: string; kind: Correspondence['kind']; version: number }[] =
      await manager.query(
        `SELECT c.*, v.version FROM correspondence c JOIN correspondence_version v USING (from_scheme, to_scheme)
         WHERE ($1::text IS NULL OR c.from_code = $1 OR c.to_code = $1) AND ($2::text IS NULL OR c.from_scheme = $2)
           AND ($3::text IS NULL OR c.to_scheme = $3) AND ($4::uuid IS NULL OR c.id > $4)
         ORDER BY c.id LIMIT $5`,
        [code ?? null, from ?? null, to ?? null, after, limit + 1],
      );
    return rows.map((row) => ({
      id: row.id, kind: row.kind, version: row.version,
      from: { scheme: row.from_scheme, code: row.from_code }, to: { scheme: row.to_scheme, code: row.to_code },
    }));
  }
}
