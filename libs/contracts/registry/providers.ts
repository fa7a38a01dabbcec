// Providers: institutions and firms that sell services to the enterprises of clusters.
import { z } from 'zod';
import { defineEvent, defineRequest } from '../message.js';
import { Country, Id, IsoTime, Language, PageQuery, Version, line, pageOf } from '../values.js';
import { changeOf } from './change.js';
import { ContactChannel, Establishment } from './enterprises.js';

export const ProviderKind = z.enum([
  'training_institute', 'consultancy', 'laboratory', 'certification_body', 'finance', 'information_technology', 'maintenance',
  'transport', 'legal', 'association', 'public_agency', 'other',
]);
export type ProviderKind = z.infer<typeof ProviderKind>;

const providerFields = {
  name: line(),
  kind: ProviderKind,
  active: z.boolean().default(true).describe('A provider can set false itself; only a CDA or manager can set true again'),
  clusterIds: z.array(Id).min(1).max(50).describe('Clusters it serves'),
  languages: z.array(Language).max(10).default([]).describe('Languages it works in, preferred first; empty = unknown'),
  establishments: z.array(Establishment).max(50).default([])
    .describe('Sites from which it serves; an offer may name others. Empty = unknown'),
  contacts: z.array(ContactChannel).max(10).default([]),
};

export const NewProvider = z.strictObject(providerFields);
export type NewProvider = z.infer<typeof NewProvider>;
export const ProviderChange = changeOf(providerFields);
export type ProviderChange = z.infer<typeof ProviderChange>;
export const Provider = z.strictObject({ id: Id, version: Version, ...providerFields, createdAt: IsoTime, updatedAt: IsoTime });
export type Provider = z.infer<typeof Provider>;

export const RegisterProvider = defineRequest({ owner: 'registry', name: 'RegisterProvider', input: NewProvider, output: Provider });
export const ChangeProvider = defineRequest({
  owner: 'registry', name: 'ChangeProvider',
  input: z.strictObject({ id: Id, version: Version, change: ProviderChange }), output: Provider,
});
export const GetProvider = defineRequest({ owner: 'registry', name: 'GetProvider', input: z.strictObject({ id: Id }), output: Provider });
export const ListProviders = defineRequest({
  owner: 'registry', name: 'ListProviders',
  input: z.strictObject({ ...PageQuery.shape, clusterId: Id.optional(), kind: ProviderKind.optional() }), output: pageOf(Provider),
});

/** Internal: what the service market keeps of a provider; no contacts. */
export const ProviderForMarket = z.strictObject({
  id: Id, version: Version, name: z.string(), active: z.boolean(), clusterIds: z.array(Id), languages: z.array(Language),
  establishments: z.array(z.strictObject({ country: Country, latitude: z.number().optional(), longitude: z.number().optional() })),
});
export type ProviderForMarket = z.infer<typeof ProviderForMarket>;
export const DescribeProviders = defineRequest({
  owner: 'registry', name: 'DescribeProviders',
  input: z.strictObject({ ids: z.array(Id).max(200).optional(), after: Id.nullable().optional() }),
  output: z.strictObject({ items: z.array(ProviderForMarket) }),
});
export const ProviderChanged = defineEvent({
  owner: 'registry', name: 'ProviderChanged', payload: z.strictObject({ providerId: Id, version: Version }),
});
