// A call that was refused or failed, in the words of the API, with what to do.
import { Alert, Button, List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client.js';

/** The fields that are wrong by their dotted path; empty when the error says nothing of fields. */
export function fieldProblems(error: unknown): Record<string, string> {
  if (!(error instanceof ApiError)) return {};
  return Object.fromEntries((error.problem.fields ?? []).map(({ field, message }) => [field, message]));
}

export function ProblemAlert({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  if (error === null || error === undefined) return null;
  const problem = error instanceof ApiError ? error.problem : null;
  return (
    <Alert color="red" variant="light" role="alert" title={problem?.title ?? t('problem')}>
      <Text size="sm" dir="auto">{problem?.detail ?? t('unreachable')}</Text>
      {problem?.fields === undefined ? null : (
        <List size="sm" mt={4}>{problem.fields.map(({ field, message }) => <List.Item key={field}><code>{field}</code>: {message}</List.Item>)}</List>
      )}
      {problem?.requestId ? <Text size="xs" c="dimmed" mt={4}>{t('requestId', { id: problem.requestId })}</Text> : null}
      {onRetry === undefined ? null : <Button mt="xs" size="xs" variant="default" onClick={onRetry}>{t('retry')}</Button>}
    </Alert>
  );
}
