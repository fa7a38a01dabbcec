// Hard rules in words: those that failed and those that nobody could judge stand open, those that passed are folded.
import { rulesThat, type Rule } from './arithmetic.js';
import classes from './explanation.module.css';
import { Sentence } from './sentence.js';
import { Folded, Section, type Order } from './section.js';
import { useWording, type Wording } from './wording.js';

export function RuleList({ rules, order = 3 }: { rules: readonly Rule[]; order?: Order }) {
  const wording = useWording();
  const { t } = wording;
  const [failed, unknown, passed] = [rulesThat(rules, 'fail'), rulesThat(rules, 'unknown'), rulesThat(rules, 'pass')];
  const lines = (of: readonly Rule[]) => of.map((rule) => <RuleLine key={rule.rule} of={rule} wording={wording} />);
  return (
    <Section title={t('rules')} order={order}>
      {failed.length === 0 && unknown.length === 0 ? <p className={classes.text}>{t('allPass')}</p> : null}
      {lines([...failed, ...unknown])}
      {passed.length === 0 ? null : (
        <Folded summary={t('passed', { count: passed.length })}>{() => <div className={classes.section}>{lines(passed)}</div>}</Folded>
      )}
    </Section>
  );
}

type Told = Pick<Rule, 'rule' | 'outcome' | 'text' | 'words' | 'required' | 'actual' | 'margin' | 'unit' | 'params'>;

/** One rule: its name, its outcome as a word, and why. */
export function RuleLine({ of: rule, wording }: { of: Told; wording: Wording }) {
  return (
    <div>
      <div className={classes.rule}>
        <span className={classes.name}>{wording.rule(rule.rule)}</span>
        <span className={classes.outcome} data-outcome={rule.outcome}>{wording.t(`ruleOutcome.${rule.outcome}`)}</span>
      </div>
      <p className={classes.text}><Sentence own={wording.ruleSentence(rule)} english={rule.words} /></p>
    </div>
  );
}
