// One claim against many open lots: the rules and criteria of `judge`, with its arithmetic, read from the records of lots. Whoever has
// several sites, slots, earlier work or buyers that are barred is left to `judge`, which takes ten times as long.
import { gap } from '../compare.js';
import { capacityValue, distanceValue, marginValue } from '../criterion-values.js';
import { kmBetween } from '../geo.js';
import { neutral } from '../relevance/experience.js';
import type { RuleName } from '../types.js';
import { inUnit } from '../units.js';
import { excluded, fitOf, freeInSlot, isKnown, isWithin, priceOf } from './judge.js';
import { at, type LotRecords } from './lot-records.js';
import { endUnknown, lacking, valid, type OwnClaim, type OwnEnterprise } from './own-claims.js';

/**
 * The score of a simple claim so alike to the code of the lot at a place, or `excluded`. Of an enterprise that stands and that
 * the buyers want; who is below the minimum score is excluded as well.
 */
export function judgeAt(lots: LotRecords, place: number, claim: OwnClaim, similarity: number): number {
  const { numbers } = lots;
  const lot = place * at.width;
  const { enterprise, leadTime: lead } = claim;
  const policy = lots.policies.at(numbers[lot + at.policy]!);
  const { excludes } = policy;
  const { isOpen, performance, answers } = enterprise.regardOf(numbers[lot + at.policy]!, policy);
  if (!isOpen || gap(similarity, numbers[lot + at.minimumSimilarity]!) < 0) return excluded;
  if (numbers[lot + at.asksLanguage] === 1 && (enterprise.spoken === 0 ? excludes.has('language') : (enterprise.spoken & numbers[lot + at.languageBit]!) === 0))
    return excluded;
  const unit = lots.units.at(numbers[lot + at.unit]!);
  if (claim.unit.dimension !== unit.dimension) return excluded;
  const quantity = numbers[lot + at.quantity]!;
  const minimumOrder = inUnit(claim.minimumOrder, claim.unit, unit);
  if (isKnown(minimumOrder) ? gap(quantity, minimumOrder) < 0 : excludes.has('minimum_order')) return excluded;
  const [today, deadline] = [numbers[lot + at.today]!, numbers[lot + at.deadline]!];
  const days = deadline - today;
  const leadTime = lead - 1;
  if (leadTime >= 0 ? leadTime > days : excludes.has('lead_time')) return excluded;
  const ceiling = numbers[lot + at.ceiling]!;
  const price = isKnown(ceiling) ? priceAt(lots, place, claim) : NaN;
  if (isKnown(ceiling) && (isKnown(price) ? gap(ceiling, price) < 0 : excludes.has('ceiling_price'))) return excluded;
  const free = freeInSlot(claim.free, claim.from, claim.to, claim.unit, unit, today, deadline);
  const least = Math.max(numbers[lot + at.sharePart]!, isKnown(minimumOrder) ? Math.min(minimumOrder, quantity) : 0, numbers[lot + at.stepPart]!);
  if (isKnown(free) ? gap(free, least) < 0 : excludes.has('capacity')) return excluded;

  const shares = lot + at.shares;
  const distance = distanceAt(numbers, lot, enterprise, excludes);
  if (distance === excluded) return excluded;
  const mandatory = numbers[lot + at.mandatory]!;
  if (mandatory > 0 && !holdsMandatory(lots, lot, mandatory, enterprise, excludes)) return excluded;
  // Added in the order of the criteria, as everywhere.
  const score =
    numbers[shares]! * fitOf(claim.isVerified, claim.end, claim.confirmedOn, similarity, policy.aging, today) + numbers[shares + 1]! * neutral +
    numbers[shares + 2]! * (isKnown(free) ? capacityValue(free, least, quantity) : neutral) +
    numbers[shares + 3]! * (leadTime >= 0 ? marginValue(leadTime, days) : neutral) +
    numbers[shares + 4]! * (isKnown(price) ? marginValue(price, ceiling) : neutral) +
    numbers[shares + 5]! * preferredAt(lots, lot, enterprise) + numbers[shares + 6]! * distance + numbers[shares + 7]! * performance +
    numbers[shares + 8]! * answers;
  return score < policy.minimumScore ? excluded : score;
}

/** Per unit of the lot in its currency. */
function priceAt(lots: LotRecords, place: number, claim: OwnClaim): number {
  const { numbers } = lots;
  const lot = place * at.width;
  if (numbers[lot + at.currency] === claim.currencyNumber) return inUnit(claim.price, lots.units.at(numbers[lot + at.unit]!), claim.unit);
  return claim.currency === null ? NaN : priceOf(claim.price, claim.currency, claim.unit, lots.show(place));
}

/** The value of the criterion, 0 to 1; 0 where nobody asks for it, and `excluded` where the rule excludes. */
function distanceAt(numbers: Float64Array, lot: number, { latitude, longitude, cosine, country }: OwnEnterprise, excludes: ReadonlySet<RuleName>): number {
  const limitKm = numbers[lot + at.limitKm]!;
  const isLimited = isKnown(limitKm);
  const own = numbers[lot + at.latitude]!;
  const counts = numbers[lot + at.shares + 6]! > 0;
  if (!isKnown(own)) {
    // A lot without coordinates knows nothing of distances, and asks for the country.
    if (isLimited && excludes.has('place')) return excluded;
    return !counts ? 0 : country < 0 ? neutral : +(country === numbers[lot + at.country]);
  }
  if (!isLimited && !counts) return 0;
  const km = kmBetween(own, numbers[lot + at.longitude]!, numbers[lot + at.cosine]!, latitude, longitude, cosine);
  if (isLimited && (isKnown(km) ? !isWithin(km, limitKm) : excludes.has('place'))) return excluded;
  return !counts ? 0 : isKnown(km) ? distanceValue(km, isLimited ? limitKm : null) : neutral;
}

function holdsMandatory({ numbers, lists }: LotRecords, lot: number, mandatory: number, enterprise: OwnEnterprise, excludes: ReadonlySet<RuleName>): boolean {
  const first = numbers[lot + at.lists]!;
  const deadline = numbers[lot + at.deadline]!;
  for (let each = first; each < first + mandatory; each += 1) {
    const standing = enterprise.holding(lists[each]!, deadline);
    if (standing === lacking || (standing === endUnknown && excludes.has('certifications'))) return false;
  }
  return true;
}

/** What nobody said counts a half: of each scheme whose end is not known, of all when no certificate is stated. */
function preferredAt({ numbers, lists }: LotRecords, lot: number, enterprise: OwnEnterprise): number {
  const preferred = numbers[lot + at.preferred]!;
  if (preferred === 0) return 0;
  if (enterprise.certificates === 0) return neutral;
  const first = numbers[lot + at.lists]! + numbers[lot + at.mandatory]!;
  const deadline = numbers[lot + at.deadline]!;
  let held = 0;
  let unsaid = 0;
  for (let each = first; each < first + preferred; each += 1) {
    const standing = enterprise.holding(lists[each]!, deadline);
    if (standing === valid) held += 1;
    else if (standing === endUnknown) unsaid += 1;
  }
  return (held + unsaid / 2) / preferred;
}
