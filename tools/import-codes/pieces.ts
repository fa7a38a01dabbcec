// What is sent: the file in the form that imports take, in pieces that fit into a request.
import type { CodeRow, PairRow } from './code-rows.js';

/** Below what a request takes, in bytes. */
const mostBytes = 480_000;

/** One row a code; a row stays in one piece, and only the first piece has the header. */
export function piecesOf(rows: readonly CodeRow[], most = mostBytes): string[] {
  const languages = (kind: 'labels' | 'synonyms') => [...new Set(rows.flatMap((each) => Object.keys(each[kind])))].sort();
  const [labels, synonyms] = [languages('labels'), languages('synonyms')];
  const header = ['code', 'parent', 'unit', ...labels.map((one) => `label_${one}`), ...synonyms.map((one) => `synonyms_${one}`)];
  const lines = rows.map(({ code, parent, unit, ...texts }) =>
    row([code, parent ?? '', unit, ...labels.map((one) => texts.labels[one] ?? ''), ...synonyms.map((one) => texts.synonyms[one] ?? '')]));
  const pieces: string[] = [];
  let bytes = most;
  for (const line of [row(header), ...lines]) {
    const size = Buffer.byteLength(line);
    if (bytes + size > most) {
      pieces.push('');
      bytes = 0;
    }
    pieces[pieces.length - 1] += line;
    bytes += size;
  }
  return pieces;
}

export function pairsText(pairs: readonly PairRow[]): string {
  const stated = pairs.some(({ kind }) => kind !== undefined);
  const line = (from: string, to: string, kind: string) => row(stated ? [from, to, kind] : [from, to]);
  return [line('from', 'to', 'kind'), ...pairs.map(({ from, to, kind }) => line(from, to, kind ?? ''))].join('');
}

const row = (cells: readonly string[]) => `${cells.map(cell).join(',')}\n`;
const cell = (text: string) => (/[",;\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
