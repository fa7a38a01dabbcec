// Very many lots at once, on all processors: after a change of weights, of a policy or of the classification everything is matched again.
import { Worker } from 'node:worker_threads';
import { EngineError, type EngineErrorCode } from '../errors.js';
import type { LotNeed, Setting } from '../types.js';
import type { EnterpriseIndex } from './enterprise-index.js';
import { handOver, type HandedOver } from './handed-over.js';
import { giveBackDesk, takeDesk } from './kernel/desk.js';
import { PreparedLot } from './prepared-lot.js';
import { foundAt, inOrder, search, type Found } from './search.js';

export interface BulkQuestion {
  need: LotNeed;
  setting: Setting;
  /** So many are wanted at most. */
  limit: number;
}

export interface BulkAnswer {
  lotId: string;
  /** As `search` has it. EngineError when the lot or its setting makes no sense, as for `PreparedLot`. Worked out when it is first called. */
  found(): Found[];
}

/** What a thread begins with; `desk`: its own in the memory of the index. */
export interface Begun {
  handedOver: HandedOver;
  desk: number | null;
}

/** What goes to a thread, and what comes back: of each question how many were found, their numbers and scores one after the other. */
export interface Asked {
  part: number;
  questions: readonly BulkQuestion[];
}
export interface Refused {
  code: EngineErrorCode;
  message: string;
}
export interface Heard {
  part: number;
  counts: Uint32Array<ArrayBuffer>;
  numbers: Uint32Array<ArrayBuffer>;
  scores: Float64Array<ArrayBuffer>;
  odd: ReadonlyMap<number, Found[]>;
  refused: ReadonlyMap<number, Refused>;
}

/** Questions that a thread is given together; it has the next ones before it is done with these. */
const questionsAtOnce = 64;
const partsAhead = 2;

/**
 * Threads over one index, which nobody may change meanwhile: one that was just built or folded. They take some hundred ms to
 * start and some MB each; the columns are shared. Whoever opens it closes it.
 */
export class Bulk {
  /** Parts handed out so far: a call that nobody listened to until its end leaves answers behind, which are none of the next one. */
  private handedOut = 0;
  /** What ended a thread, and with it everything that is asked from then on. */
  private broken: unknown = null;

  private constructor(
    private readonly index: EnterpriseIndex,
    private readonly threads: readonly Worker[],
    /** Of each thread; none when the index is small. */
    private readonly desks: number[],
  ) {}

  /** `threads`: as many as there are processors to spare. */
  static async over(index: EnterpriseIndex, threads: number): Promise<Bulk> {
    const handedOver = handOver(index);
    const { memory } = index;
    const desks = memory === null ? [] : Array.from({ length: threads }, () => takeDesk(memory, index.codeStarts.length));
    const workers = Array.from({ length: threads }, (_, at) =>
      new Worker(new URL('./bulk.worker.js', import.meta.url), { workerData: { handedOver, desk: desks[at] ?? null } satisfies Begun, execArgv: [] }));
    const bulk = new Bulk(index, workers, desks);
    try {
      await Promise.all(workers.map((worker) => new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject))));
      for (const worker of workers) worker.removeAllListeners('error');
      return bulk;
    } catch (error) {
      await bulk.close();
      throw error;
    }
  }

  /**
   * The answers in parts, in the order in which they are ready; one call at a time. Lots of one code are asked together, because
   * they read the same rows. Whoever has enough may leave before the end. Rejects when a thread breaks, and from then on.
   */
  async *searchAll(questions: readonly BulkQuestion[]): AsyncGenerator<BulkAnswer[]> {
    // Word vectors are some hundred MB and stay where they are: lots that need them are searched here, when their answer is asked for.
    const needVectors = ({ setting }: BulkQuestion) => Boolean(setting.relevance?.meaning);
    const here = questions.filter(needVectors).map((question) => this.answerHere(question));
    const parts = this.partsOf(questions.filter((question) => !needVectors(question)));
    const first = this.handedOut;
    this.handedOut += parts.length;
    const ready: Heard[] = [];
    let wake = () => {};
    let [next, answered] = [0, 0];
    const give = (thread: Worker) => {
      const part = next;
      next += 1;
      if (part < parts.length) thread.postMessage({ part: first + part, questions: parts[part]! } satisfies Asked);
    };
    const fail = (error: unknown) => {
      this.broken ??= error instanceof Error ? error : new Error('a thread ended');
      wake();
    };
    const listeners = this.threads.map((thread) => ({
      thread,
      hear: (heard: Heard) => {
        if (heard.part < first) return;
        ready.push(heard);
        give(thread);
        wake();
      },
    }));
    for (const { thread, hear } of listeners) thread.on('error', fail).on('exit', fail).on('message', hear);
    try {
      for (let ahead = 0; ahead < partsAhead; ahead += 1) for (const thread of this.threads) give(thread);
      if (this.broken !== null) throw this.broken;
      // The threads are at work meanwhile.
      if (here.length > 0) yield here;
      while (answered < parts.length) {
        if (this.broken !== null) throw this.broken;
        const heard = ready.shift();
        if (heard === undefined) await new Promise<void>((resolve) => (wake = resolve));
        else {
          answered += 1;
          yield this.answers(parts[heard.part - first]!, heard);
        }
      }
    } finally {
      for (const { thread, hear } of listeners) thread.off('error', fail).off('exit', fail).off('message', hear);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.terminate()));
    for (const desk of this.desks.splice(0)) giveBackDesk(this.index.memory!, desk);
  }

  private answerHere({ need, setting, limit }: BulkQuestion): BulkAnswer {
    const { index } = this;
    let known: Found[] | null = null;
    return { lotId: need.lotId, found: () => (known ??= search(index, new PreparedLot(need, setting, index.vocabulary), limit)) };
  }

  private partsOf(questions: readonly BulkQuestion[]): BulkQuestion[][] {
    const { codes } = this.index.vocabulary;
    const rankOf = ({ need }: BulkQuestion) => codes.rankOf(need.code) ?? -1;
    const sorted = questions.toSorted((one, other) => rankOf(one) - rankOf(other));
    return Array.from({ length: Math.ceil(sorted.length / questionsAtOnce) }, (_, part) => sorted.slice(part * questionsAtOnce, (part + 1) * questionsAtOnce));
  }

  private answers(questions: readonly BulkQuestion[], { counts, numbers, scores, odd, refused }: Heard): BulkAnswer[] {
    const { index } = this;
    let from = 0;
    return questions.map(({ need: { lotId }, limit }, at) => {
      const start = from;
      from += counts[at]!;
      const found = () => {
        const fault = refused.get(at);
        if (fault) throw new EngineError(fault.code, fault.message);
        const own = Array.from({ length: counts[at]! }, (_, place) => foundAt(index, numbers[start + place]!, scores[start + place]!));
        const others = odd.get(at);
        return others ? inOrder([...own, ...others]).slice(0, limit) : own;
      };
      return { lotId, found };
    });
  }
}
