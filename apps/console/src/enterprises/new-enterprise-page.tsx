// Registers an enterprise; says at once when it is likely there already.
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { useCluster } from '../api/me.js';
import { OfCluster } from '../ui/of-cluster.js';
import { Page } from '../ui/page.js';
import { EnterpriseForm } from './enterprise-form.js';
import { emptyForm, sentOf, type FormValues } from './form-values.js';

export function NewEnterprisePage() {
  const { t } = useTranslation('enterprises');
  const { id: clusterId, cluster } = useCluster();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const registering = useMutation({
    mutationFn: async ({ clusterId: its, values }: { clusterId: string; values: FormValues }) => {
      const { externalId, capabilities, ...sent } = sentOf(values, null, { today: new Date().toISOString().slice(0, 10), verifies: true });
      const claims = capabilities.map(({ validUntil, ...claim }) => ({ status: 'declared' as const, ...claim, capacity: [], ...(typeof validUntil === 'string' ? { validUntil } : {}) }));
      return (await api.POST('/v1/enterprises', { body: {
        clusterId: its, ...sent, capabilities: claims, active: true, ...(externalId === null ? {} : { externalId }),
      } })).data;
    },
    onSuccess: async ({ id }) => {
      notifications.show({ message: t('registered'), withCloseButton: false });
      void queries.invalidateQueries({ queryKey: ['enterprises'] });
      void queries.invalidateQueries({ queryKey: ['duplicates'] });
      await navigate({ to: '/enterprises/$id', params: { id }, ignoreBlocker: true });
    },
  });
  return (
    <Page title={t('registerNew')} about={cluster === null ? undefined : <bdi dir="auto">{cluster.name}</bdi>}>
      <OfCluster>{clusterId === null ? null : (
        <EnterpriseForm begin={emptyForm} error={registering.error} isPending={registering.isPending} send={t('register')}
          onSend={(values) => registering.mutate({ clusterId, values })} />
      )}</OfCluster>
    </Page>
  );
}
