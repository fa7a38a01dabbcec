// Says what was decided last and lets it be undone while its holding period runs; one toast for all of them.
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { TFunction } from 'i18next';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/formats.js';
import { Theirs } from '../ui/theirs.js';
import { lastUndoable, useDecided } from './decided.js';

const id = 'queue-undo';
let undoLast: (() => Promise<void>) | null = null;

/** What the button does: the undo of the queue that is there, or was last. */
export const onUndo = (undo: (() => Promise<void>) | null): void => void (undoLast = undo);

export function showUndo(t: TFunction<['queue', 'common']>): void {
  notifications.show({
    id, autoClose: false, withCloseButton: true, closeButtonProps: { 'aria-label': t('common:close') },
    message: <Suspense fallback={null}><UndoToast /></Suspense>,
  });
}

function UndoToast() {
  const { t } = useTranslation(['queue', 'common']);
  const { number } = useFormats();
  const decided = useDecided();
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const clock = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(clock);
  }, []);
  const entries = lastUndoable(decided, now);
  const [first] = entries;
  const isOver = first === undefined;
  useEffect(() => {
    if (isOver) notifications.hide(id);
  }, [isOver]);
  if (first === undefined) return null;
  const until = first.until;
  return (
    <Group justify="space-between" gap="xs" wrap="nowrap">
      <div style={{ minWidth: 0 }}>
        <Text size="sm">{t(`did.${first.ruling}`, { count: entries.length })}</Text>
        {entries.length === 1 ? <Text size="sm" lineClamp={2}><Theirs>{first.row.enterpriseName}</Theirs></Text> : null}
        {/* Seconds that go by are not read out. */}
        <Text size="xs" c="dimmed" aria-hidden="true">{until === null ? t('sending') : t('secondsLeft', { seconds: number(Math.max(0, Math.ceil((until - now) / 1000))) })}</Text>
      </div>
      {undoLast === null ? null : <Button size="xs" variant="default" onClick={() => void undoLast?.()} aria-keyshortcuts="u">{t('common:undo')}</Button>}
    </Group>
  );
}
