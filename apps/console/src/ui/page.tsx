// What every page begins with: its title in the window and on the page, a line about it, and its actions.
import { Group, Stack, Text, Title } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';

/** The title of the window. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Linkwright`;
  }, [title]);
}

interface PageProps {
  title: string;
  /** Instead of the title on the page itself, for what people wrote. */
  heading?: ReactNode;
  about?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

export function Page({ title, heading, about, actions, children }: PageProps) {
  useTitle(title);
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start" gap="sm">
        <div style={{ minWidth: 0, flex: '1 1 16rem' }}>
          <Title order={1} size="h2" style={{ overflowWrap: 'anywhere' }}>{heading ?? title}</Title>
          {about === undefined ? null : <Text c="dimmed" mt={4}>{about}</Text>}
        </div>
        {actions === undefined ? null : <Group gap="xs" className="no-print">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  );
}
