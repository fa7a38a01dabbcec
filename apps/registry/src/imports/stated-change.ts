// What an import states, as a change of what is known: a column that is not in the file leaves things as they
// are, an empty cell says that there is nothing, or that it is not known.
import { isDeepStrictEqual } from 'node:util';
import { unitOf } from '#engine';
import type { Enterprise, NewEnterprise } from '#contracts/registry/enterprises.js';
import { newId } from '#platform/ids.js';
import { bookedOf, type CompleteChange } from '../enterprises/enterprise.js';
import { isSameClaim } from '../enterprises/provenance.js';
import type { Cells, OrganisationColumn } from './columns.js';
import type { Stated, StatedClaim } from './merge-rows.js';
import { recordsOf } from './stated-records.js';
import { readPhone } from '../phones.js';
import { withoutGaps } from '../without-gaps.js';

export interface Surroundings {
  header: ReadonlySet<string>;
  /** Unit by code. */
  units: ReadonlyMap<string, string>;
  /** ISO date; when a claim without `stated_on` was made. */
  today: string;
}

/** What enterprises and providers have alike. */
export type Organisation = Pick<Enterprise, 'establishments' | 'contacts'>;
type OrganisationCells = Pick<Cells, OrganisationColumn>;
type Claim = Enterprise['capabilities'][number];

/** An enterprise that is not known yet, as far as the file tells; the required cells are there. */
export function statedEnterprise(clusterId: string, stated: Stated, change: CompleteChange): NewEnterprise {
  const { externalId, cells } = stated;
  return {
    name: cells.name!, size: cells.size!, registered: cells.registered!,
    homeBased: false, active: true, languages: [], establishments: [], identifiers: [], certifications: [], trackRecords: [],
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
  const change: CompleteChange = { name: cells.name, size: cells.size, registered: cells.registered };
  if (header.has('home_based')) change.homeBased = cells.home_based ?? false;
  if (cells.active !== undefined) change.active = cells.active;
  if (header.has('languages')) change.languages = cells.languages ?? [];
  if (header.has('country')) change.establishments = establishmentsOf(cells, before, header);
  if (header.has('email') || header.has('phone')) change.contacts = contactsOf(cells, before, header);
  if (header.has('identifiers')) change.identifiers = cells.identifiers ?? [];
  if (header.has('certifications')) change.certifications = certificationsOf(cells, before);
  if (header.has('capability_code')) change.capabilities = claims.map((claim) => claimOf(claim, knownClaim(claim.code), around));
  if (header.has('record_date')) change.trackRecords = recordsOf(records, before?.trackRecords ?? [], header);
  return change;
}

/** The file tells of one site, the first; an enterprise keeps the others. */
export function establishmentsOf(
  { country, region, town, latitude, longitude, street, postcode }: OrganisationCells,
  before: Organisation | null,
  header: ReadonlySet<string>,
): Enterprise['establishments'] {
  if (country === undefined) return [];
  const [first, ...others] = before?.establishments ?? [];
  const known = first?.country === country ? first : undefined;
  const site = {
    name: known?.name,
    country,
    street: header.has('street') ? street : known?.street,
    postcode: header.has('postcode') ? postcode : known?.postcode,
    region: header.has('region') ? region : known?.region,
    town: header.has('town') ? town : known?.town,
    latitude: header.has('latitude') ? latitude : known?.latitude,
    longitude: header.has('longitude') ? longitude : known?.longitude,
  };
  return [withoutGaps(site), ...others];
}

/** Those of a kind that the file has no column for stay as they are. */
export function contactsOf(cells: OrganisationCells, before: Organisation | null, header: ReadonlySet<string>): Enterprise['contacts'] {
  const known = before?.contacts ?? [];
  const stated = (['email', 'phone'] as const).flatMap((kind) => {
    const ofKind = known.filter((contact) => contact.kind === kind);
    return header.has(kind) ? channelsOf(kind, cells, ofKind, before, header) : ofKind;
  });
  // Whether a number or an address comes first says nothing.
  const same = stated.length === known.length && stated.every((each) => known.some((other) => isDeepStrictEqual(each, other)));
  return same ? known : stated;
}

/** The address in the file is the one to use from now on: no other of its kind stays, unless it is the first one already. */
function channelsOf(
  kind: 'email' | 'phone', cells: OrganisationCells, ofKind: Enterprise['contacts'], before: Organisation | null, header: ReadonlySet<string>,
): Enterprise['contacts'] {
  const address = addressIn(kind, cells, before);
  if (address === undefined) return [];
  const known = ofKind.find((contact) => contact.address === address);
  const agreed = (header.has(`${kind}_consent`) ? cells[`${kind}_consent`] : known?.consent) ?? false;
  const contact = {
    kind,
    address,
    language: header.has(`${kind}_language`) ? cells[`${kind}_language`] : known?.language,
    consent: agreed,
    consentOn: known?.consent === agreed ? known.consentOn : undefined,
  };
  const others = known && known === ofKind[0] ? ofKind.slice(1) : [];
  return [withoutGaps(contact), ...others];
}

/** The address of a cell as it is kept, nothing for what is no number; one without + is dialled in the country of the row, else where the enterprise is. */
export function addressIn(kind: 'email' | 'phone', cells: OrganisationCells, before: Organisation | null): string | undefined {
  const stated = cells[kind];
  if (kind === 'email' || stated === undefined) return stated;
  return readPhone(stated, cells.country ?? before?.establishments[0]?.country) ?? undefined;
}

/** What the file has no columns for stays: number, evidence, who verified it. */
function certificationsOf(
  { certifications = [] }: Cells,
  before: Enterprise | null,
): Enterprise['certifications'] {
  return certifications.map(({ scheme, validUntil }) => {
    const alike = before?.certifications.filter((certification) => certification.scheme === scheme) ?? [];
    const known = alike.find((certification) => certification.validUntil === validUntil) ?? alike[0];
    return known?.validUntil === validUntil ? known : withoutGaps({ scheme, number: known?.number, validUntil });
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
    validUntil: header.has('claim_valid_until') ? cells.claim_valid_until : known?.validUntil,
    // An empty text is stored too, and says as little as an empty cell.
    evidence: header.has('evidence') ? (cells.evidence ?? (known?.evidence === '' ? '' : undefined)) : known?.evidence,
    minimumOrder: header.has('minimum_order') ? cells.minimum_order : known?.minimumOrder,
    leadTimeDays: header.has('lead_time_days') ? cells.lead_time_days : known?.leadTimeDays,
    priceHint: header.has('price_amount') ? priceOf(cells) : known?.priceHint,
    capacity: header.has('capacity_from')
      ? capacity.map(({ line: _, booked, ...slot }) => ({ ...slot, booked: booked ?? bookedOf(slot, known) }))
      : (known?.capacity ?? []),
  });
  const news = known && cells.stated_on === undefined && !isSameClaim(claim, known);
  return news ? { ...claim, statedOn: today } : claim;
}

const priceOf = ({ price_amount: amount, price_currency: currency }: Cells) =>
  amount === undefined || currency === undefined ? undefined : { amount, currency };
