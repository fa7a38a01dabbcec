// A scheme's codes as people write them in a CSV: code, parent, unit, and a label and synonyms per language.
import { unitOf } from '#engine';
import { ClassificationCode, Language, line } from '#contracts/values.js';
import type { ImportProblems } from '../imports/import-problems.js';
import { readRecords } from '../imports/read-csv.js';
import type { CodeEntry } from './codes.repository.js';

export interface StatedCode {
  /** Where the row begins, counted from 1 with the header. */
  line: number;
  entry: CodeEntry;
}

const fixedColumns = ['code', 'parent', 'unit'];
const Label = line(300);

/** What can be read; what cannot is noted with its line and column. */
export function readCodeFile(text: string, scheme: string, problems: ImportProblems): StatedCode[] {
  const { names, records } = readRecords(text, problems, checkHeader);
  const lineOfCode = new Map<string, number>();
  return records.flatMap(({ line, values }) => {
    const cells = new Map(names.map((name, index) => [name, values[index]?.trim() ?? '']));
    const entry = entryOf(cells, scheme, line, problems);
    if (!entry) return [];
    const earlier = lineOfCode.get(entry.code);
    if (earlier !== undefined) problems.add(line, 'code', `${entry.code} is in line ${earlier} already`);
    lineOfCode.set(entry.code, line);
    return [{ line, entry }];
  });
}

function checkHeader(names: string[], problems: ImportProblems): void {
  for (const name of names) {
    const [, language] = /^(?:label|synonyms)_(.+)$/.exec(name) ?? [];
    const known = fixedColumns.includes(name) || (language !== undefined && Language.safeParse(language).success);
    if (!known) problems.add(1, name, 'is not a column: use code, parent, unit, label_en, synonyms_en and the like');
  }
  for (const name of fixedColumns) {
    if (!names.includes(name)) problems.add(1, name, 'this column is needed and not there');
  }
  if (!names.some((name) => name.startsWith('label_'))) problems.add(1, 'label_en', 'a label in one language is needed');
}

/** Null when not even the code can be read. */
function entryOf(
  cells: ReadonlyMap<string, string>, scheme: string, line: number, problems: ImportProblems,
): CodeEntry | null {
  const code = codeIn(cells, 'code', line, problems);
  const parent = cells.get('parent') === '' ? null : codeIn(cells, 'parent', line, problems);
  const unit = unitOf(cells.get('unit') ?? '');
  if (!unit) {
    problems.add(line, 'unit', `"${cells.get('unit')}" is not a known unit: use a UNECE Rec 20 code such as C62, KGM or LO`);
  }
  const [labels, synonyms]: [CodeEntry['labels'], CodeEntry['synonyms']] = [{}, {}];
  for (const [name, text] of cells) {
    const [, kind, language] = /^(label|synonyms)_(.+)$/.exec(name) ?? [];
    if (kind === undefined || language === undefined || text === '') continue;
    const words = kind === 'label' ? [text] : text.split('|').map((word) => word.trim()).filter(Boolean);
    const wrong = words.map((word) => Label.safeParse(word).error?.issues[0]?.message).find((each) => each !== undefined);
    if (wrong !== undefined) problems.add(line, name, `"${text.slice(0, 60)}": ${wrong}`);
    else if (kind === 'label') labels[language] = text;
    else synonyms[language] = words;
  }
  if (Object.keys(labels).length === 0) problems.add(line, null, 'has no label in any language');
  return code === null ? null : { scheme, code, parent, labels, synonyms, unit: unit?.code ?? '' };
}

function codeIn(cells: ReadonlyMap<string, string>, name: string, line: number, problems: ImportProblems): string | null {
  const text = cells.get(name) ?? '';
  const { success, data } = ClassificationCode.safeParse(text);
  if (success) return data;
  problems.add(line, name, text === '' ? 'must not be empty'
    : `"${text.slice(0, 60)}": 1 to 32 letters, digits, dots, hyphens and underscores`);
  return null;
}
