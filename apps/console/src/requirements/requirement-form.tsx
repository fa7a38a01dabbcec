// A requirement as it is written: what is needed, lot by lot, with what could match it now beside it.
import { Alert, Button, Grid, Group, Select, Stack, Textarea, TextInput, Title } from '@mantine/core';
import { useEffect, useMemo, useRef } from 'react';
import { FormProvider, set, useFieldArray, useForm, useWatch, type Control, type FieldErrors, type FieldPath, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useCluster, useMe } from '../api/me.js';
import { Restored } from '../fields/kept.js';
import { fieldProblems, ProblemAlert } from '../ui/problem.js';
import { BuyerSelect } from './buyer-select.js';
import { keepValues, useOtherTab } from './kept-values.js';
import { LotFields } from './lot-fields.js';
import { PreviewPanel } from './preview-panel.js';
import { fieldOf, nextLot, problemsOf, type Values } from './values.js';

const mostLots = 50;
const today = () => new Date().toISOString().slice(0, 10);

interface RequirementFormProps {
  /** Of the draft that is changed; `new` for one that is not at the server yet. */
  id: string;
  /** Of the draft as it was read; 0 for one that is not at the server yet. */
  version: number;
  initial: Values;
  /** True when these are values that were typed before and not sent. */
  isRestored: boolean;
  /** Gives up what was typed before. */
  onStartOver: () => void;
  /** Begins anew with what is kept now, as another tab left it. */
  onTake: () => void;
  isBusy: boolean;
  error: unknown;
  onSave: (values: Values) => void;
  onPost: (values: Values) => void;
}

export function RequirementForm({ id, version, initial, isRestored, onStartOver, onTake, isBusy, error, onSave, onPost }: RequirementFormProps) {
  const { t } = useTranslation(['requirements', 'common', 'fields']);
  const me = useMe();
  const { all: clusters, id: clusterId } = useCluster();
  const forBuyer = me.role !== 'buyer';
  const resolver = useMemo(() => (values: Values) => {
    const errors: FieldErrors<Values> = {};
    for (const [field, key] of problemsOf(values, { today: today(), forBuyer })) set(errors, field, { type: 'value', message: t(`wrong.${key}`) });
    return Object.keys(errors).length === 0 ? { values, errors: {} } : { values: {}, errors };
  }, [forBuyer, t]);
  const form = useForm<Values>({ defaultValues: initial, resolver });
  const { register, control, handleSubmit, setError, setValue, getValues, formState: { errors } } = form;
  const lots = useFieldArray({ control, name: 'lots' });
  useEffect(() => {
    if (clusterId !== null && getValues('clusterId') === '') setValue('clusterId', clusterId);
  }, [clusterId, getValues, setValue]);
  useKept(me.accountId, id, version, form);
  useEffect(() => {
    Object.entries(fieldProblems(error)).forEach(([field, message], index) =>
      setError(fieldOf(field) as FieldPath<Values>, { type: 'server', message }, { shouldFocus: index === 0 }));
  }, [error, setError]);
  const wantedClusterId = useWatch({ control, name: 'clusterId' });
  const otherTab = useOtherTab(me.accountId, id);
  const isWaiting = isBusy || wantedClusterId === '';
  return (
    <FormProvider {...form}>
      <form noValidate onSubmit={(event) => void handleSubmit(onPost)(event)}>
        <Grid gap="lg">
          <Grid.Col span={{ base: 12, md: 8 }}>
            <Stack gap="md">
              {isRestored ? <Restored onStartOver={onStartOver} /> : null}
              {forBuyer && id === 'new' ? <BuyerSelect clusterId={wantedClusterId} /> : null}
              {clusters.length > 1 && id === 'new' ? (
                <Select
                  label={t('common:cluster')} allowDeselect={false} data={clusters.map((each) => ({ value: each.id, label: each.name }))} value={wantedClusterId}
                  error={errors.clusterId?.message} onChange={(value) => { if (value !== null) setValue('clusterId', value); }}
                />
              ) : null}
              <TextInput label={t('title')} description={t('titleAbout')} required maxLength={300} dir="auto" error={errors.title?.message} {...register('title')} />
              <Textarea label={t('description')} description={t('descriptionAbout')} maxLength={4000} autosize minRows={2} maxRows={12} dir="auto" error={errors.description?.message} {...register('description')} />
              <Title order={2} size="h3">{t('lots')}</Title>
              {lots.fields.map((field, index) => (
                <LotFields
                  key={field.id} index={index} count={lots.fields.length} canAdd={lots.fields.length < mostLots}
                  onCopy={() => lots.insert(index + 1, getValues(`lots.${index}`), { focusName: `lots.${index + 1}.quantity` })}
                  onRemove={() => lots.remove(index)}
                />
              ))}
              <Group><Button variant="default" disabled={lots.fields.length >= mostLots} onClick={() => lots.append(nextLot(getValues('lots')), { focusName: `lots.${lots.fields.length}.text` })}>{t('addLot')}</Button></Group>
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 4 }}><Preview control={control} forBuyer={forBuyer} /></Grid.Col>
          {/* Last also where all stands below one another: who could match is seen before it is posted. */}
          <Grid.Col span={{ base: 12, md: 8 }}>
            <Stack gap="md">
              {otherTab === null ? null : (
                <Alert role="alert" color="yellow" variant="light" title={t(`otherTab.${otherTab}`)}>
                  <Button type="button" size="xs" variant="default" onClick={otherTab === 'gone' ? onStartOver : onTake}>{otherTab === 'gone' ? t('fields:startOver') : t('otherTab.take')}</Button>
                </Alert>
              )}
              <ProblemAlert error={error} />
              {Object.keys(errors).length > 0 ? <Alert role="alert" color="red" variant="light">{t('seeFields')}</Alert> : null}
              <Group>
                <Button type="submit" loading={isBusy} disabled={isWaiting}>{t('post')}</Button>
                <Button variant="default" disabled={isWaiting} onClick={() => void handleSubmit(onSave)()}>{t('saveDraft')}</Button>
              </Group>
            </Stack>
          </Grid.Col>
        </Grid>
      </form>
    </FormProvider>
  );
}

/** Follows every key that is pressed, so that the form itself need not: it may have many lots. */
function Preview({ control, forBuyer }: { control: Control<Values>; forBuyer: boolean }) {
  const values = useWatch({ control }) as Values;
  return <PreviewPanel values={values} isReady={problemsOf(values, { today: today(), forBuyer }).every(([field]) => field === 'title')} forBuyer={forBuyer} />;
}

/** Keeps what is typed in this browser as it is typed; what only the page itself filled in is nothing to keep. */
function useKept(accountId: string, id: string, version: number, { subscribe, getValues }: UseFormReturn<Values>): void {
  const last = useRef<string | null>(null);
  useEffect(() => {
    last.current ??= textOf(getValues());
    return subscribe({
      formState: { values: true },
      callback: ({ values }) => {
        const text = textOf(values);
        if (text === last.current) return;
        last.current = text;
        keepValues(accountId, id, { values, version });
      },
    });
  }, [accountId, id, version, subscribe, getValues]);
}

const textOf = ({ clusterId: _, ...typed }: Values): string => JSON.stringify(typed);
