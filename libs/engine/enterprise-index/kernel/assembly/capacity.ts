// Fifth: the rule and the part of the bound that come from what is free between today and the deadline.
import { Desk, Int, OfKind, Real } from '../layout';
import { desk, int, kindAt, short, splat, word } from './desk';
import { fourOfKinds, keep, shortsOf, wordsOf } from './four-rows';

/** As in `enterprise-index.ts` and `bounds.ts`. */
const noSlot: i32 = 0;
const slotsInList: i32 = 0xffff;
const hair: f32 = 1e-5;

export function ofCapacity(rows: usize, bounds: usize, count: i32, least: f32): i32 {
  const slotPeriods = <usize>int(Int.slotPeriods);
  const slotFree = <usize>int(Int.slotFree);
  const minimumOrders = <usize>int(Int.minimumOrders);
  const kinds = <usize>int(Int.kinds);
  const periods = desk + <usize>Desk.periods;
  const share = splat(Real.capacity);
  const leastOfAll = splat(Real.leastOfAll);
  const quantity = splat(Real.quantity);
  const twice = f32x4.add(quantity, quantity);
  const step = splat(Real.step);
  const today = i32x4.splat(int(Int.today));
  const deadline = i32x4.splat(int(Int.deadline));
  const none = i32x4.splat(0);
  const oneDay = i32x4.splat(1);
  const half = f32x4.splat(0.5);
  const one = f32x4.splat(1);
  let into = rows;
  let from = bounds;
  const end = rows + (<usize>count << 2);
  for (let at = rows; at < end; at += 16) {
    const a = load<u32>(at);
    const b = load<u32>(at, 4);
    const c = load<u32>(at, 8);
    const d = load<u32>(at, 12);
    const periodsOf = shortsOf(slotPeriods, a, b, c, d);
    const isList = i32x4.eq(periodsOf, i32x4.splat(slotsInList));
    let isUnknown: v128;
    let free: v128;
    if (v128.any_true(isList)) {
      for (let lane: usize = 0; lane < 16; lane += 4) store<f32>(desk + <usize>Desk.lanes + lane, freeOf(load<u32>(at + lane), slotPeriods, slotFree, periods));
      free = v128.load(desk + <usize>Desk.lanes);
      isUnknown = f32x4.lt(free, f32x4.splat(0));
    } else {
      const spans = wordsOf(
        periods, i32x4.extract_lane(periodsOf, 0), i32x4.extract_lane(periodsOf, 1), i32x4.extract_lane(periodsOf, 2), i32x4.extract_lane(periodsOf, 3),
      );
      const first = v128.and(spans, i32x4.splat(0xffff));
      const last = i32x4.shr_u(spans, 16);
      const days = i32x4.add(i32x4.sub(i32x4.min_s(last, deadline), i32x4.max_s(first, today)), oneDay);
      const all = i32x4.add(i32x4.sub(last, first), oneDay);
      // Of no slot the span is day 0, which a lot of 1970 may reach.
      isUnknown = v128.or(i32x4.le_s(days, none), i32x4.eq(periodsOf, none));
      free = f32x4.mul(f32x4.div(f32x4.convert_i32x4_s(days), f32x4.convert_i32x4_s(all)), f32x4.convert_i32x4_u(wordsOf(slotFree, a, b, c, d)));
    }
    const perHundredth = fourOfKinds(kindAt(kinds, a), kindAt(kinds, b), kindAt(kinds, c), kindAt(kinds, d), OfKind.perHundredth << 2);
    const minimum = f32x4.mul(f32x4.convert_i32x4_u(wordsOf(minimumOrders, a, b, c, d)), perHundredth);
    const needed = f32x4.pmax(leastOfAll, f32x4.pmin(minimum, quantity));
    const spare = f32x4.sub(f32x4.add(f32x4.mul(free, perHundredth), step), needed);
    const part = f32x4.add(half, f32x4.div(f32x4.mul(half, spare), f32x4.sub(twice, needed)));
    const isAble = v128.or(isUnknown, f32x4.ge(part, f32x4.splat(0.5 - hair)));
    const most = f32x4.add(v128.load(from), f32x4.mul(share, v128.bitselect(half, f32x4.pmin(one, part), isUnknown)));
    const kept = keep(v128.load(at), most, v128.and(isAble, f32x4.ge(most, f32x4.splat(least))), (end - at) >> 2, into, bounds);
    from += 16;
    into += kept;
    bounds += kept;
  }
  return <i32>((into - rows) >> 2);
}

/** Hundredths free of one row, whatever it states; below 0 when no slot lies between today and the deadline. */
function freeOf(row: u32, slotPeriods: usize, slotFree: usize, periods: usize): f32 {
  const period = short(slotPeriods, row);
  if (period === noSlot) return -1;
  if (period !== slotsInList) {
    const part = partWithin(word(periods, period));
    return part < 0 ? -1 : part * <f32>word(slotFree, row);
  }
  let free: f32 = -1;
  const list = <usize>int(Int.slotLists) + (<usize>word(slotFree, row) << 2);
  const end = list + (<usize>load<u32>(list) << 3);
  for (let slot = list + 4; slot < end; slot += 8) {
    const part = partWithin(load<u32>(slot));
    if (part >= 0) free = max<f32>(0, free) + part * <f32>load<u32>(slot, 4);
  }
  return free;
}

/** Of the days of a span the part that lies between today and the deadline; below 0 when none does. */
function partWithin(span: u32): f32 {
  const from = <i32>(span & 0xffff);
  const to = <i32>(span >>> 16);
  const days = min(to, int(Int.deadline)) - max(from, int(Int.today)) + 1;
  return days <= 0 ? -1 : <f32>days / <f32>(to - from + 1);
}
