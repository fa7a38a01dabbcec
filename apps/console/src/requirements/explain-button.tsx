// A score that opens what is behind it.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export function ExplainButton({ label, name, onClick }: { label: string; name: string; onClick: () => void }) {
  const { t } = useTranslation('requirements');
  return <Button className="prints" variant="subtle" size="compact-sm" onClick={onClick} aria-label={t('explainScore', { score: label, name })}>{label}</Button>;
}
