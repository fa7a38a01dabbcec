// What a thread beside the service does for its index: reads all of the projection, or makes one index of several parts.
import type { ClientConfig } from 'pg';
import {
  buildCodeTree, fold, handOverColumns, IndexBuilder, Vocabulary,
  type Candidate, type CodeRow, type EnterpriseIndex, type Folded, type FoldPart, type HandedColumns, type Words,
} from '#engine';
import { candidateMaker } from '../projection/candidate.js';
import { isPlain, notedOf, type Noted } from './members.js';
import { readProjection } from './projection-copy.js';

export interface LoadOrder {
  kind: 'load';
  connection: ClientConfig;
  /** Of the classification; labels are not needed. */
  rows: CodeRow[];
  /** ISO date, UTC, as of which enterprises are judged. */
  today: string;
}

export interface FoldOrder {
  kind: 'fold';
  parts: FoldPart[];
}

/** What is kept by number beside the columns of an index. */
export type Kept<Name extends 'trackRecords' | 'barred'> = EnterpriseIndex[Name] extends ReadonlyMap<number, infer Value> ? Value : never;

/** In this order: `members` of any clusters, `read` once; of each cluster `entries` and then `built`. Small enough that whoever hears it is not kept from other work. */
export type Said =
  | { kind: 'members'; clusterId: string; count: number; noted: Noted[] }
  | { kind: 'read'; snapshot: string; words: Omit<Words, 'rows'> }
  | { kind: 'entries'; clusterId: string; trackRecords?: [number, Kept<'trackRecords'>][]; barred?: [number, Kept<'barred'>][]; odd?: [string, Candidate][] }
  | { kind: 'built'; clusterId: string; columns: HandedColumns; seconds: number }
  | { kind: 'folded'; folded: Folded };

export async function work(order: LoadOrder | FoldOrder, say: (said: Said) => void): Promise<void> {
  if (order.kind === 'fold') say({ kind: 'folded', folded: fold(order.parts) });
  else await load(order, say);
}

async function load({ connection, rows, today }: LoadOrder, say: (said: Said) => void): Promise<void> {
  const vocabulary = new Vocabulary(buildCodeTree(rows));
  const builders = new Map<string, IndexBuilder>();
  const heard = new Map<string, { count: number; noted: Noted[] }>();
  const sayHeard = () => {
    for (const [clusterId, { count, noted }] of heard) say({ kind: 'members', clusterId, count, noted });
    heard.clear();
  };
  let read = 0;
  const snapshot = await readProjection(connection, (clusterId, document) => {
    let builder = builders.get(clusterId);
    if (builder === undefined) builders.set(clusterId, (builder = new IndexBuilder(vocabulary)));
    builder.add(candidateMaker(document)(today));
    let its = heard.get(clusterId);
    if (its === undefined) heard.set(clusterId, (its = { count: 0, noted: [] }));
    its.count += 1;
    const noted = notedOf(document, today);
    if (!isPlain(noted)) its.noted.push(noted);
    read += 1;
    if (read % saidAtOnce === 0) sayHeard();
  });
  sayHeard();
  const { rows: _, ...words } = vocabulary.words;
  say({ kind: 'read', snapshot, words });
  for (const [clusterId, builder] of builders) sayBuilt(clusterId, builder, say);
}

function sayBuilt(clusterId: string, builder: IndexBuilder, say: (said: Said) => void): void {
  const begin = performance.now();
  const index = builder.build();
  const seconds = (performance.now() - begin) / 1000;
  for (const trackRecords of pages(index.trackRecords)) say({ kind: 'entries', clusterId, trackRecords });
  for (const barred of pages(index.barred)) say({ kind: 'entries', clusterId, barred });
  for (const odd of pages(index.odd)) say({ kind: 'entries', clusterId, odd });
  say({ kind: 'built', clusterId, columns: handOverColumns(index), seconds });
}

/** So much is said at once, in enterprises read or in entries. */
const saidAtOnce = 500;

function* pages<Key, T>(map: ReadonlyMap<Key, T>): Generator<[Key, T][]> {
  let page: [Key, T][] = [];
  for (const entry of map) {
    page.push(entry);
    if (page.length < saidAtOnce) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
