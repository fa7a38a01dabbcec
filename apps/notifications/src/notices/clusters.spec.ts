// The time a cluster keeps.
import { describe, expect, it } from '@jest/globals';
import { timeZoneOf } from './clusters.js';

describe('the time zone of a country', () => {
  it.each([['ET', 'Africa/Addis_Ababa'], ['SN', 'Africa/Dakar'], ['IN', 'Asia/Kolkata'], ['XX', 'UTC']])('%s is %s', (country, zone) => {
    const found = timeZoneOf(country);
    const canonical = (name: string) => new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
    expect(canonical(found)).toBe(canonical(zone));
  });
});
