// The synthetic registry of the engine's benchmark: a code tree with the level sizes of CPV, Zipf popularity, three countries,
// two to six claims for each enterprise, half of them at home in one division. It proves speed and parity, never relevance.
import { buildCodeTree, dayOf, type Candidate, type Capability, type CodeRow, type CodeTree, type LotNeed, type Setting } from '#engine';
import { beta, Draw, gamma, logNormal, normal, oneOf, popularity, randomFor, type Random } from '../seed/random.js';

export const today = '2026-11-16';
/** Certification schemes there are. */
export const schemes = Array.from({ length: 120 }, (_, at) => `SCHEME ${at}`);
export const languages = ['am', 'en', 'fr', 'hi'] as const;
const levelSizes = [45, 272, 1002, 2379, 5756];
const countries = [
  { country: 'SN', weight: 15, latitude: [12.5, 16.6], longitude: [-17.4, -11.5] },
  { country: 'ET', weight: 25, latitude: [4, 14], longitude: [33.5, 43] },
  { country: 'IN', weight: 60, latitude: [9, 32], longitude: [70, 88] },
] as const;
const day = 86_400_000;

export interface World {
  tree: CodeTree;
  /** The same candidates each time, in the order of their ids. */
  candidates(count: number): Iterable<Candidate>;
  /** One enterprise, as it would be after a change; `salt` says which change. */
  changed(enterprise: number, salt: number): Candidate;
  lots(count: number): { need: LotNeed; setting: Setting }[];
}

export function worldOf(seed = 1): World {
  const { rows, depth, divisionOf } = codeRows(randomFor(seed, 0));
  const tree = buildCodeTree(rows);
  const weights = popularityOf(depth, randomFor(seed, 1));
  const members = new Map<number, number[]>();
  for (const [at, division] of divisionOf.entries()) members.set(division, [...(members.get(division) ?? []), at]);
  const towns = townsOf(randomFor(seed, 2));

  const codes = new Draw(weights);
  const homes = new Map([...members].map(([division, those]) => [division, { those, draw: new Draw(those.map((at) => weights[at]!)) }]));
  const scheme = new Draw(schemes.map((_, at) => 1 / (at + 4) ** 0.9));
  const country = new Draw(countries.map(({ weight }) => weight));
  const town = new Draw(Array.from({ length: 60 }, (_, at) => 1 / (at + 1)));

  /** Everything that is drawn, from one source of chance. */
  function drawing(random: Random) {
    const code = () => codes.at(random);
    const site = () => {
      const at = country.at(random);
      const near = towns[at]![town.at(random)]!;
      const around = (degrees: number) => Math.round((degrees + normal(random) * 0.12) * 1e6) / 1e6;
      return { country: countries[at]!.country as string, latitude: around(near.latitude), longitude: around(near.longitude) };
    };
    const some = (least: number, most: number) => {
      const wanted = least + Math.floor(random() * (most - least + 1));
      const found = new Set<number>();
      while (found.size < wanted) found.add(scheme.at(random));
      return [...found].map((at) => schemes[at]!);
    };
    return { random, code, site, some };
  }

  function candidate(at: number, { random, code, site, some }: ReturnType<typeof drawing>): Candidate {
    const home = homes.get(divisionOf[code()]!)!;
    const wanted = 2 + Math.floor(random() * 5);
    const claimed = new Set<number>();
    for (let tries = 0; claimed.size < wanted && tries < 200; tries += 1) claimed.add(random() < 0.7 ? home.those[home.draw.at(random)]! : code());
    const orders = random() < 0.5 ? 0 : Math.floor(logNormal(random, 1.5, 1.3));
    const level = logNormal(random, 0, 0.2);
    const invited = random() < 0.5 ? 0 : Math.floor(random() * 20);
    const spoken = new Set([oneOf(random, languages), ...(random() < 0.4 ? [oneOf(random, languages)] : [])]);
    return {
      enterpriseId: idOf(at),
      version: 1,
      active: random() < 0.95,
      languages: [...spoken],
      establishments: [site()],
      certifications: some(10, 30).map((scheme) => ({ scheme, validUntil: '2030-12-31' })),
      capabilities: [...claimed].map((each, number) => capability(rows[each]!.code, number, level, random)),
      trackRecords: [],
      performance: orders === 0 ? null : performance(orders, random),
      responsiveness: invited === 0 ? null : { invited, answered: Math.floor(random() * (invited + 1)) },
      conflictBuyerIds: [],
      optOutBuyerIds: [],
      buyerOptedOut: false,
      recentInvitations: 0,
    };
  }

  return {
    tree,
    *candidates(count) {
      const draw = drawing(randomFor(seed, 3));
      for (let at = 0; at < count; at += 1) yield candidate(at, draw);
    },
    changed: (enterprise, salt) => ({ ...candidate(enterprise, drawing(randomFor(seed, 1000 + salt))), version: 2 + salt }),
    lots(count) {
      const draw = drawing(randomFor(seed, 4));
      return Array.from({ length: count }, (_, at) => lot(at, rows, draw));
    },
  };
}

function capability(code: string, number: number, level: number, random: Random): Capability {
  const verified = random() < 0.3;
  return {
    capabilityId: `claim-${number}`,
    code,
    unit: 'C62',
    status: verified ? 'verified' : 'declared',
    minimumOrder: random() < 0.7 ? null : Math.ceil(logNormal(random, 3, 1.2)),
    leadTimeDays: Math.max(2, Math.min(180, Math.round(logNormal(random, 3, 0.6)))),
    priceHint: { amount: Math.max(1, Math.round(level * logNormal(random, 0, 0.1) * 10_000)) / 1000, currency: 'USD' },
    capacity: [{ from: '2026-11-01', to: '2027-10-31', quantity: Math.ceil(12 * logNormal(random, 6, 1.6)), booked: 0 }],
    statedOn: dateBefore(Math.floor(random() * 900)),
    verifiedOn: verified ? dateBefore(Math.floor(random() * 400)) : null,
  };
}

function performance(orders: number, random: Random) {
  const onTime = Math.round(orders * beta(random, 8, 2));
  const rejected = Math.round(orders * beta(random, 1.5, 30) * 100) / 100;
  return { delivered: orders, onTime, inspected: orders, rejected, since: '2023-11-17' };
}

function lot(
  at: number, rows: readonly CodeRow[],
  { random, code, site, some }: { random: Random; code: () => number; site: () => { country: string; latitude: number; longitude: number }; some: (least: number, most: number) => string[] },
): { need: LotNeed; setting: Setting } {
  const weight = () => Math.round(gamma(random, 2) * 1000) / 1000;
  const near = site();
  return {
    need: {
      lotId: `lot-${at}`,
      code: rows[code()]!.code,
      title: null,
      quantity: Math.ceil(logNormal(random, 7, 1.5)),
      unit: 'C62',
      today,
      deadline: dateBefore(-14 - Math.floor(random() * 250)),
      place: { ...near, maxDistanceKm: random() < 0.5 ? null : 100 + Math.floor(random() * 700) },
      ceilingPrice: { amount: Math.round((random() < 0.5 ? 100 : 10 * logNormal(random, 0.1, 0.2)) * 1000) / 1000, currency: 'USD' },
      mandatoryCertifications: some(0, 3),
      preferredCertifications: some(0, 6),
      language: random() < 0.3 ? null : oneOf(random, languages),
      buyerId: `buyer-${at % 500}`,
    },
    setting: {
      weights: {
        capabilityFit: weight(), relevance: 0, capacityMargin: weight(), leadTimeMargin: weight(), price: weight(),
        optionalCertifications: weight(), distance: weight(), pastPerformance: weight(), responsiveness: weight(),
      },
      weightsVersion: 1,
      policy: {
        minimumSimilarity: 0.7, unknownExcludes: [], invitationCap: null, maxProposals: 50, minimumScore: 0,
        minimumShare: oneOf(random, [0.05, 0.1, 0.25, 0.5, 1]),
        aging: { freshDays: 180, fadingDays: 540, staleWeight: 0.5 },
      },
      rates: [],
    },
  };
}

const dateBefore = (days: number) => new Date((dayOf(today) - days) * day).toISOString().slice(0, 10);
/** The id of the enterprise made in that place. */
export const idOf = (at: number) => `00000000-0000-7000-8000-${at.toString(16).padStart(12, '0')}`;

/** A tree with the level sizes of CPV 2008: a few divisions have many classes, most have few. */
function codeRows(random: Random): { rows: CodeRow[]; depth: number[]; divisionOf: number[] } {
  const rows: CodeRow[] = [];
  const depth: number[] = [];
  const divisionOf: number[] = [];
  let above: number[] = [];
  for (const [level, size] of levelSizes.entries()) {
    const draw = level === 0 ? null : new Draw(above.map((_, at) => 1 / ((at % 37) + 3)));
    const here: number[] = [];
    for (let at = 0; at < size; at += 1) {
      const parent = draw === null ? -1 : above[at < above.length ? at : draw.at(random)]!;
      const number = rows.length;
      const code = parent < 0 ? String(at).padStart(2, '0') : `${rows[parent]!.code}.${String(at).padStart(4, '0')}`;
      rows.push({ code, parent: rows[parent]?.code ?? null, labels: { en: code }, synonyms: {}, unit: 'C62' });
      depth.push(level);
      divisionOf.push(parent < 0 ? number : divisionOf[parent]!);
      here.push(number);
    }
    above = here;
  }
  return { rows, depth, divisionOf };
}

/** Zipf-Mandelbrot over the codes in random order; whole divisions and groups are claimed seldom. */
function popularityOf(depth: readonly number[], random: Random): number[] {
  const order = depth.map((_, at) => at);
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  const shares = popularity(depth.length);
  const weights = Array.from(depth, () => 0);
  for (const [rank, at] of order.entries()) weights[at] = shares[rank]! * (depth[at]! <= 1 ? 0.15 : 1);
  return weights;
}

function townsOf(random: Random): { latitude: number; longitude: number }[][] {
  const within = ([least, most]: readonly [number, number]) => least + random() * (most - least);
  return countries.map(({ latitude, longitude }) =>
    Array.from({ length: 60 }, () => ({ latitude: within(latitude), longitude: within(longitude) })));
}
