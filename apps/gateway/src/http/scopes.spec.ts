import { describe, expect, it } from '@jest/globals';
import { MetadataScanner } from '@nestjs/core';
import { ApiScope, areas, covers, everyScope, scopeOf } from '#contracts/scopes.js';
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

  it('that are given to whoever states none open every route', () => {
    for (const { method, path } of endpoints) expect(covers(everyScope, scopeOf(method, path))).toBe(true);
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
