// Failed sign-ins slow down further ones, in Postgres, so that it holds for every process and over restarts.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { rowsIn, type Tx } from '#platform/database/database.js';

/** One count of failures, and how many of them cost nothing. */
export interface Counter {
  key: string;
  free: number;
}

const shortestS = 1;
const longestS = 15 * 60;
/** Failures are forgotten after this time without another. */
export const forgottenAfterHours = 24;

const keyOf = (...parts: string[]) => createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** Of a browser that has signed in to the account before: what others do elsewhere does not count for it. */
export const knownDeviceCounters = (address: string, device: string): Counter[] => [{ key: keyOf('device', address, device), free: 5 }];
/** Of everybody else: those from here to this account, all to this account, all from here. */
export const strangerCounters = (address: string, network: string): Counter[] => [
  { key: keyOf('pair', address, network), free: 5 },
  { key: keyOf('address', address), free: 20 },
  { key: keyOf('network', network), free: 50 },
];

/** How long nobody is let in after this many failures, in s: twice as long after each. */
export const delayAfter = (failures: number, free: number): number =>
  (failures < free ? 0 : Math.min(longestS, shortestS * 2 ** Math.min(failures - free, 30)));

@Injectable()
export class ThrottleRepository {
  /**
   * Counts a try as failed before it is made, so that many at once are no more than many in turn. False, and nothing
   * counted, when it is too early for one.
   */
  async charge(tx: Tx, counters: readonly Counter[]): Promise<boolean> {
    const keys = counters.map(({ key }) => key).sort();
    await tx.query(
      `INSERT INTO sign_in_throttle (key, failures, last_at) SELECT key, 0, clock_timestamp() FROM unnest($1::text[]) AS key
       ORDER BY key ON CONFLICT DO NOTHING`,
      [keys],
    );
    const found = await rowsIn<{ key: string; failures: number; seconds: number }>(
      tx,
      `SELECT key, failures, extract(epoch FROM clock_timestamp() - last_at)::float8 AS seconds
       FROM sign_in_throttle WHERE key = ANY($1) ORDER BY key FOR UPDATE`,
      [keys],
    );
    const freeOf = new Map(counters.map(({ key, free }) => [key, free]));
    if (found.some(({ key, failures, seconds }) => seconds < delayAfter(failures, freeOf.get(key)!))) return false;
    await tx.query(
      `UPDATE sign_in_throttle
       SET failures = CASE WHEN last_at < clock_timestamp() - make_interval(hours => $2) THEN 1 ELSE failures + 1 END,
           last_at = clock_timestamp()
       WHERE key = ANY($1)`,
      [keys, forgottenAfterHours],
    );
    return true;
  }

  /** The try was right: what it was counted for is taken back, and what only this person counts begins anew. */
  async clear(tx: Tx, counters: readonly Counter[]): Promise<void> {
    const own = counters[0]?.key;
    // In the order in which they are charged: two that wait for each other would wait for ever.
    for (const key of counters.map((each) => each.key).sort()) {
      await tx.query(
        key === own ? 'DELETE FROM sign_in_throttle WHERE key = $1' : 'UPDATE sign_in_throttle SET failures = greatest(failures - 1, 0) WHERE key = $1',
        [key],
      );
    }
  }
}
