// Around every page: the way to the others, cluster, language, appearance, account; and what the connection is like.
import { useDisclosure } from '@mantine/hooks';
import { onlineManager } from '@tanstack/react-query';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { Suspense, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../api/live.js';
import { useCluster, useMe } from '../api/me.js';
import { useSessionEnded } from '../api/session-end.js';
import { Bell } from '../notifications/bell.js';
import { leaveWithOthers } from '../session/leaving.js';
import { tour } from '../tour/seen.js';
import { tourOf } from '../tour/steps.js';
import { AccountButton } from './account-button.js';
import { navigation } from './areas.js';
import { later } from './later.js';
import classes from './shell.module.css';

const signInAgain = async () => (await import('../session/sign-in-again.js')).SignInAgain;
const SignInAgain = later(signInAgain);
const ClusterChoice = later(async () => (await import('./cluster-choice.js')).ClusterChoice);
const AccountMenu = later(async () => (await import('./account-menu.js')).AccountMenu);
const Tour = later(async () => (await import('../tour/tour.js')).Tour);

/** Nothing has the focus that is seen: also a link in the navigation that was folded away. */
const hasNoFocus = (): boolean => document.activeElement === document.body || document.activeElement?.getClientRects().length === 0;

export function Shell() {
  const { t } = useTranslation();
  const me = useMe();
  const { all } = useCluster();
  const [opened, { toggle, close }] = useDisclosure(false);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  // Whoever presses the button before its menu has been fetched gets it when it is there.
  const [wantsMenu, setWantsMenu] = useState(false);
  const connected = useLive();
  // The stream may take long to notice that the line is gone.
  const online = useSyncExternalStore((listener) => onlineManager.subscribe(listener), () => onlineManager.isOnline());
  const ended = useSessionEnded();
  const isTouring = useSyncExternalStore(tour.subscribe, tour.isOpen);
  useEffect(close, [path, close]);
  // It is needed when the session is over, perhaps long after an update took its file away.
  useEffect(() => {
    const soon = setTimeout(() => void signInAgain().catch(() => {}), 5000);
    return () => clearTimeout(soon);
  }, []);
  useEffect(() => leaveWithOthers(me.accountId), [me.accountId]);
  // What was pressed to come here may be gone with its page: then one goes on at the beginning of the new one.
  const shownPath = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const content = useRef<HTMLElement>(null);
  const cameFrom = useRef(shownPath);
  useEffect(() => {
    const isNew = cameFrom.current !== undefined && cameFrom.current !== shownPath;
    cameFrom.current = shownPath;
    if (!isNew) return undefined;
    // Once the new page is drawn, and has given the focus to whatever it wants.
    const drawn = setTimeout(() => { if (hasNoFocus()) content.current?.focus({ preventScroll: true }); }, 100);
    return () => clearTimeout(drawn);
  }, [shownPath]);
  return (
    <>
      <a className="skip" href="#content">{t('skip')}</a>
      <header className={`${classes.header} no-print`}>
        <div className={classes.side}>
          <button type="button" className={classes.burger} aria-label={t('menu')} aria-expanded={opened} aria-controls="areas" onClick={toggle}>
            <svg width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
              <path d={opened ? 'M5 5l14 14M19 5L5 19' : 'M4 6h16M4 12h16M4 18h16'} />
            </svg>
          </button>
          <Link to="/" className={classes.brand}>{t('appName')}</Link>
        </div>
        <div className={classes.side}><Bell /><Suspense fallback={<AccountButton who={me} onClick={() => setWantsMenu(true)} />}><AccountMenu me={me} isWanted={wantsMenu} /></Suspense></div>
      </header>
      <nav id="areas" className={`${classes.nav} no-print`} aria-label={t('menu')} data-closed={opened ? undefined : ''}>
        {all.length < 2 ? null : <Suspense fallback={null}><ClusterChoice /></Suspense>}
        {navigation.filter(({ roles }) => roles.some((role) => role === me.role)).map(({ to, name }) => (
          <Link key={to} to={to} className={classes.link} data-area={name} aria-current={(to === '/' ? path === '/' : path.startsWith(to)) ? 'page' : undefined}>
            {t(`area.${name}`)}
          </Link>
        ))}
      </nav>
      <main ref={content} id="content" className={classes.main} tabIndex={-1}>
        {(connected && online) || ended ? null : <div role="status" className={`${classes.notice} ${classes.offline}`}>{t('offline')}</div>}
        <Suspense fallback={null}><Outlet /></Suspense>
      </main>
      {ended ? <Suspense fallback={null}><SignInAgain me={me} /></Suspense> : null}
      {isTouring && !ended ? <Suspense fallback={null}><Tour of={tourOf(me.role)} /></Suspense> : null}
    </>
  );
}
