// How evenly opportunity is spread: how often each enterprise is among the first ten.
import { rounded } from './ranks.js';

const first = 10;

export class Exposure {
  private readonly times = new Map<string, number>();
  private readonly everybody = new Set<string>();

  /** Of equal scores those first in the list, as a list of proposals would. */
  add(ids: readonly string[], scores: Float64Array): void {
    for (const id of ids) this.everybody.add(id);
    const best = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]! || a - b).slice(0, first);
    for (const place of best) this.times.set(ids[place]!, (this.times.get(ids[place]!) ?? 0) + 1);
  }

  /** `coverage`: the part of all that was ever shown; `top1pct_share`: what the most shown hundredth of all had. */
  figures(): { gini: number; coverage: number; top1pct_share: number } {
    const times = [...this.everybody].map((id) => this.times.get(id) ?? 0).sort((a, b) => a - b);
    const all = times.reduce((sum, each) => sum + each, 0);
    if (all === 0) return { gini: 0, coverage: 0, top1pct_share: 0 };
    const ordered = times.reduce((sum, each, at) => sum + (at + 1) * each, 0);
    return {
      gini: rounded((2 * ordered) / (times.length * all) - (times.length + 1) / times.length),
      coverage: rounded(times.filter((each) => each > 0).length / times.length),
      top1pct_share: rounded(times.slice(-Math.max(1, Math.round(times.length / 100))).reduce((sum, each) => sum + each, 0) / all),
    };
  }
}
