// Every count of a what-if is that of matching the changed lot, and nothing milder than its first step admits anybody.
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { world } from '#testing/generated-clusters.js';
import { capability, cluster, garmentTree, lot, workshop } from '../cases/example.js';
import {
  buildCodeTree, buildIndex, crowdIn, crowdOf, LiveIndex, matchLot, schemeKey, Vocabulary, whatIf, whatIfInWords,
  type Candidate, type CodeTree, type Terms, type Scalar, type WhatIf,
} from '../engine.js';

/** The changed lot, written out apart from the engine. */
function changed({ need, setting }: Terms, { change, what }: WhatIf, to: Scalar): Terms {
  const policy = (part: object): Terms => ({ need, setting: { ...setting, policy: { ...setting.policy, ...part } } });
  const of = (part: object): Terms => ({ need: { ...need, ...part }, setting });
  switch (change) {
    case 'deadline': return of({ deadline: to });
    case 'max_distance': return of({ place: { ...need.place!, maxDistanceKm: to } });
    case 'ceiling_price': return of({ ceilingPrice: to === null ? null : { ...need.ceilingPrice!, amount: to } });
    case 'language': return of({ language: null });
    case 'certification':
      return of({ mandatoryCertifications: need.mandatoryCertifications.filter((each) => what !== null && schemeKey(each) !== schemeKey(what)) });
    case 'minimum_share': return policy({ minimumShare: to });
    case 'minimum_similarity': return policy({ minimumSimilarity: to });
    case 'minimum_score': return policy({ minimumScore: to });
    case 'invitation_cap': return policy({ invitationCap: to });
    case 'unknown_excludes': return policy({ unknownExcludes: setting.policy.unknownExcludes.filter((each) => each !== what) });
  }
}

function belonging({ need, setting }: Terms, candidates: readonly Candidate[], tree: CodeTree): Set<string> {
  const all = { ...setting, policy: { ...setting.policy, maxProposals: 1000 } };
  return new Set(matchLot(need, candidates, all, tree).proposals.map(({ enterpriseId }) => enterpriseId));
}

/** What lies before the first step, in the smallest steps. */
function milder({ change, now }: WhatIf, to: Scalar): Scalar[] {
  if (change === 'deadline') {
    const days = (Date.parse(String(to)) - Date.parse(String(now))) / 86_400_000;
    return Array.from({ length: days - 1 }, (_, at) => new Date(Date.parse(String(now)) + (at + 1) * 86_400_000).toISOString().slice(0, 10));
  }
  if (to === null || typeof now !== 'number') return [];
  if (change === 'max_distance') return [Number(to) - 1];
  if (change === 'ceiling_price') return [Number(to) - now / 100];
  if (change === 'invitation_cap') return [Number(to) - 1];
  return change === 'minimum_share' || change === 'minimum_score' ? [Math.min(now, Number(to) + 0.01)] : [];
}

describe('what if', () => {
  it('counts whom the changed lot admits and loses, from the least change that admits anybody', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(world(), fc.boolean(), ({ rows, candidates, ...stated }, akin) => {
        // Where codes are akin they are all a little too far, and little else is in the way: else that is so in one world of hundreds.
        const setting = akin ? { ...stated.setting, policy: { ...stated.setting.policy, minimumSimilarity: 0.9 } } : stated.setting;
        const need = akin ? { ...stated.need, mandatoryCertifications: [], ceilingPrice: null } : stated.need;
        const tree = buildCodeTree(akin ? rows.map((row, at) => ({ ...row, parent: rows[((at + 1) >> 1) - 1]?.code ?? null })) : rows);
        const question = { need, setting };
        const now = belonging(question, candidates, tree);
        const { belong, changes } = whatIf(question, crowdOf(candidates, question, tree), tree);
        expect(belong).toBe(now.size);
        for (const each of changes) {
          for (const { to, admitted, lost } of each.steps) {
            const then = belonging(changed(question, each, to), candidates, tree);
            expect([each, admitted, lost]).toEqual([each, [...then].filter((id) => !now.has(id)).length, [...now].filter((id) => !then.has(id)).length]);
          }
          expect(each.steps.map(({ admitted }) => admitted)).toEqual([...new Set(each.steps.map(({ admitted }) => admitted))].sort((a, b) => a - b));
          for (const less of milder(each, each.steps[0]!.to)) {
            const then = belonging(changed(question, each, less), candidates, tree);
            expect([each, less, [...then].filter((id) => !now.has(id))]).toEqual([each, less, []]);
          }
          seen.set(each.change, (seen.get(each.change) ?? 0) + 1);
        }
      }),
      { numRuns: runs(600) },
    );
    // Worlds in which a change never helps prove nothing of it.
    expect([...seen.keys()].sort()).toEqual([
      'ceiling_price', 'certification', 'deadline', 'invitation_cap', 'language', 'max_distance', 'minimum_score', 'minimum_share',
      'minimum_similarity', 'unknown_excludes',
    ]);
  });

  it('leaves out a change that admits nobody, and misses none whose farthest step does', () => {
    fc.assert(
      fc.property(world(), ({ rows, need, candidates, setting }) => {
        const tree = buildCodeTree(rows);
        const question = { need, setting };
        const now = belonging(question, candidates, tree);
        const { changes } = whatIf(question, crowdOf(candidates, question, tree), tree);
        const farthest: [WhatIf['change'], string | null, Scalar][] = [
          ...(need.place?.maxDistanceKm ? [['max_distance', null, null] as [WhatIf['change'], null, null]] : []),
          ...(need.language ? [['language', need.language, null] as [WhatIf['change'], string, null]] : []),
          ...need.mandatoryCertifications.map((what): [WhatIf['change'], string, null] => ['certification', what, null]),
          ['minimum_share', null, 0],
        ];
        for (const [change, what, to] of farthest) {
          const then = belonging(changed(question, { change, what } as WhatIf, to), candidates, tree);
          const admits = [...then].some((id) => !now.has(id));
          if (admits) expect(changes.map((each) => each.change)).toContain(change);
        }
      }),
      { numRuns: runs(200) },
    );
  });

  it('says of an index what it says of its candidates', () => {
    let told = 0;
    fc.assert(
      fc.property(world(), ({ rows, need: asked, candidates, setting }) => {
        const question = { need: { ...asked, times: null }, setting };
        const tree = buildCodeTree(rows);
        const ofCandidates = whatIf(question, crowdOf(candidates, question, tree), tree);
        told += ofCandidates.changes.length;
        // Some are not in the index, or not as they are: those are beside it.
        const apart = candidates.filter((_, at) => at % 3 === 0);
        const other = candidates.map((each, at) => (at % 6 === 0 ? { ...each, active: true, capabilities: [] } : each)).filter((_, at) => at % 6 !== 3);
        const index = new LiveIndex(buildIndex(other, new Vocabulary(tree)));
        const crowd = crowdIn(index, new Set(apart.map(({ enterpriseId }) => enterpriseId)), crowdOf(apart, question, tree));
        expect(whatIf(question, crowd, tree)).toEqual(ofCandidates);
      }),
      { numRuns: runs(150) },
    );
    expect(told).toBeGreaterThan(50);
  });

  it('is told in a sentence each', () => {
    const late = (enterpriseId: string, leadTimeDays: number, more: Partial<Candidate> = {}) =>
      workshop({ enterpriseId, capabilities: [capability({ leadTimeDays })], ...more });
    const question = {
      need: lot({ mandatoryCertifications: ['ISO 9001'], ceilingPrice: { amount: 3.8, currency: 'USD' }, place: { country: 'ET', latitude: 9, longitude: 38, maxDistanceKm: 80 } }),
      setting: cluster(),
    };
    const certified = { certifications: [{ scheme: 'ISO 9001', validUntil: '2030-01-01' }] };
    const cheap = capability({ priceHint: { amount: 3, currency: 'USD' } });
    const near = { establishments: [{ country: 'ET', latitude: 9, longitude: 38.5 }] };
    const candidates = [
      workshop({ ...certified, ...near, capabilities: [{ ...cheap, capacity: [{ from: '2026-11-16', to: '2027-01-15', quantity: 400, booked: 0 }] }], enterpriseId: 'fits' }),
      late('a', 63, { ...certified, ...near, capabilities: [{ ...cheap, leadTimeDays: 63 }] }),
      workshop({ ...certified, ...near, enterpriseId: 'b' }),
      workshop({ ...near, capabilities: [cheap], enterpriseId: 'c' }),
      workshop({ ...near, capabilities: [cheap], enterpriseId: 'd' }),
      workshop({ ...certified, capabilities: [cheap], enterpriseId: 'e' }),
    ];
    const { belong, changes } = whatIf(question, crowdOf(candidates, question, garmentTree), garmentTree);
    expect(belong).toBe(1);
    expect(changes.map((each) => whatIfInWords(each, each.steps[0]!))).toEqual([
      'With 3 days more, to 2027-01-18, 1 more enterprise would fit.',
      'Within 82 km instead of 80 km, 1 more enterprise would fit.',
      'With a ceiling of 4.028 USD instead of 3.8 (+6 %), 1 more enterprise would fit.',
      'Without ISO 9001, 2 more enterprises would fit.',
    ]);
  });
});
