import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { networkOf } from './limits.js';

describe('networkOf', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::1:2:3', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['unknown', 'unknown'],
  ])('%s is in %s', (ip, network) => {
    expect(networkOf(ip)).toBe(network);
  });

  it('is one for every address of a /64, and another for the next', () => {
    fc.assert(
      fc.property(fc.ipV6(), fc.nat(0xffff), (ip, other) => {
        const network = networkOf(ip);
        expect(networkOf(`${network.slice(0, -5)}:1:2:3:${other.toString(16)}`)).toBe(network);
        const [a, b, c, d] = network.slice(0, -5).split(':');
        const next = (Number.parseInt(d!, 16) ^ 1).toString(16);
        expect(networkOf(`${a}:${b}:${c}:${next}::`)).not.toBe(network);
      }),
      { numRuns: runs(200) },
    );
  });
});
