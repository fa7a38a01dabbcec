// What the addresses of imports say: what a new one begins with, and which rows are looked at.
const outcomes = ['create', 'update', 'unchanged', 'skip'] as const;
const kindsOfRows = [...outcomes, 'alike', 'kept', 'restored'] as const;

/** What a new import begins with, e.g. when it is the corrected file of an earlier one. */
export interface NewImportSearch {
  kind?: 'enterprises' | 'providers';
  source?: string;
  whenAlike?: 'create' | 'skip';
}

/** Which rows are looked at. */
export interface RowsSearch {
  rows?: (typeof kindsOfRows)[number];
}

export const newImportSearch = ({ kind, source, whenAlike }: Record<string, unknown>): NewImportSearch => ({
  ...(kind === 'enterprises' || kind === 'providers' ? { kind } : {}),
  ...(typeof source === 'string' || typeof source === 'number' ? { source: String(source) } : {}),
  ...(whenAlike === 'create' || whenAlike === 'skip' ? { whenAlike } : {}),
});

export function rowsSearch({ rows }: Record<string, unknown>): RowsSearch {
  const found = kindsOfRows.find((each) => each === rows);
  return found === undefined ? {} : { rows: found };
}
