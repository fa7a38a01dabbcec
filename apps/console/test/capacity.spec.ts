// Capacity as it is asked once a month.
import { describe, expect, it } from '@jest/globals';
import { asBefore, capacityChange, periodsOf, quantityBefore, stepOf } from '../src/enterprises/capacity.js';
import type { Claim } from '../src/enterprises/enterprise.js';

const today = '2026-11-27';
const claim: Claim = {
  id: 'k', code: 'TX', unit: 'C62', status: 'declared', statedOn: '2026-10-01', minimumOrder: 20,
  capacity: [{ from: '2026-10-01', to: '2026-10-31', quantity: 300, booked: 300 }, { from: '2026-11-01', to: '2026-11-30', quantity: 400, booked: 50 }],
};

describe('capacity once a month', () => {
  it('asks for what is stated and not over, and the months after it', () => {
    expect(periodsOf(claim, today)).toEqual([
      { from: '2026-11-01', to: '2026-11-30', quantity: 400, booked: 50 },
      { from: '2026-12-01', to: '2026-12-31', quantity: null, booked: 0 },
      { from: '2027-01-01', to: '2027-01-31', quantity: null, booked: 0 },
    ]);
    expect(periodsOf({ capacity: [] }, today, 2)).toEqual([
      { from: '2026-11-27', to: '2026-11-30', quantity: null, booked: 0 }, { from: '2026-12-01', to: '2026-12-31', quantity: null, booked: 0 },
    ]);
  });

  it('knows what the period before had, also one that is over', () => {
    const periods = periodsOf(claim, today);
    expect(quantityBefore(claim, periods, 1)).toBe(400);
    expect(quantityBefore(claim, periods, 0)).toBe(300);
    expect(quantityBefore({ capacity: [] }, periodsOf({ capacity: [] }, today), 0)).toBeNull();
    expect(asBefore(claim, periods).map(({ quantity }) => quantity)).toEqual([400, 400, 400]);
  });

  it('steps by about a tenth', () => {
    expect([null, 0, 8, 40, 400, 14_000].map(stepOf)).toEqual([1, 1, 1, 1, 10, 1_000]);
  });

  it('asks for the months between those that are stated too', () => {
    const later = { capacity: [{ from: '2027-01-10', to: '2027-02-28', quantity: 5, booked: 0 }] };
    expect(periodsOf(later, today).map(({ from, to, quantity }) => [from, to, quantity])).toEqual([
      ['2026-11-27', '2026-11-30', null], ['2026-12-01', '2026-12-31', null], ['2027-01-01', '2027-01-09', null], ['2027-01-10', '2027-02-28', 5],
    ]);
    expect(periodsOf({ capacity: [{ from: '2190-01-01', to: '2190-12-31', quantity: 5, booked: 0 }] }, today)).toHaveLength(12);
  });

  it('says that all is as it was when nothing was changed, and nothing of what nobody ever stated', () => {
    expect(capacityChange([claim], { k: periodsOf(claim, today) }, today)?.capabilities).toEqual([{ id: 'k', code: 'TX', unit: 'C62', statedOn: today, minimumOrder: 20 }]);
    expect(capacityChange([{ ...claim, statedOn: today }], {}, today)).toBeNull();
    expect(capacityChange([{ ...claim, capacity: [] }], { k: periodsOf({ capacity: [] }, today) }, today)).toBeNull();
  });

  it('sends every claim, what changed stated today, and keeps what is over', () => {
    const other: Claim = { ...claim, id: 'o', code: 'TY', capacity: [] };
    const change = capacityChange([claim, other], { k: asBefore(claim, periodsOf(claim, today)) }, today);
    expect(change?.capabilities).toEqual([
      {
        id: 'k', code: 'TX', unit: 'C62', statedOn: today, minimumOrder: 20,
        // Without what is booked: somebody may have booked meanwhile.
        capacity: [
          { from: '2026-10-01', to: '2026-10-31', quantity: 300 }, { from: '2026-11-01', to: '2026-11-30', quantity: 400 },
          { from: '2026-12-01', to: '2026-12-31', quantity: 400 }, { from: '2027-01-01', to: '2027-01-31', quantity: 400 },
        ],
      },
      { id: 'o', code: 'TY', unit: 'C62', statedOn: '2026-10-01', minimumOrder: 20 },
    ]);
  });
});
