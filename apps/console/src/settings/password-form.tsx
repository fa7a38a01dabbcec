// A new password for one's own account; every other session ends with it.
import { Alert, Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, api, keepToken } from '../api/client.js';
import { meQuery } from '../api/me.js';
import { queries } from '../api/queries.js';
import { fieldProblems, ProblemAlert } from '../ui/problem.js';

const isRefused = (error: unknown): boolean => error instanceof ApiError && error.code === 'sign_in_refused';

const empty = { currentPassword: '', newPassword: '' };

export function PasswordForm() {
  const { t } = useTranslation(['settings', 'common']);
  const [values, setValues] = useState(empty);
  const current = useRef<HTMLInputElement>(null);
  const changing = useMutation({
    mutationFn: async () => (await api.POST('/v1/me/password', { body: values })).data,
    onSuccess: async ({ csrfToken }) => {
      // The session goes on under another cookie, with another token.
      if (csrfToken !== null) keepToken(csrfToken);
      setValues(empty);
      await queries.invalidateQueries({ queryKey: meQuery.queryKey });
      await queries.invalidateQueries({ queryKey: ['accounts'] });
    },
    onError: (error) => {
      // What was typed is written over at once.
      if (isRefused(error)) current.current?.select();
    },
  });
  const problems = fieldProblems(changing.error);
  const isWrong = isRefused(changing.error);
  return (
    <form onSubmit={(event) => { event.preventDefault(); changing.mutate(); }}>
      <Stack gap="sm" maw={420}>
        <Text size="sm" c="dimmed">{t('password.about')}</Text>
        <PasswordInput ref={current} label={t('password.current')} required autoComplete="current-password" value={values.currentPassword} error={isWrong ? t('password.wrong') : problems.currentPassword} onChange={({ currentTarget: { value } }) => setValues((now) => ({ ...now, currentPassword: value }))} />
        <PasswordInput label={t('password.new')} required autoComplete="new-password" value={values.newPassword} error={problems.newPassword} onChange={({ currentTarget: { value } }) => setValues((now) => ({ ...now, newPassword: value }))} />
        <ProblemAlert error={isWrong ? null : changing.error} />
        <div role="status">{changing.isSuccess ? <Alert color="green" variant="light">{t('password.done')}</Alert> : null}</div>
        <Group><Button type="submit" loading={changing.isPending}>{t('password.change')}</Button></Group>
      </Stack>
    </form>
  );
}
