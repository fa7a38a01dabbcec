// The beginning of an import: the template, the file, and what it tells of. Nothing is imported by it: the file is only looked at.
import { Anchor, Button, FileInput, Group, List, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useCluster } from '../api/me.js';
import { useFormats } from '../ui/formats.js';
import { OfCluster } from '../ui/of-cluster.js';
import { Page } from '../ui/page.js';
import { ProblemAlert } from '../ui/problem.js';
import { mostMegabytes, problemOf } from './file-problem.js';
import { useUpload } from './import.js';
import { Steps } from './steps.js';

export function NewImportPage() {
  const { t } = useTranslation(['imports', 'common']);
  const formats = useFormats();
  const begin = useSearch({ from: '/shell/imports/new' });
  const navigate = useNavigate();
  const { id: clusterId, cluster } = useCluster();
  const [kind, setKind] = useState(begin.kind ?? 'enterprises');
  const [source, setSource] = useState(begin.source ?? 'list');
  const [whenAlike, setWhenAlike] = useState(begin.whenAlike ?? 'create');
  const [file, setFile] = useState<File | null>(null);
  const uploading = useUpload();
  const problem = file === null ? null : problemOf(file);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (file === null || clusterId === null || problem !== null) return;
    uploading.mutate({ file, clusterId, kind, source, whenAlike, key: crypto.randomUUID() }, {
      onSuccess: ({ id }) => void navigate({ to: '/imports/$id', params: { id } as never }),
    });
  };
  return (
    <Page title={t('newImport')} about={cluster === null ? undefined : <bdi dir="auto">{cluster.name}</bdi>}>
      <Steps at={0} />
      <OfCluster><form onSubmit={send}>
        <Stack maw={640}>
          <Radio.Group label={t('whatFile')} value={kind} onChange={(value) => setKind(value === 'providers' ? 'providers' : 'enterprises')}>
            <Group mt={4}>{(['enterprises', 'providers'] as const).map((each) => <Radio key={each} value={each} label={t(`kind.${each}`)} />)}</Group>
          </Radio.Group>
          <Text size="sm">{t('templateWhat')} <Anchor href={`/v1/imports/template?kind=${kind}`} download={`linkwright-${kind}.csv`} size="sm" td="underline">{t('template')}</Anchor></Text>
          <FileInput
            label={t('file')} description={t('fileHint', { size: mostMegabytes })} required accept=".csv,.txt,.tsv,text/csv,.xlsx,.xls,.ods" clearable placeholder={t('chooseFile')} styles={{ placeholder: { color: 'var(--mantine-color-dimmed)' } }}
            value={file} onChange={setFile} error={problem === null ? undefined : t(problem, { size: mostMegabytes })} clearButtonProps={{ 'aria-label': t('removeFile') }}
          />
          {file === null ? null : <Text size="sm" role="status"><bdi dir="auto">{file.name}</bdi> · {t('bytes', { size: formats.number(Math.ceil(file.size / 1024)) })}</Text>}
          <TextInput label={t('source')} description={t('sourceHint')} required maxLength={100} dir="auto" value={source} onChange={({ currentTarget }) => setSource(currentTarget.value)} />
          {kind === 'enterprises' ? (
            <Radio.Group label={t('whenAlike')} value={whenAlike} onChange={(value) => setWhenAlike(value === 'skip' ? 'skip' : 'create')}>
              <Stack gap={4} mt={4}>{(['create', 'skip'] as const).map((each) => <Radio key={each} value={each} label={t(`alike.${each}`)} />)}</Stack>
            </Radio.Group>
          ) : null}
          <ProblemAlert error={uploading.error} />
          <Group>
            <Button type="submit" loading={uploading.isPending} disabled={file === null || problem !== null || clusterId === null}>{t('upload')}</Button>
            {uploading.isPending ? <Text size="sm" role="status">{t('uploadingNow')}</Text> : null}
          </Group>
          <List size="sm" c="dimmed">{(['promiseDry', 'promiseUndo'] as const).map((each) => <List.Item key={each}>{t(each)}</List.Item>)}</List>
        </Stack>
      </form></OfCluster>
    </Page>
  );
}
