// Whole system under fire, as `npm run chaos` has it: sampled in `npm test`, in full in `npm run test:deep`.
import { describe, expect, it } from '@jest/globals';
import { underFire } from '../tools/chaos/fire.js';
import { mutants } from '../tools/chaos/mutants.js';
import { proveAudit } from '../tools/chaos/proof.js';

const deep = process.env['DEPTH'] === 'deep';
const size = deep ? { posts: 2000, kills: 60, seed: 2 } : { posts: 150, kills: 9, seed: 1 };
/** One that loses and one that doubles. */
const sampled = ['ack before effect', 'no fence'];
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
    expect(result.approvals).toBeGreaterThan(size.posts / 5);
    expect(Math.min(result.received, result.replies, result.linkages)).toBeGreaterThan(size.posts / 20);
  }, 40 * minutes);
});

describe('the audit', () => {
  const names = deep ? mutants.map(({ name }) => name) : sampled;
  it(`catches ${deep ? 'every mutant' : names.join(' and ')}, and nothing without one`, async () => {
    const { control, results, seconds } = await proveAudit(say, new AbortController().signal, names);
    say(`mutants: ${seconds} s`);
    expect(control).toEqual({});
    expect(results.filter(({ caught }) => !caught)).toEqual([]);
    expect(results.map(({ name }) => name).sort()).toEqual([...names].sort());
  }, 40 * minutes);
});
