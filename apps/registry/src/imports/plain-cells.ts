// Cells that a spreadsheet would run as a formula are written with an apostrophe before them, and read without it; the beginnings of long ones.

const looksLikeFormula = /^'*[=+\-@\t\r]/;
const number = /^-?\d+(\.\d+)?$/;

/** As a file for people holds it: nothing in it is a formula. A plain number is none. */
export const harmless = (text: string): string => (looksLikeFormula.test(text) && !number.test(text) ? `'${text}` : text);

/** The reverse of `harmless`, for any text. */
export const asMeant = (cell: string): string => (cell.startsWith("'") && looksLikeFormula.test(cell) ? cell.slice(1) : cell);

/** The beginning of a text, as Postgres takes it: half of a character at the end, such as of an emoji, is none in JSON. */
export const beginningOf = (text: string, most: number): string => text.slice(0, most).toWellFormed();

const longestKey = 200;

/** By what rows of a file are told to be of one thing: what is in the column for its external id. */
export const rowKeyOf = (cell: string | undefined): string | null => beginningOf(asMeant(cell?.trim() ?? ''), longestKey) || null;

/** One row of a CSV with commas, ready to be joined; cells that need it are quoted. */
export const csvRow = (cells: readonly string[]): string =>
  `${cells.map((cell) => quoted(harmless(cell))).join(',')}\r\n`;

const quoted = (cell: string) => (/[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
