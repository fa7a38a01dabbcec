// A call that was refused or failed: what happened, and what to do.
import { Alert, Button, List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client.js';
import { fieldWords, problemWords } from './problem-words.js';

/** The fields that are wrong by their dotted path; empty when the error says nothing of fields. */
export function fieldProblems(error: unknown): Record<string, string> {
  if (!(error instanceof ApiError)) return {};
  return Object.fromEntries((error.problem.fields ?? []).map((each) => [each.field, fieldWords(each)]));
}

export function ProblemAlert({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  if (error === null || error === undefined) return null;
  const problem = error instanceof ApiError ? error.problem : null;
  const words = problem === null ? null : problemWords(problem);
  return (
    <Alert color="red" variant="light" role="alert" title={words === null ? t('problem') : words.title}>
      {words === null ? <Text size="sm">{t('unreachable')}</Text> : null}
      {words === null || words.detail === null ? null : <Text size="sm" dir="auto" lang="en">{words.detail}</Text>}
      {problem?.fields === undefined ? null : (
        <List size="sm" mt={4}>{problem.fields.map((each) => <List.Item key={each.field}><code>{each.field}</code>: {fieldWords(each)}</List.Item>)}</List>
      )}
      {problem?.requestId ? <Text size="xs" c="dimmed" mt={4}>{t('requestId', { id: problem.requestId })}</Text> : null}
      {onRetry === undefined ? null : <Button mt="xs" size="xs" variant="default" onClick={onRetry}>{t('retry')}</Button>}
    </Alert>
  );
}
