// What is held while the workshop sews is no use to it: hours fail with what would have to change.
import { describe, expect, it } from '@jest/globals';
import { ruleInWords, type TimeWindow } from '../engine.js';
import { capability, cluster, evaluate, lot, match, ruleOf, workshop } from './example.js';

const at = (weekday: number, from: number, to: number): TimeWindow => ({ weekday, from: from * 60, to: to * 60 });
const evenings = [1, 2, 3, 4, 5].map((weekday) => at(weekday, 18, 21));
const held = (times: TimeWindow[], more: object = {}) => workshop({ capabilities: [capability({ times, ...more })] });
const rule = (times: TimeWindow[], possible: TimeWindow[] = evenings, more: object = {}) =>
  ruleOf(evaluate(lot({ times: possible }), held(times, more)), 'times');

describe('times', () => {
  it('pass when a session lies within a time that is possible, with the minutes to spare', () => {
    expect(rule([at(1, 10, 12), at(3, 18, 20)])).toMatchObject({ outcome: 'pass', margin: 0, text: 'times.fit' });
    expect(rule([at(3, 8, 22)], evenings, { sessionMinutes: 120 })).toMatchObject({ outcome: 'pass', margin: 60 });
    expect(ruleInWords(rule([at(3, 18, 20)]))).toBe(
      'Held Wednesday 18:00-20:00, which fits the times possible: Monday to Friday 18:00-21:00.',
    );
  });

  it('fail by the minutes a session would have to move, and say to when', () => {
    const afternoon = rule([at(1, 14, 17)]);
    expect(afternoon).toMatchObject({ outcome: 'fail', margin: -240, unit: 'MIN' });
    expect(ruleInWords(afternoon)).toBe(
      'Held Monday 14:00-17:00, possible Monday 18:00-21:00: would fit if held after 18:00.',
    );
    const late = rule([at(1, 20, 22)]);
    expect([late.margin, ruleInWords(late)]).toEqual([
      -60, 'Held Monday 20:00-22:00, possible Monday 18:00-21:00: would fit if held before 21:00.',
    ]);
  });

  it('name another day when no hour of the day would do', () => {
    const sunday = rule([at(7, 18, 20)]);
    expect(sunday.margin).toBe(-1440);
    expect(ruleInWords(sunday)).toMatch(/would fit if held Monday 18:00-21:00\.$/);
  });

  it('say when a session is longer than every time that is possible', () => {
    const long = rule([at(1, 17, 23)], [at(1, 18, 20)]);
    expect(long).toMatchObject({ outcome: 'fail', text: 'times.too_long' });
    expect(ruleInWords(long)).toMatch(/a session of 360 minutes is 240 minutes longer than the time possible\.$/);
  });

  it('take times that touch for one', () => {
    expect(rule([at(1, 18, 21)], [at(1, 18, 19.5), at(1, 19.5, 21)]).outcome).toBe('pass');
  });

  it('are unknown when the offer says nothing of them, or nothing that can be', () => {
    expect(rule([])).toMatchObject({ outcome: 'unknown', margin: null, text: 'times.not_stated' });
    expect(rule([{ weekday: 8, from: 0, to: 60 }]).outcome).toBe('unknown');
    const strict = cluster({ unknownExcludes: ['times'] });
    expect(evaluate(lot({ times: evenings }), held([]), strict).failedRules).toEqual(['times']);
  });

  it('are no part of the account of a lot that states none', () => {
    const { rules, confidenceParts } = evaluate(lot(), held([at(1, 14, 17)]));
    expect(rules.map((each) => each.rule)).not.toContain('times');
    expect(confidenceParts.rules).toBe(rules.length);
    expect(Object.keys(match(lot(), [held([])]).counts.excludedByRule)).not.toContain('times');
    expect(match(lot({ times: evenings }), [held([at(1, 14, 17)])]).counts.excludedByRule.times).toBe(1);
  });

  it('of a lot that make no sense are refused', () => {
    expect(() => evaluate(lot({ times: [at(1, 20, 18)] }), held([]))).toThrow(/minutes from 0 to 1440/);
  });
});
