// Better with, possible without.
import { describe, expect, it } from '@jest/globals';
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

  it('are worth nothing when none is held, and exclude nobody', () => {
    const evaluation = evaluate(asked, workshop());
    expect(evaluation.passes).toBe(true);
    expect(criterionOf(evaluation, 'optionalCertifications')).toMatchObject({ value: 0, basis: 'data' });
  });
});
