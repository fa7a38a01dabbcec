// What an enterprise may not say about itself: that it is verified, where it has a conflict of interest, that it
// is active again; and what others verified it may not unsay.
import { isDeepStrictEqual } from 'node:util';
import { unitOf } from '#engine';
import type { Enterprise } from '#contracts/registry/enterprises.js';
import { Problems } from '../problems.js';
import type { CompleteChange } from './enterprise.js';
import { isSameCertification } from './provenance.js';

/** Refuses with `role_not_allowed` what only a CDA or manager may state; their words may be repeated. */
export function refuseOwnVerdicts(before: Enterprise, change: CompleteChange): void {
  const { capabilities, certifications, trackRecords, conflictBuyerIds, externalId, active } = { ...before, ...change };
  const problems = new Problems();
  const staffStates = (what: string, field: string, unchanged: boolean) =>
    problems.require(unchanged, 'role_not_allowed', field, `only a CDA or manager can state ${what}`);

  capabilities.forEach(({ code, unit, status }, index) => {
    const verified = before.capabilities.some((claim) =>
      claim.status === 'verified' && claim.code === code && claim.unit === unitOf(unit)?.code);
    const field = `capabilities.${index}.status`;
    staffStates('that a claim is verified', field, status === 'declared' || verified);
  });
  certifications.forEach((each, index) => {
    const known = before.certifications.some((other) => other.status === 'verified' && isSameCertification(other, each));
    staffStates('that a certification is verified', `certifications.${index}.status`, each.status !== 'verified' || known);
  });
  const verdicts = before.trackRecords.filter(({ verifiedBy }) => verifiedBy);
  trackRecords.forEach((record, index) => {
    if (!record.verifiedBy) return;
    const known = verdicts.findIndex((earlier) => isDeepStrictEqual(earlier, record));
    staffStates('who verified a record', `trackRecords.${index}.verifiedBy`, known >= 0);
    // Each verdict stands for one record: the same good one twice would count twice.
    if (known >= 0) verdicts.splice(known, 1);
  });
  staffStates('otherwise what was verified: send such records as they are', 'trackRecords', verdicts.length === 0);
  const same = isDeepStrictEqual(conflictBuyerIds.toSorted(), before.conflictBuyerIds.toSorted());
  staffStates('conflicts of interest', 'conflictBuyerIds', same);
  staffStates('the external id', 'externalId', externalId === before.externalId);
  staffStates('that it is active again', 'active', before.active || !active);
  problems.throwIfAny();
}
