// What waits, one line each: how many, what, and the way there.
import { Anchor, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/formats.js';

export interface Task {
  /** Below /console, with what filters the list: `/queue?status=asked`. */
  to: string;
  words: string;
  /** Null: not known at the moment. */
  count: number | null;
  /** True when there may be more than `count`. */
  orMore?: boolean;
  /** Of these, new since the last visit. */
  fresh?: number | null;
}

/** A link to a list as it is filtered there. */
export function Go({ to, children }: { to: string; children: ReactNode }) {
  const router = useRouter();
  const href = `${router.basepath.replace(/\/$/, '')}${to}`;
  const go = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    router.history.push(href);
  };
  return <Anchor href={href} onClick={go}>{children}</Anchor>;
}

export function TaskList({ title, tasks, nothing }: { title: string; tasks: readonly Task[]; nothing: string }) {
  const { t } = useTranslation('home');
  const { number } = useFormats();
  const waiting = tasks.filter(({ count }) => count === null || count > 0);
  return (
    <section aria-label={title}>
      <Title order={2} size="h4" mb="xs">{title}</Title>
      {waiting.length === 0 ? <Text c="dimmed">{nothing}</Text> : (
        <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
          {waiting.map(({ to, words, count, orMore, fresh }) => (
            <Paper key={to + words} withBorder p="sm" component="li">
              <Group gap="sm" wrap="nowrap">
                <Text fw={700} size="lg" miw={44} ta="end" aria-hidden={count === null}>{count === null ? '–' : `${number(count)}${orMore ? '+' : ''}`}</Text>
                <Text style={{ flex: 1, minWidth: 0 }}><Go to={to}>{words}</Go>{count === null ? <Text span size="sm" c="dimmed"> {t('notKnown')}</Text> : null}</Text>
                {fresh ? <Badge variant="outline" tt="none" style={{ flexShrink: 0 }}>{t('fresh', { n: number(fresh) })}</Badge> : null}
              </Group>
            </Paper>
          ))}
        </Stack>
      )}
    </section>
  );
}
