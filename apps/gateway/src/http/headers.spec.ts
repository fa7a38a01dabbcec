import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FastifyRequest } from 'fastify';
import { runs } from '#testing/depth.js';
import { idempotencyKeyOf, refuseDuplicates, requestIdFrom, versionOf } from './headers.js';

const withHeaders = (headers: Record<string, string>) => ({ headers }) as unknown as FastifyRequest;

describe('versionOf', () => {
  it('reads back every version as an ETag, weak or strong', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2_147_483_647 }),
        fc.constantFrom('"', 'W/"'),
        (version, open) => {
          expect(versionOf(withHeaders({ 'if-match': `${open}${version}"` }))).toBe(version);
        },
      ),
      { numRuns: runs(100) },
    );
  });

  it('never makes a version out of anything else', () => {
    const other = fc.string().filter((text) => !/^(W\/)?"?[1-9]\d{0,9}"?$/.test(text.trim()));
    fc.assert(
      fc.property(other, (text) => {
        expect(() => versionOf(withHeaders({ 'if-match': text }))).toThrow(/If-Match/);
      }),
      { numRuns: runs(200) },
    );
  });
});

describe('idempotencyKeyOf', () => {
  it('takes what UUIDs and order numbers look like', () => {
    for (const key of ['018f6b1e-7c7a-7000-8000-0123456789ab', 'PO/4711#2', 'x']) {
      expect(idempotencyKeyOf(withHeaders({ 'idempotency-key': key }))).toBe(key);
    }
  });

  it('refuses what proxies could change: spaces, control characters, other alphabets', () => {
    for (const key of ['a b', 'ключ', 'a\tb', 'k'.repeat(201)]) {
      expect(() => idempotencyKeyOf(withHeaders({ 'idempotency-key': key }))).toThrow(/printable ASCII/);
    }
  });
});

describe('refuseDuplicates', () => {
  it('minds only headers that must be single, in any case', () => {
    expect(() => refuseDuplicates(['Accept', 'a', 'accept', 'b', 'If-Match', '"1"'])).not.toThrow();
    expect(() => refuseDuplicates(['If-Match', '"1"', 'if-match', '"2"'])).toThrow(/if-match once/);
  });
});

describe('requestIdFrom', () => {
  it('keeps only what is safe in logs and headers', () => {
    expect(requestIdFrom('abc.DEF_1-2')).toBe('abc.DEF_1-2');
    for (const odd of [
      undefined,
      '',
      'short',
      'a'.repeat(65),
      'new\nline-here',
      ['a'.repeat(9), 'b'.repeat(9)],
    ]) {
      expect(requestIdFrom(odd)).toBeUndefined();
    }
  });
});
