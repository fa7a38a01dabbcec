// Imports and their rows as people see them.
import type { Import, ImportedRow } from '#contracts/registry/imports.js';
import type { ImportEntryRow, ImportRow } from './import.entity.js';

const atWork = new Set(['uploading', 'reading', 'checking', 'importing', 'undoing']);

export function importOf(row: ImportRow): Import {
  const until = atWork.has(row.state) ? Date.now() : row.updatedAt.getTime();
  const counted = row.state === 'uploading' || row.state === 'reading';
  return {
    id: row.id, clusterId: row.clusterId, kind: row.kind, source: row.source, state: row.state, bytes: row.bytes,
    encoding: row.encoding, delimiter: row.delimiter, columns: row.columns, rows: row.rows,
    progress: {
      done: row.state === 'reading' ? row.rows : row.doneRows,
      total: counted ? null : row.rows,
      seconds: Math.max(0, Math.round((until - row.beganAt.getTime()) / 100) / 10),
    },
    likelyDuplicates: row.alike, whenAlike: row.whenAlike, checked: row.checked, done: row.done, undone: row.undone, problems: row.problems,
    createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString(),
  };
}

export const importedRowOf = (row: ImportEntryRow): ImportedRow => ({
  line: row.line, lines: row.lines, externalId: row.key, subjectId: row.subjectId, outcome: row.outcome!, taken: row.taken,
  problems: row.problems, warnings: row.warnings, likelyDuplicates: row.alike, changes: row.changes, undo: row.undo,
});
