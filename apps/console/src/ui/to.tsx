// A link to a page of the console by its address, wherever that page comes from.
import { Anchor } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';

/** `to` is the path below /console, e.g. `/requirements/ID`. */
export function To({ to, children }: { to: string; children: ReactNode }) {
  const router = useRouter();
  const address = `${router.basepath.replace(/\/$/, '')}${to}`;
  const go = (event: MouseEvent) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.history.push(address);
  };
  return <Anchor href={address} onClick={go} inherit style={{ overflowWrap: 'anywhere' }}>{children}</Anchor>;
}
