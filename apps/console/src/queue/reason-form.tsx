// Why something is declined or what is unclear: a reason of the contract in words, and a note to it.
import { Radio, Stack, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { serviceAskReasons, serviceDeclineReasons } from '#contracts/service-market/reasons.js';
import { askReasons, declineReasons } from '#contracts/matching/reasons.js';
import type { Market } from '../invitations/market.js';
import type { Reason, Reasoned } from './rulings.js';

interface ReasonFieldsProps {
  ruling: Reasoned;
  /** Of which market the reasons are. */
  market?: Market;
  value: Reason;
  onChange: (value: Reason) => void;
  /** True once somebody tried to send it without a reason. */
  isMissing: boolean;
}

export function ReasonFields({ ruling, market = 'linkages', value, onChange, isMissing }: ReasonFieldsProps) {
  const { t } = useTranslation('queue');
  const choices = useChoices(ruling, market);
  const choose = (code: string) => onChange({ ...value, code });
  return (
    <Stack gap="sm">
      <Radio.Group
        label={t(`reasonFor.${ruling}`)} value={value.code ?? ''} onChange={choose} withAsterisk
        error={isMissing && value.code === null ? t('reasonMissing') : null}
      >
        <Stack gap={8} mt={4}>
          {choices.map(([code, label], index) => <Radio key={code} value={code} label={label} data-autofocus={index === 0 || undefined} />)}
        </Stack>
      </Radio.Group>
      <Textarea label={t('note')} description={t('noteAbout')} autosize minRows={2} maxRows={6} maxLength={2000} dir="auto" value={value.note} onChange={({ currentTarget }) => onChange({ ...value, note: currentTarget.value })} />
    </Stack>
  );
}

/** The reasons of the contract as they are put to who decides. */
export function useChoices(ruling: Reasoned, market: Market): [code: string, label: string][] {
  const { t } = useTranslation('queue');
  if (market === 'services') {
    return ruling === 'decline' ? serviceDeclineReasons.map((code) => [code, t(`services.declined.${code}`)]) : serviceAskReasons.map((code) => [code, t(`services.asked.${code}`)]);
  }
  return ruling === 'decline' ? declineReasons.map((code) => [code, t(`declined.${code}`)]) : askReasons.map((code) => [code, t(`asked.${code}`)]);
}
