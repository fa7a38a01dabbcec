// Whole system under fire, as `npm run chaos` has it: sampled in `npm test`, in full and with the mutants in `npm run test:deep`.
import { describe, expect, it } from '@jest/globals';
import { underFire } from '../tools/chaos/fire.js';
import { mutants } from '../tools/chaos/mutants.js';
import { proveAudit } from '../tools/chaos/proof.js';

const deep = process.env['DEPTH'] === 'deep';
const size = deep ? { posts: 2000, kills: 60, seed: 2 } : { posts: 150, kills: 9, seed: 1 };
const minutes = 60_000;
const say = (line: string) => process.stderr.write(`  ${line}\n`);

describe('under fire', () => {
  it(`loses nothing and doubles nothing in ${size.posts} posts and ${size.kills} kills`, async () => {
    const { deaths, details, ...result } = await underFire({ ...size, say, signal: new AbortController().signal });
    say(JSON.stringify(result));
    expect(details).toEqual({ lost: {}, duplicated: {} });
    expect(result).toMatchObject({ lost: 0, duplicated: 0 });
    expect(deaths).toEqual([]);
    // It was the whole of the main job that went on meanwhile.
    expect(result.drainSeconds).not.toBeNull();
    // Those that are no shares of splits, of which each has one or two.
    expect(result.approvals - 2 * result.splits).toBeGreaterThan(size.posts / 5);
    expect(result.splits).toBeGreaterThan(size.posts / 30);
    expect(Math.min(result.received, result.replies, result.linkages)).toBeGreaterThan(size.posts / 20);
  }, 40 * minutes);
});

// Minutes of deliberate breaks: too many for every change.
if (deep) {
  describe('the audit', () => {
    it('catches every mutant, and finds nothing without one', async () => {
      const { control, results, seconds } = await proveAudit(say, new AbortController().signal, mutants.map(({ name }) => name));
      say(`mutants: ${seconds} s`);
      expect(control).toEqual({});
      expect(results.filter(({ caught }) => !caught)).toEqual([]);
      expect(results).toHaveLength(mutants.length);
    }, 40 * minutes);
  });
}
