// Rows as Postgres takes them by COPY, in the text format, by the columns of their entity.
import { once } from 'node:events';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { getMetadataArgsStorage } from 'typeorm';
import type { KeptTable } from '../../../apps/all/src/kept-rows.js';

interface ColumnOf {
  name: string;
  property: string;
  kind: 'json' | 'list' | 'plain';
}

/** Rows of one table on their way: `text` grows until it is sent. */
export class CopyRows {
  readonly table: string;
  private readonly columns: readonly ColumnOf[];
  private text: string[] = [];
  rows = 0;

  constructor({ schema, entity }: KeptTable) {
    const { tables, columns } = getMetadataArgsStorage();
    this.table = `${schema}.${tables.find(({ target }) => target === entity)!.name}`;
    this.columns = columns.filter(({ target }) => target === entity).map(({ propertyName, options }) => ({
      name: options.name ?? propertyName, property: propertyName,
      kind: options.type === 'jsonb' ? 'json' : options.array ? 'list' : 'plain',
    }));
  }

  add(row: object): void {
    const values = row as Record<string, unknown>;
    this.text.push(this.columns.map(({ property, kind }) => field(values[property], kind)).join('\t'));
    this.rows += 1;
  }

  /** Sends what was added since the last time. */
  async send(client: Client): Promise<void> {
    if (this.text.length === 0) return;
    const stream = client.query(copyFrom(`COPY ${this.table} (${this.columns.map(({ name }) => name).join()}) FROM STDIN`));
    stream.end(`${this.text.join('\n')}\n`);
    this.text = [];
    await once(stream, 'finish');
  }
}

function field(value: unknown, kind: ColumnOf['kind']): string {
  if (value === null || value === undefined) return '\\N';
  if (kind === 'json') return escaped(JSON.stringify(value));
  if (kind === 'list') return escaped(`{${(value as unknown[]).map(element).join()}}`);
  return value instanceof Date ? value.toISOString() : escaped(String(value));
}

const element = (value: unknown) => (typeof value === 'number' ? String(value) : `"${String(value).replace(/["\\]/g, '\\$&')}"`);

const special: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const escaped = (text: string) => (/[\\\n\r\t]/.test(text) ? text.replace(/[\\\n\r\t]/g, (each) => special[each]!) : text);
