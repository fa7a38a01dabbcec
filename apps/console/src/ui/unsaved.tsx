// Asks before a page is left on which something was typed that is neither saved nor kept in this browser: for another page, another
// address, or by closing it.
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useBlocker, type ShouldBlockFn } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** What changes only behind the question mark, as filters and tabs do, is the same page. */
const leadsAway: ShouldBlockFn = ({ current, next }) => current.pathname !== next.pathname;

/** Whoever goes on by themselves once it is saved says `ignoreBlocker` to the navigation. */
export function Unsaved({ isChanged }: { isChanged: boolean }) {
  const { t } = useTranslation();
  const { status, proceed, reset } = useBlocker({ shouldBlockFn: leadsAway, disabled: !isChanged, withResolver: true });
  return (
    <Modal opened={status === 'blocked'} onClose={() => reset?.()} title={t('unsaved.title')} closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack gap="sm">
        <Text size="sm">{t('unsaved.about')}</Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => proceed?.()}>{t('unsaved.leave')}</Button>
          <Button data-autofocus onClick={() => reset?.()}>{t('unsaved.stay')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
