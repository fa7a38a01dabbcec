// Where there is no such page, and where one could not be shown.
import { Anchor } from '@mantine/core';
import { Link, type ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../ui/page.js';
import { ProblemAlert } from '../ui/problem.js';

export function UnknownPage() {
  const { t } = useTranslation();
  return <Page title={t('unknownPage')}><Anchor component={Link} to="/">{t('toHome')}</Anchor></Page>;
}

/** The same where there is no shell around it. */
export const UnknownAddress = () => <main style={{ padding: 'var(--mantine-spacing-md)' }}><UnknownPage /></main>;

export function Broken({ error, reset }: ErrorComponentProps) {
  // A page that was opened before an update asks for files that are gone: the new ones are a reload away.
  const isStale = error instanceof Error && /dynamically imported module|importing a module/i.test(error.message);
  return <ProblemAlert error={error} onRetry={isStale ? () => window.location.reload() : reset} />;
}
