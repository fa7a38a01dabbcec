// How an enterprise comes to be and how it changes, as pure functions. A claim keeps its id in all versions.
import { isDeepStrictEqual } from 'node:util';
import { unitOf } from '#engine';
import type {
  Enterprise, EnterpriseChange, EnterpriseForMatching, NewEnterprise,
} from '#contracts/registry/enterprises.js';
import { newId } from '#platform/ids.js';

export function newEnterprise(input: NewEnterprise, now: Date): Enterprise {
  return {
    ...input,
    id: newId(),
    version: 1,
    externalId: input.externalId ?? null,
    capabilities: input.capabilities.map((claim) => ({ id: newId(), ...claim, unit: canonical(claim.unit) })),
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
  };
}

/** The next version; the enterprise itself when the change changes nothing. */
export function changed(before: Enterprise, change: EnterpriseChange, now: Date): Enterprise {
  const capabilities = change.capabilities?.map((claim) => ({
    ...claim, id: claim.id ?? idOfSameCode(before, claim.code), unit: canonical(claim.unit),
  }));
  const after: Enterprise = { ...before, ...change, capabilities: capabilities ?? before.capabilities };
  if (isDeepStrictEqual(after, before)) return before;
  return { ...after, version: before.version + 1, updatedAt: now.toISOString() };
}

/** A claim sent without its id is the one for the same code: there is one claim for a code. */
function idOfSameCode({ capabilities }: Enterprise, code: string): string {
  return capabilities.find((claim) => claim.code === code)?.id ?? newId();
}

/** Units are kept by their UNECE Rec 20 code, whatever name they were stated by. */
const canonical = (unit: string) => unitOf(unit)?.code ?? unit;

/** What matching may know: no contacts, no names of places, no numbers of certificates. */
export function forMatching(enterprise: Enterprise): EnterpriseForMatching {
  const { id, version, clusterId, name, active, languages, capabilities, trackRecords } = enterprise;
  const { establishments, certifications, conflictBuyerIds, optOutBuyerIds } = enterprise;
  const sites = establishments.map(({ country, latitude, longitude }) => ({ country, latitude, longitude }));
  return {
    id, version, clusterId, name, active, languages, capabilities, trackRecords, establishments: sites,
    certifications: certifications.map(({ scheme, validUntil }) => ({ scheme, validUntil })),
    conflictBuyerIds, optOutBuyerIds,
  };
}
