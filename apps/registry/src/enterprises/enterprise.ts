// How an enterprise comes to be and how it changes, as pure functions. A claim keeps its id in all versions.
import { isDeepStrictEqual } from 'node:util';
import { unitOf } from '#engine';
import type {
  CapacitySlot, Enterprise, EnterpriseChange, EnterpriseForMatching, NewEnterprise,
} from '#contracts/registry/enterprises.js';
import { newId } from '#platform/ids.js';
import { withConsentDates } from '../consent.js';
import { withoutGaps } from '../without-gaps.js';
import { normalised } from './identifiers.js';
import { attributedCertifications, attributedClaims, type Writer } from './provenance.js';

type Claim = Enterprise['capabilities'][number];

export function newEnterprise(input: NewEnterprise, now: Date, writer: Writer): Enterprise {
  const at = now.toISOString();
  const today = at.slice(0, 10);
  const claims = input.capabilities.map((claim) => ({ id: newId(), ...claim, unit: canonical(claim.unit) }));
  // Field by field: of an import every new one comes by here, and copying an object with this many fields takes several times as long.
  return {
    id: newId(),
    version: 1,
    clusterId: input.clusterId,
    externalId: input.externalId ?? null,
    name: input.name,
    size: input.size,
    registered: input.registered,
    homeBased: input.homeBased,
    active: input.active,
    languages: input.languages,
    establishments: input.establishments,
    identifiers: input.identifiers.map(normalised),
    certifications: attributedCertifications(input.certifications, [], writer, today),
    trackRecords: input.trackRecords,
    contacts: withConsentDates(input.contacts, [], now),
    conflictBuyerIds: input.conflictBuyerIds,
    optOutBuyerIds: input.optOutBuyerIds,
    capabilities: attributedClaims(claims, [], writer, today),
    createdAt: at,
    updatedAt: at,
  };
}

/** A change with nothing left out of its claims. */
export type CompleteChange = Omit<EnterpriseChange, 'capabilities'> & Partial<Pick<Enterprise, 'capabilities'>>;

/** Fills what a claim leaves out from the known claim for the same code: there is one claim for a code. */
export function completed(before: Enterprise, { capabilities, ...others }: EnterpriseChange): CompleteChange {
  if (capabilities === undefined) return others;
  return {
    ...others,
    capabilities: capabilities.map(({ id, status, capacity, validUntil, ...stated }) => {
      const known = before.capabilities.find((claim) => claim.code === stated.code);
      return {
        ...stated,
        ...withoutGaps({ validUntil: validUntil === undefined ? known?.validUntil : (validUntil ?? undefined) }),
        id: id ?? known?.id ?? newId(),
        unit: canonical(stated.unit),
        status: status ?? known?.status ?? 'declared',
        capacity: capacity?.map((slot) => ({ ...slot, booked: slot.booked ?? bookedOf(slot, known) }))
          ?? known?.capacity ?? [],
      };
    }),
  };
}

/** The next version; the enterprise itself when the change changes nothing. */
export function changed(before: Enterprise, change: CompleteChange, now: Date, writer: Writer): Enterprise {
  const today = now.toISOString().slice(0, 10);
  const stated: Enterprise = { ...before, ...change };
  const after: Enterprise = {
    ...stated,
    contacts: withConsentDates(stated.contacts, before.contacts, now),
    identifiers: stated.identifiers.map(normalised),
    certifications: attributedCertifications(stated.certifications, before.certifications, writer, today),
    capabilities: attributedClaims(stated.capabilities, before.capabilities, writer, today),
  };
  if (isDeepStrictEqual(after, before)) return before;
  return { ...after, version: before.version + 1, updatedAt: now.toISOString() };
}

/** What is booked of a period stays booked when nobody says otherwise. */
export function bookedOf({ from, to }: Pick<CapacitySlot, 'from' | 'to'>, known?: Claim): number {
  return known?.capacity.find((slot) => slot.from === from && slot.to === to)?.booked ?? 0;
}

/** Units are kept by their UNECE Rec 20 code, whatever name they were stated by. */
const canonical = (unit: string) => unitOf(unit)?.code ?? unit;

type Identity = Pick<EnterpriseForMatching, 'formerIds' | 'mergedInto'>;

/** What matching may know: no contacts, no names of places, no numbers of certificates, nobody's accounts. */
export function forMatching(enterprise: Enterprise, { formerIds, mergedInto }: Identity = {}): EnterpriseForMatching {
  const { id, version, clusterId, name, languages, trackRecords } = enterprise;
  const active = enterprise.active && mergedInto === undefined;
  const capabilities = mergedInto === undefined ? enterprise.capabilities : [];
  const claims = capabilities.map(({ statedBy: _, verifiedBy: _by, ...claim }) => claim);
  const { establishments, certifications, conflictBuyerIds, optOutBuyerIds } = enterprise;
  const sites = establishments.map(({ country, latitude, longitude }) => ({ country, latitude, longitude }));
  return {
    id, version, clusterId, name, active, languages, capabilities: claims, trackRecords, establishments: sites,
    certifications: certifications.map(({ scheme, validUntil }) => ({ scheme, validUntil })),
    conflictBuyerIds, optOutBuyerIds,
    ...(formerIds && { formerIds }), ...(mergedInto !== undefined && { mergedInto }),
  };
}
