// Likely duplicates of the cluster, pair by pair; people decide.
import { Text } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client.js';
import { useCluster } from '../api/me.js';
import { usePages } from '../api/queries.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { useFormats } from '../ui/formats.js';
import { TextLink } from '../ui/links.js';
import { Empty, Loaded } from '../ui/loaded.js';
import { OfCluster } from '../ui/of-cluster.js';
import { Page } from '../ui/page.js';
import { Theirs } from '../ui/theirs.js';
import { likelihood } from './likelihood.js';
import { PairView } from './pair-view.js';

interface Pair {
  one: { id: string; name: string };
  other: Schemas['LikelyDuplicate'];
}

export function DuplicatesPage() {
  const { t } = useTranslation(['duplicates', 'common']);
  const { one, other } = useSearch({ from: '/shell/duplicates' });
  const isPair = one !== undefined && other !== undefined;
  return (
    <Page title={t('common:area.duplicates')} about={isPair ? <TextLink to="/duplicates">{t('backToList')}</TextLink> : t('about')}>
      {isPair ? <PairView key={`${one} ${other}`} one={one} other={other} /> : <OfCluster><Pairs /></OfCluster>}
    </Page>
  );
}

function Pairs() {
  const { t } = useTranslation(['duplicates', 'common']);
  const formats = useFormats();
  const { id: clusterId } = useCluster();
  const found = usePages(['duplicates', 'list', clusterId], async (cursor) => (await api.GET('/v1/duplicates', {
    params: { query: { clusterId: clusterId ?? '', limit: 50, ...(cursor === undefined ? {} : { cursor }) } },
  })).data, { enabled: clusterId !== null });
  const { more, hasNextPage, isFetchingNextPage, isError } = found;
  const inOrder = found.items.flatMap(({ likelyDuplicates, ...one }) => likelyDuplicates.map((other): Pair => ({ one, other })));
  // Once all are there the most likely come first; until then none moves away from under the eyes.
  const pairs = hasNextPage ? inOrder : inOrder.toSorted((a, b) => b.other.probability - a.other.probability);
  // A page may be empty while there are more.
  const goesOn = pairs.length < 20 && hasNextPage && !isFetchingNextPage && !isError;
  useEffect(() => { if (goesOn) more?.(); }, [goesOn, more]);
  const columns: Column<Pair>[] = [
    {
      id: 'pair', header: t('pair'), cell: ({ one, other }) => (
        <TextLink to="/duplicates" search={{ one: one.id, other: other.enterpriseId }} size="sm"><Theirs>{one.name}</Theirs> · <Theirs>{other.name}</Theirs></TextLink>
      ),
    },
    { id: 'probability', header: t('probability'), align: 'end', cell: ({ other }) => likelihood(other.probability, formats) },
    { id: 'because', header: t('because'), cell: ({ other }) => <Text size="sm" c="dimmed">{other.reasons.toSorted((a, b) => b.weight - a.weight).slice(0, 3).map(({ text }) => text).join(' · ')}</Text> },
  ];
  return (
    <Loaded of={found}>{() => pairs.length === 0 && !hasNextPage ? <Empty title={t('none')}>{t('noneWhat')}</Empty> : (
      <>
        <Text size="sm" c="dimmed" role="status">{hasNextPage ? t('lookingOn', { count: pairs.length }) : t('count', { count: pairs.length })}</Text>
        <DataTable caption={t('common:area.duplicates')} columns={columns} rows={pairs} rowKey={({ one, other }) => `${one.id} ${other.enterpriseId}`} onEnd={more} />
      </>
    )}</Loaded>
  );
}
