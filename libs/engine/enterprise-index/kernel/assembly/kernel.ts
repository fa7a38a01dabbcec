// What `sieve.ts`, `bounds.ts` and `in-order.ts` do, for indices that are large, in WebAssembly: AssemblyScript, compiled by
// scripts/build.mjs. Why a bound is never below its score is told there; whoever changes one changes both, and `kernel.spec.ts`
// compares them. Numbers are read at addresses, `row << 1` being the place of a number of 16 bits.
import { blockWidth, Desk, Int, OfKind, Real, rowsInBlock, stepRows } from '../layout';

/** As in `enterprise-index.ts`, `bounds.ts` and `geo.ts`. */
const cellsAround: i32 = 65_536;
const anywhere: i32 = 0xffff;
const nowhere: i32 = 0xfffe;
const noSlot: i32 = 0;
const slotsInList: i32 = 0xffff;
const recorded: u32 = 4;
const farBelow: f64 = 1e9;
const slack: f64 = 1e-9;
const hair: f64 = 1e-6;
const cellKm: f64 = 0.45;
const earthRadiusKm: f64 = 6371.0088;
const halfDistanceKm: f64 = 500;
const cellRadians: f64 = 6.283185307179586 / 65_536;
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
@inline function real(place: Real): f64 {
  return load<f64>(desk + <usize>Desk.reals + ((<usize>place) << 3));
}

// @ts-ignore: a decorator of AssemblyScript
@inline function short(column: usize, row: u32): i32 {
  return <i32>load<u16>(column + (<usize>row << 1));
}

// @ts-ignore: a decorator of AssemblyScript
@inline function word(column: usize, row: u32): u32 {
  return load<u32>(column + (<usize>row << 2));
}

// @ts-ignore: a decorator of AssemblyScript
@inline function ofKind(kind: usize, place: OfKind): f64 {
  return load<f64>(kind + ((<usize>place) << 3));
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
export function settle(count: i32, wanted: f64): i32 {
  let left = int(Int.isLimited) !== 0 ? siftPlaces(count) : count;
  if (left === 0) return 0;
  const capacity = real(Real.capacity);
  const distance = real(Real.distance);
  const certificates = real(Real.certificates);
  left = ofClaim(left, wanted - capacity - distance - certificates);
  if (certificates > 0) left = ofCertificates(left, wanted - capacity - distance);
  left = ofCapacity(left, wanted - distance);
  left = int(Int.isMeasured) !== 0 ? ofDistance(left, wanted) : unmeasured(left, wanted);
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
function ofClaim(count: i32, least: f64): i32 {
  const rows = <usize>int(Int.left);
  const bounds = <usize>int(Int.bounds);
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
  const today = int(Int.today);
  const mostDays = int(Int.mostDays);
  const leadTime = real(Real.leadTime);
  const leadTimeNeutral = real(Real.leadTimeNeutral);
  const perDay = real(Real.perDay);
  const freshDays = real(Real.freshDays);
  const perDayFaded = real(Real.perDayFaded);
  const staleWeight = real(Real.staleWeight);
  const perPerformance = real(Real.perPerformance);
  const perResponse = real(Real.perResponse);
  const relevance = real(Real.relevance);
  const relevanceNeutral = real(Real.relevanceNeutral);
  const ofKinds = desk + <usize>Desk.kinds;
  let rank = rankOf(load<u32>(rows), codeStarts, firstRank, int(Int.lastRank));
  let rankEnd = word(codeStarts, rank + 1);
  let similarity = load<f64>(similarities + (<usize>(rank - firstRank) << 3));
  let left: usize = 0;
  for (let at: usize = 0; at < <usize>count; at += 1) {
    const row = load<u32>(rows + (at << 2));
    if (row >= rankEnd) {
      do {
        rank += 1;
        rankEnd = word(codeStarts, rank + 1);
      } while (row >= rankEnd);
      similarity = load<f64>(similarities + (<usize>(rank - firstRank) << 3));
    }
    const kind = ofKinds + <usize>load<u8>(kinds + <usize>row) * (<usize>OfKind.howMany << 3);
    const days = short(leadTimes, row) - 1;
    const own = <f64>word(prices, row);
    const age = <f64>(today - short(confirmedOn, row)) - freshDays;
    const weight = min(1.0, max(staleWeight, 1 - perDayFaded * age));
    let most = similarity * ofKind(kind, OfKind.fit) * weight + ofKind(kind, OfKind.price) - ofKind(kind, OfKind.perPrice) * own;
    most += select(leadTimeNeutral, leadTime - perDay * <f64>days, days < 0);
    most += perPerformance * <f64>load<u8>(performances + <usize>row) + perResponse * <f64>load<u8>(responses + <usize>row) + slack;
    if (relevance > 0) most += (word(marks, row) & recorded) === 0 ? relevanceNeutral : relevance;
    store<u32>(rows + (left << 2), row);
    store<f64>(bounds + (left << 3), most);
    // No branch where the processor could not guess.
    const passes =
      <i32>(days < mostDays) & <i32>(<f64>word(minimumOrders, row) <= ofKind(kind, OfKind.order)) & <i32>(own <= ofKind(kind, OfKind.ceiling));
    left += <usize>(passes & <i32>(most >= least));
  }
  return <i32>left;
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

function ofCertificates(count: i32, least: f64): i32 {
  const rows = <usize>int(Int.left);
  const bounds = <usize>int(Int.bounds);
  const bare = <usize>int(Int.unstated);
  const preferred = desk + <usize>Desk.preferred;
  const end = preferred + (<usize>int(Int.preferredCount) << 2);
  const each = real(Real.perCertificate);
  const neutral = real(Real.certificates) * 0.5;
  let left: usize = 0;
  for (let at: usize = 0; at < <usize>count; at += 1) {
    const row = load<u32>(rows + (at << 2));
    const offset = <usize>((row >>> 5) << 2);
    const bit = row & 31;
    let held: u32 = 0;
    for (let scheme = preferred; scheme < end; scheme += 4) held += (load<u32>(<usize>load<u32>(scheme) + offset) >>> bit) & 1;
    const most = load<f64>(bounds + (at << 3)) + each * <f64>held + neutral * <f64>((load<u32>(bare + offset) >>> bit) & 1);
    store<u32>(rows + (left << 2), row);
    store<f64>(bounds + (left << 3), most);
    left += <usize>(most >= least);
  }
  return <i32>left;
}

function ofCapacity(count: i32, least: f64): i32 {
  const rows = <usize>int(Int.left);
  const bounds = <usize>int(Int.bounds);
  const slotPeriods = <usize>int(Int.slotPeriods);
  const slotFree = <usize>int(Int.slotFree);
  const slotLists = <usize>int(Int.slotLists);
  const minimumOrders = <usize>int(Int.minimumOrders);
  const kinds = <usize>int(Int.kinds);
  const ofKinds = desk + <usize>Desk.kinds;
  const share = real(Real.capacity);
  const leastOfAll = real(Real.leastOfAll);
  const quantity = real(Real.quantity);
  const step = real(Real.step);
  let left: usize = 0;
  for (let at: usize = 0; at < <usize>count; at += 1) {
    const row = load<u32>(rows + (at << 2));
    const period = short(slotPeriods, row);
    let free: f64 = -1;
    if (period === slotsInList) free = freeInList(slotLists + (<usize>word(slotFree, row) << 2));
    else if (period !== noSlot) {
      const part = partWithin(word(desk + <usize>Desk.periods, period));
      if (part >= 0) free = part * <f64>word(slotFree, row);
    }
    let most = share * 0.5;
    let isAble = true;
    if (free >= 0) {
      const perHundredth = ofKind(ofKinds + <usize>load<u8>(kinds + <usize>row) * (<usize>OfKind.howMany << 3), OfKind.perHundredth);
      const needed = max(leastOfAll, min(<f64>word(minimumOrders, row) * perHundredth, quantity));
      const part = 0.5 + (0.5 * (free * perHundredth + step - needed)) / (2 * quantity - needed);
      most = share * min(1.0, part);
      isAble = part >= 0.5 - hair;
    }
    most += load<f64>(bounds + (at << 3));
    store<u32>(rows + (left << 2), row);
    store<f64>(bounds + (left << 3), most);
    left += <usize>(<i32>isAble & <i32>(most >= least));
  }
  return <i32>left;
}

/** Of the days of a span the part that lies between today and the deadline; below 0 when none does. */
// @ts-ignore: a decorator of AssemblyScript
@inline function partWithin(span: u32): f64 {
  const from = <i32>(span & 0xffff);
  const to = <i32>(span >>> 16);
  const days = min(to, int(Int.deadline)) - max(from, int(Int.today)) + 1;
  return days <= 0 ? -1 : <f64>days / <f64>(to - from + 1);
}

/** Hundredths; below 0 when no slot of the list lies between the days. */
function freeInList(list: usize): f64 {
  let free: f64 = -1;
  const end = list + (<usize>load<u32>(list) << 3);
  for (let slot = list + 4; slot < end; slot += 8) {
    const part = partWithin(load<u32>(slot));
    if (part >= 0) free = max(0.0, free) + part * <f64>load<u32>(slot, 4);
  }
  return free;
}

function unmeasured(count: i32, least: f64): i32 {
  const rows = <usize>int(Int.left);
  const bounds = <usize>int(Int.bounds);
  const share = real(Real.unmeasured);
  let left: usize = 0;
  for (let at: usize = 0; at < <usize>count; at += 1) {
    const most = load<f64>(bounds + (at << 3)) + share;
    store<u32>(rows + (left << 2), load<u32>(rows + (at << 2)));
    store<f64>(bounds + (left << 3), most);
    left += <usize>(most >= least);
  }
  return <i32>left;
}

function ofDistance(count: i32, least: f64): i32 {
  const rows = <usize>int(Int.left);
  const bounds = <usize>int(Int.bounds);
  const parallels = <usize>int(Int.parallels);
  const meridians = <usize>int(Int.meridians);
  const share = real(Real.distance);
  const x = real(Real.x);
  const y = real(Real.y);
  const cosine = real(Real.cosine);
  const limit = real(Real.limitKm) * (1 + hair);
  const perKm = real(Real.perKm);
  const isLimited = limit < Infinity;
  let left: usize = 0;
  for (let at: usize = 0; at < <usize>count; at += 1) {
    const row = load<u32>(rows + (at << 2));
    const parallel = short(parallels, row);
    let part = parallel === anywhere ? share : share * 0.5;
    if (parallel < nowhere) {
      const aside = abs(<f64>short(meridians, row) - x);
      const across = min(aside, <f64>cellsAround - aside) * cellRadians;
      const along = (<f64>parallel - y) * cellRadians;
      const from = (<f64>parallel + (0.5 - cellsAround / 4)) * cellRadians;
      const h = halfSquared(along * along) + cosine * cosineAt(from * from) * halfSquared(across * across);
      const km = max(0.0, 2 * earthRadiusKm * arc(sqrt(max(0.0, h))) - cellKm);
      part = isLimited ? share - perKm * km - farBelow * <f64>(km > limit) : (share * halfDistanceKm) / (halfDistanceKm + km);
    }
    const most = load<f64>(bounds + (at << 3)) + part;
    store<u32>(rows + (left << 2), row);
    store<f64>(bounds + (left << 3), most);
    left += <usize>(most >= least);
  }
  return <i32>left;
}

// @ts-ignore: a decorator of AssemblyScript
@inline function halfSquared(u: f64): f64 {
  return u * (1.0 / 4 - u * (1.0 / 48 - u * (1.0 / 1440 - u * (1.0 / 80_640))));
}

// @ts-ignore: a decorator of AssemblyScript
@inline function cosineAt(u: f64): f64 {
  return 1 - u * (1.0 / 2 - u * (1.0 / 24 - u * (1.0 / 720)));
}

// @ts-ignore: a decorator of AssemblyScript
@inline function arc(x: f64): f64 {
  return x * (1 + x * x * (1.0 / 6 + x * x * (3.0 / 40 + x * x * (15.0 / 336))));
}

/** Places of the first `count` bounds, from the highest down to a 256th. */
function putInOrder(count: i32): void {
  const bounds = <usize>int(Int.bounds);
  const order = <usize>int(Int.order);
  const next = desk + <usize>Desk.shelves;
  memory.fill(next, 0, shelves << 2);
  const end = bounds + (<usize>count << 3);
  for (let at = bounds; at < end; at += 8) {
    const shelf = shelfOf(load<f64>(at));
    store<u32>(shelf, load<u32>(shelf) + 2);
  }
  let start = <u32>order;
  for (let shelf = next; shelf < next + (shelves << 2); shelf += 4) {
    const many = load<u32>(shelf);
    store<u32>(shelf, start);
    start += many;
  }
  for (let at: i32 = 0; at < count; at += 1) {
    const shelf = shelfOf(load<f64>(bounds + (<usize>at << 3)));
    const place = load<u32>(shelf);
    store<u16>(<usize>place, <u16>at);
    store<u32>(shelf, place + 2);
  }
}

/** The first shelf holds the highest. */
// @ts-ignore: a decorator of AssemblyScript
@inline function shelfOf(bound: f64): usize {
  return desk + <usize>Desk.shelves + (<usize>max(0, shelves - 1 - <i32>(bound * shelves)) << 2);
}
