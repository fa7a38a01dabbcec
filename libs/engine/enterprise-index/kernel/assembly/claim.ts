// Third: the rules and the part of the bound that come from the claim itself, of four rows at once.
import { Desk, Int, OfKind, Real } from '../layout';
import { desk, int, kindAt, real, splat, word } from './desk';
import { bytesOf, fourOfKinds, keep, shortsOf, wordsOf } from './four-rows';
import { rankOf } from './ranks';

/** As in `enterprise-index.ts`. */
const recorded: u32 = 4;

/** Capability fit, relevance, lead time, price, past performance and responsiveness. */
export function ofClaim(rows: usize, bounds: usize, count: i32, least: f32): i32 {
  const kinds = <usize>int(Int.kinds);
  const leadTimes = <usize>int(Int.leadTimes);
  const prices = <usize>int(Int.prices);
  const minimumOrders = <usize>int(Int.minimumOrders);
  const confirmedOn = <usize>int(Int.confirmedOn);
  const performances = <usize>int(Int.performances);
  const responses = <usize>int(Int.responses);
  const marks = <usize>int(Int.marks);
  const codeStarts = <usize>int(Int.codeStarts);
  const similarities = <usize>int(Int.similarities);
  const firstRank = int(Int.firstRank);
  const today = i32x4.splat(int(Int.today));
  const mostDays = i32x4.splat(int(Int.mostDays));
  const leadTime = splat(Real.leadTime);
  const leadTimeNeutral = splat(Real.leadTimeNeutral);
  const perDay = splat(Real.perDay);
  const freshDays = splat(Real.freshDays);
  const perDayFaded = splat(Real.perDayFaded);
  const staleWeight = splat(Real.staleWeight);
  const perPerformance = splat(Real.perPerformance);
  const perResponse = splat(Real.perResponse);
  const relevance = real(Real.relevance);
  const relevanceNeutral = real(Real.relevanceNeutral);
  const one = f32x4.splat(1);
  const enough = f32x4.splat(least);
  let rank = rankOf(load<u32>(rows), codeStarts, firstRank, int(Int.lastRank));
  let rankEnd = word(codeStarts, rank + 1);
  let similarity = load<f32>(similarities + (<usize>(rank - firstRank) << 2));
  let into = rows;
  const end = rows + (<usize>count << 2);
  for (let at = rows; at < end; at += 16) {
    const remaining = (end - at) >> 2;
    const four = v128.load(at);
    const a = load<u32>(at);
    const b = load<u32>(at, 4);
    const c = load<u32>(at, 8);
    const d = load<u32>(at, 12);
    let alike = f32x4.splat(similarity);
    if (load<u32>(at + (min<usize>(remaining, 4) << 2) - 4) >= rankEnd) {
      for (let lane: usize = 0; lane < 4; lane += 1) {
        const row = load<u32>(at + (lane << 2));
        if (lane < remaining && row >= rankEnd) {
          do {
            rank += 1;
            rankEnd = word(codeStarts, rank + 1);
          } while (row >= rankEnd);
          similarity = load<f32>(similarities + (<usize>(rank - firstRank) << 2));
        }
        store<f32>(desk + <usize>Desk.lanes + (lane << 2), similarity);
      }
      alike = v128.load(desk + <usize>Desk.lanes);
    }
    const kindA = kindAt(kinds, a);
    const kindB = kindAt(kinds, b);
    const kindC = kindAt(kinds, c);
    const kindD = kindAt(kinds, d);
    const ab = v128.shuffle<f32>(v128.load(kindA), v128.load(kindB), 0, 4, 1, 5);
    const cd = v128.shuffle<f32>(v128.load(kindC), v128.load(kindD), 0, 4, 1, 5);
    const abMore = v128.shuffle<f32>(v128.load(kindA), v128.load(kindB), 2, 6, 3, 7);
    const cdMore = v128.shuffle<f32>(v128.load(kindC), v128.load(kindD), 2, 6, 3, 7);
    const fit = v128.shuffle<f32>(ab, cd, 0, 1, 4, 5);
    const price = v128.shuffle<f32>(ab, cd, 2, 3, 6, 7);
    const perPrice = v128.shuffle<f32>(abMore, cdMore, 0, 1, 4, 5);
    const order = v128.shuffle<f32>(abMore, cdMore, 2, 3, 6, 7);
    const ceiling = fourOfKinds(kindA, kindB, kindC, kindD, OfKind.ceiling << 2);

    const days = i32x4.sub(shortsOf(leadTimes, a, b, c, d), i32x4.splat(1));
    const own = f32x4.convert_i32x4_u(wordsOf(prices, a, b, c, d));
    const least = f32x4.convert_i32x4_u(wordsOf(minimumOrders, a, b, c, d));
    const age = f32x4.sub(f32x4.convert_i32x4_s(i32x4.sub(today, shortsOf(confirmedOn, a, b, c, d))), freshDays);
    const weight = f32x4.pmin(one, f32x4.pmax(staleWeight, f32x4.sub(one, f32x4.mul(perDayFaded, age))));
    const early = f32x4.sub(leadTime, f32x4.mul(perDay, f32x4.convert_i32x4_s(days)));
    const history = f32x4.add(
      f32x4.mul(perPerformance, f32x4.convert_i32x4_s(bytesOf(performances, a, b, c, d))),
      f32x4.mul(perResponse, f32x4.convert_i32x4_s(bytesOf(responses, a, b, c, d))),
    );
    let most = f32x4.add(f32x4.mul(f32x4.mul(alike, fit), weight), f32x4.sub(price, f32x4.mul(perPrice, own)));
    most = f32x4.add(f32x4.add(most, history), v128.bitselect(leadTimeNeutral, early, i32x4.lt_s(days, i32x4.splat(0))));
    if (relevance > 0) {
      const isRecorded = i32x4.ne(v128.and(wordsOf(marks, a, b, c, d), i32x4.splat(recorded)), i32x4.splat(0));
      most = f32x4.add(most, v128.bitselect(f32x4.splat(relevance), f32x4.splat(relevanceNeutral), isRecorded));
    }
    const passes = v128.and(v128.and(i32x4.lt_s(days, mostDays), f32x4.le(least, order)), v128.and(f32x4.le(own, ceiling), f32x4.ge(most, enough)));
    const kept = keep(four, most, passes, remaining, into, bounds);
    into += kept;
    bounds += kept;
  }
  return <i32>((into - rows) >> 2);
}
