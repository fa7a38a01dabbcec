// Two enterprises side by side: why they may be one, where they differ; told apart or merged, and either taken back.
import { Alert, Badge, Button, Group, List, Progress, Stack, Table, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client.js';
import { enterpriseQuery, type Enterprise } from '../enterprises/enterprise.js';
import { FieldName, Value } from '../enterprises/value.js';
import { useFormats } from '../ui/formats.js';
import { TextLink } from '../ui/links.js';
import { Empty, Loaded } from '../ui/loaded.js';
import { ProblemAlert } from '../ui/problem.js';
import { Theirs } from '../ui/theirs.js';
import { comparedFields, comparable } from './compared.js';
import { likelihood } from './likelihood.js';
import { MergePanel } from './merge-panel.js';
import { UnmergeButton } from './unmerge-button.js';

export function PairView({ one, other }: { one: string; other: string }) {
  const first = useQuery(enterpriseQuery(one));
  const second = useQuery(enterpriseQuery(other));
  return (
    <Loaded of={first}>{(a) => <Loaded of={second}>{(b) => a.id === b.id
      ? <Merged kept={a} mergedId={a.id === one ? other : one} /> : <Two a={a} b={b} />}</Loaded>}</Loaded>
  );
}

/** They are one already: just now, or since somebody else saw them. */
function Merged({ kept, mergedId }: { kept: Enterprise; mergedId: string }) {
  const { t } = useTranslation('duplicates');
  const merged = kept.mergedFrom.find(({ id }) => id === mergedId);
  const told = useRef<HTMLDivElement>(null);
  // The button that merged them is gone.
  useEffect(() => { if (document.activeElement === document.body) told.current?.focus(); }, []);
  return (
    <div ref={told} tabIndex={-1} role="status"><Empty title={t('areOne')} action={<Group gap="xs">
      <TextLink to="/enterprises/$id" params={{ id: kept.id }}><Theirs>{kept.name}</Theirs></TextLink>
      {merged === undefined ? null : <UnmergeButton mergedId={mergedId} version={kept.version} />}
      <TextLink to="/duplicates">{t('toNext')}</TextLink>
    </Group>}>
      {merged === undefined ? t('areOneWhat') : <><Theirs>{merged.name}</Theirs>: <Theirs>{merged.reason}</Theirs></>}
    </Empty></div>
  );
}

function Two({ a, b }: { a: Enterprise; b: Enterprise }) {
  const { t } = useTranslation('duplicates');
  const queries = useQueryClient();
  const [merging, setMerging] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const apart = useMutation({
    mutationFn: async (distinct: boolean) => (await api.POST('/v1/duplicates/distinctions', { body: { enterpriseIds: [a.id, b.id], distinct } })).data,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['duplicates'] }),
  });
  const areTwo = apart.data?.distinct === true;
  return (
    <Stack>
      <Reasons a={a} b={b} />
      <Compared a={a} b={b} />
      {areTwo ? (
        <Alert color="green" variant="light" role="status">
          <Group gap="xs">{t('toldApart')}<Button size="compact-sm" variant="default" loading={apart.isPending} onClick={() => apart.mutate(false)}>{t('takeBack')}</Button>
            <TextLink to="/duplicates" size="sm">{t('toNext')}</TextLink></Group>
        </Alert>
      ) : (
        <Group gap="xs">
          <Button ref={opener} onClick={() => setMerging(true)} aria-expanded={merging}>{t('sameOne')}</Button>
          <Button variant="default" loading={apart.isPending} onClick={() => apart.mutate(true)}>{t('areTwo')}</Button>
        </Group>
      )}
      <ProblemAlert error={apart.error} />
      {merging && !areTwo ? <MergePanel a={a} b={b} onCancel={() => { setMerging(false); opener.current?.focus(); }} /> : null}
    </Stack>
  );
}

function Reasons({ a, b }: { a: Enterprise; b: Enterprise }) {
  const { t } = useTranslation('duplicates');
  const formats = useFormats();
  const found = useQuery({
    queryKey: ['duplicates', 'pair', a.id, b.id],
    queryFn: async (): Promise<Schemas['LikelyDuplicate'] | null> => {
      const of = async (id: string, otherId: string) => (await api.GET('/v1/enterprises/{id}/duplicates', { params: { path: { id } } })).data.items
        .find(({ enterpriseId }) => enterpriseId === otherId);
      return await of(a.id, b.id) ?? await of(b.id, a.id) ?? null;
    },
  });
  return (
    <section>
      <Title order={2} size="h4">{t('why')}</Title>
      <Loaded of={found}>{(likely) => likely === null ? <Text size="sm" c="dimmed">{t('notLikely')}</Text> : (
        <>
          <Text size="sm">{t('likelihood', { percent: likelihood(likely.probability, formats), base: formats.points(likely.base), sum: formats.points(likely.logOdds) })}</Text>
          <List listStyleType="none" size="sm" mt="xs" spacing={6}>
            {likely.reasons.toSorted((x, y) => Math.abs(y.weight) - Math.abs(x.weight)).map(({ field, weight, text }) => (
              <List.Item key={field}>
                <span aria-hidden="true">{weight > 0 ? '▲' : '▼'}</span> <Text span size="sm" fw={500}>{t(`reason.${field}`)}</Text>: <Theirs>{text}</Theirs>
                <Progress value={Math.min(100, (Math.abs(weight) / 8) * 100)} color={weight > 0 ? undefined : 'gray'} size="sm" maw={320} mt={2} aria-label={`${t(`reason.${field}`)} ${formats.points(weight)}`} />
              </List.Item>
            ))}
          </List>
        </>
      )}</Loaded>
    </section>
  );
}

function Compared({ a, b }: { a: Enterprise; b: Enterprise }) {
  const { t } = useTranslation('duplicates');
  return (
    <Table.ScrollContainer type="native" minWidth={480} tabIndex={0} role="group" aria-label={t('sideBySide')}>
      <Table verticalSpacing="xs" layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" w={150}>{t('field')}</Table.Th>
            {[a, b].map(({ id, name }) => (
              <Table.Th key={id} scope="col"><TextLink to="/enterprises/$id" params={{ id }}><Theirs>{name}</Theirs></TextLink></Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {comparedFields(a, b).map(({ field, differs }) => (
            <Table.Tr key={field} fw={differs ? 600 : undefined}>
              <Table.Th scope="row"><FieldName path={field} />{' '}
                {differs ? <Badge size="sm" variant="outline" color="gray" leftSection="≠">{t('differs')}</Badge> : null}</Table.Th>
              {[a, b].map((each) => <Table.Td key={each.id}><Value path={field} value={comparable(each, field)} /></Table.Td>)}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
