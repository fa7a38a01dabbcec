// The date of consent: that of the day it is given, kept while it lasts; and what one yes covers.
import { describe, expect, it } from '@jest/globals';
import type { ContactChannel } from '#contracts/registry/enterprises.js';
import { agreesTo, withConsentDates, withdrawn } from './consent.js';

const contact = (change: Partial<ContactChannel> = {}): ContactChannel =>
  ({ kind: 'email', address: 'a@example.org', consent: true, ...change });
const today = new Date('2027-03-03T09:00:00Z');
const stated = (now: ContactChannel, known: ContactChannel[]) => withConsentDates([now], known, today)[0]!;

describe('consent', () => {
  it.each<[string, ContactChannel, ContactChannel[], string | undefined]>([
    ['stated first', contact(), [], '2027-03-03'],
    ['stated with its date', contact({ consentOn: '2026-01-01' }), [contact({ consentOn: '2025-01-01' })], '2026-01-01'],
    ['as before', contact(), [contact({ consentOn: '2025-01-01' })], '2025-01-01'],
    ['given again', contact(), [contact({ consent: false, consentOn: '2025-01-01' })], '2027-03-03'],
    ['that of another address', contact(), [contact({ address: 'b@example.org', consentOn: '2025-01-01' })], '2027-03-03'],
    ['not given', contact({ consent: false }), [], undefined],
  ])('%s', (_what, now, known, date) => {
    expect(stated(now, known).consentOn).toBe(date);
  });
});

describe('a purpose', () => {
  it.each([
    ['linkages', true, undefined, true], ['linkages', false, [{ purpose: 'services' as const, agreed: true }], false],
    ['services', true, undefined, true], ['refresh', true, undefined, true], ['news', true, undefined, false],
    ['services', true, [{ purpose: 'services' as const, agreed: false }], false],
    ['services', false, [{ purpose: 'services' as const, agreed: true }], true], ['refresh', false, undefined, false],
  ] as const)('%s with consent %s and %j is %s', (purpose, consent, consents, agreed) => {
    expect(agreesTo({ consent, ...(consents ? { consents: [...consents] } : {}) }, purpose)).toBe(agreed);
  });

  it('keeps its day, and gets today’s when it is stated first', () => {
    const consents = [{ purpose: 'news' as const, agreed: true }, { purpose: 'services' as const, agreed: false }];
    const known = contact({ consents: [{ purpose: 'news', agreed: true, on: '2026-05-05' }, { purpose: 'services', agreed: true, on: '2026-05-05' }] });
    expect(stated(contact({ consents }), [known]).consents).toEqual([
      { purpose: 'news', agreed: true, on: '2026-05-05' }, { purpose: 'services', agreed: false, on: '2027-03-03' },
    ]);
    expect(stated(contact({ consentOn: '2026-05-05' }), [known]).consents).toEqual(known.consents);
  });

  it('is taken back alone: what went with it is stated from then on', () => {
    const after = withdrawn(contact({ consentOn: '2026-01-01' }), 'linkages', today);
    expect(after).not.toHaveProperty('consentOn');
    expect((['linkages', 'services', 'refresh', 'news'] as const).map((each) => agreesTo(after, each))).toEqual([false, true, true, false]);
    const other = withdrawn(contact({ consentOn: '2026-01-01' }), 'services', today);
    expect(other.consentOn).toBe('2026-01-01');
    expect((['linkages', 'services', 'refresh', 'news'] as const).map((each) => agreesTo(other, each))).toEqual([true, false, true, false]);
  });
});
