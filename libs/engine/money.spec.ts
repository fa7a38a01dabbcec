// Exchange by dated rates.
import { describe, expect, it } from '@jest/globals';
import { exchange } from './engine.js';

const rate = (from: string, to: string, value: number, date: string) => ({ from, to, rate: value, date });

describe('exchange', () => {
  it('needs no rate within one currency', () => {
    expect(exchange(5, 'USD', 'USD', [], '2026-11-16')).toEqual({ amount: 5, rate: null });
  });

  it('takes the newest rate of today or before, stated either way', () => {
    const rates = [
      rate('ETB', 'USD', 0.01, '2026-01-01'),
      rate('USD', 'ETB', 125, '2026-11-16'),
      rate('ETB', 'USD', 9, '2026-11-17'),
    ];
    expect(exchange(250, 'ETB', 'USD', rates, '2026-11-16')).toEqual({
      amount: 2,
      rate: rates[1],
    });
  });

  it('takes the dearer of two rates of one day, in any order', () => {
    const rates = [rate('ETB', 'USD', 0.01, '2026-11-01'), rate('ETB', 'USD', 0.02, '2026-11-01')];
    for (const list of [rates, [...rates].reverse()])
      expect(exchange(100, 'ETB', 'USD', list, '2026-11-16')?.amount).toBe(2);
  });

  it('knows nothing without a rate', () => {
    expect(
      exchange(
        5,
        'ETB',
        'USD',
        [rate('ETB', 'EUR', 1, '2026-01-01'), rate('EUR', 'USD', 1, '2026-01-01')],
        '2026-11-16',
      ),
    ).toBeNull();
    expect(exchange(5, 'ETB', 'USD', [rate('ETB', 'USD', 1, '2026-11-17')], '2026-11-16')).toBeNull();
  });
});
