// The figures of an evaluation by the names people ask for them.
import type { AwardsFolder } from '../../train/folder.js';
import { quantile } from '../../bench/quantile.js';
import { ours, type Played } from './play.js';
import { differences, figuresOf, intervalsOf, rounded, type Differences, type Figures, type Found, type Interval, type Measure } from './ranks.js';

export interface Report extends Figures {
  pairs: number;
  intervals: Record<Measure, Interval>;
  /** Computed in the same run; `ahead`: ours less theirs, pair by pair. */
  baselines: Record<string, Figures & { ahead: Differences }>;
  subsets: Record<string, Figures & { pairs: number; intervals: Record<Measure, Interval> }>;
  gini: number;
  coverage: number;
  top1pct_share: number;
  filter_recall: number;
  ms_p50: number;
}

export function reportOf({ found, awards, exposure, milliseconds, filterRecall }: Played, folder: AwardsFolder): Report {
  const own = found[ours]!;
  const titles = new Set(folder.train.map(({ requirement }) => folded(requirement.title)));
  const subset = (counts: (at: number) => boolean) => {
    const those = own.filter((_, at) => counts(at));
    return { pairs: those.length, ...figuresOf(those), intervals: intervalsOf(those) };
  };
  const isRepeated = (at: number) => titles.has(folded(awards[at]!.requirement.title));
  return {
    ...figuresOf(own), pairs: own.length, intervals: intervalsOf(own),
    ...exposure.figures(), filter_recall: rounded(filterRecall),
    ms_p50: rounded(quantile([...milliseconds].sort((a, b) => a - b), 0.5)),
    subsets: {
      single_contract: subset((at) => awards[at]!.requirement.isSingle),
      seen: subset((at) => own[at]!.rank !== null),
      repeated_titles: subset(isRepeated),
      new_titles: subset((at) => !isRepeated(at)),
    },
    baselines: Object.fromEntries(Object.entries(found).filter(([name]) => name !== ours)
      .map(([name, theirs]) => [name, { ...figuresOf(theirs), ahead: differences(own, theirs) }])),
  };
}

const folded = (title: string) => title.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();

/** All folds as one: the pairs of each, one after the other. */
export function together(folds: readonly Played[]): Played {
  const [first] = folds;
  const names = Object.keys(first!.found);
  const awards = folds.flatMap((fold) => fold.awards);
  return {
    found: Object.fromEntries(names.map((name) => [name, folds.flatMap((fold) => fold.found[name] as Found[])])), awards, exposure: first!.exposure,
    milliseconds: folds.flatMap(({ milliseconds }) => milliseconds),
    filterRecall: folds.reduce((sum, fold) => sum + fold.filterRecall * fold.awards.length, 0) / Math.max(1, awards.length),
  };
}
