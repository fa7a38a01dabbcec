// Three ends of a question: still asked, failed, or answered. And what stands where there is nothing yet.
import { Center, Loader, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from './problem.js';

interface Asked<Data> {
  data: Data | undefined;
  error: unknown;
  isPending: boolean;
  refetch: () => unknown;
  /** Of a list that is fetched page by page: whether the next page was refused, and another try. */
  isFetchNextPageError?: boolean;
  fetchNextPage?: () => unknown;
}

/** Shows the answer once it is there; an older answer stays when a newer cannot be had. */
export function Loaded<Data>({ of, children }: { of: Asked<Data>; children: (data: Data) => ReactNode }) {
  const { t } = useTranslation();
  if (of.data !== undefined) {
    return (
      <>
        {children(of.data)}
        {of.isFetchNextPageError === true ? <ProblemAlert error={of.error} onRetry={() => void of.fetchNextPage?.()} /> : null}
      </>
    );
  }
  if (of.error !== null && of.error !== undefined) return <ProblemAlert error={of.error} onRetry={() => void of.refetch()} />;
  return <Center mih={120}><Loader aria-label={t('loading')} role="status" /></Center>;
}

/** Says why there is nothing here and what to do next. */
export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <Paper withBorder p="xl">
      <Stack align="center" gap="xs" ta="center">
        <Title order={2} size="h4">{title}</Title>
        {children === undefined ? null : <Text c="dimmed" maw={520}>{children}</Text>}
        {action}
      </Stack>
    </Paper>
  );
}
