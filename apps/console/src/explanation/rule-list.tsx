// Hard rules in words: those that failed and those that nobody could judge stand open, those that passed are folded.
import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { rulesThat, type Rule } from './arithmetic.js';
import classes from './criteria.module.css';
import { Sentence } from './sentence.js';
import { useWording } from './wording.js';

const colours = { fail: 'red', unknown: 'yellow', pass: 'green' } as const;

export function RuleList({ rules, order = 3 }: { rules: readonly Rule[]; order?: 2 | 3 | 4 }) {
  const { t } = useTranslation('explanation');
  const [failed, unknown, passed] = [rulesThat(rules, 'fail'), rulesThat(rules, 'unknown'), rulesThat(rules, 'pass')];
  return (
    <Stack gap="xs">
      <Title order={order} size="h5">{t('rules')}</Title>
      {failed.length === 0 && unknown.length === 0 ? <Text size="sm">{t('allPass')}</Text> : null}
      {[...failed, ...unknown].map((rule) => <RuleLine key={rule.rule} of={rule} />)}
      {passed.length === 0 ? null : (
        <details className={classes.details}>
          <summary>{t('passed', { count: passed.length })}</summary>
          <Stack gap="xs" mt="xs">{passed.map((rule) => <RuleLine key={rule.rule} of={rule} />)}</Stack>
        </details>
      )}
    </Stack>
  );
}

type Told = Pick<Rule, 'rule' | 'outcome' | 'text' | 'words' | 'required' | 'actual' | 'margin' | 'unit' | 'params'>;

/** One rule: its name, its outcome as a word, and why. */
export function RuleLine({ of: rule }: { of: Told }) {
  const { t } = useTranslation('explanation');
  const wording = useWording();
  return (
    <div>
      <Group gap="xs">
        <Text size="sm" fw={600}>{wording.rule(rule.rule)}</Text>
        <Badge size="sm" variant="outline" color={colours[rule.outcome]} c="var(--mantine-color-text)" tt="none">{t(`ruleOutcome.${rule.outcome}`)}</Badge>
      </Group>
      <Text size="sm"><Sentence own={wording.ruleSentence(rule)} english={rule.words} /></Text>
    </div>
  );
}
