// Better with, possible without.
import { describe, expect, it } from '@jest/globals';
import { criterionInWords } from '../engine.js';
import { criterionOf, evaluate, lot, workshop } from './example.js';

describe('preferred certifications', () => {
  const asked = lot({ preferredCertifications: ['GOTS', 'SA8000', 'gots'] });

  it('count by the share that is held and valid on the deadline; a scheme named twice counts once', () => {
    const certifications = [
      { scheme: 'GOTS', validUntil: '2027-06-01' },
      { scheme: 'SA8000', validUntil: '2026-12-31' },
    ];
    const evaluation = evaluate(asked, workshop({ certifications }));
    expect(evaluation.passes).toBe(true);
    expect(criterionOf(evaluation, 'optionalCertifications')).toMatchObject({ value: 0.5, basis: 'data' });
  });

  it('are worth nothing when others are stated and these are not, and exclude nobody', () => {
    const evaluation = evaluate(asked, workshop({ certifications: [{ scheme: 'ISO 9001', validUntil: null }] }));
    expect(evaluation.passes).toBe(true);
    expect(criterionOf(evaluation, 'optionalCertifications')).toMatchObject({ value: 0, basis: 'data' });
  });

  it('are not known of an enterprise that states no certificate at all: a half', () => {
    expect(criterionOf(evaluate(asked, workshop()), 'optionalCertifications')).toMatchObject({
      value: 0.5,
      basis: 'prior',
    });
  });

  it('count a half where the end of validity is not known, and do not rest on data', () => {
    const certifications = [
      { scheme: 'GOTS', validUntil: '2027-06-01' },
      { scheme: 'SA8000', validUntil: null },
    ];
    const result = criterionOf(evaluate(asked, workshop({ certifications })), 'optionalCertifications');
    expect(result).toMatchObject({ value: 0.75, basis: 'prior' });
    expect(criterionInWords(result)).toBe(
      'Preferred certifications: 1 of 2 held on 2027-01-15 (GOTS), 1 not known (SA8000) and counted a half = 0.75; ' +
        'weight 1 × 0.75 / 10 = 0.075.',
    );
  });
});
