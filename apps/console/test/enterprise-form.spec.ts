// What the form of an enterprise sends.
import { describe, expect, it } from '@jest/globals';
import type { Enterprise } from '../src/enterprises/enterprise.js';
import { changeIn, emptyClaim, emptyForm, formOf, sentOf } from '../src/enterprises/form-values.js';

const selam: Enterprise = {
  id: 'e', version: 3, clusterId: 'c', externalId: 'L-1', name: 'Selam', size: 'small', registered: true, homeBased: false, active: true, languages: ['am', 'en'],
  establishments: [{ country: 'ET', town: 'Adama', latitude: 8.5, longitude: 39.3 }], identifiers: [], certifications: [{ scheme: 'GOTS', validUntil: null }],
  trackRecords: [], conflictBuyerIds: [], optOutBuyerIds: [], createdAt: '', updatedAt: '', mergedFrom: [],
  contacts: [{ kind: 'email', address: 'a@b.et', consent: true, consentOn: '2026-01-01', consents: [{ purpose: 'news', agreed: false }] }],
  capabilities: [{ id: 'k', code: 'TX', unit: 'C62', status: 'verified', statedOn: '2026-03-01', minimumOrder: 200, capacity: [] }],
};
const today = '2026-11-27';

describe('the form of an enterprise', () => {
  it('sends nothing when nothing was changed', () => {
    expect(changeIn(formOf(selam), selam, today)).toBeNull();
  });

  it('sends only the lists that were changed, and states a changed claim today', () => {
    const form = formOf(selam);
    form.capabilities[0]!.minimumOrder = '150';
    expect(changeIn(form, selam, today)).toEqual({
      capabilities: [{ id: 'k', code: 'TX', unit: 'C62', status: 'verified', statedOn: today, minimumOrder: 150, validUntil: null }],
    });
    form.capabilities = [...formOf(selam).capabilities, { ...emptyClaim, code: 'TY', unit: 'KGM' }];
    expect(changeIn(form, selam, today)?.capabilities?.map(({ statedOn }) => statedOn)).toEqual(['2026-03-01', today]);
  });

  it('keeps what people agreed to, and dates a new consent today by leaving the day out', () => {
    const form = formOf(selam);
    form.contacts.push({ kind: 'phone', address: '+251911234567', language: '', consent: true });
    expect(changeIn(form, selam, today)?.contacts).toEqual([selam.contacts[0], { kind: 'phone', address: '+251911234567', consent: true }]);
    form.contacts = [{ kind: 'email', address: 'a@b.et', language: '', consent: false }];
    expect(changeIn(form, selam, today)?.contacts).toEqual([{ kind: 'email', address: 'a@b.et', consent: false, consents: [{ purpose: 'news', agreed: false }] }]);
  });

  it('leaves out what is empty of a new one', () => {
    const sent = sentOf({ ...emptyForm, name: 'Abay', languages: 'am, en', establishments: [{ ...emptyForm.establishments[0]!, country: 'et' }] }, null, today);
    expect(sent).toMatchObject({ name: 'Abay', externalId: null, languages: ['am', 'en'], establishments: [{ country: 'ET' }] });
    expect(Object.keys(sent.establishments[0]!)).toEqual(['country']);
  });
});
