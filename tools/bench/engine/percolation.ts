// The other direction in SQL, as well as we know to ask it: from a changed enterprise to the open lots that it fits. Lots lie in
// the order of their codes, one row each with what the rules ask first; which claim decides for which code is worked out beforehand.
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { capabilityFitValue, dayOf, OpenLots, stepIn, unitOf, weightAfter, type Candidate, type FittingLot, type Vocabulary } from '#engine';
import { languageMask, maskOf, onSphere } from './asked.js';
import { describe, mean, p50, rounded, warmRounds } from './figures.js';
import { aging, performanceOf, responsivenessOf } from './plain-claims.js';
import { withPostgres } from './postgres.js';
import { today, type World } from './world.js';

const minimumSimilarity = 0.7;
const columns = `lot int4, code int4, days int4, languages int4, quantity float8, ceiling float8, share float8, step float8, c0 int8, c1 int8,
  x float8, y float8, z float8, km float8, p0 int8, p1 int8, preferred float8, shares float8[]`;

/** Ways to find the lots: the spans of codes that are like a claim's, or each code that is like one. */
const designs = {
  spans: `unnest($1::int4[], $2::int4[], $3::int4[], $4::int4[]) AS span (first, past, place, claim) JOIN lot ON lot.code >= first AND lot.code < past
    CROSS JOIN LATERAL (SELECT ($5::float8[])[place + lot.code - first] AS sim OFFSET 0) v`,
  codes: `unnest($1::int4[], $2::int4[], $3::int4[], $4::int4[], $5::float8[]) AS likely (code, past, place, claim, sim) JOIN lot USING (code)`,
};
type Name = keyof typeof designs;

/** Settings under which one design is asked: the better of them is its figure. */
const planning = ['force_generic_plan', 'force_custom_plan'] as const;

/**
 * `percolate_*`: one enterprise against all open lots, by OpenLots and by the best SQL, and whether all answers are the same.
 * As many are asked of SQL as of ours.
 */
export async function percolation(
  vocabulary: Vocabulary, open: OpenLots, lots: ReturnType<World['lots']>, changed: readonly Candidate[], say: (line: string) => void,
) {
  const warm = Math.floor(changed.length / 3);
  for (let round = 0; round < warmRounds; round += 1) for (const candidate of changed.slice(0, warm)) open.fitting(candidate);
  const measured = changed.slice(warm);
  const found: FittingLot[][] = [];
  const ours = measured.map((candidate) => {
    const begin = performance.now();
    found.push(open.fitting(candidate));
    return performance.now() - begin;
  });
  say(`percolation: ${describe(ours)}, ${rounded(mean(found.map(({ length }) => length)))} lots found`);
  const sql = await withPostgres(['jit = off', 'max_parallel_workers_per_gather = 0', "work_mem = '64MB'"], async (client) => {
    await loadLots(client, lots, vocabulary);
    const figures: { ms: number[]; differs: number }[] = [];
    for (const name of Object.keys(designs) as Name[]) {
      for (const plan of planning) figures.push(await ask(client, name, plan, vocabulary, changed.slice(0, warm), measured, found, say));
    }
    return figures;
  });
  const best = sql.reduce((one, other) => (mean(other.ms) < mean(one.ms) ? other : one));
  return {
    percolate_p50_ms: rounded(p50(ours)), percolate_mean_ms: rounded(mean(ours)), percolate_sql_p50_ms: rounded(p50(best.ms)),
    percolate_sql_mean_ms: rounded(mean(best.ms)), percolate_lots_found: rounded(mean(found.map(({ length }) => length))),
    percolate_parity: sql.every(({ differs }) => differs === 0), percolate_ratio_sql: rounded(p50(best.ms) / p50(ours)), percolate_ratio_sql_mean: rounded(mean(best.ms) / mean(ours)),
  };
}

async function ask(
  client: Client, design: Name, plan: string, vocabulary: Vocabulary, warm: readonly Candidate[], measured: readonly Candidate[],
  found: readonly FittingLot[][], say: (line: string) => void,
): Promise<{ ms: number[]; differs: number }> {
  await client.query(`SET plan_cache_mode = ${plan}`);
  const name = `${design} ${plan}`;
  const text = question(designs[design]);
  const asking = async (candidate: Candidate) =>
    (await client.query<{ lot: number; s: number }>({ name, text, values: parametersOf(candidate, design, vocabulary) })).rows;
  for (const candidate of warm) await asking(candidate);
  const ms: number[] = [];
  let differs = 0;
  for (const [at, candidate] of measured.entries()) {
    const begin = performance.now();
    const rows = await asking(candidate);
    ms.push(performance.now() - begin);
    if (!isSame(rows, found[at]!)) differs += 1;
  }
  say(`percolation by ${name}: ${describe(ms)}, ${differs} answers differ`);
  return { ms, differs };
}

function isSame(rows: readonly { lot: number; s: number }[], ours: readonly FittingLot[]): boolean {
  const scores = new Map(ours.map(({ lotId, score }) => [lotId, score]));
  return rows.length === ours.length && rows.every(({ lot, s }) => Math.abs(s - (scores.get(`lot-${lot}`) ?? NaN)) <= 1e-7);
}

async function loadLots(client: Client, lots: ReturnType<World['lots']>, { codes }: Vocabulary): Promise<void> {
  await client.query(`CREATE UNLOGGED TABLE lot (${columns})`);
  const lines = lots.map(({ need, setting }, at) => {
    const { x, y, z } = onSphere(need.place!.latitude!, need.place!.longitude!);
    const unit = unitOf(need.unit)!;
    // Where the lot has no preferred scheme nobody asks, and the weights of the others are more.
    const weights = Object.entries(setting.weights).map(([name, weight]) => (name === 'optionalCertifications' && need.preferredCertifications.length === 0 ? 0 : weight));
    const sum = weights.reduce((total, weight) => total + weight, 0);
    const fields = [
      at, codes.rankOf(need.code), dayOf(need.deadline) - dayOf(need.today), need.language ? languageMask([need.language]) : 15, need.quantity,
      need.ceilingPrice!.amount, setting.policy.minimumShare! * need.quantity, Math.min(stepIn(unit), need.quantity),
      ...maskOf(need.mandatoryCertifications), x, y, z, need.place!.maxDistanceKm ?? 1e9, ...maskOf(need.preferredCertifications),
      need.preferredCertifications.length, `"{${weights.map((weight) => weight / sum).join()}}"`,
    ];
    return { rank: codes.rankOf(need.code)!, line: `${fields.join()}\n` };
  });
  lines.sort((a, b) => a.rank - b.rank);
  await pipeline(Readable.from(lines.map(({ line }) => Buffer.from(line)), { objectMode: false }), client.query(copyFrom('COPY lot FROM STDIN (FORMAT csv)')));
  await client.query('CREATE INDEX lot_code ON lot (code)');
  await client.query('VACUUM ANALYZE lot');
}

// In the order and with the operations of the criteria.
const question = (from: string) => `
  SELECT lot, max(s) AS s FROM (
    SELECT lot, shares[1] * (sim * fit) + shares[2] * 0.5
      + shares[3] * least(1, greatest(0, 0.5 + 0.5 * (free - least) / (2 * quantity - least)))
      + shares[4] * (1 - least(1, 0.5 * lead / days)) + shares[5] * (1 - least(1, 0.5 * price / ceiling))
      + shares[6] * CASE WHEN preferred = 0 THEN 0 ELSE (bit_count((p0 & $12::int8)::bit(64)) + bit_count((p1 & $13::int8)::bit(64))) / preferred END
      + shares[7] * CASE WHEN far = 1e9 THEN 500 / (500 + km) ELSE 1 - least(1, 0.5 * km / far) END
      + shares[8] * $18::float8 + shares[9] * $19::float8 AS s
    FROM (
      SELECT lot, sim, shares, quantity, days, ceiling, preferred, p0, p1, lot.km AS far,
        ($6::int4[])[claim] AS lead, ($8::float8[])[claim] AS price, ($10::float8[])[claim] AS fit,
        floor(($9::float8[])[claim] * (days + 1) / 365 + 1e-6) AS free,
        greatest(share, least(($7::float8[])[claim], quantity), step) AS least,
        2 * 6371.0088 * asin(least(1, 0.5 * sqrt((x - $15::float8) ^ 2 + (y - $16::float8) ^ 2 + (z - $17::float8) ^ 2))) AS km
      FROM ${from}
      WHERE sim >= ${minimumSimilarity} - 7e-10 AND days >= ($6::int4[])[claim] AND quantity >= ($7::float8[])[claim] AND ceiling >= ($8::float8[])[claim]
        AND (languages & $14::int4) <> 0 AND (c0 & $12::int8) = c0 AND (c1 & $13::int8) = c1
      OFFSET 0
    ) likely
    WHERE $11::bool AND free >= least AND km <= far
  ) scored GROUP BY lot`;

interface Likely {
  code: number;
  claim: number;
  similarity: number;
}

/** For each code that is like a claim the claims that are nearest to it: they decide. */
function likelyCodes({ capabilities }: Candidate, { codes }: Vocabulary): Likely[] {
  const nearest = new Map<number, Likely[]>();
  for (const [at, { code: own }] of capabilities.entries()) {
    const { first, similarities } = codes.alike(own, minimumSimilarity);
    for (const [place, similarity] of similarities.entries()) {
      const [known] = nearest.get(first + place) ?? [];
      const one = { code: first + place, claim: at + 1, similarity };
      if (!known || similarity > known.similarity) nearest.set(first + place, [one]);
      else if (similarity === known.similarity) nearest.get(first + place)!.push(one);
    }
  }
  return [...nearest.values()].flat().filter(({ similarity }) => similarity >= minimumSimilarity - 7e-10);
}

function parametersOf(candidate: Candidate, design: Name, vocabulary: Vocabulary): unknown[] {
  const likely = likelyCodes(candidate, vocabulary).toSorted((a, b) => a.claim - b.claim || a.code - b.code);
  const spans = design === 'spans' ? spansOf(likely) : eachAlone(likely);
  const { capabilities, certifications, establishments } = candidate;
  const { x, y, z } = onSphere(establishments[0]!.latitude!, establishments[0]!.longitude!);
  const fits = capabilities.map(({ status, statedOn, verifiedOn }) => {
    const confirmed = Math.max(dayOf(statedOn), verifiedOn ? dayOf(verifiedOn) : 0);
    return capabilityFitValue(1, status === 'verified', weightAfter(dayOf(today) - confirmed, aging));
  });
  return [
    spans.firsts, spans.pasts, spans.places, spans.claims, likely.map(({ similarity }) => similarity), capabilities.map(({ leadTimeDays }) => leadTimeDays),
    capabilities.map(({ minimumOrder }) => minimumOrder ?? 0), capabilities.map(({ priceHint }) => priceHint!.amount),
    capabilities.map(({ capacity }) => capacity![0]!.quantity), fits, candidate.active, ...maskOf(certifications.map(({ scheme }) => scheme)),
    languageMask(candidate.languages), x, y, z, performanceOf(candidate), responsivenessOf(candidate),
  ];
}

const eachAlone = (likely: readonly Likely[]) => ({
  firsts: likely.map(({ code }) => code), pasts: likely.map(({ code }) => code + 1), places: likely.map((_, place) => place + 1),
  claims: likely.map(({ claim }) => claim),
});

/** Codes of one claim that follow one another. */
function spansOf(likely: readonly Likely[]) {
  const spans = { firsts: [] as number[], pasts: [] as number[], places: [] as number[], claims: [] as number[] };
  for (const [place, { code, claim }] of likely.entries()) {
    if (spans.claims.at(-1) === claim && spans.pasts.at(-1) === code) spans.pasts[spans.pasts.length - 1] = code + 1;
    else {
      spans.firsts.push(code);
      spans.pasts.push(code + 1);
      spans.places.push(place + 1);
      spans.claims.push(claim);
    }
  }
  return spans;
}
