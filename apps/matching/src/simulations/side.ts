// One side of a simulation: the lots one after the other under one setting, and what came of it for whom.
import type { Spreading } from '#contracts/registry/spreading.js';
import type { SimulatedPolicy } from '#contracts/matching/simulations.js';
import { matchLot, type Candidate, type CodeTree, type LotNeed, type Proposal, type Setting } from '#engine';
import { lookingFurther, placesOf, stepOf, type Opportunities } from '../runs/spreading.js';
import { gini } from './gini.js';
import type { Places } from './moves.js';

/** So many of the best of each list are those among whom evenness is measured, whatever the policy looks at. */
const belonging = 100;
/** Ms of a day. */
const dayMs = 86_400_000;

export class Side {
  /** Places of each that has any. */
  readonly places = new Map<string, number>();
  /** Whoever was among the best of any lot. */
  readonly belonged = new Set<string>();
  private readonly invitedAt = new Map<string, number[]>();
  private readonly linkedAt = new Map<string, number[]>();
  private readonly spreading: Spreading;
  private lots = 0;
  private newcomers = 0;
  private cost = 0;
  private missed = 0;

  /** `linked`: who had a linkage before the first lot. */
  constructor(
    private readonly setting: Setting,
    spreading: Spreading,
    private readonly tree: CodeTree,
    private readonly linked: ReadonlySet<string>,
    private readonly invitedPerLot: number,
  ) {
    this.spreading = { ...spreading, steps: spreading.steps.filter(({ step }) => step !== 'inclusion') };
  }

  /** Those who belong, the best first: as many as the steps look at, and as many as evenness is measured among. EngineError as `matchLot`. */
  best(need: LotNeed, candidates: readonly Candidate[]): readonly Proposal[] {
    const { policy } = this.setting;
    return matchLot(need, candidates, { ...this.setting, policy: { ...policy, maxProposals: Math.max(this.looking, belonging) } }, this.tree).proposals;
  }

  /** The list of the lot. `best`: of it, by `best`. `at`: when it was posted, ms; never before the one before. */
  play(best: readonly Proposal[], candidates: readonly Candidate[], at: number): Places {
    const byId = new Map(candidates.map((each) => [each.enterpriseId, each]));
    const found = best.slice(0, this.looking);
    const opportunities = this.opportunities(at);
    const { placed, kept } = placesOf(found, this.setting.policy.maxProposals, this.spreading, opportunities, (id) => byId.get(id)!, null);
    this.lots += 1;
    this.cost += kept?.cost ?? 0;
    if (kept?.steps.some(({ met }) => met === false)) this.missed += 1;
    for (const { enterpriseId } of best.slice(0, belonging)) this.belonged.add(enterpriseId);
    for (const { proposal: { enterpriseId }, rank } of placed) {
      this.places.set(enterpriseId, (this.places.get(enterpriseId) ?? 0) + 1);
      const isKnown = opportunities.linked.has(enterpriseId) || byId.get(enterpriseId)!.trackRecords.some(({ verified }) => verified);
      if (!isKnown) this.newcomers += 1;
      if (rank <= this.invitedPerLot) note(this.invitedAt, enterpriseId, at);
      if (rank === 1 && this.invitedPerLot > 0) note(this.linkedAt, enterpriseId, at);
    }
    return new Map(placed.map(({ proposal: { enterpriseId, score }, rank }) => [enterpriseId, { rank, score }]));
  }

  /** `everybody`: who belonged to a list of either side. */
  account(everybody: ReadonlySet<string>): SimulatedPolicy['before'] {
    const places = [...this.places.values()].reduce((sum, each) => sum + each, 0);
    return {
      places, proposed: this.places.size, gini: gini([...everybody].map((id) => this.places.get(id) ?? 0)),
      newcomersShare: places === 0 ? 0 : this.newcomers / places, meanCost: this.lots === 0 ? 0 : this.cost / this.lots, missed: this.missed,
    };
  }

  private get looking(): number {
    return lookingFurther(this.setting, this.spreading).policy.maxProposals;
  }

  private opportunities(at: number): Opportunities {
    const since = (days: number | undefined) => (days === undefined ? at : at - days * dayMs);
    return {
      exposure: countedFrom(this.invitedAt, since(stepOf(this.spreading, 'exposure')?.periodDays)),
      linkages: countedFrom(this.linkedAt, since(stepOf(this.spreading, 'linkage_cap')?.periodDays)),
      linked: new Set([...this.linked, ...this.linkedAt.keys()]),
    };
  }
}

function note(times: Map<string, number[]>, id: string, at: number): void {
  const its = times.get(id);
  if (its) its.push(at);
  else times.set(id, [at]);
}

function countedFrom(times: ReadonlyMap<string, readonly number[]>, since: number): Map<string, number> {
  return new Map([...times].map(([id, its]) => [id, its.filter((at) => at >= since).length] as const).filter(([, count]) => count > 0));
}
