// Slots are months, the lot's period starts and ends within them: whole days count, whole pieces are offered.
import { describe, expect, it } from '@jest/globals';
import { ruleInWords } from '../engine.js';
import { capability, evaluate, lot, ruleOf, workshop } from './example.js';

const free = (...capacity: { from: string; to: string; quantity: number; booked: number }[]) =>
  ruleOf(evaluate(lot(), workshop({ capabilities: [capability({ capacity })] })), 'capacity').actual;

describe('capacity per month', () => {
  it('counts the days inside the period, both ends included: 15 of 30, 31 of 31, 15 of 31', () => {
    expect(free({ from: '2026-11-01', to: '2026-11-30', quantity: 1000, booked: 0 })).toBe(500);
    expect(free({ from: '2026-12-01', to: '2026-12-31', quantity: 1000, booked: 100 })).toBe(900);
    // 1000 × 15 / 31 = 483.87
    expect(free({ from: '2027-01-01', to: '2027-01-31', quantity: 1000, booked: 0 })).toBe(483);
  });

  it('adds the months before it rounds down', () => {
    const months = [
      { from: '2026-11-01', to: '2026-11-30', quantity: 1001, booked: 0 }, // 500.5
      { from: '2027-01-01', to: '2027-01-31', quantity: 1001, booked: 0 }, // 484.35
    ];
    expect(free(...months)).toBe(984);
  });

  it('is told with its slots, so that the sum can be done again', () => {
    const months = [
      { from: '2026-11-01', to: '2026-11-30', quantity: 1001, booked: 1 },
      { from: '2027-01-01', to: '2027-01-31', quantity: 100, booked: 0 },
    ];
    const rule = ruleOf(
      evaluate(lot(), workshop({ capabilities: [capability({ unit: 'DZN', capacity: months })] })),
      'capacity',
    );
    expect(rule.params).toMatchObject({
      slots: [
        { ...months[0], days: 30, daysInPeriod: 15 },
        { ...months[1], days: 31, daysInPeriod: 15 },
      ],
      slotUnit: 'DZN',
      slotSum: 500 + 1500 / 31,
      slotStep: 1 / 12,
    });
    expect(ruleInWords(rule)).toBe(
      'Free capacity 6,580 pieces ((1,001 - 1 booked) × 15 of 30 days + 100 × 15 of 31 days = 548.3871 dozens, ' +
        'rounded down) of 3,000 wanted by 2027-01-15: 2.1933×.',
    );
  });

  it('touches the period by a single day', () => {
    expect(free({ from: '2026-11-07', to: '2026-11-16', quantity: 1000, booked: 0 })).toBe(100);
    expect(free({ from: '2027-01-15', to: '2027-01-15', quantity: 70, booked: 0 })).toBe(70);
    expect(free({ from: '2027-01-16', to: '2027-01-16', quantity: 70, booked: 0 })).toBeNull();
  });

  it('splits a dozen into pieces, not further', () => {
    const evaluation = evaluate(
      lot(),
      workshop({
        capabilities: [
          capability({
            unit: 'DZN',
            capacity: [{ from: '2027-01-01', to: '2027-01-31', quantity: 100, booked: 0 }],
          }),
        ],
      }),
    );
    // 1200 pieces × 15 / 31 = 580.6
    expect(ruleOf(evaluation, 'capacity').actual).toBe(580);
  });
});
