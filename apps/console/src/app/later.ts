// Parts of the frame that are fetched after it. While they cannot be had the page stays as it is, without them.
import { lazy, type ComponentType } from 'react';

const pauseMs = 2000;

/** Asks until it has them: a connection that is gone for a while, or a server that starts again, takes no page away. */
async function patiently<Part>(load: () => Promise<Part>): Promise<Part> {
  for (;;) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}

/** A component that is there later; `load` imports it. */
export const later = <Props>(load: () => Promise<ComponentType<Props>>) => lazy(async () => ({ default: await patiently(load) }));
