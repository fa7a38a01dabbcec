// Takes an import back, some enterprises at a time: what somebody changed since is left as it is, and said.
import { Injectable } from '@nestjs/common';
import type { Enterprise } from '#contracts/registry/enterprises.js';
import { Audit } from '#platform/audit.js';
import { Database, type Tx } from '#platform/database/database.js';
import { failPoint } from '#platform/fail-points.js';
import { CodesRepository } from '../codes/codes.repository.js';
import { checkClaims, checkTrackRecords, codesIn, type UnitsOfCodes } from '../enterprises/capability-rules.js';
import { EnterprisesRepository } from '../enterprises/enterprises.repository.js';
import { keyOfIdentifier } from '../enterprises/identifiers.js';
import { Problems } from '../problems.js';
import { EnterpriseImporter, type Write } from './enterprise-importer.js';
import type { ImportEntryRow, ImportRow } from './import.entity.js';
import { ImportsRepository, type Found } from './imports.repository.js';

const atOnce = 1_000;

@Injectable()
export class UndoingService {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportsRepository,
    private readonly enterprises: EnterprisesRepository,
    private readonly codes: CodesRepository,
    private readonly importer: EnterpriseImporter,
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
      await this.imports.update(tx, id, {
        atLine: last.line,
        doneRows: row.doneRows + entries.reduce((sum, { lines }) => sum + lines, 0),
        undone: { restored: row.undone!.restored + count('restored'), kept: row.undone!.kept + count('kept') },
      });
      await failPoint('import.before-commit');
    });
  }

  private async takeBack(tx: Tx, row: ImportRow, entries: readonly ImportEntryRow[]): Promise<Found[]> {
    await this.enterprises.lockImports(tx, row.clusterId);
    const present = await this.enterprises.lockedWithIds(tx, entries.flatMap(({ subjectId }) => subjectId ?? []));
    const byId = new Map(present.map((enterprise) => [enterprise.id, enterprise]));
    const units = await this.codes.unitsOf(tx, [...new Set(entries.flatMap(({ before }) => (before ? codesIn(before) : [])))]);
    const numbers = entries.flatMap(({ before }) => before?.identifiers ?? []);
    const holders = await this.enterprises.holders(tx, row.clusterId, numbers);
    const now = new Date().toISOString();
    const writes: Write[] = [];
    const found = entries.map((entry): Found => {
      const present = byId.get(entry.subjectId!);
      if (present?.version !== entry.version || (entry.before && !stillHolds(entry.before, units, holders))) return { ...entry, undo: 'kept' };
      const write = { before: present, after: restored(present, entry.before, now) };
      writes.push(write);
      return { ...entry, version: write.after.version, undo: 'restored' };
    });
    await this.importer.carryOut(tx, writes, row);
    return found;
  }

  private async finish(tx: Tx, row: ImportRow): Promise<void> {
    await this.imports.update(tx, row.id, { state: 'undone' });
    await this.audit.record(tx, {
      action: 'import.undone', subjectType: 'cluster', subjectId: row.clusterId, actor: row.actor, requestId: row.requestId,
      details: { importId: row.id, ...row.undone },
    });
  }
}

/** As it was. What the import made cannot vanish, others may know it by now: it is closed. */
function restored(present: Enterprise, before: Enterprise | null, now: string): Enterprise {
  const next = { version: present.version + 1, updatedAt: now };
  if (before) return { ...before, ...next };
  return present.active ? { ...present, active: false, ...next } : present;
}

/** Whether the codes and units of then are still in the classification, and its numbers nobody else's. */
function stillHolds(before: Enterprise, units: UnitsOfCodes, holders: ReadonlyMap<string, string>): boolean {
  if (before.identifiers.some((each) => (holders.get(keyOfIdentifier(each)) ?? before.id) !== before.id)) return false;
  const problems = new Problems();
  checkClaims(before, units, problems);
  checkTrackRecords(before, units, problems);
  return problems.found.length === 0;
}
