// Checks or imports the next rows of a file. The dry run and the import are the same steps; only one of them writes.
import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { DomainError, type FieldError } from '#contracts/errors.js';
import type { ImportCounts } from '#contracts/registry/imports.js';
import { Audit } from '#platform/audit.js';
import { Database, type Tx } from '#platform/database/database.js';
import { failPoint } from '#platform/fail-points.js';
import { differences } from './differences.js';
import { leftOut } from './doubles.js';
import { ImportChanges } from './import-changes.js';
import { ImportProblems } from './import-problems.js';
import type { ImportRow } from './import.entity.js';
import type { ImportFor, Likeness, Step } from './imported-kind.js';
import { ImportedKinds } from './imported-kinds.js';
import { few, ImportsRepository, type Found } from './imports.repository.js';
import { LinesByKey } from './lines-by-key.js';
import { Portions, type Portion } from './portions.js';

/** All by the line of the entry. */
interface Plan {
  stepOf: ReadonlyMap<number, Step>;
  /** Those without a problem. */
  good: readonly Step[];
  problemsOf: ReadonlyMap<number, FieldError[]>;
  warningsOf: ReadonlyMap<number, FieldError[]>;
  /** For carrying it out; a dry run needs nothing. */
  ready: unknown;
}
/** With what is to become of the rows, and what of the registry that stands on; without both at the end of the file. */
type Prepared = Portion & { ahead?: Ahead };
interface Ahead {
  ground: unknown;
  plan: Plan;
  /** In a dry run of a kind that is compared. */
  likeness?: Likeness | undefined;
}

/** An enterprise that somebody changes at the same moment is read again. */
const tries = 5;

@Injectable()
export class TakingService {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportsRepository,
    private readonly changes: ImportChanges,
    private readonly portions: Portions,
    private readonly kinds: ImportedKinds,
    private readonly audit: Audit,
  ) {}

  /**
   * Until everything is dealt with, or the import is no longer in this state. The next rows are read and planned while Postgres writes the
   * last. `seen` is what this process has checked of it so far.
   */
  async run(row: ImportRow, seen: LinesByKey): Promise<void> {
    if (row.state === 'checking') await this.catchUp(row, seen);
    let next = this.prepare(row, row.atLine);
    for (let more = true; more;) {
      const prepared = await next;
      const last = prepared.entries.at(-1);
      if (last) {
        next = this.prepare(row, last.line);
        // When the batch fails nobody asks for it any more.
        next.catch(() => undefined);
      }
      more = await this.batch(row, prepared, seen);
    }
  }

  /** Lines that were checked before a crash, or by another process, are planned once more for their keys. */
  private async catchUp(row: ImportRow, seen: LinesByKey): Promise<void> {
    const kind = this.kinds.of(row.kind);
    if (!kind.keys) return;
    while (seen.through < row.atLine) {
      const { entries, ahead } = await this.planAhead(row, seen.through);
      const last = entries.at(-1);
      if (!last) return;
      const created = createdIn(ahead!.plan);
      note(seen, created, kind.keys(created), Math.min(last.line, row.atLine));
    }
  }

  /** The next batch is planned before this one is written: it counts only on the ground that is found when its turn has come. */
  private async prepare(row: ImportRow, after: number): Promise<Prepared> {
    const prepared = await this.planAhead(row, after);
    const { ahead } = prepared;
    if (!ahead) return prepared;
    // Nothing that a dry run writes changes what the registry has that is alike.
    const likeness = row.state === 'importing' ? undefined
      : await this.database.transaction(async (tx) => this.kinds.of(row.kind).likeness?.(tx, createdIn(ahead.plan)));
    await failPoint('import.planned');
    return { ...prepared, ahead: { ...ahead, likeness } };
  }

  private async planAhead(row: ImportRow, after: number): Promise<Prepared> {
    const portion = await this.portions.after(row, after);
    if (portion.entries.length === 0) return portion;
    const ground = await this.database.transaction((tx) => this.ground(tx, row, portion));
    return { ...portion, ahead: { ground, plan: await this.plan(row, portion, ground) } };
  }

  private ground(tx: Tx, row: ImportRow, portion: Portion): Promise<unknown> {
    return this.kinds.of(row.kind).ground(tx, forKind(row), portion);
  }

  private async plan(row: ImportRow, portion: Portion, ground: unknown): Promise<Plan> {
    const problems = new ImportProblems(portion.problems);
    const kind = this.kinds.of(row.kind);
    const { steps, warnings } = await kind.plan(forKind(row), portion, ground, problems);
    const entryOf = ({ line }: { line: number }) => portion.lineOf.get(line) ?? line;
    const problemsOf = groupBy(problems.found, entryOf);
    const good = steps.filter(({ line }) => !problemsOf.has(line));
    return {
      good, problemsOf, warningsOf: groupBy(warnings, entryOf), stepOf: new Map(steps.map((step) => [step.line, step])),
      ready: row.state === 'importing' ? await kind.ready?.(good) : undefined,
    };
  }

  /**
   * What is carried out is what planning now would give: under the lock on the cluster everything the plan stands on is read again, and
   * where anything of it is different (the batch before, another import, somebody's change) the batch is planned anew.
   */
  private async planNow(tx: Tx, row: ImportRow, prepared: Prepared): Promise<Plan> {
    await this.imports.lockCluster(tx, row.clusterId);
    const ground = await this.ground(tx, row, prepared);
    return isDeepStrictEqual(ground, prepared.ahead?.ground) ? prepared.ahead!.plan : this.plan(row, prepared, ground);
  }

  /** One transaction: what it did and how far it came commit together, so after a crash it goes on behind that. False when there is no next. */
  private async batch(row: ImportRow, prepared: Prepared, seen: LinesByKey): Promise<boolean> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const more = await this.database.transaction((tx) => this.batchIn(tx, row, prepared, seen));
        const { entries, ahead } = prepared;
        // What is rolled back is planned again, perhaps to other keys.
        if (more && ahead?.likeness) note(seen, createdIn(ahead.plan), ahead.likeness.keys, entries.at(-1)!.line);
        return more;
      } catch (error) {
        if (!(error instanceof DomainError && error.code === 'version_stale') || attempt === tries) throw error;
      }
    }
  }

  private async batchIn(tx: Tx, { id, state, erasures }: ImportRow, prepared: Prepared, seen: LinesByKey): Promise<boolean> {
    const row = await this.imports.lock(tx, id);
    // Somebody stopped it, another run was faster, or the rows are not what they were.
    if (row?.state !== state || row.atLine !== prepared.after || row.erasures !== erasures) return false;
    const taking = state === 'importing';
    const { entries, wanted } = prepared;
    const last = entries.at(-1);
    if (!last) {
      await this.finish(tx, row);
      return false;
    }
    const found = await this.look(tx, row, prepared, seen);
    if (taking) await this.imports.keepFound(tx, id, found);
    else await this.imports.addFound(tx, id, found.map((each, index) => ({ ...wanted[index]!, ...each })));
    const counts = counted(taking ? row.done : row.checked, found, entries.length - wanted.length);
    await this.changes.update(tx, row, {
      atLine: last.line,
      doneRows: row.doneRows + entries.reduce((sum, { lines }) => sum + lines, 0),
      ...(taking ? { done: counts } : { checked: counts, alike: row.alike + found.filter(({ alike }) => alike.length > 0).length }),
    });
    await failPoint('import.before-commit');
    return true;
  }

  private async look(tx: Tx, row: ImportRow, prepared: Prepared, seen: LinesByKey): Promise<Found[]> {
    const kind = this.kinds.of(row.kind);
    const taking = row.state === 'importing';
    const { plan: planned, likeness } = prepared.ahead!;
    const plan = taking ? await this.planNow(tx, row, prepared) : planned;
    const { stepOf, good, problemsOf, warningsOf, ready } = plan;
    if (taking) await kind.carryOut(tx, forKind(row), good, row, ready);
    const alike = likeness && await kind.alike?.(tx, row, createdIn(plan), likeness, seen);
    return prepared.wanted.map(({ line }) => {
      const likely = alike?.get(line) ?? [];
      const left = row.whenAlike === 'skip' ? likely.slice(0, 1).map((each) => leftOut(line, each)) : [];
      return foundOf(line, stepOf.get(line), {
        taking, problems: [...(problemsOf.get(line) ?? []), ...left], warnings: warningsOf.get(line) ?? [], alike: likely,
      });
    });
  }

  private async finish(tx: Tx, row: ImportRow): Promise<void> {
    if (row.state === 'checking') {
      if (row.rows > few) await this.imports.analyse(tx, 'import_entry');
      return this.changes.update(tx, row, { state: 'checked' });
    }
    await this.changes.update(tx, row, { state: 'imported' });
    await this.audit.record(tx, {
      action: this.kinds.of(row.kind).imported, subjectType: 'cluster', subjectId: row.clusterId, actor: row.actor, requestId: row.requestId,
      details: { importId: row.id, ...row.done, rows: row.rows },
    });
  }
}

/** Whatever of it would be made: the file counts as noted up to the line `through`. */
function note(seen: LinesByKey, created: readonly Step[], keys: Likeness['keys'], through: number): void {
  for (const { line, after } of created) if (line <= through) seen.note(line, keys.get(after.id)!);
  seen.note(through, []);
}

const createdIn = ({ good }: Plan) => good.filter(({ outcome }) => outcome === 'create');
const forKind = ({ id, clusterId, actor }: ImportRow): ImportFor => ({ clusterId, actor, importId: id });

function groupBy<T extends FieldError>(all: readonly T[], lineOf: (one: T) => number) {
  const groups = new Map<number, FieldError[]>();
  for (const one of all) {
    const line = lineOf(one);
    const group = groups.get(line) ?? [];
    group.push({ field: one.field, message: one.message });
    groups.set(line, group);
  }
  return groups;
}

function foundOf(
  line: number, step: Step | undefined,
  { taking, problems, warnings, alike }: Pick<Found, 'problems' | 'warnings' | 'alike'> & { taking: boolean },
): Found {
  if (!step || problems.length > 0) {
    return {
      line, outcome: 'skip', subjectId: step?.before?.id ?? null, taken: false, version: null, before: null, problems, warnings, alike,
      changes: [], undo: null,
    };
  }
  const { outcome, before, after } = step;
  const update = outcome === 'update' && before !== null;
  return {
    line, outcome, problems, warnings, alike,
    subjectId: taking || before ? after.id : null,
    taken: taking,
    version: taking ? after.version : null,
    before: taking && update ? before : null,
    changes: update ? differences(before, after) : [],
    undo: null,
  };
}

function counted(so: ImportCounts | null, found: readonly Found[], skipped: number): ImportCounts {
  const counts = { ...(so ?? { create: 0, update: 0, unchanged: 0, skip: 0 }) };
  counts.skip += skipped;
  for (const { outcome } of found) counts[outcome!] += 1;
  return counts;
}
