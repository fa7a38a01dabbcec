// The entries of the classification in use, and which version of it they are.
import type { Code } from '#contracts/registry/codes.js';
import type { z } from 'zod';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

type CodeEntry = z.infer<typeof Code>;

@Entity('code')
@Index('code_parent', ['parent'])
export class CodeRow {
  @PrimaryColumn('text')
  code: string;

  @Column('text')
  scheme: string;

  @Column('text', { nullable: true })
  parent: string | null;

  @Column('jsonb')
  labels: CodeEntry['labels'];

  @Column('jsonb')
  synonyms: CodeEntry['synonyms'];

  @Column('text')
  unit: string;
}

@Entity('classification')
export class ClassificationRow {
  @PrimaryColumn('text')
  scheme: string;

  @Column('integer')
  version: number;
}
