// One claim against many open lots: the rules and criteria of `judge`, with its arithmetic, read from the records of lots. Whoever has
// several sites, slots, earlier work or buyers that are barred is left to `judge`, which takes ten times as long.
import { gap } from '../compare.js';
import { capacityValue, distanceValue, marginValue } from '../criterion-values.js';
import { kmBetween } from '../geo.js';
import { neutral } from '../relevance/experience.js';
import type { RuleName } from '../types.js';
import { inUnit, type Unit } from '../units.js';
import { excluded, fitOf, freeInSlot, isKnown, isWithin, priceOf } from './judge.js';
import type { LotColumns } from './lot-columns.js';
import { asList, asOffer, asTerms, asWords, at, together } from './lot-records.js';
import type { OwnClaim, OwnEnterprise } from './own-claims.js';

/**
 * The score of a simple claim so alike to the code of the lot at a place, or `excluded`. Of an enterprise that stands and that
 * the buyers want; who is below the minimum score is excluded as well.
 */
export function judgeAt(lots: LotColumns, place: number, claim: OwnClaim, similarity: number): number {
  const { records, terms, offers } = lots;
  const { numbers } = records;
  const lot = place * at.width;
  const { enterprise } = claim;
  const number = records.words[place * asWords.width + asWords.kind]!;
  const kind = records.kinds[number]!;
  const { excludes, unit } = kind;
  const { isOpen, performance, answers } = enterprise.regardOf(number, kind);
  if (!isOpen || gap(similarity, kind.minimumSimilarity) < 0) return excluded;
  const language = terms[place * asTerms.width + asTerms.language]!;
  if (language !== 0 && ((enterprise.unspoken & language) !== 0 || (enterprise.unspoken === 0 && excludes.has('language')))) return excluded;
  if (claim.unit.dimension !== unit.dimension) return excluded;
  const quantity = numbers[lot + at.quantity]!;
  const minimumOrder = inUnit(claim.minimumOrder, claim.unit, unit);
  if (isKnown(minimumOrder) ? gap(quantity, minimumOrder) < 0 : excludes.has('minimum_order')) return excluded;
  const deadline = offers[place * asOffer.width + asOffer.deadline]!;
  const days = terms[place * asTerms.width + asTerms.days]! - 1;
  const today = deadline - days;
  const leadTime = claim.leadTime - 1;
  if (leadTime >= 0 ? leadTime > days : excludes.has('lead_time')) return excluded;
  const ceiling = numbers[lot + at.ceiling]!;
  const price = isKnown(ceiling) ? priceAt(lots, place, claim, unit) : NaN;
  if (isKnown(ceiling) && (isKnown(price) ? gap(ceiling, price) < 0 : excludes.has('ceiling_price'))) return excluded;
  const free = freeInSlot(claim.free, claim.from, claim.to, claim.unit, unit, today, deadline);
  const least = Math.max(kind.minimumShare * quantity, isKnown(minimumOrder) ? Math.min(minimumOrder, quantity) : 0, Math.min(kind.step, quantity));
  if (isKnown(free) ? gap(free, least) < 0 : excludes.has('capacity')) return excluded;

  const shares = lot + at.shares;
  const distance = distanceAt(lots, place, enterprise, excludes);
  if (distance === excluded) return excluded;
  const list = records.words[place * asWords.width + asWords.list]!;
  if (!holdsMandatory(records.lists, list, deadline, enterprise.holdings, kind.passesUnknownEnd)) return excluded;
  // Added in the order of the criteria, as everywhere.
  const score =
    numbers[shares]! * fitOf(claim.isVerified, claim.end, claim.confirmedOn, similarity, kind.aging, today) + numbers[shares + 1]! * neutral +
    numbers[shares + 2]! * (isKnown(free) ? capacityValue(free, least, quantity) : neutral) +
    numbers[shares + 3]! * (leadTime >= 0 ? marginValue(leadTime, days) : neutral) +
    numbers[shares + 4]! * (isKnown(price) ? marginValue(price, ceiling) : neutral) +
    numbers[shares + 5]! * preferredAt(records.lists, list, deadline, enterprise) + numbers[shares + 6]! * distance + numbers[shares + 7]! * performance +
    numbers[shares + 8]! * answers;
  return score < kind.minimumScore ? excluded : score;
}

/** Per unit of the lot in its currency. */
function priceAt({ offers, lots }: LotColumns, place: number, claim: OwnClaim, unit: Unit): number {
  if (offers[place * asOffer.width + asOffer.currency] === claim.currencyNumber) return inUnit(claim.price, unit, claim.unit);
  return claim.currency === null ? NaN : priceOf(claim.price, claim.currency, claim.unit, lots[place]!);
}

/** The value of the criterion, 0 to 1; 0 where nobody asks for it, and `excluded` where the rule excludes. */
function distanceAt({ records: { numbers }, lots }: LotColumns, place: number, { latitude, longitude, cosine, country }: OwnEnterprise, excludes: ReadonlySet<RuleName>): number {
  const lot = place * at.width;
  const limitKm = numbers[lot + at.limitKm]!;
  const isLimited = isKnown(limitKm);
  const own = numbers[lot + at.latitude]!;
  const counts = numbers[lot + at.shares + 6]! > 0;
  if (!isKnown(own)) {
    // A lot without coordinates knows nothing of distances, and asks for the country.
    if (isLimited && excludes.has('place')) return excluded;
    if (!counts) return 0;
    return country < 0 ? neutral : +(country === lots[place]!.country);
  }
  if (!isLimited && !counts) return 0;
  const km = kmBetween(own, numbers[lot + at.longitude]!, numbers[lot + at.cosine]!, latitude, longitude, cosine);
  if (isLimited && (isKnown(km) ? !isWithin(km, limitKm) : excludes.has('place'))) return excluded;
  if (!counts) return 0;
  return isKnown(km) ? distanceValue(km, isLimited ? limitKm : null) : neutral;
}

type Lists = LotColumns['records']['lists'];

/** Without a branch for each scheme, which the processor, we guess, would often predict wrong. `passesUnknown`: 1 where an end that nobody stated does not exclude. */
function holdsMandatory(lists: Lists, list: number, deadline: number, holdings: Uint32Array, passesUnknown: number): boolean {
  const first = list + asList.first;
  const end = first + lists[list + asList.mandatory]!;
  let holds = 1;
  for (let each = first; each < end; each += together.mandatory) {
    for (let one = each; one < each + together.mandatory; one += 1) {
      const held = holdings[lists[one]!]!;
      holds &= +(held >>> 1 > deadline) | (held & passesUnknown);
    }
  }
  return holds === 1;
}

/** What nobody said counts a half: of each scheme whose end is not known, of all when no certificate is stated. */
function preferredAt(lists: Lists, list: number, deadline: number, { holdings, certificates }: OwnEnterprise): number {
  const preferred = lists[list + asList.preferred]!;
  if (preferred === 0) return 0;
  if (certificates === 0) return neutral;
  const first = list + asList.first + lists[list + asList.mandatory]!;
  const end = first + lists[list + asList.preferredPlaces]!;
  let held = 0;
  let unsaid = 0;
  for (let each = first; each < end; each += together.preferred) {
    for (let one = each; one < each + together.preferred; one += 1) {
      const its = holdings[lists[one]!]!;
      const isValid = +(its >>> 1 > deadline);
      held += isValid;
      unsaid += its & 1 & ~isValid;
    }
  }
  return (held + unsaid / 2) / preferred;
}
