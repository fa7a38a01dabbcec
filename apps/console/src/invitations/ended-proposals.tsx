// Why we were not chosen: what ended after an invitation, and what an agent decided before one, each with its reason.
import { Button, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client.js';
import { usePages } from '../api/queries.js';
import { useQuantities } from '../fields/quantity.js';
import { useFormats } from '../ui/formats.js';
import { Empty, Loaded } from '../ui/loaded.js';
import { ProblemAlert } from '../ui/problem.js';
import { Theirs } from '../ui/theirs.js';
import type { Market } from './market.js';
import { useReasons, type Ending } from './reasons.js';

type Ended = Pick<Schemas['ProposalSummary'], 'id' | 'status' | 'endReason' | 'quantity' | 'unit' | 'deadline' | 'updatedAt'> & { title: string };
const ended = { status: 'refused,lapsed,withdrawn', order: 'newest', limit: 50 } as const;

async function endedPage(market: Market, cursor: string | undefined): Promise<{ items: Ended[]; nextCursor: string | null }> {
  const query = { ...ended, ...(cursor === undefined ? {} : { cursor }) };
  if (market === 'linkages') {
    const { items, nextCursor } = (await api.GET('/v1/proposals/summaries', { params: { query } })).data;
    return { items: items.map(({ requirementTitle, ...rest }) => ({ ...rest, title: requirementTitle })), nextCursor };
  }
  const { items, nextCursor } = (await api.GET('/v1/service-proposals/summaries', { params: { query } })).data;
  return { items: items.map(({ needTitle, ...rest }) => ({ ...rest, title: needTitle })), nextCursor };
}

const isEnding = (status: string): status is Ending => ['refused', 'lapsed', 'withdrawn'].includes(status);

export function EndedProposals({ market }: { market: Market }) {
  const { t } = useTranslation(['invitations', 'common']);
  const { day } = useFormats();
  const { quantity } = useQuantities();
  const reason = useReasons();
  const proposals = usePages(['proposals', market, 'ended'], (cursor) => endedPage(market, cursor));
  // Nobody but the agents sees a declined proposal itself; what both sides were told of it is in their feed.
  const feed = usePages(['notifications', 'declined'], async (cursor) =>
    (await api.GET('/v1/notifications', { params: { query: { limit: 200, ...(cursor === undefined ? {} : { cursor }) } } })).data);
  const template = market === 'services' ? 'service-outcome-declined' : 'outcome-declined';
  const declined = feed.items.filter((item) => item.template === template);
  return (
    <Loaded of={proposals}>
      {() => (proposals.items.length + declined.length === 0 && !feed.isPending && !feed.hasNextPage ? <Empty title={t('noneEnded')}>{t('noneEndedNext')}</Empty> : (
        <Stack gap="lg">
          <section aria-labelledby="ended-invited">
            <Title order={2} size="h4" id="ended-invited" mb="xs">{t('endedInvited')}</Title>
            {proposals.items.length === 0 ? <Text c="dimmed">{t('endedNone')}</Text> : (
              <Stack gap="xs">
                {proposals.items.map((each) => (
                  <Paper key={each.id} withBorder p="sm">
                    <Text fw={600}><Theirs>{each.title}</Theirs></Text>
                    <Text size="sm" c="dimmed">{quantity(each.quantity, each.unit)} · {t('deadline')}: {day(each.deadline)} · {t('endedOn', { day: day(each.updatedAt) })}</Text>
                    {isEnding(each.status) ? <Text size="sm" mt={4}>{t(`endings.${each.status as 'refused'}`)} {t('because')} {each.endReason === null ? t('noReason') : reason(each.status, each.endReason, market)}</Text> : null}
                  </Paper>
                ))}
              </Stack>
            )}
            {proposals.hasNextPage ? <Button mt="xs" variant="default" loading={proposals.isFetchingNextPage} onClick={() => void proposals.fetchNextPage()}>{t('common:more')}</Button> : null}
          </section>
          <section aria-labelledby="ended-declined">
            <Title order={2} size="h4" id="ended-declined" mb="xs">{t('endedDeclined')}</Title>
            <ProblemAlert error={feed.error} onRetry={() => void feed.refetch()} />
            {declined.length === 0 && feed.error === null ? <Text c="dimmed">{t('endedNone')}</Text> : (
              <Stack gap="xs">
                {declined.map((each) => (
                  <Paper key={each.id} withBorder p="sm">
                    <Text fw={600} lang={each.language}><Theirs>{each.subject}</Theirs></Text>
                    <Text size="sm" c="dimmed">{day(each.createdAt)}</Text>
                    <Text size="sm" mt={4}>{t('endings.declined')} {t('because')} {each.reason === null ? t('noReason') : reason('declined', each.reason, market)}</Text>
                  </Paper>
                ))}
              </Stack>
            )}
            {feed.hasNextPage ? <Button mt="xs" variant="default" loading={feed.isFetchingNextPage} onClick={() => void feed.fetchNextPage()}>{t('olderToo')}</Button> : null}
          </section>
          <Text size="sm" c="dimmed">{t('endedHelp')}</Text>
        </Stack>
      ))}
    </Loaded>
  );
}
