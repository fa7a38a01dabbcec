// Why something is declined or what is unclear: a reason of the contract in words, and a note to it.
import { Radio, Stack, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { askReasons, declineReasons } from '#contracts/matching/proposals.js';

export interface Reason {
  code: string | null;
  note: string;
}

export type Reasoned = 'decline' | 'ask';

interface ReasonFieldsProps {
  ruling: Reasoned;
  value: Reason;
  onChange: (value: Reason) => void;
  /** True once somebody tried to send it without a reason. */
  isMissing: boolean;
}

export function ReasonFields({ ruling, value, onChange, isMissing }: ReasonFieldsProps) {
  const { t } = useTranslation('queue');
  const choose = (code: string) => onChange({ ...value, code });
  return (
    <Stack gap="sm">
      <Radio.Group
        label={t(`reasonFor.${ruling}`)} value={value.code ?? ''} onChange={choose} withAsterisk
        error={isMissing && value.code === null ? t('reasonMissing') : null}
      >
        <Stack gap={8} mt={4}>
          {ruling === 'decline'
            ? declineReasons.map((code, index) => <Radio key={code} value={code} label={t(`declined.${code}`)} data-autofocus={index === 0 || undefined} />)
            : askReasons.map((code, index) => <Radio key={code} value={code} label={t(`asked.${code}`)} data-autofocus={index === 0 || undefined} />)}
        </Stack>
      </Radio.Group>
      <Textarea label={t('note')} description={t('noteAbout')} autosize minRows={2} maxRows={6} maxLength={2000} dir="auto" value={value.note} onChange={({ currentTarget }) => onChange({ ...value, note: currentTarget.value })} />
    </Stack>
  );
}
