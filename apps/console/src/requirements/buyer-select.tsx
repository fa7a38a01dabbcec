// For which buyer a CDA posts.
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Controller, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import type { Values } from './values.js';

export function BuyerSelect({ clusterId }: { clusterId: string }) {
  const { t } = useTranslation('requirements');
  const { control } = useFormContext<Values>();
  const buyers = useQuery({
    queryKey: ['buyers', 'of-cluster', clusterId], enabled: clusterId !== '',
    queryFn: async () => (await api.GET('/v1/buyers', { params: { query: { clusterId, limit: 200 } } })).data.items,
  });
  return (
    <Controller
      control={control} name="buyerId"
      render={({ field, fieldState }) => (
        <Select
          label={t('forBuyer')} description={t('forBuyerAbout')} required searchable nothingFoundMessage={t('noBuyer')} error={fieldState.error?.message} ref={field.ref}
          data={(buyers.data ?? []).map(({ id, name }) => ({ value: id, label: name }))} value={field.value === '' ? null : field.value}
          onChange={(value) => field.onChange(value ?? '')} onBlur={field.onBlur}
        />
      )}
    />
  );
}
