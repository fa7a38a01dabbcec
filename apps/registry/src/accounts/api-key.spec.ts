// API keys: their form, and what of them is kept.
import { describe, expect, it } from '@jest/globals';
import { apiKeyForm, hashOf, newApiKey, prefixOf } from './api-key.js';

describe('an API key', () => {
  it('has the form that is asked for, and never comes twice', () => {
    const keys = Array.from({ length: 500 }, newApiKey);
    for (const key of keys) expect(key).toMatch(apiKeyForm);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is kept as its SHA-256 and the few characters that tell it from others', () => {
    expect(hashOf('lw_x')).toBe('2df7e2d938d28fbd189a34f089b9632e899f13648980205b82ce0b5c4364b09d');
    expect(prefixOf('lw_abcdefgh')).toBe('lw_abcde');
  });
});
