// What an import states, as a change of what is known: a column that is not in the file leaves things as they
// are, an empty cell says that there is nothing, or that it is not known.
import { isDeepStrictEqual } from 'node:util';
import { unitOf } from '#engine';
import type { Enterprise, EnterpriseChange, NewEnterprise } from '#contracts/registry/enterprises.js';
import type { ColumnName } from './columns.js';
import type { Stated, StatedClaim, StatedSlot } from './merge-rows.js';

export interface Surroundings {
  header: ReadonlySet<ColumnName>;
  /** Unit by code. */
  units: ReadonlyMap<string, string>;
  /** ISO date; when a claim without `stated_on` was made. */
  today: string;
}

type Claim = Enterprise['capabilities'][number];
type StatedCapability = NonNullable<EnterpriseChange['capabilities']>[number];

/** An enterprise that is not known yet, as far as the file tells; the required cells are there. */
export function statedEnterprise(
  clusterId: string,
  { externalId, cells }: Stated,
  change: EnterpriseChange,
): NewEnterprise {
  return {
    clusterId,
    externalId,
    name: cells.name!,
    size: cells.size!,
    registered: cells.registered!,
    homeBased: false,
    active: true,
    languages: [],
    establishments: [],
    certifications: [],
    trackRecords: [],
    contacts: [],
    conflictBuyerIds: [],
    optOutBuyerIds: [],
    capabilities: [],
    ...change,
  };
}

/** `before` is what is known; null for a new enterprise. */
export function statedChange(
  stated: Stated,
  before: Enterprise | null,
  { header, units, today }: Surroundings,
): EnterpriseChange {
  const { cells } = stated;
  const when = (column: ColumnName, change: () => EnterpriseChange) => (header.has(column) ? change() : {});
  return {
    name: cells.name,
    size: cells.size,
    registered: cells.registered,
    ...when('home_based', () => ({ homeBased: cells.home_based ?? false })),
    ...when('active', () => ({ active: cells.active ?? true })),
    ...when('languages', () => ({ languages: cells.languages ?? [] })),
    ...when('country', () => ({ establishments: establishmentsIn(stated) })),
    ...when('email', () => ({ contacts: contactsIn(stated, before) })),
    ...when('certifications', () => ({ certifications: certificationsIn(stated, before) })),
    ...when('capability_code', () => ({
      capabilities: stated.claims.map((claim) => {
        const known = before?.capabilities.find(({ code }) => code === claim.code) ?? null;
        return claimOf(claim, known, { header, units, today });
      }),
    })),
  };
}

function establishmentsIn({
  cells: { country, region, town, latitude, longitude },
}: Stated): Enterprise['establishments'] {
  return country === undefined ? [] : [withoutGaps({ country, region, town, latitude, longitude })];
}

function contactsIn(
  { cells: { email, email_language: language, email_consent: consent = false } }: Stated,
  before: Enterprise | null,
): Enterprise['contacts'] {
  if (email === undefined) return [];
  const known = before?.contacts.find((contact) => contact.address === email && contact.consent === consent);
  return [
    withoutGaps({ kind: 'email' as const, address: email, language, consent, consentOn: known?.consentOn }),
  ];
}

/** The number of a certificate is not in the file: it stays. */
function certificationsIn({ cells }: Stated, before: Enterprise | null): Enterprise['certifications'] {
  return (cells.certifications ?? []).map(({ scheme, validUntil }) => {
    const known = before?.certifications.find((certification) => certification.scheme === scheme);
    return withoutGaps({ scheme, number: known?.number, validUntil });
  });
}

function claimOf(
  { code, cells, capacity }: StatedClaim,
  known: Claim | null,
  { header, units, today }: Surroundings,
): StatedCapability {
  const said = <T>(column: ColumnName, value: T | undefined, otherwise: T | undefined) =>
    header.has(column) ? value : otherwise;
  const price =
    cells.price_amount !== undefined && cells.price_currency !== undefined
      ? { amount: cells.price_amount, currency: cells.price_currency }
      : undefined;
  const unit = cells.capability_unit ?? known?.unit ?? units.get(code) ?? 'C62';
  const claim = withoutGaps({
    ...(known ? { id: known.id } : {}),
    code,
    unit: unitOf(unit)?.code ?? unit,
    status: cells.capability_status ?? known?.status ?? ('declared' as const),
    statedOn: cells.stated_on ?? known?.statedOn ?? today,
    evidence: said('evidence', cells.evidence, known?.evidence),
    minimumOrder: said('minimum_order', cells.minimum_order, known?.minimumOrder),
    leadTimeDays: said('lead_time_days', cells.lead_time_days, known?.leadTimeDays),
    priceHint: said('price_amount', price, known?.priceHint),
    capacity: header.has('capacity_from')
      ? capacity.map((slot) => slotOf(slot, known))
      : (known?.capacity ?? []),
  });
  const news = known !== null && cells.stated_on === undefined && !isDeepStrictEqual(claim, known);
  return news ? { ...claim, statedOn: today } : claim;
}

/** What is booked of a period that is known stays booked when the file does not say. */
function slotOf({ from, to, quantity, booked }: StatedSlot, known: Claim | null): Claim['capacity'][number] {
  const same = known?.capacity.find((slot) => slot.from === from && slot.to === to);
  return { from, to, quantity, booked: booked ?? same?.booked ?? 0 };
}

/** Without the keys that hold nothing: what is stored has none of them either, so that the two are equal. */
function withoutGaps<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;
}
