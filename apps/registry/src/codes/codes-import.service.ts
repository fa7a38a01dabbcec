// Imports a scheme of the classification from a CSV: all rows or none; nothing that enterprises use is taken from them.
import { Injectable } from '@nestjs/common';
import { DomainError, type FieldError } from '#contracts/errors.js';
import type { Input, Output, RequestContext } from '#contracts/message.js';
import {
  ClassificationChanged, type CodesImport, type ImportCodes, type ImportCodesUpload, type StoreCodesPiece,
} from '#contracts/registry/codes.js';
import { Audit } from '#platform/audit.js';
import { afterCommit, Database, type Tx } from '#platform/database/database.js';
import { Outbox } from '#platform/outbox/outbox.js';
import { scopeFor } from '../access.js';
import { ImportProblems, mostFields } from '../imports/import-problems.js';
import { readCodeFile } from './code-file.js';
import { planCodes, type CodePlan } from './code-plan.js';
import { CodesRepository, type CodeUse } from './codes.repository.js';
import { CodesService } from './codes.service.js';
import { readStarter } from './starter.js';

/** A piece that nobody imported by then is forgotten. */
const daysKept = 1;

@Injectable()
export class CodesImportService {
  constructor(
    private readonly database: Database,
    private readonly codes: CodesRepository,
    private readonly searched: CodesService,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  run({ csv, ...to }: Input<typeof ImportCodes>, context: RequestContext): Promise<CodesImport> {
    return this.idempotently(to, context, () => Promise.resolve(csv));
  }

  /** Keeps a piece of a file until it is imported; a piece that comes again replaces itself. What nobody imports goes. */
  storePiece({ uploadId, number, csv }: Input<typeof StoreCodesPiece>, context: RequestContext): Promise<Output<typeof StoreCodesPiece>> {
    scopeFor('import codes', context);
    return this.database.idempotently(context, async (tx) => {
      await this.codes.forgetPieces(tx, daysKept);
      await this.codes.storePiece(tx, { uploadId, number, csv });
      return { uploadId, number };
    });
  }

  /** The pieces as the one file that they are: taken whole or not at all, its lines counted from the first piece on. */
  runUpload({ uploadId, pieces, ...to }: Input<typeof ImportCodesUpload>, context: RequestContext): Promise<CodesImport> {
    return this.idempotently(to, context, async (tx) => {
      const found = await this.codes.takePieces(tx, uploadId);
      const missing = Array.from({ length: pieces }, (_, at) => at + 1).filter((number) => !found.has(number));
      if (missing.length > 0 || found.size > pieces) throw piecesMissing(missing, found.size, pieces);
      return [...found.values()].join('');
    });
  }

  private idempotently(
    { scheme, complete }: { scheme: string; complete: boolean }, context: RequestContext, read: (tx: Tx) => Promise<string>,
  ): Promise<CodesImport> {
    scopeFor('import codes', context);
    if (scheme === readStarter().scheme) throw ownedByTheProduct(scheme);
    return this.database.idempotently(context, async (tx) => {
      const csv = await read(tx);
      const problems = new ImportProblems();
      const stated = readCodeFile(csv, scheme, problems);
      const before = await this.codes.lockVersion(tx, scheme);
      const plan = planCodes(stated, await this.codes.ofScheme(tx, scheme), complete, problems);
      const foreign = await this.codes.foreign(tx, scheme, stated.map(({ entry }) => entry.code));
      for (const { line, entry: { code } } of stated) {
        const other = foreign.get(code);
        if (other !== undefined) problems.add(line, 'code', `${code} is a code of ${other}: two schemes cannot share one`);
      }
      problems.throwIfAny();
      const { created, updated, removed, unchanged } = plan;
      const counts = { created: created.length, updated: updated.length, removed: removed.length, unchanged };
      if (created.length + updated.length + removed.length === 0) return { scheme, version: before, ...counts };
      const version = before + 1;
      await this.codes.write(tx, { scheme, version, codes: [...created, ...updated] }, removed);
      // After the rows are gone: an enterprise that took one of them a moment ago has committed by now, and is seen.
      await this.refuseInUse(tx, plan);
      await this.outbox.publish(ClassificationChanged, { scheme, version }, tx, { aggregateId: scheme, version });
      afterCommit(() => this.searched.lookAgain());
      await this.audit.record(tx, {
        action: 'codes.imported', subjectType: 'classification', subjectId: scheme,
        actor: context.actor, requestId: context.requestId, details: { version, ...counts },
      });
      return { scheme, version, ...counts };
    });
  }

  private async refuseInUse(tx: Tx, { removed, recounted }: CodePlan): Promise<void> {
    const said = (uses: readonly CodeUse[], words: string): FieldError[] => uses.map(({ code, enterprises }) => ({
      field: `code ${code}`, message: `${enterprises} ${enterprises === 1 ? 'enterprise' : 'enterprises'} ${words}`,
    }));
    const fields = [
      ...(removed.length > 0 ? said(await this.codes.used(tx, removed),
        'claim it or name it in a track record, and the file does not have it: keep it, or change those first') : []),
      ...(recounted.length > 0 ? said(await this.codes.claimed(tx, recounted),
        'claim it in the unit it has, which cannot be converted to the one in the file: keep the unit, or change those first') : []),
    ];
    const [first] = fields;
    if (!first) return;
    throw new DomainError(
      'import_invalid', `Nothing was imported. Problems: ${fields.length}; the first is ${first.field}: ${first.message}.`,
      { problems: fields.length, fields: fields.slice(0, mostFields) },
    );
  }
}

const piecesMissing = (missing: readonly number[], found: number, pieces: number) => new DomainError(
  'import_invalid',
  missing.length > 0
    ? `Nothing was imported: of ${pieces} pieces ${missing.slice(0, 10).join(', ')} is not there. Send every piece of the file first.`
    : `Nothing was imported: there are ${found} pieces, not ${pieces}. Say how many the file has, or take a new uploadId.`,
  { fields: [{ field: 'pieces', message: missing.length > 0 ? `piece ${missing[0]} is not there` : `there are ${found}` }] },
);

const ownedByTheProduct = (scheme: string) => new DomainError(
  'import_invalid', `${scheme} comes with the product and is replaced by its updates. Give your codes another scheme.`,
  { fields: [{ field: 'scheme', message: 'must be another name' }] },
);
