// The arguments of npm run simulate, and what it prints.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readSimulateOptions } from './options.js';
import { report } from './report.js';

const folder = mkdtempSync(join(tmpdir(), 'linkwright-simulate-'));
afterAll(() => rmSync(folder, { recursive: true }));

const env = { LINKWRIGHT_API_KEY: 'lw_key' };
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

describe('npm run simulate', () => {
  it('reads a policy and weights, in part', () => {
    const policy = file('policy.json', '{"spreading": {"steps": [{"step": "exposure", "strength": 0.05, "keep": 8}]}, "maxProposals": 10}');
    const weights = file('weights.json', '{"price": 0}');
    expect(readSimulateOptions(['--policy', policy, '--weights', weights, '--last', '20', '--json'], env)).toEqual({
      simulation: {
        policy: { spreading: { looksAt: 80, steps: [{ step: 'exposure', strength: 0.05, periodDays: 90, keep: 8 }] }, maxProposals: 10 }, weights: { price: 0 },
        last: 20, invitedPerLot: 3,
      },
      clusterId: null, url: 'http://127.0.0.1:3000', apiKey: 'lw_key', json: true, help: false,
    });
  });

  it.each<[string, string[], NodeJS.ProcessEnv, RegExp]>([
    ['nothing to change', [], env, /give --policy FILE or --weights FILE/],
    ['no key', ['--policy', file('empty.json', '{}')], {}, /set LINKWRIGHT_API_KEY/],
    ['no such file', ['--policy', join(folder, 'nowhere.json')], env, /nowhere\.json cannot be read/],
    ['no JSON', ['--policy', file('broken.json', '{')], env, /broken\.json is no JSON/],
    ['a step that there is not', ['--policy', file('wrong.json', '{"spreading": {"steps": [{"step": "luck"}]}}')], env, /policy\.spreading\.steps/],
    ['a step named twice', ['--policy', file('twice.json', '{"spreading": {"steps": [{"step": "newcomers", "share": 0.1}, {"step": "newcomers", "share": 0.2}]}}')], env, /twice/],
    ['too many lots', ['--policy', join(folder, 'empty.json'), '--last', '201'], env, /last/],
  ])('refuses %s', (_, args, environment, message) => {
    expect(() => readSimulateOptions(args, environment)).toThrow(message);
  });

  it('names who gains and who loses', () => {
    const side = { places: 4, proposed: 2, gini: 0.25, newcomersShare: 0.5, meanCost: 0.01, missed: 0 };
    const text = report({
      clusterId: '0190a000-0000-7000-8000-000000000000', replayed: 2, skipped: 1, from: '2026-01-02T00:00:00.000Z', to: '2026-01-03T00:00:00.000Z', limit: 'lots', leftOut: ['inclusion'],
      before: side, after: { ...side, gini: 0.2 }, changed: 2, added: 2, dropped: 2, moved: 1, changedLots: 1, lots: [],
      enterprises: [
        { enterpriseId: '0190a000-0000-7000-8000-000000000001', enterpriseName: 'New Hands', before: 0, after: 2, change: 2 },
        { enterpriseId: '0190a000-0000-7000-8000-000000000002', enterpriseName: 'Old Hands', before: 4, after: 2, change: -2 },
      ],
    });
    expect(text).toContain('2 lots, posted 2026-01-02 to 2026-01-03 (the cluster has no more).');
    expect(text).toMatch(/Gini of places +0\.250 +0\.200/);
    expect(text).toContain('Who gains:\n  +2  New Hands (0 → 2)\nWho loses:\n  −2  Old Hands (4 → 2)');
    expect(text).toContain('Proposals: 2 new, 2 dropped, 1 at another rank, in 1 lot.');
    expect(text).toContain('1 lot was passed over: neither side could match it.');
    expect(text).toContain('inclusion is left out');
    const none = { clusterId: '0190a000-0000-7000-8000-000000000000', replayed: 0, skipped: 0, from: null, to: null, leftOut: [], before: side, after: side, changed: 0, enterprises: [], added: 0, dropped: 0, moved: 0, changedLots: 0, lots: [] };
    expect([report({ ...none, skipped: 3, limit: null }), report({ ...none, limit: 'lots' }), report({ ...none, limit: 'time' }), report({ ...none, limit: 'judged' })]).toEqual([
      '3 lots were passed over: neither side could match them.',
      expect.stringContaining('no lot that was posted'), expect.stringContaining('time was over'), expect.stringContaining('too many pairs'),
    ]);
  });
});
