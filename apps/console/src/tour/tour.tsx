// A short guided tour: a few words beside each area of the navigation. Esc ends it, the arrow keys go on and back.
import { Button, CloseButton, FocusTrap, Group, Paper, Text, Title } from '@mantine/core';
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { tour } from './seen.js';
import { stepsOf, type TourOf } from './steps.js';
import classes from './tour.module.css';

/** The entries of the navigation carry the name of their area. */
const anchorOf = (area: string) => document.querySelector<HTMLElement>(`[data-area="${area}"]`);

/** Areas that are there; a step about one that is not would point at nothing. */
export function Tour({ of }: { of: TourOf }) {
  const { t } = useTranslation(['tour', 'common']);
  const steps = (stepsOf[of] as readonly string[]).filter((area) => anchorOf(area) !== null);
  const [at, setAt] = useState(0);
  const before = useRef(document.activeElement);
  const area = steps[at];
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const anchor = area === undefined ? null : anchorOf(area);
    anchor?.scrollIntoView({ block: 'nearest' });
    // Where the navigation is folded away there is nothing to stand beside.
    const box = anchor?.getBoundingClientRect();
    const isBeside = box !== undefined && box.width > 0 && box.right > 0;
    panel.current?.toggleAttribute('data-beside', isBeside);
    panel.current?.style.setProperty('top', isBeside ? `${Math.min(box.top, window.innerHeight - 240)}px` : 'auto');
    anchor?.setAttribute('data-toured', '');
    return () => anchor?.removeAttribute('data-toured');
  }, [area]);
  // Back to where one was; what started the tour from a menu is gone with the menu.
  useEffect(() => () => {
    const from = before.current;
    (from instanceof HTMLElement && from !== document.body && from.isConnected ? from : document.getElementById('content'))?.focus();
  }, []);
  if (area === undefined) return null;
  const isLast = at === steps.length - 1;
  const next = () => (isLast ? tour.end() : setAt(at + 1));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') tour.end();
    else if (event.key === 'ArrowRight' || event.key === 'ArrowDown') next();
    else if ((event.key === 'ArrowLeft' || event.key === 'ArrowUp') && at > 0) setAt(at - 1);
    else return;
    event.preventDefault();
  };
  const texts = t(of, { returnObjects: true }) as Record<string, string>;
  return (
    <FocusTrap active innerRef={panel}>
      <Paper
        className={classes.step} withBorder shadow="lg" p="md" role="dialog" aria-labelledby="tour-title" aria-describedby="tour-text" onKeyDown={onKeyDown}
      >
        <Group justify="space-between" wrap="nowrap" gap="xs">
          <Title order={2} size="h5" id="tour-title">{t(`common:area.${area as 'home'}`)}</Title>
          <CloseButton aria-label={t('end')} onClick={tour.end} />
        </Group>
        <Text size="sm" id="tour-text" mt={4} mb="sm" aria-live="polite">{texts[area]}</Text>
        <Group justify="space-between" gap="xs">
          <Text size="xs" c="dimmed">{t('step', { n: at + 1, of: steps.length })}</Text>
          <Group gap="xs">
            {at === 0 ? null : <Button size="xs" variant="default" onClick={() => setAt(at - 1)}>{t('back')}</Button>}
            <Button size="xs" data-autofocus onClick={next}>{isLast ? t('done') : t('next')}</Button>
          </Group>
        </Group>
      </Paper>
    </FocusTrap>
  );
}
