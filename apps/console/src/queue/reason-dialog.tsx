// Asks for the reason before one proposal is declined or asked about.
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Theirs } from '../ui/theirs.js';
import type { Row, Ruling } from './proposals.js';
import { ReasonFields } from './reason-form.js';
import { reasonBefore, rulingOf, type Reason, type Reasoned } from './rulings.js';

interface ReasonDialogProps {
  row: Row;
  ruling: Reasoned;
  conflictOfInterest: Ruling['conflictOfInterest'];
  onDecide: (ruling: Ruling) => void;
  onClose: () => void;
}

export function ReasonDialog({ row, ruling, conflictOfInterest, onDecide, onClose }: ReasonDialogProps) {
  const { t } = useTranslation(['queue', 'common']);
  const [reason, setReason] = useState<Reason>(() => reasonBefore(row.id, ruling));
  const [wasSent, setWasSent] = useState(false);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setWasSent(true);
    const made = rulingOf(ruling, { conflictOfInterest, reason });
    if (made !== null) onDecide(made);
  };
  return (
    <Modal opened onClose={onClose} title={t(`title.${ruling}`)} returnFocus={false} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <form onSubmit={send} noValidate>
        <Stack gap="sm">
          <Text size="sm"><Theirs>{row.enterpriseName}</Theirs> · <Theirs>{row.requirementTitle}</Theirs></Text>
          <ReasonFields ruling={ruling} value={reason} onChange={setReason} isMissing={wasSent} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>{t('common:cancel')}</Button>
            <Button type="submit">{t(`do.${ruling}`)}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
