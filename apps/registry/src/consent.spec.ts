// The date of consent: that of the day it is given, kept while it lasts.
import { describe, expect, it } from '@jest/globals';
import type { ContactChannel } from '#contracts/registry/enterprises.js';
import { withConsentDates } from './consent.js';

const contact = (change: Partial<ContactChannel> = {}): ContactChannel =>
  ({ kind: 'email', address: 'a@example.org', consent: true, ...change });
const dateOf = (now: ContactChannel, ...known: ContactChannel[]) =>
  withConsentDates([now], known, new Date('2027-03-03T09:00:00Z'))[0]!.consentOn;

describe('consent', () => {
  it.each([
    ['new', contact(), [], '2027-03-03'],
    ['stated with its date', contact({ consentOn: '2026-01-01' }), [contact({ consentOn: '2025-01-01' })], '2026-01-01'],
    ['as before', contact(), [contact({ consentOn: '2025-01-01' })], '2025-01-01'],
    ['given again', contact(), [contact({ consent: false, consentOn: '2025-01-01' })], '2027-03-03'],
    ['that of another address', contact(), [contact({ address: 'b@example.org', consentOn: '2025-01-01' })], '2027-03-03'],
    ['not given', contact({ consent: false }), [], undefined],
  ] as const)('that is %s has the date %#', (_what, now, known, date) => {
    expect(dateOf(now, ...known)).toBe(date);
  });
});
