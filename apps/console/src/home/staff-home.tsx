// The start of a day of who works for a cluster: what changed overnight, and what waits.
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { linkOptions } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { useCluster, useMe } from '../api/me.js';
import { isUrgent, openInvitations, type AnyInvitation } from '../invitations/invitation.js';
import { useFormats } from '../ui/formats.js';
import { Loaded } from '../ui/loaded.js';
import { OfCluster } from '../ui/of-cluster.js';
import { noteVisit } from './last-visit.js';
import { TaskList, type Task } from './task-list.js';

/** Lists of which only the length is wanted are read this far. */
const atMost = 50;

export function StaffHome() {
  const me = useMe();
  const { id, isPending, error } = useCluster();
  // Once: while the page is open, what was new stays new.
  const [since] = useState(() => noteVisit(me.accountId));
  return (
    <OfCluster>
      {id === null ? <Loaded of={{ data: undefined, error, isPending, refetch: () => {} }}>{() => null}</Loaded> : <Today clusterId={id} since={since} />}
    </OfCluster>
  );
}

function useWaiting(clusterId: string) {
  const asked = useQuery({
    queryKey: ['proposals', 'counts', 'home', clusterId],
    queryFn: async () => (await api.GET('/v1/proposals/counts', { params: { query: { clusterId } } })).data.byStatus.asked,
  });
  const orders = useQuery(openInvitations('linkages', clusterId));
  const services = useQuery(openInvitations('services', clusterId));
  const duplicates = useQuery({
    queryKey: ['duplicates', 'home', clusterId], queryFn: async () => (await api.GET('/v1/duplicates', { params: { query: { clusterId, limit: atMost } } })).data,
  });
  const imports = useQuery({
    queryKey: ['imports', 'home', clusterId], queryFn: async () => (await api.GET('/v1/imports', { params: { query: { clusterId, state: 'checked', limit: atMost } } })).data,
  });
  return { asked, orders, services, duplicates, imports };
}

type Page = { items: unknown[]; nextCursor: string | null } | undefined;
const lengthOf = (page: Page) => ({ count: page?.items.length ?? null, orMore: page !== undefined && page.nextCursor !== null });
const urgentIn = (page: { items: AnyInvitation[]; nextCursor: string | null } | undefined) =>
  ({ count: page?.items.filter((each) => isUrgent(each)).length ?? null, orMore: page !== undefined && page.nextCursor !== null });

function Today({ clusterId, since }: { clusterId: string; since: string }) {
  const { t } = useTranslation('home');
  const { time } = useFormats();
  const found = useQuery({
    queryKey: ['proposals', 'home', clusterId, since],
    queryFn: async () => (await api.GET('/v1/home', { params: { query: { clusterId, since } } })).data,
  });
  const { asked, orders, services, duplicates, imports } = useWaiting(clusterId);
  return (
    <Loaded of={found}>
      {({ requirements, linkages, serviceNeeds, engagements, deliveries }) => {
        const tasks: Task[] = [
          { link: linkOptions({ to: '/queue' }), words: (count) => t('task.review', { count }), count: linkages?.toDecide ?? null, fresh: linkages?.newToDecide ?? null },
          { link: linkOptions({ to: '/queue/services' }), words: (count) => t('task.reviewServices', { count }), count: engagements?.toDecide ?? null, fresh: engagements?.newToDecide ?? null },
          { link: linkOptions({ to: '/queue', search: { status: 'asked' } }), words: (count) => t('task.asked', { count }), count: asked.data ?? null },
          { link: linkOptions({ to: '/invitations', search: { soon: true } }), words: (count) => t('task.soon', { count }), ...urgentIn(orders.data) },
          { link: linkOptions({ to: '/invitations', search: { market: 'services', soon: true } }), words: (count) => t('task.soonServices', { count }), ...urgentIn(services.data) },
          { link: linkOptions({ to: '/notifications', search: { tab: 'deliveries' } }), words: (count) => t('task.deliveries', { count }), count: deliveries?.givenUp ?? null, fresh: deliveries?.newGivenUp ?? null },
          { link: linkOptions({ to: '/requirements', search: { due: 'soon' } }), words: (count) => t('task.nearDeadline', { count }), count: requirements?.nearDeadline ?? null },
          { link: linkOptions({ to: '/gaps/needs', search: { status: 'proposed' } }), words: (count) => t('task.openings', { count }), count: serviceNeeds?.proposed ?? null, fresh: serviceNeeds?.newProposed ?? null },
          { link: linkOptions({ to: '/duplicates' }), words: (count) => t('task.duplicates', { count }), ...lengthOf(duplicates.data) },
          { link: linkOptions({ to: '/imports' }), words: (count) => t('task.imports', { count }), ...lengthOf(imports.data) },
        ];
        const changes: Task[] = [
          { link: linkOptions({ to: '/requirements', search: { status: 'posted' } }), words: (count) => t('change.posted', { count }), count: requirements?.posted ?? null },
          { link: linkOptions({ to: '/invitations' }), words: (count) => t('change.replies', { count }), count: linkages?.replies ?? null },
          { link: linkOptions({ to: '/linkages' }), words: (count) => t('change.agreed', { count }), count: linkages?.agreed ?? null },
          { link: linkOptions({ to: '/invitations', search: { tab: 'closed' } }), words: (count) => t('change.lapsed', { count }), count: linkages?.lapsed ?? null },
          { link: linkOptions({ to: '/invitations', search: { market: 'services' } }), words: (count) => t('change.repliesServices', { count }), count: engagements?.replies ?? null },
          { link: linkOptions({ to: '/linkages', search: { market: 'services' } }), words: (count) => t('change.agreedServices', { count }), count: engagements?.agreed ?? null },
          { link: linkOptions({ to: '/invitations', search: { market: 'services', tab: 'closed' } }), words: (count) => t('change.lapsedServices', { count }), count: engagements?.lapsed ?? null },
        ];
        return (
          <>
            <TaskList title={t('today')} tasks={tasks} nothing={t('nothingWaitsStaff')} />
            <div>
              <TaskList title={t('changed')} tasks={changes} nothing={t('nothingChanged')} />
              <Text size="sm" c="dimmed" mt="xs">{t('since', { time: time(since) })}</Text>
            </div>
          </>
        );
      }}
    </Loaded>
  );
}
