// The thread that has learnt from earlier work, as something that can be asked.
import { Worker } from 'node:worker_threads';
import type { LikelyCode } from '#engine';
import type { Answer, Question, ToLearn } from './past-codes.worker.js';

export class PastCodesThread {
  private readonly waiting = new Map<number, (codes: LikelyCode[]) => void>();
  private asked = 0;
  private gone = false;

  private constructor(private readonly worker: Worker) {
    worker.on('message', ({ id, codes }: Answer) => {
      this.waiting.get(id)?.(codes);
      this.waiting.delete(id);
    });
    // Suggestions go on without it.
    const end = () => {
      this.gone = true;
      for (const answer of this.waiting.values()) answer([]);
      this.waiting.clear();
    };
    worker.on('error', end);
    worker.on('exit', end);
  }

  /** Resolves when everything is learnt; rejects when it cannot be, or `signal` says that nobody needs it any more. */
  static async start(toLearn: ToLearn, signal: AbortSignal): Promise<PastCodesThread> {
    const worker = new Worker(new URL('./past-codes.worker.js', import.meta.url), { workerData: toLearn });
    const stop = () => void worker.terminate();
    signal.addEventListener('abort', stop);
    try {
      await new Promise<void>((resolve, reject) => {
        worker.once('message', () => resolve());
        worker.once('error', reject);
        worker.once('exit', () => reject(new Error('the thread that learns ended')));
      });
      worker.removeAllListeners();
      return new PastCodesThread(worker);
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  /** None once the thread is gone. */
  codesFor(text: string, limit: number): Promise<LikelyCode[]> {
    if (this.gone) return Promise.resolve([]);
    const id = this.asked++;
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      this.worker.postMessage({ id, text, limit } satisfies Question);
    });
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
  }
}
