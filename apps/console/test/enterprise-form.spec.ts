// What the form of an enterprise sends.
import { describe, expect, it } from '@jest/globals';
import type { Enterprise } from '../src/enterprises/enterprise.js';
import { changeIn, emptyClaim, emptyForm, emptyRecord, formOf, sentOf } from '../src/enterprises/form-values.js';

const selam: Enterprise = {
  id: 'e', version: 3, clusterId: 'c', externalId: 'L-1', name: 'Selam', size: 'small', registered: true, homeBased: false, active: true, languages: ['am', 'en'],
  establishments: [{ country: 'ET', town: 'Adama', latitude: 8.5, longitude: 39.3 }], identifiers: [], certifications: [{ scheme: 'GOTS', validUntil: null }],
  trackRecords: [], conflictBuyerIds: [], optOutBuyerIds: [], createdAt: '', updatedAt: '', mergedFrom: [],
  contacts: [{ kind: 'email', address: 'a@b.et', consent: true, consentOn: '2026-01-01', consents: [{ purpose: 'news', agreed: false }] }],
  capabilities: [{ id: 'k', code: 'TX', unit: 'C62', status: 'verified', statedOn: '2026-03-01', minimumOrder: 200, capacity: [] }],
};
const today = '2026-11-27';
const cda = { today, verifies: true };
const itself = { today, verifies: false };

describe('the form of an enterprise', () => {
  it('sends nothing when nothing was changed', () => {
    expect(changeIn(formOf(selam), selam, cda)).toBeNull();
  });

  it('sends only the lists that were changed, and states a changed claim today', () => {
    const form = formOf(selam);
    form.capabilities[0]!.minimumOrder = '150';
    expect(changeIn(form, selam, cda)).toEqual({
      capabilities: [{ id: 'k', code: 'TX', unit: 'C62', statedOn: today, minimumOrder: 150, validUntil: null }],
    });
    form.capabilities = [...formOf(selam).capabilities, { ...emptyClaim, code: 'TY', unit: 'KGM' }];
    expect(changeIn(form, selam, cda)?.capabilities?.map(({ statedOn }) => statedOn)).toEqual(['2026-03-01', today]);
  });

  it('keeps what people agreed to, and dates a new consent today by leaving the day out', () => {
    const form = formOf(selam);
    form.contacts.push({ kind: 'phone', address: '+251911234567', language: '', consent: true, about: ['services', 'refresh'] });
    expect(changeIn(form, selam, cda)?.contacts).toEqual([selam.contacts[0], { kind: 'phone', address: '+251911234567', consent: true }]);
    form.contacts = [{ kind: 'email', address: 'a@b.et', language: '', consent: false, about: [] }];
    expect(changeIn(form, selam, cda)?.contacts).toEqual([{ kind: 'email', address: 'a@b.et', consent: false, consents: [{ purpose: 'news', agreed: false }] }]);
  });

  it('says what else somebody agreed to only where that is new, and keeps the day of what was said before', () => {
    const form = formOf(selam);
    expect(form.contacts[0]!.about).toEqual(['services', 'refresh']);
    form.contacts[0]!.about = ['refresh'];
    expect(changeIn(form, selam, itself)?.contacts).toEqual([{
      ...selam.contacts[0], consents: [{ purpose: 'services', agreed: false }, { purpose: 'refresh', agreed: true }, { purpose: 'news', agreed: false }],
    }]);
  });

  it('can take a language back', () => {
    const spoken: Enterprise = { ...selam, contacts: [{ ...selam.contacts[0]!, language: 'am' }] };
    const form = formOf(spoken);
    form.contacts[0]!.language = '';
    expect(changeIn(form, spoken, cda)?.contacts).toEqual(selam.contacts);
  });

  it('says of what was verified only what is new, and for an enterprise nothing', () => {
    const form = formOf(selam);
    form.capabilities[0]!.status = 'declared';
    form.certifications[0] = { ...form.certifications[0]!, number: '7', status: 'verified' };
    expect(changeIn(form, selam, cda)).toMatchObject({ capabilities: [{ status: 'declared' }], certifications: [{ number: '7', status: 'verified' }] });
    form.capabilities[0] = { ...formOf(selam).capabilities[0]!, unit: 'DZN' };
    const own = changeIn(form, selam, itself);
    expect([own?.capabilities?.[0]?.status, own?.certifications?.[0]?.status]).toEqual([undefined, undefined]);
  });

  it('gives a record that nobody touched back to the letter, and states a new one', () => {
    const record = { date: '2026-05-01', title: 'Shirts', codes: ['TX'], onTime: true, rejectedShare: 0.0712345678912, source: 'Invoice', verifiedBy: 'CDA', value: { amount: 10, currency: 'ETB' } };
    const known: Enterprise = { ...selam, trackRecords: [record] };
    const form = formOf(known);
    form.trackRecords.push({ ...emptyRecord, date: '2026-06-01', title: ' Caps ', source: 'Invoice', rejectedPercent: '7', quantity: '20', unit: 'C62', valueAmount: '5', valueCurrency: 'ETB' });
    expect(changeIn(form, known, itself)).toEqual({ trackRecords: [record, {
      date: '2026-06-01', title: 'Caps', codes: [], onTime: null, rejectedShare: 0.07, source: 'Invoice', quantity: 20, unit: 'C62', value: { amount: 5, currency: 'ETB' },
    }] });
  });

  it('changes buyers that are not wanted', () => {
    expect(changeIn({ ...formOf(selam), optOutBuyerIds: ['b'] }, selam, cda)).toEqual({ optOutBuyerIds: ['b'] });
  });

  it('leaves out what is empty of a new one', () => {
    const sent = sentOf({ ...emptyForm, name: 'Abay', languages: ['am', 'en'], establishments: [{ ...emptyForm.establishments[0]!, country: 'et' }] }, null, cda);
    expect(sent).toMatchObject({ name: 'Abay', externalId: null, languages: ['am', 'en'], establishments: [{ country: 'ET' }] });
    expect(Object.keys(sent.establishments[0]!)).toEqual(['country']);
  });
});
