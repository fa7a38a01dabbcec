// The best others that wait for the same lot, and what each would be better or worse at.
import { useQuery } from '@tanstack/react-query';
import { api, type Schemas } from '../api/client.js';
import { queueSearch } from '../queue/search.js';
import { TextLink } from '../ui/links.js';
import { Loaded } from '../ui/loaded.js';
import { Theirs } from '../ui/theirs.js';
import { differencesOf, type Difference } from './arithmetic.js';
import classes from './explanation.module.css';
import { Folded, Section, type Order } from './section.js';
import { useWording, type Wording } from './wording.js';

type Proposal = Schemas['LinkageProposal'];

const mostShown = 3;
const mostDifferences = 3;
const noDifference = 1e-9;

/** Who else waits for a decision for this lot, the best first; fetched once for all proposals of the lot. */
export function useAlternatives({ id, lotId }: Pick<Proposal, 'id' | 'lotId'>, { enabled = true } = {}) {
  const found = useQuery({
    queryKey: ['proposals', 'best-of-lot', lotId],
    queryFn: async () => (await api.GET('/v1/proposals', { params: { query: { lotId, status: 'proposed,asked', order: 'score', limit: mostShown + 1 } } })).data.items,
    enabled,
  });
  return { ...found, data: found.data?.filter((each) => each.id !== id).slice(0, mostShown) };
}

interface AlternativesProps {
  of: Pick<Proposal, 'id' | 'lotId' | 'score' | 'explanation'>;
  order?: Order;
  /** False: not yet, somebody is only passing by. */
  enabled?: boolean;
}

export function Alternatives({ of, order = 3, enabled = true }: AlternativesProps) {
  const wording = useWording();
  const { t } = wording;
  const others = useAlternatives(of, { enabled });
  return (
    <Section title={t('alternatives')} order={order}>
      <Loaded of={others}>
        {(found) => (found.length === 0 ? <p className={classes.text}>{t('noAlternatives')}</p> : (
          <>{found.map((each) => <Alternative key={each.id} own={of} other={each} wording={wording} />)}</>
        ))}
      </Loaded>
    </Section>
  );
}

function Alternative({ own, other, wording }: { own: AlternativesProps['of']; other: Proposal; wording: Wording }) {
  const { t, formats: { points, difference } } = wording;
  const differences = differencesOf(other.explanation.criteria, own.explanation.criteria);
  const told = differences.filter((each) => Math.abs(each.difference) > noDifference);
  return (
    <div className={classes.card}>
      <TextLink to="/queue" search={(now) => ({ ...queueSearch(now), item: other.id })} size="sm" fw={600}><Theirs>{other.enterpriseName}</Theirs></TextLink>
      <p className={classes.text}>{t('alternativeScore', { score: points(other.score), difference: difference(other.score - own.score) })}</p>
      <TradeOff differences={told.filter((each) => each.difference > 0)} title={t('better')} wording={wording} />
      <TradeOff differences={told.filter((each) => each.difference < 0)} title={t('worse')} wording={wording} />
      <Folded summary={t('eachCriterion')}>{() => <DifferenceTable differences={differences} wording={wording} />}</Folded>
    </div>
  );
}

interface DifferencesProps {
  differences: readonly Difference[];
  wording: Wording;
}

function TradeOff({ differences, title, wording }: DifferencesProps & { title: string }) {
  if (differences.length === 0) return null;
  const told = differences.slice(0, mostDifferences).map((each) => `${wording.criterion(each.criterion)} ${wording.formats.difference(each.difference)}`);
  return <p className={classes.text}>{title}: {told.join(', ')}</p>;
}

function DifferenceTable({ differences, wording }: DifferencesProps) {
  const { t, formats: { points, difference } } = wording;
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('eachCriterion')}>
      <table className={classes.table}>
        <thead>
          <tr><th scope="col">{t('criterionHead')}</th><th scope="col" data-number>{t('thisOne')}</th><th scope="col" data-number>{t('theOther')}</th><th scope="col" data-number>{t('difference')}</th></tr>
        </thead>
        <tbody>
          {differences.map((each) => (
            <tr key={each.criterion}>
              <th scope="row">{wording.criterion(each.criterion)}</th><td data-number>{points(each.other)}</td><td data-number>{points(each.own)}</td>
              <td data-number>{difference(each.difference)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
