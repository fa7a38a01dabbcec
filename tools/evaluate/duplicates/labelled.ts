// Records with the organisation they truly are of, and their halves: one to tune on, one to report on.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Organisation } from '#likeness';

export interface Labelled {
  /** Records with the same one are of one organisation. */
  truth: string;
  record: Organisation;
}

/** Throws with a message for people when a column is missing. */
export function readLabelled(file: string): Labelled[] {
  const rows = parse(readFileSync(file), { columns: true, bom: true }) as Record<string, string>[];
  for (const name of ['True Id', 'Site name', 'Address', 'Zip', 'Phone']) {
    if (rows[0]?.[name] === undefined) throw new Error(`${file}: there is no column "${name}"`);
  }
  return rows.map((row) => ({
    truth: row['True Id']!,
    record: { name: row['Site name']!, phones: [row['Phone']!], sites: [{ address: row['Address']!, postcode: row['Zip']! }] },
  }));
}

/** All records of one organisation fall into the same half, by the hash of its id: always the same one. */
export function halvesOf(all: readonly Labelled[]): { tuning: Labelled[]; test: Labelled[] } {
  const isTuning = ({ truth }: Labelled) => createHash('sha256').update(truth).digest()[0]! % 2 === 0;
  return { tuning: all.filter(isTuning), test: all.filter((each) => !isTuning(each)) };
}

/** Pairs of records that are of one organisation. */
export function truePairs(records: readonly Labelled[]): number {
  const counts = new Map<string, number>();
  for (const { truth } of records) counts.set(truth, (counts.get(truth) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
}
