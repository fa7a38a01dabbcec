// Everything that happened to the proposals of a lot, in order: decisions, invitations, each message, replies.
import { Text } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { timelineQuery } from '../linkages/happenings.js';
import { Happenings } from '../linkages/timeline.js';
import { Loaded } from '../ui/loaded.js';
import { ProblemAlert } from '../ui/problem.js';
import { lotProposalsQuery, type Lot } from './questions.js';

export function LotTimeline({ lot }: { lot: Lot }) {
  const { t } = useTranslation('requirements');
  const proposals = useQuery(lotProposalsQuery(lot.id));
  // Of those that wait for their first decision there is nothing to tell.
  const told = (proposals.data ?? []).filter(({ status }) => status !== 'proposed');
  const found = useQueries({
    queries: told.map(({ id }) => timelineQuery('linkages', id)),
    combine: (all) => ({
      data: all.every(({ data }) => data !== undefined) ? all.map(({ data }) => data!) : undefined,
      error: all.find(({ error }) => error !== null)?.error ?? null, isPending: all.some(({ isPending }) => isPending),
      refetch: () => all.forEach((each) => void each.refetch()),
    }),
  });
  if (proposals.data === undefined) return <Loaded of={proposals}>{() => null}</Loaded>;
  if (told.length === 0) return <Text c="dimmed">{t('nothingHappened')}</Text>;
  return (
    <Loaded of={found}>
      {(timelines) => {
        const happenings = timelines.flatMap(({ items }, index) => {
          const { buyerName, enterpriseName, unit } = told[index]!;
          return items.map((item) => ({ item, parties: { asking: buyerName, offering: enterpriseName, unit } }));
        });
        return (
          <>
            <ProblemAlert error={found.error} onRetry={found.refetch} />
            <Happenings
              market="linkages" withNames of={happenings.toSorted((one, other) => Date.parse(one.item.at) - Date.parse(other.item.at))}
              deliveriesMissing={timelines.some(({ deliveriesMissing }) => deliveriesMissing)}
            />
          </>
        );
      }}
    </Loaded>
  );
}
