// What alone kept enterprises from a lot: named once, with everybody whom it kept out, however many.
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { world } from '#testing/generated-clusters.js';
import { buildCodeTree, evaluatePair, matchLot, schemeKey, type Obstacle } from '../engine.js';
import type { Table } from '../results.js';
import { capability, cluster, lot, match, workshop } from './example.js';

const iso = { scheme: 'ISO 9001:2015', validUntil: '2028-01-01' };
const named = (enterpriseId: string, change: Parameters<typeof workshop>[0] = {}) => workshop({ enterpriseId, ...change });

describe('what a service could mend', () => {
  it('is one thing for all spellings of a certificate, not held or run out too early', () => {
    const asked = lot({ mandatoryCertifications: ['ISO 9001'] });
    const { obstacles } = match(asked, [
      named('without'),
      named('run out', { certifications: [{ scheme: 'iso9001', validUntil: '2027-01-14' }] }),
      named('holder', { certifications: [iso] }),
    ]);
    expect(obstacles).toEqual([{ rule: 'certifications', what: 'ISO9001', enterpriseIds: ['run out', 'without'] }]);
  });

  it('counts who lacks two certificates towards each of them', () => {
    const asked = lot({ mandatoryCertifications: ['ISO 9001', 'GOTS'] });
    const { obstacles } = match(asked, [named('lacks both'), named('lacks one', { certifications: [iso] })]);
    expect(obstacles).toEqual([
      { rule: 'certifications', what: 'GOTS', enterpriseIds: ['lacks both', 'lacks one'] },
      { rule: 'certifications', what: 'ISO9001', enterpriseIds: ['lacks both'] },
    ]);
  });

  it('names language, time, capacity and price, and everybody beyond the ten near misses', () => {
    const asked = lot({ language: 'fr-SN', ceilingPrice: { amount: 5, currency: 'USD' } });
    const speaks = { languages: ['fr'] };
    const many = Array.from({ length: 25 }, (_, at) => named(`n${at}`));
    const slow = named('slow', { ...speaks, capabilities: [capability({ leadTimeDays: 90 })] });
    const small = named('small', {
      ...speaks, capabilities: [capability({ capacity: [{ from: '2026-11-16', to: '2027-01-15', quantity: 200, booked: 0 }] })],
    });
    const dear = named('dear', { ...speaks, capabilities: [capability({ priceHint: { amount: 6, currency: 'USD' } })] });
    const { obstacles, nearMisses } = match(asked, [...many, slow, small, dear]);
    expect(nearMisses).toHaveLength(10);
    expect(obstacles).toEqual([
      { rule: 'capacity', what: null, enterpriseIds: ['small'] },
      { rule: 'ceiling_price', what: null, enterpriseIds: ['dear'] },
      { rule: 'language', what: 'fr', enterpriseIds: many.map(({ enterpriseId }) => enterpriseId).sort() },
      { rule: 'lead_time', what: null, enterpriseIds: ['slow'] },
    ]);
  });

  it('is not what keeps out for a second reason, who opted out, or who would be passed over for the score', () => {
    const asked = lot({ mandatoryCertifications: ['ISO 9001'] });
    const out = [
      named('idle', { active: false }),
      named('unwanted', { buyerOptedOut: true }),
      named('unwilling', { optOutBuyerIds: ['buyer-1'] }),
      named('related', { conflictBuyerIds: ['buyer-1'] }),
      named('busy', { recentInvitations: 10 }),
      named('slow too', { capabilities: [capability({ leadTimeDays: 90 })] }),
    ];
    expect(match(asked, out).obstacles).toEqual([]);
    const fine = named('fine', { certifications: [iso] });
    expect(match(asked, [{ ...fine, buyerOptedOut: true }, named('n', { optOutBuyerIds: ['buyer-1'], certifications: [iso] })]).obstacles).toEqual([]);
    expect(match(asked, [named('weak')], cluster({ minimumScore: 0.99 })).obstacles).toEqual([]);
  });

  it('is not a datum that the cluster insists on', () => {
    const strict = cluster({ unknownExcludes: ['lead_time', 'capacity', 'certifications', 'language', 'ceiling_price'] });
    const silent = (change: object) => named('silent', { capabilities: [capability(change)] });
    expect(match(lot(), [silent({ leadTimeDays: null })], strict).nearMisses).toHaveLength(1);
    expect(match(lot(), [silent({ leadTimeDays: null })], strict).obstacles).toEqual([]);
    expect(match(lot(), [silent({ capacity: null })], strict).obstacles).toEqual([]);
    const endless = named('endless', { certifications: [{ scheme: 'ISO 9001', validUntil: null }] });
    expect(match(lot({ mandatoryCertifications: ['ISO 9001'] }), [endless], strict).obstacles).toEqual([]);
    expect(match(lot({ language: 'fr' }), [named('mute', { languages: [] })], strict).obstacles).toEqual([]);
  });

  it('is what the explanations of the enterprises say, one by one', () => {
    let named = 0;
    fc.assert(
      fc.property(world(), ({ rows, need, candidates, setting }) => {
        const tree = buildCodeTree(rows);
        const expected = new Map<string, Obstacle>();
        for (const candidate of candidates) {
          const { failedRules: [rule, ...others], rules, score } = evaluatePair(need, candidate, setting, tree);
          if (rule === undefined || others.length > 0 || score < setting.policy.minimumScore) continue;
          const { params } = rules.find((one) => one.rule === rule)!;
          if (params['unknownExcludes'] === true) continue;
          const whats =
            rule === 'language' ? [need.language!.split('-')[0]!]
            : rule === 'certifications' ?
              (params['certificates'] as Table)
                .filter(({ state }) => state === 'missing' || state === 'expired')
                .map(({ scheme }) => schemeKey(String(scheme)))
            : ['capacity', 'lead_time', 'ceiling_price'].includes(rule) ? [null]
            : [];
          for (const what of new Set(whats)) {
            const thing = expected.get(`${rule} ${what ?? ''}`) ?? { rule: rule as Obstacle['rule'], what, enterpriseIds: [] };
            expected.set(`${rule} ${what ?? ''}`, { ...thing, enterpriseIds: [...thing.enterpriseIds, candidate.enterpriseId].sort() });
          }
        }
        const { obstacles } = matchLot(need, [...candidates].reverse(), setting, tree);
        expect(obstacles).toEqual([...expected.keys()].sort().map((thing) => expected.get(thing)));
        named += obstacles.length;
      }),
      { numRuns: runs(300) },
    );
    expect(named).toBeGreaterThan(20);
  });
});
