// What was decided from here is hidden from the list until it holds, and no longer.
import { describe, expect, it } from '@jest/globals';
import type { Schemas } from '#client';
import { decidedNow, hold, isDecided, isHidden, settle } from '../src/queue/decided.js';
import { keepUnsent, reasonBefore } from '../src/queue/rulings.js';

const rowOf = (id: string, version: number) => ({ id, version }) as Schemas['ProposalSummary'];

describe('a row that was decided about', () => {
  it('is hidden while the decision is sent and can be undone', () => {
    settle([rowOf('one', 3)], 'ask');
    expect(isHidden(decidedNow(), rowOf('one', 3))).toBe(true);
    hold('one', 4, 10_000);
    expect([3, 4, 5].map((version) => isHidden(decidedNow(), rowOf('one', version)))).toEqual([true, true, false]);
    expect(isDecided('one')).toBe(true);
  });

  it('waits again once a question about it went out', () => {
    const later = Date.now() + 11_000;
    expect([3, 4].map((version) => isHidden(decidedNow(), rowOf('one', version), later))).toEqual([true, false]);
    expect(isDecided('one', later)).toBe(false);
  });
});

describe('a reason that did not arrive', () => {
  it('is there again for the same proposal and ruling only', () => {
    keepUnsent('two', { ruling: 'decline', conflictOfInterest: 'none', reasonCode: 'other', note: 'too far' });
    expect(reasonBefore('two', 'decline')).toEqual({ code: 'other', note: 'too far' });
    expect(reasonBefore('two', 'ask')).toEqual({ code: null, note: '' });
    expect(reasonBefore('three', 'decline')).toEqual({ code: null, note: '' });
  });
});
