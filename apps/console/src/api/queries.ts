// The one cache of what the API answered. A key begins with the area it belongs to: live hints name areas.
import { MutationCache, QueryCache, QueryClient, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { ApiError, isSignedOut } from './client.js';
import { sessionHasEnded } from './session-end.js';

/** What changes together; the first element of every query key. */
export const areas = [
  'proposals', 'requirements', 'runs', 'linkages', 'invitations', 'enterprises', 'buyers', 'providers', 'imports', 'duplicates',
  'needs', 'offers', 'engagements', 'gaps', 'notifications', 'clusters', 'accounts', 'allocations',
] as const;
export type Area = (typeof areas)[number];

const onError = (error: unknown) => {
  if (isSignedOut(error)) sessionHasEnded();
};

/** What an answer says when it is too much at once, in ms; no longer than anybody waits before a page. */
const askedToWaitMs = (error: unknown): number =>
  (error instanceof ApiError ? Math.min(Number(error.response.headers.get('retry-after')) || 0, 30) * 1000 : 0);

export const queries = new QueryClient({
  queryCache: new QueryCache({ onError: (error, query) => { if (query.queryKey[0] !== 'me') onError(error); } }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // What was refused would be refused again; a lost connection, a restart or too many requests pass.
      retry: (count, error) => count < 4 && (!(error instanceof ApiError) || error.status >= 500 || error.status === 429),
      retryDelay: (count, error) => Math.max(askedToWaitMs(error), Math.min(500 * 2 ** count, 8_000)),
    },
  },
});

interface PageOf<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** All of a list, page after page: where everything is counted, added up or written into a file. */
export async function everyItem<Item>(read: (cursor: string | undefined) => Promise<PageOf<Item>>): Promise<Item[]> {
  const found: Item[] = [];
  let next: string | null | undefined;
  do {
    const page: PageOf<Item> = await read(next ?? undefined);
    found.push(...page.items);
    next = page.nextCursor;
  } while (next !== null);
  return found;
}

/**
 * A list that is fetched page by page. `read` asks for the page that begins at the cursor (undefined: the first).
 * `items` are all that were fetched so far; `more` fetches the next page, undefined at the end of the list. It waits for what is
 * being fetched already, and once the next page could not be had it asks no more by itself: `Loaded` lets somebody try again.
 */
export function usePages<Item>(key: readonly [Area, ...unknown[]], read: (cursor: string | undefined) => Promise<PageOf<Item>>, { enabled = true } = {}) {
  const found = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    enabled,
  });
  const { hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = found;
  const more = useCallback(() => {
    if (!isFetching && !isFetchNextPageError) void fetchNextPage();
  }, [isFetching, isFetchNextPageError, fetchNextPage]);
  return { ...found, items: found.data?.pages.flatMap((page) => page.items) ?? [], more: hasNextPage ? more : undefined };
}
