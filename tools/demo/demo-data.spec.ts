// The demo's data is good data: it fits the contracts and the classification on any day of the year.
import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { unitOf } from '#engine';
import { roles } from '#contracts/message.js';
import { NewBuyer } from '#contracts/registry/buyers.js';
import { NewCluster } from '#contracts/registry/clusters.js';
import { NewEnterprise } from '#contracts/registry/enterprises.js';
import { runs } from '#testing/depth.js';
import { newId } from '#platform/ids.js';
import { dayFiles } from './day/files.js';
import { dayNeeds, dayOffers, secondCluster } from './day/needs.js';
import { dayOrders } from './day/orders.js';
import { buyerBody, demoCluster, demoEnterprises, demoServices, enterpriseBody } from './demo-data.js';

const clusterId = newId();
const enterprises = demoEnterprises();
const { cluster, buyers, accounts } = demoCluster();
const starter = JSON.parse(
  readFileSync(new URL('../../apps/registry/src/codes/linkwright-starter.json', import.meta.url), 'utf8'),
) as { codes: { code: string; unit: string }[] };
const unitByCode = new Map(starter.codes.map(({ code, unit }) => [code, unit]));

describe('the demo cluster', () => {
  it('has about forty enterprises of every size, from home workers to exporters', () => {
    expect(enterprises).toHaveLength(40);
    const sizes = new Map<string, number>();
    for (const { size } of enterprises) sizes.set(size, (sizes.get(size) ?? 0) + 1);
    expect([...sizes.keys()].sort()).toEqual(['large', 'medium', 'micro', 'self_employed', 'small']);
    for (const count of sizes.values()) expect(count).toBeGreaterThanOrEqual(4);
    expect(enterprises.filter(({ registered }) => !registered).length).toBeGreaterThanOrEqual(5);
    expect(enterprises.filter(({ homeBased }) => homeBased).length).toBeGreaterThanOrEqual(5);
  });

  it('names everybody once, and writes to nobody real', () => {
    for (const names of [enterprises.map(({ key }) => key), enterprises.map(({ name }) => name), accounts.map(({ email }) => email)]) {
      expect(new Set(names).size).toBe(names.length);
    }
    const addresses = [
      ...enterprises.flatMap(({ contact }) => (contact ? [contact.address] : [])),
      ...buyers.map(({ contact }) => contact.address), ...accounts.map(({ email }) => email),
    ];
    expect(addresses.filter((address) => !address.endsWith('.example'))).toEqual([]);
  });

  it('fits the contracts, whenever it is made', () => {
    expect(NewCluster.safeParse(cluster).error).toBeUndefined();
    fc.assert(fc.property(fc.date({ min: new Date('2026-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }), (today) => {
      for (const each of buyers) expect(NewBuyer.safeParse(buyerBody(each, clusterId, today)).error).toBeUndefined();
      for (const each of enterprises) {
        expect(NewEnterprise.safeParse(enterpriseBody(each, clusterId, today)).error).toBeUndefined();
      }
    }), { numRuns: runs(5) });
  });

  it('speaks the classification, in units that can be compared', () => {
    for (const { capabilities, trackRecords } of enterprises) {
      for (const { code, unit } of capabilities) {
        expect(`${code} ${unitOf(unit)?.dimension}`).toBe(`${code} ${unitOf(unitByCode.get(code) ?? '')?.dimension}`);
      }
      expect(new Set(capabilities.map(({ code }) => code)).size).toBe(capabilities.length);
      expect(trackRecords.flatMap(({ codes }) => codes).filter((code) => !unitByCode.has(code))).toEqual([]);
    }
  });

  it('states capacity for the coming year without gap or overlap, never more taken than there is', () => {
    const today = new Date('2027-02-27T23:30:00Z');
    for (const { capacity } of enterprises.flatMap((each) => enterpriseBody(each, clusterId, today).capabilities)) {
      if (capacity.length === 0) continue;
      expect(capacity[0]!.from).toBe('2027-02-27');
      capacity.forEach((slot, index) => {
        expect(slot.booked).toBeLessThanOrEqual(slot.quantity);
        const next = capacity[index + 1];
        if (next) expect(new Date(next.from).getTime() - new Date(slot.to).getTime()).toBe(86_400_000);
      });
      const days = (new Date(capacity.at(-1)!.to).getTime() - new Date(capacity[0]!.from).getTime()) / 86_400_000;
      expect(days).toBeGreaterThanOrEqual(358);
    }
  });

  it('has an account for every role, the admin aside who is there before all others', () => {
    expect(new Set(accounts.map(({ role }) => role))).toEqual(new Set(roles.filter((role) => role !== 'admin')));
  });

  it('gives every account an organisation that exists', () => {
    const organisations = new Set([...buyers, ...enterprises, ...demoServices().providers].map(({ key }) => key));
    for (const { of, role } of accounts) {
      expect(of === undefined).toBe(['cda', 'manager'].includes(role));
      if (of !== undefined) expect(organisations).toContain(of);
    }
  });

  it('offers and needs services of the classification, in units that fit', () => {
    const { offers, needs } = demoServices();
    for (const { of, code, unit } of [...offers, ...needs]) {
      expect(unitOf(unit)?.code).toBe(unitByCode.get(code));
      expect([...enterprises, ...demoServices().providers].map(({ key }) => key)).toContain(of);
    }
  });

  it('has a day on which lots and needs ask in units that fit, and only enterprises there are get a decision', () => {
    const today = new Date();
    const names = new Set([...enterprises, ...secondCluster.enterprises(today)].map(({ name }) => name));
    for (const { lots, verdicts = [] } of dayOrders(today)) {
      for (const { code, unit } of lots) expect(`${code} ${unitOf(unit)?.dimension}`).toBe(`${code} ${unitOf(unitByCode.get(code!) ?? '')?.dimension}`);
      for (const { enterprise } of verdicts) expect(names).toContain(enterprise);
    }
    for (const [name, { code }] of [...dayNeeds(today), ...secondCluster.needs(today)]) {
      expect(names).toContain(name);
      expect(unitByCode.has(code!)).toBe(true);
    }
    const providers = new Set(demoServices().providers.map(({ name }) => name));
    for (const [name, { code, unit }] of dayOffers(today)) expect([providers.has(name), unitOf(unit!)?.code]).toEqual([true, unitByCode.get(code)]);
    const widths = Object.values(dayFiles('2027-01-01', '2027-01-30')).flatMap(({ text }) => text.trim().split('\n').map((row) => row.split(',').length));
    expect(new Set(widths).size).toBe(1);
  });
});
