// All items of a list of the API, page by page.

export async function everyPage<T>(
  ask: (cursor: { cursor?: string }) => Promise<{ data: { items: T[]; nextCursor: string | null } }>,
): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | null = null;
  do {
    const { data }: { data: { items: T[]; nextCursor: string | null } } = await ask(cursor === null ? {} : { cursor });
    all.push(...data.items);
    cursor = data.nextCursor;
  } while (cursor !== null);
  return all;
}
