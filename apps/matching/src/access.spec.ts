// Who sees which rows, role by role.
import { describe, expect, it } from '@jest/globals';
import type { Actor, Role } from '#contracts/message.js';
import { newId } from '#platform/ids.js';
import { inScope, scopeOf } from './access.js';

const [mine, foreign, organisation] = [newId(), newId(), newId()];
const actor = (role: Role, more: Partial<Actor> = {}): Actor => ({
  accountId: newId(), role, organisationId: null, clusterIds: [mine], ...more,
});
const sees = (who: Actor | null, row: Partial<Parameters<typeof inScope>[1]>) =>
  inScope(scopeOf(who), { clusterId: mine, buyerId: organisation, postedAt: new Date(), createdBy: null, ...row });

describe('the rows an account sees', () => {
  it.each([
    [
      'a buyer its own, in any cluster',
      actor('buyer', { organisationId: organisation }),
      [false, true, false, true],
    ],
    ['a buyer without an organisation none', actor('buyer'), [false, false, false, false]],
    ['a CDA those of its clusters', actor('cda'), [true, true, false, false]],
    ['a manager those of its clusters', actor('manager'), [true, true, false, false]],
    ['a CDA without clusters none', actor('cda', { clusterIds: [] }), [false, false, false, false]],
    ['an admin without clusters all', actor('admin', { clusterIds: [] }), [true, true, true, true]],
    ['an admin with clusters those', actor('admin'), [true, true, false, false]],
    [
      'an enterprise none',
      actor('enterprise', { organisationId: organisation }),
      [false, false, false, false],
    ],
    ['a provider none', actor('provider'), [false, false, false, false]],
    ['the system all', null, [true, true, true, true]],
  ] as const)('%s', (_who, who, expected) => {
    const rows = [mine, foreign].flatMap((clusterId) =>
      [newId(), organisation].map((buyerId) => ({ clusterId, buyerId })),
    );
    expect(rows.map((row) => sees(who, row))).toEqual(expected);
  });

  it('of what was never posted are the buyer’s own, or those the account wrote', () => {
    const cda = actor('cda');
    const draft = (createdBy: string | null) => ({ postedAt: null, createdBy });
    expect(sees(cda, draft(cda.accountId))).toBe(true);
    for (const who of [cda, actor('manager'), actor('admin'), actor('admin', { clusterIds: [] })]) {
      expect([sees(who, draft(newId())), sees(who, draft(null))]).toEqual([false, false]);
    }
    expect(sees(actor('buyer', { organisationId: organisation }), draft(newId()))).toBe(true);
    expect(sees(null, draft(newId()))).toBe(true);
  });
});
