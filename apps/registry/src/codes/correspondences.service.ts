// Correspondences between schemes: imported as a whole from a CSV, told to whoever matches by them, and listed by code.
import { Injectable } from '@nestjs/common';
import type { Input, Output, RequestContext } from '#contracts/message.js';
import {
  CorrespondenceKind, CorrespondencesChanged, correspondenceKinds, type CorrespondencesImport, type ImportCorrespondences,
  type ListCorrespondences,
} from '#contracts/registry/codes.js';
import { Audit } from '#platform/audit.js';
import { afterCommit, Database } from '#platform/database/database.js';
import { Outbox } from '#platform/outbox/outbox.js';
import { idOfCursor, pageOf } from '#platform/page.js';
import type { z } from 'zod';
import { scopeFor } from '../access.js';
import { ImportProblems } from '../imports/import-problems.js';
import { readRecords } from '../imports/read-csv.js';
import { CodesService } from './codes.service.js';
import { CorrespondencesRepository, type Pair } from './correspondences.repository.js';

const needed = ['from', 'to'];

@Injectable()
export class CorrespondencesService {
  constructor(
    private readonly database: Database,
    private readonly correspondences: CorrespondencesRepository,
    private readonly searched: CodesService,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  run({ from, to, skipUnknown, csv }: Input<typeof ImportCorrespondences>, context: RequestContext): Promise<z.infer<typeof CorrespondencesImport>> {
    scopeFor('import correspondences', context);
    return this.database.idempotently(context, async (tx) => {
      const problems = new ImportProblems();
      const stated = readPairs(csv, problems);
      const before = await this.correspondences.lockVersion(tx, from, to);
      const [froms, tos] = [
        await this.correspondences.known(tx, from, stated.map((pair) => pair.from)),
        await this.correspondences.known(tx, to, stated.map((pair) => pair.to)),
      ];
      const pairs = stated.filter((pair) => froms.has(pair.from) && tos.has(pair.to));
      for (const pair of skipUnknown ? [] : stated) {
        if (!froms.has(pair.from)) problems.add(pair.line, 'from', `${pair.from} is not a code of ${from}`);
        if (!tos.has(pair.to)) problems.add(pair.line, 'to', `${pair.to} is not a code of ${to}`);
      }
      if (pairs.length === 0) problems.add(1, null, `no row has a code of ${from} and one of ${to}: import both schemes first`);
      problems.throwIfAny();
      const counts = await this.correspondences.replace(tx, from, to, pairs);
      const version = counts.added + counts.removed + counts.changed === 0 ? before : before + 1;
      if (version !== before) {
        await this.correspondences.setVersion(tx, from, to, version);
        await this.outbox.publish(CorrespondencesChanged, { from, to, version }, tx, { aggregateId: `${from} ${to}`, version });
        afterCommit(() => this.searched.lookAgain());
        await this.audit.record(tx, {
          action: 'correspondences.imported', subjectType: 'classification', subjectId: `${from} ${to}`,
          actor: context.actor, requestId: context.requestId, details: { version, ...counts },
        });
      }
      return { from, to, version, stored: pairs.length, ...counts, skipped: stated.length - pairs.length };
    });
  }

  /** For everybody, like the codes. */
  async list({ cursor, ...filter }: Input<typeof ListCorrespondences>): Promise<Output<typeof ListCorrespondences>> {
    return pageOf(await this.correspondences.list(this.database.manager, { ...filter, after: idOfCursor(cursor) }), filter.limit);
  }
}

/** Rows with both codes; the same pair twice is a problem. Of what kind those are whose row does not say it follows from the whole file. */
function readPairs(csv: string, problems: ImportProblems): (Pair & { line: number })[] {
  const { names, records } = readRecords(csv, problems, (found) => {
    for (const name of needed) if (!found.includes(name)) problems.add(1, name, 'this column is needed and not there');
    for (const name of found) if (![...needed, 'kind'].includes(name)) problems.add(1, name, 'is not a column: use from, to and kind');
  });
  const lineOf = new Map<string, number>();
  const rows = records.flatMap(({ line, values }) => {
    const [from, to, stated] = [...needed, 'kind'].map((name) => values[names.indexOf(name)]?.trim() ?? '') as [string, string, string];
    if (from === '') problems.add(line, 'from', 'must not be empty');
    if (to === '') problems.add(line, 'to', 'must not be empty');
    const kind = stated === '' ? null : CorrespondenceKind.safeParse(stated).data;
    if (kind === undefined) problems.add(line, 'kind', `"${stated.slice(0, 60)}" is not a kind: use ${correspondenceKinds.join(' or ')}, or leave it empty`);
    const earlier = lineOf.get(`${from} ${to}`);
    if (earlier !== undefined) problems.add(line, null, `is in line ${earlier} already`);
    lineOf.set(`${from} ${to}`, line);
    return from === '' || to === '' ? [] : [{ line, from, to, kind: kind ?? null }];
  });
  const [froms, tos] = [timesOf(rows.map(({ from }) => from)), timesOf(rows.map(({ to }) => to))];
  return rows.map((row) => ({ ...row, kind: row.kind ?? (froms.get(row.from) === 1 && tos.get(row.to) === 1 ? 'exact' : 'partial') }));
}

function timesOf(codes: readonly string[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const code of codes) times.set(code, (times.get(code) ?? 0) + 1);
  return times;
}
