// What a lot asks for, line by line; what it does not ask for is left out.
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuantities } from '../fields/quantity.js';
import { useFormats } from '../ui/formats.js';
import { Theirs } from '../ui/theirs.js';
import type { Lot } from './questions.js';
import classes from './requirements.module.css';

export function LotDemands({ lot }: { lot: Lot }) {
  const { t, i18n } = useTranslation(['requirements', 'fields']);
  const { day, money, number } = useFormats();
  const { quantity } = useQuantities();
  const { place, normalised, ceilingPrice, mandatoryCertifications = [], preferredCertifications = [], language } = lot;
  const isConverted = normalised !== null && normalised.quantity !== lot.quantity;
  const countries = new Intl.DisplayNames(i18n.language, { type: 'region' });
  const languages = new Intl.DisplayNames(i18n.language, { type: 'language' });
  const lines: [label: string, value: ReactNode][] = [
    [t('quantity'), <>{quantity(lot.quantity, lot.unit)}{isConverted ? <Text span size="sm" c="dimmed"> = {quantity(normalised.quantity, normalised.unit)}</Text> : null}</>],
    [t('deadline'), day(lot.deadline)],
    ...(ceilingPrice === undefined ? [] : [[t('ceiling'), money(ceilingPrice)] as [string, ReactNode]]),
    ...(mandatoryCertifications.length === 0 ? [] : [[t('mandatoryCertifications'), <Theirs key="m">{mandatoryCertifications.join(', ')}</Theirs>] as [string, ReactNode]]),
    ...(preferredCertifications.length === 0 ? [] : [[t('preferredCertifications'), <Theirs key="p">{preferredCertifications.join(', ')}</Theirs>] as [string, ReactNode]]),
    ...(place === undefined ? [] : [[t('place'), <>
      <Theirs>{[place.town, place.region, countries.of(place.country)].filter((each) => each !== undefined).join(', ')}</Theirs>
      {place.latitude === undefined || place.longitude === undefined ? null : ` (${number(place.latitude)}; ${number(place.longitude)})`}
      {place.maxDistanceKm === undefined ? null : ` · ${t('atMostKm', { n: number(place.maxDistanceKm) })}`}
    </>] as [string, ReactNode]]),
    ...(language === undefined ? [] : [[t('workLanguage'), languages.of(language) ?? language] as [string, ReactNode]]),
  ];
  return (
    <dl className={classes.facts}>
      {lines.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}
    </dl>
  );
}
