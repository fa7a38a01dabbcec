// Reads files of codes as they are published: CPV, ISIC, HS, groups and occupations of ESCO, and our own form; and the tables between two.
import { parse } from 'csv-parse/sync';
import { treeFaults } from '#engine';

export interface CodeRow {
  /** Where the row begins, counted from 1 with the header. */
  line: number;
  code: string;
  /** Null for a root. */
  parent: string | null;
  unit: string;
  /** Label by language, and synonyms separated by a vertical bar. */
  labels: Record<string, string>;
  synonyms: Record<string, string>;
}

export interface PairRow {
  line: number;
  from: string;
  to: string;
  /** As it is written; absent: it follows from the file. */
  kind?: string;
}

/** `alone`: rows of a published table to whose code nothing corresponds. */
export type CodeFile = { kind: 'codes'; rows: CodeRow[] } | { kind: 'correspondence'; pairs: PairRow[]; alone: number };

/** Everything that is wrong with a file, a line each. */
export class CodeFileProblem extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

export interface Form {
  /** Unit of codes whose file states none. */
  unit: string;
  /** Put before codes so that they are not those of another scheme; null: as is usual for this kind of file. */
  prefix: string | null;
}

interface Stated {
  line: number;
  cells: Map<string, string>;
}

/** Several schemes number from 01 on, and a code belongs to one scheme. */
const usual = { isic: 'ISIC-', hs: 'HS-', isco: 'ISCO-', esco: 'ESCO-' };
const codePattern = /^[A-Za-z0-9._-]{1,32}$/;
const longestLabel = 300;

/** Throws CodeFileProblem with every line that is wrong: nothing of such a file is to be sent. */
export function readCodeFile(text: string, form: Form): CodeFile {
  const { header, rows } = recordsIn(text);
  const has = (...names: string[]) => names.every((name) => header.includes(name));
  if (has('hs_6d', 'isic4_4d')) {
    // A published table names every heading, also those that nothing corresponds to.
    const paired = rows.filter(({ cells }) => !cells.get('hs_6d') || cells.get('isic4_4d'));
    return pairs(paired, 'hs_6d', 'isic4_4d', form.prefix === null ? [usual.hs, usual.isic] : [form.prefix, form.prefix], rows.length - paired.length);
  }
  if (has('from', 'to')) return pairs(rows, 'from', 'to', ['', '']);
  if (!has('code')) throw new CodeFileProblem([`line 1: no column is called code; there are ${header.join(', ')}`]);
  if (has('code8', 'parent8')) return codes(rows, form, '', { parent: parentByDigits(rows) });
  const esco = { label: 'preferredlabel', synonyms: 'altlabels' };
  if (has('preferredlabel', 'iscogroupcode')) return codes(rows, form, usual.isco, { ...esco, parent: beforeLastDot, isElsewhere: (parent) => /^\d{4}$/.test(parent) });
  if (has('preferredlabel') && rows.some(({ cells }) => fieldOfEducation(cells))) return codes(rows, form, usual.esco, { ...esco, code: skillCode, parent: ofSkill });
  if (has('preferredlabel')) return codes(rows, form, usual.isco, { ...esco, parent: shorter });
  if (!has('parent')) throw new CodeFileProblem(['line 1: no column is called parent']);
  const stated = ({ cells }: Stated) => cells.get('parent') || null;
  if (has('description')) return codes(rows, form, usual.isic, { parent: stated, label: 'description' });
  const onlyDigits = rows.every(({ cells }) => /^\d{2}(\d{2}){0,2}$/.test(cells.get('code')!));
  return codes(rows, form, onlyDigits && !has('unit') ? usual.hs : '', { parent: stated });
}

interface Reading {
  /** Absent: as the column says. */
  code?: (row: Stated) => string;
  parent: (row: Stated) => string | null;
  /** Whether a parent may be in the scheme and not in the file; the service says whether it is. */
  isElsewhere?: (parent: string) => boolean;
  /** Columns of the label and synonyms in English, where they are not called label_en and synonyms_en. */
  label?: string;
  synonyms?: string;
}

function codes(stated: readonly Stated[], form: Form, usualPrefix: string, reading: Reading): CodeFile {
  const problems: string[] = [];
  const prefix = form.prefix ?? usualPrefix;
  const lineOf = new Map<string, number>();
  const rows = stated.map((row): CodeRow => {
    const { line, cells } = row;
    const code = prefix + (reading.code?.(row) ?? cells.get('code')!);
    const above = reading.parent(row);
    const earlier = lineOf.get(code);
    if (earlier === undefined) lineOf.set(code, line);
    else problems.push(`line ${line}: ${code} is in line ${earlier} already`);
    if (!codePattern.test(code)) problems.push(`line ${line}: "${code}" is no code: 1 to 32 letters, digits, dots, hyphens and underscores`);
    const [labels, synonyms] = [textsOf(cells, 'label', reading.label), textsOf(cells, 'synonyms', reading.synonyms)];
    if (Object.keys(labels).length === 0) problems.push(`line ${line}: ${code} has no label`);
    for (const label of Object.values(labels)) if (label.length > longestLabel) problems.push(`line ${line}: the label of ${code} is longer than ${longestLabel} letters`);
    return { line, code, parent: above === null ? null : prefix + above, unit: cells.get('unit') || form.unit, labels, synonyms };
  });
  const elsewhere = stated.flatMap((row) => reading.parent(row) ?? []).filter((parent) => reading.isElsewhere?.(parent));
  const parentOf = new Map<string, string | null>(elsewhere.map((parent) => [prefix + parent, null]));
  for (const { code, parent } of rows) parentOf.set(code, parent);
  for (const { line, message } of treeFaults(rows, parentOf)) problems.push(`line ${line}: ${message}`);
  if (rows.length === 0) problems.push('line 2: there is no row below the header');
  if (problems.length > 0) throw new CodeFileProblem(problems);
  return { kind: 'codes', rows };
}

/** By language; several synonyms of a cell stand in lines of it, or between vertical bars. */
function textsOf(cells: ReadonlyMap<string, string>, kind: 'label' | 'synonyms', english: string | undefined): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, cell] of cells) {
    const [, language] = name === english ? [name, 'en'] : (new RegExp(`^${kind}_(.+)$`).exec(name) ?? []);
    if (language === undefined || cell === '') continue;
    texts[language] = (kind === 'label' ? [cell] : cell.split(/[|\n]/)).map((text) => text.replaceAll(/\p{Cc}+/gu, ' ').trim()).filter(Boolean).join('|');
  }
  return texts;
}

/** CPV codes have a check digit that the column of parents leaves out. */
function parentByDigits(rows: readonly Stated[]): Reading['parent'] {
  const codeOf = new Map(rows.map(({ cells }) => [cells.get('code8')!, cells.get('code')!]));
  return ({ cells }) => {
    const digits = cells.get('parent8');
    return digits ? (codeOf.get(digits) ?? digits) : null;
  };
}

/** ISCO has a digit for every level. */
const shorter = ({ cells }: Stated): string | null => cells.get('code')!.slice(0, -1) || null;

/** Occupations of ESCO have a number for every level below a group of ISCO: 8121.4 is in 8121. */
const beforeLastDot = ({ cells }: Stated): string | null => /^(.+)\.[^.]*$/.exec(cells.get('code')!)?.[1] ?? null;

/** The number of a field of education (ISCED-F), by which ESCO arranges knowledge: of these rows only the address has it. */
const fieldOfEducation = (cells: ReadonlyMap<string, string>) => /\/isced-f\/(\d+)$/.exec(cells.get('originuri') ?? '')?.[1];
const skillCode = ({ cells }: Stated): string => fieldOfEducation(cells) ?? cells.get('code')!;

/** S1.2.3 is in S1.2, S1 in S; fields of education have a digit for every level below the second, and are knowledge, K. */
function ofSkill(row: Stated): string | null {
  const code = skillCode(row);
  if (/^\d+$/.test(code)) return code.length > 2 ? code.slice(0, -1) : 'K';
  return beforeLastDot(row) ?? (code.length > 1 ? code[0]! : null);
}

function pairs(rows: readonly Stated[], from: string, to: string, [before, beforeTo]: [string, string], alone = 0): CodeFile {
  const problems: string[] = [];
  const lineOf = new Map<string, number>();
  const found = rows.map(({ line, cells }) => {
    const kind = cells.get('kind');
    const pair: PairRow = { line, from: before + cells.get(from)!, to: beforeTo + cells.get(to)!, ...(kind ? { kind } : {}) };
    const key = `${pair.from} ${pair.to}`;
    if (!cells.get(from) || !cells.get(to)) problems.push(`line ${line}: ${from} and ${to} must not be empty`);
    const earlier = lineOf.get(key);
    if (earlier !== undefined) problems.push(`line ${line}: ${key} is in line ${earlier} already`);
    lineOf.set(key, line);
    return pair;
  });
  if (problems.length > 0) throw new CodeFileProblem(problems);
  return { kind: 'correspondence', pairs: found, alone };
}

function recordsIn(text: string): { header: string[]; rows: Stated[] } {
  let found: { record: string[]; info: { lines: number } }[];
  try {
    found = parse(text, { bom: true, info: true, skip_empty_lines: true }) as unknown as typeof found;
  } catch (error) {
    const { message, lines } = error as Error & { lines?: number };
    throw new CodeFileProblem([`line ${lines ?? 1}: cannot be read as CSV: ${message}`]);
  }
  const header = found[0]?.record.map((name) => name.trim().toLowerCase()) ?? [];
  const rows = found.slice(1).map(({ record, info }) => ({
    line: info.lines - record.join('').split('\n').length + 1,
    cells: new Map(header.map((name, at) => [name, record[at]?.trim() ?? ''])),
  }));
  return { header, rows };
}
