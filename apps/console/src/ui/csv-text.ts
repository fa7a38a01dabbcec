// Rows as the text of a CSV file.
export type CsvCell = string | number | null;

/**
 * RFC 4180, with a byte order mark for Excel. A text that a spreadsheet would compute gets an apostrophe before it, and one with a semicolon
 * or a tab is quoted: where that is what parts cells, a formula behind it would stand in a cell of its own.
 */
export function csvOf(head: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  const cell = (value: CsvCell): string => {
    if (value === null) return '';
    if (typeof value === 'number') return String(value);
    const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
