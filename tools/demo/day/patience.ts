// Waiting for what the system does by itself, until that is there, it took too long, or nobody wants it any more.
import { eventually } from '../story.js';

const timeoutMs = 120_000;

export class Patience {
  constructor(private readonly isOver: () => boolean) {}

  check(): void {
    if (this.isOver()) throw new Error('the demo is to end');
  }

  until<T>(what: string, answer: () => Promise<T | undefined>): Promise<T> {
    return eventually(what, timeoutMs, () => {
      this.check();
      return answer();
    });
  }
}
