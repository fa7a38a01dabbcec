// How far a requirement is, in a word.
import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Status } from './search.js';

const colours: Record<Status, string> = { draft: 'gray', posted: 'loom', closed: 'green', cancelled: 'red', expired: 'yellow' };

export function StatusBadge({ status }: { status: Status }) {
  const { t } = useTranslation('requirements');
  return <Badge variant="outline" color={colours[status]} c="inherit" tt="none">{t(`statusOf.${status}`)}</Badge>;
}
