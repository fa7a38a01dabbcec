// Rows of the listing out of one JSON parameter, for statements that write many.

/** What follows INSERT INTO: `$1` is an array of rows as `listingRowOf` makes them. */
export const listingColumns = `(id, cluster_id, name, facets, name_keys, updated_at)
  SELECT id, "clusterId", name, facets, "nameKeys", "updatedAt" FROM jsonb_to_recordset($1::jsonb) AS r(
    id uuid, "clusterId" uuid, name text, facets text[], "nameKeys" integer[], "updatedAt" timestamptz)`;
