// Why a certain enterprise is not proposed for a lot: it is judged now, by the data of this moment.
import { Alert, List, Select, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client.js';
import { Explanation } from '../explanation/explanation.js';
import { Sentence } from '../explanation/sentence.js';
import { useWording } from '../explanation/wording.js';
import { useFormats } from '../ui/formats.js';
import { Loaded } from '../ui/loaded.js';
import { Theirs } from '../ui/theirs.js';
import type { Lot } from './questions.js';

export function WhyNot({ lot, clusterId }: { lot: Lot; clusterId: string }) {
  const { t } = useTranslation(['requirements', 'fields']);
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 250);
  const [chosen, choose] = useState<{ id: string; name: string } | null>(null);
  const found = useQuery({
    queryKey: ['enterprises', 'by-name', clusterId, q], placeholderData: keepPreviousData,
    queryFn: async () => (await api.GET('/v1/enterprises', { params: { query: { clusterId, limit: 20, ...(q === '' ? {} : { q }) } } })).data.items,
  });
  const judged = useQuery({
    queryKey: ['enterprises', 'evaluation', lot.id, chosen?.id], enabled: chosen !== null,
    queryFn: async () => (await api.GET('/v1/lots/{id}/evaluations/{enterpriseId}', { params: { path: { id: lot.id, enterpriseId: chosen!.id } } })).data,
  });
  const options = (found.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Stack gap="md">
      <Select
        label={t('whichEnterprise')} description={t('whichEnterpriseAbout')} searchable nothingFoundMessage={t('noSuchEnterprise')} maw={480} filter={({ options: all }) => all}
        data={chosen === null || options.some(({ value }) => value === chosen.id) ? options : [{ value: chosen.id, label: chosen.name }, ...options]}
        value={chosen?.id ?? null} onSearchChange={setTyped}
        onChange={(id, option) => choose(id === null || option === null ? null : { id, name: option.label })}
      />
      {chosen === null ? null : <Loaded of={judged}>{(evaluation) => <Verdict of={evaluation} />}</Loaded>}
    </Stack>
  );
}

function WhyNotReason({ of: reason, rules }: { of: Schemas['Evaluation']['whyNot']['reasons'][number]; rules: Schemas['Evaluation']['rules'] }) {
  const wording = useWording();
  const rule = rules.find(({ text, outcome }) => text === reason.text && outcome === 'fail');
  return (
    <List.Item>
      {rule === undefined ? null : `${wording.rule(rule.rule)}: `}
      <Sentence own={rule === undefined ? wording.whyNot(reason) : wording.ruleSentence(rule)} english={reason.words} />
    </List.Item>
  );
}

function Verdict({ of: evaluation }: { of: Schemas['Evaluation'] }) {
  const { t } = useTranslation(['requirements', 'fields']);
  const { points, number } = useFormats();
  const wording = useWording();
  const { whyNot: { rank, belong, reasons, last }, enterpriseName, belongs, proposalStatus } = evaluation;
  return (
    <Stack gap="sm">
      <Alert role="status" variant="light" color={belongs ? 'green' : 'yellow'} title={<Theirs>{enterpriseName}</Theirs>}>
        <Text size="sm">{belongs ? t('belongs', { rank: rank === null ? '–' : number(rank), all: number(belong) }) : t('belongsNot')}</Text>
        {proposalStatus === null ? null : <Text size="sm">{t('isProposed', { status: t(`fields:proposalStatus.${proposalStatus}`) })}</Text>}
        {reasons.length === 0 ? null : <List size="sm">{reasons.map((reason) => <WhyNotReason key={reason.text + reason.words} of={reason} rules={evaluation.rules} />)}</List>}
        {last === null ? null : (
          <>
            <Text size="sm" mt="xs">{t('lastProposed', { rank: number(last.rank), score: points(last.score) })} <Theirs>{last.enterpriseName}</Theirs></Text>
            <List size="sm">{last.leads.filter(({ lead }) => lead !== 0).map(({ criterion, lead }) => (
              <List.Item key={criterion}>{t(lead > 0 ? 'leads' : 'trails', { criterion: wording.criterion(criterion), by: points(Math.abs(lead)) })}</List.Item>
            ))}</List>
          </>
        )}
      </Alert>
      <Explanation of={evaluation} fileName="evaluation" />
    </Stack>
  );
}
