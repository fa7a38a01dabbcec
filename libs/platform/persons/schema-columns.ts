// The columns of a service's own tables in which something of a person can stand.
import { rowsIn, type Tx } from '../database/database.js';

export interface SearchedTable {
  table: string;
  hasId: boolean;
  /** Columns of ids besides its own. */
  ids: string[];
  texts: { column: string; within: 'text' | 'json' }[];
}

/** Secrets of others, or what only machines read. */
export const notShown = /hash|secret|sealed|token|likeness|lease/;

/** Append-only, and of ids only. */
const neverChanged = ['audit_log'];

/** By name; `besides` are tables that the service looks after itself. */
export async function searchedTables(tx: Tx, besides: readonly string[], toChange: boolean): Promise<SearchedTable[]> {
  return rowsIn<SearchedTable>(tx, `
    SELECT c.table_name AS "table", bool_or(column_name = 'id' AND data_type = 'uuid') AS "hasId",
      coalesce(array_agg(column_name::text) FILTER (WHERE data_type = 'uuid' AND column_name <> 'id'), '{}') AS ids,
      coalesce(jsonb_agg(jsonb_build_object('column', column_name, 'within', CASE data_type WHEN 'text' THEN 'text' ELSE 'json' END))
        FILTER (WHERE data_type IN ('text', 'jsonb')), '[]') AS texts
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' AND is_generated = 'NEVER'
      AND NOT table_name = ANY($1) AND (NOT $2 OR has_table_privilege(format('%I.%I', table_schema, table_name), 'UPDATE'))
    GROUP BY c.table_name ORDER BY c.table_name`,
  [[...besides, ...(toChange ? neverChanged : [])], toChange]);
}
