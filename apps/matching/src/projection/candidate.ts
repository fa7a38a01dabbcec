// What an enterprise of the projection is to the engine: pure, so that any thread can read documents.
import type { EnterpriseForMatching } from '#contracts/registry/enterprises.js';
import type { Candidate, Capability, Performance } from '#engine';

type TrackRecord = EnterpriseForMatching['trackRecords'][number];
type History = readonly Pick<TrackRecord, 'date' | 'onTime' | 'rejectedShare'>[];

/** How far back performance counts, in days. */
const recentDays = 3 * 365;

/** What an enterprise is to the engine on a day (ISO date): never invited, and no buyer minds it. */
export function candidateMaker(document: EnterpriseForMatching): (today: string) => Candidate {
  const { id, version, active, languages, establishments, certifications, conflictBuyerIds, optOutBuyerIds } =
    document;
  const capabilities: Capability[] = document.capabilities.map((claim) => ({
    capabilityId: claim.id,
    code: claim.code,
    unit: claim.unit,
    status: claim.status,
    statedOn: claim.statedOn,
    verifiedOn: claim.verifiedOn ?? null,
    validUntil: claim.validUntil ?? null,
    minimumOrder: claim.minimumOrder ?? null,
    leadTimeDays: claim.leadTimeDays ?? null,
    priceHint: claim.priceHint ?? null,
    capacity: claim.capacity,
  }));
  // The same objects day after day: the engine takes the titles of each apart only once.
  const trackRecords = document.trackRecords.map(({ date, title, codes, verifiedBy, buyer, value }) => ({
    date, title, codes, verified: verifiedBy !== undefined, buyer: buyer ?? null, value: value ?? null,
  }));
  const history = verifiedHistory(document);
  return (today) => ({
    enterpriseId: id, version, active, languages, establishments, capabilities, certifications, trackRecords,
    performance: performanceOf(history, today), responsiveness: null, conflictBuyerIds, optOutBuyerIds,
    buyerOptedOut: false, recentInvitations: 0,
  });
}

/** What nobody verified an enterprise may have written about itself. */
function verifiedHistory({ trackRecords }: Pick<EnterpriseForMatching, 'trackRecords'>): History {
  return trackRecords
    .filter(({ verifiedBy }) => verifiedBy !== undefined)
    .map(({ date, onTime, rejectedShare }) => ({ date, onTime, rejectedShare }));
}

/** The days (ISO dates) after `today` on which its performance is another than the day before: all else of a document is the same every day. */
export function turningDays(document: Pick<EnterpriseForMatching, 'trackRecords'>, today: string): string[] {
  const days = verifiedHistory(document).flatMap(({ date }) => [date, shifted(date, recentDays + 1)]);
  return [...new Set(days)].filter((day) => day > today);
}

const shifted = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** On time and rejected, from the verified records of the last three years before `today`; null when none of them says either. */
export function performanceOf(history: History, today: string): Performance | null {
  if (history.length === 0) return null;
  const since = shifted(today, -recentDays);
  const counted = { delivered: 0, onTime: 0, inspected: 0, rejected: 0, since };
  for (const record of history) {
    if (record.date < since || record.date > today) continue;
    if (record.onTime !== null) {
      counted.delivered += 1;
      counted.onTime += record.onTime ? 1 : 0;
    }
    if (record.rejectedShare !== null) {
      counted.inspected += 1;
      counted.rejected += record.rejectedShare;
    }
  }
  return counted.delivered + counted.inspected > 0 ? counted : null;
}
