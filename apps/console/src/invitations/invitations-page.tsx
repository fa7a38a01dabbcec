// Invitations: those that wait for an answer first, then what became of the others, and why one was not chosen.
import { Badge, Button, Group, SegmentedControl, Switch, Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isStaff, useCluster, useMe } from '../api/me.js';
import { usePages } from '../api/queries.js';
import { useQuantities } from '../fields/quantity.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { useFormats } from '../ui/formats.js';
import { TextLink } from '../ui/links.js';
import { Empty, Loaded } from '../ui/loaded.js';
import { Page } from '../ui/page.js';
import { Theirs } from '../ui/theirs.js';
import { EndedProposals } from './ended-proposals.js';
import { byCutOff, invitedName, isUrgent, listInvitations, openInvitations, standingOf, type AnyInvitation } from './invitation.js';
import { marketFor, marketsOf, type Market } from './market.js';
import type { InvitationTab } from './search.js';
import { StandingBadge } from './standing-badge.js';

export function InvitationsPage() {
  const { t } = useTranslation(['invitations', 'common']);
  const me = useMe();
  const navigate = useNavigate({ from: '/invitations' });
  const { tab = 'open', market: wanted, soon } = useSearch({ from: '/shell/invitations' });
  const market = marketFor(me.role, wanted);
  const both = marketsOf(me.role).length > 1;
  const offers = me.role === 'enterprise' || me.role === 'provider';
  const tabs: InvitationTab[] = offers ? ['open', 'closed', 'ended'] : ['open', 'closed'];
  return (
    <Page title={t('common:area.invitations')} about={isStaff(me) ? t('aboutStaff') : t('about')}>
      {both ? (
        <SegmentedControl
          aria-label={t('market')} value={market} data={marketsOf(me.role).map((value) => ({ value, label: t(`markets.${value}`) }))} style={{ alignSelf: 'flex-start' }}
          onChange={(value) => void navigate({ search: (before) => ({ ...before, market: value }) })}
        />
      ) : null}
      <Tabs value={tab} onChange={(value) => void navigate({ search: { ...(wanted ? { market: wanted } : {}), tab: value as InvitationTab } })} keepMounted={false}>
        <Tabs.List mb="md">{tabs.map((each) => <Tabs.Tab key={each} value={each}>{t(`tabs.${each}`)}</Tabs.Tab>)}</Tabs.List>
        <Tabs.Panel value="open"><Open market={market} soon={soon === true} /></Tabs.Panel>
        <Tabs.Panel value="closed"><Closed market={market} /></Tabs.Panel>
        {offers ? <Tabs.Panel value="ended"><EndedProposals market={market} /></Tabs.Panel> : null}
      </Tabs>
    </Page>
  );
}

/** People of the cluster see one cluster, everybody else all that is theirs. */
function useScope(): string | null {
  const me = useMe();
  const { id } = useCluster();
  return isStaff(me) ? id : null;
}

function Open({ market, soon }: { market: Market; soon: boolean }) {
  const { t } = useTranslation('invitations');
  const navigate = useNavigate({ from: '/invitations' });
  const found = useQuery(openInvitations(market, useScope()));
  return (
    <Loaded of={found}>
      {({ items, nextCursor }) => {
        const shown = (soon ? items.filter((each) => isUrgent(each)) : items).toSorted(byCutOff);
        return (
          <>
            <Switch mb="sm" label={t('soonOnly')} checked={soon} onChange={({ currentTarget }) => void navigate({ search: ({ soon: _, ...rest }) => (currentTarget.checked ? { ...rest, soon: true } : rest) })} />
            {shown.length === 0 ? <Empty title={soon ? t('noneSoon') : t('noneOpen')}>{t('noneOpenNext')}</Empty> : <Table rows={shown} all={items} caption={t('tabs.open')} />}
            {nextCursor === null ? null : <Text size="sm" c="dimmed" mt="sm">{t('firstOnly', { n: items.length })}</Text>}
          </>
        );
      }}
    </Loaded>
  );
}

function Closed({ market }: { market: Market }) {
  const { t } = useTranslation(['invitations', 'common']);
  const clusterId = useScope();
  const found = usePages(['invitations', market, 'closed', clusterId], (cursor) =>
    listInvitations(market, { status: 'closed', limit: 100, ...(cursor === undefined ? {} : { cursor }), ...(clusterId === null ? {} : { clusterId }) }));
  return (
    <Loaded of={found}>
      {() => (found.items.length === 0 ? <Empty title={t('noneClosed')}>{t('noneClosedNext')}</Empty> : (
        <>
          <Table rows={found.items} all={found.items} caption={t('tabs.closed')} />
          {found.hasNextPage ? <Button mt="sm" variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{t('common:more')}</Button> : null}
        </>
      ))}
    </Loaded>
  );
}

function Table({ rows, all, caption }: { rows: readonly AnyInvitation[]; all: readonly AnyInvitation[]; caption: string }) {
  const { t } = useTranslation('invitations');
  const staff = isStaff(useMe());
  const { day, time, ago } = useFormats();
  const { quantity } = useQuantities();
  const columns: Column<AnyInvitation>[] = [
    {
      id: 'title', header: t('what'),
      cell: ({ id, market, title }) => <TextLink to="/invitations/$id" params={{ id }} search={market === 'services' ? { market } : {}}><Theirs>{title}</Theirs></TextLink>,
    },
    ...(staff ? [{
      id: 'invited', header: t('invited'),
      cell: (row: AnyInvitation) => <><Text span size="sm" c="dimmed">{t(`side.${row.side}`)} </Text><Theirs>{invitedName(row, all)}</Theirs></>,
    }] : []),
    { id: 'counterpart', header: t('counterpart'), cell: ({ counterpartName }) => <Theirs>{counterpartName}</Theirs> },
    { id: 'quantity', header: t('quantity'), align: 'end', cell: (row) => quantity(row.quantity, row.unit) },
    { id: 'deadline', header: t('deadline'), fit: true, cell: (row) => day(row.deadline) },
    {
      id: 'closes', header: t('answerBy'), fit: true,
      cell: (row) => (row.status === 'closed' ? time(row.closesAt) : (
        <Group gap={6}>
          <span>{time(row.closesAt)}</span>
          {isUrgent(row) ? <Badge color="red" variant="outline">{ago(row.closesAt)}</Badge> : null}
        </Group>
      )),
    },
    { id: 'standing', header: t('standing'), fit: true, cell: (row) => <StandingBadge standing={standingOf(row)} /> },
  ];
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={({ id }) => id} />;
}
