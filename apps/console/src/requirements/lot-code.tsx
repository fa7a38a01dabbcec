// The code of a lot: stated, or read from its text and to be confirmed, or none yet; with a choice of others.
import { Alert, Button, Group, Radio, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ifMatch } from '../api/client.js';
import { useMe } from '../api/me.js';
import { queries } from '../api/queries.js';
import { CodePicker } from '../fields/code-picker.js';
import { useCodeLabel } from '../fields/codes.js';
import { ProblemAlert } from '../ui/problem.js';
import { requirementQuery, type Lot, type Requirement } from './questions.js';

export function LotCode({ requirement, lot }: { requirement: Requirement; lot: Lot }) {
  const { t } = useTranslation('requirements');
  const me = useMe();
  const [isChoosing, setChoosing] = useState(false);
  const label = useCodeLabel(lot.code);
  const canChange = (me.role === 'buyer' || me.role === 'cda') && requirement.status === 'posted' && lot.status === 'open';
  if (lot.codeStatus === 'stated' && lot.code !== null) {
    return (
      <Group gap="xs">
        <Text size="sm"><b>{label}</b> <Text span size="xs" c="dimmed">{lot.code}</Text></Text>
        {canChange && !isChoosing ? <Button variant="subtle" size="compact-sm" onClick={() => setChoosing(true)}>{t('otherCode')}</Button> : null}
        {isChoosing ? <CodeChoice requirement={requirement} lot={lot} onDone={() => setChoosing(false)} /> : null}
      </Group>
    );
  }
  return (
    <Alert color="yellow" variant="light" title={lot.codeStatus === 'proposed' ? t('codeToConfirm', { label, code: lot.code }) : t('codeMissing')}>
      <Text size="sm" mb="xs">{lot.codeStatus === 'proposed' ? t('codeToConfirmWhy') : t('codeMissingWhy')}</Text>
      {canChange ? <CodeChoice requirement={requirement} lot={lot} /> : null}
    </Alert>
  );
}

function CodeChoice({ requirement, lot, onDone }: { requirement: Requirement; lot: Lot; onDone?: () => void }) {
  const { t } = useTranslation(['requirements', 'common']);
  const other = '\u0000other';
  const [chosen, choose] = useState(lot.code ?? lot.proposedCodes.find(({ unitProblem }) => unitProblem === null)?.code ?? other);
  const [text, setText] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const confirming = useMutation({
    mutationFn: async (wanted: string) =>
      (await api.POST('/v1/lots/{id}/code', { params: { path: { id: lot.id }, header: ifMatch(requirement.version) }, body: { code: wanted } })).data,
    onSuccess: (changed) => {
      queries.setQueryData(requirementQuery(requirement.id).queryKey, changed);
      for (const area of ['requirements', 'runs', 'proposals']) void queries.invalidateQueries({ queryKey: [area] });
      onDone?.();
    },
    onError: () => void queries.invalidateQueries({ queryKey: requirementQuery(requirement.id).queryKey }),
  });
  const wanted = chosen === other ? code : chosen;
  return (
    <Stack gap="xs" w="100%">
      {lot.proposedCodes.length === 0 ? null : (
        <Radio.Group label={t('codesRead')} value={chosen} onChange={choose}>
          <Stack gap={6} mt={6}>
            {lot.proposedCodes.map((each) => (
              <Radio
                key={each.code} value={each.code} disabled={each.unitProblem !== null} label={`${each.label} (${each.code})`}
                description={each.unitProblem ?? t('codeBecause', { words: each.because.join(', ') })}
              />
            ))}
            <Radio value={other} label={t('anotherCode')} />
          </Stack>
        </Radio.Group>
      )}
      {chosen === other ? <CodePicker codeNeeded label={t('findCode')} text={text} onText={setText} code={code} onCode={(suggestion) => setCode(suggestion?.code ?? null)} /> : null}
      <ProblemAlert error={confirming.error} />
      <Group gap="xs">
        <Button size="xs" loading={confirming.isPending} disabled={wanted === null} onClick={() => { if (wanted !== null) confirming.mutate(wanted); }}>{t('confirmCode')}</Button>
        {onDone === undefined ? null : <Button size="xs" variant="default" onClick={onDone}>{t('common:cancel')}</Button>}
      </Group>
    </Stack>
  );
}
