// Every change of an import goes through here: whoever looks at it hears that it went on.
import { Injectable } from '@nestjs/common';
import { ImportChanged } from '#contracts/registry/imports.js';
import type { Tx } from '#platform/database/database.js';
import { Outbox } from '#platform/outbox/outbox.js';
import type { ImportRow } from './import.entity.js';
import { ImportsRepository } from './imports.repository.js';

@Injectable()
export class ImportChanges {
  constructor(
    private readonly imports: ImportsRepository,
    private readonly outbox: Outbox,
  ) {}

  async begin(tx: Tx, row: ImportRow): Promise<void> {
    await this.imports.insert(tx, row);
    await this.tell(tx, row);
  }

  async update(tx: Tx, row: Pick<ImportRow, 'id' | 'clusterId'>, change: Partial<ImportRow>): Promise<void> {
    await this.imports.update(tx, row.id, change);
    await this.tell(tx, row);
  }

  /** An import has no versions. */
  private tell(tx: Tx, { id, clusterId }: Pick<ImportRow, 'id' | 'clusterId'>): Promise<void> {
    return this.outbox.publish(ImportChanged, { importId: id, clusterId }, tx, { aggregateId: id, version: 1 });
  }
}
