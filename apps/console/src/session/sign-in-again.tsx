// The session ended while a page was open: whoever it was signs in again over it, and what was typed stays.
import { Button, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../api/me.js';
import { queries } from '../api/queries.js';
import { startAnew, takeOver, whoIsSignedIn } from './session.js';
import { SignInForm } from './sign-in-form.js';

export function SignInAgain({ me }: { me: Me }) {
  const { t } = useTranslation('session');
  // Whoever signs in in another tab need not do it here once more: it is looked when somebody comes back to this one.
  const { data: now = null } = useQuery({ queryKey: ['me', 'now'], queryFn: whoIsSignedIn, gcTime: 0, staleTime: 0, retry: false, refetchOnWindowFocus: 'always' });
  const isBack = now?.accountId === me.accountId;
  useEffect(() => { if (now !== null && isBack) void takeOver(now); }, [now, isBack]);
  return (
    <Modal opened onClose={() => {}} withCloseButton={false} closeOnEscape={false} closeOnClickOutside={false} title={t('ended')}>
      {now === null || isBack ? <Text size="sm" mb="sm">{t('endedWhy')}</Text> : (
        <Stack gap="xs" mb="md" align="flex-start">
          <Text size="sm">{t('somebodyElse', { name: `\u2068${now.name}\u2069`, before: `\u2068${me.name}\u2069` })}</Text>
          <Button variant="default" onClick={() => void startAnew()}>{t('goOnAs', { name: `\u2068${now.name}\u2069` })}</Button>
        </Stack>
      )}
      <SignInForm elsewhere onDone={() => void queries.invalidateQueries()} />
    </Modal>
  );
}
