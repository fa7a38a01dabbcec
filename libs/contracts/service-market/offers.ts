// Service offers: what providers sell to the enterprises of the clusters they serve.
import { z } from 'zod';
import { defineEvent, defineJob, defineRequest } from '../message.js';
import { changeOf } from '../registry/change.js';
import { CapacitySlot } from '../registry/enterprises.js';
import {
  ClassificationCode, Id, IsoDate, IsoTime, Language, Money, PageQuery, Place, Quantity, UnitName, Version, line, pageOf, prose,
} from '../values.js';
import { WeeklyTimes } from './times.js';

const offerFields = {
  code: ClassificationCode,
  title: line(200),
  text: prose(2000).optional().describe('What it consists of'),
  unit: UnitName.describe('In which price, least quantity and capacity are counted: person, day, service …'),
  price: Money.optional().describe('Per unit; left out: unknown'),
  minimumQuantity: Quantity.optional().describe('Smallest quantity taken, e.g. participants of a course'),
  leadTimeDays: z.int().min(0).max(1000).optional().describe('Days from yes to delivery'),
  places: z.array(Place).max(20).default([]).describe('Where it is held, or from where the provider comes; empty: the establishments of the provider'),
  languages: z.array(Language).max(10).default([]).describe('In which it is held; empty: the languages of the provider'),
  times: z.array(WeeklyTimes).max(20).default([]).describe('When it is held; empty: unknown'),
  sessionMinutes: z.int().min(5).max(1440).optional().describe('How long one session takes within those times; left out: the whole of each'),
  capacity: z.array(CapacitySlot).max(60).default([]).describe('In the unit of the offer; empty: unknown'),
  validUntil: IsoDate.optional().describe('Last day on which it can be taken; left out: until it is withdrawn'),
};

export const NewServiceOffer = z.strictObject({
  providerId: Id.optional().describe('Only for those who post for a provider; providers post for themselves'),
  ...offerFields,
  validFrom: IsoDate.optional().describe('First day on which it can be taken; left out: today'),
});
export type NewServiceOffer = z.infer<typeof NewServiceOffer>;

const { text, price, minimumQuantity, leadTimeDays, sessionMinutes } = offerFields;
export const ServiceOfferChange = changeOf({
  ...offerFields, validUntil: IsoDate.nullable().describe('Null: until it is withdrawn'),
  text: text.unwrap().nullable().describe('Null: none'), price: price.unwrap().nullable().describe('Per unit; null: unknown'),
  minimumQuantity: minimumQuantity.unwrap().nullable().describe('Null: none'), leadTimeDays: leadTimeDays.unwrap().nullable().describe('Null: unknown'),
  sessionMinutes: sessionMinutes.unwrap().nullable().describe('Null: the whole of each of the times'),
}).describe('Every list that is given replaces the whole list; what is left out stays as it is');
export type ServiceOfferChange = z.infer<typeof ServiceOfferChange>;

export const ServiceOfferStatus = z.enum(['open', 'withdrawn', 'expired']);
export type ServiceOfferStatus = z.infer<typeof ServiceOfferStatus>;

export const ServiceOffer = z.strictObject({
  id: Id, version: Version, status: ServiceOfferStatus, providerId: Id, providerName: z.string(),
  ...offerFields,
  validFrom: IsoDate, validUntil: IsoDate.nullable(),
  createdAt: IsoTime, updatedAt: IsoTime,
});
export type ServiceOffer = z.infer<typeof ServiceOffer>;

export const PostServiceOffer = defineRequest({
  owner: 'service-market', name: 'PostServiceOffer', input: NewServiceOffer, output: ServiceOffer,
});
export const ChangeServiceOffer = defineRequest({
  owner: 'service-market', name: 'ChangeServiceOffer',
  input: z.strictObject({ id: Id, version: Version, change: ServiceOfferChange }), output: ServiceOffer,
});
export const WithdrawServiceOffer = defineRequest({
  owner: 'service-market', name: 'WithdrawServiceOffer', input: z.strictObject({ id: Id, version: Version }), output: ServiceOffer,
});
export const GetServiceOffer = defineRequest({
  owner: 'service-market', name: 'GetServiceOffer', input: z.strictObject({ id: Id }), output: ServiceOffer,
});
export const ListServiceOffers = defineRequest({
  owner: 'service-market', name: 'ListServiceOffers',
  input: z.strictObject({
    ...PageQuery.shape, clusterId: Id.optional().describe('Of providers that serve this cluster'), providerId: Id.optional(),
    code: ClassificationCode.optional().describe('This code and those below it'), status: ServiceOfferStatus.optional(),
  }),
  output: pageOf(ServiceOffer),
});

/** A new offer, a changed one or one that ended: needs like it are matched again. */
export const ServiceOfferChanged = defineEvent({
  owner: 'service-market', name: 'ServiceOfferChanged',
  payload: z.strictObject({ offerId: Id, providerId: Id, version: Version, status: ServiceOfferStatus }),
});

export const RematchOffer = defineJob({ owner: 'service-market', name: 'RematchOffer', subject: 'the id of an offer that was posted, changed or ended' });
export const ExpireOffer = defineJob({ owner: 'service-market', name: 'ExpireOffer', subject: 'the id of an offer whose last day has passed' });
