// Where an invitation stands, in a word.
import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Standing } from './invitation.js';

export function StandingBadge({ standing }: { standing: Standing }) {
  const { t } = useTranslation('invitations');
  const isOurs = standing === 'toAnswer' || standing === 'toConfirm';
  return <Badge variant={isOurs ? 'filled' : 'default'}>{t(`standings.${standing}`)}</Badge>;
}
