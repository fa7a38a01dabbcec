// What an enterprise may not say about itself: that it is verified, and where it has a conflict of interest.
import { isDeepStrictEqual } from 'node:util';
import { unitOf } from '#engine';
import type { Enterprise, EnterpriseChange } from '#contracts/registry/enterprises.js';
import { Problems } from '../problems.js';

/** Refuses with `role_not_allowed` what only a CDA or manager may state; their words may be repeated. */
export function refuseOwnVerdicts(before: Enterprise, change: EnterpriseChange): void {
  const problems = new Problems();
  change.capabilities?.forEach(({ code, unit, status }, index) => {
    const earlier = before.capabilities.find(
      (claim) => claim.code === code && claim.unit === unitOf(unit)?.code,
    );
    if (status === 'verified' && earlier?.status !== 'verified') {
      problems.add(
        'role_not_allowed',
        `capabilities.${index}.status`,
        'only a CDA or manager can state that a claim is verified',
      );
    }
  });
  change.trackRecords?.forEach((record, index) => {
    const known = before.trackRecords.some((earlier) => isDeepStrictEqual(earlier, record));
    if (record.verifiedBy !== undefined && !known) {
      problems.add(
        'role_not_allowed',
        `trackRecords.${index}.verifiedBy`,
        'only a CDA or manager can state who verified a record',
      );
    }
  });
  const conflicts = change.conflictBuyerIds;
  if (conflicts && !isDeepStrictEqual(conflicts.toSorted(), before.conflictBuyerIds.toSorted())) {
    problems.add(
      'role_not_allowed',
      'conflictBuyerIds',
      'only a CDA or manager can state conflicts of interest',
    );
  }
  problems.throwIfAny();
}
