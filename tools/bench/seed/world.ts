// What the enterprises of a synthetic registry are drawn from: clusters, towns, codes and words, each with how often it is met.
import { NewCluster, type Cluster } from '#contracts/registry/clusters.js';
import { starterCodes } from '../../../apps/all/src/kept-rows.js';
import { countries, madeUpWord, type CountrySounds } from './places.js';
import { Draw, idAt, normal, popularity, randomFor, type Random } from './random.js';

const townsOfCountry = 60;
const wordsOfCountry = 20_000;
/** The day on which everything has been registered; nothing depends on the clock. */
export const newestMs = Date.UTC(2026, 9, 31);
export const oldestMs = Date.UTC(2024, 0, 1);

export interface Town {
  name: string;
  latitude: number;
  longitude: number;
}

export interface Land extends CountrySounds {
  towns: readonly Town[];
  town: Draw;
  words: readonly string[];
  word: Draw;
}

/** A trade with its codes and what enterprises of it call themselves. */
export interface Trade {
  name: string;
  codes: readonly { code: string; unit: string }[];
  code: Draw;
  words: readonly string[];
}

export interface Place {
  cluster: Cluster;
  land: Land;
  trade: Trade;
  town: Town;
}

export interface World {
  seed: number;
  enterprises: number;
  places: readonly Place[];
  place: Draw;
  trades: readonly Trade[];
  trade: Draw;
}

/** The same world for the same seed, number of enterprises and of clusters; these are the more, the more enterprises there are, unless given. */
export function makeWorld(seed: number, enterprises: number, clusters?: number): World {
  const random = randomFor(seed, -1);
  const trades = makeTrades(random);
  const lands = countries.map((country) => makeLand(random, country));
  const land = new Draw(lands.map(({ share }) => share));
  const trade = new Draw(popularity(trades.length));
  const count = clusters ?? Math.max(3, Math.min(200, Math.round(Math.sqrt(enterprises) / 5)));
  const places = Array.from({ length: count }, (_, number) => makePlace(random, number, lands[land.at(random)]!, trades[trade.at(random)]!));
  return { seed, enterprises, places, place: new Draw(popularity(count, 1)), trades, trade };
}

function makeTrades(random: Random): Trade[] {
  const codes = starterCodes();
  const parents = new Set(codes.map(({ parent }) => parent));
  const divisions = codes.filter(({ parent }) => parent === null);
  const seen = shuffled(random, codes.filter(({ code }) => !parents.has(code)));
  const weights = popularity(seen.length);
  return divisions.flatMap(({ code: division, labels }) => {
    const its = seen.flatMap((each, rank) => (each.code.startsWith(`${division}.`) ? [{ ...each, weight: weights[rank]! }] : []));
    if (its.length === 0) return [];
    const words = its.flatMap((each) => (each.labels['en'] ?? '').split(/[^\p{L}]+/u)).filter((word) => word.length > 3);
    return [{
      name: (labels['en'] ?? division).toLowerCase(),
      codes: its.map(({ code, unit }) => ({ code, unit })),
      code: new Draw(its.map(({ weight }) => weight)),
      words: [...new Set(words.map((word) => word[0]!.toUpperCase() + word.slice(1)))].slice(0, 40),
    }];
  });
}

function makeLand(random: Random, country: CountrySounds): Land {
  const [south, north, west, east] = country.within;
  const towns = Array.from({ length: townsOfCountry }, () => ({
    name: madeUpWord(random, country),
    latitude: round(south + random() * (north - south)), longitude: round(west + random() * (east - west)),
  }));
  const words = [...new Set(Array.from({ length: wordsOfCountry }, () => madeUpWord(random, country)))];
  return { ...country, towns, town: new Draw(popularity(towns.length, 1, 1)), words, word: new Draw(popularity(words.length, 0.6)) };
}

function makePlace(random: Random, number: number, land: Land, trade: Trade): Place {
  const town = land.towns[land.town.at(random)]!;
  const createdAt = new Date(oldestMs - 86_400_000 * (1 + number)).toISOString();
  const input = NewCluster.parse({
    name: `${town.name} ${trade.name} ${number + 1}`, trade: trade.name, place: { country: land.country, ...siteIn(town) },
    languages: land.languages, currency: { SN: 'XOF', ET: 'ETB', IN: 'INR' }[land.country],
  });
  const id = idAt(oldestMs - 86_400_000 * (1 + number), random);
  return { land, trade, town, cluster: { ...input, id, version: 1, weightsVersion: 1, createdAt, updatedAt: createdAt } };
}

const siteIn = ({ name, latitude, longitude }: Town) => ({ town: name, latitude, longitude });

/** Somewhere in or near the town. */
export const siteNear = (random: Random, { name, latitude, longitude }: Town) => ({
  town: name, latitude: round(latitude + 0.12 * normal(random)), longitude: round(longitude + 0.12 * normal(random)),
});

function shuffled<T>(random: Random, things: readonly T[]): T[] {
  const list = [...things];
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [list[at], list[other]] = [list[other]!, list[at]!];
  }
  return list;
}

export const round = (value: number, digits = 4) => Number(value.toFixed(digits));
