// Fourth: the part of the bound that comes from the preferred schemes a row holds.
import { Desk, Int, Real } from '../layout';
import { desk, int, splat } from './desk';
import { keep } from './four-rows';

export function ofCertificates(rows: usize, bounds: usize, count: i32, least: f32): i32 {
  const bare = <usize>int(Int.unstated);
  const preferred = desk + <usize>Desk.preferred;
  const last = preferred + (<usize>int(Int.preferredCount) << 2);
  const lanes = desk + <usize>Desk.lanes;
  const each = splat(Real.perCertificate);
  // Who holds none may have stated none, which counts a half of all.
  const nothingSaid = <i32>int(Int.preferredCount);
  let into = rows;
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
