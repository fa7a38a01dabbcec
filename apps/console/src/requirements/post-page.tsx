// Where a requirement is written and posted.
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { useMe } from '../api/me.js';
import { queries } from '../api/queries.js';
import { Page } from '../ui/page.js';
import { forgetValues, keptValues } from './kept-values.js';
import { RequirementForm } from './requirement-form.js';
import { bodyOf, emptyValues, type Values } from './values.js';

export function PostPage() {
  const { t } = useTranslation('requirements');
  const me = useMe();
  const navigate = useNavigate();
  // What was typed before; a new count begins the form anew.
  const [started, setStarted] = useState(0);
  const [kept, setKept] = useState(() => keptValues(me.accountId, 'new'));
  const sending = useMutation({
    mutationFn: async ({ values, draft }: { values: Values; draft: boolean }) =>
      (await api.POST('/v1/requirements', { body: bodyOf(values, { draft, forBuyer: me.role !== 'buyer' }) })).data,
    onSuccess: ({ id, status }) => {
      forgetValues(me.accountId, 'new');
      void queries.invalidateQueries({ queryKey: ['requirements'] });
      if (status === 'draft') notifications.show({ message: t('draftSaved'), withCloseButton: false });
      void navigate(status === 'draft' ? { to: '/requirements/$id/edit', params: { id }, replace: true } : { to: '/requirements/$id', params: { id } });
    },
  });
  const take = () => {
    setKept(keptValues(me.accountId, 'new'));
    setStarted(started + 1);
  };
  const startOver = () => {
    forgetValues(me.accountId, 'new');
    setKept(null);
    setStarted(started + 1);
  };
  return (
    <Page title={t('newTitle')} about={t('newAbout')}>
      <RequirementForm
        key={started} id="new" version={0} initial={kept?.values ?? emptyValues()} isRestored={kept !== null} onStartOver={startOver} onTake={take} isBusy={sending.isPending} error={sending.error}
        onSave={(values) => sending.mutate({ values, draft: true })} onPost={(values) => sending.mutate({ values, draft: false })}
      />
    </Page>
  );
}
