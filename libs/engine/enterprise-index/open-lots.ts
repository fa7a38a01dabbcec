// The other direction: from one enterprise to the open lots that it fits, so that a change is answered by the lots it touches
// and not by all. Lots lie in columns by the rank of their code, as claims do; what was put since is looked at one by one.
import { gap } from '../compare.js';
import { scored, standingOf } from '../evaluate.js';
import type { Candidate, LotNeed, Setting } from '../types.js';
import { buildIndex } from './build.js';
import type { Alike } from './code-order.js';
import { quantityScale, startsOf } from './columns.js';
import { languageShift, type EnterpriseIndex } from './enterprise-index.js';
import { excluded, judge } from './judge.js';
import { PreparedLot } from './prepared-lot.js';
import type { Found } from './search.js';
import { schemeWords, type Vocabulary } from './vocabulary.js';

/** Words of a lot's mandatory schemes. */
const schemeWidth = 2;

/** An open lot that an enterprise fits. */
export interface FittingLot {
  lotId: string;
  /** 0 to 1. */
  score: number;
}

interface Columns {
  lots: readonly PreparedLot[];
  /** The lots of rank r are starts[r] to starts[r + 1] - 1. */
  starts: Uint32Array;
  days: Uint32Array;
  /** In the smallest grains of its dimension, a hair more than it asks for. */
  grains: Float64Array;
  languages: Uint32Array;
  schemes: Uint32Array;
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
  private columns: Columns;
  private loose = new Map<string, PreparedLot>();
  private taken = 0;
  /** How many lots ask for each least similarity: clusters have few. */
  private readonly thresholds = new Map<number, number>();
  private readonly listed = new Map<string, Listed>();
  private readonly listedIn = new Map<string, Set<string>>();

  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly mostLoose = 1000,
  ) {
    this.columns = columnsOf([], vocabulary);
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
    if (!this.loose.delete(lotId)) this.taken += 1;
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
    const index = buildIndex([candidate], this.vocabulary);
    const [odd] = index.odd.values();
    const claims = claimsOf(index);
    const near = new Set(this.loose.values());
    if (odd) this.addAlike(odd, near);
    else for (const claim of claims) this.sift(index, claim, near);
    const fitting: FittingLot[] = [];
    for (const lot of near) {
      const score = odd ? scoreOfOdd(odd, lot) : bestOf(index, claims, lot);
      if (score !== excluded && score >= lot.minimumScore) fitting.push({ lotId: lot.need.lotId, score });
    }
    return fitting;
  }

  /** Adds the lots that the claim may fit; it loses none. */
  private sift(index: EnterpriseIndex, { row, rank }: OwnClaim, near: Set<PreparedLot>): void {
    const { starts, days, grains, languages, schemes } = this.columns;
    const leadTime = index.leadTimes[row]!;
    const minimum = (index.minimumOrders[row]! / quantityScale) * this.vocabulary.kinds[index.kinds[row]!]!.unit.grains;
    const marks = index.marks[row]!;
    const spoken = marks >>> languageShift === 0 ? 0xffffffff : marks;
    const [held, heldToo] = schemeWords(index.certificateSchemes);
    const [first, second] = [~held, ~heldToo];
    for (const { from, to } of this.alike(this.vocabulary.codes.codes[rank]!).spans) {
      for (let at = starts[from]!; at < starts[to]!; at += 1) {
        const may =
          +(leadTime <= days[at]!) & +(minimum <= grains[at]!) & +((languages[at]! & spoken) !== 0) &
          +(((schemes[at * schemeWidth]! & first) | (schemes[at * schemeWidth + 1]! & second)) === 0);
        if (may !== 0) this.addOpen(at, near);
      }
    }
  }

  private addAlike(odd: Candidate, near: Set<PreparedLot>): void {
    for (const { code } of odd.capabilities) {
      if (this.vocabulary.codes.rankOf(code) === undefined) continue;
      for (const { from, to } of this.alike(code).spans)
        for (let at = this.columns.starts[from]!; at < this.columns.starts[to]!; at += 1) this.addOpen(at, near);
    }
  }

  /** Unless it was taken away, or put anew, since the columns were made. */
  private addOpen(at: number, near: Set<PreparedLot>): void {
    const lot = this.columns.lots[at]!;
    if (this.taken === 0 || this.lots.get(lot.need.lotId) === lot) near.add(lot);
  }

  /** As far as any lot goes; how far one goes itself is seen when it is judged. */
  private alike(code: string): Alike {
    return this.vocabulary.codes.alike(code, Math.min(1, ...this.thresholds.keys()));
  }

  private count({ setting }: PreparedLot, change: number): void {
    const threshold = setting.policy.minimumSimilarity;
    const count = (this.thresholds.get(threshold) ?? 0) + change;
    if (count === 0) this.thresholds.delete(threshold);
    else this.thresholds.set(threshold, count);
  }

  private settle(): void {
    this.columns = columnsOf([...this.lots.values()], this.vocabulary);
    this.loose = new Map();
    this.taken = 0;
  }
}

interface OwnClaim {
  row: number;
  /** Of its code. */
  rank: number;
}

// Rows are in the order of their codes.
const claimsOf = ({ claimCodes }: EnterpriseIndex): OwnClaim[] =>
  Array.from(claimCodes).sort((a, b) => a - b).map((rank, row) => ({ row, rank }));

/** By its claim nearest to the lot, of equally near ones the best; `excluded` when none passes. */
function bestOf(index: EnterpriseIndex, claims: readonly OwnClaim[], lot: PreparedLot): number {
  const { first, similarities } = lot.alike;
  let nearest = -1;
  for (const { rank } of claims) nearest = Math.max(nearest, similarities[rank - first] ?? -1);
  if (nearest < 0 || gap(nearest, lot.setting.policy.minimumSimilarity) < 0) return excluded;
  let best = excluded;
  for (const { row, rank } of claims)
    if (similarities[rank - first] === nearest) best = Math.max(best, judge(index, row, nearest, lot, lot.minimumScore));
  return best;
}

function scoreOfOdd(odd: Candidate, lot: PreparedLot): number {
  const standing = standingOf(odd, lot.frame);
  lot.letGoOfFrame();
  return standing.failures === 0 ? scored(standing) : excluded;
}

/** More than the rules forgive. */
const hair = 1 + 1e-8;

function columnsOf(open: readonly PreparedLot[], { codes }: Vocabulary): Columns {
  const rankOf = (lot: PreparedLot) => codes.rankOf(lot.need.code)!;
  const lots = open.toSorted((a, b) => rankOf(a) - rankOf(b));
  const counts = new Uint32Array(codes.codes.length);
  for (const lot of lots) counts[rankOf(lot)]! += 1;
  const schemes = new Uint32Array(lots.length * schemeWidth);
  for (const [at, { mandatoryBits }] of lots.entries()) schemes.set(mandatoryBits, at * schemeWidth);
  return {
    lots,
    starts: startsOf(counts),
    days: Uint32Array.from(lots, ({ deadline, today }) => deadline - today + 1),
    grains: Float64Array.from(lots, ({ quantity, unit }) => quantity * unit.grains * hair),
    languages: Uint32Array.from(lots, ({ asksLanguage, languageBit }) => (asksLanguage ? languageBit : 0xffffffff)),
    schemes,
  };
}
