// Old rows are deleted some at a time, so that no statement holds many of them, until none is left.

interface Queryable {
  query<R>(sql: string, params?: unknown[]): Promise<R[]>;
}

/** Runs the DELETE that `sql` makes for at most `limit` rows (it must say RETURNING) until it finds fewer. */
export async function deleteInChunks(
  database: Queryable,
  sql: (limit: number) => string,
  params: unknown[],
  limit = 5_000,
): Promise<number> {
  let total = 0;
  for (;;) {
    const gone = (await database.query(sql(limit), params)).length;
    total += gone;
    if (gone < limit) return total;
  }
}
