// What an import states, as a change of what is known: a column that is not in the file leaves things as they
// are, an empty cell says that there is nothing, or that it is not known.
import { isDeepStrictEqual } from 'node:util';
import { unitOf } from '#engine';
import type { Enterprise, NewEnterprise } from '#contracts/registry/enterprises.js';
import { newId } from '#platform/ids.js';
import { bookedOf, type CompleteChange } from '../enterprises/enterprise.js';
import type { Cells, OrganisationColumn } from './columns.js';
import type { Stated, StatedClaim } from './merge-rows.js';
import { recordsOf } from './stated-records.js';
import { withoutGaps } from './without-gaps.js';

export interface Surroundings {
  header: ReadonlySet<string>;
  /** Unit by code. */
  units: ReadonlyMap<string, string>;
  /** ISO date; when a claim without `stated_on` was made. */
  today: string;
}

/** What enterprises and providers have alike. */
type Organisation = Pick<Enterprise, 'establishments' | 'contacts'>;
type Claim = Enterprise['capabilities'][number];

/** An enterprise that is not known yet, as far as the file tells; the required cells are there. */
export function statedEnterprise(clusterId: string, stated: Stated, change: CompleteChange): NewEnterprise {
  const { externalId, cells } = stated;
  return {
    name: cells.name!, size: cells.size!, registered: cells.registered!,
    homeBased: false, active: true, languages: [], establishments: [], certifications: [], trackRecords: [],
    contacts: [], conflictBuyerIds: [], optOutBuyerIds: [], capabilities: [],
    ...change,
    clusterId, externalId,
  };
}

/** `before` is what is known; null for a new enterprise. */
export function statedChange(
  stated: Stated,
  before: Enterprise | null,
  around: Surroundings,
): CompleteChange {
  const { cells, claims, records } = stated;
  const { header } = around;
  const knownClaim = (code: string) => before?.capabilities.find((claim) => claim.code === code);
  return {
    name: cells.name,
    size: cells.size,
    registered: cells.registered,
    ...(header.has('home_based') && { homeBased: cells.home_based ?? false }),
    ...(cells.active !== undefined && { active: cells.active }),
    ...(header.has('languages') && { languages: cells.languages ?? [] }),
    ...(header.has('country') && { establishments: establishmentsOf(cells, before, header) }),
    ...(header.has('email') && { contacts: contactsOf(cells, before, header) }),
    ...(header.has('certifications') && { certifications: certificationsOf(cells, before) }),
    ...(header.has('capability_code') && {
      capabilities: claims.map((claim) => claimOf(claim, knownClaim(claim.code), around)),
    }),
    ...(header.has('record_date') && { trackRecords: recordsOf(records, before?.trackRecords ?? [], header) }),
  };
}

/** The file tells of one site, the first; an enterprise keeps the others. */
export function establishmentsOf(
  { country, region, town, latitude, longitude }: Pick<Cells, OrganisationColumn>,
  before: Organisation | null,
  header: ReadonlySet<string>,
): Enterprise['establishments'] {
  if (country === undefined) return [];
  const [first, ...others] = before?.establishments ?? [];
  const known = first?.country === country ? first : undefined;
  const site = {
    name: known?.name,
    country,
    region: header.has('region') ? region : known?.region,
    town: header.has('town') ? town : known?.town,
    latitude: header.has('latitude') ? latitude : known?.latitude,
    longitude: header.has('longitude') ? longitude : known?.longitude,
  };
  return [withoutGaps(site), ...others];
}

/** The address in the file is the one to use from now on: no other stays, unless it is the first one already. */
export function contactsOf(
  { email, email_language: language, email_consent: consent }: Pick<Cells, OrganisationColumn>,
  before: Organisation | null,
  header: ReadonlySet<string>,
): Enterprise['contacts'] {
  if (email === undefined) return [];
  const known = before?.contacts.find(({ address }) => address === email);
  const agreed = (header.has('email_consent') ? consent : known?.consent) ?? false;
  const contact = {
    kind: 'email' as const,
    address: email,
    language: header.has('email_language') ? language : known?.language,
    consent: agreed,
    consentOn: known?.consent === agreed ? known.consentOn : undefined,
  };
  const others = known && known === before?.contacts[0] ? before.contacts.slice(1) : [];
  return [withoutGaps(contact), ...others];
}

/** The number of a certificate is not in the file: it stays. */
function certificationsOf(
  { certifications = [] }: Cells,
  before: Enterprise | null,
): Enterprise['certifications'] {
  return certifications.map(({ scheme, validUntil }) => {
    const alike = before?.certifications.filter((certification) => certification.scheme === scheme) ?? [];
    const known = alike.find((certification) => certification.validUntil === validUntil) ?? alike[0];
    return withoutGaps({ scheme, number: known?.number, validUntil });
  });
}

function claimOf(stated: StatedClaim, known: Claim | undefined, around: Surroundings): Claim {
  const { code, cells, capacity } = stated;
  const { header, units, today } = around;
  const unit = cells.capability_unit ?? known?.unit ?? units.get(code) ?? 'C62';
  const claim = withoutGaps({
    id: known?.id ?? newId(),
    code,
    unit: unitOf(unit)?.code ?? unit,
    status: cells.capability_status ?? known?.status ?? ('declared' as const),
    statedOn: cells.stated_on ?? known?.statedOn ?? today,
    // An empty text is stored too, and says as little as an empty cell.
    evidence: header.has('evidence') ? (cells.evidence ?? (known?.evidence === '' ? '' : undefined)) : known?.evidence,
    minimumOrder: header.has('minimum_order') ? cells.minimum_order : known?.minimumOrder,
    leadTimeDays: header.has('lead_time_days') ? cells.lead_time_days : known?.leadTimeDays,
    priceHint: header.has('price_amount') ? priceOf(cells) : known?.priceHint,
    capacity: header.has('capacity_from')
      ? capacity.map(({ line: _, booked, ...slot }) => ({ ...slot, booked: booked ?? bookedOf(slot, known) }))
      : (known?.capacity ?? []),
  });
  const news = known && cells.stated_on === undefined && !isDeepStrictEqual(claim, known);
  return news ? { ...claim, statedOn: today } : claim;
}

const priceOf = ({ price_amount: amount, price_currency: currency }: Cells) =>
  amount === undefined || currency === undefined ? undefined : { amount, currency };
