// What is sent of the form of a service offer.
import { expect, it } from '@jest/globals';
import { NewServiceOffer, ServiceOfferChange } from '#contracts/service-market/offers.js';
import { changeOf, emptyPlace, newOfferOf, nextPeriod, noValues, valuesOf, type Offer } from '../src/provider/offer-values.js';

const values = { ...noValues('SV.TRAIN', 'ETB'), title: ' Bookkeeping ', unit: 'DAY' };

it('leaves out of a new offer what is empty', () => {
  const body = newOfferOf(values);
  expect(body).toEqual({ code: 'SV.TRAIN', title: 'Bookkeeping', unit: 'DAY', languages: [], times: [], places: [], capacity: [] });
  expect(NewServiceOffer.safeParse(body).success).toBe(true);
});

it('takes away from a changed one what was emptied, and sends the lists whole', () => {
  const change = changeOf({ ...values, price: { amount: 12.5, currency: 'ETB' } });
  expect(change).toEqual({
    code: 'SV.TRAIN', title: 'Bookkeeping', unit: 'DAY', languages: [], times: [], places: [], capacity: [], text: null, price: { amount: 12.5, currency: 'ETB' },
    minimumQuantity: null, leadTimeDays: null, sessionMinutes: null, validUntil: null,
  });
  expect(ServiceOfferChange.safeParse(change).success).toBe(true);
});

const offer: Offer = {
  id: 'o', version: 1, status: 'open', providerId: 'p', providerName: 'P', code: 'BS', title: 'Repairs', unit: 'HUR', languages: ['am'], times: [],
  places: [{ country: 'ET', region: 'ET-AA', town: 'Addis Ababa', latitude: 9, longitude: 38.7 }, { country: 'KE' }],
  capacity: [{ from: '2026-12-01', to: '2026-12-31', quantity: 40, booked: 12 }], validFrom: '2026-11-01', validUntil: null, createdAt: '', updatedAt: '',
};

it('gives places and capacity back as they were, with what is taken', () => {
  expect(changeOf(valuesOf(offer))).toMatchObject({ places: offer.places, capacity: offer.capacity });
});

it('leaves out of places and capacity what is empty', () => {
  expect(newOfferOf({ ...noValues('BS', 'ETB'), places: [{ ...emptyPlace, country: 'ET', region: 'et-aa' }], capacity: [nextPeriod([], '2026-11-27')] }))
    .toEqual({ code: 'BS', title: '', unit: '', languages: [], times: [], places: [{ country: 'ET', region: 'ET-AA' }], capacity: [] });
});

it('goes on with the next month', () => {
  expect([nextPeriod([], '2026-11-27'), nextPeriod([{ to: '2026-12-31' }], '2026-11-27'), nextPeriod([{ to: '2025-01-31' }], '2026-11-27')].map(({ from, to }) => [from, to]))
    .toEqual([['2026-11-27', '2026-11-30'], ['2027-01-01', '2027-01-31'], ['2026-11-27', '2026-11-30']]);
});
