// What the enterprise delivered before, in the form.
import { Fieldset, NativeSelect, SimpleGrid, Text, TextInput } from '@mantine/core';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { isStaff, useMe } from '../api/me.js';
import { UnitSelect } from '../fields/unit-select.js';
import { CodesField } from './code-name.js';
import { emptyRecord, type RecordValues, type PartProps } from './form-values.js';
import { NumberText } from './number-text.js';
import { Rows } from './rows.js';
import { SumField } from './sum-field.js';

export function RecordFields({ form, problems }: PartProps) {
  const { t } = useTranslation('enterprises');
  const verifies = isStaff(useMe());
  const { register, control } = form;
  const verified = form.formState.defaultValues?.trackRecords?.filter((record) => record?.verifiedBy).length ?? 0;
  return (
    <Fieldset legend={t('field.trackRecords')}>
      {!verifies && verified > 0 ? <Text size="sm" c="dimmed" mb="xs">{t('recordsVerified')}</Text> : null}
      <Rows form={form} name="trackRecords" begin={emptyRecord} add={t('addRecord')} isFixed={(at) => !verifies && form.getValues(`trackRecords.${at}.verifiedBy`) !== ''} of={(at, isFixed) => {
        const error = (name: string) => problems[`trackRecords.${at}.${name}`];
        const field = (name: keyof RecordValues) => ({ error: error(name), readOnly: isFixed, ...register(`trackRecords.${at}.${name}`) });
        return (
          <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="xs">
            <TextInput label={t('work')} required maxLength={500} dir="auto" {...field('title')} />
            <TextInput label={t('date')} type="date" required {...field('date')} />
            <TextInput label={t('source')} description={t('recordSourceHint')} required maxLength={200} dir="auto" {...field('source')} />
            <TextInput label={t('recordBuyer')} maxLength={200} dir="auto" {...field('buyer')} />
            <Controller control={control} name={`trackRecords.${at}.codes`} render={({ field: { value, onChange } }) => <CodesField label={t('whatIsMade')} value={value} onChange={onChange} error={error('codes') ?? error('codes.0')} disabled={isFixed} />} />
            <NumberText form={form} name={`trackRecords.${at}.quantity`} label={t('field.quantity')} min={0} error={error('quantity')} readOnly={isFixed} />
            <Controller control={control} name={`trackRecords.${at}.unit`} render={({ field: { value, onChange } }) => <UnitSelect value={value} onChange={onChange} clearable onClear={() => onChange('')} error={error('unit')} disabled={isFixed} />} />
            <SumField form={form} amount={`trackRecords.${at}.valueAmount`} currency={`trackRecords.${at}.valueCurrency`} label={t('recordValue')} error={error('value.amount')} currencyError={error('value.currency')} isFixed={isFixed} />
            <NativeSelect label={t('onTime')} disabled={isFixed} error={error('onTime')} data={[{ value: '', label: t('unknown') }, { value: 'yes', label: t('yes') }, { value: 'no', label: t('no') }]} {...register(`trackRecords.${at}.onTime`)} />
            <NumberText form={form} name={`trackRecords.${at}.rejectedPercent`} label={t('rejectedPercent')} min={0} max={100} error={error('rejectedShare')} readOnly={isFixed} />
            {verifies ? <TextInput label={t('recordVerifiedBy')} description={t('recordVerifiedHint')} maxLength={200} dir="auto" {...field('verifiedBy')} /> : null}
          </SimpleGrid>
        );
      }} />
    </Fieldset>
  );
}
