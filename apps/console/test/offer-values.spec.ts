// What is sent of the form of a service offer.
import { expect, it } from '@jest/globals';
import { NewServiceOffer, ServiceOfferChange } from '#contracts/service-market/offers.js';
import { changeOf, newOfferOf, noValues } from '../src/provider/offer-values.js';

const values = { ...noValues('SV.TRAIN', 'ETB'), title: ' Bookkeeping ', unit: 'DAY' };

it('leaves out of a new offer what is empty', () => {
  const body = newOfferOf(values);
  expect(body).toEqual({ code: 'SV.TRAIN', title: 'Bookkeeping', unit: 'DAY', languages: [], times: [], places: [], capacity: [] });
  expect(NewServiceOffer.safeParse(body).success).toBe(true);
});

it('takes away from a changed one what was emptied, and leaves what the form does not hold', () => {
  const change = changeOf({ ...values, price: { amount: 12.5, currency: 'ETB' } });
  expect(change).toEqual({
    code: 'SV.TRAIN', title: 'Bookkeeping', unit: 'DAY', languages: [], times: [], text: null, price: { amount: 12.5, currency: 'ETB' },
    minimumQuantity: null, leadTimeDays: null, sessionMinutes: null, validUntil: null,
  });
  expect(ServiceOfferChange.safeParse(change).success).toBe(true);
});
