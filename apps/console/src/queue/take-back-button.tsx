// Takes a decision back that is shown, while its holding period runs: also after a reload, when no toast offers it any more.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSecondsUntil } from '../splits/seconds-until.js';
import { useFormats } from '../ui/formats.js';

export function TakeBackButton({ effectiveAt, onTakeBack }: { effectiveAt: string; onTakeBack: () => Promise<void> }) {
  const { t } = useTranslation(['queue', 'common']);
  const { number } = useFormats();
  const seconds = useSecondsUntil(effectiveAt);
  const [isBusy, setBusy] = useState(false);
  const takeBack = async () => {
    setBusy(true);
    await onTakeBack();
    setBusy(false);
  };
  if (seconds <= 0) return null;
  return (
    <div>
      <Button variant="default" size="xs" loading={isBusy} onClick={() => void takeBack()}>
        {t('common:undo')}<span aria-hidden="true">&nbsp;({t('secondsLeft', { seconds: number(seconds) })})</span>
      </Button>
    </div>
  );
}
