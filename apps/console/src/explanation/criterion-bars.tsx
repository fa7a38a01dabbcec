// The score as bars: what each criterion could give (the frame) and what it gives (the filling), with numbers and words; as a table too.
import { Button, Group, Stack, Switch, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CsvButton } from '../ui/csv.js';
import { useFormats } from '../ui/formats.js';
import { sumOf, type Arithmetic, type Criterion } from './arithmetic.js';
import classes from './criteria.module.css';
import { Sentence } from './sentence.js';
import { useWording } from './wording.js';

interface CriterionBarsProps {
  of: Pick<Arithmetic, 'score' | 'criteria'>;
  /** Level of the heading. */
  order?: 2 | 3 | 4;
  /** Of the file, without its ending. */
  fileName?: string;
}

export function CriterionBars({ of: { score, criteria }, order = 3, fileName = 'score' }: CriterionBarsProps) {
  const { t } = useTranslation(['explanation', 'common']);
  const formats = useFormats();
  const wording = useWording();
  const [asTable, setAsTable] = useState(false);
  const [exact, setExact] = useState(false);
  const number = exact ? String : formats.points;
  const most = Math.max(...criteria.map(({ weight }) => weight), 0);
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="xs">
        <Title order={order} size="h5">{t('scoreIs', { score: number(score) })}</Title>
        <Group gap="xs" className="no-print">
          <Switch size="sm" label={t('allDigits')} checked={exact} onChange={({ currentTarget }) => setExact(currentTarget.checked)} />
          <Button size="xs" variant="default" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>{t(asTable ? 'common:showPicture' : 'common:showTable')}</Button>
          <CsvButton
            name={fileName} head={[t('criterionHead'), t('value'), t('weight'), t('contribution'), t('basisHead'), t('words')]}
            rows={() => [
              ...criteria.map((each) => [wording.criterion(each.criterion), each.value, each.weight, each.contribution, t(`basis.${each.basis}`), wording.criterionSentence(each) ?? each.words]),
              [t('sum'), null, null, sumOf(criteria), null, null],
            ]}
          />
        </Group>
      </Group>
      {asTable ? <CriterionTable criteria={criteria} number={number} /> : (
        <ul className={classes.bars}>
          {criteria.map((each) => <CriterionBar key={each.criterion} of={each} most={most} number={number} />)}
        </ul>
      )}
      <Text size="sm" c="dimmed">{t('addsUp', { sum: number(sumOf(criteria)) })}</Text>
    </Stack>
  );
}

function CriterionBar({ of, most, number }: { of: Criterion; most: number; number: (value: number) => string }) {
  const { t } = useTranslation('explanation');
  const wording = useWording();
  const { criterion, basis, value, weight, contribution } = of;
  const isCounted = basis !== 'none' && weight > 0;
  return (
    <li>
      <div className={classes.head}>
        <Text size="sm" fw={600}>{wording.criterion(criterion)}</Text>
        <Text size="sm" className={classes.numbers}>
          {isCounted ? t('product', { value: number(value), weight: number(weight), contribution: number(contribution) }) : t('basis.none')}
        </Text>
      </div>
      {isCounted ? (
        <div className={classes.lane} aria-hidden="true">
          <div className={classes.track} style={{ width: `${(weight / most) * 100}%` }}>
            <div className={classes.fill} data-basis={basis} style={{ width: `${value * 100}%` }} />
          </div>
        </div>
      ) : null}
      {basis === 'prior' ? <Text size="sm">{t('basis.prior')}</Text> : null}
      <Text size="sm" c="dimmed"><Sentence own={wording.criterionSentence(of)} english={of.words} /></Text>
    </li>
  );
}

function CriterionTable({ criteria, number }: { criteria: readonly Criterion[]; number: (value: number) => string }) {
  const { t } = useTranslation('explanation');
  const wording = useWording();
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('tableCaption')}>
      <table className={classes.table}>
        <caption className={classes.hidden}>{t('tableCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('criterionHead')}</th><th scope="col" data-number>{t('value')}</th><th scope="col" data-number>{t('weight')}</th>
            <th scope="col" data-number>{t('contribution')}</th><th scope="col">{t('basisHead')}</th>
          </tr>
        </thead>
        <tbody>
          {criteria.map(({ criterion, value, weight, contribution, basis }) => (
            <tr key={criterion}>
              <th scope="row">{wording.criterion(criterion)}</th><td data-number>{number(value)}</td><td data-number>{number(weight)}</td>
              <td data-number>{number(contribution)}</td><td>{t(`basis.${basis}`)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot><tr><th scope="row" colSpan={3}>{t('sum')}</th><td data-number>{number(sumOf(criteria))}</td><td /></tr></tfoot>
      </table>
    </div>
  );
}
