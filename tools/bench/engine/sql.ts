// The same question in SQL, as well as we know to ask it: everything that does not change with the lot is worked out beforehand,
// the table lies in the order of the codes, the server is warm, has memory for all of it and no just-in-time compiler.
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { stepIn, unitOf, type Found } from '#engine';
import type { PlainClaims } from './plain-claims.js';
import type { Asked } from './asked.js';
import { idOf } from './world.js';

/** Ids and scores, the best first. */
export interface Answer {
  enterprise: number;
  score: number;
}

export interface Design {
  name: string;
  ask(asked: Asked): Promise<Answer[]>;
}

/** The same enterprises in the same order; where scores are equal but for rounding, either may come first. */
export function isSame(answers: readonly Answer[], ours: readonly Found[]): boolean {
  const close = (a: number, b: number) => Math.abs(a - b) <= 1e-7;
  const scores = new Map(ours.map(({ enterpriseId, score }) => [enterpriseId, score]));
  return answers.length === ours.length && answers.every(({ enterprise, score }, at) =>
    close(score, ours[at]!.score) && close(score, scores.get(idOf(enterprise)) ?? ours.at(-1)!.score));
}

const columns = `code int4, ent int4, lead int4, minimum float8, price float8, capacity float8, fit float8, c0 int8, c1 int8, lang int4,
  active int4, x float8, y float8, z float8, performance float8, responsiveness float8`;

/** Loads the tables; the clustered one is in the order of the codes because the rows come in it. */
export async function loadSql(client: Client, claims: PlainClaims): Promise<void> {
  await client.query(`CREATE UNLOGGED TABLE cap (${columns})`);
  const lines = Readable.from(claims.lines(), { objectMode: false });
  await pipeline(lines, client.query(copyFrom('COPY cap FROM STDIN (FORMAT csv)')));
  await client.query('CREATE INDEX cap_code ON cap (code)');
  await client.query('CREATE INDEX cap_ent ON cap (ent) INCLUDE (code)');
  await client.query('CREATE UNLOGGED TABLE claim AS SELECT code, ent, lead, minimum, price, capacity, fit FROM cap');
  await client.query('CREATE INDEX claim_code ON claim (code) INCLUDE (ent, lead, minimum, price, capacity, fit)');
  await client.query(`CREATE UNLOGGED TABLE ent AS
    SELECT DISTINCT ON (ent) ent, c0, c1, lang, active, x, y, z, performance, responsiveness FROM cap ORDER BY ent`);
  await client.query('ALTER TABLE ent ADD PRIMARY KEY (ent)');
  await client.query('VACUUM ANALYZE cap');
  await client.query('VACUUM ANALYZE claim');
  await client.query('VACUUM ANALYZE ent');
}

export const settings = ['jit = off', 'max_parallel_workers_per_gather = 2', "work_mem = '64MB'"];

/** The designs over tables that are loaded. */
export function designs(client: Client): Design[] {
  return [
    { name: 'clustered', ask: asking(client, 'clustered', question('cap c')) },
    { name: 'normalised', ask: asking(client, 'normalised', question('claim c JOIN ent e USING (ent)')) },
    { name: 'bounded', ask: askingBounded(client) },
  ];
}

function asking(client: Client, name: string, text: string): Design['ask'] {
  return async (asked) => {
    const { rows } = await client.query<{ ent: number; s: number }>({ name, text, values: parametersOf(asked) });
    return rows.map(({ ent, s }) => ({ enterprise: ent, score: s }));
  };
}

// The nearest claim decides: of the few best rows those go for which the enterprise has a nearer claim, and each enterprise counts
// once; 300 rows are 50 enterprises with six claims each.
const nearestDecides = `WHERE NOT EXISTS (
      SELECT FROM cap o WHERE o.ent = best.ent AND o.code >= $1::int4 AND o.code < $2::int4
        AND ($3::float8[])[o.code - $1::int4 + 1] > ($3::float8[])[best.code - $1::int4 + 1])
    LIMIT 300
  ) decided GROUP BY ent ORDER BY s DESC, ent LIMIT 50`;

// In the order and with the operations of the criteria.
const question = (from: string) => `
  SELECT ent, max(s) AS s FROM (
    SELECT ent, s FROM (
      SELECT code, ent,
        $15::float8 * (sim * fit) + $16::float8 * 0.5
        + $17::float8 * least(1, greatest(0, 0.5 + 0.5 * (free - least) / (2 * $4::float8 - least)))
        + $18::float8 * (1 - least(1, 0.5 * lead / $5::float8)) + $19::float8 * (1 - least(1, 0.5 * price / $6::float8))
        + $20::float8 * CASE WHEN $14::float8 = 0 THEN 0 ELSE (bit_count((c0 & $12::int8)::bit(64)) + bit_count((c1 & $13::int8)::bit(64))) / $14::float8 END
        + $21::float8 * CASE WHEN $11::float8 = 1e9 THEN 500 / (500 + km) ELSE 1 - least(1, 0.5 * km / $11::float8) END
        + $22::float8 * performance + $23::float8 * responsiveness AS s
      FROM (
        SELECT c.code, ent, sim, fit, lead, price, c0, c1, performance, responsiveness, free, greatest($7::float8, least(minimum, $4::float8), $24::float8) AS least,
          2 * 6371.0088 * asin(least(1, 0.5 * sqrt((x - $8::float8) ^ 2 + (y - $9::float8) ^ 2 + (z - $10::float8) ^ 2))) AS km
        FROM ${from}
          CROSS JOIN LATERAL (SELECT ($3::float8[])[c.code - $1::int4 + 1] AS sim,
            floor(capacity * ($5::int4 + 1) / 365 + 1e-6) AS free OFFSET 0) v
        WHERE c.code >= $1::int4 AND c.code < $2::int4 AND sim >= 0.7 - 7e-10 AND active = 1 AND lead <= $5::int4 AND minimum <= $4::float8
          AND price <= $6::float8 AND (lang & $25::int4) <> 0 AND (c0 & $26::int8) = $26::int8 AND (c1 & $27::int8) = $27::int8
      ) filtered
      WHERE free >= least AND km <= $11::float8
      ORDER BY s DESC, ent OFFSET 0
    ) best
    ${nearestDecides}`;

/**
 * Sorts no more than the best rows, which two workers can do, each for its own: nothing in it keeps them from it. Where so many of
 * those have a nearer claim that less than fifty are left, it asks again without a bound.
 */
function askingBounded(client: Client): Design['ask'] {
  const text = boundedQuestion;
  const whole = asking(client, 'clustered', question('cap c'));
  return async (asked) => {
    const { rows } = await client.query<{ ent: number; s: number; sorted: number }>({ name: 'bounded', text, values: parametersOf(asked) });
    if (rows.length < 50 && (rows[0]?.sorted ?? mostSorted) === mostSorted) return whole(asked);
    return rows.map(({ ent, s }) => ({ enterprise: ent, score: s }));
  };
}

const mostSorted = 400;
const sim = '($3::float8[])[c.code - $1::int4 + 1]';
const free = 'floor(capacity * ($5::int4 + 1) / 365 + 1e-6)';
const part = 'greatest($7::float8, least(minimum, $4::float8), $24::float8)';
const km = '2 * 6371.0088 * asin(least(1, 0.5 * sqrt((x - $8::float8) ^ 2 + (y - $9::float8) ^ 2 + (z - $10::float8) ^ 2)))';
const boundedQuestion = `
  SELECT ent, max(s) AS s, max(sorted)::int4 AS sorted FROM (
    SELECT ent, s, sorted FROM (
      SELECT code, ent, s, count(*) OVER () AS sorted FROM (
        SELECT c.code, ent,
          $15::float8 * (${sim} * fit) + $16::float8 * 0.5
          + $17::float8 * least(1, greatest(0, 0.5 + 0.5 * (${free} - ${part}) / (2 * $4::float8 - ${part})))
          + $18::float8 * (1 - least(1, 0.5 * lead / $5::float8)) + $19::float8 * (1 - least(1, 0.5 * price / $6::float8))
          + $20::float8 * CASE WHEN $14::float8 = 0 THEN 0 ELSE (bit_count((c0 & $12::int8)::bit(64)) + bit_count((c1 & $13::int8)::bit(64))) / $14::float8 END
          + $21::float8 * CASE WHEN $11::float8 = 1e9 THEN 500 / (500 + ${km}) ELSE 1 - least(1, 0.5 * ${km} / $11::float8) END
          + $22::float8 * performance + $23::float8 * responsiveness AS s
        FROM cap c
        WHERE c.code >= $1::int4 AND c.code < $2::int4 AND active = 1 AND lead <= $5::int4 AND price <= $6::float8 AND minimum <= $4::float8
          AND (lang & $25::int4) <> 0 AND (c0 & $26::int8) = $26::int8 AND (c1 & $27::int8) = $27::int8 AND ${sim} >= 0.7 - 7e-10
          AND ${free} >= ${part} AND ($11::float8 = 1e9 OR ${km} <= $11::float8)
        ORDER BY s DESC, ent LIMIT ${mostSorted}
      ) sorted ORDER BY s DESC, ent OFFSET 0
    ) best
    ${nearestDecides}`;

function parametersOf({ need, setting, alike, shares, masks, point, days, languages }: Asked): unknown[] {
  const share = setting.policy.minimumShare! * need.quantity;
  return [
    alike.first, alike.first + alike.similarities.length, [...alike.similarities], need.quantity, days, need.ceilingPrice!.amount, share,
    point.x, point.y, point.z, need.place!.maxDistanceKm ?? 1e9, masks.preferred[0], masks.preferred[1], need.preferredCertifications.length,
    ...shares, Math.min(stepIn(unitOf(need.unit)!), need.quantity), languages, masks.mandatory[0], masks.mandatory[1],
  ];
}
