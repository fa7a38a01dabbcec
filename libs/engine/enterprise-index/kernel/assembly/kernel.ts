// What `sieve.ts`, `bounds.ts` and `in-order.ts` do, for indices that are large, in WebAssembly: AssemblyScript, compiled by
// scripts/build.mjs. Why a bound is never below its score is told there; whoever changes one changes both, and `kernel.spec.ts`
// compares them. Numbers are read at addresses, `row << 1` being the place of a number of 16 bits.
import { blockWidth, Desk, Int, OfKind, Real, rowsInBlock, stepRows } from '../layout';

/** As in `enterprise-index.ts`, `bounds.ts` and `geo.ts`. */
const cellsAround: i32 = 65_536;
const anywhere: i32 = 0xffff;
const nowhere: i32 = 0xfffe;
const slotsInList: i32 = 0xffff;
const recorded: u32 = 4;
const hair: f32 = 1e-5;
const earthRadiusKm: f32 = 6371.0088;
const halfDistanceKm: f32 = 500;
const cellRadians: f32 = <f32>(6.283185307179586 / 65_536);
/** From the middle of a cell to its corner it is .431 km; the rest is more than distances in numbers of 32 bits are wrong. */
const cellKm: f32 = 0.52;
const shelves: i32 = 256;

/** The desk of this thread. */
let desk: usize = 0;

export function sitAt(address: usize): void {
  desk = address;
}

// @ts-ignore: a decorator of AssemblyScript
@inline function int(place: Int): i32 {
  return load<i32>(desk + ((<usize>place) << 2));
}

// @ts-ignore: a decorator of AssemblyScript
@inline function real(place: Real): f32 {
  return load<f32>(desk + <usize>Desk.reals + ((<usize>place) << 2));
}

// @ts-ignore: a decorator of AssemblyScript
@inline function short(column: usize, row: u32): i32 {
  return <i32>load<u16>(column + (<usize>row << 1));
}

// @ts-ignore: a decorator of AssemblyScript
@inline function word(column: usize, row: u32): u32 {
  return load<u32>(column + (<usize>row << 2));
}

/** The numbers of four kinds side by side: four times fit, price, price of one and order, or ceiling and units of a hundredth. */
// @ts-ignore: a decorator of AssemblyScript
@inline function kindAt(kinds: usize, row: u32): usize {
  return desk + <usize>Desk.kinds + (<usize>load<u8>(kinds + <usize>row) << 5);
}

// @ts-ignore: a decorator of AssemblyScript
@inline function splat(place: Real): v128 {
  return f32x4.splat(real(place));
}

/** One number of four kinds. */
// @ts-ignore: a decorator of AssemblyScript
@inline function fourOfKinds(a: usize, b: usize, c: usize, d: usize, offset: usize): v128 {
  const first = v128.load_lane<u32>(b + offset, v128.load_zero<u32>(a + offset), 1);
  return v128.load_lane<u32>(d + offset, v128.load_lane<u32>(c + offset, first, 2), 3);
}

/** Numbers of four rows. */
// @ts-ignore: a decorator of AssemblyScript
@inline function bytesOf(column: usize, a: u32, b: u32, c: u32, d: u32): v128 {
  return i32x4.replace_lane(
    i32x4.replace_lane(i32x4.replace_lane(i32x4.splat(load<u8>(column + <usize>a)), 1, load<u8>(column + <usize>b)), 2, load<u8>(column + <usize>c)),
    3, load<u8>(column + <usize>d),
  );
}

// @ts-ignore: a decorator of AssemblyScript
@inline function shortsOf(column: usize, a: u32, b: u32, c: u32, d: u32): v128 {
  return i32x4.replace_lane(
    i32x4.replace_lane(i32x4.replace_lane(i32x4.splat(short(column, a)), 1, short(column, b)), 2, short(column, c)), 3, short(column, d),
  );
}

// @ts-ignore: a decorator of AssemblyScript
@inline function wordsOf(column: usize, a: u32, b: u32, c: u32, d: u32): v128 {
  const at = v128.load_lane<u32>(column + (<usize>b << 2), v128.load_zero<u32>(column + (<usize>a << 2)), 1);
  return v128.load_lane<u32>(column + (<usize>d << 2), v128.load_lane<u32>(column + (<usize>c << 2), at, 2), 3);
}

/** Stores those of four rows and bounds that are kept, and says how many bytes that is. */
// @ts-ignore: a decorator of AssemblyScript
@inline function keep(rows: v128, most: v128, mask: v128, remaining: usize, into: usize, bounds: usize): usize {
  let kept = <usize>i32x4.bitmask(mask);
  if (remaining < 4) kept &= (1 << remaining) - 1;
  const those = v128.load(desk + <usize>Desk.pickings + (kept << 4));
  v128.store(into, i8x16.swizzle(rows, those));
  v128.store(bounds, i8x16.swizzle(most, those));
  return <usize>popcnt<u32>(<u32>kept) << 2;
}

/**
 * Leaves the rows from `from` on whose bits are as the lot asks in `left`, after the first `count`, as long as there is room for all
 * of the next ones. Returns where it stopped, at most `end`; how many are left then is in `count`.
 */
export function sift(from: i32, end: i32, room: i32, count: i32): i32 {
  const isLimited = int(Int.isLimited) !== 0;
  let row = from;
  while (row < end) {
    const until = min(end, isLimited ? (row | (rowsInBlock - 1)) + 1 : row + stepRows);
    if (!isLimited || !isBeyond(row)) {
      if (count + until - row > room) break;
      count = siftBits(row, until, count);
    }
    row = until;
  }
  store<i32>(desk + (Int.count << 2), count);
  return row;
}

function isBeyond(row: i32): bool {
  const block = <usize>int(Int.blocks) + <usize>(((row / rowsInBlock) * blockWidth) << 1);
  if (<i32>load<u16>(block) > int(Int.north) || <i32>load<u16>(block, 2) < int(Int.south)) return true;
  const west = <i32>load<u16>(block, 4);
  const east = <i32>load<u16>(block, 6);
  const own = int(Int.west);
  return ((west - own) & (cellsAround - 1)) > int(Int.width) && ((own - west) & (cellsAround - 1)) > east - west;
}

/** 128 rows at a time. */
function siftBits(from: i32, to: i32, count: i32): i32 {
  const bitmaps = int(Int.bitmapCount);
  const starts = desk + <usize>Desk.starts;
  let into = <usize>int(Int.left) + (<usize>count << 2);
  for (let first = from & ~31; first < to; first += 128) {
    const offset = <usize>(first >>> 3);
    let bits = v128.load(<usize>load<u32>(starts) + offset);
    for (let each = 1; each < bitmaps; each += 1) bits = v128.and(bits, v128.load(<usize>load<u32>(starts + (<usize>each << 2)) + offset));
    if (!v128.any_true(bits)) continue;
    into = placesOf(v128.extract_lane<u64>(bits, 0), first, from, to, into);
    into = placesOf(v128.extract_lane<u64>(bits, 1), first + 64, from, to, into);
  }
  return <i32>((into - <usize>int(Int.left)) >> 2);
}

/** Of 64 bits, which stand for the rows from `first` on, those from `from` to `to` that are set. */
// @ts-ignore: a decorator of AssemblyScript
@inline function placesOf(bits: u64, first: i32, from: i32, to: i32, into: usize): usize {
  if (first >= to) return into;
  if (first < from) bits &= <u64>-1 << (from - first);
  if (to - first < 64) bits &= ((<u64>1) << (to - first)) - 1;
  while (bits !== 0) {
    store<u32>(into, first + <i32>ctz(bits));
    into += 4;
    bits &= bits - 1;
  }
  return into;
}

/**
 * Of the first `count` rows of `left` keeps those that may be within reach, pass what rows can tell and can reach `wanted`, with their
 * bounds, and puts their places in order, the highest bound first. Returns how many they are.
 */
export function settle(count: i32, wanted: f32): i32 {
  const near = int(Int.isLimited) !== 0 ? siftPlaces(count) : count;
  if (near === 0) return 0;
  const capacity = real(Real.capacity);
  const distance = real(Real.distance);
  const certificates = real(Real.certificates);
  let left = ofClaim(near, wanted - capacity - distance - certificates);
  if (certificates > 0) left = ofCertificates(left, wanted - capacity - distance);
  left = ofCapacity(left, wanted - distance);
  if (int(Int.isMeasured) !== 0) left = ofDistance(left, wanted);
  if (left === 0) return 0;
  ranks(left);
  putInOrder(left);
  return left;
}

function siftPlaces(count: i32): i32 {
  const rows = <usize>int(Int.left);
  const parallels = <usize>int(Int.parallels);
  const meridians = <usize>int(Int.meridians);
  const south = int(Int.south);
  const north = int(Int.north);
  const west = int(Int.west);
  const width = int(Int.width);
  let left = rows;
  const end = rows + (<usize>count << 2);
  for (let at = rows; at < end; at += 4) {
    const row = load<u32>(at);
    const parallel = short(parallels, row);
    store<u32>(left, row);
    // No branch where the processor could not guess.
    const isWithin = <i32>(parallel >= south) & <i32>(parallel <= north) & <i32>(((short(meridians, row) - west) & (cellsAround - 1)) <= width);
    left += (<usize>(isWithin | <i32>(parallel >= nowhere))) << 2;
  }
  return <i32>((left - rows) >> 2);
}

/** Capability fit, relevance, lead time, price, past performance and responsiveness. */
function ofClaim(count: i32, least: f32): i32 {
  const rows = <usize>int(Int.left);
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
  let bounds = <usize>int(Int.bounds);
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

function rankOf(row: u32, codeStarts: usize, first: i32, last: i32): i32 {
  let low = first;
  let high = last;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (word(codeStarts, middle) <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}

function ofCertificates(count: i32, least: f32): i32 {
  const rows = <usize>int(Int.left);
  const bare = <usize>int(Int.unstated);
  const preferred = desk + <usize>Desk.preferred;
  const last = preferred + (<usize>int(Int.preferredCount) << 2);
  const lanes = desk + <usize>Desk.lanes;
  const each = splat(Real.perCertificate);
  // Who holds none may have stated none, which counts a half of all.
  const nothingSaid = <i32>int(Int.preferredCount);
  let into = rows;
  let bounds = <usize>int(Int.bounds);
  let from = bounds;
  const end = rows + (<usize>count << 2);
  for (let at = rows; at < end; at += 16) {
    for (let lane: usize = 0; lane < 16; lane += 4) {
      const row = load<u32>(at + lane);
      const offset = <usize>((row >>> 5) << 2);
      let held: i32 = 0;
      for (let scheme = preferred; scheme < last; scheme += 4) held += (load<u32>(<usize>load<u32>(scheme) + offset) >>> (row & 31)) & 1;
      // In halves.
      store<i32>(lanes + lane, 2 * held + nothingSaid * ((load<u32>(bare + offset) >>> (row & 31)) & 1));
    }
    const most = f32x4.add(v128.load(from), f32x4.mul(each, f32x4.mul(f32x4.splat(0.5), f32x4.convert_i32x4_s(v128.load(lanes)))));
    const kept = keep(v128.load(at), most, f32x4.ge(most, f32x4.splat(least)), (end - at) >> 2, into, bounds);
    from += 16;
    into += kept;
    bounds += kept;
  }
  return <i32>((into - rows) >> 2);
}

function ofCapacity(count: i32, least: f32): i32 {
  const rows = <usize>int(Int.left);
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
  let bounds = <usize>int(Int.bounds);
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
      isUnknown = i32x4.le_s(days, none);
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

function ofDistance(count: i32, least: f32): i32 {
  const rows = <usize>int(Int.left);
  const parallels = <usize>int(Int.parallels);
  const meridians = <usize>int(Int.meridians);
  const share = splat(Real.distance);
  const x = splat(Real.x);
  const y = splat(Real.y);
  const cosine = splat(Real.cosine);
  const limit = splat(Real.limitKm);
  const perKm = splat(Real.perKm);
  const isLimited = real(Real.limitKm) < Infinity;
  const radians = f32x4.splat(cellRadians);
  const around = f32x4.splat(<f32>cellsAround);
  const none = f32x4.splat(0);
  let into = rows;
  let bounds = <usize>int(Int.bounds);
  let from = bounds;
  const end = rows + (<usize>count << 2);
  for (let at = rows; at < end; at += 16) {
    const a = load<u32>(at);
    const b = load<u32>(at, 4);
    const c = load<u32>(at, 8);
    const d = load<u32>(at, 12);
    const cells = shortsOf(parallels, a, b, c, d);
    const parallel = f32x4.convert_i32x4_s(cells);
    const aside = f32x4.abs(f32x4.sub(f32x4.convert_i32x4_s(shortsOf(meridians, a, b, c, d)), x));
    const across = f32x4.mul(f32x4.pmin(aside, f32x4.sub(around, aside)), radians);
    const along = f32x4.mul(f32x4.sub(parallel, y), radians);
    const latitude = f32x4.mul(f32x4.sub(parallel, f32x4.splat(<f32>(cellsAround / 4) - 0.5)), radians);
    const h = f32x4.add(
      halfSquared(f32x4.mul(along, along)), f32x4.mul(f32x4.mul(cosine, cosineAt(f32x4.mul(latitude, latitude))), halfSquared(f32x4.mul(across, across))),
    );
    const arcs = f32x4.mul(f32x4.splat(2 * earthRadiusKm), arc(f32x4.sqrt(f32x4.pmax(none, h))));
    const km = f32x4.pmax(none, f32x4.sub(arcs, f32x4.splat(cellKm)));
    let part =
      isLimited ? f32x4.sub(share, f32x4.mul(perKm, km))
      : f32x4.div(f32x4.mul(share, f32x4.splat(halfDistanceKm)), f32x4.add(f32x4.splat(halfDistanceKm), km));
    const isSomewhere = i32x4.lt_s(cells, i32x4.splat(nowhere));
    const other = v128.bitselect(share, f32x4.mul(share, f32x4.splat(0.5)), i32x4.eq(cells, i32x4.splat(anywhere)));
    part = v128.bitselect(part, other, isSomewhere);
    const most = f32x4.add(v128.load(from), part);
    const isWithin = v128.or(f32x4.le(km, limit), v128.not(isSomewhere));
    const kept = keep(v128.load(at), most, v128.and(isWithin, f32x4.ge(most, f32x4.splat(least))), (end - at) >> 2, into, bounds);
    from += 16;
    into += kept;
    bounds += kept;
  }
  return <i32>((into - rows) >> 2);
}

/** At most the square of the sine of half an angle, from the angle squared. */
// @ts-ignore: a decorator of AssemblyScript
@inline function halfSquared(u: v128): v128 {
  const third = f32x4.sub(f32x4.splat(1.0 / 1440), f32x4.mul(u, f32x4.splat(1.0 / 80_640)));
  const second = f32x4.sub(f32x4.splat(1.0 / 48), f32x4.mul(u, third));
  return f32x4.mul(u, f32x4.sub(f32x4.splat(1.0 / 4), f32x4.mul(u, second)));
}

/** At most the cosine, from the angle squared. */
// @ts-ignore: a decorator of AssemblyScript
@inline function cosineAt(u: v128): v128 {
  const second = f32x4.sub(f32x4.splat(1.0 / 24), f32x4.mul(u, f32x4.splat(1.0 / 720)));
  return f32x4.sub(f32x4.splat(1), f32x4.mul(u, f32x4.sub(f32x4.splat(1.0 / 2), f32x4.mul(u, second))));
}

/** At most the arc sine. */
// @ts-ignore: a decorator of AssemblyScript
@inline function arc(x: v128): v128 {
  const square = f32x4.mul(x, x);
  const second = f32x4.add(f32x4.splat(3.0 / 40), f32x4.mul(square, f32x4.splat(15.0 / 336)));
  return f32x4.mul(x, f32x4.add(f32x4.splat(1), f32x4.mul(square, f32x4.add(f32x4.splat(1.0 / 6), f32x4.mul(square, second)))));
}

/** Into `ranks` the ranks of the codes of the first `count` rows, from the lot's first on. */
function ranks(count: i32): void {
  const rows = <usize>int(Int.left);
  const codeStarts = <usize>int(Int.codeStarts);
  const firstRank = int(Int.firstRank);
  let rank = rankOf(load<u32>(rows), codeStarts, firstRank, int(Int.lastRank));
  let rankEnd = word(codeStarts, rank + 1);
  let into = <usize>int(Int.ranks);
  for (let at = rows; at < rows + (<usize>count << 2); at += 4) {
    while (load<u32>(at) >= rankEnd) {
      rank += 1;
      rankEnd = word(codeStarts, rank + 1);
    }
    store<u32>(into, rank - firstRank);
    into += 4;
  }
}

/** Places of the first `count` bounds, from the highest down to a 256th. */
function putInOrder(count: i32): void {
  const bounds = <usize>int(Int.bounds);
  const order = <usize>int(Int.order);
  const next = desk + <usize>Desk.shelves;
  memory.fill(next, 0, shelves << 2);
  const end = bounds + (<usize>count << 2);
  for (let at = bounds; at < end; at += 4) {
    const shelf = shelfOf(load<f32>(at));
    store<u32>(shelf, load<u32>(shelf) + 2);
  }
  let start = <u32>order;
  for (let shelf = next; shelf < next + (shelves << 2); shelf += 4) {
    const many = load<u32>(shelf);
    store<u32>(shelf, start);
    start += many;
  }
  for (let at: i32 = 0; at < count; at += 1) {
    const shelf = shelfOf(load<f32>(bounds + (<usize>at << 2)));
    const place = load<u32>(shelf);
    store<u16>(<usize>place, <u16>at);
    store<u32>(shelf, place + 2);
  }
}

/** The first shelf holds the highest. */
// @ts-ignore: a decorator of AssemblyScript
@inline function shelfOf(bound: f32): usize {
  return desk + <usize>Desk.shelves + (<usize>max(0, shelves - 1 - <i32>(bound * <f32>shelves)) << 2);
}
