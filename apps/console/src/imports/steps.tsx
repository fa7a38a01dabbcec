// Where an import is on its way.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './steps.module.css';

const steps = ['file', 'columns', 'look', 'import', 'result'] as const;

export function Steps({ at }: { at: number }) {
  const { t } = useTranslation('imports');
  return (
    <ol className={classes.steps} aria-label={t('steps')}>
      {steps.map((step, index) => (
        <li key={step} aria-current={index === at ? 'step' : undefined}>
          <Text size="sm" component="span" fw={index === at ? 700 : 400} c={index > at ? 'dimmed' : undefined}>{index < at ? '✓ ' : ''}{index + 1}. {t(`step.${step}`)}</Text>
        </li>
      ))}
    </ol>
  );
}
