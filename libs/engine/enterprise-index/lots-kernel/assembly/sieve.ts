// First: the lots that ask for nothing that the enterprise lacks and that it is near enough to, four at once.
import { Block, Desk, Int, Real, together } from '../layout';
import { at, real } from './desk';

/**
 * Puts those of the places from `from` to `to` into `left`, after the first `count`, and returns how many are left then; it loses none. No branch
 * where the processor could not guess.
 */
export function sift(from: i32, to: i32, count: i32): i32 {
  const blocks = at(Int.blocks);
  const lacks = v128.load32_splat(<usize>Desk.lacks);
  const lacksToo = v128.load32_splat(<usize>Desk.lacks, 4);
  const lacksThen = v128.load32_splat(<usize>Desk.lacks, 8);
  const lacksLast = v128.load32_splat(<usize>Desk.lacks, 12);
  const x = f32x4.splat(<f32>real(Real.x));
  const y = f32x4.splat(<f32>real(Real.y));
  const z = f32x4.splat(<f32>real(Real.z));
  const none = i32x4.splat(0);
  const step = i32x4.splat(together);
  const first = from & ~(together - 1);
  let places = i32x4.add(i32x4.splat(first), i32x4(0, 1, 2, 3));
  const left = at(Int.left);
  let into = left + (<usize>count << 2);
  for (let place = first; place < to; place += together) {
    const block = blocks + (<usize>place << 5);
    let misses = v128.and(v128.load(block, 0), lacks);
    misses = v128.or(misses, v128.and(v128.load(block, 16), lacksToo));
    misses = v128.or(misses, v128.and(v128.load(block, 32), lacksThen));
    misses = v128.or(misses, v128.and(v128.load(block, 48), lacksLast));
    const dx = f32x4.sub(v128.load(block, Block.x), x);
    const dy = f32x4.sub(v128.load(block, Block.y), y);
    const dz = f32x4.sub(v128.load(block, Block.z), z);
    const way = f32x4.add(f32x4.add(f32x4.mul(dx, dx), f32x4.mul(dy, dy)), f32x4.mul(dz, dz));
    // Who lies nowhere in particular has coordinates that are no numbers, and is further from nothing.
    const isFar = f32x4.gt(way, v128.load(block, Block.way));
    let fits = i32x4.bitmask(v128.andnot(i32x4.eq(misses, none), isFar));
    if (place < from) fits &= 15 << (from - place);
    if (to - place < together) fits &= (1 << (to - place)) - 1;
    v128.store(into, i8x16.swizzle(places, v128.load((<usize>fits << 4) + <usize>Desk.pickings)));
    into += <usize>popcnt<i32>(fits) << 2;
    places = i32x4.add(places, step);
  }
  return <i32>((into - left) >> 2);
}
