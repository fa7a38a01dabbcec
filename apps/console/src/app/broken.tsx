// Where a page could not be shown. Of plain parts: it must be there also when nothing else can be fetched.
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client.js';
import classes from './shell.module.css';

export function Broken({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  // A page that was opened before an update asks for files that are gone: the new ones are a reload away.
  const isStale = error instanceof Error && /dynamically imported module|importing a module/i.test(error.message);
  return (
    <div role="alert" className={classes.notice}>
      <strong>{t('problem')}</strong>
      <p>{error instanceof ApiError ? error.problem.detail : t('unreachable')}</p>
      <button type="button" onClick={isStale ? () => window.location.reload() : reset}>{t('retry')}</button>
    </div>
  );
}
