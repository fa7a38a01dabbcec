// What enterprises did before, as a teacher: which codes titles like one had. Learnt in the background, again when it changed.
import { createHash } from 'node:crypto';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { CodeName, LikelyCode, PastChoice } from '#engine';
import { Database } from '#platform/database/database.js';
import { describeFailure } from '#platform/failure.js';
import { LOG, type Log } from '#platform/log.js';
import { CodesRepository, type CodeEntry } from './codes.repository.js';
import { PastCodesThread } from './past-codes-thread.js';

/** The newest records: more take long to learn and add little. */
const mostChoices = 5_000;
/** How long what was learnt is good before somebody looks whether there is more, in ms. */
const goodForMs = 10 * 60_000;

@Injectable()
export class PastWork implements OnModuleDestroy {
  private thread: PastCodesThread | null = null;
  private learnt = '';
  private lookedAt = -Infinity;
  private learning: Promise<void> | null = null;
  private readonly stopping = new AbortController();

  constructor(
    private readonly database: Database,
    private readonly codes: CodesRepository,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** By what is learnt so far; starts to learn when that is old. `version` is of the classification that `entries` are. */
  async codesFor(text: string, limit: number, version: number, entries: () => readonly CodeEntry[]): Promise<LikelyCode[]> {
    if (!this.learning && Date.now() - this.lookedAt > goodForMs && !this.stopping.signal.aborted) {
      this.lookedAt = Date.now();
      this.learning = this.learn(version, entries)
        .catch((error: unknown) => {
          if (!this.stopping.signal.aborted) this.log.warn({ reason: describeFailure(error) }, 'Could not learn from earlier work; tries again later');
        })
        .finally(() => (this.learning = null));
    }
    return this.thread ? this.thread.codesFor(text, limit) : [];
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.learning;
    await this.thread?.stop();
  }

  private async learn(version: number, entries: () => readonly CodeEntry[]): Promise<void> {
    const choices = await this.codes.pastChoices(this.database.manager, mostChoices);
    const found = createHash('sha256').update(JSON.stringify([version, choices])).digest('hex');
    if (found === this.learnt || choices.length === 0) return;
    const next = await PastCodesThread.start({ choices, ...namesAndTops(choices, entries()) }, this.stopping.signal);
    const before = this.thread;
    [this.thread, this.learnt] = [next, found];
    await before?.stop();
  }
}

function namesAndTops(choices: readonly PastChoice[], entries: readonly CodeEntry[]): { names: CodeName[]; topOf: Record<string, string> } {
  const byCode = new Map(entries.map((entry) => [entry.code, entry]));
  const names: CodeName[] = [];
  const topOf: Record<string, string> = {};
  for (const code of new Set(choices.map((choice) => choice.code))) {
    const entry = byCode.get(code);
    if (!entry) continue;
    for (const name of [...Object.values(entry.labels), ...Object.values(entry.synonyms).flat()]) names.push({ code, name });
    let top = entry;
    for (let above = entry; above.parent !== null; above = top) {
      const parent = byCode.get(above.parent);
      if (!parent) break;
      top = parent;
    }
    topOf[code] = top.code;
  }
  return { names, topOf };
}
