// One enterprise on its way into an index: taken from a candidate, or out of an index that holds it already.
import type { Candidate, TrackRecord } from '../types.js';
import {
  active, asDoubles, asShorts, asWords, barring, gone, languageShift, notKnown, recorded, unwanted, type Barred, type EnterpriseIndex,
} from './enterprise-index.js';
import type { PlainCandidate, PlainClaim } from './plain.js';

export interface Entry {
  id: string;
  version: number;
  /** The lower bits of the marks. */
  flags: number;
  trackRecords: readonly TrackRecord[] | undefined;
  barred: Barred | undefined;
  plain: PlainCandidate;
}

export function entryOf(candidate: Candidate, plain: PlainCandidate): Entry {
  const { trackRecords, conflictBuyerIds, optOutBuyerIds } = candidate;
  const bars = conflictBuyerIds.length + optOutBuyerIds.length > 0;
  return {
    id: candidate.enterpriseId,
    version: candidate.version,
    flags:
      (candidate.active ? active : 0) | (trackRecords.length > 0 ? recorded : 0) | (bars ? barring : 0) |
      (candidate.buyerOptedOut ? unwanted : 0),
    trackRecords: trackRecords.length > 0 ? trackRecords : undefined,
    barred: bars ? { conflict: new Set(conflictBuyerIds), optOut: new Set(optOutBuyerIds) } : undefined,
    plain,
  };
}

/** O(claims × log claims of one code). */
export function entryAt(index: EnterpriseIndex, number: number): Entry {
  const { words, shorts, doubles } = index;
  const [word, short] = [number * asWords.width, number * asShorts.width];
  const [sites, certificates] = [words[word + asWords.siteStart]!, words[word + asWords.certificateStart]!];
  const rows = rowsOf(index, number);
  // Without a row nothing of what is repeated in rows can ever be asked.
  const marks = rows.length === 0 ? 0 : index.marks[rows[0]!]!;
  const recentInvitations = shorts[short + asShorts.recentInvitations]!;
  return {
    id: index.ids.at(number),
    version: words[word + asWords.version]!,
    flags: marks & ((1 << languageShift) - 1) & ~gone,
    trackRecords: index.trackRecords.get(number),
    barred: index.barred.get(number),
    plain: {
      languages: marks >>> languageShift,
      sites: Array.from({ length: words[word + asWords.sites]! }, (_, at) => ({
        latitude: index.sitePoints[(sites + at) * 2]!, longitude: index.sitePoints[(sites + at) * 2 + 1]!, country: index.siteCountries[sites + at]!,
      })),
      certificates: Array.from({ length: words[word + asWords.certificates]! }, (_, at) => ({
        scheme: index.certificateSchemes[certificates + at]!, until: index.certificateUntil[certificates + at]!,
      })),
      delivered: shorts[short + asShorts.delivered]!,
      onTime: shorts[short + asShorts.onTime]!,
      inspected: shorts[short + asShorts.inspected]!,
      rejected: doubles[number * asDoubles.width + asDoubles.rejected]!,
      invited: shorts[short + asShorts.invited]!,
      answered: shorts[short + asShorts.answered]!,
      recentInvitations: recentInvitations === notKnown ? null : recentInvitations,
      claims: rows.map((row, at) => claimAt(index, row, index.claimCodes[words[word + asWords.claimStart]! + at]!)),
    },
  };
}

function claimAt(index: EnterpriseIndex, row: number, code: number): PlainClaim {
  const first = index.slotStarts[row]!;
  return {
    code,
    kind: index.kinds[row]!,
    minimumOrder: index.minimumOrders[row]!,
    leadTime: index.leadTimes[row]!,
    price: index.prices[row]!,
    confirmedOn: index.confirmedOn[row]!,
    validUntil: index.validUntil.get(row) ?? 0,
    slots: Array.from({ length: index.slotStarts[row + 1]! - first }, (_, at) => ({
      from: index.slotFrom[first + at]!, to: index.slotTo[first + at]!, free: index.slotFree[first + at]!,
    })),
  };
}

/** The rows of an enterprise, in the order of its claims. O(claims × log claims of one code). */
export function rowsOf({ words, claimCodes, codeStarts, enterprises }: EnterpriseIndex, number: number): number[] {
  const rows: number[] = [];
  const end = words[(number + 1) * asWords.width + asWords.claimStart]!;
  for (let claim = words[number * asWords.width + asWords.claimStart]!; claim < end; claim += 1) {
    const rank = claimCodes[claim]!;
    let low = codeStarts[rank]!;
    for (let high = codeStarts[rank + 1]!; low < high;) {
      const middle = (low + high) >>> 1;
      if (enterprises[middle]! < number) low = middle + 1;
      else high = middle;
    }
    // Of several claims of one code the rows follow one another, in the order of the claims.
    while (rows.includes(low)) low += 1;
    rows.push(low);
  }
  return rows;
}
