// The start page of an enterprise: invitations to answer, questions about its claims, and whether its capacity is still right.
import { Alert, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { linkOptions } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { openInvitations, standingOf, waitsForUs } from '../invitations/invitation.js';
import { useFormats } from '../ui/formats.js';
import { ButtonLink, TextLink } from '../ui/links.js';
import { oldClaims } from './capacity-age.js';
import { ClaimQuestions } from './claim-questions.js';
import { TaskList } from './task-list.js';

export function EnterpriseHome({ enterpriseId }: { enterpriseId: string | null }) {
  const { t } = useTranslation('home');
  const orders = useQuery(openInvitations('linkages', null));
  const services = useQuery(openInvitations('services', null));
  const ours = (found: typeof orders.data) => ({ count: found?.items.filter((each) => waitsForUs(each)).length ?? null, orMore: found !== undefined && found.nextCursor !== null });
  return (
    <>
      <TaskList title={t('today')} nothing={t('nothingWaitsEnterprise')} tasks={[
        { link: linkOptions({ to: '/invitations' }), words: (count) => t('task.answerOrders', { count }), ...ours(orders.data) },
        { link: linkOptions({ to: '/invitations', search: { market: 'services' } }), words: (count) => t('task.answerServices', { count }), ...ours(services.data) },
        { link: linkOptions({ to: '/invitations' }), words: (count) => t('task.awaited', { count }), count: orders.data?.items.filter((each) => standingOf(each) === 'answered').length ?? null },
      ]} />
      {enterpriseId === null ? null : <CapacityReminder enterpriseId={enterpriseId} />}
      <ClaimQuestions />
      <Text><TextLink to="/invitations" search={{ tab: 'ended' }}>{t('whyNotChosen')}</TextLink></Text>
    </>
  );
}

function CapacityReminder({ enterpriseId }: { enterpriseId: string }) {
  const { t } = useTranslation('home');
  const { ago } = useFormats();
  const found = useQuery({
    queryKey: ['enterprises', 'one', enterpriseId], queryFn: async () => (await api.GET('/v1/enterprises/{id}', { params: { path: { id: enterpriseId } } })).data,
  });
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const [oldest] = found.data === undefined ? [] : oldClaims(found.data.capabilities, today);
  if (oldest === undefined) return <Text><TextLink to="/profile/capacity">{t('updateCapacity')}</TextLink></Text>;
  return (
    <Alert variant="light" title={t('capacityOld')}>
      <Text size="sm" mb="xs">{t('capacityOldWhy', { ago: ago(oldest.statedOn) })}</Text>
      <ButtonLink to="/profile/capacity" size="sm">{t('updateCapacity')}</ButtonLink>
    </Alert>
  );
}
