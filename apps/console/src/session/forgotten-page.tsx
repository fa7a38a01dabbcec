// Asks for a link to set a new password; the answer is the same whether or not there is such an account.
import { Alert, Anchor, Button, Center, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { useTitle } from '../ui/page.js';
import { ProblemAlert } from '../ui/problem.js';

export function ForgottenPage() {
  const { t } = useTranslation('session');
  useTitle(t('forgottenTitle'));
  const { register, handleSubmit } = useForm({ defaultValues: { email: '' } });
  const asking = useMutation({ mutationFn: (body: { email: string }) => api.POST('/v1/password-resets', { body }) });
  return (
    <Center component="main" mih="100vh" p="md">
      <Paper withBorder p="xl" w={400} maw="100%">
        <form onSubmit={(event) => void handleSubmit((body) => asking.mutate(body))(event)}>
          <Stack gap="md">
            <Title order={1} size="h2">{t('forgottenTitle')}</Title>
            <Text c="dimmed">{t('forgottenAbout')}</Text>
            <TextInput type="email" label={t('email')} autoComplete="username" required {...register('email')} />
            <ProblemAlert error={asking.error} />
            {asking.isSuccess ? <Alert role="status" color="green" variant="light">{t('linkSent')}</Alert> : null}
            <Button type="submit" loading={asking.isPending}>{t('sendLink')}</Button>
            <Anchor component={Link} to="/sign-in">{t('backToSignIn')}</Anchor>
          </Stack>
        </form>
      </Paper>
    </Center>
  );
}
