// First: the lots that the claim may fit by their terms, language and mandatory schemes, four at once.
import { Desk, Int, Real, together } from '../layout';
import { at, int, real } from './desk';

/**
 * Puts those of the places from `from` to `to` into `left`, after the first `count`, and returns how many are left then; it loses none. No branch
 * where the processor could not guess.
 */
export function siftTerms(from: i32, to: i32, count: i32): i32 {
  const days = at(Int.days);
  const language = at(Int.language);
  const schemes = at(Int.schemes);
  const schemesToo = at(Int.schemesToo);
  const schemesThen = at(Int.schemesThen);
  const schemesLast = at(Int.schemesLast);
  const grains = at(Int.grains);
  const unspoken = i32x4.splat(int(Int.unspoken));
  const lacks = v128.load32_splat(<usize>Desk.lacks);
  const lacksToo = v128.load32_splat(<usize>Desk.lacks, 4);
  const lacksThen = v128.load32_splat(<usize>Desk.lacks, 8);
  const lacksLast = v128.load32_splat(<usize>Desk.lacks, 12);
  const leadTime = i32x4.splat(int(Int.leadTime));
  const minimum = f32x4.splat(<f32>real(Real.minimumGrains));
  const none = i32x4.splat(0);
  const step = i32x4.splat(together);
  let places = i32x4.add(i32x4.splat(from), i32x4(0, 1, 2, 3));
  const left = at(Int.left);
  let into = left + (<usize>count << 2);
  for (let place = from; place < to; place += together) {
    const offset = <usize>place << 2;
    let misses = v128.and(v128.load(language + offset), unspoken);
    misses = v128.or(misses, v128.and(v128.load(schemes + offset), lacks));
    misses = v128.or(misses, v128.and(v128.load(schemesToo + offset), lacksToo));
    misses = v128.or(misses, v128.and(v128.load(schemesThen + offset), lacksThen));
    misses = v128.or(misses, v128.and(v128.load(schemesLast + offset), lacksLast));
    const terms = v128.and(i32x4.le_u(leadTime, v128.load(days + offset)), f32x4.le(minimum, v128.load(grains + offset)));
    let fits = i32x4.bitmask(v128.and(i32x4.eq(misses, none), terms));
    if (to - place < together) fits &= (1 << (to - place)) - 1;
    v128.store(into, i8x16.swizzle(places, v128.load((<usize>fits << 4) + <usize>Desk.pickings)));
    into += <usize>popcnt<i32>(fits) << 2;
    places = i32x4.add(places, step);
  }
  return <i32>((into - left) >> 2);
}
