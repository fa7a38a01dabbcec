// The score as bars: what each criterion could give (the frame) and what it gives (the filling), with numbers and words; as a table too.
import { Button, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CsvButton } from '../ui/csv.js';
import { sumOf, type Arithmetic, type Criterion } from './arithmetic.js';
import classes from './explanation.module.css';
import { Sentence } from './sentence.js';
import { Section, type Order } from './section.js';
import { useWording, type Wording } from './wording.js';

interface CriterionBarsProps {
  of: Pick<Arithmetic, 'score' | 'criteria'>;
  /** Level of the heading. */
  order?: Order;
  /** Of the file, without its ending. */
  fileName?: string;
}

export function CriterionBars({ of: { score, criteria }, order = 3, fileName = 'score' }: CriterionBarsProps) {
  const { t } = useTranslation(['explanation', 'common']);
  const wording = useWording();
  const [asTable, setAsTable] = useState(false);
  const [exact, setExact] = useState(false);
  const number = exact ? String : wording.formats.points;
  const most = Math.max(...criteria.map(({ weight }) => weight), 0);
  return (
    <Section
      title={t('scoreIs', { score: number(score) })} order={order}
      actions={(
        <div className={`${classes.actions} no-print`}>
          <Switch size="sm" label={t('allDigits')} checked={exact} onChange={({ currentTarget }) => setExact(currentTarget.checked)} />
          <Button size="xs" variant="default" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>{t(asTable ? 'common:showPicture' : 'common:showTable')}</Button>
          <CsvButton
            name={fileName} head={[t('criterionHead'), t('value'), t('weight'), t('contribution'), t('basisHead'), t('words')]}
            rows={() => [
              ...criteria.map(({ criterion, value, weight, contribution, basis, words }) => [wording.criterion(criterion), value, weight, contribution, t(`basis.${basis}`), words]),
              [t('sum'), null, null, sumOf(criteria), null, null],
            ]}
          />
        </div>
      )}
    >
      {asTable ? <CriterionTable criteria={criteria} number={number} wording={wording} /> : (
        <ul className={classes.bars}>
          {criteria.map((each) => <CriterionBar key={each.criterion} of={each} most={most} number={number} wording={wording} />)}
        </ul>
      )}
      <p className={classes.text} data-dimmed="">{t('addsUp', { sum: number(sumOf(criteria)) })}</p>
    </Section>
  );
}

interface HowTold {
  number: (value: number) => string;
  wording: Wording;
}

function CriterionBar({ of, most, number, wording }: HowTold & { of: Criterion; most: number }) {
  const { t } = wording;
  const { criterion, basis, value, weight, contribution, words } = of;
  const isCounted = basis !== 'none' && weight > 0;
  return (
    <li>
      <div className={classes.head}>
        <p className={classes.name}>{wording.criterion(criterion)}</p>
        <p className={classes.numbers}>{isCounted ? t('product', { value: number(value), weight: number(weight), contribution: number(contribution) }) : t('basis.none')}</p>
      </div>
      {isCounted ? (
        <div className={classes.lane} aria-hidden="true">
          <div className={classes.track} style={{ width: `${(weight / most) * 100}%` }}>
            <div className={classes.fill} data-basis={basis} style={{ width: `${value * 100}%` }} />
          </div>
        </div>
      ) : null}
      {basis === 'prior' ? <p className={classes.text}>{t('basis.prior')}</p> : null}
      <p className={classes.text} data-dimmed=""><Sentence own={wording.criterionSentence(of)} english={words} /></p>
    </li>
  );
}

function CriterionTable({ criteria, number, wording }: HowTold & { criteria: readonly Criterion[] }) {
  const { t } = wording;
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
