// Lines of a folder of requirements and awards, as a replay and learning both read them: what is wrong is said by file and line.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { z } from 'zod';

/** A folder that cannot be used, in words. */
export class FolderProblem extends Error {}

export interface Line<T> {
  line: number;
  value: T;
}

/** Titles and codes of real tenders have line breaks and worse in them; what is posted is one line. */
export const oneLine = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ').trim();

/** Of a file with one JSON object a line; empty lines are passed over. FolderProblem. */
export function jsonLines<S extends z.ZodType>(folder: string, name: string, schema: S): Line<z.infer<S>>[] {
  return textOf(folder, name).split('\n').flatMap((text, index) => {
    if (text.trim() === '') return [];
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch (error) {
      throw problemAt(name, index + 1, `is not JSON: ${(error as Error).message}`);
    }
    return [{ line: index + 1, value: checked(schema, json, name, index + 1) }];
  });
}

/** Of a CSV file whose first line names the columns. FolderProblem. */
export function csvLines<S extends z.ZodType>(folder: string, name: string, schema: S): Line<z.infer<S>>[] {
  const text = textOf(folder, name);
  let found: { record: unknown; info: { lines: number } }[];
  try {
    found = parse(text, { columns: true, info: true, skip_empty_lines: true, trim: true }) as unknown as typeof found;
  } catch (error) {
    const { message, lines } = error as Error & { lines?: number };
    throw problemAt(name, lines ?? 1, message);
  }
  return found.map(({ record, info }) => ({ line: info.lines, value: checked(schema, record, name, info.lines) }));
}

/** FolderProblem for an id that is there twice. */
export function byId<T extends { id: string }>(name: string, lines: readonly Line<T>[]): Map<string, T> {
  const found = new Map<string, T>();
  for (const { line, value } of lines) {
    if (found.has(value.id)) throw problemAt(name, line, `the id ${value.id} is there twice`);
    found.set(value.id, value);
  }
  return found;
}

export const problemAt = (name: string, line: number, words: string): FolderProblem => new FolderProblem(`${name} line ${line}: ${words}`);

/** Without the byte order mark that some programs write. */
function textOf(folder: string, name: string): string {
  try {
    return readFileSync(join(folder, name), 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new FolderProblem(`${name} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

function checked<S extends z.ZodType>(schema: S, value: unknown, name: string, line: number): z.infer<S> {
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  const [issue] = error.issues;
  throw problemAt(name, line, `${issue?.path.join('.') || 'the line'}: ${issue?.message ?? 'is not valid'}`);
}
