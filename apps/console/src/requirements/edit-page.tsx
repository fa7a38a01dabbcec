// Where a draft is changed and posted.
import { Alert, Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ApiError, ifMatch, type Schemas } from '../api/client.js';
import { useMe } from '../api/me.js';
import { queries } from '../api/queries.js';
import { LastChange } from '../ui/last-change.js';
import { TextLink } from '../ui/links.js';
import { Loaded } from '../ui/loaded.js';
import { Page } from '../ui/page.js';
import { DraftChanges } from './draft-changes.js';
import { forgetValues, keptValues, type Kept } from './kept-values.js';
import { requirementQuery } from './questions.js';
import { RequirementForm } from './requirement-form.js';
import { changeOf, valuesOf, type Values } from './values.js';

export function EditPage() {
  const { t } = useTranslation('requirements');
  const { id } = useParams({ from: '/shell/requirements/$id/edit' });
  const asked = useQuery(requirementQuery(id));
  return (
    <Page title={t('editTitle')} about={t('editAbout')}>
      <Loaded of={asked}>{(requirement) => (requirement.status === 'draft' ? <DraftForm draft={requirement} /> : (
        <Text>{t('postedAlready')} <TextLink to="/requirements/$id" params={{ id }}>{t('toRequirement')}</TextLink></Text>
      ))}</Loaded>
    </Page>
  );
}

type Base = Schemas['Requirement'] | Pick<Schemas['Requirement'], 'version'>;

function DraftForm({ draft }: { draft: Schemas['Requirement'] }) {
  const { t } = useTranslation('requirements');
  const me = useMe();
  const navigate = useNavigate();
  const { id } = draft;
  const [kept, setKept] = useState(() => keptValues(me.accountId, id));
  const [started, setStarted] = useState(0);
  /** What is changed: the draft as it was opened, until somebody decides to go over a newer one; of what was kept in this browser only the version is known. */
  const [base, setBase] = useState<Base>(() => baseOf(kept, draft));
  const { version } = base;
  const sending = useMutation({
    mutationFn: async ({ values, post }: { values: Values; post: boolean }) => {
      const saved = (await api.PATCH('/v1/requirements/{id}', { params: { path: { id }, header: ifMatch(version) }, body: changeOf(values) })).data;
      setBase(saved);
      queries.setQueryData(requirementQuery(id).queryKey, saved);
      return post ? (await api.POST('/v1/requirements/{id}/post', { params: { path: { id }, header: ifMatch(saved.version) } })).data : saved;
    },
    onSuccess: (saved) => {
      forgetValues(me.accountId, id);
      setKept(null);
      queries.setQueryData(requirementQuery(id).queryKey, saved);
      void queries.invalidateQueries({ queryKey: ['requirements'] });
      if (saved.status === 'draft') notifications.show({ message: t('draftSaved'), withCloseButton: false });
      else void navigate({ to: '/requirements/$id', params: { id } });
    },
    onError: (error) => {
      if (isStale(error)) void queries.invalidateQueries({ queryKey: requirementQuery(id).queryKey });
    },
  });
  const takeTheirs = () => {
    forgetValues(me.accountId, id);
    setKept(null);
    setBase(draft);
    setStarted(started + 1);
    sending.reset();
  };
  const take = () => {
    const now = keptValues(me.accountId, id);
    setKept(now);
    setBase(baseOf(now, draft));
    setStarted(started + 1);
  };
  return (
    <>
      {draft.version > version ? (
        <Alert role="alert" color="yellow" variant="light" title={t('changedMeanwhile')}>
          <LastChange of="requirements" changed={draft} />
          {'lots' in base ? <DraftChanges was={valuesOf(base)} is={valuesOf(draft)} /> : null}
          <Group gap="xs" mt="xs">
            <Button size="xs" variant="default" onClick={takeTheirs}>{t('takeTheirs')}</Button>
            <Button size="xs" variant="default" onClick={() => { setBase(draft); sending.reset(); }}>{t('keepMine')}</Button>
          </Group>
        </Alert>
      ) : null}
      <RequirementForm
        key={started} id={id} version={version} initial={kept?.values ?? valuesOf(draft)} isRestored={kept !== null} onStartOver={takeTheirs} onTake={take} isBusy={sending.isPending}
        error={isStale(sending.error) ? null : sending.error}
        onSave={(values) => sending.mutate({ values, post: false })} onPost={(values) => sending.mutate({ values, post: true })}
      />
    </>
  );
}

const baseOf = (kept: Kept | null, draft: Schemas['Requirement']): Base => (kept === null || kept.version === draft.version ? draft : { version: kept.version });
const isStale = (error: unknown): boolean => error instanceof ApiError && error.code === 'version_stale';
