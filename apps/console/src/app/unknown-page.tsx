// Where there is no such page.
import { useTranslation } from 'react-i18next';
import { TextLink } from '../ui/links.js';
import { Page } from '../ui/page.js';

export function UnknownPage() {
  const { t } = useTranslation();
  return <Page title={t('unknownPage')}><TextLink to="/">{t('toHome')}</TextLink></Page>;
}

/** The same where there is no shell around it. */
export const UnknownAddress = () => <main style={{ padding: 'var(--mantine-spacing-md)' }}><UnknownPage /></main>;
