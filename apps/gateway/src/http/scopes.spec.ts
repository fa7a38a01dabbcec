import { describe, expect, it } from '@jest/globals';
import { MetadataScanner } from '@nestjs/core';
import { ApiScope, areas, covers, everyScope, scopeOf, usualScopes } from '#contracts/scopes.js';
import { apiControllers } from '../controllers.js';
import { declarationsOf } from './route-table.js';

const endpoints = apiControllers
  .flatMap((each) => declarationsOf(each.prototype as object, new MetadataScanner()))
  .flatMap((each) => (each.kind === 'api' && !each.open ? [each] : []));

describe('scopes', () => {
  it('can be given for every area of the API, and for no other (libs/contracts/scopes.ts)', () => {
    const served = [...new Set(endpoints.map(({ method, path }) => scopeOf(method, path).split(':')[0]!))].sort();
    expect([...areas].sort()).toEqual(served);
  });

  it('of a session open every route; those of a key that states none all but what cannot be undone', () => {
    const wanted = endpoints.map(({ method, path }) => scopeOf(method, path));
    for (const each of wanted) expect(covers(everyScope, each)).toBe(true);
    expect(wanted.filter((each) => !covers(usualScopes(everyScope), each))).toEqual(['person-erasures:write']);
  });

  it('to erase a person are opened by their own name only, and open nothing else', () => {
    for (const held of [['write'], ['read', 'write'], ['person-data:write'], ['person-erasures:read']]) {
      expect(covers(held, 'person-erasures:write')).toBe(false);
    }
    expect(covers(['person-erasures:write'], 'person-erasures:write')).toBe(true);
    for (const wanted of ['write', 'person-erasures:read', 'person-data:write', 'accounts:write']) expect(covers(['person-erasures:write'], wanted)).toBe(false);
    expect(covers(['write'], 'person-data:write')).toBe(true);
  });

  it('open what they name: everything of their kind, or of their area', () => {
    expect(covers(['read'], 'codes:read')).toBe(true);
    expect(covers(['codes:read'], 'codes:read')).toBe(true);
    for (const held of [['write'], ['codes:write'], ['codes'], ['code:read'], []]) expect(covers(held, 'codes:read')).toBe(false);
    expect(covers(['codes:read'], 'read')).toBe(false);
  });

  it.each(['codes:admin', 'nothing:read', 'READ', '', ':read', 'read ', 'codes:read:write'])('“%s” is none', (text) => {
    expect(ApiScope.safeParse(text).success).toBe(false);
  });
});
