// Asked before the first approval of a session: has whoever decides an interest in it?
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface DeclareDialogProps {
  /** Whether it is asked before a batch, in which there is nothing to declare one by one. */
  isOfSeveral?: boolean;
  onNone: () => void;
  onConflict: () => void;
  onClose: () => void;
}

export function DeclareDialog({ isOfSeveral = false, onNone, onConflict, onClose }: DeclareDialogProps) {
  const { t } = useTranslation(['queue', 'common']);
  return (
    <Modal opened onClose={onClose} title={t('declareTitle')} returnFocus={false} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <Stack gap="sm">
        <Text size="sm">{t('declareAbout')}</Text>
        {isOfSeveral ? <Text size="sm">{t('declareOfSeveral')}</Text> : null}
        <Group justify="flex-end" gap="xs">
          {isOfSeveral ? <Button variant="default" onClick={onClose}>{t('common:cancel')}</Button> : <Button variant="default" onClick={onConflict}>{t('declareConflict')}</Button>}
          <Button onClick={onNone} data-autofocus>{t('declareNone')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
