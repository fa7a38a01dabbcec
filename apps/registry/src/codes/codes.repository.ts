// Reads and replaces the classification; the only file here that speaks TypeORM.
import { Injectable } from '@nestjs/common';
import type { Code } from '#contracts/registry/codes.js';
import type { Tx } from '#platform/database/database.js';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { ClassificationRow, CodeRow } from './code.entity.js';

export type CodeEntry = z.infer<typeof Code>;
export interface Classification {
  scheme: string;
  version: number;
  codes: CodeEntry[];
}

@Injectable()
export class CodesRepository {
  /** The unit of each of the codes that exist. */
  async unitsOf(manager: EntityManager, codes: readonly string[]): Promise<Map<string, string>> {
    if (codes.length === 0) return new Map();
    const rows = await manager
      .createQueryBuilder(CodeRow, 'code')
      .select(['code.code', 'code.unit'])
      .where('code.code = ANY(:codes)', { codes })
      .getMany();
    return new Map(rows.map(({ code, unit }) => [code, unit]));
  }

  /** 0 while there is no classification. */
  async version(manager: EntityManager): Promise<number> {
    const row = await manager.createQueryBuilder(ClassificationRow, 'classification').getOne();
    return row?.version ?? 0;
  }

  async list(manager: EntityManager, after: string | null, limit: number): Promise<CodeEntry[]> {
    const query = manager.createQueryBuilder(CodeRow, 'code').orderBy(inCodeOrder).limit(limit);
    if (after !== null) query.where(`${inCodeOrder} > :after`, { after });
    return query.getMany();
  }

  /** Waits for another process that loads at the same moment; returns the version that is stored then. */
  async lockVersion(tx: Tx): Promise<number> {
    await tx.query('LOCK TABLE classification IN EXCLUSIVE MODE');
    return this.version(tx);
  }

  async replaceAll(tx: Tx, { scheme, version, codes }: Classification): Promise<void> {
    await tx.createQueryBuilder().delete().from(CodeRow).execute();
    await tx.createQueryBuilder().delete().from(ClassificationRow).execute();
    await tx.insert(CodeRow, codes);
    await tx.insert(ClassificationRow, { scheme, version });
  }
}

// Bytewise, like the comparison of strings in code: the same order whatever the locale of the database.
const inCodeOrder = 'code.code COLLATE "C"';
