// The other way round: a new or changed enterprise against all open lots.
import { describe, expect, it } from '@jest/globals';
import { matchEnterprise } from '../engine.js';
import { capability, cluster, garmentTree, lot, workshop } from './example.js';

describe('an enterprise finds lots', () => {
  it('says for each lot whether it belongs, in the order given', () => {
    const lots = [
      lot(),
      lot({ lotId: 'lot-2', code: 'B.1', unit: 'kg' }),
      lot({ lotId: 'lot-3', code: 'G.1.1.2' }),
    ];
    expect(
      matchEnterprise(workshop(), lots, cluster(), garmentTree).map(({ lotId, belongs }) => [lotId, belongs]),
    ).toEqual([
      ['lot-1', true],
      ['lot-2', false],
      ['lot-3', true],
    ]);
  });

  it('tells which rule broke when a capability is lost', () => {
    const [before] = matchEnterprise(workshop(), [lot()], cluster(), garmentTree);
    const [after] = matchEnterprise(
      workshop({ version: 2, capabilities: [capability({ code: 'G.2.1' })] }),
      [lot()],
      cluster(),
      garmentTree,
    );
    expect([before!.belongs, after!.belongs, after!.evaluation!.failedRules]).toEqual([
      true,
      false,
      ['code'],
    ]);
  });

  it('is not stopped by a lot whose deadline passed overnight', () => {
    const results = matchEnterprise(
      workshop(),
      [lot({ deadline: '2026-11-01' }), lot({ lotId: 'lot-2' })],
      cluster(),
      garmentTree,
    );
    expect(results[0]).toMatchObject({ belongs: false, evaluation: null, error: { code: 'deadline_past' } });
    expect(results[1]).toMatchObject({ belongs: true, error: null });
  });

  it('has nothing to say about no lots', () => {
    expect(matchEnterprise(workshop(), [], cluster(), garmentTree)).toEqual([]);
  });
});
