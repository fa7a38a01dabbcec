// A certificate must still be valid on the day of delivery, not only today.
import { describe, expect, it } from '@jest/globals';
import { ruleInWords } from '../engine.js';
import { evaluate, lot, match, ruleOf, workshop } from './example.js';

const asked = lot({ mandatoryCertifications: ['ISO 9001'] });
const holding = (...certifications: { scheme: string; validUntil: string | null }[]) =>
  evaluate(asked, workshop({ certifications }));

describe('a mandatory certificate', () => {
  it('passes when it is valid on the deadline itself', () => {
    expect(ruleOf(holding({ scheme: 'ISO 9001', validUntil: '2027-01-15' }), 'certifications')).toMatchObject(
      { outcome: 'pass', margin: 0, unit: 'DAY' },
    );
  });

  it('fails when it runs out the day before, and says by how much', () => {
    const evaluation = holding({ scheme: 'ISO 9001', validUntil: '2027-01-14' });
    expect(evaluation.failedRules).toEqual(['certifications']);
    expect(ruleOf(evaluation, 'certifications').margin).toBe(-1);
    expect(ruleInWords(ruleOf(evaluation, 'certifications'))).toBe(
      'Run out before 2027-01-15: ISO 9001 (until 2027-01-14), 1 day too early.',
    );
  });

  it('fails when it is not held, without a margin', () => {
    const evaluation = holding({ scheme: 'GOTS', validUntil: null });
    expect(ruleOf(evaluation, 'certifications')).toMatchObject({
      outcome: 'fail',
      actual: null,
      margin: null,
      unit: null,
    });
    expect(ruleInWords(ruleOf(evaluation, 'certifications'))).toBe('Not held: ISO 9001.');
  });

  it('is unknown, and passes, when its end is not known', () => {
    const evaluation = holding({ scheme: 'ISO 9001', validUntil: null });
    expect(ruleOf(evaluation, 'certifications').outcome).toBe('unknown');
    expect(evaluation.passes).toBe(true);
  });

  it('counts the renewal when the old certificate is still in the list, in any order', () => {
    const old = { scheme: 'ISO 9001', validUntil: '2026-12-01' };
    const renewed = { scheme: 'iso9001:2015', validUntil: '2029-12-01' };
    expect(holding(old, renewed).passes).toBe(true);
    expect(holding(renewed, old).passes).toBe(true);
  });

  it('keeps the days that are missing also beside another whose end is not known', () => {
    const both = lot({ mandatoryCertifications: ['ISO 9001', 'GOTS'] });
    const certifications = [
      { scheme: 'ISO 9001', validUntil: '2027-01-14' },
      { scheme: 'GOTS', validUntil: null },
    ];
    expect(match(both, [workshop({ certifications })]).nearMisses).toMatchObject([
      { rule: 'certifications', margin: -1, unit: 'DAY' },
    ]);
  });

  it('must be there for every scheme asked', () => {
    const both = lot({ mandatoryCertifications: ['ISO 9001', 'OEKO-TEX'] });
    const evaluation = evaluate(
      both,
      workshop({ certifications: [{ scheme: 'Oeko Tex', validUntil: '2028-01-01' }] }),
    );
    expect(ruleOf(evaluation, 'certifications')).toMatchObject({ outcome: 'fail', actual: 'OEKO-TEX' });
    expect(ruleOf(evaluation, 'certifications').params['certificates']).toMatchObject([
      { scheme: 'ISO 9001', state: 'missing' },
      { scheme: 'OEKO-TEX', state: 'valid', validUntil: '2028-01-01', daysLeft: 351 },
    ]);
  });
});
