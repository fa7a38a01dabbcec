// What imports must know of a kind of thing; uploading, checking, taking and taking back are the same for all of them.
import type { FieldError } from '#contracts/errors.js';
import type { RequestContext } from '#contracts/message.js';
import type { LikelyDuplicate } from '#contracts/registry/duplicates.js';
import type { Tx } from '#platform/database/database.js';
import type { EntityManager } from 'typeorm';
import type { Scope } from '../access.js';
import type { ImportProblems } from './import-problems.js';
import type { ImportRow } from './import.entity.js';
import type { LinesByKey } from './lines-by-key.js';

/** Something a file tells of, as it is kept. */
export interface Imported {
  id: string;
  version: number;
  active: boolean;
  updatedAt: string;
}

export type Who = Pick<RequestContext, 'actor' | 'requestId'>;
/** The import as far as a kind needs it; one within a request has no id. */
export type ImportFor = Pick<RequestContext, 'actor'> & { clusterId: string; importId?: string };

/** A row of the file; the cells are what the columns of the kind make of them. */
export interface ReadRow<C extends object = object> {
  line: number;
  cells: C;
}

/** What is to become of one thing; `after` is meaningless when there is a problem on one of its lines. */
export interface Step<T extends Imported = Imported> {
  /** Of its first row. */
  line: number;
  outcome: 'create' | 'update' | 'unchanged';
  before: T | null;
  after: T;
}

/** What is written: a step, or a part of taking one back. */
export type Write<T extends Imported = Imported> = Pick<Step<T>, 'before' | 'after'>;

export type Warning = FieldError & { line: number };

/** Another that is likely the same: one that is kept, or what an earlier row of the same file tells of. */
export type Alike = Omit<LikelyDuplicate, 'enterpriseId'> & { line: number | null; enterpriseId: string | null };

/** By id of what would be made. */
export interface Likeness {
  keys: ReadonlyMap<string, readonly number[]>;
  kept: ReadonlyMap<string, readonly LikelyDuplicate[]>;
}

/** Rows of the file by the columns that it has. */
export interface ReadRows<C extends object = object> {
  header: ReadonlySet<string>;
  rows: readonly ReadRow<C>[];
}

/** `G` is what a plan stands on: plain data, so that two of them can be compared; `R` what is made ready for writing. */
export interface ImportedKind<T extends Imported = Imported, C extends object = object, G = unknown, R = unknown> {
  /** As the audit log calls it: `enterprises.imported`. */
  readonly imported: string;

  /** Everything the registry holds that a plan for these rows depends on, as it is now. */
  ground(tx: Tx, of: ImportFor, read: ReadRows<C>): Promise<G>;

  /** What the rows come to on this ground, and on nothing else: on an equal ground the plan is as good. Notes by line and column what is wrong. */
  plan(of: ImportFor, read: ReadRows<C>, ground: G, problems: ImportProblems): Promise<{ steps: Step<T>[]; warnings: Warning[] }>;

  /** Of what would be made: by which others that are likely the same are found. A kind without it is not compared. */
  keys?(created: readonly Step<T>[]): Likeness['keys'];

  /** Likewise, and those that the registry has. */
  likeness?(tx: Tx, created: readonly Step<T>[]): Promise<Likeness>;

  /** By line, of what would be made: others that are likely the same, also of earlier rows of the file, the most likely first. `inFile` has the rows before these. */
  alike?(tx: Tx, row: ImportRow, created: readonly Step<T>[], likeness: Likeness, inFile: LinesByKey): Promise<Map<number, Alike[]>>;

  /** What of carrying these out needs neither a transaction nor its turn. */
  ready?(writes: readonly Write<T>[]): Promise<R>;

  /** Writes what is new or changed, with an event and an audit entry each. Throws `version_stale` when somebody was faster. */
  carryOut(tx: Tx, of: ImportFor, writes: readonly Write<T>[], who: Who, ready?: R): Promise<void>;

  /** Those of the ids, so that nobody changes them before the transaction ends. */
  locked(tx: Tx, of: ImportFor, ids: readonly string[]): Promise<T[]>;

  /** Of what would become what it was, the ids of those for which that still is allowed. */
  restorable(tx: Tx, of: ImportFor, writes: readonly { present: T; before: T }[]): Promise<Set<string>>;

  /** Those of a cluster behind an id, as the rows that an import takes, in the order of the columns. */
  exported(
    manager: EntityManager, scope: Scope, page: { clusterId: string; after: string | null; limit: number },
  ): Promise<{ id: string; rows: string[][] }[]>;
}
