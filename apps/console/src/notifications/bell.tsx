// The way to one's notifications, and how many are unread.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import classes from '../app/shell.module.css';

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
    <Link to="/notifications" className={classes.bell} aria-label={t('notifications', { n: shown })}>
      <svg width="22" height="22" style={{ flexShrink: 0 }} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
        <path d="M6 9a6 6 0 0 1 12 0c0 6 2.5 7 2.5 7h-17S6 15 6 9" /><path d="M10 20a2.2 2.2 0 0 0 4 0" />
      </svg>
      {count === 0 ? null : <span className={classes.count}>{shown}</span>}
    </Link>
  );
}
