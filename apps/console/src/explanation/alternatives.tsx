// The best others that wait for the same lot, and what each would be better or worse at.
import { Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client.js';
import { useFormats } from '../ui/formats.js';
import { queueSearch } from '../queue/search.js';
import { TextLink } from '../ui/links.js';
import { Loaded } from '../ui/loaded.js';
import { Theirs } from '../ui/theirs.js';
import { differencesOf, type Difference } from './arithmetic.js';
import classes from './criteria.module.css';
import { useWording } from './wording.js';

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
  order?: 2 | 3 | 4;
  /** False: not yet, somebody is only passing by. */
  enabled?: boolean;
}

export function Alternatives({ of, order = 3, enabled = true }: AlternativesProps) {
  const { t } = useTranslation('explanation');
  const others = useAlternatives(of, { enabled });
  return (
    <Stack gap="xs">
      <Title order={order} size="h5">{t('alternatives')}</Title>
      <Loaded of={others}>
        {(found) => (found.length === 0 ? <Text size="sm">{t('noAlternatives')}</Text> : (
          <>{found.map((each) => <Alternative key={each.id} own={of} other={each} />)}</>
        ))}
      </Loaded>
    </Stack>
  );
}

function Alternative({ own, other }: { own: AlternativesProps['of']; other: Proposal }) {
  const { t } = useTranslation('explanation');
  const { points, difference } = useFormats();
  const differences = differencesOf(other.explanation.criteria, own.explanation.criteria);
  const told = differences.filter((each) => Math.abs(each.difference) > noDifference);
  return (
    <Paper withBorder p="xs">
      <TextLink to="/queue" search={(now) => ({ ...queueSearch(now), item: other.id })} size="sm" fw={600}><Theirs>{other.enterpriseName}</Theirs></TextLink>
      <Text size="sm">{t('alternativeScore', { score: points(other.score), difference: difference(other.score - own.score) })}</Text>
      <TradeOff differences={told.filter((each) => each.difference > 0)} title={t('better')} />
      <TradeOff differences={told.filter((each) => each.difference < 0)} title={t('worse')} />
      <details className={classes.details}>
        <summary>{t('eachCriterion')}</summary>
        <DifferenceTable differences={differences} />
      </details>
    </Paper>
  );
}

function TradeOff({ differences, title }: { differences: readonly Difference[]; title: string }) {
  const { difference } = useFormats();
  const wording = useWording();
  if (differences.length === 0) return null;
  return <Text size="sm">{title}: {differences.slice(0, mostDifferences).map((each) => `${wording.criterion(each.criterion)} ${difference(each.difference)}`).join(', ')}</Text>;
}

function DifferenceTable({ differences }: { differences: readonly Difference[] }) {
  const { t } = useTranslation('explanation');
  const { points, difference } = useFormats();
  const wording = useWording();
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
