// What somebody else changed in a draft: what stood there before and what stands there now, lot by lot.
import { List } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQuantities } from '../fields/quantity.js';
import { useFormats } from '../ui/formats.js';
import { Theirs } from '../ui/theirs.js';
import { changedBetween, type LotValues, type Values } from './values.js';

export function DraftChanges({ was, is }: { was: Values; is: Values }) {
  const { t } = useTranslation('requirements');
  const lotInWords = useLotInWords();
  const { title, description, lots } = changedBetween(was, is);
  return (
    <List size="sm">
      {title ? <Changed what={t('title')} was={was.title} is={is.title} /> : null}
      {description ? <Changed what={t('description')} was={was.description} is={is.description} /> : null}
      {lots.map((at) => <Changed key={at} what={t('lotNumber', { number: at + 1 })} was={lotInWords(was.lots[at])} is={lotInWords(is.lots[at])} />)}
    </List>
  );
}

const nothing = '–';

function Changed({ what, was, is }: { what: string; was: string; is: string }) {
  return <List.Item><b>{what}</b>: <del><Theirs>{was || nothing}</Theirs></del> → <ins><Theirs>{is || nothing}</Theirs></ins></List.Item>;
}

/** All that is stated of a lot in one line; of one that is not there nothing. */
function useLotInWords(): (lot: LotValues | undefined) => string {
  const { day, money } = useFormats();
  const { quantity } = useQuantities();
  return (lot) => {
    if (lot === undefined) return '';
    const { text, code, unit, deadline, place, ceilingPrice: { amount, currency }, mandatoryCertifications, preferredCertifications, language } = lot;
    return [
      text, code, lot.quantity === null || unit === '' ? null : quantity(lot.quantity, unit), deadline === '' ? null : day(deadline), amount === null ? null : money({ amount, currency }),
      ...mandatoryCertifications, ...preferredCertifications, ...Object.values(place), language,
    ].filter((each) => each !== null && each !== '').join(' · ');
  };
}
