// A tailor for the specs: an informal home worker with one capability.
import type { NewEnterprise } from '#contracts/registry/enterprises.js';

export const tailor = (change: Partial<NewEnterprise> = {}): NewEnterprise => ({
  clusterId: '0190a0a0-0000-7000-8000-000000000001',
  name: 'Selam Tailoring',
  size: 'micro',
  registered: false,
  homeBased: true,
  active: true,
  languages: ['am'],
  establishments: [{ country: 'ET', town: 'Addis Ababa', latitude: 9.01, longitude: 38.75 }],
  identifiers: [],
  certifications: [],
  trackRecords: [],
  contacts: [{ kind: 'email', address: 'selam@example.org', consent: true }],
  conflictBuyerIds: [],
  optOutBuyerIds: [],
  capabilities: [
    {
      code: 'TX.GAR.TOP.POLO',
      unit: 'C62',
      status: 'declared',
      statedOn: '2027-01-10',
      capacity: [{ from: '2027-02-01', to: '2027-02-28', quantity: 400, booked: 100 }],
    },
  ],
  ...change,
});
