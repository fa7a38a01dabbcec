// SQLite in memory: one table without row ids in the order of codes, everything that does not depend on the lot worked out beforehand.
// It is the build for wasm, because that needs no compiler.
import initSqlJs, { type Database } from 'sql.js';
import type { Asked } from '../asked.js';
import type { Answer } from '../sql.js';
import { least, plainLot, schemeWords, type PlainLot, type Rows } from './rows.js';

/** Rows that are sorted out of all that pass. Where enterprises are left out for a nearer claim too many of them may go: then all are. */
const mostSorted = 400;
const words = Array.from({ length: schemeWords }, (_, at) => `c${at}`);

export async function sqlite(rows: Rows, best: number): Promise<{ ask: (asked: Asked) => Answer[]; close(): void }> {
  const { Database: Opened } = await initSqlJs({ useOldExtensionFunctions: false } as object);
  const database = new Opened();
  load(database, rows);
  const ask = (asked: Asked): Answer[] => {
    const lot = plainLot(asked);
    return answer(database, lot, mostSorted, best) ?? answer(database, lot, -1, best)!;
  };
  return { ask, close: () => database.close() };
}

function load(database: Database, rows: Rows): void {
  // What is asked first lies first in a row: SQLite reads a row only as far as it must.
  database.run(`CREATE TABLE cap (code INT, ent INT, lead INT, price REAL, capacity REAL, minimum REAL, lang INT, ${words.map((word) => `${word} INT`).join()},
    x REAL, y REAL, z REAL, fit REAL, performance REAL, responsiveness REAL, PRIMARY KEY (code, ent)) WITHOUT ROWID`);
  database.run('CREATE TABLE own (ent INT, code INT, PRIMARY KEY (ent, code)) WITHOUT ROWID');
  const marks = (count: number) => Array.from({ length: count }, () => '?').join();
  const cap = database.prepare(`INSERT INTO cap VALUES (${marks(13 + schemeWords)})`);
  const own = database.prepare('INSERT INTO own VALUES (?, ?)');
  database.run('BEGIN');
  for (const { enterprise: at, code, leadTime, price, capacity, minimum, fit } of rows.byCode()) {
    const { words: held, languages, active, x, y, z, performance, responsiveness } = rows.enterprises[at]!;
    // Who is not active is in no answer, and has no claim that could stand before its others.
    if (active) cap.run([code, rows.numbers[at]!, leadTime, price, capacity, minimum, languages, ...held, x, y, z, fit, performance, responsiveness]);
  }
  for (const [at, claims] of rows.claims.entries()) {
    for (const code of claims.map((claim) => claim.code).sort((a, b) => a - b)) own.run([rows.numbers[at]!, code]);
  }
  database.run('COMMIT');
  cap.free();
  own.free();
  database.run('ANALYZE');
}

/** Null when more rows would have to be sorted. */
function answer(database: Database, lot: PlainLot, sorted: number, best: number): Answer[] | null {
  const statement = database.prepare(question(lot, sorted));
  const answers: Answer[] = [];
  const seen = new Set<number>();
  try {
    let count = 0;
    while (statement.step()) {
      count += 1;
      const [enterprise, score, isNearest] = statement.get() as [number, number, number];
      if (isNearest === 0 || seen.has(enterprise)) continue;
      seen.add(enterprise);
      answers.push({ enterprise, score });
      if (answers.length === best) return answers;
    }
    return count === sorted ? null : answers;
  } finally {
    statement.free();
  }
}

// Numbers are written into the text: to prepare it takes a hundredth of what it takes to answer. Rows come one by one, so the nearest
// claim is looked for only of those that are read.
function question(lot: PlainLot, sorted: number): string {
  const { asked: { need, shares, days, point, languages }, mandatory, preferred, share, step } = lot;
  const spans = spansOf(lot).map(({ from, to, similarity }) => `(${from}, ${to}, ${similarity})`).join();
  const [s0, s1, s2, s3, s4, s5, s6, s7, s8] = shares;
  const held = preferred.flatMap((word, at) => bitsOf(word).map((bit) => `((c${at} >> ${bit}) & 1)`)).join(' + ');
  const has = mandatory.map((word, at) => (word === 0 ? '' : ` AND (c${at} & ${word}) = ${word}`)).join('');
  const wanted = need.preferredCertifications.length;
  const ceiling = need.ceilingPrice!.amount;
  const isLimited = lot.limitKm !== Infinity;
  return `WITH alike (lo, hi, sim) AS (VALUES ${spans})
    SELECT ent, s, NOT EXISTS (SELECT 1 FROM own JOIN alike b ON own.code BETWEEN b.lo AND b.hi WHERE own.ent = ranked.ent AND b.sim > ranked.sim) FROM (
      SELECT ent, sim, ${s0} * (sim * fit) + ${s1! * 0.5} + ${s2} * min(1, max(0, 0.5 + 0.5 * (free - part) / (${2 * need.quantity} - part)))
        + ${s3} * (1 - min(1, 0.5 * lead / ${days}.0)) + ${s4} * (1 - min(1, 0.5 * price / ${ceiling})) + ${s5} * ${wanted === 0 ? '0' : `((${held}) / ${wanted}.0)`}
        + ${s6} * ${isLimited ? `(1 - min(1, 0.5 * km / ${lot.limitKm}))` : '(500 / (500 + km))'} + ${s7} * performance + ${s8} * responsiveness AS s
      FROM (
        SELECT *, 2 * 6371.0088 * asin(min(1, 0.5 * sqrt(square))) AS km FROM (
          SELECT ent, sim, lead, price, ${words.join()}, fit, performance, responsiveness, floor(capacity * ${days + 1} / 365.0 + 1e-6) AS free,
            max(${share}, min(minimum, ${need.quantity}), ${step}) AS part,
            (x - ${point.x}) * (x - ${point.x}) + (y - ${point.y}) * (y - ${point.y}) + (z - ${point.z}) * (z - ${point.z}) AS square
          FROM alike CROSS JOIN cap ON code BETWEEN lo AND hi
          WHERE lead <= ${days} AND price <= ${ceiling} AND minimum <= ${need.quantity} AND (lang & ${languages}) <> 0${has}
          LIMIT -1 OFFSET 0
        ) WHERE free >= part LIMIT -1 OFFSET 0
      )${isLimited ? ` WHERE km <= ${lot.limitKm}` : ''}
      ORDER BY s DESC, ent LIMIT ${sorted}
    ) ranked`;
}

/** Codes that follow one another and are as alike, both ends included. */
function spansOf({ first, similarities }: PlainLot): { from: number; to: number; similarity: number }[] {
  const spans: { from: number; to: number; similarity: number }[] = [];
  for (const [at, similarity] of similarities.entries()) {
    if (similarity < least) continue;
    const last = spans.at(-1);
    if (last && last.to === first + at - 1 && last.similarity === similarity) last.to += 1;
    else spans.push({ from: first + at, to: first + at, similarity });
  }
  return spans;
}

const bitsOf = (word: number) => Array.from({ length: 30 }, (_, bit) => bit).filter((bit) => (word >> bit) & 1);
