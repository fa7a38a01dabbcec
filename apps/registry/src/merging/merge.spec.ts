// Merging and parting as pure functions: nothing of either is lost, and what was joined can be parted.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DomainError } from '#contracts/errors.js';
import type { Attribution, CapacitySlot, Certification, ContactChannel, Enterprise, Identifier, TrackRecord } from '#contracts/registry/enterprises.js';
import { newId } from '#platform/ids.js';
import { runs } from '#testing/depth.js';
import { newEnterprise } from '../enterprises/enterprise.js';
import { theSystem } from '../enterprises/provenance.js';
import { tailor } from '../enterprises/tailor.specimen.js';
import { keyOfIdentifier } from '../enterprises/identifiers.js';
import { merged, parted, refuseTooMuch } from './merge.js';
import { byKey, listFields, ruleOf } from './united.js';

const monday = new Date('2027-01-11T08:00:00Z');
const tuesday = new Date('2027-01-12T08:00:00Z');
const enterprise = (change: Partial<Enterprise> = {}): Enterprise => ({ ...newEnterprise(tailor(), monday, theSystem), ...change });
const [polo] = tailor().capabilities as [Enterprise['capabilities'][number]];
const claim = (change: Partial<Enterprise['capabilities'][number]> = {}) => ({ ...polo, id: newId(), ...change });
const slot = (from: string, to: string, quantity: number, booked = 0): CapacitySlot => ({ from, to, quantity, booked });
const mail = (address: string, consent: boolean, more: Partial<ContactChannel> = {}): ContactChannel => ({ kind: 'email', address, consent, ...more });
const phone: ContactChannel = { kind: 'phone', address: '+251911234567', consent: false };
const record = (change: Partial<TrackRecord> = {}): TrackRecord => ({
  date: '2026-05-01', codes: [], title: 'Shirts for a school', onTime: null, rejectedShare: null, source: 'Invoice', ...change,
});
const capacityOf = (kept: Enterprise['capabilities'][number], other: Enterprise['capabilities'][number]) =>
  merged(enterprise({ capabilities: [kept] }), enterprise({ capabilities: [other] }), tuesday).after.capabilities[0]!.capacity;

/** As it comes from the database. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const content = ({ version: _, updatedAt: __, ...rest }: Enterprise) => rest;

const cda: Attribution = { accountId: newId(), role: 'cda' };
const owner: Attribution = { accountId: newId(), role: 'enterprise', organisationId: newId() };
const somebody = fc.option(fc.constantFrom(cda, owner), { nil: undefined });
const number = (scheme: string, id: string): Identifier => ({ scheme, id, checked: false });
const day = fc.constantFrom('2026-01-31', '2026-05-01', '2027-02-28');
const slots = fc.uniqueArray(fc.constantFrom('2027-01', '2027-02', '2027-03'), { maxLength: 3 }).chain((months) => fc.tuple(...months.map((month) =>
  fc.record({ quantity: fc.integer({ min: 100, max: 500 }), booked: fc.integer({ min: 0, max: 100 }) })
    .map(({ quantity, booked }) => slot(`${month}-01`, `${month}-28`, quantity, booked)))));
const claims = fc.uniqueArray(fc.record({
  code: fc.constantFrom('A', 'B', 'C'), unit: fc.constantFrom('C62', 'DZN'), status: fc.constantFrom('declared' as const, 'verified' as const),
  statedOn: day, statedBy: somebody, capacity: slots,
}), { selector: ({ code }) => code }).map((all) => all.map((each) => ({ ...each, id: newId() })));
const anyEnterprise: fc.Arbitrary<Enterprise> = fc.record({
  size: fc.constantFrom('micro' as const, 'small' as const),
  active: fc.boolean(),
  languages: fc.uniqueArray(fc.constantFrom('am', 'en', 'fr')),
  identifiers: fc.uniqueArray(fc.constantFrom(number('ET-MOT', 'AA1'), number('ET-MOT', 'AA2'), number('IN-PAN', 'AA1')), { selector: keyOfIdentifier }),
  certifications: fc.array(fc.record({ scheme: fc.constantFrom('ISO 9001', 'iso 9001', 'GOTS'), validUntil: fc.option(day), status: fc.constantFrom(undefined, 'verified' as const) }), { maxLength: 3 }),
  trackRecords: fc.array(fc.record({
    date: day, title: fc.constantFrom('Shirts', 'shirts', 'Trousers'), onTime: fc.option(fc.boolean()), verified: fc.boolean(),
  }).map(({ verified, ...more }) => record({ ...more, ...(verified && { verifiedBy: 'CDA' }) })), { maxLength: 4 }),
  contacts: fc.array(fc.tuple(fc.constantFrom('a@example.org', 'A@example.org', 'b@example.org'), fc.boolean())
    .map(([address, consent]) => mail(address, consent)), { maxLength: 3 })
    .chain((mails) => fc.boolean().map((called): ContactChannel[] => (called ? [...mails, phone] : mails))),
  conflictBuyerIds: fc.uniqueArray(fc.constantFrom('b1', 'b2', 'b3')),
  establishments: fc.array(fc.record({ country: fc.constantFrom('ET', 'KE') }), { maxLength: 2 }),
  capabilities: claims,
}).map((change) => plain(enterprise(change)));

describe('any two enterprises', () => {
  it('are what they were when a merge is taken back', () => {
    fc.assert(fc.property(anyEnterprise, anyEnterprise, (kept, other) => {
      const before = plain([kept, other]);
      const { after } = merged(kept, other, tuesday);
      const back = parted(kept, after, after, tuesday);
      expect(content(back.after)).toEqual(content(kept));
      expect([back.after.version, back.stayed]).toEqual([kept.version + 2, []]);
      // What is merged is only read: its row stays as it is.
      expect([kept, other]).toEqual(before);
    }), { numRuns: runs(300) });
  });

  it('lose nothing: each thing one of them says is in the result, or a decision shows it', () => {
    fc.assert(fc.property(anyEnterprise, anyEnterprise, (kept, other) => {
      const { after, decisions } = merged(kept, other, tuesday);
      for (const field of listFields) {
        const { keyOf } = ruleOf(field) as { keyOf(item: unknown): string };
        const result = byKey<unknown>(after[field], keyOf);
        expect([...result.keys()].sort()).toEqual([...new Set([kept, other].flatMap((each) => [...byKey<unknown>(each[field], keyOf).keys()]))].sort());
        const shown = decisions.filter((each) => each.field.startsWith(`${field}.`));
        for (const each of [kept, other]) for (const [key, item] of byKey<unknown>(each[field], keyOf)) {
          expect([result.get(key), ...shown.flatMap((one) => [one.kept, one.merged])]).toContainEqual(item);
        }
      }
      for (const each of [kept, other]) for (const its of each.capabilities) {
        const withoutId = { ...its, id: expect.any(String) };
        expect([...after.capabilities, ...decisions.flatMap((one) => [one.kept, one.merged])]).toContainEqual(withoutId);
      }
      expect(after.capabilities.map(({ code }) => code).sort()).toEqual([...new Set([...kept.capabilities, ...other.capabilities].map(({ code }) => code))].sort());
    }), { numRuns: runs(300) });
  });

  it('become no more when the same is merged again, and a copy adds nothing', () => {
    fc.assert(fc.property(anyEnterprise, anyEnterprise, (kept, other) => {
      const { after } = merged(kept, other, tuesday);
      const again = merged(after, other, tuesday).after;
      const { capabilities: _, ...lists } = content(after);
      expect(content(again)).toMatchObject(lists);
      const sizes = ({ capabilities }: Enterprise) => capabilities.map(({ id, code, capacity }) => [id, code, capacity.length]);
      expect(sizes(again)).toEqual(sizes(after));
      const copy = merged(kept, { ...plain(kept), id: newId(), capabilities: kept.capabilities.map((each) => ({ ...each, id: newId() })) }, tuesday);
      expect([content(copy.after), copy.decisions]).toEqual([content(kept), []]);
    }), { numRuns: runs(300) });
  });

  it('never have more booked than can be made, nor two statements about one day', () => {
    fc.assert(fc.property(anyEnterprise, anyEnterprise, (kept, other) => {
      for (const { capacity } of merged(kept, other, tuesday).after.capabilities) {
        for (const { quantity, booked } of capacity) expect(booked).toBeLessThanOrEqual(quantity);
        capacity.forEach(({ from, to }, at) => expect(capacity.slice(0, at).some((each) => each.from <= to && from <= each.to)).toBe(false));
      }
    }), { numRuns: runs(300) });
  });

  it('keep what somebody changed since on the kept one, and say so', () => {
    fc.assert(fc.property(anyEnterprise, anyEnterprise, fc.nat(), (kept, other, pick) => {
      const { after: joined } = merged(kept, other, tuesday);
      if (joined.capabilities.length === 0) return;
      const at = pick % joined.capabilities.length;
      const present = { ...joined, capabilities: joined.capabilities.with(at, { ...joined.capabilities[at]!, leadTimeDays: 77 }) };
      const { after, stayed } = parted(kept, joined, present, tuesday);
      expect(after.capabilities).toContainEqual(present.capabilities[at]);
      const came = !kept.capabilities.some((each) => JSON.stringify(each) === JSON.stringify(joined.capabilities[at]));
      expect(stayed.map(({ field }) => field)).toEqual(came ? [`capabilities.${joined.capabilities[at]!.code}`] : []);
    }), { numRuns: runs(300) });
  });
});

describe('a contradiction', () => {
  it('about the enterprise itself is decided by the kept one, and shown', () => {
    const { after, decisions } = merged(enterprise({ name: 'Selam' }), enterprise({ name: 'Selam PLC', externalId: 'L-2' }), tuesday);
    expect(after).toMatchObject({ name: 'Selam', externalId: null });
    expect(decisions).toMatchObject([{ field: 'name', kept: 'Selam', merged: 'Selam PLC', result: 'Selam' }, { field: 'externalId', merged: 'L-2', result: null }]);
  });

  it('about a claim is decided by the verified one, then the later, then the kept; the claim of the kept one stays itself', () => {
    const decided = (kept: object, other: object) => {
      const [own, its] = [claim({ leadTimeDays: 1, ...kept }), claim({ leadTimeDays: 2, ...other })];
      const { after, decisions } = merged(enterprise({ capabilities: [own] }), enterprise({ capabilities: [its] }), tuesday);
      expect(after.capabilities).toMatchObject([{ id: own.id }]);
      expect(decisions).toMatchObject([{ field: `capabilities.${own.code}`, kept: own, merged: its, result: after.capabilities[0] }]);
      return after.capabilities[0]!.leadTimeDays;
    };
    expect(decided({ statedOn: '2027-03-01' }, { status: 'verified', statedOn: '2026-01-01' })).toBe(2);
    expect(decided({ statedOn: '2026-01-01' }, { statedOn: '2027-03-01' })).toBe(2);
    expect(decided({}, {})).toBe(1);
  });

  it('about capacity adds up what is booked, in the unit of the claim, and adds periods only the other knows', () => {
    const [january, february] = [slot('2027-01-01', '2027-01-31', 400, 100), slot('2027-02-01', '2027-02-28', 100)];
    expect(capacityOf(claim({ capacity: [january] }), claim({ capacity: [slot('2027-01-01', '2027-01-31', 400, 50), february] })))
      .toEqual([{ ...january, booked: 150 }, february]);
    expect(capacityOf(claim({ capacity: [january] }), claim({ unit: 'DZN', capacity: [slot('2027-01-01', '2027-01-31', 30, 10)] })))
      .toEqual([{ ...january, booked: 220 }]);
    expect(capacityOf(claim({ capacity: [january, february] }), claim({ capacity: [slot('2027-01-15', '2027-02-15', 900, 350)] })))
      .toEqual([{ ...january, booked: 400 }, { ...february, booked: 50 }]);
    expect(capacityOf(claim({ capacity: [] }), claim({ capacity: [january] }))).toEqual([january]);
  });

  it('about a person who was asked: a no holds', () => {
    const both = (kept: ContactChannel, other: ContactChannel) => merged(enterprise({ contacts: [kept] }), enterprise({ contacts: [other] }), tuesday).after.contacts;
    expect(both(mail('a@example.org', true), mail('A@example.org', false))).toEqual([mail('A@example.org', false)]);
    expect(both(mail('a@example.org', false), mail('a@example.org', true))).toEqual([mail('a@example.org', false)]);
  });

  it('about a claim takes the word of who said it and the verdict of who verified it with it', () => {
    const verified = claim({ status: 'verified', statedOn: '2026-01-01', statedBy: owner, verifiedBy: cda, verifiedOn: '2026-01-02' });
    const { after } = merged(enterprise({ capabilities: [claim({ statedOn: '2027-03-01', statedBy: cda })] }), enterprise({ capabilities: [verified] }), tuesday);
    expect(after.capabilities).toMatchObject([{ statedBy: owner, verifiedBy: cda, verifiedOn: '2026-01-02', statedOn: '2026-01-01' }]);
  });

  it('about one piece of work counts once, as the one who verified it says', () => {
    const [own, verified] = [record({ onTime: true }), record({ title: 'SHIRTS for a  school', onTime: false, verifiedBy: 'CDA' })];
    expect(merged(enterprise({ trackRecords: [own] }), enterprise({ trackRecords: [verified] }), tuesday).after.trackRecords).toEqual([verified]);
  });

  it('about a certificate is decided by the later day', () => {
    const iso = (validUntil: string | null) => ({ scheme: 'ISO 9001', number: '7', validUntil });
    const both = (kept: string | null, other: string | null) =>
      merged(enterprise({ certifications: [iso(kept)] }), enterprise({ certifications: [iso(other)] }), tuesday).after.certifications;
    expect(both('2027-01-01', '2028-01-01')).toEqual([iso('2028-01-01')]);
    expect(both('2027-01-01', null)).toEqual([iso('2027-01-01')]);
    expect(both(null, '2027-01-01')).toEqual([iso('2027-01-01')]);
    const verified = { ...iso('2027-01-01'), status: 'verified' as const, verifiedBy: cda };
    const beside = (kept: Certification, other: Certification) =>
      merged(enterprise({ certifications: [kept] }), enterprise({ certifications: [other] }), tuesday).after.certifications;
    expect(beside(verified, iso('2028-01-01'))).toEqual([verified]);
    expect(beside(iso('2028-01-01'), verified)).toEqual([verified]);
  });
});

describe('what is too much for one enterprise', () => {
  it('is refused with the field, before anything is left out', () => {
    const with6 = (first: string) => enterprise({ contacts: Array.from({ length: 6 }, (_, at) => mail(`${first}${at}@example.org`, true)) });
    const { after } = merged(with6('a'), with6('b'), tuesday);
    expect(after.contacts).toHaveLength(12);
    let refusal: unknown;
    try {
      refuseTooMuch(after);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(DomainError);
    expect(refusal).toMatchObject({ code: 'merge_not_possible', details: { fields: [{ field: 'contacts' }] } });
  });
});
