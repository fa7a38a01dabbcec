// Second: of those that are left the ones that the claim may fit by its price, what is free and where it is.
import { Int, Offer, Real } from '../layout';
import { at, int, ofOffer, real } from './desk';

/** Of the first `count` of `left`; returns how many stay. It loses none. */
export function siftOffers(count: i32): i32 {
  const offers = at(Int.offers);
  const columnOfDays = at(Int.days);
  const price = real(Real.priceGrains);
  const currency = <f64>int(Int.currency);
  const free = real(Real.freeGrains);
  const from = real(Real.from);
  const to = real(Real.to);
  const length = to - from + 1;
  const x = real(Real.x);
  const y = real(Real.y);
  const z = real(Real.z);
  const left = at(Int.left);
  const end = left + (<usize>count << 2);
  let into = left;
  for (let each = left; each < end; each += 4) {
    const place = load<u32>(each);
    const offer = offers + <usize>place * (Offer.howMany << 2);
    const deadline = ofOffer(offer, Offer.deadline);
    const today = deadline - <f64>load<u32>(columnOfDays + (<usize>place << 2)) + 1;
    const days = Math.min(to, deadline) - Math.max(from, today) + 1;
    const dx = x - ofOffer(offer, Offer.x);
    const dy = y - ofOffer(offer, Offer.y);
    const dz = z - ofOffer(offer, Offer.z);
    store<u32>(into, place);
    const pays = <i32>(ofOffer(offer, Offer.currency) !== currency) | <i32>(price <= ofOffer(offer, Offer.ceiling));
    const holds = <i32>(days <= 0) | <i32>(free * days >= ofOffer(offer, Offer.least) * length);
    // Who lies nowhere in particular has coordinates that are no numbers, and is further from nothing.
    const isNear = 1 - <i32>(dx * dx + dy * dy + dz * dz > ofOffer(offer, Offer.way));
    into += <usize>(pays & holds & isNear) << 2;
  }
  return <i32>((into - left) >> 2);
}
