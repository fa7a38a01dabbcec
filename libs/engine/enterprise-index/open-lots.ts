// The other direction: from one enterprise to the open lots that it fits, so that a change is answered by the lots it touches
// and not by all. Lots lie in columns by the rank of their code, as claims do; what was put since is looked at one by one.
import { gap } from '../compare.js';
import { scored, standingOf } from '../evaluate.js';
import type { Candidate, LotNeed, Setting } from '../types.js';
import type { Alike } from './code-order.js';
import { words } from './columns.js';
import { excluded, judge } from './judge.js';
import { LotColumns } from './lot-columns.js';
import { ownClaims, OwnEnterprise, type OwnClaim } from './own-claims.js';
import { plainOf } from './plain.js';
import { PreparedLot } from './prepared-lot.js';
import type { Found } from './search.js';
import type { Vocabulary } from './vocabulary.js';

/** An open lot that an enterprise fits. */
export interface FittingLot {
  lotId: string;
  /** 0 to 1. */
  score: number;
}

/** What is proposed for a lot at present. */
interface Listed {
  ids: ReadonlySet<string>;
  /** What somebody new must beat to be listed; below every score while there is room. */
  last: { score: number; enterpriseId: string };
}

/**
 * `mostLoose` lots are put or taken away before the columns are made anew, which takes about a microsecond for each open lot.
 * Not for lots that ask for hours; a lot is as it was on its `today`: on another day it is put again.
 */
export class OpenLots {
  private readonly lots = new Map<string, PreparedLot>();
  private columns: LotColumns;
  /** Places that the sieve of one claim leaves: it meets each once. */
  private left = words(0);
  private loose = new Map<string, PreparedLot>();
  private taken = 0;
  /** How many lots ask for each least similarity: clusters have few. */
  private readonly thresholds = new Map<number, number>();
  /** By rank; of codes that somebody has claimed. */
  private alikeTo: Alike[] = [];
  private readonly listed = new Map<string, Listed>();
  private readonly listedIn = new Map<string, Set<string>>();

  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly mostLoose = 1000,
  ) {
    this.columns = new LotColumns([], vocabulary);
  }

  get size(): number {
    return this.lots.size;
  }

  /** A new lot, or one that has changed. EngineError when lot or setting makes no sense, as for `PreparedLot`. */
  put(need: LotNeed, setting: Setting): void {
    const lot = new PreparedLot(need, setting, this.vocabulary);
    lot.letGoOfFrame();
    this.remove(need.lotId);
    this.lots.set(need.lotId, lot);
    this.loose.set(need.lotId, lot);
    this.count(lot, 1);
  }

  /** It is no longer open. Nothing when it is not there. */
  remove(lotId: string): void {
    const lot = this.lots.get(lotId);
    if (!lot) return;
    this.lots.delete(lotId);
    this.count(lot, -1);
    if (!this.loose.delete(lotId) && this.columns.close(lotId)) this.taken += 1;
    this.list(lotId, [], Infinity);
  }

  /** Notes who is proposed for a lot, the best first, of at most `limit`: `touchedBy` needs it. */
  list(lotId: string, found: readonly Found[], limit: number): void {
    for (const id of this.listed.get(lotId)?.ids ?? []) this.listedIn.get(id)?.delete(lotId);
    this.listed.delete(lotId);
    if (found.length === 0) return;
    this.listed.set(lotId, {
      ids: new Set(found.map(({ enterpriseId }) => enterpriseId)),
      last: found.length < limit ? { score: -1, enterpriseId: '' } : found.at(-1)!,
    });
    for (const { enterpriseId } of found) {
      const lots = this.listedIn.get(enterpriseId) ?? new Set();
      this.listedIn.set(enterpriseId, lots.add(lotId));
    }
  }

  /**
   * All open lots that list the enterprise, and those that it now belongs to the best of. Of any other lot the proposals stay
   * what they are. `after`: as it is now; null when it is gone.
   */
  touchedBy(enterpriseId: string, after: Candidate | null): Set<string> {
    const touched = new Set(this.listedIn.get(enterpriseId));
    for (const { lotId, score } of after === null ? [] : this.fitting(after)) {
      const last = this.listed.get(lotId)?.last;
      if (!last || score > last.score || (score === last.score && enterpriseId < last.enterpriseId)) touched.add(lotId);
    }
    return touched;
  }

  /**
   * Every open lot whose rules the enterprise passes and whose minimum score it reaches, in no order. O(lots whose codes are
   * like one of its own).
   */
  fitting(candidate: Candidate): FittingLot[] {
    if (this.loose.size + this.taken > this.mostLoose) this.settle();
    const plain = plainOf(candidate, this.vocabulary);
    if (plain === null) return this.fittingOdd(candidate);
    if (!candidate.active || candidate.buyerOptedOut) return [];
    const { columns, vocabulary } = this;
    const enterprise = new OwnEnterprise(candidate, plain, vocabulary, columns.records.schemes);
    const claims = ownClaims(enterprise, (rank) => this.alike(rank), (currency) => columns.currencyNumber(currency));
    const fitting: FittingLot[] = [];
    for (const claim of claims) this.fittingWith(claim, claims, fitting);
    for (const lot of this.loose.values()) {
      const score = bestOf(enterprise, claims, lot);
      if (score !== excluded && score >= lot.minimumScore) fitting.push({ lotId: lot.need.lotId, score });
    }
    return fitting;
  }

  /** Of the lots to whose codes no other claim is nearer. */
  private fittingWith(claim: OwnClaim, claims: readonly OwnClaim[], fitting: FittingLot[]): void {
    const { columns, left } = this;
    const { starts } = columns;
    const { spans, first, similarities } = claim.alike;
    let count = 0;
    for (const { from, to } of spans) {
      let begin = starts[from]!;
      for (let rank = from; rank < to; rank += 1) {
        if (starts[rank] === starts[rank + 1]) continue;
        const deciders = decidersOf(claims, claim, rank, similarities[rank - first]!);
        if (deciders.length === 1) continue;
        count = columns.siftTerms(claim, begin, starts[rank]!, left, count);
        begin = starts[rank + 1]!;
        if (deciders.length > 1) this.fittingBest(deciders, rank, similarities[rank - first]!, fitting);
      }
      count = columns.siftTerms(claim, begin, starts[to]!, left, count);
    }
    count = columns.siftOffer(claim, count, left);
    columns.fetch(left, count);
    for (let at = 0; at < count; at += 1) {
      const place = left[at]!;
      const score = columns.judge(claim, place, similarities[columns.ranks[place]! - first]!);
      if (score !== excluded) fitting.push({ lotId: columns.idOf(place), score });
    }
  }

  /** Of the lots of one code by several claims that are as near to it: of each the best counts. */
  private fittingBest(deciders: readonly OwnClaim[], rank: number, similarity: number, fitting: FittingLot[]): void {
    const { columns } = this;
    const best = new Map<number, number>();
    const those = words(columns.starts[rank + 1]! - columns.starts[rank]!);
    for (const claim of deciders) {
      const count = columns.siftOffer(claim, columns.siftTerms(claim, columns.starts[rank]!, columns.starts[rank + 1]!, those, 0), those);
      for (const place of those.subarray(0, count)) {
        const score = columns.judge(claim, place, similarity);
        if (score !== excluded) best.set(place, Math.max(score, best.get(place) ?? excluded));
      }
    }
    for (const [place, score] of best) fitting.push({ lotId: columns.idOf(place), score });
  }

  private fittingOdd(odd: Candidate): FittingLot[] {
    const near = new Set(this.loose.values());
    for (const { code } of odd.capabilities) {
      const rank = this.vocabulary.codes.rankOf(code);
      if (rank === undefined) continue;
      for (const { from, to } of this.alike(rank).spans)
        for (let place = this.columns.starts[from]!; place < this.columns.starts[to]!; place += 1)
          if (this.columns.isOpen(place)) near.add(this.columns.lots[place]!);
    }
    return [...near].flatMap((lot) => {
      const score = scoreOfOdd(odd, lot);
      return score === excluded || score < lot.minimumScore ? [] : [{ lotId: lot.need.lotId, score }];
    });
  }

  /** As far as any lot goes; how far one goes itself is seen when it is judged. */
  private alike(rank: number): Alike {
    const { codes } = this.vocabulary;
    return (this.alikeTo[rank] ??= codes.alike(codes.codes[rank]!, Math.min(1, ...this.thresholds.keys())));
  }

  private count({ setting }: PreparedLot, change: number): void {
    const threshold = setting.policy.minimumSimilarity;
    const known = this.thresholds.get(threshold);
    const count = (known ?? 0) + change;
    if (count === 0) this.thresholds.delete(threshold);
    else this.thresholds.set(threshold, count);
    if (count === 0 || known === undefined) this.alikeTo = [];
  }

  private settle(): void {
    this.columns = new LotColumns(this.lots.values(), this.vocabulary);
    this.left = words(this.columns.lots.length);
    this.loose = new Map();
    this.taken = 0;
  }
}

const none: readonly OwnClaim[] = [];

/** All claims as near to a code as this one; none when another is nearer, or comes before it and so has had its turn. */
function decidersOf(claims: readonly OwnClaim[], claim: OwnClaim, rank: number, similarity: number): readonly OwnClaim[] {
  let twins: OwnClaim[] | null = null;
  for (const other of claims) {
    if (other === claim) continue;
    const its = other.alike.similarities[rank - other.alike.first] ?? -1;
    if (its > similarity || (its === similarity && other.row < claim.row)) return none;
    if (its === similarity) (twins ??= [claim]).push(other);
  }
  return twins ?? [claim];
}

/** By its claim nearest to the lot, of equally near ones the best; `excluded` when none passes. */
function bestOf(enterprise: OwnEnterprise, claims: readonly OwnClaim[], lot: PreparedLot): number {
  const { first, similarities } = lot.alike;
  let nearest = -1;
  for (const { rank } of claims) nearest = Math.max(nearest, similarities[rank - first] ?? -1);
  if (nearest < 0 || gap(nearest, lot.setting.policy.minimumSimilarity) < 0) return excluded;
  let best = excluded;
  for (const { row, rank } of claims)
    if (similarities[rank - first] === nearest) best = Math.max(best, judge(enterprise.index, row, nearest, lot, lot.minimumScore));
  return best;
}

function scoreOfOdd(odd: Candidate, lot: PreparedLot): number {
  const standing = standingOf(odd, lot.frame);
  lot.letGoOfFrame();
  return standing.failures === 0 ? scored(standing) : excluded;
}
