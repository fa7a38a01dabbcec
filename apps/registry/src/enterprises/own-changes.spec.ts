// What an enterprise may and may not say about itself.
import { describe, expect, it } from '@jest/globals';
import { DomainError } from '#contracts/errors.js';
import type { EnterpriseChange } from '#contracts/registry/enterprises.js';
import { completed, newEnterprise } from './enterprise.js';
import { refuseOwnVerdicts } from './own-changes.js';
import { theSystem } from './provenance.js';
import { tailor } from './tailor.specimen.js';

const [polo] = tailor().capabilities;
const verified = { ...polo!, status: 'verified' as const };
const record = {
  date: '2026-05-01',
  codes: [],
  title: '500 shirts',
  onTime: true,
  rejectedShare: 0.01,
  source: 'Invoice',
  verifiedBy: 'CDA Addis',
};
const buyers = ['0190a0a0-0000-7000-8000-00000000000a', '0190a0a0-0000-7000-8000-00000000000b'];
const before = newEnterprise(
  tailor({ capabilities: [verified], trackRecords: [record], conflictBuyerIds: buyers }),
  new Date(),
  theSystem,
);

function refused(change: EnterpriseChange, known = before): string[] {
  try {
    refuseOwnVerdicts(known, completed(known, change));
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'role_not_allowed') throw error;
    return error.details.fields?.map(({ field }) => field) ?? [];
  }
  return [];
}

describe('an enterprise', () => {
  it('does not call itself verified', () => {
    expect(refused({ capabilities: [verified, { ...verified, code: 'TX.KNI.HOS.SOCK' }] })).toEqual([
      'capabilities.1.status',
    ]);
    expect(refused({ trackRecords: [record, { ...record, title: '900 shirts' }] })).toEqual([
      'trackRecords.1.verifiedBy',
    ]);
  });

  it('keeps a verdict that it does not mention, unless it counts in another unit', () => {
    const { status: _, ...silent } = verified;
    expect(refused({ capabilities: [silent] })).toEqual([]);
    expect(refused({ capabilities: [{ ...silent, unit: 'DZN' }] })).toEqual(['capabilities.0.status']);
  });

  it('does not count a verified claim in another unit', () => {
    expect(refused({ capabilities: [{ ...verified, unit: 'DZN' }] })).toEqual(['capabilities.0.status']);
  });

  it('states capacity, price and lead time of a verified claim, and takes a verdict back', () => {
    expect(
      refused({ capabilities: [{ ...verified, unit: 'pieces', leadTimeDays: 3, capacity: [] }] }),
    ).toEqual([]);
    expect(refused({ capabilities: [polo!] })).toEqual([]);
  });

  it('neither takes away nor rewrites a record that was verified; adds and takes back others', () => {
    const { verifiedBy: _, ...own } = record;
    expect(refused({ trackRecords: [] })).toEqual(['trackRecords']);
    expect(refused({ trackRecords: [{ ...own, onTime: false }] })).toEqual(['trackRecords']);
    expect(refused({ trackRecords: [record, record] })).toEqual(['trackRecords.1.verifiedBy']);
    expect(refused({ trackRecords: [own, record] })).toEqual([]);
    expect(refused({ trackRecords: [record] }, { ...before, trackRecords: [own, record] })).toEqual([]);
  });

  it('closes itself, but does not open again what was closed', () => {
    expect(refused({ active: false })).toEqual([]);
    expect(refused({ active: true })).toEqual([]);
    expect(refused({ active: true }, { ...before, active: false })).toEqual(['active']);
    expect(refused({ name: 'Selam' }, { ...before, active: false })).toEqual([]);
  });

  it('does not say with whom it has a conflict of interest, but may send the same list again', () => {
    expect(refused({ conflictBuyerIds: [] })).toEqual(['conflictBuyerIds']);
    expect(refused({ conflictBuyerIds: buyers.toReversed() })).toEqual([]);
  });

  it('leaves its external id to those who keep the list', () => {
    expect(refused({ externalId: 'L-9' })).toEqual(['externalId']);
    expect(refused({ externalId: null })).toEqual([]);
  });

  it('opts out of buyers as it likes', () => {
    expect(refused({ optOutBuyerIds: buyers, name: 'Selam PLC', active: false })).toEqual([]);
  });
});
