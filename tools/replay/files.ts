// What a replay uploads: the classification and the enterprises as CSV files, in the form and size the imports take.
import { mostTrackRecords } from '#contracts/registry/enterprises.js';
import { namelessBuyer, type ReplayFolder, type StatedCode, type Supplier } from './folder.js';

/** The data counts nothing: every tender is one lot. */
export const unit = 'lot';
/** Below what an import takes, in bytes. */
const mostBytes = 400_000;

export interface CodeFile {
  scheme: string;
  csv: string;
}

/** One file per scheme. Codes of eight digits hang below those that have more zeros at their end. */
export function codeFiles({ tenders }: Pick<ReplayFolder, 'tenders'>): CodeFile[] {
  const schemes = new Map<string, Map<string, StatedCode>>();
  for (const stated of tenders.flatMap(({ codes }) => codes)) {
    const codes = schemes.get(stated.scheme) ?? new Map<string, StatedCode>();
    schemes.set(stated.scheme, codes);
    if (!codes.has(stated.code)) codes.set(stated.code, stated);
  }
  return [...schemes].map(([scheme, codes]) => ({ scheme, csv: codeFile([...codes.values()]) }));
}

function codeFile(codes: readonly StatedCode[]): string {
  const languages = [...new Set(codes.flatMap((code) => Object.keys(code).filter((name) => name.startsWith('label_'))))].sort();
  const codeByDigits = new Map(codes.map(({ code }) => [digitsOf(code), code]));
  const lines = new Map<string, string>();
  const add = (code: string, labels: readonly unknown[]): void => {
    if (lines.has(code)) return;
    const above = digitsAbove(digitsOf(code));
    const parent = above === null ? '' : (codeByDigits.get(above) ?? above);
    const texts = labels.some((label) => typeof label === 'string' && label !== '') ? labels : languages.map(() => code);
    // What lies between two codes may not be in the data: it is known by its number.
    if (above !== null && !codeByDigits.has(above)) add(above, []);
    lines.set(code, row([code, parent, unit, ...texts]));
  };
  for (const code of codes) add(code.code, languages.map((name) => code[name]));
  return [row(['code', 'parent', 'unit', ...languages]), ...lines.values(), ''].join('\n');
}

/** The check digit is no part of the number. */
const digitsOf = (code: string) => code.replace(/^(\d{8})-\d$/, '$1');

/** The number with one more zero at its end, down to two digits; null for those, and for what is no number of eight digits. */
function digitsAbove(digits: string): string | null {
  if (!/^\d{8}$/.test(digits)) return null;
  const significant = digits.replace(/0+$/, '').length;
  return significant <= 2 ? null : digits.slice(0, significant - 1).padEnd(8, '0');
}

export const mailDomain = 'replay.example';
export const mailboxOf = (supplierId: string) => `${supplierId.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}@${mailDomain}`;

const header = [
  'external_id', 'name', 'size', 'registered', 'country', 'email', 'email_language', 'email_consent',
  'capability_code', 'capability_unit', 'stated_on',
  'record_date', 'record_title', 'record_source', 'record_codes', 'record_buyer', 'record_value', 'record_currency', 'record_verified_by',
];

/** Suppliers with what they won as track record and, by its codes, as capabilities. All rows of one stay in one file. */
export function enterpriseFiles({ suppliers, history }: Pick<ReplayFolder, 'suppliers' | 'history'>): string[] {
  const won = new Map<string, ReplayFolder['history']>();
  for (const award of history) won.set(award.supplierId, [...(won.get(award.supplierId) ?? []), award]);
  const files: string[][] = [];
  let bytes = mostBytes;
  for (const supplier of suppliers) {
    const rows = rowsOf(supplier, won.get(supplier.id) ?? []);
    const size = Buffer.byteLength(rows.join('\n')) + 1;
    if (bytes + size > mostBytes) {
      files.push([row(header)]);
      bytes = 0;
    }
    files.at(-1)!.push(...rows);
    bytes += size;
  }
  return files.map((lines) => `${lines.join('\n')}\n`);
}

function rowsOf({ id, name, country }: Supplier, awards: ReplayFolder['history']): string[] {
  const lastWon = new Map<string, string>();
  for (const { tender, date } of awards) for (const { code } of tender.codes) {
    if (date > (lastWon.get(code) ?? '')) lastWon.set(code, date);
  }
  const claims = [...lastWon].map(([code, date]) => [code, unit, date]);
  const records = kept(awards).map(({ tender, date }) => [
    date, tender.title, `award ${tender.id}`, tender.codes.map(({ code }) => code).join(' '),
    tender.buyer.name === namelessBuyer ? '' : tender.buyer.name, String(tender.value?.amount ?? ''), tender.value?.currency ?? '',
    'the public award notice',
  ]);
  const own = [name, 'small', 'yes', country ?? '', mailboxOf(id), 'en', 'yes'];
  return Array.from({ length: Math.max(1, claims.length, records.length) }, (_, index) => row([
    id,
    ...(index === 0 ? own : own.map(() => '')),
    ...(claims[index] ?? ['', '', '']),
    ...(records[index] ?? header.slice(-8).map(() => '')),
  ]));
}

/** The newest, where they are more than an enterprise may have. */
const kept = (awards: ReplayFolder['history']) => awards.length <= mostTrackRecords ? awards
  : awards.toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0)).slice(0, mostTrackRecords);

/** How many pieces of work are left out for want of room. */
export function leftOut({ history }: Pick<ReplayFolder, 'history'>): number {
  const won = new Map<string, number>();
  for (const { supplierId } of history) won.set(supplierId, (won.get(supplierId) ?? 0) + 1);
  return [...won.values()].reduce((sum, count) => sum + Math.max(0, count - mostTrackRecords), 0);
}

const row = (cells: readonly unknown[]) => cells.map(cell).join(',');

function cell(value: unknown): string {
  const text = typeof value === 'string' ? value.replaceAll(/\p{Cc}+/gu, ' ').trim() : '';
  return /[",;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
