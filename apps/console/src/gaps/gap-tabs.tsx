// The ways into service gaps: what is there, what the system proposes, what is offered.
import { Button, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

export function GapTabs({ current }: { current: 'map' | 'needs' }) {
  const { t } = useTranslation(['gaps', 'common']);
  return (
    <Group component="nav" gap="xs" aria-label={t('common:area.gaps')}>
      <Button component={Link} to="/gaps" variant={current === 'map' ? 'light' : 'subtle'} aria-current={current === 'map' ? 'page' : undefined}>{t('tab.map')}</Button>
      <Button component={Link} to="/gaps/needs" variant={current === 'needs' ? 'light' : 'subtle'} aria-current={current === 'needs' ? 'page' : undefined}>{t('tab.needs')}</Button>
      <Button component={Link} to="/offers" variant="subtle">{t('tab.offers')}</Button>
    </Group>
  );
}
