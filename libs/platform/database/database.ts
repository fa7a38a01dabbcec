// The one door to a service's own schema: transactions by callback, idempotent transactions, single
// statements.
import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import type { RequestContext } from '#contracts/message.js';
import { failPoint } from '../fail-points.js';
import { poolOf } from './data-source.js';
import { keepResponse, keyOf, reserveKey, storedResponse } from './idempotency.js';

/** An open transaction. */
export type Tx = EntityManager;

type Callback = () => void;

/** What the work of a transaction carries along, through everything that it awaits or starts. */
interface Surrounding {
  database: Database;
  /** False when it has committed or rolled back; what it started may go on. */
  open: boolean;
  afterCommit: Callback[];
}
const surrounding = new AsyncLocalStorage<Surrounding>();

/** Runs `callback` when the transaction around the caller has committed, or at once when there is none. */
export function afterCommit(callback: Callback): void {
  const around = surrounding.getStore();
  if (around?.open) around.afterCommit.push(callback);
  else callback();
}

/**
 * The rows of one statement inside a transaction; unlike `tx.query`, the same shape for SELECT, UPDATE and
 * DELETE.
 */
export async function rowsIn<R>(tx: Tx, sql: string, params: unknown[] = []): Promise<R[]> {
  const result = await tx.queryRunner!.query(sql, params, true);
  return (result.records ?? []) as R[];
}

/** Ids or numbers as a parameter that is an array, without looking in each for what is to be escaped. */
export const plainArray = (values: readonly (string | number)[]): string => `{${values.join()}}`;

@Injectable()
export class Database {
  /** Requests with the same key wait for each other here, in memory, instead of each holding a connection. */
  private readonly keysInUse = new Map<string, Promise<unknown>>();

  constructor(readonly dataSource: DataSource) {}

  /** For reads outside a transaction. */
  get manager(): EntityManager {
    this.refuseInside();
    return this.dataSource.manager;
  }

  /** Throws when the caller is inside a transaction already; what is started in there must use its `tx` or begin in `afterCommit`. */
  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    this.refuseInside();
    const mine: Surrounding = { database: this, open: true, afterCommit: [] };
    let result: T;
    try {
      result = await this.dataSource.transaction((tx) => surrounding.run(mine, () => work(tx)));
    } finally {
      mine.open = false;
    }
    for (const callback of mine.afterCommit) callback();
    return result;
  }

  /** A transaction that waits for a second connection starves once as many as the pool has wait likewise. */
  private refuseInside(): void {
    const around = surrounding.getStore();
    if (around?.open && around.database === this) {
      throw new Error('This needs a second connection inside a transaction, which starves the pool: pass its `tx`, or read before it begins.');
    }
  }

  /**
   * Hop 1: the key and the work commit together, so a repeated request gets the stored response and no second
   * effect.
   * The response must be JSON. A work that throws stores nothing.
   */
  async idempotently<T>(context: RequestContext, work: (tx: Tx) => Promise<T>): Promise<T> {
    if (!context.idempotency) return this.transaction(work);
    const key = keyOf(context);
    const earlier = this.keysInUse.get(key);
    const mine = (earlier ?? Promise.resolve()).then(() => this.onceFor(context, work));
    const settled = mine.then(
      () => undefined,
      () => undefined,
    );
    this.keysInUse.set(key, settled);
    try {
      return await mine;
    } finally {
      if (this.keysInUse.get(key) === settled) this.keysInUse.delete(key);
    }
  }

  private async onceFor<T>(context: RequestContext, work: (tx: Tx) => Promise<T>): Promise<T> {
    const outcome = await this.transaction(async (tx) => {
      if (!(await reserveKey(tx, context))) return { first: false as const };
      const response = await work(tx);
      await keepResponse(tx, context, response);
      await failPoint('idempotency.before-commit');
      return { first: true as const, response };
    });
    await failPoint('idempotency.after-commit');
    if (outcome.first) return outcome.response;
    return (await this.storedResponse<T>(context)) as T;
  }

  /**
   * The response an earlier request with this key got; undefined when the key is new.
   * Throws `idempotency_key_reused` when that request had another route or body.
   */
  async storedResponse<T>(context: RequestContext): Promise<T | undefined> {
    return storedResponse<T>(this, context);
  }

  /** The rows of one statement: in the caller's transaction when it is in one, else committed by itself. */
  rows<R>(sql: string, params: unknown[], tx: Tx | undefined): Promise<R[]> {
    return tx ? rowsIn<R>(tx, sql, params) : this.query<R>(sql, params);
  }

  /** What `work` writes belongs to the caller's transaction when it is in one, else to one of its own. */
  within<T>(tx: Tx | undefined, work: (tx: Tx) => Promise<T>): Promise<T> {
    return tx ? work(tx) : this.transaction(work);
  }

  /**
   * One statement, one round trip, committed by itself. `name` keeps its plan prepared on each connection.
   */
  async query<R>(sql: string, params: unknown[] = [], name?: string): Promise<R[]> {
    this.refuseInside();
    const result = await poolOf(this.dataSource).query({
      text: sql,
      values: params,
      ...(name ? { name } : {}),
    });
    return result.rows as R[];
  }
}
