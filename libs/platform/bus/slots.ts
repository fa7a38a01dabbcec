// Back-pressure: so many at once, so many in line, and a clear refusal after that.
import { DomainError } from '#contracts/errors.js';

interface Waiting {
  start: () => void;
  timer: NodeJS.Timeout;
}

export class Slots {
  private readonly line: Waiting[] = [];
  private busy = 0;

  constructor(
    private readonly atOnce: number,
    private readonly inLine: number,
  ) {}

  get taken(): number {
    return this.busy;
  }

  /** Takes a slot; call the returned function to give it back. Throws `overloaded` or `deadline_exceeded`. */
  async take(deadline = Number.POSITIVE_INFINITY): Promise<() => void> {
    if (this.busy < this.atOnce) this.busy += 1;
    else await this.wait(deadline);
    let given = false;
    return () => {
      if (given) return;
      given = true;
      const next = this.line.shift();
      if (next) next.start();
      else this.busy -= 1;
    };
  }

  private wait(deadline: number): Promise<void> {
    if (this.line.length >= this.inLine) {
      throw new DomainError('overloaded', 'Too many requests are waiting already. Try again in a moment.');
    }
    return new Promise((resolve, reject) => {
      const give = () => {
        clearTimeout(waiting.timer);
        resolve();
      };
      const giveUp = () => {
        this.line.splice(this.line.indexOf(waiting), 1);
        reject(
          new DomainError(
            'deadline_exceeded',
            'The time for this request passed while it waited for its turn.',
          ),
        );
      };
      const patienceMs = Math.min(Math.max(deadline - Date.now(), 0), 2 ** 31 - 1);
      const waiting: Waiting = { start: give, timer: setTimeout(giveUp, patienceMs) };
      this.line.push(waiting);
    });
  }
}
