// Buyers that an enterprise does not want, and those it must not meet; only those who work for the cluster know the buyers.
import { Fieldset, MultiSelect, SimpleGrid, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { isStaff, useCluster, useMe } from '../api/me.js';
import type { PartProps } from './form-values.js';

export function BuyersField({ form: { control }, problems }: PartProps) {
  const { t } = useTranslation('enterprises');
  const knowsBuyers = isStaff(useMe());
  const { id: clusterId } = useCluster();
  const buyers = useQuery({
    queryKey: ['buyers', 'of-cluster', clusterId], enabled: knowsBuyers && clusterId !== null,
    queryFn: async () => (await api.GET('/v1/buyers', { params: { query: { clusterId: clusterId!, limit: 200 } } })).data.items,
  });
  const problemOf = (name: string) => Object.entries(problems).find(([field]) => field === name || field.startsWith(`${name}.`))?.[1];
  return (
    <Fieldset legend={t('buyers')}>
      {knowsBuyers ? (
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {(['optOutBuyerIds', 'conflictBuyerIds'] as const).map((name) => (
            <Controller key={name} control={control} name={name} render={({ field: { value, onChange } }) => (
              <MultiSelect
                label={t(`field.${name}`)} description={t(`${name}What`)} searchable nothingFoundMessage={t('nothingFound')} value={value} onChange={onChange} error={problemOf(name)}
                data={[...(buyers.data ?? []), ...value.filter((id) => !buyers.data?.some((buyer) => buyer.id === id)).map((id) => ({ id, name: id }))].map(({ id, name: label }) => ({ value: id, label }))}
              />
            )} />
          ))}
        </SimpleGrid>
      ) : <Text size="sm">{t('buyersAsk')}</Text>}
    </Fieldset>
  );
}
