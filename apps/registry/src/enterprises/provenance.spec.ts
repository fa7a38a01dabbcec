// Who said a claim and who verified it: by the system, and no longer than what was said stays.
import { describe, expect, it } from '@jest/globals';
import type { Actor, Role } from '#contracts/message.js';
import { EnterpriseChange } from '#contracts/registry/enterprises.js';
import { changed, completed, newEnterprise } from './enterprise.js';
import { attributedClaims, theSystem, withoutVerdictsOnNews, type Writer } from './provenance.js';
import { tailor } from './tailor.specimen.js';

const monday = new Date('2027-01-11T08:00:00Z');
const friday = new Date('2027-01-15T08:00:00Z');
const by = (role: Role, accountId: string): Writer & { actor: Actor } =>
  ({ actor: { accountId, role, organisationId: role === 'enterprise' ? '0190a0a0-0000-7000-8000-0000000000ff' : null, clusterIds: [] } });
const cda = by('cda', '0190a0a0-0000-7000-8000-0000000000c1');
const other = by('manager', '0190a0a0-0000-7000-8000-0000000000c2');
const owner = by('enterprise', '0190a0a0-0000-7000-8000-0000000000e1');
const word = ({ actor: { accountId, role, organisationId } }: { actor: Actor }) => ({ accountId, role, ...(organisationId && { organisationId }) });

const [polo] = tailor().capabilities;
const change = (before: ReturnType<typeof newEnterprise>, stated: object, writer: Writer) =>
  changed(before, completed(before, EnterpriseChange.parse(stated)), friday, writer);

describe('a claim', () => {
  const made = newEnterprise(tailor(), monday, cda);

  it('is the word of who stated it, whatever is sent about that', () => {
    const pretended = { ...polo!, statedBy: word(other), verifiedBy: word(other), verifiedOn: '2020-01-01' };
    const [claim] = newEnterprise(tailor({ capabilities: [pretended] }), monday, cda).capabilities;
    expect(claim).toEqual({ ...polo, id: expect.any(String), statedBy: word(cda) });
  });

  it('keeps the word of an import with its id', () => {
    const importId = '0190a0a0-0000-7000-8000-0000000000aa';
    const [claim] = newEnterprise(tailor(), monday, { ...cda, importId }).capabilities;
    expect(claim!.statedBy).toEqual({ ...word(cda), importId });
  });

  it('stays the word of who said it when it is sent back as it was read', () => {
    expect(change(made, { capabilities: made.capabilities }, other)).toBe(made);
  });

  it('becomes the word of who changes it', () => {
    const after = change(made, { capabilities: [{ ...polo, leadTimeDays: 9 }] }, owner);
    expect(after.capabilities[0]).toMatchObject({ leadTimeDays: 9, statedBy: word(owner) });
  });

  it('is verified by somebody on a day, until a day, and still the word of who stated it', () => {
    const after = change(made, { capabilities: [{ ...polo, status: 'verified' }] }, other);
    expect(after.capabilities[0]).toMatchObject({ status: 'verified', statedBy: word(cda), verifiedBy: word(other), verifiedOn: '2027-01-15' });
    const until = change(after, { capabilities: [{ ...polo, status: 'verified', validUntil: '2028-01-15' }] }, cda);
    expect(until.capabilities[0]).toMatchObject({ validUntil: '2028-01-15', verifiedBy: word(cda) });
    // Left out, the last day stays; null takes it away.
    expect(change(until, { capabilities: [{ ...polo, leadTimeDays: 3 }] }, cda).capabilities[0]).toMatchObject({ validUntil: '2028-01-15' });
    expect(change(until, { capabilities: [{ ...polo, validUntil: null }] }, cda).capabilities[0]).not.toHaveProperty('validUntil');
    const back = change(until, { capabilities: [{ ...polo, status: 'declared' }] }, owner);
    expect(back.capabilities[0]).not.toHaveProperty('verifiedBy');
    expect(back.capabilities[0]).not.toHaveProperty('verifiedOn');
  });
});

describe('a verified claim that the enterprise changes', () => {
  const known = { ...polo!, id: 'polo', status: 'verified' as const, leadTimeDays: 14, verifiedBy: word(cda), verifiedOn: '2027-01-11' };
  const status = (news: object) => withoutVerdictsOnNews([{ ...known, ...news }], [known])[0]!.status;
  const february = { from: '2027-02-01', to: '2027-02-28' };

  it.each([
    ['lead time', { leadTimeDays: 7 }], ['minimum order', { minimumOrder: 1 }], ['evidence', { evidence: 'A machine' }],
    ['last day', { validUntil: '2040-01-01' }], ['unit', { unit: 'DZN' }],
    ['more capacity', { capacity: [{ ...february, quantity: 500, booked: 0 }] }],
    ['the same in less time', { capacity: [{ ...february, to: '2027-02-14', quantity: 400, booked: 0 }] }],
  ])('is declared again: %s', (_what, news) => {
    expect(status(news)).toBe('declared');
  });

  it.each([
    ['nothing', {}], ['price', { priceHint: { amount: 3, currency: 'USD' } }], ['no capacity', { capacity: [] }],
    ['what is booked', { capacity: [{ ...february, quantity: 400, booked: 400 }] }],
    ['the next month', { capacity: [{ from: '2027-03-01', to: '2027-03-31', quantity: 400, booked: 0 }] }], ['the day', { statedOn: '2027-01-15' }],
  ])('stays verified, by whom it was: %s', (_what, news) => {
    expect(status(news)).toBe('verified');
    const [after] = attributedClaims([{ ...known, ...news }], [known], owner, '2027-01-15');
    expect(after).toMatchObject({ verifiedBy: word(cda), verifiedOn: '2027-01-11' });
  });
});

describe('a certification', () => {
  const gots = { scheme: 'GOTS', number: '12', validUntil: '2028-12-31' };
  const made = newEnterprise(tailor({ certifications: [gots] }), monday, owner);

  it('is dated and declared by who stated it', () => {
    expect(made.certifications).toEqual([{ ...gots, status: 'declared', statedOn: '2027-01-11', statedBy: word(owner) }]);
    expect(change(made, { certifications: [gots] }, cda)).toBe(made);
  });

  it('is verified as it is: another number is another certification', () => {
    const verified = change(made, { certifications: [{ ...gots, status: 'verified' }] }, cda);
    expect(verified.certifications).toEqual([{
      ...gots, status: 'verified', statedOn: '2027-01-11', statedBy: word(owner), verifiedBy: word(cda), verifiedOn: '2027-01-15',
    }]);
    expect(change(verified, { certifications: [gots] }, owner)).toBe(verified);
    const [news] = change(verified, { certifications: [{ ...gots, number: '13' }] }, owner).certifications;
    expect(news).toEqual({ ...gots, number: '13', status: 'declared', statedOn: '2027-01-15', statedBy: word(owner) });
  });

  it('that nobody dated stays undated until somebody does', () => {
    const old = { ...made, certifications: [gots] };
    expect(change(old, { certifications: [gots] }, cda)).toBe(old);
    expect(change(old, { name: 'Other' }, theSystem).certifications).toEqual([gots]);
  });
});
