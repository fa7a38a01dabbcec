// What is missing and what would change the outcome: failed rules, data that nobody gave, and where points are left.
import { gainsOf, rulesThat, unknownsOf, type Arithmetic } from './arithmetic.js';
import classes from './explanation.module.css';
import { Section, type Order } from './section.js';
import { useWording } from './wording.js';

const mostGains = 3;

export function WhatWouldChange({ of, order = 3 }: { of: Pick<Arithmetic, 'score' | 'criteria' | 'rules' | 'confidence' | 'confidenceParts'>; order?: Order }) {
  const wording = useWording();
  const { t, formats: { points, percent } } = wording;
  const unknowns = unknownsOf(of);
  const lines = [
    ...rulesThat(of.rules, 'fail').map((rule) => ({ key: `fail-${rule.rule}`, text: [t('ifPassed', { rule: wording.rule(rule.rule) }), wording.margin(rule)].filter((part) => part !== null).join(' · ') })),
    ...rulesThat(of.rules, 'unknown').map(({ rule }) => ({ key: `unknown-${rule}`, text: t('ifRuleKnown', { rule: wording.rule(rule) }) })),
    ...(of.confidenceParts.unknownRules === 0 ? [] : [{
      key: 'confidence', text: t('ifAllKnown', { now: percent(of.confidence), known: percent(of.confidenceParts.weightOnData) }),
    }]),
    ...unknowns.map(({ criterion, least, most }) => ({ key: `prior-${criterion}`, text: t('ifKnown', { criterion: wording.criterion(criterion), least: points(least), most: points(most) }) })),
    ...gainsOf(of).filter(({ basis }) => basis === 'data').slice(0, mostGains)
      .map(({ criterion, gain, score }) => ({ key: `gain-${criterion}`, text: t('ifBest', { criterion: wording.criterion(criterion), gain: points(gain), score: points(score) }) })),
  ];
  return (
    <Section title={t('whatWouldChange')} order={order}>
      {lines.length === 0 ? <p className={classes.text}>{t('nothingWouldChange')}</p> : <ul className={classes.list}>{lines.map(({ key, text }) => <li key={key}>{text}</li>)}</ul>}
    </Section>
  );
}
