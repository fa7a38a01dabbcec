// Installs weight files of learned relevance and shows them; what is installed never changes.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError, notFound } from '#contracts/errors.js';
import type { Input, Output, RequestContext } from '#contracts/message.js';
import {
  RelevanceVersion, type AddRelevanceWeightsPart, type GetRelevanceWeights, type InstallRelevanceWeights, type ListRelevanceWeights,
  type ReadRelevanceWeights, type RelevanceWeightsFile,
} from '#contracts/matching/relevance-weights.js';
import { canonicalJson, EngineError, relevanceWeights, type RelevanceWeights } from '#engine';
import { Audit } from '#platform/audit.js';
import { Database } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { idOfCursor, pageOf } from '#platform/page.js';
import { requireRole } from '#platform/roles.js';
import { LoadedVectors } from './loaded-vectors.js';
import { RelevanceWeightsRepository, type Described } from './relevance-weights.repository.js';

const installers = ['manager', 'admin'] as const;
const readers = ['cda', ...installers] as const;
/** What a file may say of where it comes from, in characters of JSON: a list shows it. */
const mostProvenance = 20_000;
/** Characters of a file in one reply: of at most four bytes each, and some of them escaped, they fit into a message. */
const pieceLength = 100_000;

@Injectable()
export class RelevanceWeightsService {
  constructor(
    private readonly database: Database,
    private readonly repository: RelevanceWeightsRepository,
    private readonly audit: Audit,
    private readonly vectors: LoadedVectors,
  ) {}

  async addPart({ uploadId, number, part }: Input<typeof AddRelevanceWeightsPart>, context: RequestContext): Promise<Output<typeof AddRelevanceWeightsPart>> {
    requireRole(context, installers);
    const bytes = Buffer.from(part, 'base64');
    await this.repository.putPart(uploadId, number, bytes);
    return { bytes: bytes.length };
  }

  async install({ uploadId, parts, sha256 }: Input<typeof InstallRelevanceWeights>, context: RequestContext): Promise<RelevanceWeightsFile> {
    requireRole(context, installers);
    try {
      const bytes = Buffer.concat(await this.database.transaction((tx) => this.repository.parts(tx, uploadId, parts)));
      if (sha256Of(bytes) !== sha256) throw new DomainError('service_unavailable', 'The file did not arrive whole. Send it again.');
      // Megabytes are read before a transaction begins.
      const read = readFile(bytes);
      const lacked = this.vectors.lackedBy(read.weights);
      if (lacked !== null) throw new DomainError('body_invalid', `The file was ${lacked}, or train without them.`);
      return await this.keep(read, context);
    } finally {
      await this.database.transaction((tx) => this.repository.forgetParts(tx, uploadId));
    }
  }

  private keep({ weights, file, content }: ReadFile, context: RequestContext): Promise<RelevanceWeightsFile> {
    return this.database.transaction(async (tx) => {
      const row = {
        id: newId(), version: weights.version, sha256: sha256Of(content), bytes: Buffer.byteLength(file), file,
        // A list shows which vectors it needs, and reads no files.
        provenance: { ...weights.provenance, vectors: weights.meaning?.vectors }, installedBy: context.actor?.accountId ?? null, installedAt: new Date(),
      };
      if (!(await this.repository.insert(tx, row))) {
        const same = await this.repository.one('sha256', row.sha256, tx);
        if (same) return this.view(same);
        throw new DomainError(
          'already_exists', `There is another file of the version ${row.version}. A version never changes: give yours a new one, as npm run train does.`,
        );
      }
      await this.audit.record(tx, {
        action: 'relevance-weights.installed', subjectType: 'relevance-weights', subjectId: row.id, actor: context.actor,
        requestId: context.requestId, details: { version: row.version, sha256: row.sha256, bytes: row.bytes },
      });
      return this.view(row);
    });
  }

  async get({ id }: Input<typeof GetRelevanceWeights>, context: RequestContext): Promise<RelevanceWeightsFile> {
    requireRole(context, readers);
    const row = await this.repository.one('id', id);
    if (row === null) throw notFound('weight file', id);
    return this.view(row);
  }

  async list({ limit, cursor, relevanceVersion }: Input<typeof ListRelevanceWeights>, context: RequestContext): Promise<Output<typeof ListRelevanceWeights>> {
    requireRole(context, readers);
    return pageOf((await this.repository.list(idOfCursor(cursor), relevanceVersion ?? null, limit + 1)).map((row) => this.view(row)), limit);
  }

  async read({ id, from }: Input<typeof ReadRelevanceWeights>, context: RequestContext): Promise<Output<typeof ReadRelevanceWeights>> {
    requireRole(context, readers);
    const text = await this.repository.piece(id, from, pieceLength);
    if (text === null) throw notFound('weight file', id);
    const length = [...text].length;
    return { text, next: length < pieceLength ? null : from + length };
  }

  private view({ id, version, sha256, bytes, provenance, installedBy, installedAt }: Described): RelevanceWeightsFile {
    const vectors = typeof provenance['vectors'] === 'string' ? provenance['vectors'] : null;
    return { id, relevanceVersion: version, sha256, bytes, provenance, vectors, usable: this.vectors.suffice(vectors), installedBy, installedAt: installedAt.toISOString() };
  }
}

interface ReadFile {
  weights: RelevanceWeights;
  file: string;
  /** What two files of one version agree in. */
  content: string;
}

/** DomainError `body_invalid` that says what is wrong with the file. */
function readFile(bytes: Buffer): ReadFile {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new DomainError('body_invalid', `The file is not JSON in UTF-8: ${(error as Error).message.slice(0, 200)}`);
  }
  let weights: RelevanceWeights;
  try {
    weights = relevanceWeights(json);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    throw new DomainError('body_invalid', `The file cannot be used: ${error.message.slice(0, 400)}.`);
  }
  const version = RelevanceVersion.safeParse(weights.version);
  if (!version.success) throw new DomainError('body_invalid', `The version of the file, “${weights.version.slice(0, 120)}”, must be 1 to 100 letters, digits and . _ : + - without spaces.`);
  if (JSON.stringify(weights.provenance).length > mostProvenance) throw new DomainError('body_invalid', `The provenance of the file has more than ${mostProvenance} characters. Shorten it.`);
  // Trained again on another day it is the same, but for what it says of that day.
  const { until } = weights.provenance;
  // As the file says it: one of an older format is read as one of today, and is the same file as ever.
  return { weights, file: canonicalJson(json), content: canonicalJson({ ...(json as RelevanceWeights), provenance: { until } }) };
}

const sha256Of = (content: Buffer | string) => createHash('sha256').update(content).digest('hex');
