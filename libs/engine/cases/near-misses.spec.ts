// Who failed exactly one rule, and by how much: that is where a cluster agent can help.
import { describe, expect, it } from '@jest/globals';
import { ruleInWords } from '../engine.js';
import { capability, lot, match, workshop } from './example.js';

const late = (enterpriseId: string, leadTimeDays: number, change = {}) =>
  workshop({ enterpriseId, capabilities: [capability({ leadTimeDays })], ...change });

describe('near misses', () => {
  it('are kept with the rule and the margin, best would-be score first', () => {
    const { nearMisses } = match(lot(), [
      late('far', 90),
      late('close', 62),
      late('two rules', 90, { active: false }),
      workshop(),
    ]);
    expect(
      nearMisses.map(({ enterpriseId, rule, margin, unit }) => [enterpriseId, rule, margin, unit]),
    ).toEqual([
      ['close', 'lead_time', -2, 'DAY'],
      ['far', 'lead_time', -30, 'DAY'],
    ]);
    expect(nearMisses[0]!.wouldScore).toBeGreaterThan(nearMisses[1]!.wouldScore);
    expect(ruleInWords(nearMisses[0]!.result)).toBe(
      'Needs 62 days of the 60 days to 2027-01-15: 2 days too long.',
    );
  });

  it('are at most ten', () => {
    const many = Array.from({ length: 25 }, (_, at) => late(`enterprise-${at}`, 61 + at));
    expect(match(lot(), many).nearMisses.map(({ margin }) => margin)).toEqual([
      -1, -2, -3, -4, -5, -6, -7, -8, -9, -10,
    ]);
  });
});
