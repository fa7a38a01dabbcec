// Changes an enterprise. When somebody else changed it meanwhile, both are shown what to do about it, and nothing typed is lost.
import { Alert, Button, Group, List, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client.js';
import { isStaff, useMe } from '../api/me.js';
import { forgetKept, keep, keptOf } from '../fields/kept-store.js';
import { Restored } from '../fields/kept.js';
import { LastChange } from '../ui/last-change.js';
import { Loaded } from '../ui/loaded.js';
import { Page } from '../ui/page.js';
import { Theirs } from '../ui/theirs.js';
import { enterpriseQuery, useChange, type Enterprise } from './enterprise.js';
import { EnterpriseForm } from './enterprise-form.js';
import { changeIn, formOf, sentOf, type FormValues, type Sender } from './form-values.js';
import { Value } from './value.js';

export function EditPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const navigate = useNavigate();
  return <EditEnterprise id={id} onDone={() => void navigate({ to: '/enterprises/$id', params: { id }, ignoreBlocker: true } as never)} />;
}

/** What the form states is of today, and by whoever is signed in. */
function useSender(): Sender {
  const verifies = isStaff(useMe());
  return { today: new Date().toISOString().slice(0, 10), verifies };
}

export function EditEnterprise({ id, onDone }: { id: string; onDone: () => void }) {
  const { t } = useTranslation('enterprises');
  const found = useQuery(enterpriseQuery(id));
  if (found.data === undefined) return <Page title={t('edit')}><Loaded of={found}>{() => null}</Loaded></Page>;
  return <Edited key={id} current={found.data} onDone={onDone} />;
}

function Edited({ current, onDone }: { current: Enterprise; onDone: () => void }) {
  const { t } = useTranslation(['enterprises', 'common']);
  const by = useSender();
  // What the form began with stays, whatever arrives meanwhile.
  const [before, setBefore] = useState(current);
  // Set once somebody saw what the other person did and saves all the same.
  const over = useRef<number | null>(null);
  const change = useChange(current.id);
  const { accountId } = useMe();
  const form = `enterprise.${current.id}`;
  // Of another version it would undo what was changed since.
  const [typed, setTyped] = useState(() => {
    const kept = keptOf(accountId, form) as { version: number; values: FormValues } | null;
    return kept?.version === current.version ? kept.values : undefined;
  });
  const began = JSON.stringify(formOf(before));
  const onType = useCallback((values: FormValues) => {
    if (JSON.stringify(values) === began) forgetKept(accountId, form);
    else keep(accountId, form, { version: before.version, values });
  }, [accountId, form, began, before.version]);
  const startOver = () => {
    forgetKept(accountId, form);
    setTyped(undefined);
  };
  const isStale = change.error instanceof ApiError && change.error.code === 'version_stale';
  const send = (values: FormValues) => {
    const found = changeIn(values, before, by);
    if (found === null) {
      forgetKept(accountId, form);
      return onDone();
    }
    change.mutate({ version: over.current ?? before.version, change: found }, {
      onSuccess: () => {
        forgetKept(accountId, form);
        notifications.show({ message: t('saved'), withCloseButton: false });
        onDone();
      },
      onError: () => { over.current = null; },
    });
  };
  return (
    <Page title={t('editOne', { name: before.name })} heading={<>{t('edit')}: <Theirs>{before.name}</Theirs></>}>
      {typed === undefined ? null : <Restored onStartOver={startOver} />}
      <EnterpriseForm
        key={`${before.version} ${typed === undefined}`} begin={formOf(before)} typed={typed} onType={onType} error={change.error} isPending={change.isPending} send={t('common:save')} onSend={send}
        notice={isStale && current.version !== before.version ? (mine) => (
          <Conflict before={before} current={current} mine={mine} onMine={() => { over.current = current.version; }} onTheirs={() => { change.reset(); startOver(); setBefore(current); }} />
        ) : undefined}
      />
    </Page>
  );
}

interface ConflictProps {
  before: Enterprise;
  current: Enterprise;
  /** As it stands in the form now. */
  mine: FormValues;
  /** Just before the form is sent by the button. */
  onMine: () => void;
  onTheirs: () => void;
}

/** Of a list only what the other list has not. */
const only = (value: unknown, other: unknown): unknown => {
  if (!Array.isArray(value) || !Array.isArray(other)) return value;
  const known = new Set(other.map((each) => JSON.stringify(each)));
  return value.filter((each) => !known.has(JSON.stringify(each)));
};

/** What the other person changed; what both changed is what needs a decision. */
function Conflict({ before, current, mine, onMine, onTheirs }: ConflictProps) {
  const { t } = useTranslation('enterprises');
  const by = useSender();
  const [was, is] = [sentOf(formOf(before), before, by), sentOf(formOf(current), current, by)];
  const changed = (Object.keys(is) as (keyof typeof is)[]).filter((field) => JSON.stringify(is[field]) !== JSON.stringify(was[field]));
  const own = changeIn(mine, before, by) ?? {};
  return (
    <Alert color="yellow" variant="light" role="alert" styles={{ title: { color: 'var(--mantine-color-text)' } }} title={t('conflict')}>
      <LastChange of="enterprises" changed={current} />
      <Text size="sm">{t('conflictWhat')}</Text>
      <List size="sm">
        {changed.map((field) => (
          <List.Item key={field}><b>{t(`field.${field}`)}</b>{field in own ? ` – ${t('conflictBoth')}` : ''}: <del><Value path={field} value={only(was[field], is[field])} /></del> → <ins><Value path={field} value={only(is[field], was[field])} /></ins></List.Item>
        ))}
      </List>
      <Group mt="xs" gap="xs">
        <Button type="submit" size="xs" onClick={onMine}>{t('saveMine')}</Button>
        <Button size="xs" variant="default" onClick={onTheirs}>{t('takeTheirs')}</Button>
      </Group>
    </Alert>
  );
}
