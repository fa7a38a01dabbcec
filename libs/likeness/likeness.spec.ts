// How likely two records are one: what holds for any records, and cases that people meet.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '#testing/depth.js';
import {
  findingsOf, keysOf, likely, pairsThatShare, partInWords, productWeights, Rarity, readOrganisation, weigh, type Organisation,
} from './likeness.js';

const word = fc.constantFrom(
  'Selam', 'Salam', 'Abay', 'Garments', 'Garment', 'Addis', 'Textile', 'PLC', 'Ltd.', 'ሰላም', 'Chaussures', 'Élan', 'C.Y.C.', '21', 'de', '&',
);
const text = fc.array(fc.oneof(word, fc.string({ maxLength: 6 })), { maxLength: 5 }).map((words) => words.join(' '));
const some = <T>(value: fc.Arbitrary<T>) => fc.array(value, { maxLength: 2 });
const organisation: fc.Arbitrary<Organisation> = fc.record({
  name: text,
  phones: some(fc.oneof(fc.constantFrom('+251 11 551 0000', '011-551-0000', '0911223344'), fc.string({ maxLength: 12 }))),
  emails: some(fc.constantFrom('selam@example.org', 'info@abay.example', 'Selam@example.com', 'hanna@gmail.com', 'not an address')),
  websites: some(fc.constantFrom('https://www.abay.example/en', 'abay.example', 'selam.example')),
  identifiers: some(fc.record({ scheme: fc.constantFrom('ET-MOT', 'ET-TIN'), id: fc.constantFrom('1', '00-2', '3') })),
  sites: some(fc.record({
    address: fc.constantFrom('12 Bole Road', '12, Bole rd.', '14 Bole Road', 'Bole', '7 rue de la Paix', ''),
    town: fc.constantFrom('Addis Ababa', 'Dakar', ''),
    country: fc.constantFrom('ET', 'SN'),
    latitude: fc.double({ min: -90, max: 90, noNaN: true }),
    longitude: fc.double({ min: -180, max: 180, noNaN: true }),
  }, { requiredKeys: [] })),
}, { requiredKeys: ['name'] });

const rarity = new Rarity();
const findingsBetween = (one: Organisation, other: Organisation) => findingsOf(readOrganisation(one), readOrganisation(other), rarity);
const verdict = (one: Organisation, other: Organisation) => weigh(findingsBetween(one, other), productWeights);
const reasons = (one: Organisation, other: Organisation) => {
  const findings = findingsBetween(one, other);
  return weigh(findings, productWeights).parts.map((part) => partInWords(part, findings));
};
const named = (name: string): Organisation => ({ name });

describe('any two records', () => {
  it('are as alike in one direction as in the other, to the last digit', () => {
    fc.assert(fc.property(organisation, organisation, (one, other) => {
      expect(findingsBetween(one, other)).toEqual(findingsBetween(other, one));
      expect(verdict(one, other)).toEqual(verdict(other, one));
    }), { numRuns: runs(300) });
  });

  it('have as log-odds the base and the sum of the parts that are shown', () => {
    fc.assert(fc.property(organisation, organisation, (one, other) => {
      const { base, parts, logOdds, probability } = verdict(one, other);
      const hundredths = parts.reduce((sum, { weight }) => sum + Math.round(weight * 100), Math.round(base * 100));
      expect(hundredths).toBe(Math.round(logOdds * 100));
      expect(probability).toBeCloseTo(1 / (1 + Math.exp(-logOdds)), 12);
      expect(reasons(one, other)).toHaveLength(parts.length);
    }), { numRuns: runs(300) });
  });

  it('do not become less alike because one of them does not know its telephone, mail, website or identifier', () => {
    fc.assert(fc.property(organisation, organisation, (one, other) => {
      const { name, sites } = one;
      const { parts } = verdict({ name, sites }, other);
      expect(parts.filter(({ field }) => ['phone', 'email', 'website', 'identifier'].includes(field))).toEqual([]);
      // What is left weighs what it weighed.
      const before = verdict(one, other).parts.filter(({ field }) => !['phone', 'email', 'website', 'identifier'].includes(field));
      expect(parts).toEqual(before);
    }), { numRuns: runs(200) });
  });

  it('that are identical share a key, and nothing speaks against them', () => {
    fc.assert(fc.property(organisation, (one) => {
      expect(keysOf(readOrganisation(one))).toEqual(keysOf(readOrganisation({ ...one })));
      expect(keysOf(readOrganisation(one)).length).toBeGreaterThan(0);
      for (const { weight } of verdict(one, one).parts) expect(weight).toBeGreaterThan(0);
    }), { numRuns: runs(200) });
  });
});

describe('a record and its copy', () => {
  it.each([
    { phones: ['+251 11 551 0000'] }, { emails: ['selam@example.org'] }, { identifiers: [{ scheme: 'ET-TIN', id: '0012' }] },
    { sites: [{ address: '12 Bole Road', town: 'Addis Ababa', country: 'ET' }] },
  ])('with %j are one', (known) => {
    const one = { name: 'Selam Garments PLC', ...known };
    expect(verdict(one, one).probability).toBeGreaterThan(0.98);
  });
});

describe('names', () => {
  it.each([
    ['Selam Garments PLC', 'SELAM GARMENTS'],
    ['Élan Chaussures SARL', 'elan chaussures'],
    ['ሰላም ልብስ', 'Selam Lbs'],
    ['शर्मा होजरी', 'Sharma Hojari'],
    ['Фабрика Заря', 'Fabrika Zarya'],
    ['Garments Selam', 'Selam Garments'],
    ['Chicago Youth Centers', 'C.Y.C.'],
    ['Bunny Land Nursery', 'Bunnyland Nursery'],
    ['Abyssinia Leather Mfg', 'Abyssinia Leather Manufacturing'],
    ['Abyssinia Leather', 'Abysinnia Leather'],
    ['Şahin Tekstil San. Tic. Ltd. Şti.', 'Sahin Tekstil'],
  ])('%s and %s are likely one', (one, other) => {
    expect(verdict(named(one), named(other)).probability).toBeGreaterThanOrEqual(likely);
  });

  it.each([
    ['Selam Garments', 'Abay Garments'],
    ['Addis Textile Factory', 'Dire Dawa Textile Factory'],
    ['Hope Enterprise 1', 'Hope Trading 22'],
  ])('%s and %s are not', (one, other) => {
    expect(verdict(named(one), named(other)).probability).toBeLessThan(likely);
  });

  it('that share a rare word are more alike than those that share a common one', () => {
    const many = new Rarity([...Array.from({ length: 500 }, () => ['garments']), ['selam']]);
    const alike = (one: string, other: string) => findingsOf(readOrganisation(named(one)), readOrganisation(named(other)), many).names!.alike;
    expect(alike('Selam Garments', 'Selam Tailors')).toBeGreaterThan(alike('Selam Garments', 'Abay Garments'));
  });
});

describe('reasons', () => {
  it('say what was found and what it weighs', () => {
    const one = { name: 'Selam', phones: ['+251 11 551 0000'], emails: ['info@selam.example'], sites: [{ town: 'Addis Ababa' }] };
    const other = { name: 'Selam Tailoring', phones: ['0115510000'], emails: ['orders@selam.example'], sites: [{ town: 'Adama' }] };
    expect(reasons(one, other).map((reason) => reason.replace(/[+−][\d.]+$/, 'x'))).toEqual([
      expect.stringMatching(/^names \d+ % alike, 100 % of the shorter one in the other \(no address to compare\): x$/),
      'same telephone number: x', 'e-mail addresses of one domain of their own: x', 'other town: x',
    ]);
  });

  it.each([
    ['+251 11 551 0000', '011 551 0000', 'same telephone number'],
    ['0911 223344', '0911 223345', 'telephone numbers differ by one digit'],
    ['0911 223344', '0922 556677', 'other telephone number'],
  ])('tell %s from %s', (one, other, reason) => {
    expect(reasons({ name: '', phones: [one] }, { name: '', phones: [other] })[0]).toContain(reason);
  });

  it.each([
    ['12 Bole Road', '12, Bole rd.', 'same number and street'],
    ['4753-59 W. Washington', '4753 West Washington Blvd', 'same number and street'],
    ['12 Bole Road', '14 Bole Road', 'same street, numbers close'],
    ['12 Bole Road', '512 Bole Road', 'same street, another number'],
    ['12 Bole Road', '12 Churchill Avenue', 'same number, another street'],
    ['12 Bole Road', '7 rue de la Paix', 'other address'],
    ['12 Constructor Road', '12 Tailors Road', 'same number, another street'],
  ])('tell %s from %s', (one, other, reason) => {
    expect(reasons({ name: '', sites: [{ address: one }] }, { name: '', sites: [{ address: other }] })[0]).toContain(reason);
  });
});

describe('pairs that share a key', () => {
  const keys = fc.array(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 3 }), { maxLength: 12 });

  it('are those that share one which not too many have, each once', () => {
    fc.assert(fc.property(keys, fc.integer({ min: 2, max: 5 }), (all, most) => {
      const useful = (key: string) => all.filter((its: readonly string[]) => its.includes(key)).length <= most;
      const expected = all.flatMap((its, later) => all.slice(0, later).flatMap((others, earlier) =>
        (its.some((key) => useful(key) && others.includes(key)) ? [`${earlier} ${later}`] : [])));
      expect([...pairsThatShare(all, most)].map((pair) => pair.join(' ')).sort()).toEqual(expected.sort());
    }), { numRuns: runs(200) });
  });
});
