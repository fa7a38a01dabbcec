// Which enterprises are likely one: found by shared keys, compared within their cluster, with the reasons in words.
import { Injectable } from '@nestjs/common';
import { mostDuplicates, type LikelyDuplicate } from '#contracts/registry/duplicates.js';
import {
  findingsOf, keysOf, likely, nameWords, pairsThatShare, partInWords, productWeights, Rarity, weigh, type Comparable,
} from '#likeness';
import type { Tx } from '#platform/database/database.js';
import { comparable, likenessKeysOf, type Described } from './comparable-enterprise.js';
import { DuplicatesRepository, type Candidate } from './duplicates.repository.js';

/** Names of a cluster from which the rarity of words is taken, and for how long. */
const sampleOfNames = 5_000;
const keptForMs = 10 * 60_000;
const mostClusters = 50;
const everybody = 1_000;

export interface LikelyOptions {
  /** Only those that were registered before. */
  earlier?: boolean;
  /** Compares each with so many only: those that share the most keys with it. */
  fewest?: number;
  /** Their keys by id, if they are known already. */
  keys?: ReadonlyMap<string, readonly number[]>;
}

@Injectable()
export class LikelyDuplicates {
  private readonly rarities = new Map<string, { rarity: Rarity; until: number }>();

  constructor(private readonly duplicates: DuplicatesRepository) {}

  /** By id of the enterprise, the most likely first; one without any is left out. All are of one cluster. */
  async of(tx: Tx, enterprises: readonly Candidate[], { earlier = false, fewest = everybody, keys }: LikelyOptions = {}): Promise<Map<string, LikelyDuplicate[]>> {
    const [first] = enterprises;
    if (!first) return new Map();
    const subjects = new Map(enterprises.map((each) => [each.id, each]));
    const shared = await this.duplicates.sharing(tx, enterprises.map((each) => ({ id: each.id, keys: keys?.get(each.id) ?? likenessKeysOf(each) })), fewest);
    const pairs = earlier ? shared.filter(({ id, otherId }) => otherId < id) : shared;
    if (pairs.length === 0) return new Map();
    const otherIds = [...new Set(pairs.map(({ otherId }) => otherId))];
    const others = new Map((await this.duplicates.described(tx, otherIds)).map((each) => [each.id, each]));
    const apart = new Set((await this.duplicates.toldApart(tx, [...subjects.keys(), ...otherIds])).map((pair) => pair.join(' ')));
    const rarity = await this.rarityIn(tx, first.clusterId);
    const read = reader();
    const found = new Map<string, LikelyDuplicate[]>();
    for (const { id, otherId } of pairs) {
      const other = others.get(otherId);
      // A key that two clusters have by chance.
      if (!other || other.clusterId !== first.clusterId || apart.has([id, otherId].sort().join(' '))) continue;
      const duplicate = compared(read(subjects.get(id)!), other, read(other), rarity);
      if (duplicate) found.set(id, [...(found.get(id) ?? []), duplicate]);
    }
    for (const [id, its] of found) found.set(id, its.sort(mostLikelyFirst).slice(0, mostDuplicates));
    return found;
  }

  /** Of enterprises of one cluster that are not kept yet, each that is likely one of those before it in the list: by id, the likeliest. */
  async among(tx: Tx, enterprises: readonly Candidate[]): Promise<Map<string, LikelyDuplicate>> {
    const [first] = enterprises;
    if (!first) return new Map();
    const rarity = await this.rarityIn(tx, first.clusterId);
    const read = enterprises.map(comparable);
    const found = new Map<string, LikelyDuplicate>();
    for (const [earlier, later] of pairsThatShare(read.map(keysOf))) {
      const { id } = enterprises[later]!;
      const duplicate = compared(read[later]!, enterprises[earlier]!, read[earlier]!, rarity);
      if (duplicate && duplicate.logOdds > (found.get(id)?.logOdds ?? 0)) found.set(id, duplicate);
    }
    return found;
  }

  /** Compares each with what was found to share keys with it: by id, the most likely first. */
  async between(
    tx: Tx, clusterId: string, found: readonly { id: string; subject: Described; others: readonly Candidate[] }[],
  ): Promise<Map<string, LikelyDuplicate[]>> {
    const rarity = await this.rarityIn(tx, clusterId);
    const read = reader();
    return new Map(found.filter(({ others }) => others.length > 0).map(({ id, subject, others }) => {
      const one = comparable(subject);
      const duplicates = others.flatMap((other) => compared(one, other, read(other), rarity) ?? []);
      return [id, duplicates.sort(mostLikelyFirst).slice(0, mostDuplicates)];
    }));
  }

  private async rarityIn(tx: Tx, clusterId: string): Promise<Rarity> {
    const known = this.rarities.get(clusterId);
    if (known && known.until > Date.now()) return known.rarity;
    const rarity = new Rarity((await this.duplicates.names(tx, clusterId, sampleOfNames)).map(nameWords));
    if (this.rarities.size >= mostClusters) this.rarities.clear();
    this.rarities.set(clusterId, { rarity, until: Date.now() + keptForMs });
    return rarity;
  }
}

/** Reads each enterprise once. */
function reader(): (enterprise: Candidate) => Comparable {
  const known = new Map<string, Comparable>();
  return (enterprise) => {
    const read = known.get(enterprise.id) ?? comparable(enterprise);
    known.set(enterprise.id, read);
    return read;
  };
}

function compared(one: Comparable, other: Candidate, its: Comparable, rarity: Rarity): LikelyDuplicate | null {
  const findings = findingsOf(one, its, rarity);
  const { probability, logOdds, base, parts } = weigh(findings, productWeights);
  if (probability < likely) return null;
  const reasons = parts.map((part) => ({ ...part, text: partInWords(part, findings) }));
  return { enterpriseId: other.id, name: other.name, externalId: other.externalId, probability, logOdds, base, reasons };
}

const mostLikelyFirst = (one: LikelyDuplicate, other: LikelyDuplicate) =>
  other.logOdds - one.logOdds || (one.enterpriseId < other.enterpriseId ? -1 : 1);
