// One lot of the form: what, how much, until when and for how much at most; what is rarely asked for is folded away.
import { Button, Collapse, Fieldset, Group, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useId } from 'react';
import { Controller, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { CodePicker } from '../fields/code-picker.js';
import { MoneyInput } from '../fields/money-input.js';
import { NumberField } from '../fields/number-field.js';
import { UnitSelect } from '../fields/unit-select.js';
import { MoreDemands } from './more-demands.js';
import type { LotValues, Values } from './values.js';

interface LotFieldsProps {
  index: number;
  count: number;
  canAdd: boolean;
  onCopy: () => void;
  onRemove: () => void;
}

const hasMore = ({ place, mandatoryCertifications, preferredCertifications, language }: LotValues) =>
  Object.values(place).some((value) => value !== '' && value !== null) || mandatoryCertifications.length + preferredCertifications.length > 0 || language !== '';

export function LotFields({ index, count, canAdd, onCopy, onRemove }: LotFieldsProps) {
  const { t } = useTranslation('requirements');
  const { control, register, getValues, setValue, formState: { errors } } = useFormContext<Values>();
  const wrong = errors.lots?.[index];
  const hasHidden = wrong?.place !== undefined || wrong?.mandatoryCertifications !== undefined || wrong?.preferredCertifications !== undefined || wrong?.language !== undefined;
  const [isOpen, more] = useDisclosure(hasMore(getValues(`lots.${index}`)));
  const moreId = useId();
  const at = `lots.${index}` as const;
  return (
    <Fieldset legend={t('lotNumber', { number: index + 1 })}>
      <Stack gap="sm">
        <Controller
          control={control} name={`${at}.text`}
          render={({ field }) => (
            <Controller
              control={control} name={`${at}.code`}
              render={({ field: code }) => (
                <CodePicker
                  label={t('what')} description={t('whatAbout')} required text={field.value} onText={field.onChange} inputRef={field.ref} onBlur={field.onBlur}
                  code={code.value} error={wrong?.text?.message ?? wrong?.code?.message}
                  onCode={(chosen) => {
                    code.onChange(chosen?.code ?? null);
                    if (chosen !== null && getValues(`${at}.unit`) === '') setValue(`${at}.unit`, chosen.unit, { shouldValidate: wrong?.unit !== undefined });
                  }}
                />
              )}
            />
          )}
        />
        <Group gap="sm" align="flex-start" grow preventGrowOverflow={false}>
          <Controller
            control={control} name={`${at}.quantity`}
            render={({ field }) => (
              <NumberField label={t('quantity')} required error={wrong?.quantity?.message} ref={field.ref} value={field.value} onChange={field.onChange} onBlur={field.onBlur} min={0} max={1e9} miw="8rem" />
            )}
          />
          <Controller
            control={control} name={`${at}.unit`}
            render={({ field }) => <UnitSelect required error={wrong?.unit?.message} ref={field.ref} value={field.value} onChange={field.onChange} onBlur={field.onBlur} miw="8rem" />}
          />
          <TextInput type="date" label={t('deadline')} required error={wrong?.deadline?.message} min={new Date().toISOString().slice(0, 10)} max="2200-12-31" miw="9rem" {...register(`${at}.deadline`)} />
        </Group>
        <Controller
          control={control} name={`${at}.ceilingPrice`}
          render={({ field }) => (
            <MoneyInput
              label={t('ceiling')} description={t('ceilingAbout')} value={field.value} onChange={field.onChange}
              error={wrong?.ceilingPrice?.amount?.message} currencyError={wrong?.ceilingPrice?.currency?.message}
            />
          )}
        />
        {/* Long lists of countries and languages, for each of many lots, only where they are wanted. */}
        <Collapse expanded={isOpen || hasHidden} id={moreId}>{isOpen || hasHidden ? <MoreDemands index={index} /> : null}</Collapse>
        <Group gap="xs">
          <Button variant="subtle" size="compact-sm" aria-expanded={isOpen || hasHidden} aria-controls={moreId} onClick={more.toggle}>{isOpen || hasHidden ? t('fewerDemands') : t('moreDemands')}</Button>
          {canAdd ? <Button variant="subtle" size="compact-sm" onClick={onCopy}>{t('copyLotNumber', { number: index + 1 })}</Button> : null}
          {count > 1 ? <Button variant="subtle" color="red" size="compact-sm" onClick={onRemove}>{t('removeLotNumber', { number: index + 1 })}</Button> : null}
        </Group>
      </Stack>
    </Fieldset>
  );
}
