// What waits, one line each: how many, what, and the way there.
import { Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { LinkProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/formats.js';
import { TextLink } from '../ui/links.js';

export interface Task {
  /** The list of these, as `linkOptions` checks it. */
  link: Pick<LinkProps, 'to' | 'search'>;
  /** What they are, so many. */
  words: (count: number) => string;
  /** Null: not known at the moment. */
  count: number | null;
  /** True when there may be more than `count`. */
  orMore?: boolean;
  /** Of these, new since the last visit. */
  fresh?: number | null;
}

/** How many there are is not known, or more than counted. */
const several = 2;

export function TaskList({ title, tasks, nothing }: { title: string; tasks: readonly Task[]; nothing: string }) {
  const { t } = useTranslation('home');
  const { number } = useFormats();
  const waiting = tasks.filter(({ count }) => count === null || count > 0);
  return (
    <section aria-label={title}>
      <Title order={2} size="h4" mb="xs">{title}</Title>
      {waiting.length === 0 ? <Text c="dimmed">{nothing}</Text> : (
        <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
          {waiting.map(({ link, words, count, orMore, fresh }, at) => (
            <Paper key={at} withBorder p="sm" component="li">
              <Group gap="sm" wrap="nowrap">
                <Text fw={700} size="lg" miw={44} ta="end" aria-hidden={count === null}>{count === null ? '–' : `${number(count)}${orMore ? '+' : ''}`}</Text>
                <Text style={{ flex: 1, minWidth: 0 }}><TextLink {...link} inherit>{words(orMore ? several : count ?? several)}</TextLink>{count === null ? <Text span size="sm" c="dimmed"> {t('notKnown')}</Text> : null}</Text>
                {fresh ? <Badge variant="outline" tt="none" style={{ flexShrink: 0 }}>{t('fresh', { n: number(fresh) })}</Badge> : null}
              </Group>
            </Paper>
          ))}
        </Stack>
      )}
    </section>
  );
}
