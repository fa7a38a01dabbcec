// The classification that requirements use, as a tree: of the codes that they state, with what lies above them.
import { parse } from 'csv-parse/sync';
import type { CodeRow } from '#engine';
import { codeFiles } from '../replay/files.js';
import type { StatedCode } from '../replay/folder.js';

/** As a replay imports it. A code that two schemes have is that of the first. */
export function treeRows(codes: readonly StatedCode[]): CodeRow[] {
  const rows = new Map<string, CodeRow>();
  for (const { csv } of codeFiles({ tenders: [{ codes: [...codes] }] as never })) {
    for (const { code, parent, unit, ...labels } of parse(csv, { columns: true }) as Record<string, string>[])
      if (!rows.has(code!)) rows.set(code!, { code: code!, parent: parent === '' ? null : parent!, unit: unit!, labels: namesIn(labels), synonyms: {} });
  }
  return [...rows.values()];
}

/** By language, without what is only the number of a code that nobody stated. */
const namesIn = (labels: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(labels).map(([name, label]) => [name.replace('label_', ''), label]));
