// Telephone numbers as people write them, and as they are kept.
import { describe, expect, it } from '@jest/globals';
import { checkPhones, readPhone } from './phones.js';
import { Problems } from './problems.js';

const phone = (address: string) => ({ kind: 'phone' as const, address, consent: false });

describe('a telephone number', () => {
  it.each([
    ['0911 23 45 67', 'ET', '+251911234567'], ['+251 (0)911-234567', 'SE', '+251911234567'], ['00251911234567', 'ET', '+251911234567'],
    ['98123 45678', 'IN', '+919812345678'],
  ])('%s dialled in %s is %s', (written, country, kept) => {
    expect(readPhone(written, country)).toBe(kept);
  });

  it.each([['12', 'ET'], ['no number', 'ET'], ['0911234567', undefined], ['+999123456789', 'ET']])('%s dialled in %s is none', (written, country) => {
    expect(readPhone(written, country)).toBeNull();
  });

  it('is refused where it cannot be dialled, unless it was there before', () => {
    const problems = new Problems();
    checkPhones([phone('+251911234567'), phone('+999123456789'), phone('+2519112')], [phone('+2519112')], problems);
    expect(problems.found.map(({ field }) => field)).toEqual(['contacts.1.address']);
  });
});
