// The thread that has learnt from earlier work, as something that can be asked.
import { Worker } from 'node:worker_threads';
import type { LikelyCode } from '#engine';
import type { Answer, Question, ToLearn } from './past-codes.worker.js';

/** Somebody who types does not wait longer, in ms: the suggestions are then what is recognised. */
const patienceMs = 250;

export class PastCodesThread {
  private readonly waiting = new Map<number, (codes: LikelyCode[]) => void>();
  private asked = 0;
  private gone = false;

  private constructor(private readonly worker: Worker) {}

  /** Resolves when everything is learnt; rejects when it cannot be, or `signal` says that nobody needs it any more. */
  static async start(toLearn: ToLearn, signal: AbortSignal): Promise<PastCodesThread> {
    const worker = new Worker(new URL('./past-codes.worker.js', import.meta.url), { workerData: toLearn });
    const thread = new PastCodesThread(worker);
    const stop = () => void worker.terminate();
    signal.addEventListener('abort', stop);
    try {
      // One listener from the first message to the last: a port without any stops.
      await new Promise<void>((resolve, reject) => {
        worker.on('message', (message: 'ready' | Answer) => (message === 'ready' ? resolve() : thread.take(message)));
        worker.on('error', (error) => {
          thread.end();
          reject(error);
        });
        worker.on('exit', () => {
          thread.end();
          reject(new Error('the thread that learns ended'));
        });
      });
      return thread;
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  /** None once the thread is gone, or when it takes too long. */
  codesFor(text: string, limit: number): Promise<LikelyCode[]> {
    if (this.gone) return Promise.resolve([]);
    const id = this.asked++;
    return new Promise((resolve) => {
      const giveUp = setTimeout(() => this.take({ id, codes: [] }), patienceMs);
      this.waiting.set(id, (codes) => {
        clearTimeout(giveUp);
        resolve(codes);
      });
      this.worker.postMessage({ id, text, limit } satisfies Question);
    });
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
  }

  private take({ id, codes }: Answer): void {
    this.waiting.get(id)?.(codes);
    this.waiting.delete(id);
  }

  /** Suggestions go on without it. */
  private end(): void {
    this.gone = true;
    for (const id of this.waiting.keys()) this.take({ id, codes: [] });
  }
}
