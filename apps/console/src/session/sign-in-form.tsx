// Address and password, on the page of its own and over a page whose session ended.
import { Alert, Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client.js';
import { ProblemAlert } from '../ui/problem.js';
import { CookiesRefused, signIn, type Credentials } from './session.js';

/** Ways to sign in that the installation has besides a password, as the page says. */
const ways = (document.querySelector<HTMLMetaElement>('meta[name=sign-in]')?.content ?? '').split(' ');

/** `elsewhere`: other ways are opened in another tab, since there is something in this one to keep. */
export function SignInForm({ onDone, elsewhere = false }: { onDone: () => void; elsewhere?: boolean }) {
  const { t } = useTranslation('session');
  const wordsOf = (error: unknown): string | null => {
    if (error instanceof CookiesRefused) return t('noCookies');
    return error instanceof ApiError && error.code === 'sign_in_refused' ? t('refused') : null;
  };
  const { register, handleSubmit } = useForm<Credentials>({ defaultValues: { email: '', password: '' } });
  const opening = useMutation({ mutationFn: signIn, onSuccess: onDone });
  const target = elsewhere ? '_blank' : undefined;
  const words = wordsOf(opening.error);
  return (
    <form onSubmit={(event) => void handleSubmit((credentials) => opening.mutate(credentials))(event)}>
      <Stack gap="sm">
        <TextInput type="email" label={t('email')} autoComplete="username" required {...register('email')} />
        <PasswordInput label={t('password')} autoComplete="current-password" required {...register('password')} />
        {words === null ? <ProblemAlert error={opening.error} /> : <Alert color="red" variant="light" role="alert">{words}</Alert>}
        <Button type="submit" loading={opening.isPending}>{t('signIn')}</Button>
        {ways.includes('oidc') ? <Anchor href="/oidc/sign-in" target={target}>{t('withProvider')}</Anchor> : null}
        {ways.includes('demo') ? <Anchor href="/demo" target={target}>{t('inDemo')}</Anchor> : null}
      </Stack>
    </form>
  );
}
