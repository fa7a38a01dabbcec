// The form of a service offer, new or changed.
import { Button, Group, MultiSelect, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { isStaff, useMe } from '../api/me.js';
import { CodePicker } from '../fields/code-picker.js';
import { useLanguages } from '../fields/countries.js';
import { Restored, useKeptValues } from '../fields/kept.js';
import { MoneyInput } from '../fields/money-input.js';
import { NumberField } from '../fields/number-field.js';
import { UnitSelect } from '../fields/unit-select.js';
import { fieldProblems, ProblemAlert } from '../ui/problem.js';
import { Unsaved } from '../ui/unsaved.js';
import { CapacityEditor } from './capacity-editor.js';
import type { OfferValues } from './offer-values.js';
import { PlacesEditor } from './places-editor.js';
import { TimesEditor } from './times-editor.js';

interface OfferFormProps {
  first: OfferValues;
  isNew: boolean;
  /** Under which name what is typed is kept until it is sent; null: it is not. */
  keptAs: string | null;
  isPending: boolean;
  error: unknown;
  /** `onDone` is called once they are at the server. */
  onSave: (values: OfferValues, onDone: () => void) => void;
}

export function OfferForm({ first, isNew, keptAs, isPending, error, onSave }: OfferFormProps) {
  const { t } = useTranslation(['provider', 'common']);
  const me = useMe();
  const [begun] = useState(first);
  const { values, change: set, isRestored, forget, startOver } = useKeptValues(keptAs, first);
  const languages = useLanguages(values.languages);
  const [isTried, setTried] = useState(false);
  const problems: Record<string, string> = {
    ...(isTried && values.code === null ? { code: t('chooseCode') } : {}), ...(isTried && values.unit === '' ? { unit: t('chooseUnit') } : {}), ...fieldProblems(error),
  };
  const save = () => {
    setTried(true);
    if (values.code !== null && values.unit !== '') onSave(values, forget);
  };
  const timesProblem = Object.entries(problems).find(([field]) => field.startsWith('times'))?.[1];
  return (
    <form onSubmit={(event) => { event.preventDefault(); save(); }}>
      <Unsaved isChanged={keptAs === null && JSON.stringify(values) !== JSON.stringify(begun)} />
      <Stack gap="md" maw={760}>
        {isRestored ? <Restored onStartOver={startOver} /> : null}
        {isNew && isStaff(me) ? <ProviderSelect value={values.providerId} onChange={(providerId) => set({ providerId })} error={problems.providerId} /> : null}
        <CodePicker
          label={t('codeLabel')} description={t('codeAbout')} text={values.codeText} onText={(codeText) => set({ codeText })} code={values.code} required={values.code === null} codeNeeded
          onCode={(code) => set({ code: code?.code ?? null, ...(code !== null && values.unit === '' ? { unit: code.unit } : {}) })} error={problems.code}
        />
        <TextInput label={t('title')} description={t('titleAbout')} dir="auto" required maxLength={200} value={values.title} error={problems.title} onChange={({ currentTarget }) => set({ title: currentTarget.value })} />
        <Textarea label={t('text')} dir="auto" autosize minRows={3} maxLength={2000} value={values.text} error={problems.text} onChange={({ currentTarget }) => set({ text: currentTarget.value })} />
        <UnitSelect label={t('unit')} required value={values.unit} onChange={(unit) => set({ unit })} error={problems.unit} />
        <MoneyInput label={t('priceLabel')} description={t('priceAbout')} value={values.price} onChange={(price) => set({ price })} error={problems['price.amount'] ?? problems.price} currencyError={problems['price.currency']} />
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <NumberField label={t('minimumQuantity')} value={values.minimumQuantity} onChange={(minimumQuantity) => set({ minimumQuantity })} error={problems.minimumQuantity} />
          <NumberField label={t('leadTimeDays')} allowDecimal={false} value={values.leadTimeDays} onChange={(leadTimeDays) => set({ leadTimeDays })} error={problems.leadTimeDays} />
          <NumberField label={t('sessionMinutes')} allowDecimal={false} value={values.sessionMinutes} onChange={(sessionMinutes) => set({ sessionMinutes })} error={problems.sessionMinutes} />
        </SimpleGrid>
        <MultiSelect label={t('languages')} description={t('languagesAbout')} searchable data={languages} value={values.languages} onChange={(chosen) => set({ languages: chosen })} error={problems.languages} />
        <TimesEditor value={values.times} onChange={(times) => set({ times })} error={timesProblem} />
        <PlacesEditor value={values.places} onChange={(places) => set({ places })} problems={problems} />
        <CapacityEditor value={values.capacity} unit={values.unit} onChange={(capacity) => set({ capacity })} problems={problems} />
        <TextInput type="date" label={t('validUntil')} description={t('validUntilAbout')} maw={260} value={values.validUntil} error={problems.validUntil} onChange={({ currentTarget }) => set({ validUntil: currentTarget.value })} />
        <ProblemAlert error={error} />
        <Group><Button type="submit" loading={isPending}>{isNew ? t('post') : t('common:save')}</Button></Group>
      </Stack>
    </form>
  );
}

/** For those who post for a provider. */
function ProviderSelect({ value, onChange, error }: { value: string; onChange: (id: string) => void; error?: string | undefined }) {
  const { t } = useTranslation(['provider', 'common']);
  const providers = useQuery({ queryKey: ['providers', 'choice'], queryFn: async () => (await api.GET('/v1/providers', { params: { query: { limit: 200 } } })).data.items });
  return (
    <Select
      label={t('provider')} required searchable value={value === '' ? null : value} error={error} data={(providers.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id) => onChange(id ?? '')}
    />
  );
}
