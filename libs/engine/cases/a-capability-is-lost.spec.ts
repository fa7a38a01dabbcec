// The other direction: an enterprise changes, and each lot is told whether it still belongs and what broke.
import { describe, expect, it } from '@jest/globals';
import { capability, evaluate, lot, workshop } from './example.js';

const open = [
  lot(),
  lot({ lotId: 'lot-2', code: 'B.1', unit: 'kg' }),
  lot({ lotId: 'lot-3', code: 'G.1.1.2' }),
];

describe('a capability that is lost', () => {
  it('was the ground of belonging to every lot that is alike', () => {
    expect(open.map((need) => evaluate(need, workshop()).belongs)).toEqual([true, false, true]);
  });

  it('is named as the rule that broke', () => {
    const after = workshop({ version: 2, capabilities: [capability({ code: 'G.2.1' })] });
    expect(open.map((need) => evaluate(need, after).failedRules)).toEqual([['code'], ['code', 'unit'], ['code']]);
  });
});
