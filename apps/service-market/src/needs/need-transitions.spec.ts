import { describe, expect, it } from '@jest/globals';
import { needStatuses } from '#contracts/service-market/needs.js';
import { needActions, needTransitions, statusAfter } from './need-transitions.js';

describe('the states of a need', () => {
  it.each(needStatuses.flatMap((status) => needActions.map((action) => [status, action] as const)))(
    '%s, %s: what the table says and nothing else', (status, action) => {
      const next = needTransitions[status][action];
      if (next) expect(statusAfter(status, action)).toBe(next);
      else expect(() => statusAfter(status, action)).toThrow(expect.objectContaining({ code: 'transition_not_allowed' }));
    },
  );

  it('end somewhere: from every state one that is finished can be reached, and nothing leads back', () => {
    const after = (status: (typeof needStatuses)[number]): string[] =>
      Object.values(needTransitions[status]).flatMap((next) => [next, ...after(next)]);
    for (const status of needStatuses) expect(after(status)).not.toContain(status);
  });
});
