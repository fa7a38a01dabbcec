// How an enterprise comes to be and changes: versions, ids of claims, what matching sees.
import { describe, expect, it } from '@jest/globals';
import { EnterpriseForMatching } from '#contracts/registry/enterprises.js';
import { changed, forMatching, newEnterprise } from './enterprise.js';
import { tailor } from './tailor.specimen.js';

const monday = new Date('2027-01-11T08:00:00Z');
const tuesday = new Date('2027-01-12T08:00:00Z');
const claims = tailor().capabilities;
const sock = {
  code: 'TX.KNI.HOS.SOCK',
  unit: 'PR',
  status: 'declared' as const,
  statedOn: '2027-01-12',
  capacity: [],
};

describe('a new enterprise', () => {
  it('is version 1, with an id for itself and for each claim, and units by their code', () => {
    const made = newEnterprise(tailor({ capabilities: [{ ...claims[0]!, unit: 'pieces' }] }), monday);
    expect(made).toMatchObject({
      version: 1,
      externalId: null,
      createdAt: monday.toISOString(),
      updatedAt: monday.toISOString(),
    });
    expect(made.capabilities).toEqual([{ ...claims[0], id: expect.stringMatching(/^[0-9a-f-]{36}$/) }]);
  });
});

describe('a changed enterprise', () => {
  const before = newEnterprise(tailor(), monday);

  it('is the next version, with what was not stated as it was', () => {
    const after = changed(before, { name: 'Selam & Sisters', homeBased: false }, tuesday);
    expect(after).toEqual({
      ...before,
      name: 'Selam & Sisters',
      homeBased: false,
      version: 2,
      updatedAt: tuesday.toISOString(),
    });
  });

  it('is the same when nothing is different, also when everything is stated again', () => {
    expect(changed(before, {}, tuesday)).toBe(before);
    expect(changed(before, { ...tailor(), capabilities: before.capabilities }, tuesday)).toBe(before);
  });

  it('keeps the ids of claims by their code, and gives a new claim a new one', () => {
    const after = changed(before, { capabilities: [sock, { ...claims[0]!, minimumOrder: 20 }] }, tuesday);
    expect(after.capabilities.map(({ code }) => code)).toEqual(['TX.KNI.HOS.SOCK', 'TX.GAR.TOP.POLO']);
    expect(after.capabilities[1]).toEqual({ ...before.capabilities[0], minimumOrder: 20 });
    expect(after.capabilities[0]!.id).not.toBe(before.capabilities[0]!.id);
  });

  it('loses a claim that a new list leaves out', () => {
    expect(changed(before, { capabilities: [] }, tuesday).capabilities).toEqual([]);
  });
});

describe('what matching sees', () => {
  it('has no contacts, no towns and no numbers of certificates', () => {
    const enterprise = newEnterprise(
      tailor({ certifications: [{ scheme: 'GOTS', number: '123', validUntil: '2027-12-31' }] }),
      monday,
    );
    const seen = JSON.parse(JSON.stringify(forMatching(enterprise))) as unknown;
    expect(EnterpriseForMatching.parse(seen)).toEqual(seen);
    expect(seen).toMatchObject({
      id: enterprise.id,
      version: 1,
      capabilities: enterprise.capabilities,
      establishments: [{ country: 'ET', latitude: 9.01, longitude: 38.75 }],
      certifications: [{ scheme: 'GOTS', validUntil: '2027-12-31' }],
    });
    expect(JSON.stringify(seen)).not.toMatch(/selam@|Addis|123"/);
  });
});
