// The other direction: from one enterprise to the open lots that it fits, so that a change is answered by the lots it touches
// and not by all. Lots lie in columns by the rank of their code, as claims do; what was put since is looked at one by one.
import { gap } from '../compare.js';
import { scored, standingOf } from '../evaluate.js';
import type { Candidate, LotNeed, Setting } from '../types.js';
import type { Alike } from './code-order.js';
import { excluded, judge } from './judge.js';
import { LotColumns } from './lot-columns.js';
import { LotsMemory } from './lots-kernel/lots-memory.js';
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
  /** Null as long as all lots are loose. */
  private columns: LotColumns | null = null;
  private memory: LotsMemory | null = null;
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
  ) {}

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
    if (!this.loose.delete(lotId) && this.columns?.close(lotId)) this.taken += 1;
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
    const enterprise = new OwnEnterprise(candidate, plain, this.vocabulary);
    const claims = ownClaims(enterprise, (rank) => this.alike(rank));
    const fitting = this.columns === null ? [] : this.fittingIn(this.columns, enterprise, claims);
    for (const lot of this.loose.values()) {
      const score = bestOf(enterprise, claims, lot);
      if (score !== excluded && score >= lot.minimumScore) fitting.push({ lotId: lot.need.lotId, score });
    }
    return fitting;
  }

  private fittingIn(columns: LotColumns, enterprise: OwnEnterprise, claims: readonly OwnClaim[]): FittingLot[] {
    const fitting: FittingLot[] = [];
    /** Of lots that several claims are as near to the best counts; null as long as there are none. */
    let best: Map<string, number> | null = null;
    columns.begin(enterprise);
    for (const claim of claims) {
      columns.take(claim);
      if (siftNearest(columns, claim, claims)) best ??= new Map();
      const count = columns.judge();
      for (let each = 0; each < count; each += 1) {
        const lotId = columns.idOf(each);
        const score = columns.scoreOf(each);
        if (best === null) fitting.push({ lotId, score });
        else best.set(lotId, Math.max(score, best.get(lotId) ?? excluded));
      }
    }
    for (const [lotId, score] of best ?? []) fitting.push({ lotId, score });
    return fitting;
  }

  private fittingOdd(odd: Candidate): FittingLot[] {
    const near = new Set(this.loose.values());
    for (const { code } of odd.capabilities) {
      const rank = this.vocabulary.codes.rankOf(code);
      if (rank === undefined) continue;
      for (const { from, to } of this.alike(rank).spans) for (const lot of this.columns?.openFrom(from, to) ?? []) near.add(lot);
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
    this.memory ??= new LotsMemory((kind) => this.columns!.describe(kind));
    this.columns = new LotColumns(this.lots.values(), this.vocabulary, this.memory);
    this.loose = new Map();
    this.taken = 0;
  }
}

/** Sifts the lots to whose codes no other claim is nearer, and says whether others are as near to some of them. O(codes alike × claims). */
function siftNearest(columns: LotColumns, claim: OwnClaim, claims: readonly OwnClaim[]): boolean {
  const { starts } = columns;
  const { spans, first, similarities } = claim.alike;
  let isTied = false;
  for (const { from, to } of spans) {
    const others = claims.filter((other) => other !== claim && reaches(other, from, to));
    let begin = starts[from]!;
    for (let rank = from; others.length > 0 && rank < to; rank += 1) {
      const [start, end] = [starts[rank]!, starts[rank + 1]!];
      if (start === end) continue;
      const similarity = similarities[rank - first]!;
      const nearest = nearestOf(others, rank);
      if (nearest === similarity) isTied = true;
      if (nearest <= similarity) continue;
      if (begin < start) columns.sift(begin, start);
      begin = end;
    }
    if (begin < starts[to]!) columns.sift(begin, starts[to]!);
  }
  return isTied;
}

/** Whether it may be alike to a code of that span. */
const reaches = ({ alike: { first, similarities } }: OwnClaim, from: number, to: number): boolean => first < to && first + similarities.length > from;

/** How alike the most alike of these claims is to a code; below 0 when none can be. */
function nearestOf(claims: readonly OwnClaim[], rank: number): number {
  let nearest = -1;
  for (let each = 0; each < claims.length; each += 1) {
    const { first, similarities } = claims[each]!.alike;
    const place = rank - first;
    if (place < 0 || place >= similarities.length) continue;
    const its = similarities[place]!;
    if (its > nearest) nearest = its;
  }
  return nearest;
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
