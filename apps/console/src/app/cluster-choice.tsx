// Which cluster the pages are about, for whom sees several.
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { chooseCluster, useCluster } from '../api/me.js';

export function ClusterChoice() {
  const { t } = useTranslation();
  const { all, id } = useCluster();
  if (id === null) return null;
  return (
    <NativeSelect
      mb="xs" label={t('cluster')} value={id} data={all.map((each) => ({ value: each.id, label: each.name }))}
      onChange={({ currentTarget }) => chooseCluster(currentTarget.value)}
    />
  );
}
