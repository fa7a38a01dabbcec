// What alone keeps enterprises from a lot and a service could give them: a certificate, a language, time, capacity, a price.
import { scored, type Standing } from './evaluate.js';
import { namesOf, restsOnData } from './rules.js';
import type { MendableRule, Obstacle } from './results.js';

/** Rules that an enterprise can learn to pass with help; the others are choices, statements or where it stands. */
const mendable: ReadonlySet<string> = new Set<MendableRule>([
  'capacity', 'lead_time', 'ceiling_price', 'certifications', 'language',
]);

/** Collects them over the candidates of one lot. */
export class Obstacles {
  private readonly byThing = new Map<string, Obstacle>();

  /**
   * Counts an enterprise that fails one rule only, would reach the minimum score, and is known to fail: a policy that
   * lets missing data exclude asks for the data, not for a service. Who lacks two certificates needs both, and counts
   * towards each.
   */
  add(standing: Standing): void {
    const { failed, failures, facts } = standing;
    if (failed !== 1) return;
    const rule = namesOf(failures)[0] as MendableRule;
    if (!mendable.has(rule) || !restsOnData(rule, facts)) return;
    if (scored(standing) < facts.lot.policy.minimumScore) return;
    for (const what of missing(rule, standing)) {
      const thing = `${rule} ${what ?? ''}`;
      const known = this.byThing.get(thing);
      const { enterpriseId } = facts.enterprise.candidate;
      if (known) known.enterpriseIds.push(enterpriseId);
      else this.byThing.set(thing, { rule, what, enterpriseIds: [enterpriseId] });
    }
  }

  /** By rule and thing, enterprises by id: the same for candidates in any order. */
  list(): Obstacle[] {
    const things = [...this.byThing.keys()].sort();
    return things.map((thing) => {
      const { enterpriseIds, ...obstacle } = this.byThing.get(thing)!;
      return { ...obstacle, enterpriseIds: enterpriseIds.sort() };
    });
  }
}

function missing(rule: MendableRule, { facts: { lot, enterprise } }: Standing): (string | null)[] {
  if (rule === 'language') return [lot.language];
  if (rule !== 'certifications') return [null];
  return enterprise.mandatory
    .filter(({ state }) => state === 'missing' || state === 'expired')
    .map(({ scheme }) => lot.schemeKey(scheme));
}
