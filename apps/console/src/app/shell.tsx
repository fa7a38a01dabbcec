// Around every page: the way to the others, cluster, language, appearance, account; and what the connection is like.
import { Alert, AppShell, Burger, Group, Menu, NativeSelect, NavLink, Text, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../api/live.js';
import { chooseCluster, useCluster, useMe, type Me } from '../api/me.js';
import { useSessionEnded } from '../api/session-end.js';
import { Bell } from '../notifications/bell.js';
import { signOut } from '../session/session.js';
import { tour } from '../tour/seen.js';
import { tourOf } from '../tour/steps.js';
import { languages, speak } from '../words/words.js';
import { navigation } from './areas.js';

const SignInAgain = lazy(async () => ({ default: (await import('../session/sign-in-again.js')).SignInAgain }));
const Tour = lazy(async () => ({ default: (await import('../tour/tour.js')).Tour }));

export function Shell() {
  const { t } = useTranslation();
  const me = useMe();
  const [opened, { toggle, close }] = useDisclosure(false);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const connected = useLive();
  const ended = useSessionEnded();
  const isTouring = useSyncExternalStore(tour.subscribe, tour.isOpen);
  useEffect(close, [path, close]);
  return (
    <AppShell header={{ height: 56 }} navbar={{ width: 220, breakpoint: 'sm', collapsed: { mobile: !opened } }} padding="md">
      <a className="skip" href="#content">{t('skip')}</a>
      <AppShell.Header className="no-print">
        <Group h="100%" px="md" justify="space-between" wrap="nowrap" gap="xs">
          <Group gap="xs" wrap="nowrap">
            <Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={t('menu')} aria-expanded={opened} />
            <Text component={Link} to="/" fw={700} c="inherit" td="none">{t('appName')}</Text>
          </Group>
          <Group gap="xs" wrap="nowrap" style={{ minWidth: 0 }}><Bell /><AccountMenu me={me} /></Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" className="no-print" aria-label={t('menu')}>
        <ClusterChoice />
        {navigation.filter(({ roles }) => roles.some((role) => role === me.role)).map(({ to, name }) => (
          <NavLink key={to} data-area={name} component={Link} to={to} label={t(`area.${name}`)} active={to === '/' ? path === '/' : path.startsWith(to)} />
        ))}
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        {connected || ended ? null : <Alert role="status" color="yellow" variant="light" mb="md">{t('offline')}</Alert>}
        <Suspense fallback={null}><Outlet /></Suspense>
      </AppShell.Main>
      {ended ? <Suspense fallback={null}><SignInAgain me={me} /></Suspense> : null}
      {isTouring && !ended ? <Suspense fallback={null}><Tour of={tourOf(me.role)} /></Suspense> : null}
    </AppShell>
  );
}

/** For whom sees several clusters. */
function ClusterChoice() {
  const { t } = useTranslation();
  const { all, id } = useCluster();
  if (all.length < 2 || id === null) return null;
  return (
    <NativeSelect
      mb="xs" label={t('cluster')} value={id} data={all.map((each) => ({ value: each.id, label: each.name }))}
      onChange={({ currentTarget }) => chooseCluster(currentTarget.value)}
    />
  );
}

function AccountMenu({ me }: { me: Me }) {
  const { t, i18n } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <UnstyledButton mih={40} px="xs" style={{ minWidth: 0 }}>
          <Text size="sm" truncate maw={180} dir="auto">{me.name}</Text>
          <Text size="xs" c="dimmed" truncate maw={180}>{t(`role.${me.role}`)}</Text>
        </UnstyledButton>
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
        <Menu.Item onClick={tour.start}>{t('tour')}</Menu.Item>
        <Menu.Item onClick={() => void signOut(me)}>{t('signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
