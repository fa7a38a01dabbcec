// The two markets whose proposals are reviewed.
import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../ui/links.js';

export function QueueTabs({ current }: { current: 'linkages' | 'services' }) {
  const { t } = useTranslation('queue');
  const look = (market: typeof current) => ({ variant: current === market ? 'light' : 'subtle', size: 'xs', 'aria-current': current === market ? 'page' : undefined } as const);
  return (
    <Group component="nav" gap={4} aria-label={t('services.tabs')}>
      <ButtonLink to="/queue" {...look('linkages')}>{t('services.linkagesTab')}</ButtonLink>
      <ButtonLink to="/queue/services" {...look('services')}>{t('services.servicesTab')}</ButtonLink>
    </Group>
  );
}
