// Settings of a cluster in the console: bounds read off the contract, and only what differs is sent.
import { expect, it } from '@jest/globals';
import { MatchingPolicy, MatchingWeights } from '#contracts/registry/clusters.js';
import { bodyOf, boundsOf, differencesOf, noChange, numberFields } from '../src/settings/cluster-settings.js';

const now = { weights: MatchingWeights.parse({}), policy: MatchingPolicy.parse({}) };

it('knows the bounds of every number', () => {
  expect(boundsOf('minimumShare')).toEqual({ min: 0, max: 1, isWhole: false, mayBeEmpty: false });
  expect(boundsOf('invitationCap')).toEqual({ min: 1, max: 1000, isWhole: true, mayBeEmpty: true });
  expect(boundsOf('price')).toEqual({ min: 0, max: 100, isWhole: false, mayBeEmpty: false });
  for (const name of numberFields) expect(boundsOf(name).max).toBeLessThan(Number.MAX_SAFE_INTEGER);
});

it('sends what differs, and nothing when all is as it was', () => {
  expect(bodyOf(noChange, now)).toEqual({});
  expect(bodyOf({ weights: { price: now.weights.price, distance: 4 }, policy: { invitationCap: null } }, now)).toEqual({ weights: { distance: 4 }, policy: { invitationCap: null } });
});

it('says what two versions have different', () => {
  const after = { weights: { ...now.weights, price: 9 }, policy: { ...now.policy, spreading: { looksAt: 40, steps: [] } } };
  expect(differencesOf(now, after).map(({ kind, name }) => `${kind}.${name}`)).toEqual(['weights.price', 'policy.spreading']);
});
