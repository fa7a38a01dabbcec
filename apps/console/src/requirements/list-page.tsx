// Requirements, the newest first: a buyer's own, or those of the cluster.
import { Badge, Button, Group, NativeSelect, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { serverNow } from '../api/clock.js';
import { isStaff, useCluster, useMe } from '../api/me.js';
import { usePages } from '../api/queries.js';
import { useQuantities } from '../fields/quantity.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { useFormats } from '../ui/formats.js';
import { ButtonLink, TextLink } from '../ui/links.js';
import { Empty, Loaded } from '../ui/loaded.js';
import { Page } from '../ui/page.js';
import { Theirs } from '../ui/theirs.js';
import { useTypedLater } from '../ui/typed-later.js';
import { BuyerName } from './buyer-name.js';
import type { Requirement } from './questions.js';
import { statuses, type ListSearch } from './search.js';
import { StatusBadge } from './status-badge.js';

/** As the start page counts them. */
const nearDays = 7;
const soonUntil = (): string => new Date(serverNow() + nearDays * 86_400_000).toISOString().slice(0, 10);

export function ListPage() {
  const { t } = useTranslation(['requirements', 'common']);
  const me = useMe();
  const { id: clusterId, isPending } = useCluster();
  const { number } = useFormats();
  const { status, due, q } = useSearch({ from: '/shell/requirements' });
  const navigate = useNavigate({ from: '/requirements' });
  const change = (next: ListSearch) => void navigate({ search: (now) => ({ ...now, ...next }), replace: true });
  const [words, type] = useTypedLater(q, (typed) => change({ q: typed }));
  const ofCluster = isStaff(me) && clusterId !== null ? { clusterId } : {};
  const found = usePages(['requirements', 'list', ofCluster, status, due, q], async (cursor) =>
    (await api.GET('/v1/requirements', { params: { query: { limit: 100, ...ofCluster, status, q, cursor, deadlineUntil: due === 'soon' ? soonUntil() : undefined } } })).data,
  { enabled: !isStaff(me) || !isPending });
  const canPost = me.role === 'buyer' || me.role === 'cda';
  const post = <ButtonLink to="/requirements/new">{t('newTitle')}</ButtonLink>;
  return (
    <Page title={t('common:area.requirements')} about={me.role === 'buyer' ? t('mineAbout') : t('clusterAbout')} actions={canPost ? post : undefined}>
      <Group align="flex-end">
        <TextInput
          type="search" label={isStaff(me) ? t('search') : t('searchOwn')} value={words} maxLength={100} dir="auto" style={{ flex: '1 1 14rem' }} maw={420}
          onChange={({ currentTarget }) => type(currentTarget.value)}
        />
        <NativeSelect
          label={t('status')} value={status ?? ''} data={[{ value: '', label: t('anyStatus') }, ...statuses.map((value) => ({ value, label: t(`statusOf.${value}`) }))]}
          onChange={({ currentTarget: { value } }) => change({ status: statuses.find((each) => each === value) })}
        />
        {isStaff(me) ? <Switch pb={8} label={t('dueSoon', { days: number(nearDays) })} checked={due === 'soon'} onChange={({ currentTarget: { checked } }) => change({ due: checked ? 'soon' : undefined })} /> : null}
      </Group>
      <Loaded of={found}>{() => (found.items.length > 0 ? <Requirements items={found.items} withBuyer={isStaff(me)} canChange={canPost} onEnd={found.more} /> : (
        q === undefined && due === undefined
          ? <Empty title={status === undefined ? t('none') : t('noneOfStatus')} action={canPost ? post : undefined}>{canPost ? t('noneWhatNow') : t('noneYet')}</Empty>
          : <Empty title={q === undefined ? t('noneDueSoon') : t('noneFound')} action={<Button variant="default" onClick={() => change({ q: undefined, status: undefined, due: undefined })}>{t('clearFilters')}</Button>} />
      ))}</Loaded>
    </Page>
  );
}

interface RequirementsProps {
  items: readonly Requirement[];
  withBuyer: boolean;
  /** Whether a draft is opened where it is written. */
  canChange: boolean;
  onEnd: (() => void) | undefined;
}

function Requirements({ items, withBuyer, canChange, onEnd }: RequirementsProps) {
  const { t } = useTranslation(['requirements', 'common']);
  const { day, number } = useFormats();
  const columns: Column<Requirement>[] = [
    {
      id: 'title', header: t('title'),
      cell: ({ id, title, status }) => (
        <TextLink to={status === 'draft' && canChange ? '/requirements/$id/edit' : '/requirements/$id'} params={{ id }}><Theirs>{title}</Theirs></TextLink>
      ),
    },
    ...(withBuyer ? [{ id: 'buyer', header: t('buyer'), cell: ({ buyerId }: Requirement) => <BuyerName id={buyerId} /> }] : []),
    { id: 'status', header: t('status'), fit: true, cell: ({ status }) => <StatusBadge status={status} /> },
    { id: 'lots', header: t('lots'), cell: ({ lots }) => <LotsInBrief lots={lots} /> },
    { id: 'covered', header: t('lotsCovered'), fit: true, cell: ({ lots }) => t('coveredOf', { n: number(lots.filter((lot) => lot.status === 'covered').length), all: number(lots.length) }) },
    { id: 'deadline', header: t('deadline'), fit: true, cell: ({ lots }) => day(lots.map((lot) => lot.deadline).toSorted()[0]!) },
  ];
  return <DataTable caption={t('common:area.requirements')} columns={columns} rows={items} rowKey={({ id }) => id} onEnd={onEnd} />;
}

function LotsInBrief({ lots }: { lots: Requirement['lots'] }) {
  const { t } = useTranslation('requirements');
  const { quantity } = useQuantities();
  const first = lots[0]!;
  const unclear = lots.filter(({ codeStatus }) => codeStatus !== 'stated').length;
  return (
    <Stack gap={2} align="flex-start">
      <Text size="sm"><Theirs>{first.text ?? first.code}</Theirs>: {quantity(first.quantity, first.unit)}</Text>
      {lots.length > 1 ? <Text size="xs" c="dimmed">{t('moreLots', { count: lots.length - 1 })}</Text> : null}
      {unclear > 0 ? <Badge variant="outline" color="yellow" c="inherit" tt="none">{t('codesToConfirm', { count: unclear })}</Badge> : null}
    </Stack>
  );
}
