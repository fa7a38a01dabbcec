// What the arithmetic rests on: how sure it is, how old the data is, which rules and weights of which version, from which run.
import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/formats.js';
import type { Arithmetic } from './arithmetic.js';
import classes from './criteria.module.css';
import { useWording } from './wording.js';

export function DataFacts({ of, order = 3 }: { of: Arithmetic; order?: 2 | 3 | 4 }) {
  const { t } = useTranslation('explanation');
  const formats = useFormats();
  const wording = useWording();
  const { claim, spreading, score } = of;
  return (
    <Stack gap="xs">
      <Title order={order} size="h5">{t('data')}</Title>
      <ul className={classes.list}>
        <li><Text size="sm">{wording.confidenceSentence(of)}</Text></li>
        {claim === null ? <li><Text size="sm">{t('noClaim')}</Text></li> : (
          <li>
            <Text size="sm">
              {t(`claim.${claim.status}`, { code: claim.code, day: formats.day(claim.statedOn) })}
              {claim.daysOld === null ? null : <> · {t('daysOld', { count: claim.daysOld })}</>}
            </Text>
          </li>
        )}
        <li><Text size="sm">{t('computedFor', { day: formats.day(of.asOf) })}</Text></li>
        <li><Text size="sm">{t('versions', { algorithm: of.algorithmVersion, weights: of.weightsVersion })}</Text></li>
        {spreading === undefined ? null : <li><Text size="sm">{t('spread')}: {wording.spreadSentence({ spreading, score })}</Text></li>}
      </ul>
      {of.inputHash === undefined ? null : (
        <details className={classes.details}>
          <summary>{t('toRepeat')}</summary>
          <Text size="xs" style={{ overflowWrap: 'anywhere' }}>{t('run', { run: of.runId, hash: of.inputHash })}</Text>
        </details>
      )}
    </Stack>
  );
}
