// What enterprises need of services on the demo's day, in two clusters; the second cluster, which is younger, with its enterprises and its college.
import type { Schemas } from '#client';
import { dayFrom } from '../demo-data.js';

type NewNeed = Omit<Schemas['NewServiceNeed'], 'clusterId' | 'enterpriseId'>;
type NewOffer = Omit<Schemas['NewServiceOffer'], 'providerId'>;
export type NeedOf = [enterprise: string, need: NewNeed];

const evenings = [{ weekdays: ['tuesday' as const, 'thursday' as const], from: '18:00', to: '21:00' }];

const need = (today: Date, code: string, text: string, quantity: number, days: number, more: Partial<NewNeed> = {}): NewNeed => ({
  code, text, quantity, wantedBy: dayFrom(today, days), ...more,
});

/** Needs of the demo's own cluster, by the name of the enterprise. */
export const dayNeeds = (today: Date): NeedOf[] => [
  ['Selam Garments', need(today, 'BS.TRN.STITCH', 'Sewing course for ten operators, after work', 10, 90, { times: evenings, language: 'am', budget: { amount: 50, currency: 'USD' } })],
  ['Selam Garments', need(today, 'BS.TRN.SUPER', 'Course for four line leaders, after work', 4, 90, { times: evenings, language: 'am', urgency: 'high' })],
  ['Meskel Uniforms', need(today, 'BS.TRN.STITCH', 'Sewing course for twelve new operators', 12, 75, { times: evenings, urgency: 'high' })],
  ['Fikir Sewing Enterprise', need(today, 'BS.TRN.STITCH', 'Overlock for beginners', 3, 60, { budget: { amount: 45, currency: 'USD' } })],
  ['Kaldi Aprons', need(today, 'BS.TRN.SUPER', 'Our foreman wants to learn to plan a line', 1, 60, { times: evenings })],
  ['Shemsu Apparel', need(today, 'BS.TRN.SUPER', 'Leading a line, two of our best', 2, 75, { times: evenings })],
  ['Gulele Knitwear', need(today, 'BS.TRN.SUPER', 'Supervisors for the second shift', 3, 90, { times: evenings })],
  ['Yeka Team Wear', need(today, 'BS.TRN.SUPER', 'How to plan a day on the line', 2, 60, { times: evenings })],
  ['Meskel Uniforms', need(today, 'BS.TRN.SUPER', 'A course for our new line leader', 1, 80, { times: evenings })],
  ['Biruk Tailors', need(today, 'BS.DES.CAD', 'Somebody who digitises our patterns', 3, 60, { urgency: 'high' })],
  ['Sheba Dress House', need(today, 'BS.DES.FASHION', 'A collection for the spring fair', 6, 80, { urgency: 'high' })],
  ['Harar Road Fashion', need(today, 'BS.DES.FASHION', 'Two new dresses for the summer', 4, 120)],
  ['Omo Scarves', need(today, 'BS.LOG.CUSTOMS', 'Papers for a first export to France', 1, 45, { urgency: 'high' })],
  ['Green Stitch Cooperative', need(today, 'BS.ITA.ACC', 'Books of the cooperative, once a month', 3, 60)],
  ['Hana Polo Corner', need(today, 'BS.ITA.ACC', 'Help with the tax return', 1, 40, { urgency: 'high' })],
  ['Tsehay Polo and Tees', need(today, 'BS.QUA.OEKOTEX', 'How do we come by OEKO-TEX?', 5, 120, { budget: { amount: 60, currency: 'USD' } })],
  ['Fikir Sewing Enterprise', need(today, 'BS.EQP.MAINT', 'Three machines, one of which drops stitches', 6, 30, { urgency: 'high' })],
];

/** Offers besides those of the seed, by the name of the provider. */
export const dayOffers = (today: Date): [provider: string, offer: NewOffer][] => {
  const capacity = [{ from: dayFrom(today, 0), to: dayFrom(today, 200), quantity: 30, booked: 4 }];
  return [
    ['Textile Training Institute', {
      code: 'BS.TRN.STITCH', title: 'Stitching, four weeks of evenings', unit: 'person', price: { amount: 40, currency: 'USD' }, leadTimeDays: 7,
      languages: ['am', 'en'], capacity, times: [{ weekdays: ['tuesday', 'thursday'], from: '18:30', to: '20:30' }],
    }],
    ['Textile Training Institute', {
      code: 'BS.TRN.SUPER', title: 'Leading a line', unit: 'person', price: { amount: 55, currency: 'USD' }, leadTimeDays: 7,
      languages: ['am', 'en'], capacity, times: [{ weekdays: ['tuesday', 'thursday'], from: '14:00', to: '16:00' }], sessionMinutes: 120,
    }],
    ['Addis Quality Consultants', { code: 'BS.QUA.OEKOTEX', title: 'OEKO-TEX from test to label', unit: 'day', price: { amount: 120, currency: 'USD' } }],
  ];
};

const hawassa = { country: 'ET', town: 'Hawassa', latitude: 7.06, longitude: 38.48 };

export const secondCluster = {
  cluster: {
    name: 'Hawassa Knitwear', trade: 'knitwear', place: { ...hawassa, region: 'ET-SI' }, languages: ['en', 'am'], currency: 'USD',
    vision: 'Knitwear by the lake that is known for its quality.',
  },
  college: {
    name: 'Lake Technical College', kind: 'training_institute' as const, languages: ['am', 'en'], establishments: [{ name: 'College', ...hawassa }],
  },
  offers: [
    { code: 'BS.TRN.LINK', title: 'Linking, ten mornings', unit: 'person', price: { amount: 25, currency: 'USD' } },
    { code: 'BS.TRN.DIGI', title: 'Computers for the office', unit: 'person', price: { amount: 15, currency: 'USD' } },
  ] satisfies NewOffer[],
  enterprises: (today: Date) => [
    { name: 'Lake Jumpers', size: 'medium' as const, code: 'TX.KNI.JUM.SWEATER', monthly: 2600 },
    { name: 'Tabor Hill Knits', size: 'small' as const, code: 'TX.KNI.JUM.CARDIGAN', monthly: 900 },
    { name: 'Sidama Scarves', size: 'small' as const, code: 'TX.KNI.ACC.SCARF', monthly: 1500 },
    { name: 'Amora Gedel Hats', size: 'micro' as const, code: 'TX.KNI.ACC.HAT', monthly: 400 },
  ].map(({ name, size, code, monthly }) => ({
    name, size, registered: true, externalId: name.toLowerCase().replaceAll(' ', '-'), languages: ['am'], establishments: [{ name: 'Workshop', ...hawassa }],
    capabilities: [{
      code, unit: 'piece', status: 'declared' as const, statedOn: dayFrom(today, -20),
      capacity: [{ from: dayFrom(today, 0), to: dayFrom(today, 180), quantity: monthly * 6, booked: monthly }],
    }],
  })),
  needs: (today: Date): NeedOf[] => [
    ['Lake Jumpers', need(today, 'BS.TRN.LINK', 'Linking for eight new hands', 8, 60, { urgency: 'high' })],
    ['Lake Jumpers', need(today, 'BS.ITA.SOFT', 'Something that follows our orders', 10, 120)],
    ['Tabor Hill Knits', need(today, 'BS.TRN.LINK', 'Linking for two', 2, 60)],
    ['Tabor Hill Knits', need(today, 'BS.EQP.MAINT', 'Flat knitting machine loses its needles', 5, 30, { urgency: 'high' })],
    ['Sidama Scarves', need(today, 'BS.DES.FASHION', 'Colours for the autumn', 3, 90)],
    ['Sidama Scarves', need(today, 'BS.LOG.CUSTOMS', 'Parcels to buyers abroad', 2, 60)],
    ['Amora Gedel Hats', need(today, 'BS.ITA.ACC', 'Books for a firm of five', 1, 60)],
  ],
};
