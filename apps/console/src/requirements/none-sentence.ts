// Why a run proposed nobody, in the language of the page, from what the API gives in numbers.
import type { Voice } from '../words/voice.js';
import type { Lot, MatchRun } from './questions.js';

type Counts = NonNullable<MatchRun['counts']>;
export type Unproposed = Pick<MatchRun, 'createdAt'> & {
  counts: Pick<Counts, 'considered' | 'passed' | 'belowMinimumScore' | 'excludedByRule'> | null;
  spreading: Pick<NonNullable<MatchRun['spreading']>, 'seen' | 'places'> | null;
};

/** `nameOf`: of a rule or another reason by which enterprises are excluded. Null: the numbers do not say it. */
export function noneSentence({ counts, spreading, createdAt }: Unproposed, lot: Pick<Lot, 'status' | 'deadline'>, nameOf: (rule: string) => string, { say }: Voice): string | null {
  if (counts === null) {
    // Nothing was computed.
    if (lot.deadline < createdAt.slice(0, 'yyyy-mm-dd'.length)) return say('none.deadlinePast');
    return lot.status === 'open' ? null : say('none.lotNotOpen');
  }
  const { considered, passed, belowMinimumScore, excludedByRule } = counts;
  if (considered === 0) return say('none.noCandidates');
  if (spreading !== null && spreading.seen > 0 && spreading.places === 0) return say('none.capped', spreading);
  if (passed > 0) return passed === belowMinimumScore ? say('none.belowMinimumScore', { passed, considered }) : null;
  const { code: unlike = 0, ...others } = excludedByRule;
  if (unlike === considered) return say('none.noneAlike', { considered });
  const [most] = Object.entries(others).toSorted(([, one], [, other]) => other - one);
  return most === undefined || most[1] === 0 ? null : say('none.allExcluded', { alike: considered - unlike, considered, excluded: most[1], rule: nameOf(most[0]) });
}
