// The start page of a provider: invitations to answer, and what enterprises need that nobody offers.
import { Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { linkOptions } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { openInvitations, standingOf, waitsForUs } from '../invitations/invitation.js';
import { useFormats } from '../ui/formats.js';
import { TextLink } from '../ui/links.js';
import { Empty, Loaded } from '../ui/loaded.js';
import { Theirs } from '../ui/theirs.js';
import { TaskList } from './task-list.js';

export function ProviderHome() {
  const { t } = useTranslation('home');
  const { number } = useFormats();
  const open = useQuery(openInvitations('services', null));
  const gaps = useQuery({ queryKey: ['gaps', 'home'], queryFn: async () => (await api.GET('/v1/gaps', { params: { query: { limit: 200 } } })).data.items });
  const orMore = open.data !== undefined && open.data.nextCursor !== null;
  return (
    <>
      <TaskList title={t('today')} nothing={t('nothingWaits')} tasks={[
        { link: linkOptions({ to: '/invitations' }), words: (count) => t('task.answerServices', { count }), count: open.data?.items.filter((each) => waitsForUs(each)).length ?? null, orMore },
        { link: linkOptions({ to: '/invitations' }), words: (count) => t('task.awaited', { count }), count: open.data?.items.filter((each) => standingOf(each) === 'answered').length ?? null, orMore },
      ]} />
      <section aria-labelledby="demand">
        <Title order={2} size="h4" id="demand" mb="xs">{t('unmetDemand')}</Title>
        <Loaded of={gaps}>
          {(all) => {
            // What is few is not told to providers, and what is told counts from five on.
            const unmet = all.filter((gap) => gap.unmet !== null && gap.unmet > 0).toSorted((one, other) => other.unmet! - one.unmet!).slice(0, 5);
            return unmet.length === 0 ? <Empty title={t('noDemand')} action={<TextLink to="/offers">{t('toOffers')}</TextLink>}>{t('noDemandNext')}</Empty> : (
              <Stack gap="xs">
                {unmet.map(({ id, label, unmet: count }) => (
                  <Paper key={id} withBorder p="sm"><Text fw={600}><Theirs>{label}</Theirs></Text><Text size="sm" c="dimmed">{t('unmetNeeds', { count: count!, n: number(count!) })}</Text></Paper>
                ))}
                <TextLink to="/demand">{t('allDemand')}</TextLink>
              </Stack>
            );
          }}
        </Loaded>
      </section>
    </>
  );
}
