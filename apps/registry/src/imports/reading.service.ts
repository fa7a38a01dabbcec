// Reads the uploaded file: finds out encoding, delimiter and columns, and keeps the rows as they are.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FieldError } from '#contracts/errors.js';
import { Database } from '#platform/database/database.js';
import { failPoint } from '#platform/fail-points.js';
import { EncodingFinder, nulWords, textOf, type Encoding } from './decode.js';
import { fileForms } from './file-form.js';
import { columnsIn, readHeadings } from './headings.js';
import { ImportChanges } from './import-changes.js';
import { ImportProblems } from './import-problems.js';
import type { ImportRow } from './import.entity.js';
import { few, ImportsRepository, type KeyedRecord } from './imports.repository.js';
import { rowKeyOf } from './plain-cells.js';
import type { CsvRecord } from './read-csv.js';
import { openRecords, UnreadableFile } from './records.js';

/** Rows kept in one transaction, and so many characters at most; as many are read meanwhile. */
const atOnce = 1_000;
const mostCharacters = 1_000_000;

/** The import is no longer to be read: somebody cancelled it. */
class NoLongerWanted extends Error {}

@Injectable()
export class ReadingService {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportsRepository,
    private readonly changes: ImportChanges,
  ) {}

  /** Leaves the import checking, or failed; after a crash it reads again, and every row is there once. */
  async read(row: ImportRow): Promise<void> {
    try {
      const encoding = await this.encodingOf(row);
      const { delimiter, records } = await openRecords(textOf(this.imports.parts(row.id), encoding));
      await this.keep(row, records, { encoding, delimiter });
    } catch (error) {
      if (error instanceof NoLongerWanted) return;
      if (!(error instanceof UnreadableFile)) throw error;
      await this.fail(row, [{ field: `line ${error.line}`, message: error.message }]);
    }
  }

  private async encodingOf({ id, bytes, sha256 }: ImportRow): Promise<Encoding> {
    const [finder, hash] = [new EncodingFinder(), createHash('sha256')];
    let size = 0;
    for await (const part of this.imports.parts(id)) {
      finder.add(part);
      hash.update(part);
      size += part.length;
    }
    if (finder.hasNul) throw new UnreadableFile(1, nulWords);
    if (size !== bytes || hash.digest('hex') !== sha256) {
      throw new UnreadableFile(1, 'two uploads with the same Idempotency-Key got into each other: upload the file again with a new one');
    }
    return finder.encoding;
  }

  private async keep(row: ImportRow, records: AsyncGenerator<CsvRecord>, form: Pick<ImportRow, 'encoding' | 'delimiter'>): Promise<void> {
    const { id } = row;
    const { value: head } = (await records.next()) as { value: CsvRecord | undefined };
    const problems = new ImportProblems();
    const remembered = await this.imports.rememberedMapping(this.database.manager, row);
    const columns = readHeadings(fileForms[row.kind], head?.values ?? [], { given: row.mapping, remembered }, problems);
    const keyAt = columnsIn(columns).indexOf('external_id');
    let waiting: KeyedRecord[] = [];
    let characters = 0;
    let rows = 0;
    let writing = Promise.resolve();
    /** Resolves when the rows before are kept: those at hand are written while the next are read. */
    const flush = async () => {
      const full = waiting;
      rows += full.length;
      const change = { ...form, columns, rows };
      [waiting, characters] = [[], 0];
      await writing;
      writing = this.chunk(row, full, change);
      // Whoever waits for it hears of it; when the file turns out to be unreadable nobody does.
      writing.catch(() => undefined);
    };
    if (!problems.any) {
      for await (const record of records) {
        waiting.push({ ...record, key: rowKeyOf(record.values[keyAt]) });
        characters += record.values.reduce((sum, cell) => sum + cell.length, record.values.length);
        if (waiting.length >= atOnce || characters >= mostCharacters) await flush();
      }
      if (rows + waiting.length === 0) problems.add(2, null, 'there is no row below the header');
    }
    if (problems.any) {
      const told = problems.found.slice(0, 100).map(({ field, message }) => ({ field, message }));
      return this.fail(row, told, { ...form, columns });
    }
    await flush();
    await writing;
    await this.database.transaction(async (tx) => {
      if ((await this.imports.lock(tx, id))?.state !== 'reading') throw new NoLongerWanted();
      if (rows > few) await this.imports.analyse(tx, 'import_line');
      await this.imports.forgetPartsFrom(tx, id, 0);
      if (row.mapping) await this.imports.remember(tx, row, { ...remembered, ...row.mapping });
      const checked = { create: 0, update: 0, unchanged: 0, skip: 0 };
      await this.changes.update(tx, row, { state: 'checking', checked, atLine: 0, doneRows: 0, beganAt: new Date() });
    });
  }

  private chunk(row: ImportRow, records: readonly KeyedRecord[], change: Partial<ImportRow>): Promise<void> {
    return this.database.transaction(async (tx) => {
      if ((await this.imports.lock(tx, row.id))?.state !== 'reading') throw new NoLongerWanted();
      await this.imports.addLines(tx, row.id, records);
      await this.changes.update(tx, row, change);
      await failPoint('import.before-commit');
    });
  }

  private fail(row: ImportRow, problems: FieldError[], change: Partial<ImportRow> = {}): Promise<void> {
    return this.database.transaction(async (tx) => {
      if ((await this.imports.lock(tx, row.id))?.state !== 'reading') return;
      await this.imports.forgetFile(tx, row.id);
      await this.changes.update(tx, row, { ...change, state: 'failed', rows: 0, problems });
    });
  }
}
