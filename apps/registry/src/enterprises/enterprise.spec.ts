// How an enterprise comes to be and changes: versions, ids of claims, what matching sees.
import { describe, expect, it } from '@jest/globals';
import { EnterpriseChange, EnterpriseForMatching } from '#contracts/registry/enterprises.js';
import { changed, completed, forMatching, newEnterprise } from './enterprise.js';
import { theSystem } from './provenance.js';
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
    const made = newEnterprise(tailor({ capabilities: [{ ...claims[0]!, unit: 'pieces' }] }), monday, theSystem);
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
  const before = newEnterprise(tailor(), monday, theSystem);
  /** As a caller states it: through the contract. */
  const after = (of: typeof before, change: object) =>
    changed(of, completed(of, EnterpriseChange.parse(change)), tuesday, theSystem);

  it('is the next version, with what was not stated as it was', () => {
    expect(after(before, { name: 'Selam & Sisters', homeBased: false })).toEqual({
      ...before,
      name: 'Selam & Sisters',
      homeBased: false,
      version: 2,
      updatedAt: tuesday.toISOString(),
    });
  });

  it('is the same when nothing is different, also when everything is stated again', () => {
    const { clusterId: _, ...everything } = tailor();
    expect(after(before, {})).toBe(before);
    expect(after(before, { ...everything, capabilities: before.capabilities })).toBe(before);
  });

  it('keeps the ids of claims by their code, and gives a new claim a new one', () => {
    const { capabilities } = after(before, { capabilities: [sock, { ...claims[0]!, minimumOrder: 20 }] });
    expect(capabilities.map(({ code }) => code)).toEqual(['TX.KNI.HOS.SOCK', 'TX.GAR.TOP.POLO']);
    expect(capabilities[1]).toEqual({ ...before.capabilities[0], minimumOrder: 20 });
    expect(capabilities[0]!.id).not.toBe(before.capabilities[0]!.id);
  });

  it('loses a claim that a new list leaves out', () => {
    expect(after(before, { capabilities: [] }).capabilities).toEqual([]);
  });

  it('keeps what a claim does not mention: verdict, capacity, and what is booked of a period', () => {
    const verified = after(before, { capabilities: [{ ...claims[0]!, status: 'verified' }] });
    const { code, unit, statedOn, capacity: [slot] } = claims[0]!;
    const stated = (more: object) =>
      after(verified, { capabilities: [{ code, unit, statedOn, ...more }] }).capabilities[0];
    expect(stated({ leadTimeDays: 9 })).toEqual({ ...verified.capabilities[0], leadTimeDays: 9 });
    const { from, to } = slot!;
    expect(stated({ capacity: [{ from, to, quantity: 900 }] })).toMatchObject({
      status: 'verified', capacity: [{ from, to, quantity: 900, booked: 100 }],
    });
    expect(stated({ capacity: [{ from, to: '2027-02-27', quantity: 900 }] })).toMatchObject({
      capacity: [{ booked: 0 }],
    });
    expect(stated({ capacity: [] })).toMatchObject({ capacity: [] });
  });

  it('has nothing reset by a change that says nothing', () => {
    expect(EnterpriseChange.parse({})).toEqual({});
  });
});

describe('what matching sees', () => {
  it('has no contacts, no towns and no numbers of certificates', () => {
    const enterprise = newEnterprise(
      tailor({ certifications: [{ scheme: 'GOTS', number: '123', validUntil: '2027-12-31' }] }),
      monday,
      theSystem,
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
