import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { readJson } from './body-parsers.js';

const read = (text: string) => readJson(Buffer.from(text));
const bad = (text: string) => text.includes('\0') || Buffer.from(text).toString() !== text;
const unsafe = (value: unknown): boolean => {
  if (typeof value === 'string') return bad(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([key, each]) =>
      bad(key) ||
      (!Array.isArray(value) && ['__proto__', 'constructor', 'prototype'].includes(key)) ||
      unsafe(each),
  );
};

describe('readJson', () => {
  it('reads every JSON value as it is, unless it is a trap', () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: 'binary' }), (text) => {
        const expected: unknown = JSON.parse(text);
        if (unsafe(expected)) expect(() => read(text)).toThrow(/not valid/);
        else expect(read(text)).toEqual(expected);
      }),
      { numRuns: runs(300) },
    );
  });

  it('finds traps at any depth and in any spelling', () => {
    for (const key of [
      '__proto__',
      'constructor',
      'prototype',
      '\\u005f_proto__',
      'con\\u0073tructor',
      'a\\u0000',
    ]) {
      expect(() => read(`{"a":[{"b":{"${key}":{}}}]}`)).toThrow(/a\.0\.b\./);
    }
    expect(() => read('["\\u0000"]')).toThrow(/NUL/);
    expect(() => read('{"lots":[{"text":"a\\ud800"}]}')).toThrow(/lots\.0\.text: .*surrogate/);
    expect(() => read('{"a":{"b\\udc00":1}}')).toThrow(/a\.b: .*surrogate/);
    expect(read('["\\ud83d\\ude00"]')).toEqual(['😀']);
  });

  it('leaves these words alone where they are only text', () => {
    expect(read('{"title":"constructor of prototype __proto__ \\u00e9"}')).toEqual({
      title: 'constructor of prototype __proto__ é',
    });
  });

  it('is undefined for nothing, and an error for what is not JSON or not UTF-8', () => {
    expect(read('')).toBeUndefined();
    for (const text of [' ', '{', '{"a":1,}', "{'a':1}", 'NaN', '01', '"\t"'])
      expect(() => read(text)).toThrow(/not JSON/);
    expect(() => readJson(Buffer.from([0x22, 0xc3, 0x22]))).toThrow(/UTF-8/);
  });

  it('survives any depth', () => {
    expect(() => read(`${'['.repeat(200_000)}"\\u0000"${']'.repeat(200_000)}`)).toThrow(/NUL/);
  });
});
