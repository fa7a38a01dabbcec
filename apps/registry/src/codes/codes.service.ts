// The use cases of the classification: loaded when it is newer, searched by people, read whole by services.
import { Injectable } from '@nestjs/common';
import type { Input, Output, RequestContext } from '#contracts/message.js';
import { ClassificationChanged, type ListCodes, type SearchCodes } from '#contracts/registry/codes.js';
import { afterCommit, Database } from '#platform/database/database.js';
import { Outbox } from '#platform/outbox/outbox.js';
import { systemOnly } from '../access.js';
import { CodeSearch } from './code-search.js';
import { namedCodes, suggestCodes } from './code-suggestions.js';
import { CodesRepository, type Classification, type CodeEntry } from './codes.repository.js';
import { CorrespondencesRepository } from './correspondences.repository.js';
import { PastWork } from './past-work.service.js';

const wholeClassification = 100_000;
/** Codes that were chosen for similar words, looked at beside what is recognised. */
const mostLikely = 5;
/** So long what is in memory is believed to be the newest, in ms: another process may have imported codes. */
const believedMs = 1_000;

interface Prepared {
  version: number;
  entries: readonly CodeEntry[];
  search: CodeSearch;
}

@Injectable()
export class CodesService {
  private prepared: Prepared | null = null;
  private believed: { until: number; prepared: Promise<Prepared> } | null = null;

  constructor(
    private readonly database: Database,
    private readonly codes: CodesRepository,
    private readonly correspondences: CorrespondencesRepository,
    private readonly outbox: Outbox,
    private readonly pastWork: PastWork,
  ) {}

  /** Stores a scheme as a whole when its version is higher than the stored one; true when it did. */
  load(classification: Classification): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const { scheme, version } = classification;
      if ((await this.codes.lockVersion(tx, scheme)) >= version) return false;
      const kept = new Set(classification.codes.map(({ code }) => code));
      const gone = (await this.codes.ofScheme(tx, scheme)).filter(({ code }) => !kept.has(code));
      await this.codes.write(tx, classification, gone.map(({ code }) => code));
      await this.outbox.publish(ClassificationChanged, { scheme, version }, tx, {
        aggregateId: scheme,
        version,
      });
      afterCommit(() => this.lookAgain());
      return true;
    });
  }

  /** For everybody: what codes there are is no secret. */
  async search({ q, codes, language, limit, scheme }: Input<typeof SearchCodes>): Promise<Output<typeof SearchCodes>> {
    const { version, entries, search } = await this.current();
    if (codes !== undefined) return { items: namedCodes(search, codes.split(','), { language, scheme }) };
    // Fewer letters are like everything.
    const likely = q.trim().length < 3 ? [] : await this.pastWork.codesFor(q, mostLikely, version, () => entries);
    return { items: suggestCodes(search, likely, { text: q, language, limit, scheme }) };
  }

  async list(
    { after, limit }: Input<typeof ListCodes>,
    context: RequestContext,
  ): Promise<Output<typeof ListCodes>> {
    systemOnly(context);
    const { manager } = this.database;
    // First: what changes while the rest is read makes the version of the next page another.
    const version = await this.codes.version(manager);
    const items = await this.codes.list(manager, after, limit);
    const corresponding = await this.correspondences.of(manager, items.map(({ code }) => code));
    return {
      version,
      items: items.map((item) => {
        const corresponds = corresponding.get(item.code);
        return corresponds ? { ...item, corresponds } : item;
      }),
    };
  }

  /** Called when this process has stored another version. */
  lookAgain(): void {
    this.believed = null;
  }

  /** Looked for once for all who ask while it is believed: a round trip to Postgres would be the longest part of an answer. */
  private current(): Promise<Prepared> {
    if (this.believed && performance.now() < this.believed.until) return this.believed.prepared;
    const believed = { until: performance.now() + believedMs, prepared: this.newest() };
    this.believed = believed;
    // Whoever comes after a failure looks anew.
    believed.prepared.catch(() => { if (this.believed === believed) this.lookAgain(); });
    return believed.prepared;
  }

  /** Kept in memory until another version is stored. */
  private async newest(): Promise<Prepared> {
    const version = await this.codes.version(this.database.manager);
    if (this.prepared?.version !== version) {
      const entries = await this.codes.list(this.database.manager, null, wholeClassification);
      this.prepared = { version, entries, search: new CodeSearch(entries) };
    }
    return this.prepared;
  }
}
