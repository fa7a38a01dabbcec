// A new cluster, by an administrator; then its enterprises come in.
import { Select } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { chooseCluster } from '../api/me.js';
import { queries } from '../api/queries.js';
import { useCurrencies } from '../fields/money-input.js';
import { fieldProblems } from '../ui/problem.js';
import { Page } from '../ui/page.js';
import { ClusterForm, type ClusterFacts } from './cluster-form.js';

const empty: ClusterFacts = { name: '', trade: '', place: { country: '' }, languages: [], vision: '' };

export function NewClusterPage() {
  const { t } = useTranslation(['settings', 'fields']);
  const navigate = useNavigate();
  const [facts, setFacts] = useState(empty);
  const [currency, setCurrency] = useState<string | null>(null);
  const creating = useMutation({
    mutationFn: async (body: { currency: string }) => {
      const { vision, ...stated } = facts;
      return (await api.POST('/v1/clusters', { body: { ...stated, ...body, ...(vision === '' ? {} : { vision }) } })).data;
    },
    onSuccess: async ({ id }) => {
      chooseCluster(id);
      await queries.invalidateQueries({ queryKey: ['clusters'] });
      await navigate({ to: '/enterprises' });
    },
  });
  return (
    <Page title={t('clusterIs.new')} about={t('clusterIs.newAbout')}>
      <ClusterForm
        value={facts} onChange={(part) => setFacts((before) => ({ ...before, ...part }))} error={creating.error} isPending={creating.isPending} send={t('clusterIs.create')}
        isDisabled={currency === null} onSend={() => { if (currency !== null) creating.mutate({ currency }); }}
      >
        <Select
          label={t('fields:currency')} description={t('clusterIs.currencyAbout')} required searchable comboboxProps={{ keepMounted: false }} nothingFoundMessage={t('nothingFound')}
          data={useCurrencies()} value={currency} error={fieldProblems(creating.error).currency} onChange={setCurrency}
        />
      </ClusterForm>
    </Page>
  );
}
