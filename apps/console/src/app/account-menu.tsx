// Behind the name of whoever is signed in: language, appearance, the account, the tour, and the way out.
import { Menu, useMantineColorScheme } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Me } from '../api/me.js';
import { signOut } from '../session/session.js';
import { tour } from '../tour/seen.js';
import { languages, speak } from '../words/words.js';
import { AccountButton } from './account-button.js';

export function AccountMenu({ me, isWanted }: { me: Me; isWanted: boolean }) {
  const { t, i18n } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  // Somebody who thinks to have left leaves the session to whoever comes next.
  const onSignOut = () => signOut(me).catch(() => notifications.show({ color: 'red', message: t('notSignedOut'), closeButtonProps: { 'aria-label': t('close') } }));
  return (
    <Menu position="bottom-end" withinPortal defaultOpened={isWanted}>
      <Menu.Target>
        <AccountButton who={me} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('language')}</Menu.Label>
        {Object.entries(languages).map(([tag, name]) => (
          <Menu.Item key={tag} lang={tag} aria-current={i18n.language === tag || undefined} fw={i18n.language === tag ? 700 : 400} onClick={() => void speak(tag)}>{name}</Menu.Item>
        ))}
        <Menu.Label>{t('appearance')}</Menu.Label>
        {(['light', 'dark', 'auto'] as const).map((scheme) => (
          <Menu.Item key={scheme} fw={colorScheme === scheme ? 700 : 400} onClick={() => setColorScheme(scheme)}>{t(scheme)}</Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item component={Link} to="/account">{t('account')}</Menu.Item>
        <Menu.Item onClick={tour.start}>{t('tour')}</Menu.Item>
        <Menu.Item onClick={() => void onSignOut()}>{t('signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
