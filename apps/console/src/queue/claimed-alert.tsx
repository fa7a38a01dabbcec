// A colleague is about to decide: who, until when, and taking it over.
import { Alert, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useColleagues } from '../api/colleagues.js';
import { useFormats } from '../ui/formats.js';
import { Theirs } from '../ui/theirs.js';
import type { Claim } from './claim.js';

/** `onTakeOver`: null for whoever may not decide. */
export function ClaimedAlert({ claim, onTakeOver }: { claim: Claim; onTakeOver: (() => Promise<void>) | null }) {
  const { t } = useTranslation('queue');
  const { time } = useFormats();
  const name = useColleagues()(claim.accountId);
  const [isTakingOver, setIsTakingOver] = useState(false);
  const takeOver = async () => {
    setIsTakingOver(true);
    try {
      await onTakeOver?.();
    } finally {
      setIsTakingOver(false);
    }
  };
  return (
    <Alert color="yellow" variant="light" role="status" p="xs">
      <Group justify="space-between" gap="xs">
        <Text size="sm"><Theirs>{name ?? t('aColleague')}</Theirs>: {t('claimedUntil', { time: time(claim.until) })}</Text>
        {onTakeOver === null ? null : <Button size="xs" variant="default" loading={isTakingOver} onClick={() => void takeOver()}>{t('takeOver')}</Button>}
      </Group>
    </Alert>
  );
}
