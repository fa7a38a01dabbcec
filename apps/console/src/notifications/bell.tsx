// The way to one's notifications, and how many are unread.
import { Anchor, Badge } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';

/** Counted this far. */
const most = 20;

export function Bell() {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['notifications', 'unread'], queryFn: async () => (await api.GET('/v1/notifications', { params: { query: { unread: true, limit: most } } })).data,
  });
  const count = data?.items.length ?? 0;
  const shown = `${count}${data?.nextCursor == null ? '' : '+'}`;
  return (
    <Anchor component={Link} to="/notifications" c="inherit" mih={40} miw={40} aria-label={t('notifications', { n: shown })} style={{ display: 'inline-flex', alignItems: 'center', gap: 4 }}>
      <svg width="22" height="22" style={{ flexShrink: 0 }} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
        <path d="M6 9a6 6 0 0 1 12 0c0 6 2.5 7 2.5 7h-17S6 15 6 9" /><path d="M10 20a2.2 2.2 0 0 0 4 0" />
      </svg>
      {count === 0 ? null : <Badge size="sm" variant="filled">{shown}</Badge>}
    </Anchor>
  );
}
