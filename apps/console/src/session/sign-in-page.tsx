// The first page of whoever is not signed in.
import { Anchor, Center, NativeSelect, Paper, Stack, Text, Title } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../ui/page.js';
import { languages, speak } from '../words/words.js';
import { SignInForm } from './sign-in-form.js';

export function SignInPage() {
  const { t, i18n } = useTranslation(['session', 'common']);
  const { to } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  useTitle(t('signIn'));
  return (
    <Center component="main" mih="100vh" p="md">
      <Paper withBorder p="xl" w={400} maw="100%">
        <Stack gap="md">
          <div>
            <Title order={1} size="h2">{t('common:appName')}</Title>
            <Text c="dimmed">{t('about')}</Text>
          </div>
          <SignInForm onDone={() => void navigate({ href: to ?? '/', replace: true })} />
          <Anchor component={Link} to="/forgotten">{t('forgotten')}</Anchor>
          <NativeSelect
            label={t('common:language')} value={i18n.language} data={Object.entries(languages).map(([value, label]) => ({ value, label }))}
            onChange={({ currentTarget }) => void speak(currentTarget.value)}
          />
        </Stack>
      </Paper>
    </Center>
  );
}
