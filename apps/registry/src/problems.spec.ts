// Everything that is wrong is told at once, under the code of the first.
import { describe, expect, it } from '@jest/globals';
import { Problems } from './problems.js';

describe('problems', () => {
  it('throw nothing when there are none', () => {
    expect(() => new Problems().throwIfAny()).not.toThrow();
  });

  it('are told together', () => {
    const problems = new Problems();
    problems.add('unit_unknown', 'capabilities.0.unit', 'is not a unit');
    problems.add('code_unknown', 'capabilities.1.code', 'is not a code');
    expect(() => problems.throwIfAny()).toThrow(
      expect.objectContaining({
        code: 'unit_unknown',
        message: 'capabilities.0.unit: is not a unit (and 1 more, see fields)',
        details: {
          fields: [
            { field: 'capabilities.0.unit', message: 'is not a unit', rule: 'unit_unknown' },
            { field: 'capabilities.1.code', message: 'is not a code', rule: 'code_unknown' },
          ],
        },
      }),
    );
  });
});
