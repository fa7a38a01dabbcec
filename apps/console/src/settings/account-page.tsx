// Everybody's own account: language, password, where one is signed in, API keys, and one's own data.
import { Button, Group, NativeSelect, Switch, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ifMatch } from '../api/client.js';
import { isStaff, useMe } from '../api/me.js';
import { queries } from '../api/queries.js';
import { switchKeys, useKeysAreOn } from '../queue/keys.js';
import { Page } from '../ui/page.js';
import { ProblemAlert } from '../ui/problem.js';
import { Theirs } from '../ui/theirs.js';
import { languages, speak } from '../words/words.js';
import { ApiKeys } from './api-keys.js';
import { PasswordForm } from './password-form.js';
import { Sessions } from './sessions.js';

export function AccountPage() {
  const { t } = useTranslation(['settings', 'common']);
  const me = useMe();
  return (
    <Page title={t('account.title')} about={<><Theirs>{me.name}</Theirs> · {t(`common:role.${me.role}`)}</>}>
      <LanguageChoice />
      {isStaff(me) ? <KeysSwitch /> : null}
      <Title order={2} size="h3">{t('password.title')}</Title>
      <PasswordForm />
      <Sessions accountId={me.accountId} />
      <ApiKeys accountId={me.accountId} />
      <OwnData />
    </Page>
  );
}

/** In which the console speaks and in which messages are written. */
function LanguageChoice() {
  const { t, i18n } = useTranslation(['settings', 'common']);
  const me = useMe();
  const choosing = useMutation({
    mutationFn: async (language: string) => {
      const { data: account } = await api.GET('/v1/accounts/{id}', { params: { path: { id: me.accountId } } });
      await api.PATCH('/v1/accounts/{id}', { params: { path: { id: me.accountId }, header: ifMatch(account.version) }, body: { language } });
      await speak(language);
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['me'] }),
  });
  return (
    <>
      <NativeSelect
        label={t('common:language')} description={t('account.languageAbout')} maw={420} value={choosing.isPending ? choosing.variables : i18n.language} disabled={choosing.isPending}
        data={Object.entries(languages).map(([value, label]) => ({ value, label }))} onChange={({ currentTarget }) => choosing.mutate(currentTarget.value)}
      />
      <ProblemAlert error={choosing.error} />
    </>
  );
}

/** Whoever speaks to the computer or strikes keys by accident can have them off. */
function KeysSwitch() {
  const { t } = useTranslation('settings');
  return <Switch label={t('account.keys')} description={t('account.keysAbout')} checked={useKeysAreOn()} onChange={({ currentTarget }) => switchKeys(currentTarget.checked)} />;
}

function OwnData() {
  const { t } = useTranslation(['settings', 'common']);
  const fetching = useMutation({
    mutationFn: async () => {
      const parts: object[] = [];
      let cursor: string | null | undefined;
      do {
        const answer: { data: { nextCursor?: string | null } } = await api.GET('/v1/me/data', { params: { query: cursor ? { cursor } : {} } });
        parts.push(answer.data);
        cursor = answer.data.nextCursor;
      } while (cursor);
      const address = URL.createObjectURL(new Blob([JSON.stringify(parts, null, 2)], { type: 'application/json' }));
      const link = document.createElement('a');
      link.href = address;
      link.download = 'my-data.json';
      link.click();
      URL.revokeObjectURL(address);
    },
  });
  return (
    <>
      <Title order={2} size="h3">{t('data.title')}</Title>
      <Text size="sm" c="dimmed">{t('data.about')}</Text>
      <ProblemAlert error={fetching.error} />
      <Group><Button variant="default" loading={fetching.isPending} onClick={() => fetching.mutate()}>{t('data.download')}</Button></Group>
    </>
  );
}
