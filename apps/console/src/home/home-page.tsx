// What needs somebody today.
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/me.js';
import { Page } from '../ui/page.js';
import { Theirs } from '../ui/theirs.js';

export function HomePage() {
  const { t } = useTranslation(['home', 'common']);
  const me = useMe();
  return <Page title={t('common:area.home')} heading={<>{t('welcome')} <Theirs>{me.name}</Theirs></>}>{null}</Page>;
}
