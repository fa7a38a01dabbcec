// Open lots in the order of their codes, in one memory with the code that reads them: a sieve that leaves few of them, in two steps that each read what
// lies together, and of those that are left the records. As objects a hundred thousand lots lie all over memory, and fetching them would cost more than judging.
import { gap } from '../compare.js';
import { startsOf } from './columns.js';
import { excluded, judge } from './judge.js';
import { AskedBits } from './lots-kernel/asked-bits.js';
import { describe, writeClaim, writeEnterprise } from './lots-kernel/claim-desk.js';
import { kindsOf, type LotKind } from './lots-kernel/lot-kinds.js';
import { close, isClosed, rankOf, writeBlock, writeKind, writeRecord } from './lots-kernel/lot-records.js';
import type { LotsMemory, LotsRoom } from './lots-kernel/lots-memory.js';
import type { OwnClaim, OwnEnterprise } from './own-claims.js';
import type { PreparedLot } from './prepared-lot.js';
import type { Vocabulary } from './vocabulary.js';

/** `begin` an enterprise, `take` each of its claims, `sift` lots, and `judge` those that are left. */
export class LotColumns {
  /** The lots of rank r are starts[r] to starts[r + 1] - 1. */
  readonly starts: Uint32Array;
  readonly lots: readonly PreparedLot[];
  private readonly room: LotsRoom;
  private readonly bits: AskedBits;
  private readonly kinds: readonly LotKind[];
  private readonly ids: readonly string[];
  private readonly places: ReadonlyMap<string, number>;
  /** Some lots are judged alone by whoever is simple, too. */
  private readonly someAreJudgedAlone: boolean;
  private claim!: OwnClaim;
  private count = 0;

  /** What lay in the memory before is lost. O(lots + codes). */
  constructor(open: Iterable<PreparedLot>, { codes }: Vocabulary, private readonly memory: LotsMemory) {
    const byRank: PreparedLot[][] = [];
    for (const lot of open) (byRank[codes.rankOf(lot.need.code)!] ??= []).push(lot);
    this.starts = startsOf(Array.from(codes.codes, (_, rank) => byRank[rank]?.length ?? 0));
    const lots = byRank.flat();
    this.lots = lots;
    this.ids = lots.map(({ need }) => need.lotId);
    this.places = new Map(this.ids.map((id, place) => [id, place]));
    const { kinds, numbers } = kindsOf(lots);
    this.kinds = kinds;
    this.bits = new AskedBits(lots);
    const room = memory.roomFor(lots.length, kinds.length, codes.codes.length);
    this.room = room;
    for (const [number, kind] of kinds.entries()) writeKind(room, number, kind);
    let someAreJudgedAlone = false;
    for (const [place, lot] of lots.entries()) {
      writeBlock(room, place, lot, this.bits);
      if (!writeRecord(room, place, lot, numbers[place]!, codes.rankOf(lot.need.code)!, this.bits)) someAreJudgedAlone = true;
    }
    this.someAreJudgedAlone = someAreJudgedAlone;
  }

  /** The lot is no longer open. False when it is not here. */
  close(lotId: string): boolean {
    const place = this.places.get(lotId);
    if (place === undefined || isClosed(this.room, place)) return false;
    close(this.room, place);
    return true;
  }

  /** The open lots of codes from one rank to another. */
  *openFrom(rank: number, end: number): Generator<PreparedLot> {
    for (let place = this.starts[rank]!; place < this.starts[end]!; place += 1) if (!isClosed(this.room, place)) yield this.lots[place]!;
  }

  begin(enterprise: OwnEnterprise): void {
    writeEnterprise(this.room, enterprise, this.bits);
  }

  take(claim: OwnClaim): void {
    this.claim = claim;
    this.count = 0;
    writeClaim(this.room, claim);
  }

  /** Of the places from `from` to `to` those that the claim may fit by language, mandatory schemes and place are judged later. */
  sift(from: number, to: number): void {
    this.count = this.memory.exports.sift(from, to, this.count);
  }

  /** How many of those that are left the claim fits: `idOf` and `scoreOf` say of each, by number, which it is and what the claim scores. */
  judge(): number {
    const { claim, room: { left, scores }, memory: { exports } } = this;
    const count = exports.pass(this.count);
    const found = claim.isSimple ? exports.score(count) : count;
    if (claim.isSimple && !this.someAreJudgedAlone) return found;
    let stay = 0;
    for (let each = 0; each < found; each += 1) {
      const place = left[each]!;
      const known = claim.isSimple ? scores[each]! : NaN;
      const score = Number.isNaN(known) ? this.judgeAlone(place) : known;
      if (score === excluded) continue;
      left[stay] = place;
      scores[stay] = score;
      stay += 1;
    }
    return stay;
  }

  idOf(number: number): string {
    return this.ids[this.room.left[number]!]!;
  }

  scoreOf(number: number): number {
    return this.room.scores[number]!;
  }

  /** For the kernel, when it meets a kind of lots for the first time with a claim. */
  describe(kind: number): void {
    describe(this.room, kind, this.kinds[kind]!, this.claim);
  }

  /** By `judge` itself; `excluded` also where the claim scores below the minimum. */
  private judgeAlone(place: number): number {
    const { enterprise, alike, row } = this.claim;
    const lot = this.lots[place]!;
    const similarity = alike.similarities[rankOf(this.room, place) - alike.first]!;
    if (gap(similarity, lot.setting.policy.minimumSimilarity) < 0) return excluded;
    const score = judge(enterprise.index, row, similarity, lot, lot.minimumScore);
    lot.letGoOfFrame();
    return score < lot.minimumScore ? excluded : score;
  }
}
