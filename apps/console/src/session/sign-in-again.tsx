// The session ended while a page was open: whoever it was signs in again over it, and what was typed stays.
import { Modal, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Me } from '../api/me.js';
import { queries } from '../api/queries.js';
import { SignInForm } from './sign-in-form.js';

export function SignInAgain({ me }: { me: Me }) {
  const { t } = useTranslation('session');
  // Somebody else must not see what the one before saw.
  const onDone = (now: Me) => (now.accountId === me.accountId ? void queries.invalidateQueries() : window.location.assign('/console/'));
  return (
    <Modal opened onClose={() => {}} withCloseButton={false} closeOnEscape={false} closeOnClickOutside={false} title={t('ended')}>
      <Text size="sm" mb="sm">{t('endedWhy')}</Text>
      <SignInForm onDone={onDone} />
    </Modal>
  );
}
