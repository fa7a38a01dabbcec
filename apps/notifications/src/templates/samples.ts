// Every template with believable facts, each in all it can say: tests and `npm run letters` go through them.
import type { FactsOf, Notice, TemplateName } from './facts.js';

const goods = { title: 'Polo shirts', quantity: 6000, unit: 'C62', deadline: '2027-03-12' };
const call = {
  ...goods, counterpart: 'Nordwind Sport', text: '220 g piqué, two colours', closesAt: '2027-02-03T11:00:00Z', timeZone: 'Africa/Addis_Ababa',
};
const asked = { ...call, counterpart: 'Selam Garments' };
const endedFor = (side: 'buyer' | 'enterprise') => ({
  ...goods, side, counterpart: side === 'buyer' ? 'Selam Garments' : 'Nordwind Sport',
});

const service = { title: 'Evening course', quantity: 10, unit: 'IE', deadline: '2027-03-12' };
const wanted = { ...service, counterpart: 'Selam Garments', text: 'For ten machine operators', closesAt: call.closesAt, timeZone: call.timeZone };
const serviceEndedFor = (side: 'enterprise' | 'provider') => ({
  ...service, side, counterpart: side === 'enterprise' ? 'Training Institute' : 'Selam Garments',
});

export const samples: { [T in TemplateName]: FactsOf[T][] } = {
  invitation: [{ side: 'enterprise', ...call }, { side: 'buyer', ...asked, text: null }],
  reminder: [{ side: 'enterprise', ...call }, { side: 'buyer', ...asked }],
  question: [{ ...goods, reason: 'capacity_unclear' }],
  confirm: [{ side: 'enterprise', ...call }, { side: 'buyer', ...asked, text: null }],
  'outcome-declined': [
    { side: 'enterprise', ...goods, enterprise: 'Selam Garments', reason: 'better_alternative' },
    { side: 'buyer', ...goods, enterprise: 'Selam Garments', reason: 'price' },
  ],
  'outcome-refused': (['enterprise', 'buyer'] as const).flatMap((side) =>
    (['enterprise', 'buyer'] as const).map((refusedBy) => ({ ...endedFor(side), reason: 'no_capacity', refusedBy }))),
  'outcome-lapsed': [{ ...endedFor('enterprise'), reason: 'both_silent' }, { ...endedFor('buyer'), reason: 'enterprise_silent' }],
  'outcome-withdrawn': [{ ...endedFor('enterprise'), reason: 'capacity' }, { ...endedFor('buyer'), reason: 'lot_covered' }],
  'linkage-agreed': (['buyer', 'enterprise', 'cda'] as const).map((side) => ({ side, ...goods, buyer: 'Nordwind Sport', enterprise: 'Selam Garments' })),
  'reply-given': [
    { replier: 'Selam Garments', title: 'Polo shirts', answer: 'yes', quantity: 6000, unit: 'C62', reason: null },
    { replier: 'Selam Garments', title: 'Polo shirts', answer: 'part', quantity: 100, unit: 'C62', reason: null },
    { replier: 'Selam Garments', title: 'Polo shirts', answer: 'no', quantity: null, unit: 'C62', reason: 'no_capacity' },
  ],
  'proposals-to-review': [{ title: 'Polo shirts', count: 1 }, { title: 'Polo shirts', count: 12 }],
  'not-reached': [
    { organisation: 'Selam Garments', title: 'Polo shirts', what: 'invitation', reason: 'no_channel', closesAt: call.closesAt, timeZone: call.timeZone },
    { organisation: 'Selam Garments', title: 'Polo shirts', what: 'reminder', reason: 'dead', closesAt: call.closesAt, timeZone: call.timeZone },
    { organisation: 'Selam Garments', title: 'Polo shirts', what: 'question', reason: 'unknown', closesAt: null, timeZone: call.timeZone },
  ],
  'service-invitation': [{ side: 'provider', ...wanted }, { side: 'enterprise', ...wanted, counterpart: 'Training Institute', text: null }],
  'service-reminder': [{ side: 'provider', ...wanted }, { side: 'enterprise', ...wanted, counterpart: 'Training Institute' }],
  'service-question': [{ ...service, reason: 'times_unclear' }],
  'service-confirm': [{ side: 'provider', ...wanted }, { side: 'enterprise', ...wanted, counterpart: 'Training Institute', text: null }],
  'service-outcome-declined': [
    { side: 'provider', ...service, provider: 'Training Institute', reason: 'better_alternative' },
    { side: 'enterprise', ...service, provider: 'Training Institute', reason: 'price' },
  ],
  'service-outcome-refused': (['enterprise', 'provider'] as const).flatMap((side) =>
    (['enterprise', 'provider'] as const).map((refusedBy) => ({ ...serviceEndedFor(side), reason: 'times_do_not_fit', refusedBy }))),
  'service-outcome-lapsed': [{ ...serviceEndedFor('provider'), reason: 'both_silent' }, { ...serviceEndedFor('enterprise'), reason: 'provider_silent' }],
  'service-outcome-withdrawn': [{ ...serviceEndedFor('provider'), reason: 'need_covered' }, { ...serviceEndedFor('enterprise'), reason: 'times' }],
  'service-engagement-agreed': (['enterprise', 'provider', 'cda'] as const)
    .map((side) => ({ side, ...service, enterprise: 'Selam Garments', provider: 'Training Institute' })),
  'service-proposals-to-review': [{ title: 'Evening course', count: 1 }, { title: 'Evening course', count: 3 }],
  'service-need-ended': (['met', 'withdrawn', 'expired'] as const)
    .flatMap((how) => [{ side: 'enterprise', title: 'Evening course', how }, { side: 'cda', title: 'Evening course', how }] as const),
  'service-opening-to-review': [{ title: 'Evening course', enterprises: 1, lots: 1 }, { title: 'Evening course', enterprises: 16, lots: 2 }],
  'requirement-ended': (['closed', 'cancelled', 'expired'] as const)
    .flatMap((how) => [{ side: 'buyer', title: 'Polo shirts', how }, { side: 'cda', title: 'Polo shirts', how }] as const),
  'claim-question': [
    { labels: { en: 'T-shirts', fr: 'T-shirts', am: 'ቲሸርት', hi: 'टी-शर्ट' }, perMonth: 2000, unit: 'C62', confirmedOn: '2026-02-03' },
    { labels: { en: 'T-shirts' }, perMonth: null, unit: 'C62', confirmedOn: '2026-02-03' },
  ],
  'claim-answered': [
    {
      labels: { en: 'T-shirts', fr: 'T-shirts', am: 'ቲሸርት', hi: 'टी-शर्ट' }, perMonth: 2000, unit: 'C62', confirmedOn: '2026-02-03',
      organisation: 'Selam Garments', answer: 'changed', text: 'Two machines are broken',
    },
    { labels: { en: 'T-shirts' }, perMonth: null, unit: 'C62', confirmedOn: '2026-02-03', organisation: 'Selam Garments', answer: 'no', text: null },
  ],
  'password-link': [{ purpose: 'invitation' }, { purpose: 'reset' }],
  'webhook-off': [{ host: 'erp.nordwind.example', because: 'failing' }, { host: 'erp.nordwind.example', because: 'gone' }],
};

/** All of them, one after the other. */
export const sampleNotices: readonly Notice[] = Object.entries(samples)
  .flatMap(([template, facts]) => facts.map((each) => ({ template, facts: each }) as Notice));
