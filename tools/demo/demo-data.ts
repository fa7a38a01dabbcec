// The demo cluster as it is posted: the data files beside this one, with their relative dates made absolute.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { roles } from '#contracts/message.js';
import { ProviderKind } from '#contracts/registry/providers.js';
import { Urgency } from '#contracts/service-market/needs.js';
import { WeeklyTimes } from '#contracts/service-market/times.js';

const share = z.number().min(0).max(1);
const Booked = z.enum(['low', 'half', 'most']);

const EnterpriseData = z.strictObject({
  key: z.string(), name: z.string(), size: z.enum(['self_employed', 'micro', 'small', 'medium', 'large']),
  registered: z.boolean(), homeBased: z.boolean().optional(), languages: z.array(z.string()),
  establishments: z.array(z.strictObject({
    name: z.string(), town: z.string(), latitude: z.number(), longitude: z.number(),
  })),
  contact: z.strictObject({ address: z.string(), language: z.string(), consent: z.boolean() }).optional(),
  certifications: z.array(z.strictObject({ scheme: z.string(), number: z.string(), validForDays: z.int() })).default([]),
  trackRecords: z.array(z.strictObject({
    daysAgo: z.int(), codes: z.array(z.string()), title: z.string(), buyer: z.string(), quantity: z.number(), unit: z.string(),
    valueUsd: z.number().optional(), onTime: z.boolean(), rejectedShare: share, source: z.string(), verifiedBy: z.string().optional(),
  })).default([]),
  capabilities: z.array(z.strictObject({
    code: z.string(), unit: z.string(), saidDaysAgo: z.int(), verified: z.literal(true).optional(), evidence: z.string().optional(),
    minimumOrder: z.number().optional(), leadTimeDays: z.int().optional(), priceUsd: z.number().optional(),
    monthly: z.number().optional().describe('Capacity per period of 30 days; left out when it is not known'),
    booked: Booked.optional(),
  })),
});
export type EnterpriseData = z.infer<typeof EnterpriseData>;

const ClusterData = z.strictObject({
  cluster: z.record(z.string(), z.unknown()),
  buyers: z.array(z.strictObject({
    key: z.string(), name: z.string(), country: z.string(), languages: z.array(z.string()),
    contact: z.strictObject({ address: z.string(), language: z.string() }),
  })),
  accounts: z.array(z.strictObject({
    key: z.string(), role: z.enum(roles), of: z.string().optional().describe('Key of the buyer, enterprise or provider'),
    name: z.string(), email: z.string(), language: z.string(),
  })),
});
export type AccountData = z.infer<typeof ClusterData>['accounts'][number];
export type BuyerData = z.infer<typeof ClusterData>['buyers'][number];

const ServiceData = z.strictObject({
  providers: z.array(z.strictObject({
    key: z.string(), name: z.string(), kind: ProviderKind, languages: z.array(z.string()),
    establishments: EnterpriseData.shape.establishments,
    contact: z.strictObject({ address: z.string(), language: z.string() }),
  })),
  offers: z.array(z.strictObject({
    of: z.string().describe('Key of the provider'), code: z.string(), title: z.string(), text: z.string().optional(), unit: z.string(),
    priceUsd: z.number(), leadTimeDays: z.int(), times: z.array(WeeklyTimes),
  })),
  needs: z.array(z.strictObject({
    of: z.string().describe('Key of the enterprise'), code: z.string(), text: z.string(), quantity: z.number(), unit: z.string(),
    wantedInDays: z.int(), urgency: Urgency, budgetUsd: z.number().optional(),
  })),
});
type ServiceData = z.infer<typeof ServiceData>;

const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));

export const demoCluster = () => ClusterData.parse(read('./cluster.json'));
export const demoServices = () => ServiceData.parse(read('./services.json'));
export const demoEnterprises = () => z.array(EnterpriseData).parse(read('./enterprises.json'));

/** Name and organisation: Jonas Feld, Nordwind Sport. */
export function whoIs({ name, of }: AccountData): string {
  const organisation = [...demoCluster().buyers, ...demoEnterprises(), ...demoServices().providers].find(({ key }) => key === of);
  return organisation === undefined ? name : `${name}, ${organisation.name}`;
}

/** Whom the demo's page signs in as; the administrator is there before all others, under the address that the registry gives it. */
export const demoSignIns = (): { label: string; email: string }[] => [
  ...demoCluster().accounts.map((account) => ({ label: `${roleWords[account.role]}: ${whoIs(account)}`, email: account.email })),
  { label: 'Administrator', email: 'admin@example.invalid' },
];

const roleWords: Record<AccountData['role'], string> = {
  cda: 'Cluster agent', manager: 'Manager', buyer: 'Buyer', enterprise: 'Enterprise', provider: 'Provider', admin: 'Administrator',
};

const periods = 12;
const daysPerPeriod = 30;

/** The part of a period that is taken: much of the next months, little of the far ones. */
const bookedShare: Record<z.infer<typeof Booked>, (period: number) => number> = {
  low: (period) => Math.max(0, 0.3 - period / 10),
  half: (period) => Math.max(0.1, 0.7 - period / 10),
  most: (period) => Math.max(0.1, 1 - period / 12),
};

/** ISO date `offset` days from `today`. */
export const dayFrom = (today: Date, offset: number): string =>
  new Date(today.getTime() + offset * 86_400_000).toISOString().slice(0, 10);

/** The body of POST /v1/enterprises, as of `today`. */
export function enterpriseBody(data: EnterpriseData, clusterId: string, today: Date) {
  const day = (offset: number) => dayFrom(today, offset);
  return {
    clusterId, externalId: data.key, name: data.name, size: data.size, registered: data.registered,
    homeBased: data.homeBased ?? false, languages: data.languages,
    establishments: data.establishments.map((each) => ({ country: 'ET', ...each })),
    contacts: data.contact ? [{ kind: 'email' as const, ...data.contact, consentOn: day(-200) }] : [],
    certifications: data.certifications.map(({ validForDays, ...each }) => ({ ...each, validUntil: day(validForDays) })),
    trackRecords: data.trackRecords.map(({ daysAgo, valueUsd, ...each }) => ({
      ...each, date: day(-daysAgo), ...(valueUsd === undefined ? {} : { value: { amount: valueUsd, currency: 'USD' } }),
    })),
    capabilities: data.capabilities.map(({ saidDaysAgo, verified, priceUsd, monthly, booked = 'low', ...each }) => ({
      ...each, status: verified ? 'verified' as const : 'declared' as const, statedOn: day(-saidDaysAgo),
      ...(priceUsd === undefined ? {} : { priceHint: { amount: priceUsd, currency: 'USD' } }),
      capacity: monthly === undefined ? [] : Array.from({ length: periods }, (_, period) => ({
        from: day(period * daysPerPeriod), to: day((period + 1) * daysPerPeriod - 1), quantity: monthly,
        booked: Math.floor(monthly * bookedShare[booked](period)),
      })),
    })),
  };
}

/** The body of POST /v1/buyers. */
export const buyerBody = ({ name, country, languages, contact }: BuyerData, clusterId: string, today: Date) => ({
  name, country, languages, clusterIds: [clusterId],
  contacts: [{ kind: 'email' as const, ...contact, consent: true, consentOn: dayFrom(today, -200) }],
});

/** The body of POST /v1/providers. */
export const providerBody = ({ key: _, contact, establishments, ...data }: ServiceData['providers'][number], clusterId: string, today: Date) => ({
  ...data, clusterIds: [clusterId], establishments: establishments.map((each) => ({ country: 'ET', ...each })),
  contacts: [{ kind: 'email' as const, ...contact, consent: true, consentOn: dayFrom(today, -200) }],
});

/** The body of POST /v1/service-offers. */
export const offerBody = ({ of: _, priceUsd, ...data }: ServiceData['offers'][number], providerId: string) => ({
  ...data, providerId, price: { amount: priceUsd, currency: 'USD' },
});

/** The body of POST /v1/service-needs. */
export const needBody = (
  { of: _, wantedInDays, budgetUsd, ...data }: ServiceData['needs'][number], clusterId: string, enterpriseId: string, today: Date,
) => ({
  ...data, clusterId, enterpriseId, wantedBy: dayFrom(today, wantedInDays),
  ...(budgetUsd === undefined ? {} : { budget: { amount: budgetUsd, currency: 'USD' } }),
});
