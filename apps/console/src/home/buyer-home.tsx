// The start page of a buyer: answers that wait for them or for the other side, and what they have posted.
import { Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { openInvitations, standingOf, waitsForUs } from '../invitations/invitation.js';
import { useFormats } from '../ui/formats.js';
import { Empty, Loaded } from '../ui/loaded.js';
import { Theirs } from '../ui/theirs.js';
import { To } from '../ui/to.js';
import { TaskList } from './task-list.js';

export function BuyerHome() {
  const { t } = useTranslation('home');
  const { day } = useFormats();
  const invitations = useQuery(openInvitations('linkages', null));
  const requirements = useQuery({
    queryKey: ['requirements', 'home'], queryFn: async () => (await api.GET('/v1/requirements', { params: { query: { limit: 20 } } })).data.items,
  });
  const open = invitations.data;
  const orMore = open !== undefined && open.nextCursor !== null;
  const drafts = requirements.data?.filter(({ status }) => status === 'draft') ?? [];
  return (
    <>
      <TaskList title={t('today')} nothing={t('nothingWaits')} tasks={[
        { to: '/invitations', words: t('task.answerSuppliers'), count: open?.items.filter((each) => waitsForUs(each)).length ?? null, orMore },
        { to: '/invitations', words: t('task.awaited'), count: open?.items.filter((each) => standingOf(each) === 'answered').length ?? null, orMore },
        { to: '/requirements?status=draft', words: t('task.drafts'), count: requirements.data === undefined ? null : drafts.length },
      ]} />
      <section aria-labelledby="requirements">
        <Title order={2} size="h4" id="requirements" mb="xs">{t('myRequirements')}</Title>
        <Loaded of={requirements}>
          {(all) => (all.length === 0 ? <Empty title={t('noRequirements')} action={<To to="/requirements/new">{t('postFirst')}</To>}>{t('noRequirementsNext')}</Empty> : (
            <Stack gap="xs">
              {all.slice(0, 5).map(({ id, title, status, lots }) => (
                <Paper key={id} withBorder p="sm">
                  <To to={`/requirements/${id}`}><Theirs>{title}</Theirs></To>
                  <Text size="sm" c="dimmed">{t(`requirementStatus.${status}`)} · {t('lotsCovered', { count: lots.length, n: lots.length, covered: lots.filter((lot) => lot.status === 'covered').length })}{lots[0] === undefined ? '' : ` · ${t('deliveryBy', { day: day(lots[0].deadline) })}`}</Text>
                </Paper>
              ))}
              <To to="/requirements">{t('allRequirements')}</To>
            </Stack>
          ))}
        </Loaded>
      </section>
    </>
  );
}
