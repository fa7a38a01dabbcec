// A buyer or provider that is not in the registry yet, within the form that invites somebody of it.
import { Button, Checkbox, Fieldset, Group, Select, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProviderKind } from '#contracts/registry/providers.js';
import { api } from '../api/client.js';
import { queries } from '../api/queries.js';
import { useCountries } from '../fields/countries.js';
import { fieldProblems, ProblemAlert } from '../ui/problem.js';

interface NewOrganisationProps {
  kind: 'buyer' | 'provider';
  clusterId: string;
  onMade: (made: { id: string; name: string }) => void;
  onCancel: () => void;
}

export function NewOrganisation({ kind, clusterId, onMade, onCancel }: NewOrganisationProps) {
  const { t } = useTranslation(['settings', 'enterprises', 'fields', 'common']);
  const countries = useCountries();
  const [values, setValues] = useState({ name: '', country: '', does: null as ProviderKind | null, email: '', consent: false });
  const set = (part: Partial<typeof values>) => setValues((now) => ({ ...now, ...part }));
  const registering = useMutation({
    mutationFn: async () => {
      const { name, country, does, email, consent } = values;
      const shared = { name: name.trim(), clusterIds: [clusterId], languages: [], contacts: email.trim() === '' ? [] : [{ kind: 'email' as const, address: email.trim(), consent }] };
      return kind === 'buyer'
        ? (await api.POST('/v1/buyers', { body: { ...shared, country, optOutEnterpriseIds: [] } })).data
        : (await api.POST('/v1/providers', { body: { ...shared, kind: does ?? 'other', active: true, establishments: [] } })).data;
    },
    onSuccess: async (made) => {
      await queries.invalidateQueries({ queryKey: [kind === 'buyer' ? 'buyers' : 'providers'] });
      onMade(made);
    },
  });
  const problems = fieldProblems(registering.error);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const lacks = values.name.trim() === '' || (kind === 'buyer' ? values.country === '' : values.does === null);
  return (
    <Fieldset legend={t(`organisation.new.${kind}`)}>
      <Stack gap="sm">
        <TextInput label={t('organisation.name')} dir="auto" required maxLength={200} ref={first} value={values.name} error={problems.name} onChange={({ currentTarget }) => set({ name: currentTarget.value })} />
        {kind === 'buyer' ? (
          <Select label={t('fields:country')} required searchable nothingFoundMessage={t('nothingFound')} data={countries} value={values.country === '' ? null : values.country} error={problems.country} onChange={(country) => set({ country: country ?? '' })} />
        ) : (
          <Select label={t('enterprises:field.kind')} required data={ProviderKind.options.map((value) => ({ value, label: t(`enterprises:providerKind.${value}`) }))} value={values.does} error={problems.kind} onChange={(does) => set({ does: ProviderKind.options.find((each) => each === does) ?? null })} />
        )}
        <TextInput label={t('organisation.email')} description={t('organisation.emailAbout')} type="email" maxLength={254} value={values.email} error={problems['contacts.0.address']} onChange={({ currentTarget }) => set({ email: currentTarget.value })} />
        {values.email.trim() === '' ? null : <Checkbox label={t('enterprises:personAgreed')} checked={values.consent} onChange={({ currentTarget }) => set({ consent: currentTarget.checked })} />}
        <ProblemAlert error={registering.error} />
        <Group gap="xs">
          <Button variant="default" disabled={lacks} loading={registering.isPending} onClick={() => registering.mutate()}>{t('organisation.register')}</Button>
          <Button variant="subtle" onClick={onCancel}>{t('common:cancel')}</Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}
