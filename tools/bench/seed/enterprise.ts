// One enterprise of a synthetic registry, by its number: the same for the same world, whoever makes it and in which order.
import type { Enterprise } from '#contracts/registry/enterprises.js';
import { legalForm } from './places.js';
import { Draw, idAt, logNormal, oneOf, popularity, randomFor, type Random } from './random.js';
import { newestMs, oldestMs, round, siteNear, type Place, type Trade, type World } from './world.js';

const sizes = ['self_employed', 'micro', 'small', 'medium', 'large'] as const;
const size = new Draw([30, 35, 22, 10, 3]);
const schemes = ['ISO 9001', 'OEKO-TEX', 'SA8000', 'GOTS', 'ISO 14001', 'BSCI', 'WRAP', 'Fairtrade', 'HACCP', 'ISO 22000', 'FSC', 'GRS',
  'ISO 45001', 'LWG', 'Sedex', 'CE', 'BIS', 'Halal', 'Kosher', 'REACH'];
const scheme = new Draw(popularity(schemes.length, 0.9));
/** So many have as many track records as are kept of one. */
const oneInWithAll = 10_000;
const mostRecords = 500;
const dayMs = 86_400_000;

export function makeEnterprise(world: World, number: number): Enterprise {
  const random = randomFor(world.seed, number);
  const place = world.places[world.place.at(random)]!;
  const { land, cluster } = place;
  const createdMs = oldestMs + ((newestMs - oldestMs) * number) / world.enterprises;
  const version = random() < 0.8 ? 1 : 2 + Math.floor(random() * 3);
  const its = sizes[size.at(random)]!;
  const name = nameOf(random, place);
  const capabilities = capabilitiesOf(random, world, place, createdMs);
  return {
    id: idAt(createdMs, random), version, clusterId: cluster.id, externalId: `S-${number}`,
    name, size: its,
    registered: random() < (its === 'self_employed' || its === 'micro' ? 0.4 : 0.95),
    homeBased: its === 'self_employed' && random() < 0.6,
    active: random() < 0.95,
    languages: random() < 0.4 ? [...land.languages] : [land.languages[0]!],
    establishments: sitesOf(random, place),
    identifiers: [],
    certifications: certificationsOf(random, its),
    trackRecords: recordsOf(random, number, capabilities, createdMs),
    contacts: random() < 0.4 ? [{
      kind: 'email', address: `${name.toLowerCase().replace(/[^a-z]+/g, '.').replace(/^\.+|\.+$/g, '') || 'office'}${number}@example.org`,
      language: land.languages[0]!, consent: true, consentOn: dayOf(createdMs),
    }] : [],
    conflictBuyerIds: [], optOutBuyerIds: [],
    capabilities,
    createdAt: new Date(createdMs).toISOString(),
    updatedAt: new Date(version === 1 ? createdMs : createdMs + random() * (newestMs - createdMs)).toISOString(),
  };
}

function nameOf(random: Random, { land, trade, town }: Place): string {
  const word = () => land.words[land.word.at(random)]!;
  const kind = random();
  const first = kind < 0.15 ? town.name : word();
  const parts = [first, ...(kind > 0.6 ? [word()] : []), oneOf(random, trade.words), legalForm(random, land)];
  return parts.filter((part) => part !== '').join(' ');
}

/** 2 to 6 claims, mostly of the trade of the cluster. */
function capabilitiesOf(random: Random, world: World, place: Place, createdMs: number): Enterprise['capabilities'] {
  const wanted = 2 + Math.floor(random() * 5);
  const claims = new Map<string, string>();
  for (let tries = 0; claims.size < wanted && tries < 60; tries += 1) {
    const trade: Trade = random() < 0.7 ? place.trade : world.trades[world.trade.at(random)]!;
    const { code, unit } = trade.codes[trade.code.at(random)]!;
    claims.set(code, unit);
  }
  return [...claims].map(([code, unit]) => {
    const monthly = Math.max(1, Math.round(logNormal(random, 6, 1.6)));
    return {
      id: idAt(createdMs, random), code, unit, status: random() < 0.2 ? 'verified' : 'declared', statedOn: dayOf(createdMs),
      ...(random() < 0.5 ? { minimumOrder: Math.max(1, Math.round(monthly / 20)) } : {}),
      leadTimeDays: Math.max(2, Math.min(180, Math.round(logNormal(random, 3, 0.6)))),
      ...(random() < 0.6 ? { priceHint: { amount: round(5 * logNormal(random, 0, 0.6), 2), currency: 'USD' } } : {}),
      capacity: random() < 0.15 ? [] : [{ from: '2026-11-01', to: '2027-12-31', quantity: monthly * 14, booked: Math.floor(monthly * 7 * random()) }],
    };
  });
}

function sitesOf(random: Random, { land, town }: Place): Enterprise['establishments'] {
  const site = () => ({ country: land.country, ...siteNear(random, random() < 0.85 ? town : land.towns[land.town.at(random)]!) });
  return random() < 0.05 ? [site(), site()] : [site()];
}

function certificationsOf(random: Random, its: Enterprise['size']): Enterprise['certifications'] {
  const wanted = its === 'large' ? 3 : its === 'medium' ? 2 : random() < 0.15 ? 1 : 0;
  const held = new Set(Array.from({ length: wanted }, () => schemes[scheme.at(random)]!));
  return [...held].map((name) => ({ scheme: name, validUntil: random() < 0.2 ? null : dayOf(newestMs + dayMs * 900 * random()) }));
}

function recordsOf(random: Random, number: number, claims: Enterprise['capabilities'], createdMs: number): Enterprise['trackRecords'] {
  const some = random() < 0.5 ? 0 : Math.min(8, Math.floor(logNormal(random, 0.5, 0.8)));
  return Array.from({ length: number % oneInWithAll === 7 ? mostRecords : some }, () => {
    const { code, unit } = oneOf(random, claims);
    return {
      date: dayOf(createdMs - dayMs * 1_000 * random()), codes: [code], title: `Order of ${code.split('.').at(-1)!.toLowerCase()} goods`,
      buyer: `Buyer ${Math.floor(random() * 5_000)}`, quantity: Math.max(1, Math.round(logNormal(random, 6, 1.2))), unit,
      onTime: random() < 0.2 ? null : random() < 0.8, rejectedShare: random() < 0.4 ? null : round(0.1 * random() ** 2, 3), source: 'Invoice',
      ...(random() < 0.5 ? { verifiedBy: 'CDA' } : {}),
    };
  });
}

const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
