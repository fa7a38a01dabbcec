// Takes an import back, some of what it told of at a time: what somebody changed since is left as it is, and said.
import { Injectable } from '@nestjs/common';
import { Audit } from '#platform/audit.js';
import { Database, type Tx } from '#platform/database/database.js';
import { failPoint } from '#platform/fail-points.js';
import { ImportChanges } from './import-changes.js';
import type { ImportEntryRow, ImportRow } from './import.entity.js';
import type { Imported, Write } from './imported-kind.js';
import { ImportedKinds } from './imported-kinds.js';
import { ImportsRepository, type Found } from './imports.repository.js';

const atOnce = 1_000;

@Injectable()
export class UndoingService {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportsRepository,
    private readonly changes: ImportChanges,
    private readonly kinds: ImportedKinds,
    private readonly audit: Audit,
  ) {}

  /** One transaction, as when importing. */
  batch(id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const row = await this.imports.lock(tx, id);
      if (row?.state !== 'undoing') return;
      const entries = await this.imports.entriesAfter(tx, id, row.atLine, atOnce);
      const last = entries.at(-1);
      if (!last) return this.finish(tx, row);
      const found = await this.takeBack(tx, row, entries.filter(({ taken, outcome }) => taken && outcome !== 'unchanged'));
      await this.imports.keepFound(tx, id, found);
      const count = (undo: Found['undo']) => found.filter((each) => each.undo === undo).length;
      await this.changes.update(tx, row, {
        atLine: last.line,
        doneRows: row.doneRows + entries.reduce((sum, { lines }) => sum + lines, 0),
        undone: { restored: row.undone!.restored + count('restored'), kept: row.undone!.kept + count('kept') },
      });
      await failPoint('import.before-commit');
    });
  }

  private async takeBack(tx: Tx, row: ImportRow, entries: readonly ImportEntryRow[]): Promise<Found[]> {
    await this.imports.lockCluster(tx, row.clusterId);
    const kind = this.kinds.of(row.kind);
    const present = await kind.locked(tx, row, entries.flatMap(({ subjectId }) => subjectId ?? []));
    const byId = new Map(present.map((each) => [each.id, each]));
    const untouched = (entry: ImportEntryRow) => {
      const its = byId.get(entry.subjectId!);
      return its?.version === entry.version ? its : undefined;
    };
    const allowed = await kind.restorable(tx, row, entries.flatMap((entry) => {
      const its = untouched(entry);
      return its && entry.before ? [{ present: its, before: entry.before }] : [];
    }));
    const now = new Date().toISOString();
    const writes: Write[] = [];
    const found = entries.map((entry): Found => {
      const its = untouched(entry);
      if (!its || (entry.before && !allowed.has(its.id))) return { ...entry, undo: 'kept' };
      const write = { before: its, after: restored(its, entry.before, now) };
      writes.push(write);
      return { ...entry, version: write.after.version, undo: 'restored' };
    });
    await kind.carryOut(tx, row, writes, row);
    return found;
  }

  private async finish(tx: Tx, row: ImportRow): Promise<void> {
    await this.changes.update(tx, row, { state: 'undone' });
    await this.audit.record(tx, {
      action: 'import.undone', subjectType: 'cluster', subjectId: row.clusterId, actor: row.actor, requestId: row.requestId,
      details: { importId: row.id, ...row.undone },
    });
  }
}

/** As it was. What the import made cannot vanish, others may know it by now: it is closed. */
function restored(present: Imported, before: Imported | null, now: string): Imported {
  const next = { version: present.version + 1, updatedAt: now };
  if (before) return { ...before, ...next };
  return present.active ? { ...present, active: false, ...next } : present;
}
