// The pages of the settings.
import { Button, Group } from '@mantine/core';
import { Link, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/me.js';

const tabs = ['weights', 'policy', 'versions', 'cluster', 'team', 'deliveries'] as const;

export function SettingsTabs() {
  const { t } = useTranslation(['settings', 'common']);
  const me = useMe();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  return (
    <Group component="nav" gap="xs" aria-label={t('common:area.settings')}>
      {tabs.filter((tab) => tab !== 'team' || me.role !== 'cda').map((tab) => {
        const current = path.startsWith(`/settings/${tab}`);
        return <Button key={tab} component={Link} to={`/settings/${tab}`} variant={current ? 'light' : 'subtle'} aria-current={current ? 'page' : undefined}>{t(`tab.${tab}`)}</Button>;
      })}
    </Group>
  );
}
