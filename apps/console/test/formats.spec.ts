// Numbers and dates in each language of the console.
import { describe, expect, it } from '@jest/globals';
import { formatsOf } from '../src/ui/formats.js';

/** Spaces that do not break, told from others by nobody. */
const plain = (text: string) => text.replaceAll(/[\u00A0\u202F]/g, ' ');

describe('formats', () => {
  it.each([
    ['en', '1,234.5', '50%', '0.250', 'USD 1,200', 'Nov 27, 2026'],
    ['fr', '1 234,5', '50 %', '0,250', '1 200 USD', '27 nov. 2026'],
    ['am', '1,234.5', '50%', '0.250', 'USD 1,200', '27 ኖቬም 2026'],
    ['hi', '1,234.5', '50%', '0.250', 'USD 1,200', '27 नव॰ 2026'],
  ])('%s', (language, number, percent, points, money, day) => {
    const formats = formatsOf(language);
    expect([
      formats.number(1234.5), formats.percent(0.5), formats.points(0.25), formats.money({ amount: 1200, currency: 'USD' }), formats.day('2026-11-27'),
    ].map(plain)).toEqual([number, percent, points, money, day]);
  });

  it('groups lakhs in Hindi', () => {
    expect(formatsOf('hi').number(1_234_567)).toBe('12,34,567');
  });

  it('shows the same day everywhere, and an instant in the time zone of whoever reads', () => {
    const formats = formatsOf('en');
    expect(formats.day('2026-01-01T00:30:00Z')).toContain('2026');
    expect(formats.time('2026-01-01T12:30:00Z')).toContain(new Date('2026-01-01T12:30:00Z').getMinutes().toString());
  });

  it.each([
    [0, 'now'], [-30, '30 seconds ago'], [-60, '1 minute ago'], [-3 * 3600, '3 hours ago'], [-86_400, 'yesterday'], [2 * 86_400, 'in 2 days'], [-400 * 86_400, 'last year'],
  ])('tells %i seconds as “%s”', (seconds, text) => {
    const now = Date.parse('2026-11-27T12:00:00Z');
    expect(formatsOf('en').ago(new Date(now + seconds * 1000).toISOString(), now)).toBe(text);
  });

  it.each([['2026-11-27', 'today'], ['2026-11-26', 'yesterday'], ['2026-11-24', '3 days ago'], ['2026-09-27', '2 months ago']])('tells the day %s in whole days, however late it is', (day, text) => {
    expect(formatsOf('en').ago(day, Date.parse('2026-11-27T23:00:00Z'))).toBe(text);
  });
});
