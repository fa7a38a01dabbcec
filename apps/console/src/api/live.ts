// Hints from the server about what changed: the areas they name are asked for again. While there is no stream, nothing is lost but time.
import { useEffect, useState } from 'react';
import { areas, queries, type Area } from './queries.js';

const isArea = (value: unknown): value is Area => areas.some((area) => area === value);

/** Listens while the page is open; false while the connection is broken. */
export function useLive(): boolean {
  const [connected, setConnected] = useState(true);
  useEffect(() => {
    const stream = new EventSource('/v1/live');
    let wasLost = false;
    stream.addEventListener('change', ({ data }: MessageEvent<string>) => {
      const hint = JSON.parse(data) as { areas: unknown[] };
      for (const area of hint.areas.filter(isArea)) void queries.invalidateQueries({ queryKey: [area] });
    });
    stream.addEventListener('open', () => {
      setConnected(true);
      // What was missed meanwhile nobody knows.
      if (wasLost) void queries.invalidateQueries();
      wasLost = false;
    });
    stream.addEventListener('error', () => {
      wasLost = true;
      setConnected(false);
    });
    return () => stream.close();
  }, []);
  return connected;
}
