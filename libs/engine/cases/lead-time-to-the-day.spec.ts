// Sixty days to the deadline.
import { describe, expect, it } from '@jest/globals';
import { ruleInWords } from '../engine.js';
import { capability, criterionOf, evaluate, lot, ruleOf, workshop } from './example.js';

const needing = (leadTimeDays: number | null, need = lot()) =>
  evaluate(need, workshop({ capabilities: [capability({ leadTimeDays })] }));

describe('lead time', () => {
  it('passes on the last day and fails one day later', () => {
    expect(ruleOf(needing(60), 'lead_time')).toMatchObject({
      outcome: 'pass',
      required: 60,
      margin: 0,
      unit: 'DAY',
    });
    expect(needing(61).failedRules).toEqual(['lead_time']);
    expect(ruleInWords(ruleOf(needing(61), 'lead_time'))).toBe(
      'Needs 61 days of the 60 days to 2027-01-15: 1 day too long.',
    );
  });

  it('is worth more the more days are left, and no less than saying nothing', () => {
    expect(criterionOf(needing(0), 'leadTimeMargin').value).toBe(1);
    expect(criterionOf(needing(30), 'leadTimeMargin').value).toBe(0.75);
    expect(criterionOf(needing(60), 'leadTimeMargin').value).toBe(0.5);
    expect(criterionOf(needing(null), 'leadTimeMargin')).toMatchObject({ value: 0.5, basis: 'prior' });
  });

  it('can be nothing when the deadline is today', () => {
    const today = lot({ deadline: '2026-11-16' });
    expect(needing(0, today).failedRules).not.toContain('lead_time');
    expect(needing(1, today).failedRules).toContain('lead_time');
  });

  it('counts over a leap day', () => {
    const overLeapDay = lot({ today: '2028-02-28', deadline: '2028-03-01' });
    expect(ruleOf(needing(2, overLeapDay), 'lead_time')).toMatchObject({ required: 2, margin: 0 });
  });
});
