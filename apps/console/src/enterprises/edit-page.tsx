// Changes an enterprise. When somebody else changed it meanwhile, both are shown what to do about it, and nothing typed is lost.
import { Alert, Button, Group, List, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client.js';
import { useFormats } from '../ui/formats.js';
import { Loaded } from '../ui/loaded.js';
import { Page } from '../ui/page.js';
import { Theirs } from '../ui/theirs.js';
import { enterpriseQuery, useChange, type Enterprise } from './enterprise.js';
import { EnterpriseForm } from './enterprise-form.js';
import { changeIn, formOf, sentOf, type FormValues } from './form-values.js';

export function EditPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const navigate = useNavigate();
  return <EditEnterprise id={id} onDone={() => void navigate({ to: '/enterprises/$id', params: { id } as never })} />;
}

const today = () => new Date().toISOString().slice(0, 10);

export function EditEnterprise({ id, onDone }: { id: string; onDone: () => void }) {
  const found = useQuery(enterpriseQuery(id));
  return <Loaded of={found}>{(enterprise) => <Edited key={id} current={enterprise} onDone={onDone} />}</Loaded>;
}

function Edited({ current, onDone }: { current: Enterprise; onDone: () => void }) {
  const { t } = useTranslation(['enterprises', 'common']);
  const queries = useQueryClient();
  // What the form began with stays, whatever arrives meanwhile.
  const [before, setBefore] = useState(current);
  const [sent, setSent] = useState<FormValues | null>(null);
  const change = useChange(current.id);
  const isStale = change.error instanceof ApiError && change.error.code === 'version_stale';
  const send = (values: FormValues, version: number) => {
    setSent(values);
    const found = changeIn(values, before, today());
    if (found === null) return onDone();
    change.mutate({ version, change: found }, {
      onSuccess: () => {
        notifications.show({ message: t('saved'), withCloseButton: false });
        onDone();
      },
      onError: () => void queries.invalidateQueries({ queryKey: ['enterprises', 'one', current.id] }),
    });
  };
  return (
    <Page title={t('editOne', { name: before.name })} heading={<>{t('edit')}: <Theirs>{before.name}</Theirs></>}>
      <EnterpriseForm
        key={before.version} begin={formOf(before)} error={change.error} isPending={change.isPending} send={t('common:save')}
        onSend={(values) => send(values, before.version)}
        notice={isStale && current.version !== before.version && sent !== null
          ? <Conflict before={before} current={current} mine={sent} onMine={() => send(sent, current.version)} onTheirs={() => { change.reset(); setBefore(current); }} />
          : undefined}
      />
    </Page>
  );
}

interface ConflictProps {
  before: Enterprise;
  current: Enterprise;
  mine: FormValues;
  onMine: () => void;
  onTheirs: () => void;
}

/** What the other person changed; what both changed is what needs a decision. */
function Conflict({ before, current, mine, onMine, onTheirs }: ConflictProps) {
  const { t } = useTranslation('enterprises');
  const formats = useFormats();
  const [was, is] = [sentOf(formOf(before), before, today()), sentOf(formOf(current), current, today())];
  const changed = (Object.keys(is) as (keyof typeof is)[]).filter((field) => JSON.stringify(is[field]) !== JSON.stringify(was[field]));
  const own = changeIn(mine, before, today()) ?? {};
  return (
    <Alert color="yellow" variant="light" role="alert" styles={{ title: { color: 'var(--mantine-color-text)' } }} title={t('conflict')}>
      <Text size="sm">{t('conflictWhat', { time: formats.time(current.updatedAt) })}</Text>
      <List size="sm">{changed.map((field) => <List.Item key={field}>{t(`field.${field}`)}{field in own ? ` – ${t('conflictBoth')}` : ''}</List.Item>)}</List>
      <Group mt="xs" gap="xs">
        <Button size="xs" onClick={onMine}>{t('saveMine')}</Button>
        <Button size="xs" variant="default" onClick={onTheirs}>{t('takeTheirs')}</Button>
      </Group>
    </Alert>
  );
}
