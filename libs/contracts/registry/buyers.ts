// Buyers: organisations in the role of posting requirements.
import { z } from 'zod';
import { defineEvent, defineRequest } from '../message.js';
import { Country, Id, IsoTime, Language, PageQuery, SomeIds, Version, line, pageOf } from '../values.js';
import { changeOf } from './change.js';
import { ContactChannel } from './enterprises.js';

const buyerFields = {
  name: line(),
  country: Country,
  clusterIds: z.array(Id).min(1).max(50).describe('Clusters the buyer posts to'),
  languages: z.array(Language).max(10).default([]).describe('Preferred first'),
  contacts: z.array(ContactChannel).max(10).default([]),
  optOutEnterpriseIds: z.array(Id).max(200).default([]).describe('Enterprises the buyer does not want to work with'),
};

export const NewBuyer = z.strictObject(buyerFields);
export type NewBuyer = z.infer<typeof NewBuyer>;
export const BuyerChange = changeOf(buyerFields);
export const Buyer = z.strictObject({ id: Id, version: Version, ...buyerFields, createdAt: IsoTime, updatedAt: IsoTime });
export type Buyer = z.infer<typeof Buyer>;

export const RegisterBuyer = defineRequest({ owner: 'registry', name: 'RegisterBuyer', input: NewBuyer, output: Buyer });
export const ChangeBuyer = defineRequest({
  owner: 'registry', name: 'ChangeBuyer', input: z.strictObject({ id: Id, version: Version, change: BuyerChange }), output: Buyer,
});
export const GetBuyer = defineRequest({ owner: 'registry', name: 'GetBuyer', input: z.strictObject({ id: Id }), output: Buyer });
export const ListBuyers = defineRequest({
  owner: 'registry', name: 'ListBuyers', input: z.strictObject({ ...PageQuery.shape, clusterId: Id.optional(), ids: SomeIds.optional() }), output: pageOf(Buyer),
});

/** Internal: what matching keeps of a buyer. */
export const BuyerForMatching = z.strictObject({
  id: Id, version: Version, name: z.string(), clusterIds: z.array(Id), optOutEnterpriseIds: z.array(Id),
});
export const DescribeBuyers = defineRequest({
  owner: 'registry', name: 'DescribeBuyers',
  input: z.strictObject({ ids: z.array(Id).max(200).optional(), after: Id.nullable().optional() }),
  output: z.strictObject({ items: z.array(BuyerForMatching) }),
});
export const BuyerChanged = defineEvent({
  owner: 'registry', name: 'BuyerChanged', payload: z.strictObject({ buyerId: Id, version: Version }),
});

export type BuyerChange = z.infer<typeof BuyerChange>;
export type BuyerForMatching = z.infer<typeof BuyerForMatching>;
