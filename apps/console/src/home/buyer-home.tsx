// The start page of a buyer: answers that wait for them or for the other side, and what they have posted.
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
        { link: linkOptions({ to: '/invitations' }), words: (count) => t('task.answerSuppliers', { count }), count: open?.items.filter((each) => waitsForUs(each)).length ?? null, orMore },
        { link: linkOptions({ to: '/invitations' }), words: (count) => t('task.awaited', { count }), count: open?.items.filter((each) => standingOf(each) === 'answered').length ?? null, orMore },
        { link: linkOptions({ to: '/requirements', search: { status: 'draft' } }), words: (count) => t('task.drafts', { count }), count: requirements.data === undefined ? null : drafts.length },
      ]} />
      <section aria-labelledby="requirements">
        <Title order={2} size="h4" id="requirements" mb="xs">{t('myRequirements')}</Title>
        <Loaded of={requirements}>
          {(all) => (all.length === 0 ? <Empty title={t('noRequirements')} action={<TextLink to="/requirements/new">{t('postFirst')}</TextLink>}>{t('noRequirementsNext')}</Empty> : (
            <Stack gap="xs">
              {all.slice(0, 5).map(({ id, title, status, lots }) => (
                <Paper key={id} withBorder p="sm">
                  <TextLink to="/requirements/$id" params={{ id }} inherit><Theirs>{title}</Theirs></TextLink>
                  <Text size="sm" c="dimmed">{t(`requirementStatus.${status}`)} · {t('lotsCovered', { count: lots.length, n: lots.length, covered: lots.filter((lot) => lot.status === 'covered').length })}{lots[0] === undefined ? '' : ` · ${t('deliveryBy', { day: day(lots[0].deadline) })}`}</Text>
                </Paper>
              ))}
              <TextLink to="/requirements">{t('allRequirements')}</TextLink>
            </Stack>
          ))}
        </Loaded>
      </section>
    </>
  );
}
