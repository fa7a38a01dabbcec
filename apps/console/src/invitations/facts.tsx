// What is asked for, as a list of terms: on an invitation and on the sheet of what was agreed.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQuantities } from '../fields/quantity.js';
import { useFormats } from '../ui/formats.js';
import { Theirs } from '../ui/theirs.js';
import classes from './facts.module.css';
import type { AnyInvitation } from './invitation.js';

export interface Fact {
  term: string;
  value: React.ReactNode;
}

/** Terms beside what they stand for; one below the other where it is narrow. */
export function Facts({ of }: { of: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {of.map(({ term, value }) => <div key={term}><Text component="dt" size="sm" c="dimmed">{term}</Text><dd>{value}</dd></div>)}
    </dl>
  );
}

/** Terms of an invitation but its quantity and its two sides. */
export function useTerms(): (invitation: AnyInvitation) => Fact[] {
  const { t, i18n } = useTranslation('invitations');
  const { day, money, number } = useFormats();
  const { per } = useQuantities();
  return ({ market, text, deadline, price, place, certifications, times, language, unit }) => {
    const country = place === null ? undefined : new Intl.DisplayNames(i18n.language, { type: 'region' }).of(place.country);
    const where = [place?.town, country].filter((each) => each !== undefined).join(', ');
    const distance = place?.maxDistanceKm;
    const weekday = (name: string) => new Intl.DateTimeFormat(i18n.language, { weekday: 'long', timeZone: 'UTC' })
      .format(new Date(Date.UTC(2024, 0, 1 + ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].indexOf(name))));
    return [
      ...(text === null ? [] : [{ term: t('inDetail'), value: <Theirs>{text}</Theirs> }]),
      { term: market === 'linkages' ? t('deadline') : t('usefulUntil'), value: day(deadline) },
      { term: market === 'linkages' ? t('price') : t('budget'), value: price === null ? t('noPrice') : t('atMost', { price: per(money(price), unit) }) },
      ...(place === null ? [] : [{
        term: market === 'linkages' ? t('place') : t('comingFrom'),
        value: <><Theirs>{where}</Theirs>{distance === undefined ? null : <> ({t('within', { km: number(distance) })})</>}</>,
      }]),
      ...(certifications.length === 0 ? [] : [{ term: t('certificates'), value: <Theirs>{certifications.join(', ')}</Theirs> }]),
      ...(times.length === 0 ? [] : [{ term: t('times'), value: times.map(({ weekdays, from, to }) => `${weekdays.map(weekday).join(', ')} ${from}–${to}`).join('; ') }]),
      ...(language === null ? [] : [{ term: t('language'), value: new Intl.DisplayNames(i18n.language, { type: 'language' }).of(language) ?? language }]),
    ];
  };
}
