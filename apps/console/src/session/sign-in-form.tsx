// Address and password, on the page of its own and over a page whose session ended.
import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client.js';
import type { Me } from '../api/me.js';
import { ProblemAlert } from '../ui/problem.js';
import { signIn, type Credentials } from './session.js';

export function SignInForm({ onDone }: { onDone: (me: Me) => void }) {
  const { t } = useTranslation('session');
  const { register, handleSubmit } = useForm<Credentials>({ defaultValues: { email: '', password: '' } });
  const opening = useMutation({ mutationFn: signIn, onSuccess: onDone });
  const isRefused = opening.error instanceof ApiError && opening.error.code === 'sign_in_refused';
  return (
    <form onSubmit={(event) => void handleSubmit((credentials) => opening.mutate(credentials))(event)}>
      <Stack gap="sm">
        <TextInput type="email" label={t('email')} autoComplete="username" required {...register('email')} />
        <PasswordInput label={t('password')} autoComplete="current-password" required {...register('password')} />
        {isRefused ? <Alert color="red" variant="light" role="alert">{t('refused')}</Alert> : <ProblemAlert error={opening.error} />}
        <Button type="submit" loading={opening.isPending}>{t('signIn')}</Button>
      </Stack>
    </form>
  );
}
