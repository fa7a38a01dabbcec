// Hints from the server about what changed: the areas they name are asked for again. While there is no stream, nothing is lost but time.
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { isSignedOut } from './client.js';
import { meQuery } from './me.js';
import { areas, queries, type Area } from './queries.js';
import { sessionHasEnded, useSessionEnded } from './session-end.js';

/** What a message tells: areas of the API, and the ids of what it is about where it says them, under their names. */
export interface Hint {
  areas: readonly string[];
  ids?: Readonly<Record<string, readonly string[]>>;
}

const listeners = new Set<(hint: Hint) => void>();

/** For what knows better than to ask for a whole area again; until the function that it returns is called. */
export function onHint(listener: (hint: Hint) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

const isArea = (value: unknown): value is Area => areas.some((area) => area === value);

/** After what time about a stream that was refused is asked for again, in ms: not by all pages at once. */
const pauseMs = 3000;

const [asking, waiting] = [new Set<Area>(), new Set<Area>()];

/** Lets what is being fetched arrive, and fetches once more after it: a slow answer is not put off for as long as hints keep coming. */
async function askAgain(area: Area): Promise<void> {
  waiting.add(area);
  if (asking.has(area)) return;
  asking.add(area);
  while (waiting.delete(area)) await queries.invalidateQueries({ queryKey: [area] });
  asking.delete(area);
}

/** Of the accounts that changed one's own may be one: in another role, or with other clusters, everything is another page. */
async function lookAtMyself(): Promise<void> {
  const before = queries.getQueryData(meQuery.queryKey);
  const now = await queries.fetchQuery({ ...meQuery, staleTime: 0, retry: false });
  if (before?.role !== now.role || before.clusterIds.join() !== now.clusterIds.join()) await queries.invalidateQueries();
}

function whenSeenOrHidden(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}

/**
 * Listens while the page is seen and somebody is signed in; false while the connection is broken. Of many tabs one at a time listens: a browser
 * has six connections to a server that speaks no newer protocol, and a stream keeps one. What a hidden page missed it asks for when it is seen.
 */
export function useLive(): boolean {
  const [connected, setConnected] = useState(true);
  const isSeen = useSyncExternalStore(whenSeenOrHidden, () => document.visibilityState === 'visible');
  const hasEnded = useSessionEnded();
  // What happened before somebody listens, nobody tells: it is no matter while the page itself has just been fetched.
  const mayHaveMissed = useRef(false);
  useEffect(() => {
    if (!isSeen || hasEnded) return undefined;
    let stream: EventSource;
    let pause: ReturnType<typeof setTimeout> | undefined;
    let hasLeft = false;
    const slow = setTimeout(() => { mayHaveMissed.current = true; }, pauseMs);
    const open = () => {
      if (hasLeft) return;
      stream = new EventSource('/v1/live');
      stream.addEventListener('change', ({ data }: MessageEvent<string>) => {
        const hint = JSON.parse(data) as Hint;
        for (const listener of listeners) listener(hint);
        for (const area of hint.areas.filter(isArea)) void askAgain(area);
        if (hint.areas.includes('accounts')) void lookAtMyself().catch(() => {});
      });
      stream.addEventListener('open', () => setConnected(true));
      stream.addEventListener('hello', () => {
        clearTimeout(slow);
        if (mayHaveMissed.current) void queries.invalidateQueries();
        mayHaveMissed.current = true;
      });
      stream.addEventListener('error', () => {
        mayHaveMissed.current = true;
        setConnected(false);
        // A browser comes back by itself when the line breaks, never when it was answered with an error: the session ended, or the server starts.
        if (stream.readyState === EventSource.CLOSED) pause = setTimeout(() => void again(), pauseMs * (0.5 + Math.random()));
      });
    };
    const again = async () => {
      await queries.fetchQuery({ ...meQuery, staleTime: 0, retry: false }).catch((error: unknown) => {
        if (isSignedOut(error)) sessionHasEnded();
      });
      open();
    };
    open();
    return () => {
      hasLeft = true;
      mayHaveMissed.current = true;
      setConnected(true);
      clearTimeout(pause);
      clearTimeout(slow);
      stream.close();
    };
  }, [isSeen, hasEnded]);
  return connected;
}
