// What becomes of proposed needs: one of each thing, true to what holds, and nothing that a CDA dismissed before it has grown.
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { MissedOpening } from '#contracts/matching/openings.js';
import { newId } from '#platform/ids.js';
import { runs } from '#testing/depth.js';
import { hasGrown, openingPlan, thingOf, type OpeningNeed } from './opening-plan.js';

const ids = Array.from({ length: 12 }, newId);
const missed = (change: Partial<MissedOpening> = {}): MissedOpening => ({
  rule: 'certifications', what: 'ISO9001', label: 'ISO 9001', enterprises: 3, enterpriseIds: ids.slice(0, 3), lots: 2,
  missedLots: ids.slice(0, 2).map((lotId) => ({ lotId, runId: ids[9]!, enterprises: 2 })), lotsNobodyFits: 0,
  value: [{ amount: 100, currency: 'USD' }], lotsWithoutValue: 0, ...change,
});
const need = (opening = missed(), id = newId()): OpeningNeed => ({ id, opening });
const plan = (found: MissedOpening[], standing: OpeningNeed[] = [], ruled: OpeningNeed[] = [], isWhole = true) =>
  openingPlan({ found, isWhole, standing, ruled });
const nothing = { propose: [], refresh: [], renew: [], withdraw: [] };

describe('the plan of proposed needs', () => {
  it('proposes what is new', () => {
    expect(plan([missed()])).toEqual({ ...nothing, propose: [missed()] });
  });

  it('refreshes what says something else, and renews what says the same by newer runs, in another order', () => {
    const standing = need();
    const more = missed({ enterprises: 4, enterpriseIds: ids.slice(0, 4) });
    expect(plan([more], [standing])).toEqual({ ...nothing, refresh: [{ need: standing, opening: more }] });
    const newer = missed({
      enterpriseIds: ids.slice(0, 3).reverse(),
      missedLots: ids.slice(0, 2).map((lotId) => ({ lotId, runId: ids[10]!, enterprises: 2 })).reverse(),
    });
    expect(plan([newer], [standing])).toEqual({ ...nothing, renew: [{ need: standing, opening: newer }] });
  });

  it('withdraws what no longer holds, unless something was left out of what holds', () => {
    const standing = need();
    expect(plan([], [standing])).toEqual({ ...nothing, withdraw: [standing] });
    expect(plan([], [standing], [], false)).toEqual(nothing);
  });

  it.each<[string, Partial<MissedOpening>, boolean]>([
    ['the same', {}, false],
    ['a little larger', { enterprises: 5, lots: 3 }, false],
    ['twice the enterprises', { enterprises: 6 }, true],
    ['twice the lots', { lots: 4 }, true],
    ['another certificate', { what: 'GOTS' }, true],
  ])('what was ruled on comes back when it is %s: %j → %s', (_what, change, comesBack) => {
    expect(plan([missed(change)], [], [need()]).propose).toHaveLength(comesBack ? 1 : 0);
  });

  it('keeps one proposed need of each thing, through any findings and rulings', () => {
    const opening = fc.record({
      what: fc.constantFrom('ISO9001', 'GOTS', null), enterprises: fc.integer({ min: 2, max: 12 }), lots: fc.integer({ min: 2, max: 9 }),
    }).map((some) => missed({ ...some, enterpriseIds: ids.slice(0, some.enterprises) }));
    const step = fc.record({
      found: fc.uniqueArray(opening, { selector: thingOf }), isWhole: fc.boolean(), rulesOn: fc.constantFrom('ISO9001', 'GOTS', null, 'nothing'),
    });
    fc.assert(fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      let proposed: OpeningNeed[] = [];
      const ruled = new Map<string, OpeningNeed>();
      for (const { found, isWhole, rulesOn } of steps) {
        const made = openingPlan({ found, isWhole, standing: proposed, ruled: [...ruled.values()] });
        for (const each of made.propose) {
          const before = ruled.get(thingOf(each));
          expect(before === undefined || hasGrown(each, before.opening)).toBe(true);
        }
        const changed = new Map([...made.refresh, ...made.renew].map((one) => [one.need.id, one.opening]));
        proposed = [
          ...proposed.filter((each) => !made.withdraw.includes(each)).map((each) => ({ ...each, opening: changed.get(each.id) ?? each.opening })),
          ...made.propose.map((each) => need(each)),
        ];
        const things = proposed.map((each) => thingOf(each.opening));
        expect(new Set(things).size).toBe(things.length);
        for (const each of found) {
          const stands = proposed.find((one) => thingOf(one.opening) === thingOf(each));
          const before = ruled.get(thingOf(each));
          if (stands) expect(stands.opening).toEqual(each);
          else expect(hasGrown(each, before!.opening)).toBe(false);
        }
        if (isWhole) expect(things.every((thing) => found.some((each) => thingOf(each) === thing))).toBe(true);
        for (const each of proposed.filter((one) => one.opening.what === rulesOn)) ruled.set(thingOf(each.opening), each);
        proposed = proposed.filter((one) => one.opening.what !== rulesOn);
      }
    }), { numRuns: runs(200) });
  });
});
