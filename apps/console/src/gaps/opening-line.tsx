// What was missed in one line: what for, by how many enterprises, how many lots, worth how much.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import { useFormats } from '../ui/formats.js';
import { Theirs } from '../ui/theirs.js';

export function OpeningLine({ opening }: { opening: NonNullable<Schemas['ServiceNeed']['opening']> }) {
  const { t } = useTranslation(['gaps', 'common']);
  const { number, money } = useFormats();
  const what = opening.label ?? opening.what;
  return (
    <Text component="span" inherit>
      {t(`reason.${opening.rule}`)}{what === null ? null : <> (<Theirs>{what}</Theirs>)</>}
      {' · '}{t('proposed.enterprises', { count: opening.enterprises, n: number(opening.enterprises) })}
      {' · '}{t('proposed.lots', { count: opening.lots, n: number(opening.lots) })}
      {opening.value.map((sum) => <span key={sum.currency}> · {money(sum)}</span>)}
    </Text>
  );
}
