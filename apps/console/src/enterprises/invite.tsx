// Somebody of the enterprise gets an account and a link to set a password.
import { Button, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client.js';
import { fieldProblems, ProblemAlert } from '../ui/problem.js';
import type { Enterprise } from './enterprise.js';

export function Invite({ enterprise: { id, languages, contacts } }: { enterprise: Enterprise }) {
  const { t } = useTranslation(['enterprises', 'common']);
  const [opened, { open, close }] = useDisclosure(false);
  const { register, handleSubmit, reset } = useForm({ defaultValues: { name: '', email: contacts.find(({ kind }) => kind === 'email')?.address ?? '' } });
  // The account may be there already when its invitation fails: the next try only invites.
  const made = useRef<Schemas['Account'] | null>(null);
  const inviting = useMutation({
    mutationFn: async ({ name, email }: { name: string; email: string }) => {
      const account = made.current?.email === email ? made.current : (await api.POST('/v1/accounts', {
        body: { name, email, role: 'enterprise', organisationId: id, clusterIds: [], ...(languages[0] === undefined ? {} : { language: languages[0] }) },
      })).data;
      made.current = account;
      await api.POST('/v1/accounts/{id}/invitations', { params: { path: { id: account.id } } });
      return account;
    },
  });
  const problems = fieldProblems(inviting.error);
  const end = () => {
    close();
    inviting.reset();
    made.current = null;
    reset();
  };
  return (
    <>
      <Button size="xs" variant="default" onClick={open}>{t('invite')}</Button>
      <Modal lockScroll={false} opened={opened} onClose={end} title={t('invite')} closeButtonProps={{ 'aria-label': t('common:close') }}>
        {inviting.data ? <Stack><Text role="status">{t('invited')} <bdi>{inviting.data.email}</bdi></Text><Button onClick={end}>{t('common:close')}</Button></Stack> : (
          <form onSubmit={(event) => void handleSubmit((values) => inviting.mutate(values))(event)}>
            <Stack gap="sm">
              <Text size="sm" c="dimmed">{t('inviteWhat')}</Text>
              <TextInput label={t('personName')} required maxLength={200} dir="auto" data-autofocus error={problems.name} {...register('name')} />
              <TextInput type="email" label={t('personEmail')} required maxLength={254} error={problems.email} {...register('email')} />
              <ProblemAlert error={inviting.error} />
              <Button type="submit" loading={inviting.isPending}>{t('sendInvitation')}</Button>
            </Stack>
          </form>
        )}
      </Modal>
    </>
  );
}
