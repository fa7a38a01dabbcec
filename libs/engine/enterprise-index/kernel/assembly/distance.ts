// Last of the bound: the rule and the part that come from how far away a row lies at least, from its cell.
import { Int, Real } from '../layout';
import { int, real, splat } from './desk';
import { keep, shortsOf } from './four-rows';
import { cellsAround, nowhere } from './places';

/** As in `enterprise-index.ts`, `bounds.ts` and `geo.ts`. */
const anywhere: i32 = 0xffff;
const earthRadiusKm: f32 = 6371.0088;
const halfDistanceKm: f32 = 500;
const cellRadians: f32 = <f32>(6.283185307179586 / 65_536);
/** From the middle of a cell to its corner it is .431 km; the rest is more than distances in numbers of 32 bits are wrong. */
const cellKm: f32 = 0.52;

export function ofDistance(rows: usize, bounds: usize, count: i32, least: f32): i32 {
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
